//! Who hears of what, at which moment, and how little a mail says.
use weerklank_app::AppError;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Door, HandOverReason, Notice, Way};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Role, Subject};
use weerklank_domain::rules::Reason;

use crate::story::{CANARIES, Story, words};
use crate::test_app::{Taken, TestApp, on_both};

fn addressees(taken: &[Taken]) -> Vec<&str> {
    let mut to: Vec<&str> = taken.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    to
}

/// A mail to an account: the reference and a link, and nothing of the dossier.
fn says_nothing_personal(mail: &Taken, reference: &str) {
    let text = mail.text();
    for canary in CANARIES {
        assert!(!text.contains(canary), "{canary} is in a mail to {}:\n{text}", mail.to);
    }
    assert!(mail.header("Subject").unwrap().contains(reference), "{text}");
    assert!(text.contains(&format!("https://weerklank.example/klachten/{reference}")), "{text}");
}

#[tokio::test]
async fn art_4_1_the_officers_are_told_at_once_of_what_the_organisation_received() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await.to_string();
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["bram@noord.example", "carla@noord.example"]);
        for mail in &taken {
            assert!(mail.text().contains("artikel 4.1"));
            says_nothing_personal(mail, &reference);
            let domain = "@weerklank.example>";
            assert_eq!(mail.header("References"), Some(&*format!("<{reference}{domain}")));
            let id = mail.header("Message-ID").unwrap();
            assert!(id.contains(&format!(".{reference}.")) && id.ends_with(domain), "{id}");
        }
        let to_bram = taken.iter().find(|mail| mail.to.starts_with("bram")).unwrap();
        assert!(to_bram.text().contains("U behandelt deze klacht."));
    })
    .await;
}

#[tokio::test]
async fn art_4_3_the_officers_are_told_at_once_of_what_a_partner_registered() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let about = story.about_anna();
        story.recorded(&story.anna, Door::Partner, about).await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["bram@noord.example", "carla@noord.example"]);
        assert!(taken.iter().all(|mail| mail.text().contains("artikel 4.3")));
    })
    .await;
}

#[tokio::test]
async fn art_1_an_officer_with_a_conflict_is_told_nothing() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let about_bram = Subject::Officer { person: story.bram.person };
        let reference = story.recorded(&story.eva, Door::Organisation, about_bram).await;
        assert_eq!(addressees(&story.post().await), ["carla@noord.example"]);
        // Whatever happens to it, he hears nothing; and when nobody is left, management does.
        let conflict = |reason| Command::DeclareConflict { reason };
        story
            .does(&story.carla, reference, |enclosed| conflict(enclosed.text(words("Familie."))))
            .await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["dirk@noord.example"]);
        says_nothing_personal(&taken[0], &reference.to_string());
        let reason = words("Wie anders.");
        let refused = story
            .tries(&story.dirk, reference, |enclosed| Command::PutInCharge {
                officer: story.bram.person,
                reason: enclosed.text(reason),
            })
            .await;
        assert!(matches!(refused, Err(AppError::Refused(_))));
        assert!(story.post().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn art_4_2_the_partner_hears_of_the_complaint_from_the_officer_and_only_then() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        story.does(&story.bram, reference, |_| Command::Register { late_reason: None }).await;
        assert!(story.post().await.is_empty());
        let notice = Notice { on: story.today(), way: Way::Email };
        story
            .does(&story.bram, reference, |_| Command::NotifyPartner { notice, letter: None })
            .await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["anna@noord.example"]);
        says_nothing_personal(&taken[0], &reference.to_string());
    })
    .await;
}

/// The same complaint, but Anna has no account.
async fn anna_has_no_account(app: TestApp, firm_email: Option<&str>) -> Story {
    let story = Story::begin(app).await;
    let anna = story.anna.person;
    let firm_email = firm_email.map(str::to_owned);
    let Subject::Partner { firm, .. } = story.about_anna() else { unreachable!() };
    let close = move |tx: &mut weerklank_store::Tx<'_>| {
        let mut account = weerklank_store::people::find(tx, anna)?.unwrap();
        account.active = false;
        weerklank_store::people::update(tx, &account)?;
        let mut firm = weerklank_store::firms::find(tx, firm)?.unwrap();
        firm.email.clone_from(&firm_email);
        weerklank_store::firms::update(tx, &firm)
    };
    assert!(story.store.write(close).await.unwrap());
    story
}

#[tokio::test]
async fn art_4_2_a_firm_without_an_account_is_asked_to_call_and_gets_no_link() {
    on_both(|app| async move {
        let story = anna_has_no_account(app, Some("post@zuiderlicht.example")).await;
        let reference = story.taken_in().await;
        story.post().await;
        let notice = Notice { on: story.today(), way: Way::Email };
        story.does(&story.bram, reference, |_| Command::Register { late_reason: None }).await;
        story
            .does(&story.bram, reference, |_| Command::NotifyPartner { notice, letter: None })
            .await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["post@zuiderlicht.example"]);
        let text = taken[0].text();
        assert!(text.contains("Bram Visser") && !text.contains("/klachten/"), "{text}");
        assert!(CANARIES.iter().all(|canary| !text.contains(canary)), "{text}");
    })
    .await;
}

#[tokio::test]
async fn art_4_2_informing_by_mail_is_refused_where_no_mail_can_arrive() {
    on_both(|app| async move {
        let story = anna_has_no_account(app, None).await;
        let reference = story.taken_in().await;
        story.post().await;
        story.does(&story.bram, reference, |_| Command::Register { late_reason: None }).await;
        let on = story.today();
        let by_mail =
            Command::NotifyPartner { notice: Notice { on, way: Way::Email }, letter: None };
        let refused = story.tries(&story.bram, reference, |_| by_mail).await;
        let Err(AppError::Refused(refusal)) = refused else { panic!("{refused:?}") };
        assert_eq!(refusal.reason, Reason::NoPartnerAddress);
        assert!(story.seen_by_bram(reference).await.complaint.partner_notified.is_none());
        let by_phone =
            Command::NotifyPartner { notice: Notice { on, way: Way::Telephone }, letter: None };
        story.does(&story.bram, reference, |_| by_phone).await;
    })
    .await;
}

#[tokio::test]
async fn art_6_3_the_officer_is_told_of_each_entry_by_the_partner_and_not_of_his_own() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        story.post().await;
        story.does(&story.bram, reference, |_| Command::AssignToPartner).await;
        assert_eq!(addressees(&story.post().await), ["anna@noord.example"]);
        let on = story.today();
        let question = words("Mag ik de Kanarie ruilen?");
        story
            .does(&story.anna, reference, |enclosed| Command::Consult {
                on,
                way: Way::Portal,
                question: enclosed.text(question),
            })
            .await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["bram@noord.example"]);
        says_nothing_personal(&taken[0], &reference.to_string());
        let advice = words("Ruilen kan.");
        story
            .does(&story.bram, reference, |enclosed| Command::Advise {
                advice: enclosed.text(advice),
            })
            .await;
        assert_eq!(addressees(&story.post().await), ["anna@noord.example"]);
        let ready = HandOverReason::PartnerReady;
        story
            .does(&story.anna, reference, |_| Command::HandOver {
                reason: ready,
                explanation: None,
            })
            .await;
        assert_eq!(addressees(&story.post().await), ["bram@noord.example"]);
    })
    .await;
}

#[tokio::test]
async fn transition_37_both_officers_hear_that_another_is_in_charge() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let reason = words("Bram is op reis.");
        story
            .does(&story.carla, reference, |enclosed| Command::TakeOver {
                reason: enclosed.text(reason),
            })
            .await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["bram@noord.example"], "Carla did it herself");
        assert!(taken[0].text().contains("Een andere klachtenfunctionaris"));
    })
    .await;
}

#[tokio::test]
async fn transition_22_another_officer_is_asked_to_judge() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let reason = words("Het is een vraag.");
        story
            .does(&story.bram, reference, |enclosed| Command::ProposeOutOfScope {
                ground: weerklank_domain::complaint::facts::ScopeGround::NotAComplaint,
                reason: enclosed.text(reason),
            })
            .await;
        assert_eq!(addressees(&story.post().await), ["carla@noord.example"]);
        story.does(&story.carla, reference, |_| Command::ConfirmOutOfScope).await;
        assert_eq!(addressees(&story.post().await), ["bram@noord.example"]);
    })
    .await;
}

#[tokio::test]
async fn transition_8_the_complainant_reads_when_he_hears_from_us_and_from_whom() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let notice = Notice { on: story.today(), way: Way::Email };
        story.does(&story.bram, reference, |_| Command::Acknowledge { notice }).await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["devries@klager.example"]);
        let text = taken[0].text();
        for expected in [
            &*reference.to_string(),
            "Geachte mevrouw De Vries,",
            "maandag 21 december 2026",
            "Bram Visser",
            "De Kanarie is te duur.",
            "versie 1",
        ] {
            assert!(text.contains(expected), "{expected} is not in:\n{text}");
        }
        assert!(!text.contains("zingt niet"), "only the first line is repeated");
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_gets_no_mail() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let left =
            story.person_like("Gerard Kok", &[Role::Officer], |gerard| gerard.active = false).await;
        assert_ne!(left.person, PersonId::from_uuid(uuid::Uuid::nil()));
        story.taken_in().await;
        assert_eq!(addressees(&story.post().await), ["bram@noord.example", "carla@noord.example"]);
    })
    .await;
}
