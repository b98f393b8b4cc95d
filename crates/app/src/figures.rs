//! The figures of a period (7.3). What counts of a complaint follows from its entries and is
//! written with them; here it is added up, and built anew when the rules changed.
mod analysis;
pub(crate) mod entered;

use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::apply::replay;
use weerklank_domain::complaint::event::Entry;
use weerklank_domain::ids::{AdviserId, ComplaintId, FirmId};
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::report::conduct::Agreed;
use weerklank_domain::report::figures::Gathering;
use weerklank_domain::report::{Asked, Fact, Figures, Filter, Period, measure};
use weerklank_store::report_facts::Sight;
use weerklank_store::settings::{self, Setting};
use weerklank_store::{Tx, dossier_measures, dossiers, people, report_facts};

use crate::{App, AppError, agreements};

pub use analysis::{Analysis, BEHIND_MAX, Behind, Part};
pub use entered::{EnteredList, EnteredProblem, Which, may_enter};

/// How many dossiers are built anew in one transaction, or read at once.
const PAGE: u32 = 500;
/// Under this key stands by which program the rows were built.
const BUILT_BY: &str = "facts-built-by";
/// Grows when the same entries give another row.
const RULES: u32 = 2;

impl App {
    /// All figures of a period, as things stood at the end of a day; nothing said: of today.
    pub async fn figures(&self, period: Period, as_of: Option<Date>) -> Result<Figures, AppError> {
        let as_of = as_of.unwrap_or_else(|| local_date(self.clock.now()));
        let wanted = Wanted { period, as_of, filter: Filter::default() };
        self.store.read(move |tx| one(tx, wanted, Whose::everybody())).await
    }

    /// The figures that this person may see. A dossier from which he is shut out is left out
    /// altogether, so that nothing in them can be recognised (1).
    pub async fn figures_for(&self, by: &Actor, wanted: Wanted) -> Result<Figures, AppError> {
        if !may_see_figures(by) {
            return Err(AppError::NotAllowed);
        }
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        self.store
            .read(move |tx| {
                let whose = Whose::of(tx, &by, today)?;
                one(tx, wanted, whose)
            })
            .await
    }

    /// Builds the rows of all dossiers anew when another program built them, or when what was
    /// agreed on time has changed since. Answers how many dossiers were looked at.
    pub async fn build_facts(&self) -> Result<usize, AppError> {
        let (known, builder) = self.store.read(built).await?;
        if known.as_ref().is_some_and(|known| known.value == builder) {
            return Ok(0);
        }
        let (mut after, mut total) = (None, 0);
        loop {
            let build = move |tx: &mut Tx<'_>| {
                let ids = dossiers::page_of_ids(tx, after, PAGE)?;
                for id in &ids {
                    // Held, so that no entry comes in between.
                    dossiers::lock(tx, *id)?;
                    keep_again(tx, *id)?;
                }
                Ok::<_, AppError>(ids)
            };
            let ids = self.store.write(build).await?;
            let Some(last) = ids.last() else { break };
            (after, total) = (Some(*last), total + ids.len());
        }
        let version = known.map_or(0, |known| known.version);
        let (by, at) = (weerklank_domain::people::SYSTEM, self.clock.now());
        let setting = Setting { value: builder, version };
        // Another process that did the same at the same time noted it as well.
        self.store.write(move |tx| settings::put(tx, BUILT_BY, &setting, (by, at))).await?;
        Ok(total)
    }
}

/// What is asked of the figures.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub period: Period,
    pub as_of: Date,
    pub filter: Filter,
}

/// Who has figures: all of them, or his own.
pub fn may_see_figures(by: &Actor) -> bool {
    [Role::Officer, Role::Management, Role::Partner].iter().any(|role| by.is(*role))
}

/// Whose complaints are counted.
#[derive(Clone, Copy)]
pub(crate) struct Whose {
    sight: Sight,
    /// Of a partner: his firm, and who he is there. Nothing counts all that is seen.
    partner: Option<(Option<FirmId>, Option<AdviserId>)>,
}

impl Whose {
    /// His own alone, whatever else he may be.
    pub(crate) fn own(tx: &mut Tx<'_>, by: &Actor, today: Date) -> Result<Self, AppError> {
        let register = people::register(tx, today)?;
        let firm = register.person(by.person).and_then(|person| person.firm);
        Ok(Self { sight: Sight::Seen(by.person), partner: Some((firm, by.adviser)) })
    }

    fn everybody() -> Self {
        Self { sight: Sight::All, partner: None }
    }

    fn of(tx: &mut Tx<'_>, by: &Actor, today: Date) -> Result<Self, AppError> {
        if by.is(Role::Management) {
            return Ok(Self { sight: Sight::NotShutOut(by.person), partner: None });
        }
        let sight = Sight::Seen(by.person);
        if by.is(Role::Officer) {
            return Ok(Self { sight, partner: None });
        }
        Self::own(tx, by, today)
    }

    /// The facts of all that he may see and that are his own, a page at a time.
    pub(crate) fn each(
        self,
        tx: &mut Tx<'_>,
        mut take: impl FnMut(&mut Tx<'_>, &Fact) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        let mut after = None;
        loop {
            let page = report_facts::page(tx, after, (PAGE, self.sight))?;
            let Some(last) = page.last() else { return Ok(()) };
            after = Some(last.complaint);
            for fact in page.iter().filter(|fact| self.counts(fact)) {
                take(tx, fact)?;
            }
        }
    }

    /// What a partner brought in about somebody else is not his figure.
    fn counts(&self, fact: &Fact) -> bool {
        self.partner.is_none_or(|(firm, adviser)| {
            let own = fact.adviser.is_none() || fact.adviser == adviser;
            fact.firm.is_some() && fact.firm == firm && own
        })
    }
}

/// Of several periods at once: the rows are read once. In all of them it is the same day.
fn figures(
    tx: &mut Tx<'_>,
    periods: &[Period],
    (wanted, whose): (Wanted, Whose),
) -> Result<Vec<Figures>, AppError> {
    let calendar = agreements::load(tx)?.calendar;
    let Wanted { as_of, filter, .. } = wanted;
    let asked = |period: &Period| Asked { period: *period, as_of, filter, calendar: &calendar };
    let asked: Vec<Asked<'_>> = periods.iter().map(asked).collect();
    let mut gatherings: Vec<_> = asked.iter().map(Figures::gather).collect();
    whose.each(tx, |_, fact| {
        for gathering in &mut gatherings {
            gathering.take(fact);
        }
        Ok(())
    })?;
    Ok(gatherings.into_iter().map(Gathering::ended).collect())
}

/// Of one period.
fn one(tx: &mut Tx<'_>, wanted: Wanted, whose: Whose) -> Result<Figures, AppError> {
    let found = figures(tx, &[wanted.period], (wanted, whose))?;
    found.into_iter().next().ok_or(AppError::Unreadable("a period"))
}

/// Reads the rows that somebody may count, some at a time.
pub(crate) fn each_fact(
    tx: &mut Tx<'_>,
    sight: Sight,
    take: &mut dyn FnMut(&Fact),
) -> Result<(), AppError> {
    let whose = Whose { sight, partner: None };
    whose.each(tx, |_, fact| {
        take(fact);
        Ok(())
    })
}

/// What built the rows, and what would build them now.
fn built(tx: &mut Tx<'_>) -> Result<(Option<Setting>, String), AppError> {
    let agreed = agreements::version(tx)?;
    let builder = format!("{} {RULES} {agreed}", env!("CARGO_PKG_VERSION"));
    Ok((settings::get(tx, BUILT_BY)?, builder))
}

/// Writes the row of a dossier of which these are all entries, and what it promised.
pub(crate) fn keep(tx: &mut Tx<'_>, id: ComplaintId, entries: &[Entry]) -> Result<(), AppError> {
    let known = of(tx, id, entries)?.zip(replay(id, entries));
    let wrong = AppError::Unreadable("a dossier that begins with something else");
    let (fact, complaint) = known.ok_or(wrong)?;
    dossier_measures::replace(tx, id, &measure::of(&complaint))?;
    Ok(report_facts::put(tx, &fact)?)
}

/// Writes the row of a dossier from the entries that are stored.
pub(crate) fn keep_again(tx: &mut Tx<'_>, id: ComplaintId) -> Result<(), AppError> {
    let entries = entries(tx, id)?;
    keep(tx, id, &entries)
}

/// Whether the row of a dossier is what its entries give. Before the rows were built for the first
/// time one may be missing, and before they are built anew one may be of what was agreed before.
pub fn agrees(tx: &mut Tx<'_>, id: ComplaintId) -> Result<bool, AppError> {
    let (by, now) = built(tx)?;
    let Some(mut known) = report_facts::of_complaint(tx, id)? else {
        return Ok(by.is_none());
    };
    let entries = entries(tx, id)?;
    let measures = replay(id, &entries).map(|complaint| measure::of(&complaint));
    let same = dossier_measures::agree(tx, id, &measures.unwrap_or_default())?;
    let mut found = of(tx, id, &entries)?;
    if by.is_none_or(|by| by.value != now) {
        known.conduct.clear();
        if let Some(found) = &mut found {
            found.conduct.clear();
        }
    }
    Ok(same && found.as_ref() == Some(&known))
}

fn of(tx: &mut Tx<'_>, id: ComplaintId, entries: &[Entry]) -> Result<Option<Fact>, AppError> {
    let agreed = agreements::load(tx)?;
    let agreed = Agreed { agreements: &agreed.agreements, calendar: &agreed.calendar };
    Ok(Fact::of(id, entries, agreed))
}

fn entries(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Vec<Entry>, AppError> {
    Ok(dossiers::entries(tx, id)?.into_iter().map(|stored| stored.entry).collect())
}
