//! The organisation: its name, addresses, colour and logo.
use weerklank_app::organisation::{LogoChange, Organisation};
use weerklank_app::{AppError, SaveError};
use weerklank_domain::Language;
use weerklank_domain::people::Role;

use crate::test_app::on_both;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest";

#[tokio::test]
async fn what_is_set_is_seen_at_once_and_stands_on_letters() {
    on_both(|app| async move {
        let ada = app.person("Ada de Wit", &[Role::Administrator]).await;
        let before = app.organisation().await.unwrap();
        assert_eq!((before.version, before.organisation.name.as_str()), (0, "Weerklank"));
        assert_eq!(before.organisation.officer_title(Language::Dutch), "Klachtenfunctionaris");
        let mut organisation = Organisation::default();
        organisation.name = " Noord Advies ".to_owned();
        organisation.address_lines = vec!["Dam 1".to_owned(), " ".to_owned()];
        organisation.complaints_mail = Some("Klachten@Noord.example".to_owned());
        organisation.website = Some("https://noord.example".to_owned());
        organisation.colour = "#AA0055".to_owned();
        let logo = LogoChange::Replace(PNG.to_vec());
        app.save_organisation(&ada, (organisation.clone(), 0), logo).await.unwrap();
        let saved = app.organisation().await.unwrap();
        assert_eq!((saved.version, saved.organisation.name.as_str()), (1, "Noord Advies"));
        let head = saved.letterhead();
        assert_eq!(head.address_lines, ["Dam 1"]);
        assert_eq!(head.mail.as_deref(), Some("klachten@noord.example"));
        assert_eq!(head.colour, "#aa0055");
        let logo = head.logo.unwrap();
        assert_eq!((logo.media_type.as_str(), logo.bytes.as_slice()), ("image/png", PNG));
        let late = app.save_organisation(&ada, (organisation.clone(), 0), LogoChange::Keep).await;
        assert!(matches!(late, Err(SaveError::App(AppError::Changed))));
        app.save_organisation(&ada, (organisation.clone(), 1), LogoChange::Keep).await.unwrap();
        assert!(app.organisation().await.unwrap().logo_digest().is_some());
        app.save_organisation(&ada, (organisation, 2), LogoChange::Remove).await.unwrap();
        assert!(app.organisation().await.unwrap().logo.is_none());
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_told_by_field_and_only_an_administrator_sets_it() {
    on_both(|app| async move {
        let ada = app.person("Ada de Wit", &[Role::Administrator]).await;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let mut wrong = Organisation::default();
        wrong.name = String::new();
        wrong.mail = Some("noord".to_owned());
        wrong.website = Some("javascript:alert(1)".to_owned());
        wrong.colour = "red".to_owned();
        let large = LogoChange::Replace(vec![b'x'; 600 * 1024]);
        let refused = app.save_organisation(&ada, (wrong, 0), large).await;
        let Err(SaveError::Invalid(problems)) = refused else { panic!("{refused:?}") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["name", "mail", "website", "colour", "logo", "logo"]);
        let refused =
            app.save_organisation(&bram, (Organisation::default(), 0), LogoChange::Keep).await;
        assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))));
        assert_eq!(app.organisation().await.unwrap().version, 0);
    })
    .await;
}
