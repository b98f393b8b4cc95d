//! Reads the complaints that a recommendation counts: each row once, however many recommendations
//! count it. For a person those from which he is shut out are left out (1).
use jiff::civil::Date;
use weerklank_domain::ids::PersonId;
use weerklank_domain::report::Fact;
use weerklank_domain::report::recommendation::{Effect, Event, Falls, Gathering, Recommendation};
use weerklank_store::{Tx, report_facts};

use crate::AppError;

/// How many rows are held at once.
const PAGE: u32 = 500;

/// On which day is looked, and by whom; nobody named counts all.
pub type Looks = (Date, Option<PersonId>);

/// What became of each count; nothing where nothing is counted or done yet.
pub(super) fn effects(
    tx: &mut Tx<'_>,
    standing: &[&Recommendation],
    (today, person): Looks,
) -> Result<Vec<Option<Effect>>, AppError> {
    let gather = |one: &&Recommendation| Effect::gather(one, today);
    let mut gatherings: Vec<_> = standing.iter().map(gather).collect();
    let spans = gatherings.iter().flatten().map(Gathering::span);
    let span = spans.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    if let Some(span) = span {
        each(tx, (span, person), |fact| {
            gatherings.iter_mut().flatten().for_each(|gathering| gathering.take(fact));
        })?;
    }
    let ended = |gathering: Gathering| gathering.ended();
    Ok(gatherings.into_iter().map(|gathering| gathering.map(ended)).collect())
}

/// How many complaints a baseline has, for the record.
pub(super) fn baseline(tx: &mut Tx<'_>, falls: &Falls, today: Date) -> Result<u32, AppError> {
    count(tx, falls, (today, None))
}

fn count(tx: &mut Tx<'_>, falls: &Falls, (today, person): Looks) -> Result<u32, AppError> {
    let period = falls.baseline.period;
    let mut count = 0;
    each(tx, ((period.from(), period.until()), person), |fact| {
        count += u32::from(falls.is_in_baseline(fact, today));
    })?;
    Ok(count)
}

/// Takes out of a recorded count what this person may not notice (1). Answers who became the owner,
/// where an entry says so.
pub(super) fn as_seen(
    tx: &mut Tx<'_>,
    event: &mut Event,
    (today, person): Looks,
) -> Result<Option<PersonId>, AppError> {
    let (Event::Proposed { proposal } | Event::Changed { proposal, .. }) = event else {
        return Ok(None);
    };
    if let Some(falls) = &mut proposal.falls {
        let (all, seen) = (count(tx, falls, (today, None))?, count(tx, falls, (today, person))?);
        falls.baseline.count = falls.baseline.count.saturating_sub(all - seen);
    }
    Ok(Some(proposal.owner))
}

fn each(
    tx: &mut Tx<'_>,
    (span, person): ((Date, Date), Option<PersonId>),
    mut take: impl FnMut(&Fact),
) -> Result<(), AppError> {
    let mut last: Option<Fact> = None;
    loop {
        let page = report_facts::received(tx, span, last.as_ref(), (PAGE, person))?;
        page.iter().for_each(&mut take);
        match page.into_iter().next_back() {
            Some(fact) => last = Some(fact),
            None => return Ok(()),
        }
    }
}
