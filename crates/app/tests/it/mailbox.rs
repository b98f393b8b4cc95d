//! Mail is fetched from a real mailbox, and broken off at every point.
use jiff::SignedDuration;
use secrecy::SecretString;
use weerklank_app::mail_in::{Kept, MailboxState, Sorted};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::people::{Actor, Role};
use weerklank_mail::imap::{ImapMailbox, ImapSettings};
use weerklank_mail::{Envelope, Mailbox, Security, SmtpPostman, SmtpSettings};

use crate::mail_in::{acknowledged, keep, raw};
use crate::story::{Story, words};
use crate::test_app::{TestApp, on_both};

fn place(variable: &str) -> (String, u16) {
    let place = std::env::var(variable)
        .unwrap_or_else(|_| panic!("set {variable}: eval \"$(e2e/imap-for-tests up DIR)\""));
    let (host, port) = place.rsplit_once(':').unwrap();
    (host.to_owned(), port.parse().unwrap())
}

async fn delivered(to: &str, number: u32) {
    let (host, port) = place("WEERKLANK_TEST_SUBMISSION");
    let authority =
        std::fs::read_to_string(std::env::var("WEERKLANK_TEST_IMAP_AUTHORITY").unwrap());
    let postman = SmtpPostman::new(&SmtpSettings {
        host,
        port: Some(port),
        security: Security::Starttls,
        user: Some("klant@klant.test".to_owned()),
        password: Some(SecretString::from("geheim")),
        from: "klant@klant.test".to_owned(),
        from_name: None,
        timeout_seconds: 30,
        extra_root_pem: Some(authority.unwrap()),
    })
    .unwrap();
    let mail = raw("klant@klant.test", to, (&format!("Klacht {number}"), "", "Ha"));
    let mailbox = |address: &str| Mailbox::new(None, address).unwrap();
    let envelope = Envelope { from: mailbox("klant@klant.test"), to: mailbox(to) };
    postman.send(&mail, &envelope).await.unwrap();
}

#[tokio::test]
async fn however_a_fetch_is_broken_off_no_mail_is_lost_and_none_is_there_twice() {
    on_both(|app| async move {
        let (host, port) = place("WEERKLANK_TEST_IMAPS");
        let user = format!("klachten-{}-{}", std::process::id(), app.draw_id());
        let authority = std::env::var("WEERKLANK_TEST_IMAP_AUTHORITY").unwrap();
        let settings = ImapSettings {
            host,
            port: Some(port),
            security: Security::Tls,
            user: format!("{user}@organisatie.test"),
            password: Some(SecretString::from("geheim")),
            oauth: None,
            folder: "INBOX".to_owned(),
            move_to: None,
            timeout_seconds: 30,
            extra_root_pem: Some(std::fs::read_to_string(authority).unwrap()),
        };
        let mailbox = ImapMailbox::new(&settings).unwrap();
        for number in 0..3 {
            delivered(&settings.user, number).await;
        }
        let mut session = mailbox.connect(app.now()).await.unwrap();
        let mut unread = session.unread().await.unwrap();
        while unread.len() < 3 {
            session.wait(std::time::Duration::from_secs(5)).await.unwrap();
            unread = session.unread().await.unwrap();
        }
        // Broken off after fetching the first: nothing was kept, so nothing may be marked.
        session.fetch(&unread[0], 1 << 20).await.unwrap().unwrap();
        drop(session);
        // Broken off after keeping the first and before marking it.
        let mut session = mailbox.connect(app.now()).await.unwrap();
        let fetched = session.fetch(&unread[0], 1 << 20).await.unwrap().unwrap();
        assert_eq!(keep(&app, fetched.raw).await, Kept::New);
        drop(session);
        // The next round finds all three, and keeps the two that are new.
        assert_eq!(app.empty_mailbox("klachten", &mailbox).await.unwrap(), 2);
        assert_eq!(app.empty_mailbox("klachten", &mailbox).await.unwrap(), 0);
        let mut sorted = 0;
        while app.sort_next_mail().await.unwrap().is_some() {
            sorted += 1;
        }
        assert_eq!(sorted, 3);
        app.expect_waiting();
    })
    .await;
}

#[tokio::test]
async fn a_mail_on_which_a_process_dies_is_set_aside_and_holds_up_no_other() {
    on_both(|app| async move {
        let officer: Actor = app.person("Bram Visser", &[Role::Officer]).await;
        let to = "klachten@weerklank.example";
        keep(&app, raw("a@klant.example", to, ("Eerste", "", "Ha"))).await;
        keep(&app, raw("b@klant.example", to, ("Tweede", "", "Ha"))).await;
        // Claimed and never settled, as by a process that was killed: three times.
        for _ in 0..3 {
            let (now, until) = (app.now(), app.now() + SignedDuration::from_mins(5));
            let claim = move |tx: &mut weerklank_store::Tx<'_>| {
                weerklank_store::inbound::claim(tx, now, until).map(drop)
            };
            app.store.write::<_, weerklank_store::StoreError, _>(claim).await.unwrap();
            // The other one goes on meanwhile.
            if let Some(became) = app.sort_next_mail().await.unwrap() {
                assert!(matches!(became, Sorted::Proposed(_)));
            }
            app.later(SignedDuration::from_mins(6));
        }
        assert_eq!(app.sort_next_mail().await.unwrap(), Some(Sorted::SetAside));
        let waiting = app.waiting_mail(&officer).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].mail.reason.as_deref(), Some("too-many-tries"));
        let read = app.received_mail(&officer, waiting[0].mail.id).await.unwrap();
        assert_eq!(read.mail.subject, "Eerste");
        app.expect_waiting();
    })
    .await;
}

/// A worker dies on the mail that waits longest, as often as it takes to set it aside.
async fn dies_on_it(app: &TestApp) {
    for _ in 0..3 {
        let now = app.now();
        let until = now + SignedDuration::from_mins(5);
        let claim = move |tx: &mut weerklank_store::Tx<'_>| {
            weerklank_store::inbound::claim(tx, now, until).map(drop)
        };
        app.store.write::<_, weerklank_store::StoreError, _>(claim).await.unwrap();
        app.later(SignedDuration::from_mins(6));
    }
    assert_eq!(app.sort_next_mail().await.unwrap(), Some(Sorted::SetAside));
}

#[tokio::test]
async fn art_1_a_mail_that_cannot_be_read_is_hidden_from_who_is_shut_out_of_its_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, _) = acknowledged(&story).await;
        let declares = |reason| Command::DeclareConflict { reason };
        story
            .does(&story.bram, reference, |enclosed| declares(enclosed.text(words("Ik ken haar."))))
            .await;
        let to = "klachten@weerklank.example";
        let letters = [
            // By somebody with whom we write about it, to somebody else than us or not.
            raw("devries@klager.example", to, ("Nog iets", "", "Ha")),
            raw("neef@klant.example", to, ("Mijn oom", "Cc: devries@klager.example\r\n", "Ha")),
            // By its reference, which is all that is known.
            raw("neef@klant.example", to, (&format!("Over {reference}"), "", "Ha")),
            raw("neef@klant.example", to, ("Iets", "", "Over iets anders.")),
        ];
        for letter in letters {
            keep(&story, letter).await;
            dies_on_it(&story).await;
        }
        assert_eq!(story.waiting_mail(&story.bram).await.unwrap().len(), 1);
        let seen = story.waiting_mail(&story.carla).await.unwrap();
        let of_it = seen.iter().filter(|waiting| waiting.suggestions == [reference]).count();
        assert_eq!((seen.len(), of_it), (4, 3));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn one_process_watches_a_mailbox_and_another_goes_on_when_it_dies() {
    on_both(|app| async move {
        let mailbox = |name: &'static str, watcher: u128, at: jiff::Timestamp| {
            let until = at + SignedDuration::from_secs(60);
            let take = move |tx: &mut weerklank_store::Tx<'_>| {
                let watcher = uuid::Uuid::from_u128(watcher);
                weerklank_store::mailboxes::take(tx, (name, watcher), (at, until))
            };
            app.store.write::<_, weerklank_store::StoreError, _>(take)
        };
        assert!(mailbox("klachten", 1, app.now()).await.unwrap());
        assert!(!mailbox("klachten", 2, app.now()).await.unwrap(), "the first one has it");
        app.later(SignedDuration::from_secs(50));
        assert!(mailbox("klachten", 1, app.now()).await.unwrap(), "it says that it is there");
        app.later(SignedDuration::from_secs(50));
        assert!(!mailbox("klachten", 2, app.now()).await.unwrap());
        // The first one dies.
        app.later(SignedDuration::from_secs(11));
        assert!(mailbox("klachten", 2, app.now()).await.unwrap());
        assert_eq!(app.mailboxes().await.unwrap(), [("klachten".to_owned(), MailboxState::Well)]);
        let at = app.now();
        let note = move |watcher: u128, problem: Option<&'static str>| {
            move |tx: &mut weerklank_store::Tx<'_>| {
                let watcher = ("klachten", uuid::Uuid::from_u128(watcher));
                weerklank_store::mailboxes::note(tx, watcher, problem, at)
            }
        };
        let noted = |watcher, problem| {
            app.store.write::<_, weerklank_store::StoreError, _>(note(watcher, problem))
        };
        noted(2, Some("refused")).await.unwrap();
        noted(1, None).await.unwrap();
        let wrong = MailboxState::Wrong { why: "refused".to_owned(), since: at };
        assert_eq!(app.mailboxes().await.unwrap()[0].1, wrong, "the dead one has no say");
        app.later(SignedDuration::from_mins(10));
        let since = at + SignedDuration::from_secs(60);
        assert_eq!(app.mailboxes().await.unwrap()[0].1, MailboxState::Unwatched { since });
        app.keep_mailboxes(vec!["ander".to_owned()]).await.unwrap();
        assert!(app.mailboxes().await.unwrap().is_empty());
    })
    .await;
}
