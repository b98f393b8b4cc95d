//! What comes with a command beside its event: the words and the files of it.
use jiff::Timestamp;
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_store::{Tx, content, files};

use crate::AppError;
use crate::envelope::{Enclosures, NewContent};

/// Keeps them in the transaction of the event.
pub(super) fn keep_enclosed(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    enclosed: &Enclosures,
    (by, at): (PersonId, Timestamp),
) -> Result<(), AppError> {
    for sealed in &enclosed.texts {
        content::put(tx, Some(complaint), sealed)?;
    }
    for file in &enclosed.files {
        let content = match &file.content {
            NewContent::Bytes(bytes) => files::Content::Bytes(bytes),
            NewContent::Kept(kept) => files::Content::Kept(*kept),
        };
        files::add(
            tx,
            &files::NewFile {
                id: file.id,
                complaint,
                name: file.name.id,
                content,
                media_type: &file.media_type,
                visibility: file.visibility,
                added_at: at,
                added_by: by,
            },
        )?;
    }
    Ok(())
}
