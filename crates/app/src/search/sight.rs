//! What one person may read of a dossier that was found, by the rule by which it is shown.
use weerklank_domain::complaint::access::is_for;
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::people::{Actor, Role};
use weerklank_store::search::{self, Candidate};
use weerklank_store::{Tx, content, dossiers, files};

use super::index::readable;
use crate::AppError;
use crate::queries::dossier::{self, hide, sees, texts_of};
use crate::queries::several;

/// Whether this person may know who complains (4.2).
pub(super) fn may_know(by: &Actor, candidate: &Candidate) -> bool {
    candidate.name_shared
        || by.is(Role::Officer)
        || by.is(Role::Management)
        || candidate.registrar == by.person
}

/// What was said in a dossier, as far as this person may read it.
pub(super) fn texts(
    tx: &mut Tx<'_>,
    by: &Actor,
    candidate: &Candidate,
) -> Result<Vec<String>, AppError> {
    if is_for(Visibility::OfficerOnly, by) {
        // Nothing in it is hidden from him.
        let said = search::said(tx, candidate.complaint)?;
        return Ok(said.into_iter().map(|(_, words)| readable(&words)).collect());
    }
    let Some(stored) = dossiers::by_id(tx, candidate.complaint)? else { return Ok(vec![]) };
    let mut complaint = stored.complaint;
    let look = dossier::look_of(tx, by, &complaint)?;
    let mut words = content::of_complaint(tx, complaint.id)?;
    let entries = dossiers::entries(tx, complaint.id)?;
    let (seen, unseen): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|stored| sees(by, look, &stored.entry));
    // Whom he stands in for is not looked at here: he finds less, and never more.
    let reads_name = may_know(by, candidate);
    several::narrow(&mut complaint, look);
    hide(&mut words, &complaint, reads_name, (&seen, &unseen));
    let complainant = &complaint.complainant;
    let said = [Some(complainant.name), complainant.card].into_iter().flatten();
    let said = said.chain(seen.iter().flat_map(|seen| texts_of(&seen.entry.event)));
    let mut texts: Vec<String> = said.filter_map(|text| words.of(&text).map(readable)).collect();
    let mut files = files::of_complaint(tx, complaint.id)?;
    files.retain(|it| is_for(it.visibility, by));
    several::hide_files(&mut files, look, (&seen, by));
    texts.extend(files.into_iter().map(|it| it.name));
    Ok(texts)
}
