//! The published procedure (3.3): versions of a text, each in force from a day on.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_store::Tx;
use weerklank_store::settings::{self, Setting};
use weerklank_texts::paper::{Block, Form, Kind, Paper};
use weerklank_texts::{t, t_with};

use crate::invalid::{Findings, SaveError};
use crate::organisation::Organisation;
use crate::{App, AppError, letters};

const KEY: &str = "procedure";
/// The longest text of a version, in characters.
const TEXT_MAX: usize = 60_000;
const SHIPPED: [&str; 2] =
    [include_str!("../procedure/nl.txt"), include_str!("../procedure/en.txt")];

/// The placeholders that a text may hold, between braces.
pub const PLACEHOLDERS: [&str; 8] = [
    "organisatie",
    "klachten_mail",
    "telefoon",
    "postadres",
    "website",
    "externe_route",
    "formulier_link",
    "regeling_link",
];

/// All versions, and the one that is being written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Procedures {
    pub versions: Vec<Version>,
    pub draft: Option<Draft>,
    /// For the forms: who saves must have seen this.
    #[serde(skip)]
    pub seen: u32,
}

/// A version that is or was in force.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Version {
    pub number: u32,
    /// Absent on the version that was shipped: it holds until the next one.
    pub valid_from: Option<Date>,
    pub dutch: String,
    pub english: String,
    pub approved_by: Option<PersonId>,
    pub approved_on: Option<Date>,
}

/// What an administrator is writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub dutch: String,
    pub english: String,
    /// Whether management has been asked to approve it.
    pub proposed: bool,
}

/// A version as it is read: with the organisation's own name and ways.
#[derive(Clone, Debug)]
pub struct Published {
    pub number: u32,
    pub valid_from: Option<Date>,
    /// The last day on which it holds, when a later one is known.
    pub until: Option<Date>,
    pub is_in_force: bool,
    pub blocks: Vec<Block>,
}

impl Procedures {
    /// The version in force on a day (1): a complaint stays under that of its day of receipt.
    pub fn on(&self, day: Date) -> Option<&Version> {
        let begun = |version: &&Version| version.valid_from.is_none_or(|from| from <= day);
        self.versions.iter().filter(begun).max_by_key(|version| version.number)
    }

    fn until(&self, number: u32) -> Option<Date> {
        let next = self.versions.iter().filter(|version| version.number > number);
        next.filter_map(|version| version.valid_from).min()?.yesterday().ok()
    }
}

impl Version {
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::English if !self.english.trim().is_empty() => &self.english,
            _ => &self.dutch,
        }
    }
}

impl App {
    /// All versions and the draft, for who keeps them.
    pub async fn procedures(&self) -> Result<Procedures, AppError> {
        self.store.read(load).await
    }

    /// A version as it is read, or the one in force today.
    pub async fn published(
        &self,
        number: Option<u32>,
        language: Language,
    ) -> Result<Published, AppError> {
        let procedures = self.procedures().await?;
        let today = local_date(self.clock.now());
        let in_force = procedures.on(today).map(|version| version.number);
        let number = number.or(in_force).ok_or(AppError::NotFound)?;
        let version = procedures.versions.iter().find(|version| version.number == number);
        let version = version.ok_or(AppError::NotFound)?;
        let text = self.filled_in(version.text(language), language).await?;
        Ok(Published {
            number,
            valid_from: version.valid_from,
            until: procedures.until(number),
            is_in_force: in_force == Some(number),
            blocks: letters::blocks(&text),
        })
    }

    /// The draft as it would be read.
    pub async fn procedure_preview(
        &self,
        text: &str,
        language: Language,
    ) -> Result<Vec<Block>, AppError> {
        Ok(letters::blocks(&self.filled_in(text, language).await?))
    }

    /// A version as PDF.
    pub async fn procedure_pdf(
        &self,
        number: Option<u32>,
        language: Language,
    ) -> Result<Vec<u8>, AppError> {
        let published = self.published(number, language).await?;
        let organisation = self.organisation().await?;
        let number = published.number.to_string();
        let name = organisation.organisation.name.as_str();
        let values = [("organisation", name), ("version", number.as_str())];
        let issued_on = published.valid_from.unwrap_or_else(|| local_date(self.clock.now()));
        let paper = Paper {
            language,
            title: t_with(language, "procedure-title-of", &values),
            issued_on,
            letterhead: organisation.letterhead(),
            kind: Kind::Form(Form {
                reference: t_with(language, "procedure-version", &values),
                lead: Some(t(language, "procedure-lead")),
            }),
            blocks: published.blocks,
            footer_note: Some(t_with(language, "procedure-version", &values)),
        };
        self.print(paper).await
    }

    /// Keeps what an administrator wrote, and asks management when he proposes it.
    pub async fn save_procedure_draft(
        &self,
        by: &Actor,
        (draft, seen): (Draft, u32),
    ) -> Result<(), SaveError> {
        if !by.is(Role::Administrator) {
            return Err(AppError::NotAllowed.into());
        }
        checked(&draft)?;
        self.change(by, seen, move |procedures, _| {
            procedures.draft = Some(draft.clone());
            Ok(())
        })
        .await
    }

    /// Approves the draft, from a day on that has not passed.
    pub async fn approve_procedure(
        &self,
        by: &Actor,
        (valid_from, seen): (Date, u32),
    ) -> Result<(), SaveError> {
        if !by.is(Role::Management) {
            return Err(AppError::NotAllowed.into());
        }
        let mut findings = Findings::default();
        let today = local_date(self.clock.now());
        findings.check(valid_from >= today, "valid_from_day", "procedure-day-passed");
        findings.done()?;
        let approver = by.person;
        self.change(by, seen, move |procedures, today| {
            let draft = procedures.draft.take().filter(|draft| draft.proposed);
            let draft = draft.ok_or(AppError::NotFound)?;
            let last = procedures.versions.iter().map(|version| version.number).max();
            procedures.versions.push(Version {
                number: last.unwrap_or(0) + 1,
                valid_from: Some(valid_from),
                dutch: draft.dutch,
                english: draft.english,
                approved_by: Some(approver),
                approved_on: Some(today),
            });
            Ok(())
        })
        .await
    }

    async fn change(
        &self,
        by: &Actor,
        seen: u32,
        change: impl Fn(&mut Procedures, Date) -> Result<(), AppError> + Send + Sync + 'static,
    ) -> Result<(), SaveError> {
        let by = (by.person, self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            let mut procedures = load(tx)?;
            change(&mut procedures, local_date(by.1))?;
            let value = serde_json::to_string(&procedures)
                .map_err(|_| AppError::Unreadable("the procedure"))?;
            let setting = Setting { value, version: seen };
            settings::put(tx, KEY, &setting, by)?.ok_or(AppError::Changed)?;
            Ok::<_, AppError>(())
        };
        Ok(self.store.write(save).await?)
    }

    async fn filled_in(&self, text: &str, language: Language) -> Result<String, AppError> {
        let current = self.organisation().await?;
        Ok(fill_in(text, &current.organisation, (language, &self.public_url)))
    }
}

/// The number of the version in force on a day, inside a transaction.
pub(crate) fn version_on(tx: &mut Tx<'_>, day: Date) -> Result<u32, AppError> {
    Ok(load(tx)?.on(day).map_or(1, |version| version.number))
}

/// Art. 1: another day of receipt may fall under another version of the procedure.
pub(crate) fn name_version(tx: &mut Tx<'_>, events: &mut [Event]) -> Result<(), AppError> {
    for event in events {
        if let Event::ReceiptCorrected { received_on, procedure_version, .. } = event {
            *procedure_version = Some(version_on(tx, *received_on)?);
        }
    }
    Ok(())
}

pub(crate) fn load(tx: &mut Tx<'_>) -> Result<Procedures, AppError> {
    let Some(setting) = settings::get(tx, KEY)? else {
        return Ok(Procedures { versions: vec![shipped()], draft: None, seen: 0 });
    };
    let procedures: Procedures =
        serde_json::from_str(&setting.value).map_err(|_| AppError::Unreadable("the procedure"))?;
    Ok(Procedures { seen: setting.version, ..procedures })
}

/// The model in our own words, until the organisation has its own.
fn shipped() -> Version {
    let [dutch, english] = SHIPPED.map(str::to_owned);
    let (number, valid_from) = (1, None);
    Version { number, valid_from, dutch, english, approved_by: None, approved_on: None }
}

/// Puts the organisation's own name and ways in the place of the placeholders. What is not filled
/// in is said to be on request; an unknown placeholder stays as it is.
fn fill_in(
    text: &str,
    organisation: &Organisation,
    (language, public_url): (Language, &str),
) -> String {
    let address = if organisation.postal_address_lines.is_empty() {
        organisation.address_lines.join(", ")
    } else {
        organisation.postal_address_lines.join(", ")
    };
    let mail = organisation.complaints_mail.clone().or(organisation.mail.clone());
    let route = organisation.external_route.clone();
    let values = [
        Some(organisation.name.clone()),
        mail,
        organisation.phone.clone(),
        Some(address).filter(|address| !address.is_empty()),
        organisation.website.clone(),
        Some(route.unwrap_or_else(|| t(language, "letters-next-court"))),
        Some(format!("{public_url}/klacht")),
        Some(organisation.procedure_url.clone().unwrap_or(format!("{public_url}/regeling"))),
    ];
    let on_request = t(language, "procedure-on-request");
    PLACEHOLDERS.iter().zip(values).fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), &value.unwrap_or_else(|| on_request.clone()))
    })
}

/// The first placeholder of a text that nobody knows, with its line.
pub fn unknown_placeholder(text: &str) -> Option<(usize, String)> {
    text.lines().zip(1..).find_map(|(line, number)| {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            if !PLACEHOLDERS.contains(&name) {
                return Some((number, name.chars().take(40).collect()));
            }
            rest = behind;
        }
        None
    })
}

fn checked(draft: &Draft) -> Result<(), SaveError> {
    let mut findings = Findings::default();
    findings.check(!draft.dutch.trim().is_empty(), "text_dutch", "accounts-required");
    for (field, text) in [("text_dutch", &draft.dutch), ("text_english", &draft.english)] {
        findings.check(text.chars().count() <= TEXT_MAX, field, "procedure-too-long");
        findings.check(unknown_placeholder(text).is_none(), field, "procedure-placeholder-wrong");
    }
    findings.done()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_procedure_names_nobody_and_knows_its_placeholders() {
        for text in SHIPPED {
            assert_eq!(unknown_placeholder(text), None);
            assert!(!text.to_lowercase().contains("cygnus"));
            for article in ["2.1", "3.3", "4.6", "5.4", "6.6", "7.4"] {
                assert!(text.contains(&format!("- {article} ")), "{article}");
            }
        }
        let organisation = Organisation::default();
        let filled = fill_in(SHIPPED[0], &organisation, (Language::Dutch, "https://k.example"));
        assert!(!filled.contains('{'), "{filled}");
        assert!(filled.contains("https://k.example/klacht"));
    }

    #[test]
    fn an_unknown_placeholder_is_named_with_its_line() {
        let found = unknown_placeholder("Goed: {organisatie}\nFout: {organisatei}");
        assert_eq!(found, Some((2, "organisatei".to_owned())));
        assert_eq!(unknown_placeholder("{niet af"), Some((1, "niet af".to_owned())));
    }

    #[test]
    fn art_1_a_version_holds_from_its_day_until_the_next_one() {
        let second =
            Version { number: 2, valid_from: Some("2027-01-01".parse().unwrap()), ..shipped() };
        let procedures = Procedures { versions: vec![shipped(), second], draft: None, seen: 0 };
        let on = |day: &str| procedures.on(day.parse().unwrap()).map(|version| version.number);
        assert_eq!((on("2026-12-31"), on("2027-01-01")), (Some(1), Some(2)));
        assert_eq!(procedures.until(1), Some("2026-12-31".parse().unwrap()));
    }
}
