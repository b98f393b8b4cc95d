//! Where reports are kept: each edition and what it was made from are settings, so that every
//! change stays with who made it and when.
use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::PersonId;
use weerklank_domain::report::annual::Edition;
use weerklank_store::Tx;
use weerklank_store::settings::{self, Setting};

use super::YearOf;
use super::source::Source;
use crate::AppError;

const EDITIONS: &str = "annual-report-";
const SOURCES: &str = "annual-source-";

/// An edition with the version under which it is stored; 0 when nobody saved it yet.
pub(super) struct Known {
    pub(super) edition: Edition,
    pub(super) seen: u32,
}

/// Sorts as the numbers do.
fn key(kind: &str, (year, number): (i16, u16)) -> String {
    format!("{kind}{year:04}-{number:05}")
}

fn of_year(tx: &mut Tx<'_>, year: i16) -> Result<Vec<Known>, AppError> {
    let kept = settings::beginning(tx, &format!("{EDITIONS}{year:04}-"))?;
    kept.into_iter().map(|(_, setting)| read(&setting)).collect()
}

fn read(setting: &Setting) -> Result<Known, AppError> {
    let edition =
        serde_json::from_str(&setting.value).map_err(|_| AppError::Unreadable("a report"))?;
    Ok(Known { edition, seen: setting.version })
}

/// The last edition of a year; a first one, that nobody saved yet, where there is none.
pub(super) fn last(tx: &mut Tx<'_>, year: i16, today: Date) -> Result<Known, AppError> {
    if let Some(known) = of_year(tx, year)?.pop() {
        return Ok(known);
    }
    if year > today.year() {
        return Err(AppError::NotFound);
    }
    Ok(Known { edition: Edition::begin(year, today), seen: 0 })
}

pub(super) fn edition(
    tx: &mut Tx<'_>,
    (year, number): (i16, u16),
) -> Result<Option<Known>, AppError> {
    let setting = settings::get(tx, &key(EDITIONS, (year, number)))?;
    setting.as_ref().map(read).transpose()
}

/// What everybody may read of a year: the last edition that was signed.
pub(super) fn last_frozen(tx: &mut Tx<'_>, year: i16) -> Result<Option<Known>, AppError> {
    let mut known = of_year(tx, year)?;
    known.retain(|known| known.edition.frozen.is_some());
    Ok(known.pop())
}

/// What a signed edition was made from; nothing while nobody signed it.
pub(super) fn frozen_source(
    tx: &mut Tx<'_>,
    edition: &Edition,
) -> Result<Option<Source>, AppError> {
    let Some(signature) = edition.signatures.first() else { return Ok(None) };
    let kept = settings::get(tx, &key(SOURCES, (edition.year, edition.number)))?;
    let kept = kept.ok_or(AppError::Unreadable("a signed report without its data"))?;
    if Digest::sha256(kept.value.as_bytes()) != signature.data {
        return Err(AppError::Unreadable("the data of a signed report, which were changed"));
    }
    let source = serde_json::from_str(&kept.value);
    Ok(Some(source.map_err(|_| AppError::Unreadable("the data of a report"))?))
}

/// What the edition before this one was made from.
pub(super) fn before(tx: &mut Tx<'_>, now: &Edition) -> Result<Option<Source>, AppError> {
    let Some(number) = now.number.checked_sub(1).filter(|number| *number > 0) else {
        return Ok(None);
    };
    match edition(tx, (now.year, number))? {
        Some(known) => frozen_source(tx, &known.edition),
        None => Ok(None),
    }
}

/// The years with a report, and this year and the one before, the last first.
pub(super) fn years(tx: &mut Tx<'_>, today: Date) -> Result<Vec<YearOf>, AppError> {
    let kept = settings::beginning(tx, EDITIONS)?;
    let mut years: Vec<YearOf> = [today.year() - 1, today.year()]
        .map(|year| YearOf { year, edition: 1, frozen_on: None })
        .into();
    for (_, setting) in kept {
        let edition = read(&setting)?.edition;
        let frozen_on = edition.frozen.as_ref().map(|frozen| local_date(frozen.at));
        let known = YearOf { year: edition.year, edition: edition.number, frozen_on };
        match years.iter_mut().find(|year| year.year == edition.year) {
            // A correction that isn't signed doesn't take the signed edition away.
            Some(year) => year.frozen_on = frozen_on.or(year.frozen_on),
            None => years.push(known),
        }
        if let Some(year) = years.iter_mut().find(|year| year.year == edition.year) {
            year.edition = edition.number;
        }
    }
    years.sort_by_key(|year| std::cmp::Reverse(year.year));
    Ok(years)
}

/// Keeps an edition over the version that was seen.
pub(super) fn save(
    tx: &mut Tx<'_>,
    known: &Known,
    who: (PersonId, Timestamp),
) -> Result<(), AppError> {
    let Edition { year, number, .. } = known.edition;
    let value =
        serde_json::to_string(&known.edition).map_err(|_| AppError::Unreadable("a report"))?;
    let setting = Setting { value, version: known.seen };
    let saved = settings::put(tx, &key(EDITIONS, (year, number)), &setting, who)?;
    saved.map(drop).ok_or(AppError::Changed)
}

/// Keeps what an edition is made from, and answers its digest.
pub(super) fn save_source(
    tx: &mut Tx<'_>,
    (edition, source): (&Edition, &Source),
    who: (PersonId, Timestamp),
) -> Result<Digest, AppError> {
    let value =
        serde_json::to_string(source).map_err(|_| AppError::Unreadable("the data of a report"))?;
    let digest = Digest::sha256(value.as_bytes());
    let key = key(SOURCES, (edition.year, edition.number));
    let version = settings::version(tx, &key)?;
    let saved = settings::put(tx, &key, &Setting { value, version }, who)?;
    saved.map(|_| digest).ok_or(AppError::Changed)
}
