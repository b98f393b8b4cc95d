//! What a letter or mail about a dossier can say, by the names that its text uses.
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::{Calendar, DayKind, Explanation, FreeDayRule};
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::people::Subject;
use weerklank_domain::text::Text;
use weerklank_store::content::WordsById;
use weerklank_texts::{dates, explanations, t, t_with};

use crate::organisation::Organisation;
use crate::templates::Values;

/// Of what the complainant said first, so many characters stand in a summary.
const SUMMARY_CHARACTERS_MAX: usize = 160;

/// Where the values come from: a dossier on a page, or one inside a transaction.
pub(crate) struct Source<'a> {
    pub(crate) complaint: &'a Complaint,
    pub(crate) language: Language,
    pub(crate) organisation: &'a Organisation,
    pub(crate) public_url: &'a str,
    pub(crate) calendar: &'a Calendar,
    pub(crate) today: Date,
    pub(crate) officer: Option<String>,
    pub(crate) firm: Option<String>,
    pub(crate) adviser: Option<String>,
    pub(crate) words: &'a WordsById,
}

impl Source<'_> {
    /// All that can be said to this party.
    pub(crate) fn values(&self, to: Correspondent) -> Values {
        let complaint = self.complaint;
        let postponed = complaint.postponements.last();
        let read_back = complaint.read_back.as_ref();
        let values = self
            .values_without_words()
            .with("salutation", self.salutation(to))
            .with("complaint", self.called(to))
            .with("about", self.about())
            .with("summary", summary(&self.said(complaint.recording.expression)))
            .with("wish", complaint.intake.wish.map(|wish| self.said(wish)).unwrap_or_default())
            .with("for_partner", if to == Correspondent::Partner { "ja" } else { "" })
            .with("until", postponed.map(|told| self.long(told.until)).unwrap_or_default())
            .with("reason", postponed.map(|told| self.said(told.reason)).unwrap_or_default())
            .with("read_back", read_back.map(|asked| self.said(asked.text)).unwrap_or_default())
            .with("solution", self.solution());
        self.names(values)
    }

    /// What holds no word of the dossier and no name of a party: for an address that nobody
    /// confirmed, and for who signs in to read the rest.
    pub(crate) fn values_without_words(&self) -> Values {
        let complaint = self.complaint;
        let lang = self.language;
        let version = complaint.recording.procedure_version;
        let due = self.calendar.explain(complaint.round().started_on, FreeDayRule::Stays);
        let stage = complaint.stage.key();
        let values = Values::default()
            .with("salutation", crate::announcements::salutation(lang, None))
            .with("complaint", t(lang, "mails-the-complaint"))
            .with("reference", complaint.recording.reference.to_string())
            .with("received", self.long(complaint.received_on))
            .with("today", self.long(self.today))
            .with("due", self.long(complaint.round().due_on))
            .with("due_explanation", self.free_day(&due))
            .with("post_by", self.long(due.post_by))
            .with("promised", self.long(complaint.promised_on()))
            .with("stage", t(lang, &format!("stage-{stage}")))
            .with("next_step", t(lang, &format!("templates-next-{stage}")))
            .with("version", version.to_string())
            .with("procedure_link", self.procedure_link(version))
            .with("status_link", format!("{}/status", self.public_url))
            .with(
                "dossier_link",
                format!("{}/klachten/{}", self.public_url, complaint.recording.reference),
            )
            .with("support_link", format!("{}/handreiking", self.public_url))
            .with("officer", self.officer.clone().unwrap_or_default())
            .with("officer_title", self.organisation.officer_title(lang));
        organisation_values(self.organisation, lang, values)
    }

    /// Who takes part.
    fn names(&self, values: Values) -> Values {
        let representative = self.complaint.represented.as_ref();
        let representative = representative.map(|known| self.said(known.representative.name));
        values
            .with("complainant", self.said(self.complaint.complainant.name))
            .with("representative", representative.unwrap_or_default())
            .with("partner", self.firm.clone().unwrap_or_default())
            .with("adviser", self.adviser.clone().unwrap_or_default())
    }

    /// Art. 3.2: where the version that applies can be read.
    fn procedure_link(&self, version: u32) -> String {
        let own = self.organisation.procedure_url.clone();
        own.unwrap_or_else(|| format!("{}/regeling/{version}", self.public_url))
    }

    /// Why we answer before the last day; empty when it is a working day.
    fn free_day(&self, due: &Explanation) -> String {
        let lang = self.language;
        let day = match due.falls_on {
            DayKind::WorkingDay => return String::new(),
            DayKind::Weekend => t(lang, "calendar-weekend"),
            DayKind::Holiday(holiday) => explanations::holiday(lang, holiday),
        };
        let post_by = self.long(due.post_by);
        t_with(lang, "templates-free-day", &[("day", &day), ("latest", &post_by)])
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

    pub(crate) fn long(&self, date: Date) -> String {
        dates::long(self.language, date)
    }
}

/// Who we are and how we are reached.
pub(crate) fn organisation_values(head: &Organisation, lang: Language, values: Values) -> Values {
    let route = head.external_route.clone();
    values
        .with("organisation", head.name.clone())
        .with("phone", head.phone.clone().unwrap_or_default())
        .with("complaints_mail", head.complaints_address().unwrap_or_default())
        .with("postal_address", head.post_lines().join(", "))
        .with("website", head.website.clone().unwrap_or_default())
        .with("external_route", route.unwrap_or_else(|| t(lang, "letters-next-court")))
}

/// The first line of what was said, cut off at a word.
fn summary(said: &str) -> String {
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    if line.chars().count() <= SUMMARY_CHARACTERS_MAX {
        return line.to_owned();
    }
    let cut: String = line.chars().take(SUMMARY_CHARACTERS_MAX).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn a_summary_is_cut_off_at_a_word() {
        assert_eq!(summary("\n  Te duur.  \nEn te laat."), "Te duur.");
        let long = "woord ".repeat(60);
        let cut = summary(&long);
        assert!(cut.ends_with("woord …"), "{cut}");
        assert!(cut.chars().count() <= 162);
        assert_eq!(summary(&"é".repeat(400)).chars().count(), 162);
    }
}
