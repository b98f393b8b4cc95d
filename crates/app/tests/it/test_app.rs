//! A whole Weerklank for one test: a clock that stands still, counted chance, a mailbox that can
//! be looked into. At the end no mail may be left in the outbox unless the test says so.
use std::collections::VecDeque;
use std::io;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use weerklank_app::clock::{Chance, Clock};
use weerklank_app::files::Files;
use weerklank_app::post_room::{Answers, Carrier, Post};
use weerklank_app::{App, Parts};
use weerklank_domain::Language;
use weerklank_domain::ids::{AdviserId, FirmId, PersonId};
use weerklank_domain::people::{Actor, FirmKind, Role};
use weerklank_mail::{Envelope, LocalMailbox, Postman};
use weerklank_store::advisers::{self, Adviser};
use weerklank_store::firms::{self, Firm};
use weerklank_store::people::{self, Account};
use weerklank_store::{Store, outbox};

use crate::databases;

/// Monday 23 November 2026, ten o'clock in Amsterdam.
pub(crate) const START: &str = "2026-11-23T09:00:00Z";

/// Derefs to the [`App`]; clones share everything.
#[derive(Clone)]
pub(crate) struct TestApp {
    app: App,
    mailbox: Arc<Mutex<Mailbox>>,
    may_wait: Arc<AtomicBool>,
    folder: Arc<TempDir>,
}

/// What the mail server took, and what it will say to the next letters.
#[derive(Default)]
struct Mailbox {
    taken: Vec<Taken>,
    refusals: VecDeque<String>,
    is_down: bool,
}

/// A mail that was taken.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    pub(crate) to: String,
    pub(crate) raw: String,
}

/// Runs the same body on both databases.
pub(crate) async fn on_both<F, B>(body: B)
where
    B: Fn(TestApp) -> F,
    F: Future<Output = ()>,
{
    databases::on_both(|store| {
        let app = TestApp::new(store);
        // A story is long: boxed, so that it is not copied from hand to hand.
        let running = Box::pin(body(app.clone()));
        async move {
            running.await;
            app.nothing_is_left().await;
        }
    })
    .await;
}

impl TestApp {
    pub(crate) fn new(store: Store) -> Self {
        let mailbox = Arc::new(Mutex::new(Mailbox::default()));
        let server = Arc::clone(&mailbox);
        let keep = LocalMailbox::new(move |to, bytes| server.lock().unwrap().take(to, bytes));
        Self::with(store, Carrier::Postman(Postman::Local(keep)), mailbox)
    }

    /// The same database, with another way for mail; what it takes can't be looked into.
    pub(crate) fn with_carrier(&self, carrier: Carrier) -> Self {
        let mut other = Self::with(self.store.clone(), carrier, Arc::default());
        other.may_wait = Arc::clone(&self.may_wait);
        other
    }

    /// The same database and files, before a scanner.
    pub(crate) fn with_scanner(&self, scanner: &str) -> Self {
        let files = Files { scanner: Some(scanner.parse().unwrap()), ..self.app.files.clone() };
        let nowhere = Carrier::Postman(Postman::NotConfigured);
        let folder = Arc::clone(&self.folder);
        let mut other = Self::on((self.store.clone(), files, folder), nowhere, Arc::default());
        other.may_wait = Arc::clone(&self.may_wait);
        other
    }

    fn with(store: Store, carrier: Carrier, mailbox: Arc<Mutex<Mailbox>>) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let files = Files::in_folder(folder.path());
        Self::on((store, files, folder), carrier, mailbox)
    }

    fn on(
        (store, files, folder): (Store, Files, Arc<TempDir>),
        carrier: Carrier,
        mailbox: Arc<Mutex<Mailbox>>,
    ) -> Self {
        let sender = "klachten@weerklank.example".parse().unwrap();
        let post = Post { carrier, sender, answers: Answers::default() };
        Self::posting((store, files, folder), post, mailbox)
    }

    /// The same database and mailbox, with another agreement about answers.
    pub(crate) fn with_answers(&self, answers: Answers) -> Self {
        let post = Post { answers, ..self.app.post.clone() };
        let parts = (self.store.clone(), self.app.files.clone(), Arc::clone(&self.folder));
        let mut other = Self::posting(parts, post, Arc::clone(&self.mailbox));
        other.may_wait = Arc::clone(&self.may_wait);
        other
    }

    fn posting(
        (store, files, folder): (Store, Files, Arc<TempDir>),
        post: Post,
        mailbox: Arc<Mutex<Mailbox>>,
    ) -> Self {
        let app = App::new(Parts {
            store,
            clock: Clock::fixed(START.parse().unwrap()),
            chance: Chance::counted(),
            renderer: Arc::new(|paper| Ok(serde_json::to_vec(paper).unwrap())),
            post,
            files,
            public_url: "https://weerklank.example".to_owned(),
        });
        Self { app, mailbox, may_wait: Arc::default(), folder }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// Moves the clock.
    pub(crate) fn later(&self, by: SignedDuration) {
        self.app.clock.set(self.now() + by);
    }

    /// This test leaves mail in the outbox, and means to.
    pub(crate) fn expect_waiting(&self) {
        self.may_wait.store(true, Ordering::SeqCst);
    }

    /// The mail server refuses the next letter, for now.
    pub(crate) fn refuse_next_mail(&self, reply: &str) {
        let mut mailbox = self.mailbox.lock().unwrap();
        mailbox.refusals.push_back(reply.to_owned());
    }

    /// The mail server refuses every letter, for now, until it is said that it doesn't.
    pub(crate) fn mail_is_down(&self, is_down: bool) {
        self.mailbox.lock().unwrap().is_down = is_down;
    }

    /// What was taken since this was asked last.
    pub(crate) fn taken(&self) -> Vec<Taken> {
        std::mem::take(&mut self.mailbox.lock().unwrap().taken)
    }

    /// Sends what waits, and answers what was taken.
    pub(crate) async fn post(&self) -> Vec<Taken> {
        self.app.post_round().await.unwrap();
        self.taken()
    }

    /// An account with these roles, straight into the register.
    pub(crate) async fn person(&self, name: &str, roles: &[Role]) -> Actor {
        self.person_like(name, roles, |_| ()).await
    }

    /// As [`Self::person`], with something else about the account.
    pub(crate) async fn person_like(
        &self,
        name: &str,
        roles: &[Role],
        change: impl FnOnce(&mut Account),
    ) -> Actor {
        let first = name.split(' ').next().unwrap().to_lowercase();
        let mut account = Account {
            id: PersonId::from_uuid(self.draw_id()),
            email: format!("{first}@noord.example"),
            name: name.to_owned(),
            roles: roles.to_vec(),
            adviser: None,
            manager: None,
            language: Language::Dutch,
            officer_order: 1,
            active: true,
            version: 0,
            has_password: false,
        };
        change(&mut account);
        let actor =
            Actor { person: account.id, roles: account.roles.clone(), adviser: account.adviser };
        let add = move |tx: &mut weerklank_store::Tx<'_>| people::insert(tx, &account);
        self.store.write(add).await.unwrap();
        actor
    }

    /// A firm with one adviser, straight into the register.
    pub(crate) async fn firm(&self, name: &str, adviser: &str) -> (FirmId, AdviserId) {
        let firm = Firm {
            id: FirmId::from_uuid(self.draw_id()),
            name: name.to_owned(),
            kind: FirmKind::Affiliated,
            contact: None,
            email: None,
            phone: None,
            address: None,
            active: true,
            version: 0,
        };
        let adviser = Adviser {
            id: AdviserId::from_uuid(self.draw_id()),
            firm: firm.id,
            name: adviser.to_owned(),
            active: true,
            version: 0,
        };
        let ids = (firm.id, adviser.id);
        let add = move |tx: &mut weerklank_store::Tx<'_>| {
            firms::insert(tx, &firm)?;
            advisers::insert(tx, &adviser)
        };
        self.store.write(add).await.unwrap();
        ids
    }

    async fn nothing_is_left(&self) {
        let waiting = self.store.read(outbox::counts).await.unwrap().waiting;
        let may_wait = self.may_wait.load(Ordering::SeqCst);
        assert!(waiting == 0 || may_wait, "{waiting} messages are left in the outbox");
        assert!(waiting > 0 || !may_wait, "nothing waits, as was expected");
    }
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl Mailbox {
    fn take(&mut self, envelope: &Envelope, bytes: &[u8]) -> io::Result<()> {
        if self.is_down {
            return Err(io::Error::other("no route to host"));
        }
        if let Some(refusal) = self.refusals.pop_front() {
            return Err(io::Error::other(refusal));
        }
        self.taken.push(Taken {
            to: envelope.to.address().to_owned(),
            raw: String::from_utf8(bytes.to_vec()).unwrap(),
        });
        Ok(())
    }
}

impl Taken {
    /// The value of a header that stands on one line.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.raw.lines().find_map(|line| line.strip_prefix(&start))
    }

    /// The body as a person reads it, as far as it is plain.
    pub(crate) fn text(&self) -> String {
        self.raw.replace("=\r\n", "").replace("=3D", "=")
    }
}
