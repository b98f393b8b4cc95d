//! What goes wrong in a use case, apart from what the rules refuse.
use weerklank_domain::rules::Refusal;
use weerklank_store::StoreError;
use weerklank_store::blobs::BlobError;

use crate::files::ScanError;

#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or this person may not know that there is.
    #[error("not found")]
    NotFound,
    /// A rule says no; an answer, not a fault.
    #[error("refused under article {}", .0.article.number())]
    Refused(Refusal),
    /// Somebody else changed it since this person looked.
    #[error("changed by somebody else")]
    Changed,
    /// This form was sent before, with something else filled in.
    #[error("the form was sent before")]
    SentBefore,
    /// This person's roles don't allow it.
    #[error("not allowed")]
    NotAllowed,
    /// The bytes of a file are gone or damaged, or their place is out of reach.
    #[error("a file could not be read or kept")]
    File(#[from] BlobError),
    #[error("a file could not be scanned")]
    Scan(#[from] ScanError),
    /// The scanner found something in the file.
    #[error("the file is in quarantine")]
    Quarantined,
    #[error("the store could not do it")]
    Store(#[from] StoreError),
    #[error("a stored value could not be read: {0}")]
    Unreadable(&'static str),
    #[error("the page could not be set")]
    Render(#[from] weerklank_texts::paper::RenderError),
    #[error("the work was stopped half-way")]
    Stopped,
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Whether nothing was saved because the database is busy or its disk is full: a fault that
/// passes, so that the person can be asked to try again.
pub fn is_full_or_busy(error: &StoreError) -> bool {
    matches!(error, StoreError::Busy | StoreError::Contended | StoreError::DiskFull)
}
