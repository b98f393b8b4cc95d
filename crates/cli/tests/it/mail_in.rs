//! `weerklank mail-in`: every message below a folder is told, whatever lies there; what comes by a
//! pipe or from a mailbox is kept, whenever the program is killed.
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use weerklank_app::mail_in::Sorted;
use weerklank_mail::{Envelope, Mailbox, Security, SmtpPostman, SmtpSettings};
use weerklank_store::{Store, StoreError, Tx, dossiers};

use crate::house::House;
use crate::program::{Running, done, run, weerklank};

const MAIL: &str = "From: Mevrouw De Vries <m@klant.example>\n\
                    Subject: =?utf-8?Q?Klacht_=E2=82=AC?=\n\
                    Date: Fri, 27 Nov 2026 10:00:00 +0100\n\
                    Content-Type: multipart/mixed; boundary=b\n\n--b\n\nGoedemorgen é\n--b\n\
                    Content-Type: application/octet-stream; name=nota.pdf\n\n%PDF-1.7\n--b--\n";

fn check(folder: &Path) -> Vec<Value> {
    // Wrong settings are no reason to be silent about a folder.
    let ran = run(weerklank(&["mail-in", "--check", folder.to_str().unwrap()])
        .env("WEERKLANK_LISTEN", "nowhere"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn each_message_is_told_with_its_files_and_warnings() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("b/c")).unwrap();
    fs::write(folder.path().join("a.eml"), MAIL).unwrap();
    fs::write(folder.path().join("b/c/leeg.EML"), "").unwrap();
    fs::write(folder.path().join("b/tekst.txt"), "geen mail").unwrap();
    let all = check(folder.path());
    assert_eq!(all.len(), 2);
    let first = &all[0];
    assert_eq!(first["file"], "a.eml");
    assert_eq!(first["subject"], "Klacht €");
    assert_eq!(first["sender"], "m@klant.example");
    assert_eq!(first["sender_name"], "Mevrouw De Vries");
    assert_eq!(first["nature"], "message");
    assert_eq!(first["text_length"], 13);
    assert_eq!(first["attachments"][0]["name"], "nota.pdf");
    assert_eq!(first["attachments"][0]["type"], "application/pdf");
    assert_eq!(first["attachments"][0]["size"], 8);
    assert_eq!(first["warnings"], Value::Array(Vec::new()));
    assert_eq!(all[1]["file"], "b/c/leeg.EML");
    assert!(all[1]["warnings"].to_string().contains("Het bericht is leeg."));
}

#[test]
fn whatever_lies_there_is_told_and_nothing_hangs() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("bytes.eml"), (0..=255).cycle().take(70_000).collect::<Vec<u8>>()).unwrap();
    symlink(at("nergens"), at("link.eml")).unwrap();
    symlink(folder.path(), at("rond")).unwrap();
    symlink(folder.path(), at("rond.eml")).unwrap();
    let pipe = Command::new("mkfifo").arg(at("pijp.eml")).status().unwrap();
    assert!(pipe.success());
    let large = fs::File::create(at("groot.eml")).unwrap();
    std::io::Write::write_all(&mut &large, b"From: a@x.example\nSubject: groot\n\n").unwrap();
    large.set_len(200 << 20).unwrap();
    let all = check(folder.path());
    let names: Vec<&str> = all.iter().map(|one| one["file"].as_str().unwrap()).collect();
    assert_eq!(names, ["bytes.eml", "groot.eml", "link.eml", "pijp.eml", "rond.eml"]);
    assert_eq!(all[1]["subject"], "groot");
    assert_eq!(all[1]["bytes"], 200 << 20);
    assert!(all[1]["warnings"].to_string().contains("te groot"));
    for unreadable in &all[2..] {
        assert!(unreadable["warnings"][0].as_str().unwrap().contains("niet te lezen"));
    }
}

#[test]
fn an_empty_folder_is_an_empty_list_and_no_folder_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    assert!(check(folder.path()).is_empty());
    let gone = folder.path().join("weg");
    let ran = run(&mut weerklank(&["mail-in", "--check", gone.to_str().unwrap()]));
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("weg"), "{}", ran.err);
}

/// Hands a mail to the pipe, as a mail server does.
fn piped(data: &Path, mail: &[u8], settings: &[(&str, &str)]) -> Option<i32> {
    let mut command = weerklank(&["mail-in", "--data"]);
    command.arg(data).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.envs(settings.iter().copied()).spawn().unwrap();
    // Whoever has nothing more to read may have gone.
    let _ = child.stdin.take().unwrap().write_all(mail);
    child.wait().unwrap().code()
}

fn complaint(number: usize) -> Vec<u8> {
    format!(
        "From: klant{number}@klant.example\r\nTo: klachten@organisatie.example\r\n\
         Subject: Klacht {number}\r\nMessage-ID: <{number}@klant.example>\r\n\r\n\
         Ik ben niet tevreden.\r\n"
    )
    .into_bytes()
}

async fn states(store: &Store) -> Vec<(String, Option<String>)> {
    let all = |tx: &mut Tx<'_>| {
        let rows = tx.query("select state, subject from inbound order by subject", &[])?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect::<Result<_, StoreError>>()
    };
    store.read(all).await.unwrap()
}

/// Until no mail waits to be read.
async fn until_sorted(store: &Store) {
    for _ in 0..600 {
        if states(store).await.iter().all(|(state, _)| state != "stored") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("mail was not sorted: {:?}", states(store).await);
}

#[tokio::test]
async fn a_mail_server_hears_to_try_again_whatever_is_wrong() {
    let house = House::build().await;
    let data = house.folder.path();
    assert_eq!(piped(data, &complaint(1), &[]), Some(0));
    assert_eq!(piped(data, &complaint(1), &[]), Some(0), "the same mail is kept already");
    assert_eq!(states(&house.app.store).await.len(), 1);
    // Any other code than 75 makes a mail server send the mail back to the complainant.
    assert_eq!(piped(data, &complaint(2), &[("WEERKLANK_LISTEN", "nowhere")]), Some(75));
    let gone = ("WEERKLANK_DATABASE", "postgres://nobody@127.0.0.1:1/none");
    assert_eq!(piped(data, &complaint(2), &[gone]), Some(75));
    let nothing = tempfile::tempdir().unwrap();
    assert_eq!(piped(nothing.path(), &complaint(2), &[]), Some(75), "no database yet");
    let ran = run(weerklank(&["mail-in", "--chekc"]).stdin(Stdio::null()));
    assert_eq!(ran.code, Some(75));
    assert_eq!(run(&mut weerklank(&["mail-in", "--help"])).code, Some(0));
    assert_eq!(run(&mut weerklank(&["doctro"])).code, Some(2));
}

#[tokio::test]
async fn of_a_mail_of_200_mib_the_start_is_kept_and_told() {
    let house = House::build().await;
    let mut mail = complaint(1);
    mail.resize(200 << 20, b'x');
    assert_eq!(piped(house.folder.path(), &mail, &[]), Some(0));
    assert!(matches!(house.app.sort_next_mail().await.unwrap(), Some(Sorted::Proposed(_))));
    let list = house.app.all_mail(&house.bram, (None, None)).await.unwrap();
    let read = house.app.received_mail(&house.bram, list.mails[0].id).await.unwrap();
    assert!(!read.inbound.whole);
    assert_eq!(read.mail.subject, "Klacht 1");
}

#[tokio::test]
async fn mail_by_the_pipe_is_sorted_by_a_worker_that_runs_already() {
    let house = House::build().await;
    let mut worker = Running::start(weerklank(&["worker", "--data"]).arg(house.folder.path()));
    worker.line_with("working");
    assert_eq!(piped(house.folder.path(), &complaint(1), &[]), Some(0));
    until_sorted(&house.app.store).await;
    let sorted = states(&house.app.store).await;
    assert_eq!(sorted, [("proposed".to_owned(), Some("Klacht 1".to_owned()))]);
    assert_eq!(worker.terminate(), Some(0));
}

fn variable(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("set {name}: eval \"$(e2e/imap-for-tests up DIR)\""))
}

/// A mailbox of the test server, and a way to put mail into it.
struct Letterbox {
    user: String,
    postman: SmtpPostman,
    settings: tempfile::NamedTempFile,
}

impl Letterbox {
    fn new() -> Self {
        let authority = fs::read_to_string(variable("WEERKLANK_TEST_IMAP_AUTHORITY")).unwrap();
        let at = variable("WEERKLANK_TEST_SUBMISSION");
        let (host, port) = at.rsplit_once(':').unwrap();
        let postman = SmtpPostman::new(&SmtpSettings {
            host: host.to_owned(),
            port: port.parse().ok(),
            security: Security::Starttls,
            user: Some("klant@klant.test".to_owned()),
            password: Some("geheim".into()),
            from: "klant@klant.test".to_owned(),
            from_name: None,
            timeout_seconds: 30,
            extra_root_pem: Some(authority.clone()),
        });
        let user = format!("doodslag-{}@organisatie.test", std::process::id());
        let at = variable("WEERKLANK_TEST_IMAPS");
        let (host, port) = at.rsplit_once(':').unwrap();
        let settings = tempfile::NamedTempFile::new().unwrap();
        let text = format!(
            "[[mailbox]]\nhost = \"{host}\"\nport = {port}\nuser = \"{user}\"\n\
             password = \"geheim\"\nextra_root_pem = '''\n{authority}'''\n"
        );
        fs::write(settings.path(), text).unwrap();
        Self { user, postman: postman.unwrap(), settings }
    }

    async fn deliver(&self, mail: &[u8]) {
        let from = Mailbox::new(None, "klant@klant.test").unwrap();
        let to = Mailbox::new(None, &self.user).unwrap();
        self.postman.send(mail, &Envelope { from, to }).await.unwrap();
    }

    fn worker(&self, data: &Path) -> Running {
        let mut command = weerklank(&["worker", "--data"]);
        let mut worker =
            Running::start(command.arg(data).env("WEERKLANK_MAILBOXES", self.settings.path()));
        worker.line_with("working");
        worker
    }
}

const MAILS: usize = 24;

#[tokio::test]
async fn whenever_a_worker_is_killed_no_mail_is_lost_and_none_is_there_twice() {
    let house = House::build().await;
    let letterbox = Letterbox::new();
    for number in 0..MAILS {
        letterbox.deliver(&complaint(number)).await;
    }
    // Killed ever later: while it fetches, keeps, marks, reads and files.
    for killed_after in (0..12).map(|round| Duration::from_millis(20 + round * 35)) {
        let worker = letterbox.worker(house.folder.path());
        tokio::time::sleep(killed_after).await;
        worker.power_cut();
        // The dead one has the mailbox and the mail in its hands until its lease ends.
        let free = |tx: &mut Tx<'_>| {
            tx.execute("update mailbox set leased_until = 0", &[])?;
            tx.execute("update inbound set leased_until = null, attempts = 0", &[])
        };
        house.app.store.write::<_, StoreError, _>(free).await.unwrap();
    }
    let worker = letterbox.worker(house.folder.path());
    for _ in 0..600 {
        if states(&house.app.store).await.len() == MAILS {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    until_sorted(&house.app.store).await;
    assert_eq!(worker.terminate(), Some(0));
    let sorted = states(&house.app.store).await;
    assert_eq!(sorted.len(), MAILS, "{sorted:?}");
    assert!(sorted.iter().all(|(state, _)| state == "proposed"), "{sorted:?}");
    let subjects: BTreeSet<_> = sorted.into_iter().map(|(_, subject)| subject).collect();
    assert_eq!(subjects.len(), MAILS);
    let ids = house.app.store.read(|tx| dossiers::page_of_ids(tx, None, 1_000)).await.unwrap();
    assert_eq!(ids.len(), MAILS, "a complaint of each, and of none two");
    done(house.folder.path(), &["verify"]);
}
