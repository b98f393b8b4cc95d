//! The lists as they are shipped: an installation begins with them and changes them as it likes.
use weerklank_domain::Language;
use weerklank_store::{Tx, lists};
use weerklank_texts::t;

use super::{List, ListItem};
use crate::{App, AppError};

/// The keys of a list in their order; of a subcategory with the nature above it.
type Shipped = (List, Option<&'static str>, &'static [&'static str]);

const SHIPPED: [Shipped; 7] = [
    (List::Nature, None, &["partner_conduct", "service_quality", "finances"]),
    (
        List::Subcategory,
        Some("partner_conduct"),
        &[
            "treatment",
            "reachability",
            "communication",
            "promises",
            "independence",
            "confidentiality",
            "complaint_handling",
        ],
    ),
    (
        List::Subcategory,
        Some("service_quality"),
        &[
            "wrong_advice",
            "incomplete",
            "late",
            "expertise",
            "handover",
            "assignment",
            "collaboration",
        ],
    ),
    (
        List::Subcategory,
        Some("finances"),
        &["fee", "not_specified", "quote", "collection", "liability", "commission"],
    ),
    (
        List::RootCause,
        None,
        &[
            "communication",
            "assignment_not_recorded",
            "capacity",
            "expertise",
            "carelessness",
            "attitude",
            "handover",
            "process",
            "systems",
            "price_unclear",
            "external",
            "complainant",
            "unknown",
        ],
    ),
    (
        List::Remedy,
        None,
        &[
            "apology",
            "explanation",
            "correction",
            "redo",
            "credit_note",
            "compensation",
            "goodwill",
            "other_adviser",
            "termination",
            "process_change",
            "none",
        ],
    ),
    (
        List::Service,
        None,
        &["accounting", "tax", "subsidy", "hr", "transfer", "finance", "strategy", "it", "network"],
    ),
];

impl App {
    /// Fills the lists of an installation that has none yet. A list that was begun is its own.
    pub async fn ship_lists(&self) -> Result<(), AppError> {
        Ok(self.store.write(ship).await?)
    }
}

fn ship(tx: &mut Tx<'_>) -> Result<(), weerklank_store::StoreError> {
    if !lists::all(tx)?.is_empty() {
        return Ok(());
    }
    for list in List::ALL {
        let items = SHIPPED
            .iter()
            .filter(|(of, ..)| *of == list)
            .flat_map(|(_, parent, keys)| keys.iter().map(move |key| (*parent, *key)));
        for (position, (parent, key)) in (1..).zip(items) {
            // Another process that starts at the same time ships the same.
            lists::save(tx, &item(list, parent, (key, position)))?;
        }
    }
    Ok(())
}

fn item(list: List, parent: Option<&str>, (key, position): (&str, u32)) -> ListItem {
    let label = |language| t(language, &format!("list-{}-{key}", list.key()));
    ListItem {
        list,
        key: key.to_owned(),
        dutch: label(Language::Dutch),
        english: Some(label(Language::English)),
        parent: parent.map(str::to_owned),
        position,
        valid_until: None,
        version: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weerklank_texts::has;

    #[test]
    fn every_item_has_its_words_in_both_languages() {
        for (list, _, keys) in SHIPPED {
            for key in keys {
                let text = format!("list-{}-{key}", list.key());
                for language in Language::ALL {
                    assert!(has(language, &text), "{text}");
                }
            }
        }
    }
}
