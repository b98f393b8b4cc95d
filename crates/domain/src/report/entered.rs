//! What the dossiers don't tell and somebody entered: over how many clients complaints are counted
//! (R4), and the totals of years from before the system. A list of lines, each with its source.
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::figure::Figure;
use super::figures::Share;
use super::finding::Measure;
use super::statistics::{COUNT_MAX, Exposure};
use super::trend::{Origin, Year};
use crate::complaint::facts::keyed;
use crate::ids::FirmId;

/// No complaint of before this year matters.
const YEAR_MIN: i16 = 1990;
const SOURCE_MAX: usize = 200;
const MONTHS_OF_A_YEAR: u32 = 12;

/// The clients of a year, of all or of one firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exposed {
    pub year: i16,
    /// Nothing: the whole organisation.
    pub firm: Option<FirmId>,
    pub clients: u32,
    /// Active engagements, where they are counted.
    pub engagements: Option<u32>,
    /// For how much of the year a firm took part.
    pub months: u32,
    pub source: String,
    /// The day on which they were counted.
    pub on: Date,
}

/// The totals of a year, as somebody else counted them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PastYear {
    pub year: i16,
    pub received: u32,
    pub on_time: Share,
    pub upheld: Share,
    pub source: String,
}

keyed! {
    /// What is wrong with a line.
    Fault {
        Fields = "fields", Year = "year", YearNotOver = "year_not_over", Firm = "firm",
        Number = "number", Months = "months", Source = "source", Day = "day",
        MoreHits = "more_hits", MoreThanReceived = "more_than_received", Twice = "twice",
    }
}

/// The first line that can't be taken, counted from 1, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} can't be read")]
pub struct WrongLine {
    pub line: usize,
    pub text: String,
    pub fault: Fault,
}

/// The firm with a name.
pub type Firms<'a> = &'a dyn Fn(&str) -> Option<FirmId>;

/// All that was entered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entered {
    pub exposures: Vec<Exposed>,
    pub years: Vec<PastYear>,
}

impl Exposed {
    /// One line for each: year; firm; clients; engagements; months; source; day. The firm is empty
    /// for the whole organisation.
    pub fn read(list: &str, (firms, today): (Firms<'_>, Date)) -> Result<Vec<Self>, WrongLine> {
        let mut seen = BTreeSet::new();
        lines(list, |fields| {
            let [year, firm, clients, engagements, months, source, on] = fields else {
                return Err(Fault::Fields);
            };
            let year = read_year(year, today.year())?;
            let firm = match firm.as_str() {
                "" => None,
                name => Some(firms(name).ok_or(Fault::Firm)?),
            };
            if !seen.insert((year, firm)) {
                return Err(Fault::Twice);
            }
            let months = match months.as_str() {
                "" => MONTHS_OF_A_YEAR,
                some => {
                    some.parse().ok().filter(|it| *it <= MONTHS_OF_A_YEAR).ok_or(Fault::Months)?
                }
            };
            let engagements =
                if engagements.is_empty() { None } else { Some(read_number(engagements)?) };
            Ok(Self {
                year,
                firm,
                clients: read_number(clients)?,
                engagements,
                months,
                source: read_source(source)?,
                on: on.parse().map_err(|_| Fault::Day)?,
            })
        })
    }

    /// As it is read, with the name of its firm.
    pub fn line(&self, firm: &str) -> String {
        let Self { year, clients, months, on, .. } = self;
        let engagements = self.engagements.map_or_else(String::new, |number| number.to_string());
        let (firm, source) = (quoted(firm), quoted(&self.source));
        format!("{year};{firm};{clients};{engagements};{months};{source};{on}")
    }

    /// Nothing where there were no clients: over nothing there is no rate (R4).
    pub fn exposure(&self) -> Option<Exposure> {
        let of_a_year = f64::from(self.months) / f64::from(MONTHS_OF_A_YEAR);
        Exposure::of(f64::from(self.clients) * of_a_year)
    }
}

impl PastYear {
    /// One line for each: year; received; in time; with a term; upheld; judged; source.
    pub fn read(list: &str, today: Date) -> Result<Vec<Self>, WrongLine> {
        let mut seen = BTreeSet::new();
        lines(list, |fields| {
            let [year, received, in_time, with_term, upheld, judged, source] = fields else {
                return Err(Fault::Fields);
            };
            let year = read_year(year, today.year())?;
            if year >= today.year() {
                return Err(Fault::YearNotOver);
            }
            if !seen.insert(year) {
                return Err(Fault::Twice);
            }
            let received = read_number(received)?;
            let share = |hits: &str, n: &str| {
                let (hits, n) = match (hits, n) {
                    ("", "") => (0, 0),
                    (hits, n) => (read_number(hits)?, read_number(n)?),
                };
                let share = Share::of(hits, n).ok_or(Fault::MoreHits)?;
                if n > received { Err(Fault::MoreThanReceived) } else { Ok(share) }
            };
            Ok(Self {
                year,
                received,
                on_time: share(in_time, with_term)?,
                upheld: share(upheld, judged)?,
                source: read_source(source)?,
            })
        })
    }

    /// As it is read.
    pub fn line(&self) -> String {
        let share = |share: Share| match share.n {
            0 => ";".to_owned(),
            n => format!("{};{n}", share.hits),
        };
        let (on_time, upheld) = (share(self.on_time), share(self.upheld));
        let source = quoted(&self.source);
        format!("{};{};{on_time};{upheld};{source}", self.year, self.received)
    }

    /// The three figures that such a year has.
    pub fn measures(&self) -> BTreeMap<Figure, Measure> {
        BTreeMap::from([
            (Figure::Received, Measure::Count(self.received)),
            (Figure::OnTime, Measure::Share(self.on_time)),
            (Figure::Upheld, Measure::Share(self.upheld)),
        ])
    }
}

impl Entered {
    /// Of the whole organisation.
    pub fn clients(&self, year: i16) -> Option<Exposure> {
        let of_all = |one: &&Exposed| one.year == year && one.firm.is_none();
        self.exposures.iter().find(of_all).and_then(Exposed::exposure)
    }

    /// Of each firm of which it is known.
    pub fn firms(&self, year: i16) -> BTreeMap<FirmId, Exposure> {
        let of_year = self.exposures.iter().filter(|one| one.year == year);
        of_year.filter_map(|one| Some((one.firm?, one.exposure()?))).collect()
    }

    pub fn year(&self, year: i16) -> Option<&PastYear> {
        self.years.iter().find(|one| one.year == year)
    }

    /// What was entered stands in the place of the dossiers of that year. A year of which nothing
    /// is known is left out, and never zero.
    pub fn beside(&self, dossiers: &[Year]) -> Vec<Year> {
        let mut years: BTreeMap<i16, Year> =
            dossiers.iter().map(|year| (year.year, *year)).collect();
        for past in &self.years {
            let year = Year {
                year: past.year,
                received: past.received,
                on_time: past.on_time,
                upheld: past.upheld,
                origin: Origin::Imported,
            };
            years.insert(past.year, year);
        }
        years.into_values().collect()
    }
}

/// Each line but the empty ones, those that begin with # and a first one with heads.
fn lines<T>(
    list: &str,
    mut read: impl FnMut(&[String]) -> Result<T, Fault>,
) -> Result<Vec<T>, WrongLine> {
    let mut found = Vec::new();
    let mut is_first = true;
    for (place, text) in list.lines().enumerate() {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let fields = fields(text);
        let is_head = is_first && fields.first().is_some_and(|first| is_name(first));
        is_first = false;
        if is_head {
            continue;
        }
        let wrong = |fault| WrongLine { line: place + 1, text: text.to_owned(), fault };
        found.push(read(&fields).map_err(wrong)?);
    }
    Ok(found)
}

/// The name of a column. With a digit in it it is a year that was mistyped, and no head.
fn is_name(field: &str) -> bool {
    !field.is_empty() && !field.chars().any(|one| one.is_ascii_digit())
}

/// Cut at semicolons, tabs or commas, whichever a line has; what stands in quotes stays whole.
fn fields(line: &str) -> Vec<String> {
    let mark = [';', '\t', ','].into_iter().find(|mark| line.contains(*mark)).unwrap_or(';');
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        let Some(field) = fields.last_mut() else { break };
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => {
                signs.next();
                field.push('"');
            }
            '"' => is_quoted = !is_quoted,
            _ if sign == mark && !is_quoted => fields.push(String::new()),
            _ => field.push(sign),
        }
    }
    fields.into_iter().map(|field| field.trim().to_owned()).collect()
}

/// In quotes where it would be cut.
fn quoted(text: &str) -> String {
    if text.contains([';', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn read_year(text: &str, last: i16) -> Result<i16, Fault> {
    text.parse().ok().filter(|year| (YEAR_MIN..=last).contains(year)).ok_or(Fault::Year)
}

/// Digits, with dots between thousands where somebody wrote them.
fn read_number(text: &str) -> Result<u32, Fault> {
    let mut groups = text.split('.');
    let first = groups.next().is_some_and(|group| !group.is_empty());
    let rest = groups.all(|group| group.len() == 3);
    let digits = text.replace('.', "");
    let is_plain = digits.bytes().all(|one| one.is_ascii_digit()) && first && rest;
    digits.parse().ok().filter(|number| is_plain && *number <= COUNT_MAX).ok_or(Fault::Number)
}

fn read_source(text: &str) -> Result<String, Fault> {
    let fits = !text.is_empty() && text.chars().count() <= SOURCE_MAX;
    fits.then(|| text.to_owned()).ok_or(Fault::Source)
}
