//! A server that says what a test wants: nothing it does fills the memory, hangs, or leaks.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use secrecy::SecretString;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use weerklank_mail::Security;
use weerklank_mail::imap::{
    ImapFailure, ImapFailureKind, ImapMailbox, ImapSettings, ImapStep, Unread, Woken,
};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const ONE: Unread = Unread { uid: 7, size: 200 << 20, accepted: None };

/// What a server answers to a command, by its start; `{tag}` is filled in.
type Script = fn(&str) -> Option<String>;

/// Instead of an answer.
const HANG_UP: &str = "hang up";

struct Server {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn start(script: Script) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let told = heard.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(talk(stream, script, told.clone()));
            }
        });
        Self { port, heard }
    }

    fn mailbox(&self) -> ImapMailbox {
        ImapMailbox::new(&ImapSettings {
            security: Security::PlainOnLoopbackOnly,
            password: Some(SecretString::from("heel-geheim")),
            timeout_seconds: 2,
            ..super::settings("127.0.0.1", self.port, "klachten")
        })
        .unwrap()
    }
}

async fn talk(stream: TcpStream, script: Script, heard: Arc<Mutex<Vec<String>>>) {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"* OK ready\r\n").await.unwrap();
    let (mut line, mut last) = (String::new(), String::new());
    while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
        // DONE ends IDLE and has no tag of its own.
        let (tag, command) = line.trim_end().split_once(' ').unwrap_or((&last, line.trim_end()));
        heard.lock().unwrap().push(command.to_owned());
        let answer = script(command).unwrap_or_else(|| usual(command));
        // The client may have hung up already.
        if answer == HANG_UP
            || stream.write_all(answer.replace("{tag}", tag).as_bytes()).await.is_err()
        {
            return;
        }
        last = tag.to_owned();
        line.clear();
    }
}

/// A server that is well, with one large message.
fn usual(command: &str) -> String {
    let data = match command.split(' ').next().unwrap_or_default() {
        "AUTHENTICATE" => return "{tag} BAD no such thing\r\n".to_owned(),
        "IDLE" => return "+ idling\r\n".to_owned(),
        "CAPABILITY" => "* CAPABILITY IMAP4rev1 IDLE\r\n".to_owned(),
        "SELECT" => "* 1 EXISTS\r\n* OK [UIDVALIDITY 3] x\r\n".to_owned(),
        "UID" if command.contains("SEARCH") => "* SEARCH 7\r\n".to_owned(),
        "UID" if command.contains("RFC822.SIZE") => "* 1 FETCH (UID 7 RFC822.SIZE 209715200 \
             INTERNALDATE \"27-Nov-2026 10:00:00 +0100\")\r\n"
            .to_owned(),
        "UID" if command.contains("FETCH") => {
            let length: usize =
                command.split(['.', '>']).filter_map(|n| n.parse().ok()).next_back().unwrap();
            let head = "Subject: groot\r\n\r\n";
            let body = format!("{head}{}", "x".repeat(length - head.len()));
            format!("* 1 FETCH (UID 7 BODY[]<0> {{{length}}}\r\n{body})\r\n")
        }
        _ => String::new(),
    };
    format!("{data}{{tag}} OK done\r\n")
}

#[tokio::test]
async fn a_mail_of_200_mib_is_not_fetched_whole() {
    let server = Server::start(|_| None).await;
    let mut session = server.mailbox().connect(NOW).await.unwrap();
    assert_eq!(session.uid_validity(), 3);
    let unread = session.unread().await.unwrap();
    assert_eq!((unread[0].uid, unread[0].size), (ONE.uid, ONE.size));
    assert_eq!(unread[0].accepted.unwrap().to_string(), "2026-11-27T09:00:00Z");
    let start = session.fetch(&unread[0], 50 << 20).await.unwrap().unwrap();
    assert!(!start.whole && start.raw.starts_with(b"Subject: groot"));
    assert_eq!(start.raw.len(), 1 << 20);
    let heard = server.heard.lock().unwrap();
    let asked: Vec<&String> = heard.iter().filter(|command| command.contains("BODY")).collect();
    assert_eq!(asked, ["UID FETCH 7 (UID BODY.PEEK[]<0.1048577>)"]);
    // Nothing was marked.
    assert!(!heard.iter().any(|command| command.contains("STORE")));
}

#[tokio::test]
async fn a_server_that_sends_more_than_was_asked_is_cut_off() {
    let flood: Script = |command| {
        let flood =
            || format!("* 1 FETCH (UID 7 BODY[]<0> {{99999999}}\r\n{}", "x".repeat(20 << 20));
        command.contains("BODY.PEEK").then(flood)
    };
    let server = Server::start(flood).await;
    let mut session = server.mailbox().connect(NOW).await.unwrap();
    let failure = session.fetch(&ONE, 50 << 20).await.unwrap_err();
    assert_eq!((failure.kind, failure.step), (ImapFailureKind::Temporary, ImapStep::Fetch));
    assert!(failure.reply.contains("broke off"), "{failure}");
    // The greeting is bounded too.
    let chatter: Script =
        |command| command.contains("CAPABILITY").then(|| "* OK x\r\n".repeat(1 << 20));
    let server = Server::start(chatter).await;
    let failure = server.mailbox().connect(NOW).await.unwrap_err();
    assert_eq!(failure.kind, ImapFailureKind::Temporary);
}

#[tokio::test]
async fn a_server_that_says_nothing_is_not_waited_for() {
    for silent in [
        (|command| command.starts_with("CAPABILITY").then(String::new)) as Script,
        |command| command.starts_with("LOGIN").then(String::new),
        |command| command.starts_with("SELECT").then(String::new),
    ] {
        let server = Server::start(silent).await;
        let failure = server.mailbox().connect(NOW).await.unwrap_err();
        assert!(failure.reply.contains("within 2 seconds"), "{failure}");
    }
}

#[tokio::test]
async fn a_server_that_repeats_the_password_is_not_quoted() {
    let parrot: Script = |command| {
        command.starts_with("LOGIN").then(|| format!("{{tag}} BAD unknown: {command}\r\n"))
    };
    let server = Server::start(parrot).await;
    let failure = server.mailbox().connect(NOW).await.unwrap_err();
    let told = format!("{failure} {failure:?}");
    assert!(!told.contains("geheim") && !told.contains("klachten"), "{told}");
    // The server knows no PLAIN, so the older way was tried.
    assert!(server.heard.lock().unwrap().iter().any(|command| command.starts_with("LOGIN")));
}

#[tokio::test]
async fn a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_not() {
    let busy: Script = |command| {
        command.starts_with("LOGIN").then(|| "{tag} NO [UNAVAILABLE] later\r\n".to_owned())
    };
    let failure = Server::start(busy).await.mailbox().connect(NOW).await.unwrap_err();
    assert_eq!((failure.kind, failure.step), (ImapFailureKind::Temporary, ImapStep::SignIn));
    let refuses: Script =
        |command| command.starts_with("LOGIN").then(|| "{tag} NO nee\r\n".to_owned());
    let failure = Server::start(refuses).await.mailbox().connect(NOW).await.unwrap_err();
    assert_eq!((failure.kind, failure.step), (ImapFailureKind::SignIn, ImapStep::SignIn));
}

#[tokio::test]
async fn starttls_that_is_not_offered_ends_it_before_the_password() {
    let hidden: Script =
        |command| command.starts_with("STARTTLS").then(|| "{tag} BAD no\r\n".to_owned());
    let server = Server::start(hidden).await;
    let mailbox = ImapMailbox::new(&ImapSettings {
        security: Security::Starttls,
        ..super::settings("127.0.0.1", server.port, "klachten")
    });
    let failure = mailbox.unwrap().connect(NOW).await.unwrap_err();
    assert_eq!(failure.step, ImapStep::Secure);
    assert_eq!(*server.heard.lock().unwrap(), ["STARTTLS"]);
}

#[tokio::test]
async fn a_message_that_is_gone_is_no_fault() {
    let gone: Script =
        |command| command.contains("BODY.PEEK").then(|| "{tag} OK nothing\r\n".to_owned());
    let server = Server::start(gone).await;
    let mut session = server.mailbox().connect(NOW).await.unwrap();
    assert_eq!(session.fetch(&ONE, 50 << 20).await.unwrap(), None);
}

#[tokio::test]
async fn a_message_that_comes_before_the_wait_begins_is_noticed() {
    let early: Script =
        |command| (command == "IDLE").then(|| "* 2 EXISTS\r\n+ idling\r\n".to_owned());
    let server = Server::start(early).await;
    let mut session = server.mailbox().connect(NOW).await.unwrap();
    assert_eq!(session.unread().await.unwrap().len(), 1);
    assert_eq!(session.wait(Duration::from_millis(100)).await.unwrap(), Woken::News);
    // Or while something else was asked.
    let meanwhile: Script = |command| {
        command.contains("BODY.PEEK").then(|| "* 2 EXISTS\r\n{tag} OK nothing\r\n".to_owned())
    };
    let server = Server::start(meanwhile).await;
    let mut session = server.mailbox().connect(NOW).await.unwrap();
    session.fetch(&ONE, 1_000).await.unwrap();
    assert_eq!(session.wait(Duration::from_mins(1)).await.unwrap(), Woken::News);
    // Listing takes notice of all of it.
    session.fetch(&ONE, 1_000).await.unwrap();
    session.unread().await.unwrap();
    assert_eq!(session.wait(Duration::from_millis(100)).await.unwrap(), Woken::Nothing);
}

#[tokio::test]
async fn a_connection_that_breaks_anywhere_marks_nothing() {
    let breaks: [(Script, ImapStep); 6] = [
        (|command| command.starts_with("LOGIN").then(|| HANG_UP.to_owned()), ImapStep::SignIn),
        (|command| command.starts_with("SELECT").then(|| HANG_UP.to_owned()), ImapStep::Select),
        (|command| command.contains("SEARCH").then(|| HANG_UP.to_owned()), ImapStep::List),
        (|command| command.contains("RFC822.SIZE").then(|| HANG_UP.to_owned()), ImapStep::List),
        (|command| command.contains("BODY.PEEK").then(|| HANG_UP.to_owned()), ImapStep::Fetch),
        (|command| command.contains("STORE").then(|| HANG_UP.to_owned()), ImapStep::Mark),
    ];
    for (script, step) in breaks {
        let server = Server::start(script).await;
        let failure = all_the_way(&server.mailbox()).await.unwrap_err();
        assert_eq!((failure.kind, failure.step), (ImapFailureKind::Temporary, step));
        let heard = server.heard.lock().unwrap();
        let stored = heard.iter().any(|command| command.contains("STORE"));
        assert_eq!(stored, step == ImapStep::Mark, "{heard:?}");
    }
}

async fn all_the_way(mailbox: &ImapMailbox) -> Result<(), ImapFailure> {
    let mut session = mailbox.connect(NOW).await?;
    for unread in session.unread().await? {
        session.fetch(&unread, 1 << 20).await?;
        session.finish(unread.uid).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_server_that_does_not_know_idle_is_looked_at_again() {
    let old: Script = |command| {
        let old = "* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n";
        (command == "CAPABILITY").then(|| old.to_owned())
    };
    let server = Server::start(old).await;
    let mut session = server.mailbox().connect(NOW).await.unwrap();
    assert_eq!(session.wait(Duration::from_millis(50)).await.unwrap(), Woken::News);
    let heard = server.heard.lock().unwrap();
    assert_eq!(heard.last().map(String::as_str), Some("NOOP"));
}

#[tokio::test]
async fn a_session_whose_wait_broke_is_of_no_use() {
    let breaks: Script = |command| (command == "IDLE").then(|| HANG_UP.to_owned());
    let server = Server::start(breaks).await;
    let mut session = server.mailbox().connect(NOW).await.unwrap();
    let failure = session.wait(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!((failure.kind, failure.step), (ImapFailureKind::Temporary, ImapStep::Wait));
    assert!(session.unread().await.is_err());
}
