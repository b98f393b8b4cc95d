//! Who is shut out of a dossier, and who handles it then (1, transition 30).
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::CommandKind;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::ReadBefore;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Subject, fold_surname};
use weerklank_store::{Tx, content, read_log};

use crate::AppError;
use crate::envelope::Enclosures;

/// Whether this may shut somebody out who read the dossier before.
pub(crate) fn shuts_out(kind: CommandKind) -> bool {
    use CommandKind as K;
    matches!(kind, K::DeclareConflict | K::RecordObjection | K::ChangeSubject | K::ReviewConflicts)
}

/// Notes beside each exclusion what that person had read by then.
pub(crate) fn note_what_was_read(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    events: &mut [Event],
) -> Result<(), AppError> {
    for event in events {
        if let Event::PersonExcluded { exclusion, read, .. } = event {
            let known = read_log::by_person(tx, complaint, exclusion.person)?;
            *read = known.map(|(times, last)| ReadBefore { times, last_on: local_date(last) });
        }
    }
    Ok(())
}

/// The folded surname that was mentioned, while the subject is not known (1, transition 30).
pub(crate) fn named_surname(
    tx: &mut Tx<'_>,
    subject: &Subject,
    enclosed: &Enclosures,
) -> Result<Option<String>, AppError> {
    let Subject::Unknown { named: Some(named) } = subject else { return Ok(None) };
    let new = enclosed.texts.iter().find(|sealed| sealed.text.id == named.id);
    let words = match new {
        Some(sealed) => Some(sealed.words.as_str().to_owned()),
        None => content::words(tx, named.id)?,
    };
    Ok(words.map(|words| fold_surname(&words)))
}
