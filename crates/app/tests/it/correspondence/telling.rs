//! What goes out with a step of its own: the notice to the partner (4.2), the read-back (5.1), and
//! the mails to an address that nobody confirmed; each in the words of its template.
use std::net::IpAddr;

use weerklank_app::AppError;
use weerklank_domain::Language::Dutch;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Door, Notice, Visibility, Way};
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Reason;
use weerklank_texts::paper::{Block, Kind as Sheet, Paper};

use super::{HER, refused, to};
use crate::story::{CANARIES, Story, request, words};
use crate::test_app::{Taken, on_both};

const READ_BACK: &str = "U belde over een rekening. U wilt een nieuwe rekening.";
const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

impl Story {
    async fn registered(&self) -> Reference {
        let reference = self.taken_in().await;
        self.does(&self.bram, reference, |_| Command::Register { late_reason: None }).await;
        self.post().await;
        reference
    }

    async fn notifies(&self, reference: Reference, way: Way) -> Result<u32, AppError> {
        let notice = Notice { on: self.today(), way };
        self.notify_partner(request(&self.bram, reference), (None, notice), self.enclosures()).await
    }

    async fn reads_back(
        &self,
        by: &Actor,
        reference: Reference,
        way: Way,
    ) -> Result<u32, AppError> {
        let mut enclosed = self.enclosures();
        let text = enclosed.text(words(READ_BACK));
        self.ask_read_back(request(by, reference), (text, way), enclosed).await
    }

    /// The only file of a dossier, as it was printed.
    async fn printed(&self, reference: Reference) -> (String, Visibility, Paper) {
        let dossier = self.seen_by_bram(reference).await;
        let [file] = &dossier.files[..] else { panic!("{:?}", dossier.files) };
        let opened = self.file(&self.bram, reference, file.id).await.unwrap();
        let bytes = opened.into_bytes().unwrap();
        (file.name.clone(), file.visibility, serde_json::from_slice(&bytes).unwrap())
    }
}

fn mail_to<'a>(taken: &'a [Taken], subject: &str) -> &'a Taken {
    let found = taken.iter().find(|mail| mail.raw.contains(subject));
    found.unwrap_or_else(|| panic!("no mail with {subject}: {taken:#?}"))
}

fn says(paper: &Paper, part: &str) -> bool {
    paper.blocks.iter().any(|block| match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => text.contains(part),
        Block::List(items) => items.iter().any(|item| item.contains(part)),
        _ => false,
    })
}

#[tokio::test]
async fn art_4_2_the_notice_has_the_support_pack_and_the_privacy_notice() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.registered().await;
        story.notifies(reference, Way::Email).await.unwrap();
        let taken = story.post().await;
        assert_eq!(to(&taken), ["anna@noord.example"]);
        let text = taken[0].text();
        let link = format!("https://weerklank.example/klachten/{reference}");
        for part in [
            "De eerste 24 uur",
            "Zinnen om mee te beginnen",
            "Autoriteit Persoonsgegevens",
            "https://weerklank.example/handreiking",
            &link,
        ] {
            assert!(text.contains(part), "{part} is not in:\n{text}");
        }
        assert!(CANARIES.iter().all(|canary| !text.contains(canary)), "{text}");
    })
    .await;
}

#[tokio::test]
async fn art_4_2_an_own_template_tells_the_partner_no_word_of_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let source = "Klacht {{ reference }}\n\n{{ salutation }}\n\n[{{ summary }}{{ complainant \
            }}{{ wish }}{{ about }}{{ representative }}]\n";
        let which = (Kind::PartnerNotice, Dutch);
        story.save_template(&story.bram, which, (source, 0)).await.unwrap();
        let reference = story.registered().await;
        story.notifies(reference, Way::Email).await.unwrap();
        let taken = story.post().await;
        assert!(taken[0].text().contains("[]"), "{}", taken[0].text());
    })
    .await;
}

#[tokio::test]
async fn art_4_2_by_post_the_notice_is_printed_and_kept() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.registered().await;
        story.notifies(reference, Way::Letter).await.unwrap();
        assert!(story.post().await.is_empty());
        let (name, visibility, paper) = story.printed(reference).await;
        assert_eq!(name, format!("Bericht aan partner {reference}.pdf"));
        assert_eq!(visibility, Visibility::OfficerAndPartner);
        let Sheet::Letter(letter) = &paper.kind else { panic!("{paper:?}") };
        assert_eq!(letter.addressee_lines[0], "Zuiderlicht");
        for part in ["De eerste 24 uur", "Uw gegevens", "gerechtvaardigd belang"] {
            assert!(says(&paper, part), "{part}");
        }
        let dossier = story.seen_by_bram(reference).await;
        let letter = dossier.entries.iter().find_map(|stored| match &stored.entry.event {
            Event::PartnerNotified { letter, .. } => *letter,
            _ => None,
        });
        assert_eq!(letter.map(|letter| letter.id), Some(dossier.files[0].id));
        // A second time is refused before anything is printed.
        let again = story.notifies(reference, Way::Letter).await;
        assert!(matches!(again, Err(AppError::Refused(_))), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn art_5_1_what_was_told_is_read_back_by_mail_with_a_code_to_confirm_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        story.reads_back(&story.eva, reference, Way::Email).await.unwrap();
        let taken = story.post().await;
        let asked = mail_to(&taken, "Klopt dit?");
        assert_eq!(asked.to, HER);
        assert!(asked.text().contains(READ_BACK), "{}", asked.text());
        assert_eq!(asked.header("Auto-Submitted"), None, "a person sent it");
        let receipt = mail_to(&taken, "Wij hebben een klacht ontvangen").text();
        let hidden = CANARIES.into_iter().filter(|canary| *canary != HER);
        for canary in hidden {
            assert!(!receipt.contains(canary), "{canary} is in:\n{receipt}");
        }
        let (_, rest) = receipt.split_once("Uw toegangscode is ").unwrap();
        let code = &rest[..19];
        let pair = (&*reference.to_string(), code);
        let token = story.enter(pair, (HERE, Dutch)).await.unwrap();
        let visitor = story.visitor(token.as_str()).await.unwrap().unwrap();
        let on = story.today();
        let right = Command::ConfirmReadBack { on, way: Way::Portal, correction: None };
        let right = (right, story.enclosures());
        story.visitor_does(&visitor, (None, None), right).await.unwrap();
        let read_back = story.seen_by_bram(reference).await.complaint.read_back.unwrap();
        assert_eq!(read_back.confirmed_on, Some(on));
        story.post().await;
        // Asked again, the code that she has goes on.
        story.reads_back(&story.bram, reference, Way::Email).await.unwrap();
        assert_eq!(story.post().await.len(), 1);
        assert!(story.enter(pair, (HERE, Dutch)).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn art_5_1_by_post_the_read_back_is_a_letter_and_by_mail_it_must_arrive() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let about = story.about_anna();
        let without_mail = story
            .recorded_with(&story.eva, (Door::Organisation, about), |card| card.email.clear())
            .await;
        story.post().await;
        let answer = story.reads_back(&story.eva, without_mail, Way::Email).await;
        assert_eq!(refused(answer), Reason::NoMailAddress);
        story.reads_back(&story.eva, without_mail, Way::Letter).await.unwrap();
        assert!(story.post().await.is_empty());
        let (name, visibility, paper) = story.printed(without_mail).await;
        assert_eq!(name, format!("Klopt dit {without_mail}.pdf"));
        assert_eq!(visibility, Visibility::Everybody);
        assert!(says(&paper, READ_BACK));
        let stranger = story.reads_back(&story.dirk, without_mail, Way::Letter).await;
        assert!(matches!(stranger, Err(AppError::NotFound)), "{stranger:?}");
    })
    .await;
}

#[tokio::test]
async fn the_link_to_the_status_page_comes_in_the_words_of_its_template() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let own =
            "Link {{ reference }}\n\nHier: {{ status_link }} [{{ summary }}{{ complainant }}]";
        story.save_template(&story.bram, (Kind::StatusLink, Dutch), (own, 0)).await.unwrap();
        let pair = reference.to_string();
        story.mail_status_link((&pair, HER), HERE).await.unwrap();
        let taken = story.post().await;
        assert_eq!(taken[0].header("Subject"), Some(&*format!("Link {reference}")));
        let text = taken[0].text();
        assert!(text.contains("/status/link/") && text.contains("[]"), "{text}");
        story.mail_status_link((&pair, "ander@klager.example"), HERE).await.unwrap();
        assert!(story.post().await.is_empty());
    })
    .await;
}
