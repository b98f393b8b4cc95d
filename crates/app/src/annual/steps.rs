//! What is done with a report: writing, signing, correcting. The rules are those of the edition.
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::chain::Digest;
use weerklank_domain::people::Actor;
use weerklank_domain::report::annual::{Edition, Section};
use weerklank_store::Tx;
use weerklank_store::report_facts::Sight;

use super::keeping::{self, Known};
use super::{ReportError, Source};
use crate::{App, AppError};

/// The longest text of a section, in characters.
pub const TEXT_MAX: usize = 20_000;

/// What somebody does with the report of a year.
#[derive(Clone, Debug)]
pub enum Step {
    Write { section: Section, texts: Vec<(Language, String)> },
    CountAsOf(Date),
    Sign,
    TakeBack,
    Correct { reason: String },
}

impl App {
    /// Takes a step with the last edition of a year, when nobody else did since `seen`.
    pub async fn step_in_report(
        &self,
        by: &Actor,
        (year, seen): (i16, u32),
        step: Step,
    ) -> Result<(), ReportError> {
        let (by, at) = (by.clone(), self.clock.now());
        let today = local_date(at);
        let program = env!("CARGO_PKG_VERSION");
        let taken = self.store.write(move |tx: &mut Tx<'_>| {
            let known = keeping::last(tx, year, today)?;
            if known.seen != seen {
                return Err(ReportError::App(AppError::Changed));
            }
            let Known { mut edition, mut seen } = known;
            match step.clone() {
                Step::Write { section, texts } => {
                    for (language, text) in &texts {
                        edition.write((section, *language), text, (&by, at))?;
                    }
                }
                Step::CountAsOf(day) => edition.count_as_of(&by, day, today)?,
                Step::TakeBack => edition.take_back(&by)?,
                Step::Correct { reason } => {
                    edition = edition.corrected(&by, &reason, today)?;
                    seen = 0;
                }
                Step::Sign => sign(tx, &mut edition, (&by, at, program))?,
            }
            keeping::save(tx, &Known { edition, seen }, (by.person, at))?;
            Ok(())
        });
        taken.await
    }
}

/// The first who signs fixes what is counted; the next one signs the same.
fn sign(
    tx: &mut Tx<'_>,
    edition: &mut Edition,
    (by, at, program): (&Actor, jiff::Timestamp, &str),
) -> Result<(), ReportError> {
    edition.may_sign(by, local_date(at))?;
    let data = if let Some(first) = edition.signatures.first() {
        first.data
    } else {
        let source = Source::gather(tx, (edition.year, edition.as_of), Sight::All)?;
        keeping::save_source(tx, (edition, &source), (by.person, at))?
    };
    let texts =
        serde_json::to_string(&edition.texts).map_err(|_| AppError::Unreadable("a report"))?;
    let texts = Digest::sha256(texts.as_bytes());
    edition.sign((by, at), (data, texts), program)?;
    Ok(())
}
