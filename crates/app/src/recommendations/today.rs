//! What waits for somebody, for the page of today.
use jiff::ToSpan as _;
use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::RecommendationId;
use weerklank_domain::people::{Actor, Register, Role};
use weerklank_domain::report::recommendation::{Recommendation, State};
use weerklank_store::{Tx, people, recommendations};

use super::name;
use crate::{App, AppError};

/// How far ahead the page looks, in days.
const AHEAD: i32 = 7;

/// A recommendation that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub id: RecommendationId,
    pub measure: String,
    pub owner: String,
    pub waits_for: WaitingFor,
    /// The day of it: due, or from which it can be judged.
    pub on: Date,
}

/// For what it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingFor {
    Decision,
    Measure,
    /// Its time of observation is over.
    Judging,
}

impl App {
    /// What is due within a week or late, and effects that can be judged: for the owner and for
    /// officers. For management, on what it has to decide.
    pub async fn waiting_recommendations(&self, by: &Actor) -> Result<Vec<Waiting>, AppError> {
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        let read = move |tx: &mut Tx<'_>| {
            let until = today.saturating_add(AHEAD.days());
            let stored = recommendations::waiting(tx, (today, until))?;
            let (register, names) = people::register_and_names(tx, today)?;
            let waiting = stored.into_iter().filter_map(|one| {
                let standing = one.recommendation;
                let (waits_for, on) = waits(&standing, until)?;
                concerns((&by, &register), &standing, (waits_for, on <= until)).then(|| Waiting {
                    id: one.id,
                    owner: name(&names, standing.proposal.owner),
                    measure: standing.proposal.measure,
                    waits_for,
                    on,
                })
            });
            let mut waiting: Vec<Waiting> = waiting.collect();
            waiting.sort_by_key(|one| one.on);
            Ok::<_, AppError>(waiting)
        };
        self.store.read(read).await
    }
}

fn waits(standing: &Recommendation, until: Date) -> Option<(WaitingFor, Date)> {
    match standing.state() {
        State::Proposed => Some((WaitingFor::Decision, standing.proposal.due_on)),
        State::Adopted => Some((WaitingFor::Measure, standing.proposal.due_on)),
        State::Done => Some((WaitingFor::Judging, standing.judged_from()?)),
        State::NotAdopted | State::Closed => None,
    }
    .filter(|(waits_for, on)| *waits_for == WaitingFor::Decision || *on <= until)
}

fn concerns(
    (by, register): (&Actor, &Register),
    standing: &Recommendation,
    (waits_for, is_due): (WaitingFor, bool),
) -> bool {
    let decides = by.is(Role::Management) && waits_for == WaitingFor::Decision;
    let owns = register.is_or_acts_for(by.person, standing.proposal.owner);
    decides || (is_due && (owns || by.is(Role::Officer)))
}
