//! The lists of the settings: what forms offer to choose from.
use weerklank_domain::complaint::facts::Nature;
use weerklank_domain::names::fold;
use weerklank_domain::people::Actor;
use weerklank_store::{Tx, lists};

use super::{List, ListItem, NAME_MAX, administrates, saved};
use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

/// In characters; keys stand in dossiers for good.
const KEY_MAX: usize = 60;

impl App {
    /// The items of all lists, those that ended included.
    pub async fn list_items(&self, by: &Actor) -> Result<Vec<ListItem>, AppError> {
        administrates(by)?;
        Ok(self.store.read(lists::all).await?)
    }

    /// Saves an item over the version that was seen; version 0 adds one. Without a key a new item
    /// gets one from its Dutch name.
    pub async fn save_list_item(&self, by: &Actor, item: ListItem) -> Result<(), SaveError> {
        administrates(by)?;
        let item = checked(item)?;
        let save = move |tx: &mut Tx<'_>| saved(lists::save(tx, &item)?);
        Ok(self.store.write(save).await?)
    }
}

fn checked(item: ListItem) -> Result<ListItem, SaveError> {
    let mut findings = Findings::default();
    let dutch = findings.required("dutch", &item.dutch, NAME_MAX);
    let english = findings.optional("english", item.english.as_deref(), NAME_MAX);
    let key = if item.key.is_empty() { key_from(&dutch) } else { item.key };
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let is_key = !key.is_empty() && key.len() <= KEY_MAX && key.chars().all(is_plain);
    findings.check(is_key || dutch.is_empty(), "key", "accounts-key-wrong");
    let is_nature = |key: &str| Nature::from_key(key).is_some();
    match item.list {
        // I, II and III are those of the procedure (5.3): they can be renamed, that is all.
        List::Nature => findings.check(is_nature(&key), "key", "accounts-nature-fixed"),
        List::Subcategory => {
            let below = item.parent.as_deref().is_some_and(is_nature);
            findings.check(below, "parent", "accounts-nature-missing");
        }
        List::RootCause | List::Remedy | List::Service => {}
    }
    findings.done()?;
    let parent = item.parent.filter(|_| item.list == List::Subcategory);
    Ok(ListItem { key, dutch, english, parent, ..item })
}

fn key_from(dutch: &str) -> String {
    let mut key = String::new();
    for character in fold(dutch).chars() {
        if character.is_ascii_alphanumeric() {
            key.push(character);
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
        }
    }
    key.truncate(KEY_MAX);
    key.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::key_from;

    #[test]
    fn a_key_is_made_of_a_name() {
        assert_eq!(key_from("Te laat / termijn gemist"), "te_laat_termijn_gemist");
        assert_eq!(key_from("  Coördinatie (ICT) "), "coordinatie_ict");
        assert_eq!(key_from("王"), "");
    }
}
