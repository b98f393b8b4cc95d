//! The annual report of a year: written, signed, frozen, read by whom (7.2, 7.3).
use jiff::SignedDuration;
use weerklank_app::AppError;
use weerklank_app::annual::{Face, Opened, ReportError, Step};
use weerklank_domain::Language;
use weerklank_domain::complaint::facts::Door;
use weerklank_domain::people::{Actor, Role, Subject};
use weerklank_domain::report::annual::{Refused, Section, Version};
use weerklank_texts::paper::Block;

use crate::story::Story;
use crate::test_app::on_both;

const INTERNAL: Face = Face { version: Version::Internal, firm: None, language: Language::Dutch };
const PUBLIC: Face = Face { version: Version::Public, ..INTERNAL };

impl Story {
    /// On 2 January of the year after, with one complaint of the year.
    async fn after_the_year(self) -> (Self, i16) {
        self.taken_in().await;
        let year = self.today().year();
        let days = i64::from((jiff::civil::date(year + 1, 1, 2) - self.today()).get_days());
        self.later(SignedDuration::from_hours(24 * days));
        (self, year)
    }

    async fn report(&self, by: &Actor, year: i16) -> Opened {
        self.open_report(by, (year, None), INTERNAL).await.unwrap()
    }

    async fn does_in_report(&self, by: &Actor, year: i16, step: Step) -> Result<(), ReportError> {
        let seen = self.report(by, year).await.seen;
        self.step_in_report(by, (year, seen), step).await
    }

    async fn adds(&self, by: &Actor, year: i16, (section, text): (Section, &str)) {
        self.does_in_report(by, year, writing(section, text)).await.unwrap();
    }

    async fn signed(&self, year: i16) {
        self.adds(&self.bram, year, (Section::Summary, "Eén klacht, en wat wij leerden.")).await;
        self.does_in_report(&self.bram, year, Step::Sign).await.unwrap();
        self.adds(&self.dirk, year, (Section::Reaction, "Dank voor dit verslag.")).await;
        self.does_in_report(&self.dirk, year, Step::Sign).await.unwrap();
    }
}

fn writing(section: Section, text: &str) -> Step {
    Step::Write { section, texts: vec![(Language::Dutch, text.to_owned())] }
}

fn text(blocks: &[Block]) -> String {
    format!("{blocks:?}")
}

fn refused(outcome: Result<(), ReportError>) -> Refused {
    match outcome {
        Err(ReportError::Refused(refused)) => refused,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn art_7_2_the_draft_stands_ready_and_both_sign_it() {
    on_both(|app| async move {
        let (story, year) = Story::begin(app).await.after_the_year().await;
        let draft = story.report(&story.bram, year).await;
        assert_eq!(draft.composed.sections.len(), 17);
        assert_eq!((draft.edition.number, draft.seen), (1, 0), "nobody saved it yet");
        let public = story.published_report(year, Language::Dutch).await;
        assert!(matches!(public, Err(AppError::NotFound)), "a draft is for nobody else");
        let early = story.does_in_report(&story.bram, year, Step::Sign).await;
        assert_eq!(refused(early), Refused::NoSummary);
        story.signed(year).await;
        let (edition, public) = story.published_report(year, Language::Dutch).await.unwrap();
        assert!(edition.frozen.is_some());
        let said = text(&public.blocks);
        assert!(said.contains("Dank voor dit verslag.") && said.contains("Eén klacht"), "{said}");
        let published = story.published_years().await.unwrap();
        assert_eq!(published.len(), 1);
        assert_eq!((published[0].year, published[0].edition), (year, 1));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_2_what_was_signed_stays_as_it_was() {
    on_both(|app| async move {
        let (story, year) = Story::begin(app).await.after_the_year().await;
        story.signed(year).await;
        let before = story.report(&story.bram, year).await;
        // The organisation changes its name, and the complaint of last year is handled.
        story.later(SignedDuration::from_hours(24));
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let after = story.report(&story.bram, year).await;
        assert_eq!(after.composed, before.composed, "the same pages from the same data");
        let pdf = |opened: Opened| {
            let story = &story;
            async move {
                let parts = (&opened.edition, opened.composed.clone());
                story.report_pdf(parts, INTERNAL).await.unwrap()
            }
        };
        assert_eq!(pdf(before).await, pdf(after).await, "and the same bytes");
        let step = writing(Section::Summary, "Anders.");
        let late = story.does_in_report(&story.bram, year, step).await;
        assert_eq!(refused(late), Refused::Frozen);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_2_a_correction_tells_what_is_different() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let (story, year) = story.after_the_year().await;
        story.signed(year).await;
        let unknown = Step::Correct { reason: " ".to_owned() };
        let refusal = story.does_in_report(&story.bram, year, unknown).await;
        assert_eq!(refused(refusal), Refused::NoReason);
        story.deciding(reference).await;
        let open = story.report(&story.bram, year).await;
        assert!(!open.differences.is_empty(), "it tells what changed since");
        let reason = Step::Correct { reason: "Een klacht is alsnog behandeld.".to_owned() };
        story.does_in_report(&story.bram, year, reason).await.unwrap();
        let second = story.report(&story.bram, year).await;
        assert_eq!(second.edition.number, 2);
        assert!(second.edition.frozen.is_none() && !second.differences.is_empty());
        let (public, _) = story.published_report(year, Language::Dutch).await.unwrap();
        assert_eq!(public.number, 1, "until it is signed the first one holds");
        story.does_in_report(&story.bram, year, Step::Sign).await.unwrap();
        story.does_in_report(&story.dirk, year, Step::Sign).await.unwrap();
        let (public, composed) = story.published_report(year, Language::Dutch).await.unwrap();
        assert_eq!(public.number, 2);
        assert!(text(&composed.blocks).contains("Een klacht is alsnog behandeld."));
        let first = story.open_report(&story.bram, (year, Some(1)), INTERNAL).await.unwrap();
        assert_eq!(first.edition.number, 1, "the first edition stays");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_2_who_may_not_make_it_may_not_read_it_before() {
    on_both(|app| async move {
        let (story, year) = Story::begin(app).await.after_the_year().await;
        for role in [Role::Partner, Role::Staff, Role::Administrator] {
            let somebody = story.person(&format!("{role:?}"), &[role]).await;
            let opened = story.open_report(&somebody, (year, None), INTERNAL).await;
            assert!(matches!(opened, Err(AppError::NotAllowed)), "{role:?}");
            let step = Step::Sign;
            let signed = story.step_in_report(&somebody, (year, 0), step).await;
            assert_eq!(refused(signed), Refused::NotYours, "{role:?}");
        }
        let auditor = story.person("Aleid", &[Role::Auditor]).await;
        assert!(story.open_report(&auditor, (year, None), INTERNAL).await.is_ok());
        let ahead = story.open_report(&story.bram, (year + 5, None), INTERNAL).await;
        assert!(matches!(ahead, Err(AppError::NotFound)));
        let two_tabs = story.report(&story.bram, year).await.seen;
        story.adds(&story.bram, year, (Section::Summary, "Eerste")).await;
        let step = writing(Section::Summary, "Tweede");
        let late = story.step_in_report(&story.bram, (year, two_tabs), step).await;
        assert!(matches!(late, Err(ReportError::App(AppError::Changed))));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_3_the_public_version_tells_of_no_single_case() {
    on_both(|app| async move {
        let (story, year) = Story::begin(app).await.after_the_year().await;
        story.adds(&story.bram, year, (Section::Causes, "Mevrouw De Vries belde.")).await;
        let internal = story.report(&story.bram, year).await;
        assert!(text(&internal.composed.blocks).contains("De klachten van dit jaar"));
        let public = story.open_report(&story.bram, (year, None), PUBLIC).await.unwrap();
        let said = text(&public.composed.blocks);
        for hidden in ["De klachten van dit jaar", "De Vries", "Per partner", "Naleving"] {
            assert!(!said.contains(hidden), "{hidden}: {said}");
        }
        assert!(said.contains("te weinig klachten"), "{said}");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_who_is_shut_out_finds_nothing_of_it_in_a_signed_report() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let about_bram = Subject::Officer { person: story.bram.person };
        story.recorded(&story.carla, Door::Organisation, about_bram).await;
        let (story, year) = story.after_the_year().await;
        story.adds(&story.carla, year, (Section::Summary, "Twee klachten.")).await;
        story.does_in_report(&story.carla, year, Step::Sign).await.unwrap();
        story.adds(&story.dirk, year, (Section::Reaction, "Dank.")).await;
        story.does_in_report(&story.dirk, year, Step::Sign).await.unwrap();
        let row = |opened: &Opened| format!("{:?}", opened.composed.blocks.get(1));
        let seen = story.report(&story.carla, year).await;
        assert!(row(&seen).contains("(\"Ontvangen klachten\", \"2\")"), "{}", row(&seen));
        let shut_out = story.report(&story.bram, year).await;
        assert!(row(&shut_out).contains("(\"Ontvangen klachten\", \"1\")"), "{}", row(&shut_out));
        assert!(shut_out.differences.is_empty(), "{:?}", shut_out.differences);
        story.post().await;
    })
    .await;
}
