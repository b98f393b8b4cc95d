//! Who gets what goes to the complainant: he, who acts for him, or both (1, transition 32).
use weerklank_app::card::ContactCard;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::{
    AuthorisationScope, Capacity, CorrespondenceKind as Kind, CorrespondenceTo, Correspondent,
    Representative,
};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Notice, Way};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Reason;
use weerklank_texts::paper::{Block, Kind as Sheet, Paper};

use crate::correspondence::{HER, refused, to, typed};
use crate::story::{Story, request, words};
use crate::test_app::on_both;

const HIM: &str = "son@familie.example";

impl Story {
    /// Her son acts for her.
    async fn represented(
        &self,
        reference: Reference,
        (capacity, to): (Capacity, CorrespondenceTo),
    ) {
        let card = ContactCard {
            email: HIM.to_owned(),
            address: "Dorpsstraat 1\n3512 AA Utrecht".to_owned(),
            ..ContactCard::default()
        };
        self.does(&self.bram, reference, |enclosed| Command::NameRepresentative {
            representative: Representative {
                name: enclosed.text(words("Jan de Vries")),
                capacity,
                reachable: true,
                card: enclosed.optional(card.words()),
                correspondence_to: to,
            },
        })
        .await;
    }

    async fn authorised(&self, reference: Reference, days: i64) {
        let on = self.today();
        let valid_until = Some(on.saturating_add(jiff::Span::new().days(days)));
        let scope = AuthorisationScope::Full;
        self.does(&self.bram, reference, |_| Command::RecordAuthorisation {
            on,
            scope,
            valid_until,
            file: None,
        })
        .await;
    }

    async fn mailed_to(&self, reference: Reference) -> Vec<String> {
        let note = typed(Kind::ProgressNote, Correspondent::Complainant, Way::Email);
        self.writes(reference, note).await.unwrap();
        to(&self.post().await).into_iter().map(str::to_owned).collect()
    }
}

#[tokio::test]
async fn art_1_what_goes_to_the_complainant_goes_to_whom_he_chose() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        assert_eq!(story.mailed_to(reference).await, [HER]);
        story.represented(reference, (Capacity::Lawyer, CorrespondenceTo::Representative)).await;
        assert_eq!(story.mailed_to(reference).await, [HIM]);
        story.represented(reference, (Capacity::Lawyer, CorrespondenceTo::Both)).await;
        assert_eq!(story.mailed_to(reference).await, [HER, HIM]);
        story.represented(reference, (Capacity::Lawyer, CorrespondenceTo::Complainant)).await;
        assert_eq!(story.mailed_to(reference).await, [HER]);
    })
    .await;
}

#[tokio::test]
async fn transition_32_without_an_authorisation_the_representative_gets_the_receipt_only() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.represented(reference, (Capacity::Family, CorrespondenceTo::Both)).await;
        story.post().await;
        let notice = Notice { on: story.today(), way: Way::Email };
        story.does(&story.bram, reference, |_| Command::Acknowledge { notice }).await;
        let taken = story.post().await;
        assert_eq!(to(&taken), [HER, HIM]);
        let his = taken.iter().find(|mail| mail.to == HIM).unwrap().text();
        assert!(his.contains(&reference.to_string()) && his.contains("21 december 2026"), "{his}");
        for secret in ["Kanarie", "mevrouw De Vries", "Bram Visser", "versie 3"] {
            assert!(!his.contains(secret), "{secret} is in:\n{his}");
        }
        assert_eq!(story.mailed_to(reference).await, [HER]);
        let note = typed(Kind::Free, Correspondent::Representative, Way::Email);
        assert_eq!(refused(story.writes(reference, note).await), Reason::NotAuthorised);
        // He is asked for it, hears all once it is there, and nothing after its last day.
        let ask = Command::AskAuthorisation { on: story.today(), way: Way::Email };
        story.does(&story.bram, reference, |_| ask).await;
        let taken = story.post().await;
        assert_eq!(to(&taken), [HIM]);
        assert!(taken[0].text().contains("de handtekening van de klager"));
        story.authorised(reference, 3).await;
        assert_eq!(story.mailed_to(reference).await, [HER, HIM]);
        story.later(jiff::SignedDuration::from_hours(4 * 24));
        assert_eq!(story.mailed_to(reference).await, [HER]);
    })
    .await;
}

#[tokio::test]
async fn transition_32_the_decision_goes_to_the_complainant_when_no_authorisation_came() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let to_him = CorrespondenceTo::Representative;
        story.represented(reference, (Capacity::Family, to_him)).await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        story.post().await;
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        let taken = story.post().await;
        assert_eq!(to(&taken), ["anna@noord.example", HER]);
    })
    .await;
}

#[tokio::test]
async fn art_1_the_decision_for_a_lawyer_is_addressed_to_him_and_counts_as_sent_once() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.represented(reference, (Capacity::Lawyer, CorrespondenceTo::Representative)).await;
        story.deciding(reference).await;
        let draft = story.draft_of(&story.bram, reference).await.unwrap();
        assert!(draft.starts_with("Geachte Jan de Vries,"), "{draft}");
        let addressee = |bytes: Vec<u8>| {
            let paper: Paper = serde_json::from_slice(&bytes).unwrap();
            let Sheet::Letter(letter) = paper.kind else { panic!("no letter") };
            let copies = paper.blocks.contains(&Block::Paragraph("Kopie aan: Jan de Vries".into()));
            (letter.addressee_lines[0].clone(), copies)
        };
        let preview = story.letter_preview(&story.bram, reference, None).await.unwrap();
        assert_eq!(addressee(preview), ("Jan de Vries".to_owned(), false));
        story.represented(reference, (Capacity::Lawyer, CorrespondenceTo::Both)).await;
        let preview = story.letter_preview(&story.bram, reference, None).await.unwrap();
        assert_eq!(addressee(preview), ("Bakkerij De Vries".to_owned(), true));
        story.drafted(reference).await;
        story.post().await;
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        let taken = story.post().await;
        assert_eq!(to(&taken), ["anna@noord.example", HER, HIM]);
        let sent = story.seen_by_bram(reference).await;
        let accepted = sent
            .entries
            .iter()
            .filter(|stored| matches!(stored.entry.event, Event::LetterAccepted { .. }));
        assert_eq!(accepted.count(), 1);
    })
    .await;
}

/// Who stands in the window of each letter of the dossier, in order.
async fn windows(story: &Story, reference: Reference) -> Vec<Vec<String>> {
    let dossier = story.seen_by_bram(reference).await;
    let mut found = Vec::new();
    for file in &dossier.files {
        let opened = story.file(&story.bram, reference, file.id).await.unwrap();
        let bytes = opened.into_bytes().unwrap();
        let paper: Paper = serde_json::from_slice(&bytes).unwrap();
        let Sheet::Letter(letter) = paper.kind else { continue };
        assert!(paper.blocks.contains(&Block::Paragraph("Kopie aan: Jan de Vries".into())));
        found.push(letter.addressee_lines);
    }
    found.sort();
    found
}

#[tokio::test]
async fn art_1_a_letter_to_both_is_a_letter_for_each_with_his_own_address() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.represented(reference, (Capacity::Lawyer, CorrespondenceTo::Both)).await;
        let note = typed(Kind::ProgressNote, Correspondent::Complainant, Way::Letter);
        story.writes(reference, note).await.unwrap();
        let by_hand = windows(&story, reference).await;
        assert_eq!(by_hand.len(), 2, "{by_hand:?}");
        assert_eq!(by_hand[0][0], "Bakkerij De Vries");
        assert_eq!(by_hand[1], ["Jan de Vries", "Dorpsstraat 1", "3512 AA Utrecht"]);
        story.deciding(reference).await;
        story.drafted(reference).await;
        story.send_letter(request(&story.bram, reference), Way::Letter).await.unwrap();
        let all = windows(&story, reference).await;
        assert_eq!(all.len(), 4, "{all:?}");
        assert_eq!(all[2..], [by_hand[1].clone(), by_hand[1].clone()]);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_a_letter_to_both_waits_for_the_address_of_the_second() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story
            .does(&story.bram, reference, |enclosed| Command::NameRepresentative {
                representative: Representative {
                    name: enclosed.text(words("Jan de Vries")),
                    capacity: Capacity::Lawyer,
                    reachable: true,
                    card: enclosed.optional(
                        ContactCard { email: HIM.to_owned(), ..ContactCard::default() }.words(),
                    ),
                    correspondence_to: CorrespondenceTo::Both,
                },
            })
            .await;
        let note = typed(Kind::ProgressNote, Correspondent::Complainant, Way::Letter);
        let answer = story.writes(reference, note).await;
        assert_eq!(refused(answer), Reason::NoRepresentativeAddress);
        story.deciding(reference).await;
        story.drafted(reference).await;
        let by_post = story.send_letter(request(&story.bram, reference), Way::Letter).await;
        assert_eq!(refused(by_post), Reason::NoRepresentativeAddress);
        assert!(windows(&story, reference).await.is_empty());
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_32_of_a_postponement_the_representative_without_an_authorisation_hears_the_day()
{
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.represented(reference, (Capacity::Family, CorrespondenceTo::Both)).await;
        story.classified(reference).await;
        story.post().await;
        let reason = words("De Kanarie-deskundige heeft meer tijd nodig.");
        story
            .does(&story.bram, reference, |enclosed| Command::Postpone {
                until: "2026-12-28".parse().unwrap(),
                reason: enclosed.text(reason),
            })
            .await;
        let taken = story.post().await;
        assert_eq!(to(&taken), ["anna@noord.example", HER, HIM]);
        let his = taken.iter().find(|mail| mail.to == HIM).unwrap().text();
        assert!(his.contains("28 december 2026") && his.contains("21 december 2026"), "{his}");
        assert!(his.contains(&reference.to_string()) && his.contains("Jan de Vries"), "{his}");
        for secret in ["Kanarie", "deskundige", "mevrouw De Vries", "Bram Visser"] {
            assert!(!his.contains(secret), "{secret} is in:\n{his}");
        }
        let hers = taken.iter().find(|mail| mail.to == HER).unwrap().text();
        assert!(hers.contains("Kanarie-deskundige"), "{hers}");
    })
    .await;
}
