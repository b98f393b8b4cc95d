//! A server in a process of its own, so that the client's work isn't counted as the server's.
use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use crate::client::{Answer, Connection};

/// Of `/proc/PID/stat`; Linux counts so since it can't be asked otherwise without C.
const TICKS_A_SECOND: f64 = 100.0;
const STARTS_WITHIN: Duration = Duration::from_mins(1);

/// A running server; it ends with this.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Starts this program again as a server, which logs into a file.
    pub(crate) fn spawn(arguments: &[&str], folder: &Path) -> anyhow::Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let part = arguments.first().copied().unwrap_or_default();
        let log = File::create(folder.join(format!("{part}.log")))?;
        let child = Command::new(std::env::current_exe()?)
            .args(arguments)
            .args(["--listen", &address.to_string()])
            .stderr(log)
            .spawn()
            .context("could not start the server")?;
        Ok(Self { child, address })
    }

    /// The first answer, and when it came, counted from now.
    pub(crate) async fn first_answer(
        &mut self,
        request: &[u8],
    ) -> anyhow::Result<(Duration, Answer)> {
        let began = Instant::now();
        loop {
            if let Ok(mut connection) = Connection::open(self.address).await {
                let answer = connection.ask(request).await?;
                return Ok((began.elapsed(), answer));
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server stopped: {status}");
            }
            if began.elapsed() > STARTS_WITHIN {
                bail!("the server does not answer");
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// What it has used of the processors up to now, in milliseconds.
    pub(crate) fn cpu_ms(&self) -> anyhow::Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name of the program, in brackets, may hold anything.
        let (_, after) = stat.rsplit_once(')').context("an unknown form of stat")?;
        let mut fields = after.split_whitespace().skip(11);
        let mut ticks = || fields.next().and_then(|field| field.parse::<f64>().ok());
        let (user, system) = ticks().zip(ticks()).context("an unknown form of stat")?;
        Ok((user + system) * 1000.0 / TICKS_A_SECOND)
    }

    /// The most memory it ever had, in mebibytes.
    pub(crate) fn memory_peak_mib(&self) -> anyhow::Result<f64> {
        peak_mib(&self.child.id().to_string())
    }
}

/// The most memory that a process ever had, in mebibytes; `self` is this one.
pub(crate) fn peak_mib(process: &str) -> anyhow::Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()).context("no VmHWM")?;
    Ok(kib.parse::<f64>()? / 1024.0)
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
