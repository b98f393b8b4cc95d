//! Starting the program, reading what it says, stopping it.
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// Nothing that is waited for takes this long, in a build without optimisation either.
const PATIENCE: Duration = Duration::from_secs(150);

/// What a run left.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program with these arguments, in Dutch and without settings from outside.
pub(crate) fn weerklank(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weerklank"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("WEERKLANK_")) {
        command.env_remove(name);
    }
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "nl_NL.UTF-8");
    command.args(arguments);
    command
}

/// Runs to the end.
pub(crate) fn run(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs on a folder, and expects that all goes well.
pub(crate) fn done(data: &Path, arguments: &[&str]) -> String {
    let ran = on(data, arguments);
    assert_eq!(ran.code, Some(0), "{arguments:?}: {}{}", ran.out, ran.err);
    ran.out
}

pub(crate) fn on(data: &Path, arguments: &[&str]) -> Ran {
    run(weerklank(arguments).arg("--data").arg(data))
}

/// A program that goes on; it is ended with the test.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
    pub(crate) heard: Vec<String>,
}

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        Self { child, lines, heard: Vec::new() }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The first line that holds this, now or later.
    pub(crate) fn line_with(&mut self, part: &str) -> String {
        if let Some(line) = self.heard.iter().find(|line| line.contains(part)) {
            return line.clone();
        }
        loop {
            let Ok(line) = self.lines.recv_timeout(PATIENCE) else {
                panic!("never said {part:?}: {:#?}", self.heard);
            };
            self.heard.push(line.clone());
            if line.contains(part) {
                return line;
            }
        }
    }

    /// The address on which it answers.
    pub(crate) fn address(&mut self) -> String {
        let line = self.line_with("http://localhost:");
        let (_, rest) = line.split_once("http://").unwrap();
        rest.split(['/', ' ', '"']).next().unwrap().replace("localhost", "127.0.0.1")
    }

    /// Asks it to stop as a service manager does, and answers its status.
    pub(crate) fn terminate(mut self) -> Option<i32> {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        self.child.wait().unwrap().code()
    }

    /// Ends it as a power cut would.
    pub(crate) fn power_cut(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
