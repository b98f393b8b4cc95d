//! What a template can name. A text `templates-value-NAME` says what each is.
use std::collections::BTreeMap;

use minijinja::Value;
use weerklank_domain::Language;
use weerklank_texts::t;

/// What stands for one text; without a value it is empty.
const TEXTS: &[&str] = &[
    "about",
    "access_code",
    "adviser",
    "amount",
    "complainant",
    "complaint",
    "complaints_mail",
    "dossier_link",
    "due",
    "due_explanation",
    "external_route",
    "for_partner",
    "had_read",
    "hearing_date",
    "hearing_place",
    "hearing_time",
    "is_late",
    "next_step",
    "officer",
    "officer_title",
    "on_the_spot",
    "only_date",
    "organisation",
    "partner",
    "phone",
    "post_by",
    "postal_address",
    "procedure_link",
    "promised",
    "read_back",
    "reason",
    "received",
    "reference",
    "remedies_explanation",
    "reopened",
    "report",
    "representative",
    "salutation",
    "scope_ground",
    "scope_reason",
    "solution",
    "stage",
    "status_link",
    "summary",
    "support_link",
    "today",
    "until",
    "version",
    "website",
    "wish",
    "withdrawn",
];

/// What stands for several things, to be named one after another; without any it is empty.
const LISTS: &[&str] = &["commitments", "heard", "points", "remedies"];

/// All of them, in the order of a page.
pub const PLACEHOLDERS: &[&str] = &[
    "salutation",
    "complaint",
    "reference",
    "received",
    "about",
    "summary",
    "wish",
    "stage",
    "next_step",
    "due",
    "due_explanation",
    "post_by",
    "promised",
    "today",
    "complainant",
    "representative",
    "partner",
    "adviser",
    "officer",
    "officer_title",
    "organisation",
    "phone",
    "complaints_mail",
    "postal_address",
    "website",
    "version",
    "procedure_link",
    "status_link",
    "access_code",
    "dossier_link",
    "support_link",
    "external_route",
    "hearing_date",
    "hearing_time",
    "hearing_place",
    "report",
    "read_back",
    "until",
    "reason",
    "had_read",
    "only_date",
    "reopened",
    "withdrawn",
    "scope_ground",
    "scope_reason",
    "solution",
    "on_the_spot",
    "for_partner",
    "is_late",
    "heard",
    "points",
    "remedies",
    "amount",
    "remedies_explanation",
    "commitments",
];

/// The values of one text: every placeholder has one, if an empty one.
#[derive(Clone, Debug)]
pub(crate) struct Values(BTreeMap<&'static str, Value>);

impl Default for Values {
    fn default() -> Self {
        let texts = TEXTS.iter().map(|name| (*name, Value::from("")));
        let lists = LISTS.iter().map(|name| (*name, Value::from(Vec::<Value>::new())));
        Self(texts.chain(lists).collect())
    }
}

impl Values {
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        debug_assert!(PLACEHOLDERS.contains(&name), "{name} is no placeholder");
        self.0.insert(name, value.into());
        self
    }

    /// With something in the place of what is empty.
    pub(crate) fn or_else(mut self, names: &[&'static str], value: &str) -> Self {
        for name in names {
            if self.0.get(name).is_none_or(|known| !known.is_true()) {
                self.0.insert(name, Value::from(value));
            }
        }
        self
    }

    pub(crate) fn context(&self) -> Value {
        Value::from(self.0.clone())
    }
}

/// What a placeholder stands for, to be read beside its name.
pub fn described(name: &str, language: Language) -> String {
    t(language, &format!("templates-value-{name}"))
}

/// Something of a list, by the names of its parts.
pub(crate) fn parts<const N: usize>(parts: [(&'static str, String); N]) -> Value {
    Value::from(
        parts.map(|(name, text)| (name, Value::from(text))).into_iter().collect::<BTreeMap<_, _>>(),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LISTS, PLACEHOLDERS, TEXTS};

    #[test]
    fn every_placeholder_is_in_the_order_of_a_page_once() {
        let known: BTreeSet<_> = TEXTS.iter().chain(LISTS).collect();
        assert_eq!(known, PLACEHOLDERS.iter().collect());
        assert_eq!(TEXTS.len() + LISTS.len(), PLACEHOLDERS.len());
    }
}
