//! Letters and mails by hand, and what both sides are told of a postponement (4.2, 6.3, 6.4).
mod pointing;
mod telling;

use weerklank_app::AppError;
use weerklank_app::correspondence::{Meeting, Outline, is_unfinished};
use weerklank_app::envelope::Enclosures;
use weerklank_domain::Language;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::{
    Correspondence, CorrespondenceKind as Kind, Correspondent,
};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Complainant, Door, Visibility, Way};
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Reason;
use weerklank_domain::text::Words;
use weerklank_texts::paper::{Block, Kind as Sheet, Paper};

use crate::story::{Story, request, words};
use crate::test_app::{Taken, on_both};

pub(crate) const HER: &str = "devries@klager.example";

/// A letter or mail before it is sealed.
#[derive(Clone)]
pub(crate) struct Typed {
    kind: Kind,
    to: Correspondent,
    way: Way,
    address: Option<Words>,
}

pub(crate) fn typed(kind: Kind, to: Correspondent, way: Way) -> Typed {
    Typed { kind, to, way, address: None }
}

impl Typed {
    fn sealed(self, enclosed: &mut Enclosures) -> Correspondence {
        let content = "Geachte mevrouw De Vries,\n\nWij spraken elkaar vandaag.";
        Correspondence {
            kind: self.kind,
            to: self.to,
            way: self.way,
            address: enclosed.optional(self.address),
            subject: enclosed.text(words("Over uw klacht")),
            content: enclosed.text(words(content)),
            files: vec![],
        }
    }
}

pub(crate) fn to(taken: &[Taken]) -> Vec<&str> {
    let mut to: Vec<&str> = taken.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    to
}

pub(crate) fn refused<T: std::fmt::Debug>(answer: Result<T, AppError>) -> Reason {
    match answer {
        Err(AppError::Refused(refusal)) => refusal.reason,
        other => panic!("not refused: {other:?}"),
    }
}

impl Story {
    pub(crate) async fn writes(&self, reference: Reference, typed: Typed) -> Result<u32, AppError> {
        self.writes_as(&self.bram, reference, typed).await
    }

    async fn speaks_english(&self, reference: Reference) {
        let known = self.seen_by_bram(reference).await.complaint.complainant;
        let complainant = Complainant { language: Language::English, ..known };
        let change = Command::ChangeComplainant { complainant };
        self.does(&self.bram, reference, |_| change).await;
    }

    async fn writes_as(
        &self,
        by: &Actor,
        reference: Reference,
        typed: Typed,
    ) -> Result<u32, AppError> {
        let mut enclosed = self.enclosures();
        let letter = typed.sealed(&mut enclosed);
        self.send_correspondence(request(by, reference), letter, enclosed).await
    }
}

#[tokio::test]
async fn art_6_3_a_mail_by_hand_leaves_as_it_was_typed_and_stays_in_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let letter = typed(Kind::Free, Correspondent::Complainant, Way::Email);
        let mut enclosed = story.enclosures();
        let sealed = letter.clone().sealed(&mut enclosed);
        let parts = (&sealed, &enclosed);
        let shown = story.correspondence_mail(&story.bram, reference, parts).await.unwrap();
        story.writes(reference, letter).await.unwrap();
        let taken = story.post().await;
        assert_eq!(to(&taken), [HER]);
        let text = taken[0].text();
        let subject = format!("Over uw klacht ({reference})");
        assert_eq!(taken[0].header("Subject"), Some(&*subject));
        assert_eq!(taken[0].header("Auto-Submitted"), None, "a person sent it");
        for line in shown.lines() {
            assert!(text.contains(line), "{line} is not in:\n{text}");
        }
        assert!(shown.ends_with("Bram Visser\nKlachtenbehandeling Weerklank"), "{shown}");
        let dossier = story.seen_by_bram(reference).await;
        let Event::CorrespondenceSent { correspondence } =
            &dossier.entries.last().unwrap().entry.event
        else {
            panic!("not on the timeline")
        };
        let content = dossier.said(&correspondence.content).unwrap();
        assert!(content.contains("Wij spraken elkaar vandaag."));
    })
    .await;
}

#[tokio::test]
async fn art_6_3_by_post_it_is_a_pdf_in_the_dossier_and_no_mail() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let letter = typed(Kind::Free, Correspondent::Complainant, Way::Letter);
        story.writes(reference, letter).await.unwrap();
        assert!(story.post().await.is_empty());
        let dossier = story.seen_by_bram(reference).await;
        let [file] = &dossier.files[..] else { panic!("{:?}", dossier.files) };
        assert_eq!(file.name, format!("Brief {reference}.pdf"));
        assert_eq!(file.visibility, Visibility::Everybody);
        let file = story.file(&story.bram, reference, file.id).await.unwrap();
        let bytes = file.into_bytes().unwrap();
        let paper: Paper = serde_json::from_slice(&bytes).unwrap();
        let Sheet::Letter(letter) = &paper.kind else { panic!("{paper:?}") };
        assert_eq!(letter.subject, "Over uw klacht");
        assert_eq!(letter.addressee_lines[..2], ["Bakkerij De Vries", "t.a.v. mevrouw De Vries"]);
        assert!(paper.blocks.contains(&Block::Paragraph("Wij spraken elkaar vandaag.".to_owned())));
    })
    .await;
}

#[tokio::test]
async fn art_6_3_where_nothing_can_arrive_nothing_is_sent() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let about = story.about_anna();
        let reference = story
            .recorded_with(&story.eva, (Door::Organisation, about), |card| {
                card.email.clear();
                card.address.clear();
            })
            .await;
        story.post().await;
        let free = |to, way| typed(Kind::Free, to, way);
        let (her, partner) = (Correspondent::Complainant, Correspondent::Partner);
        let answer = story.writes(reference, free(her, Way::Email)).await;
        assert_eq!(refused(answer), Reason::NoMailAddress);
        let answer = story.writes(reference, free(her, Way::Letter)).await;
        assert_eq!(refused(answer), Reason::NoPostalAddress);
        let answer = story.writes(reference, free(partner, Way::Email)).await;
        assert_eq!(refused(answer), Reason::PartnerNotNotified);
        let answer = story.writes(reference, free(Correspondent::Representative, Way::Email)).await;
        assert_eq!(refused(answer), Reason::NoRepresentative);
        let other = free(Correspondent::ThirdParty, Way::Email);
        assert_eq!(refused(story.writes(reference, other.clone()).await), Reason::NoMailAddress);
        let address = Some(words("Mr. X\nadvies@elders.example"));
        story.writes(reference, Typed { address, ..other }).await.unwrap();
        let taken = story.post().await;
        assert_eq!(to(&taken), ["advies@elders.example"]);
        assert!(story.seen_by_bram(reference).await.files.is_empty());
    })
    .await;
}

#[tokio::test]
async fn art_6_3_a_partner_reads_in_the_dossier_what_was_written_to_him() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        story.post().await;
        let letter = typed(Kind::Free, Correspondent::Partner, Way::Email);
        story.writes(reference, letter).await.unwrap();
        let taken = story.post().await;
        assert_eq!(to(&taken), ["anna@noord.example"]);
        let text = taken[0].text();
        assert!(text.contains("/klachten/") && !text.contains("Wij spraken"), "{text}");
        let seen = story.dossier(&story.anna, reference).await.unwrap();
        let last = &seen.entries.last().unwrap().entry.event;
        assert!(matches!(last, Event::CorrespondenceSent { .. }), "{last:?}");
    })
    .await;
}

#[tokio::test]
async fn art_6_3_only_an_officer_writes_from_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        let letter = typed(Kind::Free, Correspondent::Complainant, Way::Email);
        for (who, unseen) in [(&story.anna, false), (&story.dirk, true)] {
            let sent = story.writes_as(who, reference, letter.clone()).await;
            match sent {
                Err(AppError::Refused(refusal)) if !unseen => {
                    assert_eq!(refusal.reason, Reason::NotYourRole);
                }
                Err(AppError::NotFound) => assert!(unseen),
                other => panic!("{other:?}"),
            }
        }
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_25_both_sides_hear_of_a_postponement_and_management_of_the_second() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        story.post().await;
        let until = "2026-12-28".parse().unwrap();
        let reason = words("De deskundige heeft meer tijd nodig.");
        story
            .does(&story.bram, reference, |enclosed| Command::Postpone {
                until,
                reason: enclosed.text(reason),
            })
            .await;
        let taken = story.post().await;
        assert_eq!(to(&taken), ["anna@noord.example", HER]);
        let hers = taken.iter().find(|mail| mail.to == HER).unwrap().text();
        assert!(hers.contains("De deskundige heeft meer tijd nodig."), "{hers}");
        assert!(hers.contains("28 december 2026") && hers.contains("21 december 2026"), "{hers}");
        let annas = taken.iter().find(|mail| mail.to != HER).unwrap().text();
        assert!(!annas.contains("deskundige") && annas.contains("/klachten/"), "{annas}");
        let until = "2027-01-04".parse().unwrap();
        let again = words("Nog een keer.");
        story
            .does(&story.bram, reference, |enclosed| Command::Postpone {
                until,
                reason: enclosed.text(again),
            })
            .await;
        let taken = story.post().await;
        assert_eq!(to(&taken), ["dirk@noord.example"]);
        assert!(taken[0].text().contains("uw instemming"), "{}", taken[0].text());
        story.does(&story.dirk, reference, |_| Command::ApprovePostponement).await;
        assert_eq!(to(&story.post().await), ["anna@noord.example", HER]);
    })
    .await;
}

#[tokio::test]
async fn art_4_4_an_invitation_begins_with_day_hour_and_place_in_the_right_language() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let place = "Stationsplein 1, Utrecht".to_owned();
        let meeting = Meeting { on: "2026-12-01".parse().ok(), time: "10.30".to_owned(), place };
        let outline = |meeting| Outline {
            kind: Kind::HearingInvitation,
            to: Correspondent::Complainant,
            meeting: Some(meeting),
        };
        let begin = |meeting: &Meeting| {
            story.begin_correspondence(&story.bram, reference, outline(meeting.clone()))
        };
        let begun = begin(&meeting).await.unwrap();
        for expected in
            ["Geachte mevrouw De Vries,", "dinsdag 1 december 2026 om 10.30 uur", "Stationsplein 1"]
        {
            assert!(begun.text.contains(expected), "{expected} is not in:\n{}", begun.text);
        }
        assert!(!is_unfinished(&begun.text));
        let begun = begin(&Meeting { on: None, ..meeting.clone() }).await.unwrap();
        assert!(is_unfinished(&begun.text), "{}", begun.text);
        story.speaks_english(reference).await;
        let begun = begin(&meeting).await.unwrap();
        assert!(begun.text.contains("Tuesday 1 December 2026 at 10.30"), "{}", begun.text);
    })
    .await;
}

#[tokio::test]
async fn art_6_3_every_kind_begins_with_whole_sentences() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        for kind in [
            Kind::Receipt,
            Kind::AuthorisationRequest,
            Kind::HearingReport,
            Kind::ProgressNote,
            Kind::Postponement,
            Kind::SolutionConfirmed,
            Kind::Reopening,
            Kind::Survey,
            Kind::Free,
        ] {
            for to in Correspondent::ALL {
                let outline = Outline { kind, to: *to, meeting: None };
                let begun = story.begin_correspondence(&story.bram, reference, outline).await;
                let begun = begun.unwrap();
                let whole = format!("{}\n{}", begun.subject, begun.text);
                assert!(!whole.contains(['{', '$']) && !whole.contains("[mails"), "{whole}");
                assert!(whole.contains(&reference.to_string()), "{kind:?}:\n{whole}");
            }
        }
    })
    .await;
}
