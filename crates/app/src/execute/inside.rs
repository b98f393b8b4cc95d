//! Does something to a dossier inside a transaction that is about something else.
use jiff::Timestamp;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Register};
use weerklank_store::{Tx, dossiers, people};

use super::{Change, perform};
use crate::envelope::Enclosures;
use crate::{AppError, Parts, agreements, search, tasks};

/// The system does something to a dossier inside a transaction that is about something else:
/// the post room reports (18), the register changed (30).
pub(crate) fn by_the_system(
    tx: &mut Tx<'_>,
    parts: &Parts,
    id: ComplaintId,
    (command, at): (Command, Timestamp),
) -> Result<(), AppError> {
    let Some(stored) = dossiers::lock(tx, id)? else { return Ok(()) };
    let enclosed = Enclosures::none(parts.chance.clone(), at);
    let change = Change { by: Actor::system(), command, enclosed, at };
    perform(tx, parts, stored, &change)?;
    Ok(())
}

/// Somebody does something to a dossier inside a transaction that is about something else: a mail
/// is filed.
pub(crate) fn by_actor(
    tx: &mut Tx<'_>,
    parts: &Parts,
    id: ComplaintId,
    change: &Change,
) -> Result<(), AppError> {
    let stored = dossiers::lock(tx, id)?.ok_or(AppError::NotFound)?;
    perform(tx, parts, stored, change)?;
    Ok(())
}

/// Runs the test of conflict again on the dossiers that a change of the register concerns,
/// and rewrites who may see them (transition 30).
pub(crate) fn review_after_register_change(
    tx: &mut Tx<'_>,
    parts: &Parts,
    concerned: Vec<ComplaintId>,
    at: Timestamp,
) -> Result<(), AppError> {
    let agreed = agreements::load(tx)?;
    let register: Register = people::register(tx, local_date(at))?;
    for id in concerned {
        by_the_system(tx, parts, id, (Command::ReviewConflicts, at))?;
        if let Some(stored) = dossiers::lock(tx, id)? {
            dossiers::project_again(tx, &stored.complaint, &register)?;
            tasks::keep(tx, &agreed, &stored.complaint, &register)?;
            // The firm or the adviser may have another name.
            search::keep(tx, &stored.complaint)?;
        }
    }
    Ok(())
}
