//! Letters and the form: what the draft begins with, what goes out, and that it stays as it was.
use weerklank_app::AppError;
use weerklank_app::execute::{Request, Submission};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Door, LetterKind, ScopeGround, Visibility, Way};
use weerklank_domain::complaint::{Delivery, Stage};
use weerklank_domain::ids::FileId;
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Reason;
use weerklank_texts::paper::{Block, Kind, Paper};

use crate::story::{CANARIES, Story, request, words};
use crate::test_app::on_both;

/// The paper that the renderer of the tests was given.
fn paper(bytes: &[u8]) -> Paper {
    serde_json::from_slice(bytes).unwrap()
}

async fn file(story: &Story, by: &Actor, reference: Reference, id: FileId) -> Vec<u8> {
    let file = story.file(by, reference, id).await.unwrap();
    let media_type = file.media_type.clone();
    let bytes = file.into_bytes().unwrap();
    assert_eq!(media_type, "application/pdf");
    bytes
}

fn refused<T: std::fmt::Debug>(answer: Result<T, AppError>) -> Reason {
    match answer {
        Err(AppError::Refused(refusal)) => refusal.reason,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn art_6_5_the_draft_starts_from_the_points() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let draft = story.draft_of(&story.bram, reference).await.unwrap();
        for expected in [
            "Geachte mevrouw De Vries,",
            "Op maandag 23 november 2026 ontvingen wij uw klacht over Anna Bakker van Zuiderlicht.",
            "- U had uw kant van het verhaal al opgeschreven.",
            "# Klachtpunt 1: De prijs van de kanarie",
            "Wat wij hebben vastgesteld: De prijs was 40 euro hoger dan afgesproken.",
            "Wij vinden dit klachtpunt gegrond. Wie een prijs noemt, houdt zich daaraan.",
            "€ 40,00",
            "# Wat u nu kunt doen",
            "naar de rechter.",
        ] {
            assert!(draft.contains(expected), "{expected} is not in:\n{draft}");
        }
        assert!(!draft.contains("later dan de vier weken"));
        assert!(!draft.contains('['), "a text is missing:\n{draft}");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_6_5_only_an_officer_writes_a_letter() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        let draft = story.draft_of(&story.anna, reference).await;
        assert!(matches!(draft, Err(AppError::NotAllowed)));
        let draft = story.draft_of(&story.dirk, reference).await;
        assert!(matches!(draft, Err(AppError::NotFound)));
        let form = story.form_pdf(&story.anna, reference).await;
        assert!(matches!(form, Err(AppError::NotAllowed)));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_4_6_by_mail_the_complainant_and_the_partner_are_told_at_the_same_moment() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        story.post().await;
        let version = story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        let dossier = story.seen_by_bram(reference).await;
        assert_eq!((dossier.version, dossier.complaint.stage), (version, Stage::Decided));
        let letter = dossier.complaint.round().letter.unwrap();
        assert_eq!((letter.kind, letter.delivery), (LetterKind::Decision, Delivery::Underway));

        let taken = story.post().await;
        let to: Vec<&str> = taken.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to.len(), 2, "{to:?}");
        let to_anna = taken.iter().find(|mail| mail.to == "anna@noord.example").unwrap();
        assert!(CANARIES.iter().all(|canary| !to_anna.text().contains(canary)));
        let to_klager = taken.iter().find(|mail| mail.to == "devries@klager.example").unwrap();
        assert!(to_klager.raw.contains("application/pdf"));
        assert!(to_klager.raw.contains(&format!("Beslissing {reference}.pdf")));
        assert_eq!(to_klager.header("Auto-Submitted"), None, "a person sent it");

        let dossier = story.seen_by_bram(reference).await;
        let letter = dossier.complaint.round().letter.unwrap();
        assert_eq!(letter.sent_on(), Some(story.today()));
    })
    .await;
}

#[tokio::test]
async fn art_6_4_a_letter_is_kept_as_it_was_sent() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let draft = story.drafted(reference).await;
        let preview = story.letter_preview(&story.bram, reference, None).await.unwrap();
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        story.post().await;
        let letter = story.seen_by_bram(reference).await.complaint.round().letter.unwrap();
        let sent = file(&story, &story.bram, reference, letter.file).await;
        assert_eq!(sent, preview, "what was looked at is what went out");
        let paper = paper(&sent);
        let Kind::Letter(head) = &paper.kind else { panic!("a letter") };
        assert_eq!(
            head.addressee_lines,
            ["Bakkerij De Vries", "t.a.v. mevrouw De Vries", "Kerkstraat 12", "3581 RB Utrecht"]
        );
        assert_eq!(head.reference, reference.to_string());
        assert!(
            matches!(paper.blocks.last(), Some(Block::Signature(by)) if by.name == "Bram Visser")
        );
        assert!(draft.contains("gegrond"));
        // Another letterhead tomorrow doesn't change the letter of today, and everybody in the
        // dossier can read it.
        story.later(jiff::SignedDuration::from_hours(24));
        assert_eq!(file(&story, &story.anna, reference, letter.file).await, sent);
        let listed = story.seen_by_bram(reference).await.files;
        let listed = listed.iter().find(|file| file.id == letter.file).unwrap();
        assert_eq!(listed.name, format!("Beslissing {reference}.pdf"));
        assert_eq!(listed.visibility, Visibility::Everybody);
    })
    .await;
}

#[tokio::test]
async fn art_6_4_by_post_the_partner_hears_it_when_the_letter_was_posted() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        story.post().await;
        story.send_letter(request(&story.bram, reference), Way::Letter).await.unwrap();
        assert!(story.post().await.is_empty());
        let on = story.today();
        story.does(&story.bram, reference, |_| Command::ConfirmPosting { on }).await;
        let taken = story.post().await;
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, "anna@noord.example");
    })
    .await;
}

#[tokio::test]
async fn art_6_4_a_letter_goes_only_where_it_can_arrive() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let about = (Door::Organisation, story.about_anna());
        let reference = story
            .recorded_with(&story.eva, about, |card| {
                card.email.clear();
                card.address.clear();
            })
            .await;
        story.deciding(reference).await;
        let bram = || request(&story.bram, reference);
        assert_eq!(refused(story.send_letter(bram(), Way::Email).await), Reason::NoDraft);
        story.drafted(reference).await;
        assert_eq!(refused(story.send_letter(bram(), Way::Email).await), Reason::NoMailAddress);
        assert_eq!(refused(story.send_letter(bram(), Way::Letter).await), Reason::NoPostalAddress);
        let by_phone = story.send_letter(bram(), Way::Telephone).await;
        assert_eq!(refused(by_phone), Reason::NotInWriting);
        let by_another = story.send_letter(request(&story.carla, reference), Way::Email).await;
        assert!(matches!(by_another, Err(AppError::Refused(_))));
        assert!(story.seen_by_bram(reference).await.files.is_empty(), "nothing was kept");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_was_sent_twice_by_accident_goes_once() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        story.post().await;
        let submission = Submission { form: story.draw_id(), content: story.draw_id() };
        let once = || Request { submission: Some(submission), ..request(&story.bram, reference) };
        let first = story.send_letter(once(), Way::Email).await.unwrap();
        let second = story.send_letter(once(), Way::Email).await.unwrap();
        assert_eq!(first, second);
        assert_eq!(story.post().await.len(), 2, "to the complainant and to the partner");
        let again = story.send_letter(request(&story.bram, reference), Way::Email).await;
        assert_eq!(refused(again), Reason::LetterUnderway);
    })
    .await;
}

#[tokio::test]
async fn art_6_5_a_letter_that_calls_a_point_unanswered_is_not_sent() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        // The points are answered; the letter dates from before.
        let body = words("Over dit klachtpunt staat nog geen oordeel in het dossier.");
        story
            .does(&story.bram, reference, |enclosed| Command::SaveDraft {
                body: enclosed.text(body),
            })
            .await;
        let sent = story.send_letter(request(&story.bram, reference), Way::Email).await;
        assert_eq!(refused(sent), Reason::PointUnanswered);
        story.drafted(reference).await;
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_not_sent_over_what_somebody_else_changed() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        let seen = Some(story.seen_by_bram(reference).await.version);
        let body = words("Iets heel anders: u kunt naar de rechter.");
        story
            .does(&story.carla, reference, |enclosed| Command::SaveDraft {
                body: enclosed.text(body),
            })
            .await;
        let request = Request { seen, ..request(&story.bram, reference) };
        let sent = story.send_letter(request, Way::Email).await;
        assert!(matches!(sent, Err(AppError::Changed)), "{sent:?}");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn each_way_out_has_its_short_letter() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let bram = &story.bram;
        let withdrawn = story.taken_in().await;
        story.classified(withdrawn).await;
        let on = story.today();
        story.does(bram, withdrawn, |_| Command::Withdraw { on, explanation: None }).await;
        let draft = story.drafted(withdrawn).await;
        assert!(draft.contains("dat u de klacht intrekt"), "{draft}");
        story.send_letter(request(bram, withdrawn), Way::Email).await.unwrap();

        let solved = story.taken_in().await;
        story.classified(solved).await;
        let how = words("Anna heeft de factuur aangepast.");
        story
            .does(bram, solved, |enclosed| Command::ProposeSolvedOnTheSpot {
                how: enclosed.text(how),
            })
            .await;
        story.does(bram, solved, |_| Command::ConfirmSolvedOnTheSpot).await;
        let draft = story.drafted(solved).await;
        assert!(draft.contains("Anna heeft de factuur aangepast."), "{draft}");
        story.send_letter(request(bram, solved), Way::Email).await.unwrap();

        let outside = story.taken_in().await;
        let reason = words("U vroeg om een offerte.");
        story
            .does(bram, outside, |enclosed| Command::ProposeOutOfScope {
                ground: ScopeGround::NotAComplaint,
                reason: enclosed.text(reason),
            })
            .await;
        story.does(&story.carla, outside, |_| Command::ConfirmOutOfScope).await;
        let draft = story.drafted(outside).await;
        assert!(draft.contains("geen klacht over onze dienstverlening"), "{draft}");
        assert!(draft.contains("U vroeg om een offerte."), "{draft}");
        story.post().await;
        for (reference, kind) in
            [(withdrawn, LetterKind::Withdrawal), (solved, LetterKind::SolvedOnTheSpot)]
        {
            let letter = story.seen_by_bram(reference).await.complaint.round().letter.unwrap();
            assert_eq!(letter.kind, kind);
            assert_eq!(letter.sent_on(), Some(on));
        }
    })
    .await;
}

#[tokio::test]
async fn art_6_2_the_completed_form_is_in_the_dossier_when_it_is_closed() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        story.post().await;
        let incomplete = story.form_pdf(&story.bram, reference).await.unwrap();
        let incomplete = String::from_utf8(incomplete).unwrap();
        assert!(incomplete.contains("Wat nog ontbreekt") && incomplete.contains("de oorzaak"));
        let closed = story.close(request(&story.bram, reference)).await;
        assert_eq!(refused(closed), Reason::FormIncomplete);

        story.completed(reference).await;
        story.close(request(&story.bram, reference)).await.unwrap();
        let dossier = story.seen_by_bram(reference).await;
        assert_eq!(dossier.complaint.stage, Stage::Closed);
        let listed =
            dossier.files.iter().find(|file| file.name.starts_with("Klachtenreg")).unwrap();
        assert_eq!(listed.visibility, Visibility::OfficerOnly);
        let form = file(&story, &story.bram, reference, listed.id).await;
        let form = String::from_utf8(form).unwrap();
        for expected in [
            "De Kanarie is te duur.",
            "A. Mondeling",
            "III. Financiële kant van de dienstverlening",
            "Gegrond",
            "Ja, in 0 dagen",
            "Noem een vaste prijs.",
            "Gesloten",
        ] {
            assert!(form.contains(expected), "{expected} is not in:\n{form}");
        }
        assert!(!form.contains("Wat nog ontbreekt"));
        let seen_by_anna = story.dossier(&story.anna, reference).await.unwrap();
        assert!(seen_by_anna.files.iter().all(|file| file.id != listed.id));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_6_4_the_officer_hears_that_a_letter_did_not_arrive() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        story.post().await;
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        // The letter and the notice to the partner, twelve times in two days and a half.
        for _ in 0..12 {
            story.refuse_next_mail("no room");
            story.refuse_next_mail("no room");
            story.post_round().await.unwrap();
            story.later(jiff::SignedDuration::from_hours(11));
        }
        let letter = story.seen_by_bram(reference).await.complaint.round().letter.unwrap();
        assert_eq!(letter.delivery, Delivery::Failed);
        let taken = story.taken();
        let to: Vec<&str> = taken.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["bram@noord.example"]);
        // He sends it again, and now it arrives.
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        assert_eq!(story.post().await[0].to, "devries@klager.example");
        let letter = story.seen_by_bram(reference).await.complaint.round().letter.unwrap();
        assert!(letter.sent_on().is_some());
    })
    .await;
}
