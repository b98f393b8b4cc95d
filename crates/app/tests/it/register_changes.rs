//! The test of conflict runs again when the register changes (art. 1, transition 30).
use weerklank_app::administration::{Account, Adviser, Firm};
use weerklank_app::{App, AppError, EmailAddress};
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::facts::{
    Channel, Complainant, ComplainantKind, Confidentiality, Door, Manner, Recording,
};
use weerklank_domain::ids::{AdviserId, ComplaintId, FirmId, PersonId};
use weerklank_domain::people::{Actor, FirmKind, Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Words;

use crate::test_app::{TestApp, on_both};

/// An administrator, two officers of whom Bram is first, and a complaint about an adviser.
pub(crate) struct Cast {
    pub(crate) ada: Actor,
    pub(crate) bram: Actor,
    pub(crate) carla: Actor,
    pub(crate) complaint: Reference,
    firm: FirmId,
    adviser: AdviserId,
}

pub(crate) async fn cast(app: &TestApp) -> Cast {
    let ada = app.person("Ada de Wit", &[Role::Administrator]).await;
    let bram = app.person("Bram Visser", &[Role::Officer]).await;
    let carla =
        app.person_like("Carla Smit", &[Role::Officer], |carla| carla.officer_order = 2).await;
    let staff = app.person("Stef Bos", &[Role::Staff]).await;
    let (firm, adviser) = app.firm("Noord", "Piet Bos").await;
    let kind = FirmKind::Affiliated;
    let subject = Subject::Partner { firm, adviser: Some(adviser), kind };
    let complaint = record(app, &staff, subject).await;
    app.post().await;
    Cast { ada, bram, carla, complaint, firm, adviser }
}

async fn record(app: &TestApp, by: &Actor, subject: Subject) -> Reference {
    let mut enclosed = app.enclosures();
    let expression = enclosed.text(Words::parse("Het duurde te lang.").unwrap());
    let name = enclosed.text(Words::parse("mevrouw De Vries").unwrap());
    let (recorded_by, received_on) = (by.person, local_date(app.now()));
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
            reachable: true,
            language: Language::Dutch,
            relation: None,
            confidentiality: Confidentiality::Open,
        },
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
    let id = ComplaintId::from_uuid(app.draw_id());
    app.record(by.clone(), id, draft, enclosed).await.unwrap()
}

async fn sees(app: &TestApp, person: &Actor, complaint: Reference) -> bool {
    match app.dossier(person, complaint).await {
        Ok(_) => true,
        Err(AppError::NotFound) => false,
        Err(other) => panic!("{other:?}"),
    }
}

async fn in_charge(app: &TestApp, seen_by: &Actor, complaint: Reference) -> Option<PersonId> {
    app.dossier(seen_by, complaint).await.unwrap().complaint.officer
}

async fn change(app: &TestApp, cast: &Cast, person: &Actor, change: impl FnOnce(&mut Account)) {
    let mut account = app.account(&cast.ada, person.person).await.unwrap();
    change(&mut account);
    app.save_account(&cast.ada, account).await.unwrap();
}

#[tokio::test]
async fn art_1_an_officer_who_joins_the_firm_loses_the_dossier_and_gets_it_back_when_he_leaves() {
    on_both(|app| async move {
        let cast = cast(&app).await;
        assert_eq!(in_charge(&app, &cast.carla, cast.complaint).await, Some(cast.bram.person));
        let colleague = Adviser {
            id: AdviserId::from_uuid(app.draw_id()),
            firm: cast.firm,
            name: "Bram Visser".to_owned(),
            active: true,
            version: 0,
        };
        app.save_adviser(&cast.ada, colleague.clone()).await.unwrap();
        assert!(sees(&app, &cast.bram, cast.complaint).await);
        change(&app, &cast, &cast.bram, |bram| bram.adviser = Some(colleague.id)).await;
        assert!(!sees(&app, &cast.bram, cast.complaint).await);
        assert_eq!(in_charge(&app, &cast.carla, cast.complaint).await, Some(cast.carla.person));
        let told = app.post().await;
        assert!(told.iter().all(|mail| mail.to != "bram@noord.example"));
        // He moves to another firm: no conflict any more, but Carla stays in charge.
        let (elsewhere, _) = app.firm("Zuid", "Zoë").await;
        let moved = Adviser { firm: elsewhere, version: 1, ..colleague };
        app.save_adviser(&cast.ada, moved).await.unwrap();
        assert!(sees(&app, &cast.bram, cast.complaint).await);
        assert_eq!(in_charge(&app, &cast.bram, cast.complaint).await, Some(cast.carla.person));
        app.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_who_comes_to_manage_the_adviser_loses_the_dossier() {
    on_both(|app| async move {
        let cast = cast(&app).await;
        let adviser = cast.adviser;
        let piet = app
            .person_like("Piet Bos", &[Role::Partner], |piet| piet.adviser = Some(adviser))
            .await;
        change(&app, &cast, &piet, |piet| piet.manager = Some(cast.bram.person)).await;
        assert!(!sees(&app, &cast.bram, cast.complaint).await);
        assert!(sees(&app, &cast.carla, cast.complaint).await);
        change(&app, &cast, &piet, |piet| piet.manager = None).await;
        assert!(sees(&app, &cast.bram, cast.complaint).await);
        app.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_a_new_officer_of_the_firm_never_sees_the_dossier() {
    on_both(|app| async move {
        let cast = cast(&app).await;
        let mail: EmailAddress = "dirk@noord.example".parse().unwrap();
        let dirk = Account {
            id: PersonId::from_uuid(app.draw_id()),
            email: mail.as_str().to_owned(),
            name: "Dirk Groot".to_owned(),
            roles: vec![Role::Officer],
            adviser: Some(cast.adviser),
            version: 0,
            ..app.account(&cast.ada, cast.bram.person).await.unwrap()
        };
        let actor = Actor { person: dirk.id, roles: dirk.roles.clone(), adviser: dirk.adviser };
        app.save_account(&cast.ada, dirk).await.unwrap();
        assert!(!sees(&app, &actor, cast.complaint).await);
        app.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_37_when_nobody_is_left_the_next_officer_is_put_in_charge() {
    on_both(|app| async move {
        let cast = cast(&app).await;
        let boss = app.person("Marga Kok", &[Role::Management]).await;
        for officer in [&cast.bram, &cast.carla] {
            let (firm, adviser) = (cast.firm, AdviserId::from_uuid(app.draw_id()));
            let colleague =
                Adviser { id: adviser, firm, name: "Collega".to_owned(), active: true, version: 0 };
            app.save_adviser(&cast.ada, colleague).await.unwrap();
            change(&app, &cast, officer, |officer| officer.adviser = Some(adviser)).await;
        }
        let told = app.post().await;
        assert!(told.iter().any(|mail| mail.to == "marga@noord.example"), "the alarm");
        assert!(sees(&app, &boss, cast.complaint).await);
        let eva = Account {
            id: PersonId::from_uuid(app.draw_id()),
            email: "eva@noord.example".to_owned(),
            name: "Eva Maas".to_owned(),
            roles: vec![Role::Officer],
            version: 0,
            ..app.account(&cast.ada, cast.ada.person).await.unwrap()
        };
        let actor = Actor { person: eva.id, roles: eva.roles.clone(), adviser: None };
        app.save_account(&cast.ada, eva.clone()).await.unwrap();
        assert_eq!(in_charge(&app, &actor, cast.complaint).await, Some(eva.id));
        assert!(!sees(&app, &boss, cast.complaint).await);
        app.post().await;
    })
    .await;
}

#[tokio::test]
async fn an_administrator_sees_no_dossier() {
    on_both(|app| async move {
        let cast = cast(&app).await;
        assert!(!sees(&app, &cast.ada, cast.complaint).await);
        let firm: Firm = App::firm(&app, &cast.ada, cast.firm).await.unwrap();
        let contact = Firm { contact: Some(cast.ada.person), ..firm };
        app.save_firm(&cast.ada, contact).await.unwrap();
        assert!(!sees(&app, &cast.ada, cast.complaint).await, "the firm was not told yet");
        app.post().await;
    })
    .await;
}
