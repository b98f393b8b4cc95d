//! A period beside the years before it, and the dossiers behind a figure.
use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::{ComplaintId, FirmId};
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::report::{Asked, Entered, Figure, Figures, Filter};
use weerklank_store::report_facts::{self, Sight};
use weerklank_store::{Tx, people};

use super::{PAGE, Wanted, Whose, entered, may_see_figures};
use crate::{App, AppError, agreements};

/// So many years lie beside a period.
const EARLIER: i16 = 3;
/// More dossiers than this are not listed at once.
pub const BEHIND_MAX: usize = 500;

/// All that the page of the figures is made of.
#[derive(Clone, Debug)]
pub struct Analysis {
    pub figures: Figures,
    /// The same days of the years before, the nearest first.
    pub earlier: Vec<Figures>,
    /// Of the whole organisation; nothing where only a part is asked.
    pub entered: Option<Entered>,
    /// The firm of whoever looks.
    pub own: Option<FirmId>,
}

/// Which of the complaints of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    All,
    Hits,
    Misses,
}

/// A dossier behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    pub reference: String,
    pub received_on: Date,
    pub is_hit: bool,
}

impl App {
    /// The figures of a period that this person may see, beside those of the years before.
    pub async fn analysis_for(&self, by: &Actor, wanted: Wanted) -> Result<Analysis, AppError> {
        if !may_see_figures(by) {
            return Err(AppError::NotAllowed);
        }
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        self.store
            .read(move |tx| {
                let whose = Whose::of(tx, &by, today)?;
                // A partner asks of nobody else.
                let own = people::register(tx, today)?.person(by.person).and_then(|it| it.firm);
                let is_whole = whose.partner.is_none() && wanted.filter == Filter::default();
                let periods = periods(wanted);
                let mut all = super::figures(tx, &periods, (wanted, whose))?.into_iter();
                let figures = all.next().ok_or(AppError::Unreadable("a period"))?;
                let entered = if is_whole { Some(entered::load(tx)?) } else { None };
                Ok(Analysis { figures, earlier: all.collect(), entered, own })
            })
            .await
    }

    /// The dossiers behind a figure, for an officer and those he may see; and how many there are.
    pub async fn behind(
        &self,
        by: &Actor,
        (figure, part): (Figure, Part),
        wanted: Wanted,
    ) -> Result<(Vec<Behind>, usize), AppError> {
        if !by.is(Role::Officer) || !figure.lists() {
            return Err(AppError::NotAllowed);
        }
        let sight = Sight::Seen(by.person);
        self.store.read(move |tx| behind(tx, (figure, part), (wanted, sight))).await
    }
}

/// The period first, then the same days of the years before, as far as they have come.
fn periods(wanted: Wanted) -> Vec<weerklank_domain::report::Period> {
    let mut periods = vec![wanted.period];
    if let Some(so_far) = wanted.period.up_to(wanted.as_of) {
        periods.extend((1..=EARLIER).filter_map(|years| so_far.years_before(years)));
    }
    periods
}

fn behind(
    tx: &mut Tx<'_>,
    (figure, part): (Figure, Part),
    (wanted, sight): (Wanted, Sight),
) -> Result<(Vec<Behind>, usize), AppError> {
    let calendar = agreements::load(tx)?.calendar;
    let Wanted { period, as_of, filter } = wanted;
    let asked = Asked { period, as_of, filter, calendar: &calendar };
    let mut found: Vec<(Date, ComplaintId, bool)> = Vec::new();
    let mut after = None;
    loop {
        let page = report_facts::page(tx, after, (PAGE, sight))?;
        let Some(last) = page.last() else { break };
        after = Some(last.complaint);
        for fact in &page {
            let Some(is_hit) = figure.counts(fact, &asked) else { continue };
            if part == Part::All || (part == Part::Hits) == is_hit {
                found.push((fact.received_on, fact.complaint, is_hit));
            }
        }
    }
    found.sort_unstable();
    let total = found.len();
    let mut listed = Vec::new();
    for (received_on, id, is_hit) in found.into_iter().take(BEHIND_MAX) {
        if let Some(reference) = report_facts::reference(tx, id)? {
            listed.push(Behind { reference, received_on, is_hit });
        }
    }
    Ok((listed, total))
}
