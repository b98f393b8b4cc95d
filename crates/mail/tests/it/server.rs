//! A small mail server on this machine, which can fail at each step.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// A moment at which the server speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    MailFrom,
    RcptTo,
    Data,
    Letter,
}

/// What it does there instead of going along.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    Reply(&'static str),
    Close,
    Silence,
}

/// When the way turns private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Private {
    Never,
    OnStartTls,
    AtOnce,
}

/// What the server was told.
#[derive(Default)]
pub(crate) struct Heard {
    pub commands: Vec<String>,
    pub letters: Vec<String>,
}

pub(crate) struct Server {
    pub address: SocketAddr,
    /// The certificate of the server, which signed itself.
    pub root_pem: String,
    pub heard: Arc<Mutex<Heard>>,
}

struct Behaviour {
    fault: Option<(Step, Fault)>,
    private: Private,
    acceptor: TlsAcceptor,
    heard: Arc<Mutex<Heard>>,
}

enum After {
    Farewell,
    TurnPrivate,
}

impl Server {
    pub(crate) async fn start(private: Private, fault: Option<(Step, Fault)>) -> Self {
        let pair = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(pair.signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![pair.cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Heard::default()));
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let behaviour = Arc::new(Behaviour { fault, private, acceptor, heard: Arc::clone(&heard) });
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let behaviour = Arc::clone(&behaviour);
                tokio::spawn(async move { behaviour.serve(stream).await });
            }
        });
        Self { address, root_pem: pair.cert.pem(), heard }
    }

    pub(crate) fn letters(&self) -> Vec<String> {
        self.heard.lock().unwrap().letters.clone()
    }

    pub(crate) fn heard_command(&self, beginning: &str) -> bool {
        self.heard.lock().unwrap().commands.iter().any(|line| line.starts_with(beginning))
    }
}

impl Behaviour {
    /// Ends with `None` wherever the other side hangs up or this one does.
    async fn serve(&self, tcp: TcpStream) -> Option<()> {
        if self.private == Private::AtOnce {
            let tls = self.acceptor.accept(tcp).await.ok()?;
            let mut stream = BufStream::new(tls);
            self.say(&mut stream, Step::Greeting, "220 test ready").await?;
            return self.talk(&mut stream, false).await.map(|_| ());
        }
        let mut stream = BufStream::new(tcp);
        self.say(&mut stream, Step::Greeting, "220 test ready").await?;
        let offers = self.private == Private::OnStartTls;
        match self.talk(&mut stream, offers).await? {
            After::Farewell => Some(()),
            After::TurnPrivate => {
                let tls = self.acceptor.accept(stream.into_inner()).await.ok()?;
                self.talk(&mut BufStream::new(tls), false).await.map(|_| ())
            }
        }
    }

    async fn talk<S>(&self, stream: &mut BufStream<S>, offers_tls: bool) -> Option<After>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let command = line.trim_end().to_owned();
            self.heard.lock().unwrap().commands.push(command.clone());
            match command.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" if offers_tls => {
                    let reply = "250-test\r\n250-STARTTLS\r\n250 AUTH PLAIN";
                    self.say(stream, Step::Ehlo, reply).await?;
                }
                "EHLO" => {
                    let reply = "250-test\r\n250 AUTH PLAIN";
                    self.say(stream, Step::Ehlo, reply).await?;
                }
                "STARTTLS" => {
                    self.say(stream, Step::StartTls, "220 go ahead").await?;
                    return Some(After::TurnPrivate);
                }
                "AUTH" => self.say(stream, Step::Auth, "235 welcome").await?,
                "MAIL" => self.say(stream, Step::MailFrom, "250 ok").await?,
                "RCPT" => self.say(stream, Step::RcptTo, "250 ok").await?,
                "DATA" => self.take_letter(stream).await?,
                "QUIT" => {
                    stream.write_all(b"221 bye\r\n").await.ok()?;
                    stream.flush().await.ok()?;
                    return Some(After::Farewell);
                }
                _ => {
                    stream.write_all(b"500 what?\r\n").await.ok()?;
                    stream.flush().await.ok()?;
                }
            }
        }
    }

    async fn take_letter<S>(&self, stream: &mut BufStream<S>) -> Option<()>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        self.say(stream, Step::Data, "354 go on").await?;
        if matches!(self.fault, Some((Step::Data, _))) {
            return Some(());
        }
        let mut letter = Vec::new();
        while !letter.ends_with(b"\r\n.\r\n") {
            letter.push(stream.read_u8().await.ok()?);
        }
        letter.truncate(letter.len() - b".\r\n".len());
        let letter = String::from_utf8(letter).unwrap().replace("\r\n..", "\r\n.");
        if !matches!(self.fault, Some((Step::Letter, _))) {
            self.heard.lock().unwrap().letters.push(letter);
        }
        self.say(stream, Step::Letter, "250 2.0.0 queued as 42 for <anna@example.nl>").await
    }

    async fn say<S>(&self, stream: &mut BufStream<S>, step: Step, usual: &str) -> Option<()>
    where
        S: AsyncWrite + AsyncRead + Unpin,
    {
        let reply = match self.fault {
            Some((at, Fault::Reply(reply))) if at == step => reply,
            Some((at, Fault::Close)) if at == step => return None,
            Some((at, Fault::Silence)) if at == step => std::future::pending().await,
            _ => usual,
        };
        stream.write_all(format!("{reply}\r\n").as_bytes()).await.ok()?;
        stream.flush().await.ok()
    }
}
