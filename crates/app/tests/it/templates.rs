//! Templates of letters and mails: who changes them, what is kept, and that they are used.
use weerklank_app::AppError;
use weerklank_app::templates::{TemplateError, shipped};
use weerklank_domain::Language::{self, Dutch};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_domain::complaint::facts::{Notice, Way};

use crate::story::Story;
use crate::test_app::on_both;

const OWN: &str = "Ontvangen: {{ reference }}\n\n{{ salutation }}\n\nWij gaan aan de slag.\n";

#[tokio::test]
async fn an_own_template_is_used_until_the_shipped_one_is_restored() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let which = (Kind::Acknowledgement, Dutch);
        story.save_template(&story.bram, which, (OWN, 0)).await.unwrap();
        let kept = story.template(&story.bram, which).await.unwrap();
        assert_eq!((kept.source.as_str(), kept.is_own, kept.version), (OWN, true, 1));
        assert_eq!(kept.changes[0].by, "Bram Visser");
        assert_eq!(kept.changes[0].at, story.clock.now());
        let listed = story.templates(&story.bram, Dutch).await.unwrap();
        assert_eq!(listed.len(), Kind::ALL.len());
        let own: Vec<_> = listed.iter().filter(|one| one.is_own).collect();
        assert_eq!(own.len(), 1);
        let changed = Some(("Bram Visser".to_owned(), story.clock.now()));
        assert_eq!((own[0].kind, &own[0].changed), (which.0, &changed));
        let english = story.templates(&story.bram, Language::English).await.unwrap();
        assert!(english.iter().all(|one| !one.is_own && one.changed.is_none()));

        let reference = story.taken_in().await;
        story.post().await;
        let notice = Notice { on: story.today(), way: Way::Email };
        story.does(&story.bram, reference, |_| Command::Acknowledge { notice }).await;
        let taken = story.post().await;
        assert_eq!(taken[0].header("Subject"), Some(&*format!("Ontvangen: {reference}")));
        assert!(taken[0].text().contains("Wij gaan aan de slag."));

        let overtaken = story.restore_template(&story.bram, which, 0).await;
        assert!(matches!(overtaken, Err(AppError::Changed)), "{overtaken:?}");
        story.restore_template(&story.bram, which, 1).await.unwrap();
        let kept = story.template(&story.bram, which).await.unwrap();
        assert_eq!((kept.source.as_str(), kept.is_own), (shipped(which.0, Dutch), false));
        assert_eq!(kept.changes.len(), 2, "what it was before can be read");
        assert_eq!(kept.changes[1].source.as_deref(), Some(OWN));
    })
    .await;
}

#[tokio::test]
async fn a_faulty_template_is_not_saved_and_its_line_is_told() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let which = (Kind::Free, Dutch);
        let source = "Over\n\n{{ salutation }}\n{{ naam }}";
        let answer = story.save_template(&story.bram, which, (source, 0)).await;
        let Err(TemplateError::Faulty(fault)) = answer else { panic!("{answer:?}") };
        assert!(fault.sentence(Dutch).starts_with("Regel 4:"), "{}", fault.sentence(Dutch));
        assert!(!story.template(&story.bram, which).await.unwrap().is_own);
    })
    .await;
}

#[tokio::test]
async fn a_text_that_lets_somebody_in_is_not_saved_without_what_lets_him_in() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let without = "Over\n\n{{ salutation }}\n{% if access_code %}Dank u.{% endif %}";
        for (kind, lacks) in [(Kind::Receipt, "reference"), (Kind::StatusLink, "status_link")] {
            let answer = story.save_template(&story.bram, (kind, Dutch), (without, 0)).await;
            let Err(TemplateError::Faulty(fault)) = answer else { panic!("{answer:?}") };
            assert!(fault.sentence(Dutch).contains(lacks), "{}", fault.sentence(Dutch));
        }
        let with = "Over\n\n{{ reference }} {{ access_code }} {{ due }}";
        story.save_template(&story.bram, (Kind::Receipt, Dutch), (with, 0)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn only_officers_and_administrators_change_templates() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let which = (Kind::Free, Dutch);
        for by in [&story.anna, &story.dirk] {
            let answer = story.templates(by, Dutch).await;
            assert!(matches!(answer, Err(AppError::NotAllowed)), "{answer:?}");
            let answer = story.template(by, which).await;
            assert!(matches!(answer, Err(AppError::NotAllowed)), "{answer:?}");
            let answer = story.save_template(by, which, (OWN, 0)).await;
            let refused = matches!(answer, Err(TemplateError::App(AppError::NotAllowed)));
            assert!(refused, "{answer:?}");
            let answer = story.restore_template(by, which, 0).await;
            assert!(matches!(answer, Err(AppError::NotAllowed)), "{answer:?}");
            let answer = story.try_template(by, (Dutch, OWN), None).await;
            assert!(answer.is_err());
        }
        let reference = story.taken_in().await;
        story.post().await;
        let real = story.try_template(&story.bram, (Dutch, OWN), Some(reference)).await.unwrap();
        assert_eq!(real.subject, format!("Ontvangen: {reference}"));
        let mail = story.template_mail(&story.bram, (Dutch, OWN), Some(reference)).await.unwrap();
        assert_eq!(mail.subject, real.subject);
        assert!(mail.text.starts_with(&real.text) && mail.text.contains("Bram Visser"));
        assert!(mail.html.contains("Wij gaan aan de slag.</p>"), "{}", mail.html);
        let invented = story.try_template(&story.bram, (Dutch, OWN), None).await.unwrap();
        assert!(!invented.subject.contains(&reference.to_string()));
    })
    .await;
}
