//! A whole Weerklank for one test: a database that is gone after it, a clock that stands still,
//! counted chance, and the fixed cast. Anna is complained about, Bram and Carla are officers, Dirk
//! is management, Eva takes complaints in, Fien is auditor, Ada administrates.
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use weerklank_app::card::ContactCard;
use weerklank_app::clock::{Chance, Clock};
use weerklank_app::files::{FileRules, Files, Scanner};
use weerklank_app::post_room::{Answers, Carrier, Post};
use weerklank_app::{App, Parts};
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::chain::Digest;
use weerklank_domain::complaint::facts::{
    Channel, Complainant, ComplainantKind, Confidentiality, Door, Manner, Recording,
};
use weerklank_domain::ids::{AdviserId, ComplaintId, FirmId, PersonId, SessionId};
use weerklank_domain::people::{Actor, FirmKind, Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Words;
use weerklank_store::advisers::{self, Adviser};
use weerklank_store::firms::{self, Firm};
use weerklank_store::people::{self, Account};
use weerklank_store::sessions::{self, NewSession};
use weerklank_store::{Database, Store, Tx};
use weerklank_web::{Demonstration, Web, WebSettings, router};

use crate::browser::Browser;

/// Monday 23 November 2026, ten o'clock in Amsterdam.
pub(crate) const START: &str = "2026-11-23T09:00:00Z";
/// The password of whoever [`Site::with_password`] gives one.
pub(crate) const SECRET: &str = "een lang geheim woord";
/// What only a dossier holds: it may stand on no page of who may not see the dossier.
pub(crate) const CANARIES: [&str; 4] =
    ["Kanarie", "mevrouw De Vries", "devries@klager.example", "Bakkerij De Vries"];

pub(crate) struct Site {
    pub(crate) app: App,
    router: Router,
    pub(crate) cast: Cast,
    folder: TempDir,
}

pub(crate) struct Cast {
    pub(crate) anna: Actor,
    pub(crate) bram: Actor,
    pub(crate) carla: Actor,
    pub(crate) dirk: Actor,
    pub(crate) eva: Actor,
    pub(crate) fien: Actor,
    pub(crate) ada: Actor,
    pub(crate) firm: FirmId,
    pub(crate) adviser: AdviserId,
}

impl Cast {
    /// Everybody, with the name that is easy to find in a failed test.
    pub(crate) fn everybody(&self) -> [(&'static str, &Actor); 7] {
        [
            ("anna", &self.anna),
            ("bram", &self.bram),
            ("carla", &self.carla),
            ("dirk", &self.dirk),
            ("eva", &self.eva),
            ("fien", &self.fien),
            ("ada", &self.ada),
        ]
    }
}

/// As the demonstration serves pages, without a banner.
fn usual() -> WebSettings {
    WebSettings {
        is_https: false,
        demonstration: None,
        mail_is_set_up: true,
        trusted_proxies: Vec::new(),
    }
}

impl Site {
    pub(crate) async fn open() -> Self {
        Self::with(usual()).await
    }

    /// Over https, as it is served behind a proxy.
    pub(crate) async fn over_https() -> Self {
        Self::with(WebSettings { is_https: true, ..usual() }).await
    }

    pub(crate) async fn demonstration() -> Self {
        let started_on = local_date(START.parse().unwrap());
        let demonstration = Some(Demonstration { started_on });
        Self::with(WebSettings { demonstration, ..usual() }).await
    }

    /// With nobody in it, as a new installation is.
    pub(crate) async fn empty() -> (App, Browser) {
        let (folder, app) = app(Carrier::Here).await;
        let router = router(Web::new(app.clone(), usual()));
        (app, Browser::new(router, Some(folder)))
    }

    /// With another way for mail than the mailbox of the demonstration.
    pub(crate) async fn with_carrier(carrier: Carrier) -> Self {
        Self::made(carrier, usual()).await
    }

    async fn with(settings: WebSettings) -> Self {
        Self::made(Carrier::Here, settings).await
    }

    /// Before this virus scanner.
    pub(crate) async fn scanned_by(scanner: &str) -> Self {
        let (folder, app) = app_with(Carrier::Here, Some(scanner.parse().unwrap())).await;
        Self::peopled((folder, app), usual()).await
    }

    async fn made(carrier: Carrier, settings: WebSettings) -> Self {
        Self::peopled(app(carrier).await, settings).await
    }

    async fn peopled((folder, app): (TempDir, App), settings: WebSettings) -> Self {
        let cast = cast(&app).await;
        let router = router(Web::new(app.clone(), settings));
        Self { app, router, cast, folder }
    }

    /// The file of the database.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("weerklank.db")
    }

    /// Somebody else, straight into the register; a partner gets a firm of his own.
    pub(crate) async fn also(&self, name: &str, role: Role) -> Actor {
        let adviser = match role {
            Role::Partner => Some(firm(&self.app, "Noorderlicht", name).await.1),
            _ => None,
        };
        insert(&self.app, Account { adviser, ..account(&self.app, name, vec![role]) }).await
    }

    /// A browser in which nobody is signed in.
    /// A partner of a firm of his own.
    pub(crate) async fn partner_of(&self, firm_name: &str, name: &str) -> (Actor, AdviserId) {
        let (_, adviser) = firm(&self.app, firm_name, name).await;
        let account = account(&self.app, name, vec![Role::Partner]);
        let actor = insert(&self.app, Account { adviser: Some(adviser), ..account }).await;
        (actor, adviser)
    }

    pub(crate) fn stranger(&self) -> Browser {
        Browser::new(self.router.clone(), None)
    }

    /// A browser in which this person is signed in, without the cost of a password.
    pub(crate) async fn sign_in_as(&self, actor: &Actor) -> Browser {
        let now = self.now();
        let token = Digest::from_bytes(self.app.chance.bytes()).to_string();
        let session = NewSession {
            id: SessionId::from_uuid(self.app.draw_id()),
            token: Digest::sha256(token.as_bytes()),
            person: actor.person,
            created_at: now,
            expires_at: now + SignedDuration::from_hours(24 * 7),
            device: "Firefox, Linux".to_owned(),
        };
        let begin = move |tx: &mut Tx<'_>| sessions::create(tx, &session);
        self.app.store.write(begin).await.unwrap();
        let browser = self.stranger();
        browser.keep(&format!("weerklank={token}"));
        browser
    }

    /// Gives this person the password [`SECRET`], as an invitation does.
    pub(crate) async fn with_password(&self, actor: &Actor) {
        let link = self.app.invitation_link(actor.person).await.unwrap();
        let token = link.rsplit('/').next().unwrap();
        self.app.accept_invitation(token, SECRET).await.unwrap();
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// Moves the clock.
    pub(crate) fn later(&self, by: SignedDuration) {
        self.app.clock.set(self.now() + by);
    }

    pub(crate) fn about_anna(&self) -> Subject {
        let (firm, adviser) = (self.cast.firm, Some(self.cast.adviser));
        Subject::Partner { firm, adviser, kind: FirmKind::Affiliated }
    }

    /// Eva takes a complaint about Anna in (transition 3), with all [`CANARIES`] in it.
    pub(crate) async fn taken_in(&self) -> Reference {
        self.recorded(&self.cast.eva, Door::Organisation, self.about_anna()).await
    }

    pub(crate) async fn recorded(&self, by: &Actor, door: Door, subject: Subject) -> Reference {
        let card = ContactCard {
            company: "Bakkerij De Vries".to_owned(),
            chamber_number: "12345678".to_owned(),
            email: "devries@klager.example".to_owned(),
            phone: "030 271 42 00".to_owned(),
            address: "Kerkstraat 12\n3581 RB Utrecht".to_owned(),
        };
        let mut enclosed = self.app.enclosures();
        let expression = enclosed.text(words("De Kanarie is te duur.\nEn hij zingt niet."));
        let complainant = Complainant {
            kind: ComplainantKind::SmeClient,
            name: enclosed.text(words("mevrouw De Vries")),
            reachable: card.reaches(),
            card: enclosed.optional(card.words()),
            language: Language::Dutch,
            relation: None,
            confidentiality: Confidentiality::Open,
        };
        let (received_on, recorded_by) = (local_date(self.now()), by.person);
        let draft = move |reference| Recording {
            reference,
            received_on,
            door,
            channel: Channel::Telephone,
            manner: Manner::Oral,
            expression,
            complainant: complainant.clone(),
            subject,
            procedure_version: 1,
            informed: None,
            late_reason: None,
            recorded_by,
            representative: None,
            files: vec![],
            receipt: None,
            proposal: false,
            intake: None,
        };
        let id = ComplaintId::from_uuid(self.app.draw_id());
        self.app.record(by.clone(), id, draft, enclosed).await.unwrap()
    }
}

pub(crate) fn words(text: &str) -> Words {
    Words::parse(text).unwrap()
}

async fn app(carrier: Carrier) -> (TempDir, App) {
    app_with(carrier, None).await
}

async fn app_with(carrier: Carrier, scanner: Option<Scanner>) -> (TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("weerklank.db");
    let store = Store::open(&Database::Sqlite(file)).unwrap();
    store.migrate().await.unwrap();
    let app = App::new(Parts {
        store,
        clock: Clock::fixed(START.parse().unwrap()),
        chance: Chance::counted(),
        renderer: Arc::new(|paper| Ok(format!("%PDF {paper:?}").into_bytes())),
        post: Post {
            carrier,
            sender: "klachten@weerklank.example".parse().unwrap(),
            answers: Answers::default(),
        },
        files: Files {
            scanner,
            rules: FileRules {
                file_bytes_max: 15 << 20,
                form_bytes_max: 60 << 20,
                ..FileRules::default()
            },
            ..Files::in_folder(&folder.path().join("blobs"))
        },
        public_url: "http://localhost:8080".to_owned(),
    });
    (folder, app)
}

async fn cast(app: &App) -> Cast {
    let (firm, adviser) = firm(app, "Zuiderlicht", "Anna Bakker").await;
    let person = |name: &'static str, role: Role, order: u32| async move {
        let is_partner = role == Role::Partner;
        let account = Account {
            adviser: is_partner.then_some(adviser),
            officer_order: order,
            ..account(app, name, vec![role])
        };
        insert(app, account).await
    };
    Cast {
        anna: person("Anna Bakker", Role::Partner, 0).await,
        bram: person("Bram Visser", Role::Officer, 1).await,
        carla: person("Carla Smit", Role::Officer, 2).await,
        dirk: person("Dirk Mulder", Role::Management, 0).await,
        eva: person("Eva Jansen", Role::Staff, 0).await,
        fien: person("Fien Peters", Role::Auditor, 0).await,
        ada: person("Ada de Wit", Role::Administrator, 0).await,
        firm,
        adviser,
    }
}

fn account(app: &App, name: &str, roles: Vec<Role>) -> Account {
    let first = name.split(' ').next().unwrap().to_lowercase();
    Account {
        id: PersonId::from_uuid(app.draw_id()),
        email: format!("{first}@noord.example"),
        name: name.to_owned(),
        roles,
        adviser: None,
        manager: None,
        language: Language::Dutch,
        officer_order: 0,
        active: true,
        version: 0,
        has_password: false,
    }
}

/// Straight into the register.
async fn insert(app: &App, account: Account) -> Actor {
    let actor =
        Actor { person: account.id, roles: account.roles.clone(), adviser: account.adviser };
    let add = move |tx: &mut Tx<'_>| people::insert(tx, &account);
    app.store.write(add).await.unwrap();
    actor
}

async fn firm(app: &App, name: &str, adviser: &str) -> (FirmId, AdviserId) {
    let firm = Firm {
        id: FirmId::from_uuid(app.draw_id()),
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
        id: AdviserId::from_uuid(app.draw_id()),
        firm: firm.id,
        name: adviser.to_owned(),
        active: true,
        version: 0,
    };
    let ids = (firm.id, adviser.id);
    let add = move |tx: &mut Tx<'_>| {
        firms::insert(tx, &firm)?;
        advisers::insert(tx, &adviser)
    };
    app.store.write(add).await.unwrap();
    ids
}
