//! A client that keeps its connections: HTTP/1.1, as little of it as the server sends.
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use crate::asked::{Plan, Work};
use crate::dice::Dice;

/// One connection to the server.
pub(crate) struct Connection(BufReader<TcpStream>);

pub(crate) struct Answer {
    pub(crate) status: u16,
    /// As it was sent: compressed when the server compresses.
    pub(crate) body: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    pub(crate) async fn ask(&mut self, request: &[u8]) -> anyhow::Result<Answer> {
        self.0.write_all(request).await?;
        let status = self.line().await?;
        let status = status.split(' ').nth(1).context("no status")?.parse()?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse()?,
                "transfer-encoding" => chunked = value.trim() == "chunked",
                _ => {}
            }
        }
        let body = if chunked { self.chunks().await? } else { self.exactly(length).await? };
        Ok(Answer { status, body })
    }

    async fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        ensure!(self.0.read_line(&mut line).await? > 0, "the server closed the connection");
        Ok(line.trim_end().to_owned())
    }

    async fn exactly(&mut self, length: usize) -> anyhow::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    async fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line().await?, 16)?;
            body.extend(self.exactly(length).await?);
            self.line().await?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

/// How long each request took.
#[derive(Default)]
pub(crate) struct Load {
    pub(crate) micros: Vec<u64>,
    pub(crate) seconds: f64,
}

/// Asks for one work on so many connections until the time is over.
pub(crate) async fn load(
    address: SocketAddr,
    plan: &Plan,
    (work, connections): (Work, u64),
    time: Duration,
) -> anyhow::Result<Load> {
    let began = Instant::now();
    let until = began + time;
    let mut tasks = Vec::new();
    for _ in 0..connections {
        let plan = plan.clone();
        let dice = Dice::seeded_now();
        tasks.push(tokio::spawn(ask_until(address, plan, (work, dice), until)));
    }
    let mut load = Load::default();
    for task in tasks {
        load.micros.extend(task.await??);
    }
    load.seconds = began.elapsed().as_secs_f64();
    Ok(load)
}

async fn ask_until(
    address: SocketAddr,
    plan: Plan,
    (work, mut dice): (Work, Dice),
    until: Instant,
) -> anyhow::Result<Vec<u64>> {
    let host = address.to_string();
    let mut connection = Connection::open(address).await?;
    let mut micros = Vec::new();
    while Instant::now() < until {
        let request = plan.bytes(&plan.next(work, &mut dice), &host);
        let asked = Instant::now();
        let answer = connection.ask(&request).await?;
        micros.push(u64::try_from(asked.elapsed().as_micros())?);
        let wanted = if work == Work::Recording { 303 } else { 200 };
        if answer.status != wanted {
            let said = String::from_utf8_lossy(&answer.body).into_owned();
            bail!("{} was answered with {}: {said}", work.name(), answer.status);
        }
    }
    Ok(micros)
}
