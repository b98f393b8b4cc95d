//! What a form offers to choose from: the lists of the settings and the register.
use std::sync::Arc;

use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::{AdviserId, FirmId, PersonId};
use weerklank_domain::people::{FirmKind, Role};
use weerklank_store::lists::ListItem;
use weerklank_store::{Tx, advisers, firms, lists, people};

use crate::files::FileRules;
use crate::{App, AppError};

/// The choices of one day. An item that has ended keeps its label, since dossiers refer to it,
/// but is no longer offered.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    pub items: Vec<ItemChoice>,
    /// The firms that take part now, by name.
    pub firms: Vec<FirmChoice>,
    /// The advisers who work for one of these firms now, by name.
    pub advisers: Vec<AdviserChoice>,
    /// The officers, in the order in which they are put in charge.
    pub officers: Vec<(PersonId, String)>,
    /// What a form takes.
    pub file_rules: FileRules,
}

/// An item of a list of the settings.
#[derive(Clone, Debug)]
pub struct ItemChoice {
    /// The word of the list: `nature`, `subcategory`, `root_cause`, `remedy`, `service`.
    pub list: &'static str,
    pub key: String,
    pub dutch: String,
    /// Falls back to Dutch.
    pub english: Option<String>,
    /// Of a subcategory: the key of its nature (5.3).
    pub parent: Option<String>,
    pub is_offered: bool,
}

#[derive(Clone, Debug)]
pub struct FirmChoice {
    pub id: FirmId,
    pub name: String,
    pub kind: FirmKind,
}

#[derive(Clone, Debug)]
pub struct AdviserChoice {
    pub id: AdviserId,
    pub firm: FirmId,
    pub name: String,
}

impl App {
    /// What the forms of today offer.
    pub async fn lists(&self) -> Result<Arc<Lists>, AppError> {
        let today = local_date(self.clock.now());
        let lists = self.store.read(move |tx| load(tx, today)).await?;
        Ok(Arc::new(Lists { file_rules: self.files.rules.clone(), ..lists }))
    }
}

fn load(tx: &mut Tx<'_>, today: Date) -> Result<Lists, AppError> {
    let firms: Vec<FirmChoice> = firms::list(tx)?
        .into_iter()
        .filter(|firm| firm.active)
        .map(|firm| FirmChoice { id: firm.id, name: firm.name, kind: firm.kind })
        .collect();
    let advisers = advisers::list(tx)?
        .into_iter()
        .filter(|adviser| adviser.active && firms.iter().any(|firm| firm.id == adviser.firm))
        .map(|adviser| AdviserChoice { id: adviser.id, firm: adviser.firm, name: adviser.name })
        .collect();
    let mut officers = people::list(tx)?;
    officers.retain(|account| account.active && account.roles.contains(&Role::Officer));
    officers.sort_by_key(|account| account.officer_order);
    Ok(Lists {
        items: items(tx, today)?,
        firms,
        advisers,
        officers: officers.into_iter().map(|account| (account.id, account.name)).collect(),
        file_rules: FileRules::default(),
    })
}

/// The items of all lists, and whether they are offered on this day.
pub(crate) fn items(tx: &mut Tx<'_>, today: Date) -> Result<Vec<ItemChoice>, AppError> {
    Ok(lists::all(tx)?.into_iter().map(|item| choice(item, today)).collect())
}

fn choice(item: ListItem, today: Date) -> ItemChoice {
    ItemChoice {
        list: item.list.key(),
        is_offered: item.is_offered(today),
        key: item.key,
        dutch: item.dutch,
        english: item.english,
        parent: item.parent,
    }
}

impl Lists {
    /// Whether there is such an item, offered or ended.
    pub fn has(&self, list: &str, key: &str) -> bool {
        self.item(list, key).is_some()
    }

    /// The keys and labels that a form offers, in the order of the settings.
    pub fn options(&self, list: &str, language: Language) -> Vec<(String, String)> {
        let offered = self.items.iter().filter(|item| item.list == list && item.is_offered);
        offered.map(|item| (item.key.clone(), item.label(language).to_owned())).collect()
    }

    /// What an item is called, also when it has ended.
    pub fn label(&self, list: &str, key: &str, language: Language) -> Option<&str> {
        self.item(list, key).map(|item| item.label(language))
    }

    pub fn firm(&self, id: FirmId) -> Option<&FirmChoice> {
        self.firms.iter().find(|firm| firm.id == id)
    }

    pub fn adviser(&self, id: AdviserId) -> Option<&AdviserChoice> {
        self.advisers.iter().find(|adviser| adviser.id == id)
    }

    fn item(&self, list: &str, key: &str) -> Option<&ItemChoice> {
        self.items.iter().find(|item| item.list == list && item.key == key)
    }
}

impl ItemChoice {
    pub fn label(&self, language: Language) -> &str {
        match (language, &self.english) {
            (Language::English, Some(english)) => english,
            _ => &self.dutch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(key: &str, english: Option<&str>, is_offered: bool) -> ItemChoice {
        ItemChoice {
            list: "service",
            key: key.to_owned(),
            dutch: format!("{key} (nl)"),
            english: english.map(str::to_owned),
            parent: None,
            is_offered,
        }
    }

    #[test]
    fn an_item_that_ended_keeps_its_label_but_is_not_offered() {
        let items = vec![item("tax", Some("Tax"), true), item("payroll", None, false)];
        let lists = Lists { items, ..Lists::default() };
        let offered = lists.options("service", Language::English);
        assert_eq!(offered, [("tax".to_owned(), "Tax".to_owned())]);
        assert!(lists.has("service", "payroll"));
        assert_eq!(lists.label("service", "payroll", Language::English), Some("payroll (nl)"));
        assert!(!lists.has("remedy", "tax"));
    }
}
