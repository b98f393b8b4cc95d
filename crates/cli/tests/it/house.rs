//! A small installation with an administrator, two officers and an employee.
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use weerklank_app::accounts::invitations::FirstAdministrator;
use weerklank_app::administration::Account;
use weerklank_app::clock::{Chance, Clock};
use weerklank_app::files::Files;
use weerklank_app::post_room::{Answers, Carrier, Post};
use weerklank_app::{App, Parts};
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::facts::{
    Channel, Complainant, ComplainantKind, Confidentiality, Door, Manner, Recording,
};
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::{Actor, Role, Subject};
use weerklank_domain::text::Words;
use weerklank_mail::{Mailbox, Postman};
use weerklank_store::{Database, Store};

/// Who takes complaints in, and signs in.
pub(crate) const DAAN: &str = "daan@organisatie.example";
pub(crate) const PASSWORD: &str = "aan-de-telefoon";

pub(crate) struct House {
    pub(crate) folder: TempDir,
    pub(crate) app: App,
    pub(crate) daan: Actor,
    pub(crate) bram: Actor,
}

impl House {
    pub(crate) async fn build() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("weerklank.db");
        let store = Store::open(&Database::Sqlite(file)).unwrap();
        store.migrate().await.unwrap();
        let app = app(store, folder.path());
        let farid = first(&app).await;
        let bram = person(&app, &farid, ("Bram Kuiper", Role::Officer)).await;
        person(&app, &farid, ("Carla Meijer", Role::Officer)).await;
        let daan = person(&app, &farid, ("Daan Bos", Role::Staff)).await;
        let link = app.invitation_link(daan.person).await.unwrap();
        app.accept_invitation(link.rsplit('/').next().unwrap(), PASSWORD).await.unwrap();
        Self { folder, app, daan, bram }
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("weerklank.db")
    }

    /// Records a complaint about somebody, and answers its reference.
    pub(crate) async fn record(&self, said: &str, about: Subject) -> String {
        let mut enclosed = self.app.enclosures();
        let expression = enclosed.text(Words::parse(said).unwrap());
        let name = enclosed.text(Words::parse("mevrouw De Vries").unwrap());
        let received_on = local_date(self.app.clock.now());
        let recorded_by = self.daan.person;
        let draft = move |reference| Recording {
            reference,
            received_on,
            door: Door::Organisation,
            channel: Channel::Telephone,
            manner: Manner::Oral,
            expression,
            complainant: Complainant {
                kind: ComplainantKind::SmeClient,
                name,
                card: None,
                reachable: false,
                language: Language::Dutch,
                relation: None,
                confidentiality: Confidentiality::Open,
            },
            subject: about,
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
        self.app.record(self.daan.clone(), id, draft, enclosed).await.unwrap().to_string()
    }

    /// Three complaints, the last about an officer, who is shut out.
    pub(crate) async fn with_complaints() -> (Self, Vec<String>) {
        let house = Self::build().await;
        let references = vec![
            house.record("De rekening is te hoog.", Subject::Organisation).await,
            house.record("Er wordt niet teruggebeld.", Subject::Organisation).await,
            house
                .record("Hij luisterde niet.", Subject::Officer { person: house.bram.person })
                .await,
        ];
        (house, references)
    }
}

fn app(store: Store, folder: &Path) -> App {
    let sender = Mailbox::new(None, "klachten@organisatie.example").unwrap();
    App::new(Parts {
        store,
        clock: Clock::system(),
        chance: Chance::System,
        renderer: weerklank_documents::renderer(),
        post: Post {
            carrier: Carrier::Postman(Postman::NotConfigured),
            sender,
            answers: Answers::default(),
        },
        files: Files::in_folder(&folder.join("blobs")),
        public_url: "http://localhost:8080".to_owned(),
    })
}

async fn first(app: &App) -> Actor {
    let link = app.create_set_up_link().await.unwrap().unwrap();
    let farid = FirstAdministrator {
        name: "Farid Amrani".to_owned(),
        email: "farid@organisatie.example".to_owned(),
        language: Language::Dutch,
    };
    let token = link.rsplit('/').next().unwrap();
    let person = app.use_set_up_link(token, farid, "sleutelbos-17").await.unwrap();
    Actor { person, roles: vec![Role::Administrator], adviser: None }
}

async fn person(app: &App, by: &Actor, (name, role): (&str, Role)) -> Actor {
    let first_name = name.split(' ').next().unwrap().to_lowercase();
    let account = Account {
        id: PersonId::from_uuid(app.draw_id()),
        email: format!("{first_name}@organisatie.example"),
        name: name.to_owned(),
        roles: vec![role],
        adviser: None,
        manager: None,
        language: Language::Dutch,
        officer_order: 1,
        active: true,
        version: 0,
        has_password: false,
    };
    let actor = Actor { person: account.id, roles: account.roles.clone(), adviser: None };
    app.save_account(by, account).await.unwrap();
    actor
}
