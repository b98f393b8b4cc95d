//! Accounts, and the register that the rules see.
use uuid::Uuid;
use weerklank_domain::Language;
use weerklank_domain::ids::{AdviserId, FirmId, PersonId};
use weerklank_domain::people::{FirmKind, Role};
use weerklank_store::advisers::{self, Adviser};
use weerklank_store::firms::{self, Firm};
use weerklank_store::people::{self, Account};
use weerklank_store::{Store, StoreError};

use crate::databases::on_both;

#[expect(clippy::disallowed_methods, reason = "any id does for a test of the store")]
pub(crate) fn id() -> Uuid {
    Uuid::now_v7()
}

pub(crate) fn account(email: &str, name: &str) -> Account {
    Account {
        id: PersonId::from_uuid(id()),
        email: email.to_owned(),
        name: name.to_owned(),
        roles: vec![Role::Officer],
        adviser: None,
        manager: None,
        language: Language::Dutch,
        officer_order: 1,
        active: true,
        version: 1,
        has_password: false,
    }
}

pub(crate) async fn add(store: &Store, account: &Account) {
    let account = account.clone();
    store.write(move |tx| people::insert(tx, &account)).await.unwrap();
}

pub(crate) fn firm(name: &str) -> Firm {
    Firm {
        id: FirmId::from_uuid(id()),
        name: name.to_owned(),
        kind: FirmKind::Affiliated,
        contact: None,
        email: Some("kantoor@noord.example".to_owned()),
        phone: None,
        address: None,
        active: true,
        version: 1,
    }
}

pub(crate) fn adviser(name: &str, firm: FirmId) -> Adviser {
    Adviser {
        id: AdviserId::from_uuid(id()),
        firm,
        name: name.to_owned(),
        active: true,
        version: 1,
    }
}

#[tokio::test]
async fn an_account_comes_back_as_it_was_saved() {
    on_both(|store| async move {
        let anna = account("anna@noord.example", "Anna van de Bérg");
        add(&store, &anna).await;
        let found = store
            .read({
                let anna = anna.clone();
                move |tx| {
                    assert_eq!(people::find(tx, anna.id)?, Some(anna.clone()));
                    assert_eq!(people::list(tx)?, std::slice::from_ref(&anna));
                    assert_eq!(people::password_hash(tx, anna.id)?, None);
                    people::find_by_email(tx, "anna@noord.example")
                }
            })
            .await
            .unwrap();
        assert_eq!(found, Some(anna.clone()));
        let found = store
            .write(move |tx| {
                people::set_password_hash(tx, anna.id, "a hash")?;
                people::set_language(tx, anna.id, Language::English)?;
                assert_eq!(people::password_hash(tx, anna.id)?, Some("a hash".to_owned()));
                people::find(tx, anna.id)
            })
            .await
            .unwrap()
            .unwrap();
        assert!(found.has_password);
        assert_eq!(found.language, Language::English);
        assert_eq!(found.version, 1, "a password is not the administrator's");
    })
    .await;
}

#[tokio::test]
async fn of_two_changes_of_one_version_the_second_is_told() {
    on_both(|store| async move {
        let mut anna = account("anna@noord.example", "Anna Bakker");
        add(&store, &anna).await;
        anna.name = "Anna Smit".to_owned();
        let first = anna.clone();
        assert!(store.write(move |tx| people::update(tx, &first)).await.unwrap());
        anna.name = "Anna de Wit".to_owned();
        let second = anna.clone();
        assert!(!store.write(move |tx| people::update(tx, &second)).await.unwrap());
        let found = store.read(move |tx| people::find(tx, anna.id)).await.unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.version), ("Anna Smit", 2));
    })
    .await;
}

#[tokio::test]
async fn an_address_belongs_to_one_account() {
    on_both(|store| async move {
        add(&store, &account("anna@noord.example", "Anna")).await;
        let other = account("anna@noord.example", "Bram");
        let refused = store.write(move |tx| people::insert(tx, &other)).await.unwrap_err();
        assert!(
            matches!(&refused, StoreError::Conflict { constraint } if constraint.contains("email"))
        );
    })
    .await;
}

#[tokio::test]
async fn the_register_has_the_officers_in_their_order_with_their_firms() {
    on_both(|store| async move {
        let office = firm("Noord");
        let of_office = adviser("Carla", office.id);
        let mut carla = account("carla@noord.example", "Carla de Vries");
        carla.officer_order = 2;
        carla.adviser = Some(of_office.id);
        let mut bram = account("bram@noord.example", "Bram Visser");
        bram.manager = Some(carla.id);
        let mut away = account("dirk@noord.example", "Dirk");
        (away.officer_order, away.active) = (3, false);
        let everybody = [carla.clone(), bram.clone(), away.clone()];
        let (firm_id, adviser_id) = (office.id, of_office.id);
        let register = store
            .write(move |tx| {
                firms::insert(tx, &office)?;
                advisers::insert(tx, &of_office)?;
                for person in &everybody {
                    people::insert(tx, person)?;
                }
                people::register(tx, jiff::civil::date(2026, 11, 2))
            })
            .await
            .unwrap();
        let order: Vec<PersonId> = register.people.iter().map(|person| person.id).collect();
        assert_eq!(order, [bram.id, carla.id, away.id]);
        let found = register.person(carla.id).unwrap();
        assert_eq!(found.folded_surname, "vries");
        assert_eq!((found.firm, found.adviser), (Some(firm_id), Some(adviser_id)));
        assert_eq!(register.person(bram.id).unwrap().manager, Some(carla.id));
        assert!(found.present && !register.person(away.id).unwrap().present);
        let by_adviser =
            store.read(move |tx| people::find_by_adviser(tx, adviser_id)).await.unwrap();
        assert_eq!(by_adviser.unwrap().id, carla.id);
    })
    .await;
}
