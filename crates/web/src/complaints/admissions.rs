//! Words that may admit liability, while money is claimed (28): who writes them looks twice.
use weerklank_app::queries::dossier::Dossier;

use super::controls::Controls;
use super::reading::Reading;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// The box that says that the words were looked at.
pub(super) const SEEN: &str = "admissions_seen";

/// What is said about the words in this text; nothing when there are none or nothing is claimed.
pub(super) fn warning(dossier: &Dossier, text: &str, tongue: Tongue) -> Option<String> {
    if !dossier.complaint.is_claimed_upon() {
        return None;
    }
    let found = dossier.mandate.admissions(text);
    let words = found.iter().map(|word| format!("‘{word}’")).collect::<Vec<_>>().join(", ");
    let say = || tongue.say_with("admissions-warning", &[("words", &words)]);
    (!found.is_empty()).then(say)
}

/// The warning, and the box to tick.
pub(super) fn controls(form: &mut Controls<'_>, text: &str) {
    if let Some(warning) = warning(form.dossier(), text, form.tongue()) {
        form.note(warning);
        form.tick(SEEN);
    }
}

/// Notes at the box that the words were not looked at.
pub(super) fn check(form: &mut Reading<'_>, text: &str) {
    if admits(form.dossier(), text) && !form.is_ticked(SEEN) {
        form.wrong(SEEN, "admissions-unseen");
    }
}

/// Whether the saved letter holds such words, and nobody said that he looked at them.
pub(super) fn unseen(dossier: &Dossier, sent: &Submitted) -> bool {
    admits(dossier, draft(dossier)) && !sent.is_ticked(SEEN)
}

fn admits(dossier: &Dossier, text: &str) -> bool {
    dossier.complaint.is_claimed_upon() && !dossier.mandate.admissions(text).is_empty()
}

/// The saved letter of this round.
pub(super) fn draft(dossier: &Dossier) -> &str {
    let draft = dossier.complaint.round().draft;
    draft.and_then(|draft| dossier.said(&draft)).unwrap_or_default()
}
