//! The one place that knows what a kind of letter or mail says.
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::CorrespondenceKind;
use weerklank_texts::{t, t_with};

use super::values::Values;

/// A text as an editor begins with it, or as it leaves by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    /// From the salutation to before the closing; a blank line begins a paragraph.
    pub text: String,
}

/// What the dossier may not hold yet: an officer fills it in.
const TO_FILL_IN: [&str; 7] =
    ["report", "solution", "reason", "until", "hearing_date", "hearing_time", "hearing_place"];

/// Whether something is still to be filled in.
pub fn is_unfinished(text: &str) -> bool {
    Language::ALL.iter().any(|language| text.contains(&t(*language, "mails-fill-in")))
}

/// What a text of this kind says.
pub(crate) fn of(kind: CorrespondenceKind, language: Language, values: &Values) -> Written {
    let key = kind.key();
    let values = values.clone().or_else(&TO_FILL_IN, &t(language, "mails-fill-in"));
    let say = |key: &str| t_with(language, key, &values.pairs());
    let body = say(&format!("mails-{key}"));
    let salutation = values.get("salutation");
    Written {
        subject: say(&format!("mails-{key}-subject")),
        text: format!("{salutation}\n\n{body}").trim_end().to_owned(),
    }
}
