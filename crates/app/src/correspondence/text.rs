//! The one place that knows what a kind of letter or mail says.
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::CorrespondenceKind;
use weerklank_texts::t_with;

use super::values::Values;

/// A text as an editor begins with it, or as it leaves by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    /// From the salutation to before the closing; a blank line begins a paragraph.
    pub text: String,
}

/// What a text of this kind says.
pub(crate) fn of(kind: CorrespondenceKind, language: Language, values: &Values) -> Written {
    let key = kind.key();
    let say = |key: &str| t_with(language, key, &values.pairs());
    let body = say(&format!("mails-{key}"));
    let salutation = values.get("salutation");
    Written {
        subject: say(&format!("mails-{key}-subject")),
        text: format!("{salutation}\n\n{body}").trim_end().to_owned(),
    }
}
