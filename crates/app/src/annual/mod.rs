//! The annual report (7.2): the officer writes beside the figures, management reacts, both sign,
//! and from then on it stays as it is. Read `domain::report::annual` first; `source` gathers what
//! a report is made from, `compose` turns it into pages.
mod compose;
mod differences;
mod keeping;
mod source;
mod steps;

use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::FirmId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::report::annual::{Edition, Refused, Version};
use weerklank_store::report_facts::{self, Sight};
use weerklank_store::{StoreError, Tx};
use weerklank_texts::paper::{Kind, Paper, Report};
use weerklank_texts::{dates, t, t_with};

use crate::{App, AppError};
pub use compose::Composed;
pub use differences::Difference;
use keeping::Known;
pub use source::Source;
pub use steps::{Step, TEXT_MAX};

/// Which of its faces is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    pub version: Version,
    /// Of the partner's version.
    pub firm: Option<FirmId>,
    pub language: Language,
}

/// A report on the screen of who makes it or may read it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub edition: Edition,
    /// For the forms: who saves must have seen this.
    pub seen: u32,
    pub composed: Composed,
    /// What changed since the edition before, or, of a frozen one, since it was frozen.
    pub differences: Vec<Difference>,
    /// The firms of which there is a partner's version.
    pub firms: Vec<(FirmId, String)>,
    /// Whether this person can sign now.
    pub may_sign: Result<Role, Refused>,
}

/// A year with its report, in a list.
#[derive(Clone, Debug)]
pub struct YearOf {
    pub year: i16,
    pub edition: u16,
    pub frozen_on: Option<Date>,
}

/// Why a step of the report didn't happen.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error("the report refuses it: {}", .0.key())]
    Refused(Refused),
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<StoreError> for ReportError {
    fn from(error: StoreError) -> Self {
        Self::App(error.into())
    }
}

impl From<Refused> for ReportError {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// Who makes or reads reports that aren't for everybody.
pub fn may_open(by: &Actor) -> bool {
    [Role::Officer, Role::Management, Role::Auditor].iter().any(|role| by.is(*role))
}

impl App {
    /// The years of which there are complaints or a report, the last first.
    pub async fn report_years(&self, by: &Actor) -> Result<Vec<YearOf>, AppError> {
        if !may_open(by) {
            return Err(AppError::NotAllowed);
        }
        let today = local_date(self.clock.now());
        self.store.read(move |tx| keeping::years(tx, today)).await
    }

    /// The years of which everybody may read the report.
    pub async fn published_years(&self) -> Result<Vec<YearOf>, AppError> {
        let today = local_date(self.clock.now());
        let mut years = self.store.read(move |tx| keeping::years(tx, today)).await?;
        years.retain(|year| year.frozen_on.is_some());
        Ok(years)
    }

    /// The last edition of a year, or an earlier one: a draft with the figures of now, or what
    /// was frozen.
    pub async fn open_report(
        &self,
        by: &Actor,
        (year, number): (i16, Option<u16>),
        face: Face,
    ) -> Result<Opened, AppError> {
        if !may_open(by) {
            return Err(AppError::NotAllowed);
        }
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        self.store.read(move |tx| opened(tx, (&by, today), (year, number), face)).await
    }

    /// The report of a year as everybody may read it; nothing before it is signed.
    pub async fn published_report(
        &self,
        year: i16,
        language: Language,
    ) -> Result<(Edition, Composed), AppError> {
        let face = Face { version: Version::Public, firm: None, language };
        self.store
            .read(move |tx| {
                let known = keeping::last_frozen(tx, year)?.ok_or(AppError::NotFound)?;
                let composed = frozen(tx, &known.edition, face)?;
                Ok((known.edition, composed))
            })
            .await
    }

    /// The report of a signed year for a partner: his own figures beside the whole.
    pub async fn partner_report(
        &self,
        by: &Actor,
        year: i16,
        language: Language,
    ) -> Result<(Edition, Composed), AppError> {
        if !by.is(Role::Partner) {
            return Err(AppError::NotAllowed);
        }
        let (person, today) = (by.person, local_date(self.clock.now()));
        self.store
            .read(move |tx| {
                let register = weerklank_store::people::register(tx, today)?;
                let firm = register.person(person).and_then(|known| known.firm);
                let firm = Some(firm.ok_or(AppError::NotFound)?);
                let known = keeping::last_frozen(tx, year)?.ok_or(AppError::NotFound)?;
                let face = Face { version: Version::Partner, firm, language };
                let composed = frozen(tx, &known.edition, face)?;
                Ok((known.edition, composed))
            })
            .await
    }

    /// A report from the command line, by whoever runs the installation: frozen, or as a draft.
    pub async fn report_of_year(
        &self,
        year: i16,
        face: Face,
    ) -> Result<(Edition, Composed), AppError> {
        let today = local_date(self.clock.now());
        self.store
            .read(move |tx| {
                let known = keeping::last(tx, year, today)?;
                let composed = composed(tx, &known, (face, Sight::All))?;
                Ok((known.edition, composed))
            })
            .await
    }

    /// A report as PDF.
    pub async fn report_pdf(
        &self,
        (edition, composed): (&Edition, Composed),
        face: Face,
    ) -> Result<Vec<u8>, AppError> {
        let organisation = self.organisation().await?;
        let lang = face.language;
        let day = |on| format!("{} {}", dates::month_day(lang, on), on.year());
        let mut facts = vec![(t(lang, "report-as-of"), day(edition.as_of))];
        let frozen_on = edition.frozen.as_ref().map(|frozen| local_date(frozen.at));
        if let (Some(on), Some(frozen)) = (frozen_on, &edition.frozen) {
            facts.push((t(lang, "report-signed-on"), day(on)));
            facts.push((t(lang, "report-digest-data"), frozen.data.to_string()));
        }
        if edition.number > 1 {
            facts.push((t(lang, "report-edition"), edition.number.to_string()));
        }
        let version = t(lang, &format!("report-version-{}", face.version.key()));
        let state = if frozen_on.is_some() { "report-foot" } else { "report-foot-draft" };
        let paper = Paper {
            language: lang,
            title: composed.title,
            issued_on: frozen_on.unwrap_or(edition.as_of),
            letterhead: organisation.letterhead(),
            kind: Kind::Report(Report { subtitle: version.clone(), facts }),
            blocks: composed.blocks,
            footer_note: Some(t_with(lang, state, &[("version", &version)])),
        };
        self.print(paper).await
    }
}

fn opened(
    tx: &mut Tx<'_>,
    (by, today): (&Actor, Date),
    (year, number): (i16, Option<u16>),
    face: Face,
) -> Result<Opened, AppError> {
    let known = match number {
        Some(number) => keeping::edition(tx, (year, number))?.ok_or(AppError::NotFound)?,
        None => keeping::last(tx, year, today)?,
    };
    let sight = sight(by);
    let composed = composed(tx, &known, (face, sight))?;
    let now = Source::gather(tx, (year, known.edition.as_of.max(today)), sight)?;
    let then = match keeping::frozen_source(tx, &known.edition)? {
        Some(then) => Some(then),
        None => keeping::before(tx, &known.edition)?,
    };
    // What was signed counts what somebody may not see: he compares what he sees with itself.
    let then = match then {
        Some(then) if report_facts::hides_something(tx, sight)? => {
            Some(Source::gather(tx, (year, then.material.as_of), sight)?)
        }
        then => then,
    };
    let differences =
        then.map_or_else(Vec::new, |then| differences::between(&then, &now, face.language));
    Ok(Opened {
        may_sign: known.edition.may_sign(by, today),
        seen: known.seen,
        firms: composed.firms.clone(),
        composed,
        differences,
        edition: known.edition,
    })
}

/// Who is shut out of a dossier finds nothing of it in a draft either (1); the edition that is
/// signed counts all.
fn sight(by: &Actor) -> Sight {
    if by.is(Role::Management) || by.is(Role::Auditor) {
        Sight::NotShutOut(by.person)
    } else {
        Sight::Seen(by.person)
    }
}

fn composed(
    tx: &mut Tx<'_>,
    known: &Known,
    (face, sight): (Face, Sight),
) -> Result<Composed, AppError> {
    let edition = &known.edition;
    let whole = sight == Sight::All || !report_facts::hides_something(tx, sight)?;
    let source = match keeping::frozen_source(tx, edition)?.filter(|_| whole) {
        Some(source) => source,
        None => Source::gather(tx, (edition.year, edition.as_of), sight)?,
    };
    Ok(compose::compose(&source, edition, face))
}

/// What everybody may read is made of what was signed and of nothing else.
fn frozen(tx: &mut Tx<'_>, edition: &Edition, face: Face) -> Result<Composed, AppError> {
    let source = keeping::frozen_source(tx, edition)?;
    let source = source.ok_or(AppError::Unreadable("a signed report without its data"))?;
    Ok(compose::compose(&source, edition, face))
}
