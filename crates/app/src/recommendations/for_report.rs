//! What the annual report asks: the recommendations of its year, and what became of earlier ones
//! (7.4). Nobody named counts all complaints; whoever is named counts what he may see (1).
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use weerklank_domain::ids::RecommendationId;
use weerklank_domain::report::recommendation::{
    Closed, Decision, Done, Effect, Event, Falls, Finding, Note, Purpose, State,
};
use weerklank_store::recommendations::{self, Stored};
use weerklank_store::{Tx, people};

use super::counting::Looks;
use super::{counting, name};
use crate::AppError;

/// A recommendation as the report tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    pub id: RecommendationId,
    /// Of the report that it comes from.
    pub year: i16,
    pub purpose: Purpose,
    pub finding: Finding,
    pub measure: String,
    /// By name.
    pub owner: String,
    pub due_on: Date,
    pub how: String,
    /// The count that should fall; nothing where evidence alone tells.
    pub falls: Option<ReportedFalls>,
    pub state: State,
    pub decision: Option<Decision>,
    pub notes: Vec<Note>,
    pub done: Option<Done>,
    pub closed: Option<Closed>,
    /// Nothing before the measure works, or where nothing is counted.
    pub effect: Option<Effect>,
}

/// What is counted, and whether that was changed on the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportedFalls {
    #[serde(flatten)]
    pub falls: Falls,
    /// How often that was after the measure was done: a report says so.
    pub changed_when_done: u32,
}

/// The recommendations that come out of the report of this year, in the order in which they were
/// made.
pub fn of_year(tx: &mut Tx<'_>, year: i16, looks: Looks) -> Result<Vec<Reported>, AppError> {
    let mut stored = recommendations::all(tx)?;
    stored.retain(|one| one.recommendation.proposal.year == year);
    reported(tx, stored, looks)
}

/// What became of those of earlier reports: decision, owner, evidence and effect. One that was
/// closed before this year began was told in the report before.
pub fn looked_back(tx: &mut Tx<'_>, year: i16, looks: Looks) -> Result<Vec<Reported>, AppError> {
    let began = date(year.clamp(1, 9998), 1, 1);
    let mut stored = recommendations::all(tx)?;
    stored.retain(|one| {
        let was_told = one.recommendation.closed.as_ref().is_some_and(|end| end.on < began);
        one.recommendation.proposal.year < year && !was_told
    });
    reported(tx, stored, looks)
}

fn reported(tx: &mut Tx<'_>, stored: Vec<Stored>, looks: Looks) -> Result<Vec<Reported>, AppError> {
    let (_, names) = people::register_and_names(tx, looks.0)?;
    let standing: Vec<_> = stored.iter().map(|one| &one.recommendation).collect();
    let effects = counting::effects(tx, &standing, looks)?;
    let told = |(one, effect): (Stored, Option<Effect>)| {
        let changed_when_done = changed_when_done(&one);
        let state = one.recommendation.state();
        let standing = one.recommendation;
        let proposal = standing.proposal;
        Reported {
            id: one.id,
            year: proposal.year,
            purpose: proposal.purpose,
            finding: proposal.finding,
            measure: proposal.measure,
            owner: name(&names, proposal.owner),
            due_on: proposal.due_on,
            how: proposal.how,
            falls: proposal.falls.map(|falls| ReportedFalls { falls, changed_when_done }),
            state,
            decision: standing.decision,
            notes: standing.notes,
            done: standing.done,
            closed: standing.closed,
            effect,
        }
    };
    Ok(stored.into_iter().zip(effects).map(told).collect())
}

/// Who looks long enough finds a baseline that suits him.
fn changed_when_done(stored: &Stored) -> u32 {
    let (mut falls, mut is_done, mut changed) = (None, false, 0);
    for entry in &stored.entries {
        match &entry.event {
            Event::Proposed { proposal } | Event::Changed { proposal, .. } => {
                let differs = falls.is_some_and(|before: &Option<Falls>| *before != proposal.falls);
                changed += u32::from(is_done && differs);
                falls = Some(&proposal.falls);
            }
            Event::Finished(_) => is_done = true,
            Event::Decided(_) | Event::Noted(_) | Event::Closed(_) => {}
        }
    }
    changed
}
