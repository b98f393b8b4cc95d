//! What an officer still has to fill in when a letter or mail begins.
use weerklank_domain::Language;
use weerklank_texts::t;

use crate::templates::Values;

/// What the dossier may not hold yet.
const TO_FILL_IN: [&str; 7] =
    ["report", "solution", "reason", "until", "hearing_date", "hearing_time", "hearing_place"];

/// Whether something is still to be filled in.
pub fn is_unfinished(text: &str) -> bool {
    Language::ALL.iter().any(|language| text.contains(&t(*language, "mails-fill-in")))
}

/// With a mark in the place of what is empty.
pub(super) fn to_fill_in(values: Values, language: Language) -> Values {
    values.or_else(&TO_FILL_IN, &t(language, "mails-fill-in"))
}
