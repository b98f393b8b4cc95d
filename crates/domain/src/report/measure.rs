//! What single dossiers promised and taught (2.4, 6.2): it joins the recommendations of a year, so
//! that it is followed in one place (7.4).
use jiff::civil::Date;

use crate::complaint::Complaint;
use crate::complaint::facts::keyed;
use crate::text::Text;

keyed! {
    /// What a dossier brings.
    MeasureKind {
        /// Promised to the complainant.
        Commitment = "commitment",
        /// The lesson of part F of the form.
        Lesson = "lesson",
    }
}

/// One of them. Its words are those of the dossier and are read only by who may see that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierMeasure {
    pub kind: MeasureKind,
    pub what: Text,
    /// Who does it; a lesson is nobody's yet.
    pub who: Option<Text>,
    pub due_on: Option<Date>,
    pub kept_on: Option<Date>,
}

/// All of a dossier, in the order in which they were made.
pub fn of(complaint: &Complaint) -> Vec<DossierMeasure> {
    let commitments = complaint.commitments.iter().map(|made| DossierMeasure {
        kind: MeasureKind::Commitment,
        what: made.what,
        who: Some(made.who),
        due_on: Some(made.due_on),
        kept_on: made.kept.as_ref().map(|kept| kept.on),
    });
    // Where there is none, the text says why.
    let lesson = complaint.learning.lesson.filter(|_| !complaint.learning.no_lesson);
    let lesson = lesson.map(|what| DossierMeasure {
        kind: MeasureKind::Lesson,
        what,
        who: None,
        due_on: None,
        kept_on: None,
    });
    commitments.chain(lesson).collect()
}
