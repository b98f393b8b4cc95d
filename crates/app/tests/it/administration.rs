//! What an administrator keeps.
use weerklank_app::administration::{Account, Adviser, Firm, List, ListItem, Relation};
use weerklank_app::{App, AppError, FieldProblem, SaveError};
use weerklank_domain::complaint::facts::ComplainantKind;
use weerklank_domain::ids::{AdviserId, PersonId, RelationId};
use weerklank_domain::people::{Actor, Role};

use crate::test_app::{TestApp, on_both};

async fn ada(app: &TestApp) -> Actor {
    app.person("Ada de Wit", &[Role::Administrator]).await
}

async fn account_of(app: &TestApp, by: &Actor, id: PersonId) -> Account {
    app.account(by, id).await.unwrap()
}

/// The fields and the sentences of a refusal.
fn problems(refused: Result<(), SaveError>) -> Vec<(&'static str, &'static str)> {
    match refused {
        Err(SaveError::Invalid(problems)) => {
            problems.into_iter().map(|FieldProblem { field, text_key }| (field, text_key)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn relation(app: &TestApp) -> Relation {
    Relation {
        id: RelationId::from_uuid(app.draw_id()),
        kind: ComplainantKind::SmeClient,
        company: " Fietsen B.V. ".to_owned(),
        chamber_number: Some("1234 5678".to_owned()),
        contact_name: Some("Jan de Vries".to_owned()),
        email: Some("Jan@Fietsen.example".to_owned()),
        phone: None,
        address: Some("Dam 1\r\n\r\n 1012 JS Amsterdam".to_owned()),
        active: true,
        version: 0,
    }
}

#[tokio::test]
async fn a_new_person_is_invited_and_only_an_administrator_adds_him() {
    on_both(|app| async move {
        let ada = ada(&app).await;
        let bram = Account {
            id: PersonId::from_uuid(app.draw_id()),
            email: " Bram@Noord.example ".to_owned(),
            name: " Bram Visser ".to_owned(),
            roles: vec![Role::Officer, Role::Staff, Role::Officer],
            version: 0,
            ..account_of(&app, &ada, ada.person).await
        };
        app.save_account(&ada, bram.clone()).await.unwrap();
        let mail = app.post().await;
        assert_eq!(mail.len(), 1);
        assert_eq!(mail[0].to, "bram@noord.example");
        let saved = account_of(&app, &ada, bram.id).await;
        assert_eq!((saved.name.as_str(), saved.version), ("Bram Visser", 1));
        assert_eq!(saved.roles, [Role::Staff, Role::Officer]);
        assert_eq!(app.accounts(&ada).await.unwrap().len(), 2);
        let twice = app.save_account(&ada, bram.clone()).await;
        assert!(matches!(twice, Err(SaveError::App(AppError::Changed))));
        let officer = Actor { person: bram.id, roles: saved.roles.clone(), adviser: None };
        let refused = app.save_account(&officer, saved).await;
        assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))));
        let refused = app.accounts(&officer).await;
        assert!(matches!(refused, Err(AppError::NotAllowed)));
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_with_an_account_is_told_at_once() {
    on_both(|app| async move {
        let ada = ada(&app).await;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let mut wrong = account_of(&app, &ada, bram.person).await;
        wrong.name = String::new();
        wrong.email = "bram".to_owned();
        wrong.roles = vec![Role::Partner];
        wrong.manager = Some(bram.person);
        assert_eq!(
            problems(app.save_account(&ada, wrong).await),
            [
                ("name", "accounts-required"),
                ("email", "accounts-email-wrong"),
                ("adviser", "accounts-partner-without-adviser"),
                ("manager", "accounts-own-manager"),
            ]
        );
        let (_, adviser) = app.firm("Noord", "Carla").await;
        app.person_like("Carla Smit", &[Role::Partner], |carla| carla.adviser = Some(adviser))
            .await;
        let mut taken = account_of(&app, &ada, bram.person).await;
        taken.email = "carla@noord.example".to_owned();
        taken.adviser = Some(adviser);
        taken.manager = Some(PersonId::from_uuid(app.draw_id()));
        assert_eq!(
            problems(app.save_account(&ada, taken).await),
            [
                ("email", "accounts-email-taken"),
                ("adviser", "accounts-adviser-taken"),
                ("manager", "accounts-manager-unknown"),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn of_two_administrators_at_once_the_second_is_told() {
    on_both(|app| async move {
        let ada = ada(&app).await;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let seen = account_of(&app, &ada, bram.person).await;
        app.save_account(&ada, seen.clone()).await.unwrap();
        let late = app.save_account(&ada, seen).await;
        assert!(matches!(late, Err(SaveError::App(AppError::Changed))));
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    on_both(|app| async move {
        let ada = ada(&app).await;
        let mut closed = account_of(&app, &ada, ada.person).await;
        closed.active = false;
        let last = [("roles", "accounts-last-administrator")];
        assert_eq!(problems(app.save_account(&ada, closed.clone()).await), last);
        app.person("Bea Bos", &[Role::Administrator]).await;
        app.save_account(&ada, closed).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_firm_and_an_adviser_are_kept_by_an_administrator() {
    on_both(|app| async move {
        let ada = ada(&app).await;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let (firm, adviser) = app.firm("Noord", "Carla").await;
        let seen = App::firm(&app, &ada, firm).await.unwrap();
        let changed = Firm {
            contact: Some(bram.person),
            address: Some("Dam 1\r\n\r\n1012 JS Amsterdam ".to_owned()),
            ..seen.clone()
        };
        app.save_firm(&ada, changed).await.unwrap();
        let saved = App::firm(&app, &ada, firm).await.unwrap();
        assert_eq!(saved.address.as_deref(), Some("Dam 1\n1012 JS Amsterdam"));
        assert_eq!((saved.contact, saved.version), (Some(bram.person), 2));
        let late = app.save_firm(&ada, seen).await;
        assert!(matches!(late, Err(SaveError::App(AppError::Changed))));
        let unknown = Firm {
            contact: Some(PersonId::from_uuid(app.draw_id())),
            name: " ".to_owned(),
            ..saved.clone()
        };
        assert_eq!(problems(app.save_firm(&ada, unknown).await), [("name", "accounts-required")]);
        let carla = app.adviser(&ada, adviser).await.unwrap();
        let renamed = Adviser { name: "Clara".to_owned(), ..carla };
        app.save_adviser(&ada, renamed.clone()).await.unwrap();
        let new = Adviser {
            id: AdviserId::from_uuid(app.draw_id()),
            firm: weerklank_domain::ids::FirmId::from_uuid(app.draw_id()),
            version: 0,
            ..renamed.clone()
        };
        let refused = app.save_adviser(&ada, new).await;
        assert_eq!(problems(refused), [("firm", "accounts-firm-unknown")]);
        let refused = app.save_adviser(&bram, renamed).await;
        assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))));
        let refused = app.save_firm(&bram, saved).await;
        assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))));
        assert_eq!(app.firms(&ada).await.unwrap().len(), 1);
        assert_eq!(app.advisers(&ada).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_relation_is_kept_by_an_administrator_and_found_by_who_takes_complaints_in() {
    on_both(|app| async move {
        let ada = ada(&app).await;
        let staff = app.person("Stef Bos", &[Role::Staff]).await;
        let partner = app.person("Piet Bos", &[Role::Partner]).await;
        let fietsen = relation(&app);
        app.save_relation(&ada, fietsen.clone()).await.unwrap();
        let saved = app.relation(&staff, fietsen.id).await.unwrap();
        assert_eq!(saved.company, "Fietsen B.V.");
        assert_eq!(saved.chamber_number.as_deref(), Some("12345678"));
        assert_eq!(saved.email.as_deref(), Some("jan@fietsen.example"));
        assert_eq!(saved.address.as_deref(), Some("Dam 1\n1012 JS Amsterdam"));
        let found = app.search_relations(&staff, "de vries").await.unwrap();
        assert_eq!(found, std::slice::from_ref(&saved));
        let refused = app.search_relations(&partner, "de vries").await;
        assert!(matches!(refused, Err(AppError::NotAllowed)));
        let refused = app.save_relation(&staff, saved.clone()).await;
        assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))));
        let wrong = Relation { chamber_number: Some("123".to_owned()), ..saved };
        assert_eq!(
            problems(app.save_relation(&ada, wrong).await),
            [("chamber_number", "accounts-chamber-number")]
        );
        assert_eq!(app.relations(&ada, None).await.unwrap().relations.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_item_gets_a_key_for_good_and_natures_are_those_of_the_procedure() {
    on_both(|app| async move {
        let ada = ada(&app).await;
        let new = ListItem {
            list: List::Subcategory,
            key: String::new(),
            dutch: "Te laat / termijn gemist".to_owned(),
            english: Some(" ".to_owned()),
            parent: Some("service_quality".to_owned()),
            position: 1,
            valid_until: None,
            version: 0,
        };
        app.save_list_item(&ada, new.clone()).await.unwrap();
        let saved = app.list_items(&ada).await.unwrap().remove(0);
        assert_eq!(saved.key, "te_laat_termijn_gemist");
        assert_eq!(saved.english, None);
        let twice = app.save_list_item(&ada, new.clone()).await;
        assert!(matches!(twice, Err(SaveError::App(AppError::Changed))));
        let nowhere = ListItem { parent: None, ..new.clone() };
        assert_eq!(
            problems(app.save_list_item(&ada, nowhere).await),
            [("parent", "accounts-nature-missing")]
        );
        let fourth = ListItem { list: List::Nature, ..new.clone() };
        assert_eq!(
            problems(app.save_list_item(&ada, fourth).await),
            [("key", "accounts-nature-fixed")]
        );
        let officer = app.person("Bram Visser", &[Role::Officer]).await;
        let refused = app.save_list_item(&officer, new).await;
        assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))));
    })
    .await;
}
