//! One person at the step pages of one complaint.
use axum::http::StatusCode;
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;

use crate::browser::{Answer, Browser};
use crate::harness::Site;

/// One person at the pages of one complaint.
pub(crate) struct Desk {
    pub(crate) browser: Browser,
    pub(crate) dossier: String,
}

pub(crate) type Fields<'a> = Vec<(&'a str, &'a str)>;

impl Desk {
    pub(crate) async fn of(site: &Site, actor: &Actor, reference: Reference) -> Self {
        let browser = site.sign_in_as(actor).await;
        Self { browser, dossier: format!("/klachten/{reference}") }
    }

    pub(crate) async fn open(&self, step: &str) -> Answer {
        self.browser.get(&format!("{}/{step}", self.dossier)).await
    }

    /// Answers a page that was opened before.
    pub(crate) async fn answer(&self, page: &Answer, step: &str, mut fields: Fields<'_>) -> Answer {
        let (seen, submission) = (page.value("seen"), page.value("submission"));
        fields.extend([("seen", seen.as_str()), ("submission", submission.as_str())]);
        self.browser.post(&format!("{}/{step}", self.dossier), &fields).await
    }

    pub(crate) async fn fill_in(&self, step: &str, fields: Fields<'_>) -> Answer {
        let page = self.open(step).await;
        assert_eq!(page.status, StatusCode::OK, "{step}");
        self.answer(&page, step, fields).await
    }

    /// Fills the form in, and finds the dossier again.
    #[track_caller]
    pub(crate) fn done(&self, step: &str, answer: &Answer) {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}: {}", answer.text());
        assert!(answer.location().starts_with(&self.dossier), "{step}: {}", answer.location());
    }

    pub(crate) async fn does(&self, step: &str, fields: Fields<'_>) {
        let answer = self.fill_in(step, fields).await;
        self.done(step, &answer);
    }
}

/// The three boxes of a date: the day on which the clock of the tests stands.
macro_rules! today {
    ($name:literal) => {
        [
            (concat!($name, "_day"), "23"),
            (concat!($name, "_month"), "11"),
            (concat!($name, "_year"), "2026"),
        ]
    };
}
pub(crate) use today;

/// A date with what else a form holds.
pub(crate) fn with<'a>(date: [(&'a str, &'a str); 3], fields: &[(&'a str, &'a str)]) -> Fields<'a> {
    date.into_iter().chain(fields.iter().copied()).collect()
}
