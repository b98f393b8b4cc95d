//! Which of several things a form is about: a point, a promise. The link to the page names one,
//! or the form asks.
use weerklank_domain::text::Text;

use super::controls::{Controls, Need};
use crate::submitted::{Submitted, pairs};

/// The longest label of a choice, in characters.
const LABEL_MAX: usize = 200;

/// The words by which an address names a thing, each with the field of a form that holds it.
const NAMED_BY_LINK: [(&str, &str); 5] = [
    ("punt", "point"),
    ("toezegging", "commitment"),
    ("aantekening", "entry"),
    ("kant", "side"),
    ("partner", "partner"),
];

/// What the address of a page names; whatever else stands in it is left there.
pub(super) fn by_link(query: &str) -> Submitted {
    let mut named = pairs(query.as_bytes());
    named.retain(|(word, _)| NAMED_BY_LINK.iter().any(|(known, _)| known == word));
    Submitted::from_pairs(named)
}

/// Takes over what the link named, or what is the only one there is.
pub(super) fn known(form: &mut Submitted, name: &str, ids: &[String]) {
    let word = NAMED_BY_LINK.iter().find(|(_, field)| *field == name).map(|(word, _)| *word);
    let named = form.text(word.unwrap_or_default()).to_owned();
    match ids {
        _ if ids.contains(&named) => {
            form.set(name, named);
            form.set("is_named", "yes");
        }
        [only] => form.set(name, only.clone()),
        _ => {}
    }
}

/// Shows what was named, or asks which; `none` is the text when there is nothing to choose.
pub(super) fn controls(
    form: &mut Controls<'_>,
    name: &str,
    offered: Vec<(String, Text)>,
    none: &str,
) {
    let tongue = form.tongue();
    let named = offered.iter().find(|(id, _)| id == form.typed(name));
    if let Some((id, text)) = named
        && !form.typed("is_named").is_empty()
    {
        if let Some(said) = form.dossier().said(text) {
            form.quote(said);
        }
        form.hidden(name, id.clone());
        form.hidden("is_named", "yes");
        return;
    }
    if offered.is_empty() {
        form.note(tongue.say(none));
    }
    let label = |(place, (id, text)): (usize, (String, Text))| {
        let said = form.dossier().said(&text).map_or_else(|| tongue.say("form-erased"), abridged);
        (id, format!("{}. {said}", place + 1))
    };
    let choices = offered.into_iter().enumerate().map(label).collect();
    form.radios(name, Need::Required, choices);
}

fn abridged(said: &str) -> String {
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LABEL_MAX) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
