//! `ClamAV` by its socket: a file goes over it in pieces, and one line comes back.
use std::fmt;
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpStream, UnixStream};

use super::FileContent;

/// So much goes over the socket at once.
const PIECE_BYTES: usize = 64 * 1024;
/// No answer within this time is none.
const ANSWERS_WITHIN: Duration = Duration::from_mins(2);
/// No scanner has a limit below this: who hangs up later does so because of the file.
const LEAST_LIMIT: usize = 1 << 20;
/// A longer answer is no answer of a scanner.
const ANSWER_BYTES_MAX: u64 = 4096;

/// Where the scanner listens: `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    Unix(PathBuf),
    Tcp(String),
}

/// What the scanner says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Clean,
    /// With the name of what it found.
    Infected(String),
}

/// Why there is no verdict. Never that a file is clean.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    #[error("the scanner can't be reached")]
    Unreachable(#[source] io::Error),
    #[error("the scanner did not answer in time")]
    Slow,
    /// About this one file: it is larger than the scanner takes, or can't be read.
    #[error("the scanner would not look at the file: {0}")]
    WouldNot(String),
}

impl Scanner {
    /// Whether it is there.
    pub async fn probe(&self) -> Result<(), ScanError> {
        let answer = self.asked(Question::Ping).await?;
        if answer == "PONG" { Ok(()) } else { Err(ScanError::WouldNot(answer)) }
    }

    pub(crate) async fn scan(&self, content: FileContent) -> Result<Verdict, ScanError> {
        let answer = self.asked(Question::Scan(content)).await?;
        let said = answer.strip_prefix("stream: ").unwrap_or(&answer);
        match said.strip_suffix(" FOUND") {
            Some(found) => Ok(Verdict::Infected(found.to_owned())),
            None if said == "OK" => Ok(Verdict::Clean),
            None => Err(ScanError::WouldNot(said.to_owned())),
        }
    }

    async fn asked(&self, question: Question) -> Result<String, ScanError> {
        let talk = async {
            match self {
                Self::Unix(path) => {
                    let socket = UnixStream::connect(path).await;
                    talk(socket.map_err(ScanError::Unreachable)?, question).await
                }
                Self::Tcp(address) => {
                    let socket = TcpStream::connect(address).await;
                    talk(socket.map_err(ScanError::Unreachable)?, question).await
                }
            }
        };
        tokio::time::timeout(ANSWERS_WITHIN, talk).await.map_err(|_| ScanError::Slow)?
    }
}

enum Question {
    Ping,
    Scan(FileContent),
}

async fn talk(
    mut socket: impl AsyncRead + AsyncWrite + Unpin,
    question: Question,
) -> Result<String, ScanError> {
    let mut sent = 0;
    let said = match question {
        Question::Ping => socket.write_all(b"zPING\0").await,
        Question::Scan(content) => send(&mut socket, content, &mut sent).await,
    };
    let mut answer = Vec::new();
    // A scanner that has heard enough closes its side; what it said may be there to read.
    let heard = socket.take(ANSWER_BYTES_MAX).read_to_end(&mut answer).await;
    if !answer.is_empty() {
        let answer = String::from_utf8_lossy(&answer);
        return Ok(answer.trim_end_matches(['\0', '\n']).to_owned());
    }
    let cause = said.and(heard.map(drop)).err();
    let cause = cause.unwrap_or_else(|| io::ErrorKind::UnexpectedEof.into());
    if sent > LEAST_LIMIT && hung_up(&cause) {
        return Err(ScanError::WouldNot("it hung up on a large file".to_owned()));
    }
    Err(ScanError::Unreachable(cause))
}

fn hung_up(cause: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionReset, UnexpectedEof};
    matches!(cause.kind(), BrokenPipe | ConnectionReset | UnexpectedEof)
}

/// Each piece with its length before it, and a length of nothing at the end. Counts what went.
async fn send(
    socket: &mut (impl AsyncWrite + Unpin),
    content: FileContent,
    sent: &mut usize,
) -> io::Result<()> {
    socket.write_all(b"zINSTREAM\0").await?;
    match content {
        FileContent::Bytes(bytes) => {
            for piece in bytes.chunks(PIECE_BYTES) {
                send_piece(socket, piece).await?;
                *sent += piece.len();
            }
        }
        FileContent::File(mut file) => loop {
            let read = move || {
                let mut piece = Vec::with_capacity(PIECE_BYTES);
                file.by_ref().take(PIECE_BYTES as u64).read_to_end(&mut piece)?;
                Ok::<_, io::Error>((file, piece))
            };
            let piece;
            (file, piece) = tokio::task::spawn_blocking(read).await??;
            if piece.is_empty() {
                break;
            }
            send_piece(socket, &piece).await?;
            *sent += piece.len();
        },
    }
    send_piece(socket, &[]).await?;
    socket.flush().await
}

async fn send_piece(socket: &mut (impl AsyncWrite + Unpin), piece: &[u8]) -> io::Result<()> {
    let length = u32::try_from(piece.len()).map_err(io::Error::other)?;
    socket.write_all(&length.to_be_bytes()).await?;
    socket.write_all(piece).await
}

/// What is no place where a scanner listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected unix:PATH or tcp:HOST:PORT")]
pub struct NotAScanner;

impl FromStr for Scanner {
    type Err = NotAScanner;

    fn from_str(text: &str) -> Result<Self, NotAScanner> {
        if let Some(path) = text.strip_prefix("unix:").filter(|path| path.starts_with('/')) {
            return Ok(Self::Unix(path.into()));
        }
        let address = text.strip_prefix("tcp:").ok_or(NotAScanner)?;
        let (host, port) = address.rsplit_once(':').ok_or(NotAScanner)?;
        let fits = !host.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0);
        fits.then(|| Self::Tcp(address.to_owned())).ok_or(NotAScanner)
    }
}

impl fmt::Display for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
            Self::Tcp(address) => write!(f, "tcp:{address}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scanner;

    #[test]
    fn a_scanner_listens_on_a_path_or_a_port() {
        for good in ["unix:/run/clamav/clamd.ctl", "tcp:127.0.0.1:3310", "tcp:[::1]:3310"] {
            let read = good.parse::<Scanner>().map(|scanner| scanner.to_string());
            assert_eq!(read.as_deref(), Ok(good));
        }
        for bad in ["", "/run/clamd.ctl", "unix:clamd.ctl", "tcp:localhost", "tcp::3310", "tcp:a:0"]
        {
            assert!(bad.parse::<Scanner>().is_err(), "{bad}");
        }
    }
}
