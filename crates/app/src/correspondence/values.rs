//! What a letter or mail about a dossier can say, by the names that its text uses.
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::people::Subject;
use weerklank_domain::text::Text;
use weerklank_store::content::WordsById;
use weerklank_texts::{dates, t, t_with};

use crate::organisation::Organisation;

/// Where the values come from: a dossier on a page, or one inside a transaction.
pub(crate) struct Source<'a> {
    pub(crate) complaint: &'a Complaint,
    pub(crate) language: Language,
    pub(crate) organisation: &'a Organisation,
    pub(crate) public_url: &'a str,
    pub(crate) officer: Option<String>,
    pub(crate) firm: Option<String>,
    pub(crate) adviser: Option<String>,
    pub(crate) words: &'a WordsById,
}

/// The values of one text; what is not known is empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values(Vec<(&'static str, String)>);

impl Values {
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// With something in the place of what is empty.
    pub(crate) fn or_else(mut self, names: &[&'static str], value: &str) -> Self {
        for name in names {
            if self.get(name).trim().is_empty() {
                self.0.retain(|(known, _)| known != name);
                self.0.push((name, value.to_owned()));
            }
        }
        self
    }

    pub(crate) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// As a text takes them.
    pub(crate) fn pairs(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }
}

impl Source<'_> {
    /// All that can be said to this party.
    pub(crate) fn values(&self, to: Correspondent) -> Values {
        let complaint = self.complaint;
        let lang = self.language;
        let version = complaint.recording.procedure_version.to_string();
        let postponed = complaint.postponements.last();
        let officer = self.officer.clone().unwrap_or_default();
        let representative = complaint.represented.as_ref();
        let representative = representative.map(|known| self.said(known.representative.name));
        Values::default()
            .with("salutation", self.salutation(to))
            .with("reference", complaint.recording.reference.to_string())
            .with("received", self.long(complaint.received_on))
            .with("due", self.long(complaint.round().due_on))
            .with("promised", self.long(complaint.promised_on()))
            .with("complainant", self.said(complaint.complainant.name))
            .with("representative", representative.unwrap_or_default())
            .with("complaint", self.called(to))
            .with("about", self.about())
            .with("officer", officer)
            .with("officer_title", self.organisation.officer_title(lang))
            .with("organisation", self.organisation.name.clone())
            .with("version", version)
            .with("status", format!("{}/status", self.public_url))
            .with("until", postponed.map(|told| self.long(told.until)).unwrap_or_default())
            .with("reason", postponed.map(|told| self.said(told.reason)).unwrap_or_default())
            .with("solution", self.solution())
    }

    /// How a text to this party begins.
    pub(crate) fn salutation(&self, to: Correspondent) -> String {
        let lang = self.language;
        let name = match to {
            Correspondent::Complainant => self.words.of(&self.complaint.complainant.name),
            Correspondent::Representative => {
                let represented = self.complaint.represented.as_ref();
                represented.and_then(|known| self.words.of(&known.representative.name))
            }
            Correspondent::Partner => self.adviser.as_deref(),
            Correspondent::ThirdParty => None,
        };
        crate::announcements::salutation(lang, name)
    }

    /// "uw klacht", "de klacht van mevrouw De Vries", "de klacht"
    fn called(&self, to: Correspondent) -> String {
        let lang = self.language;
        match to {
            Correspondent::Complainant => t(lang, "mails-your-complaint"),
            Correspondent::Representative => {
                let name = self.said(self.complaint.complainant.name);
                t_with(lang, "mails-complaint-of", &[("name", &name)])
            }
            Correspondent::Partner | Correspondent::ThirdParty => t(lang, "mails-the-complaint"),
        }
    }

    /// What the complaint is about, as part of a sentence.
    pub(crate) fn about(&self) -> String {
        let lang = self.language;
        match (self.complaint.subject, &self.firm, &self.adviser) {
            (Subject::Partner { .. }, Some(firm), Some(adviser)) => {
                t_with(lang, "letters-about-adviser", &[("adviser", adviser), ("firm", firm)])
            }
            (Subject::Partner { .. }, Some(firm), None) => {
                t_with(lang, "letters-about-firm", &[("firm", firm)])
            }
            (Subject::Organisation, ..) => t(lang, "letters-about-organisation"),
            (Subject::Officer { .. }, ..) => t(lang, "letters-about-officer"),
            (Subject::Unknown { .. } | Subject::Partner { .. }, ..) => {
                t(lang, "letters-about-unknown")
            }
        }
    }

    /// What was found with the complainant (4.5), or on the spot (5.1).
    fn solution(&self) -> String {
        let proposed = self.complaint.proposals.last().map(|proposal| proposal.proposal);
        let solved = self.complaint.solved_on_the_spot.map(|solved| solved.how);
        proposed.or(solved).map(|text| self.said(text)).unwrap_or_default()
    }

    fn said(&self, text: Text) -> String {
        self.words.of(&text).unwrap_or_default().to_owned()
    }

    fn long(&self, date: Date) -> String {
        dates::long(self.language, date)
    }
}
