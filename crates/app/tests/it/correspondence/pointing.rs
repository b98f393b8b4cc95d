//! A client is pointed to the procedure, and that it was done is kept (3.1, 3.2).
use jiff::SignedDuration;
use uuid::Uuid;
use weerklank_app::pointing_out::{Client, MAILS_A_DAY, NewPointing, PointingWay};
use weerklank_app::{AppError, SaveError};
use weerklank_domain::Language::{Dutch, English};
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_domain::people::Role;
use weerklank_texts::paper::{Block, Kind as Sheet, Paper};

use crate::story::Story;
use crate::test_app::on_both;

const CLIENT: &str = "j.pieters@pieters.example";

fn new(story: &Story, way: PointingWay, email: &str) -> NewPointing {
    let client = Client {
        name: "mevrouw Pieters".to_owned(),
        company: "Pieters Bouw".to_owned(),
        email: email.to_owned(),
    };
    NewPointing { id: story.draw_id(), way, language: Dutch, client }
}

fn wrong(answer: Result<(), SaveError>) -> Vec<(&'static str, &'static str)> {
    match answer {
        Err(SaveError::Invalid(problems)) => {
            problems.iter().map(|problem| (problem.field, problem.text_key)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn art_3_1_a_partner_points_a_client_to_the_procedure_by_mail() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let asked = new(&story, PointingWay::Email, CLIENT);
        story.point_out(&story.anna, asked.clone()).await.unwrap();
        // Sent twice is done once.
        story.point_out(&story.anna, asked.clone()).await.unwrap();
        let taken = story.post().await;
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, CLIENT);
        assert_eq!(taken[0].header("Subject"), Some("Onze klachtenregeling"));
        assert!(taken[0].header("Message-ID").is_some());
        let text = taken[0].text();
        for part in
            ["Geachte mevrouw Pieters,", "https://weerklank.example/regeling", "Anna Bakker"]
        {
            assert!(text.contains(part), "{part} is not in:\n{text}");
        }
        let kept = story.pointed_out(&story.anna).await.unwrap();
        let [kept] = &kept[..] else { panic!("{kept:?}") };
        assert_eq!((kept.id, kept.by.as_str()), (asked.id, "Anna Bakker"));
        assert_eq!((kept.firm.as_deref(), kept.version), (Some("Zuiderlicht"), 1));
        assert_eq!((kept.at, kept.way), (story.now(), PointingWay::Email));
        assert_eq!((&kept.client, kept.post.as_deref()), (&asked.client, Some("sent")));
    })
    .await;
}

#[tokio::test]
async fn art_3_1_the_mail_says_what_the_organisation_made_of_its_template() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let which = (Kind::ProcedureNotice, Dutch);
        let own = "Wist u dit?\n\n{{ salutation }}\n\nLees {{ procedure_link }} [{{ reference }}]";
        story.save_template(&story.bram, which, (own, 0)).await.unwrap();
        story.point_out(&story.anna, new(&story, PointingWay::Email, CLIENT)).await.unwrap();
        let taken = story.post().await;
        assert_eq!(taken[0].header("Subject"), Some("Wist u dit?"));
        assert!(taken[0].text().contains("[]"));
    })
    .await;
}

#[tokio::test]
async fn art_3_2_the_card_leads_to_the_procedure_and_the_text_can_be_pasted() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let card = new(&story, PointingWay::Card, "");
        story.point_out(&story.anna, card.clone()).await.unwrap();
        let client = Client::default();
        let text = NewPointing { client, language: English, ..new(&story, PointingWay::Text, "") };
        story.point_out(&story.anna, text.clone()).await.unwrap();
        assert!(story.post().await.is_empty());
        let bytes = story.procedure_card(Dutch).await.unwrap();
        let paper: Paper = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(paper.kind, Sheet::Card);
        let address = "https://weerklank.example/regeling";
        let picture = paper.blocks.iter().find_map(|block| match block {
            Block::Picture { svg, description, .. } => Some((svg, description)),
            _ => None,
        });
        let (svg, description) = picture.unwrap();
        assert!(svg.contains("<svg") && description.contains(address), "{description}");
        assert!(paper.blocks.contains(&Block::Paragraph(address.to_owned())));
        let kept = story.pointing(&story.anna, text.id).await.unwrap();
        assert_eq!(kept.client, Client::default());
        let written = story.procedure_text(&kept).await.unwrap();
        assert!(written.text.contains(address), "{}", written.text);
        assert!(written.text.starts_with("Dear"), "{}", written.text);
    })
    .await;
}

#[tokio::test]
async fn art_3_1_no_mail_goes_to_a_wrong_address_or_to_two_and_none_is_kept() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        for address in [
            "pieters",
            "a@b.example, c@d.example",
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example\nSubject: x",
            "\"a@b.example\" <c@d.example>",
        ] {
            let answer = story.point_out(&story.anna, new(&story, PointingWay::Email, address));
            assert_eq!(wrong(answer.await), [("email", "form-email-wrong")], "{address:?}");
        }
        let answer = story.point_out(&story.anna, new(&story, PointingWay::Email, " ")).await;
        assert_eq!(wrong(answer), [("email", "pointing-email-missing")]);
        let mut named = new(&story, PointingWay::Email, CLIENT);
        named.client.name = "Pieters\r\nBcc: c@d.example".to_owned();
        let answer = story.point_out(&story.anna, named).await;
        assert_eq!(wrong(answer), [("name", "accounts-strange-characters")]);
        assert!(story.pointed_out(&story.anna).await.unwrap().is_empty());
        assert!(story.post().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn art_3_1_only_partners_and_officers_point_out_and_each_partner_sees_his_own() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let bert = story.person("Bert de Boer", &[Role::Partner]).await;
        let asked = new(&story, PointingWay::Card, "");
        story.point_out(&story.anna, asked.clone()).await.unwrap();
        story.point_out(&bert, new(&story, PointingWay::Text, "")).await.unwrap();
        for by in [&story.dirk, &story.eva] {
            let answer = story.point_out(by, new(&story, PointingWay::Card, "")).await;
            let refused = matches!(answer, Err(SaveError::App(AppError::NotAllowed)));
            assert!(refused, "{answer:?}");
            assert!(matches!(story.pointed_out(by).await, Err(AppError::NotAllowed)));
        }
        assert_eq!(story.pointed_out(&story.anna).await.unwrap().len(), 1);
        assert_eq!(story.pointed_out(&story.bram).await.unwrap().len(), 2);
        let hidden = story.pointing(&bert, asked.id).await;
        assert!(matches!(hidden, Err(AppError::NotFound)), "{hidden:?}");
        assert!(story.pointing(&story.bram, asked.id).await.is_ok());
        let nowhere = story.pointing(&story.bram, Uuid::nil()).await;
        assert!(matches!(nowhere, Err(AppError::NotFound)), "{nowhere:?}");
    })
    .await;
}

#[tokio::test]
async fn no_account_becomes_a_relay_of_mail() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        for _ in 0..MAILS_A_DAY {
            story.point_out(&story.anna, new(&story, PointingWay::Email, CLIENT)).await.unwrap();
        }
        let answer = story.point_out(&story.anna, new(&story, PointingWay::Email, CLIENT)).await;
        assert_eq!(wrong(answer), [("email", "pointing-too-many")]);
        // Another way goes on, and tomorrow mail does.
        story.point_out(&story.anna, new(&story, PointingWay::Card, "")).await.unwrap();
        story.later(SignedDuration::from_hours(25));
        story.point_out(&story.anna, new(&story, PointingWay::Email, CLIENT)).await.unwrap();
        story.post().await;
    })
    .await;
}
