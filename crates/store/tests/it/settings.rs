//! The register of firms and relations, the lists and the settings.
use jiff::Timestamp;
use jiff::civil::date;
use weerklank_domain::complaint::facts::ComplainantKind;
use weerklank_domain::ids::{PersonId, RelationId};
use weerklank_domain::people::FirmKind;
use weerklank_store::lists::{self, List, ListItem};
use weerklank_store::relations::{self, Relation};
use weerklank_store::settings::{self, Setting};
use weerklank_store::{Store, StoreError, advisers, firms};

use crate::databases::on_both;
use crate::people::{adviser, firm, id};

fn relation(company: &str, contact: &str) -> Relation {
    Relation {
        id: RelationId::from_uuid(id()),
        kind: ComplainantKind::SmeClient,
        company: company.to_owned(),
        chamber_number: Some("12345678".to_owned()),
        contact_name: (!contact.is_empty()).then(|| contact.to_owned()),
        email: None,
        phone: None,
        address: Some("Dam 1\n1012 JS Amsterdam".to_owned()),
        active: true,
        version: 1,
    }
}

async fn add_all(store: &Store, relations: Vec<Relation>) {
    store
        .write(move |tx| relations.iter().try_for_each(|relation| relations::insert(tx, relation)))
        .await
        .unwrap();
}

async fn found(store: &Store, beginning: &'static str) -> Vec<String> {
    let found = store.read(move |tx| relations::search(tx, beginning)).await.unwrap();
    found.into_iter().map(|relation| relation.company).collect()
}

#[tokio::test]
async fn firms_and_advisers_come_back_as_they_were_saved() {
    on_both(|store| async move {
        let mut office = firm("Noord");
        office.kind = FirmKind::Organisation;
        let of_office = adviser("Carla", office.id);
        store
            .write(move |tx| {
                firms::insert(tx, &office)?;
                advisers::insert(tx, &of_office)?;
                assert_eq!(firms::list(tx)?, [office.clone()]);
                assert_eq!(advisers::find(tx, of_office.id)?, Some(of_office.clone()));
                let mut changed = office.clone();
                changed.name = "Zuid".to_owned();
                assert!(firms::update(tx, &changed)?);
                assert!(!firms::update(tx, &changed)?, "an old version");
                changed.version = 2;
                assert_eq!(firms::find(tx, office.id)?, Some(changed));
                let mut renamed = of_office.clone();
                renamed.name = "Clara".to_owned();
                assert!(advisers::update(tx, &renamed)?);
                assert!(!advisers::update(tx, &renamed)?, "an old version");
                renamed.version = 2;
                assert_eq!(advisers::list(tx)?, [renamed]);
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_relation_is_found_by_how_its_company_or_its_contact_begins() {
    on_both(|store| async move {
        let mut gone = relation("Bakkerij Gesloten", "");
        gone.active = false;
        add_all(
            &store,
            vec![
                relation("Bakkerij Öst", "Jan de Vries"),
                relation("bakkerij Aard", ""),
                relation("Fietsen B.V.", "Mevr. A. van den Bakker"),
                gone,
            ],
        )
        .await;
        assert_eq!(found(&store, "BAKK").await, ["bakkerij Aard", "Bakkerij Öst", "Fietsen B.V."]);
        assert_eq!(found(&store, "bakkerij o").await, ["Bakkerij Öst"]);
        assert_eq!(found(&store, "de vri").await, ["Bakkerij Öst"]);
        assert_eq!(found(&store, "erij").await, [] as [&str; 0]);
        assert_eq!(found(&store, " ").await, [] as [&str; 0]);
        assert_eq!(found(&store, "%").await, [] as [&str; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_search_ends_at_twenty_and_the_list_goes_on() {
    on_both(|store| async move {
        let many = (0..120).map(|number| relation(&format!("Bedrijf {number:03}"), ""));
        add_all(&store, many.collect()).await;
        assert_eq!(found(&store, "bedrijf").await.len(), 20);
        let all = store
            .read(|tx| {
                let (mut all, mut after) = (Vec::new(), None);
                loop {
                    let page = relations::page(tx, after.as_ref())?;
                    all.extend(page.relations.into_iter().map(|relation| relation.company));
                    after = page.next;
                    if after.is_none() {
                        return Ok::<_, StoreError>(all);
                    }
                }
            })
            .await
            .unwrap();
        let expected: Vec<String> = (0..120).map(|number| format!("Bedrijf {number:03}")).collect();
        assert_eq!(all, expected);
    })
    .await;
}

#[tokio::test]
async fn a_relation_is_changed_by_one_at_a_time() {
    on_both(|store| async move {
        let fietsen = relation("Fietsen", "Jan de Vries");
        add_all(&store, vec![fietsen.clone()]).await;
        store
            .write(move |tx| {
                let mut changed = fietsen.clone();
                changed.company = "Brommers".to_owned();
                assert!(relations::update(tx, &changed)?);
                assert!(!relations::update(tx, &changed)?);
                changed.version = 2;
                assert_eq!(relations::find(tx, fietsen.id)?, Some(changed));
                assert_eq!(relations::search(tx, "brom")?.len(), 1);
                assert!(relations::search(tx, "fiets")?.is_empty());
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_item_of_a_list_is_offered_until_it_ends() {
    on_both(|store| async move {
        let item = ListItem {
            list: List::Subcategory,
            key: "late".to_owned(),
            dutch: "Te laat".to_owned(),
            english: None,
            parent: Some("service_quality".to_owned()),
            position: 2,
            valid_until: None,
            version: 0,
        };
        store
            .write(move |tx| {
                assert!(lists::save(tx, &item)?);
                assert!(!lists::save(tx, &item)?, "the key is taken");
                let mut stored = ListItem { version: 1, ..item.clone() };
                assert_eq!(lists::all(tx)?, [stored.clone()]);
                stored.valid_until = Some(date(2026, 11, 30));
                assert!(lists::save(tx, &stored)?);
                assert!(!lists::save(tx, &stored)?, "an old version");
                stored.version = 2;
                assert!(stored.is_offered(date(2026, 11, 30)));
                assert!(!stored.is_offered(date(2026, 12, 1)));
                assert_eq!(lists::of_list(tx, List::Subcategory)?, [stored]);
                assert!(lists::of_list(tx, List::Service)?.is_empty());
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_setting_is_changed_by_one_at_a_time_and_every_change_is_kept() {
    on_both(|store| async move {
        let by = (PersonId::from_uuid(id()), Timestamp::UNIX_EPOCH);
        let set = |value: &str, version| Setting { value: value.to_owned(), version };
        store
            .write(move |tx| {
                assert_eq!(settings::get(tx, "colour")?, None);
                assert_eq!(settings::version(tx, "colour")?, 0);
                assert_eq!(settings::put(tx, "colour", &set("1", 0), by)?, Some(1));
                assert_eq!(settings::put(tx, "colour", &set("2", 0), by)?, None);
                assert_eq!(settings::put(tx, "colour", &set("3", 1), by)?, Some(2));
                assert_eq!(settings::put(tx, "colour", &set("4", 1), by)?, None);
                assert_eq!(settings::get(tx, "colour")?, Some(set("3", 2)));
                let changes = settings::changes(tx, "colour")?;
                let values: Vec<&str> =
                    changes.iter().map(|change| change.value.as_str()).collect();
                assert_eq!(values, ["3", "1"]);
                assert_eq!((changes[0].by, changes[0].at), by);
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}
