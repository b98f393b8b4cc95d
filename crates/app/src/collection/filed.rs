//! A closed dossier as the list of a year has it, and what its cells need beside it.
use std::cell::RefCell;
use std::collections::HashMap;

use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::ids::{AdviserId, ComplaintId, FirmId, PersonId};
use weerklank_domain::report::collection::Cell;
use weerklank_domain::text::Text;
use weerklank_store::content::{self, WordsById};
use weerklank_store::report_facts::Sight;
use weerklank_store::{Tx, advisers, collections, firms, people};
use weerklank_texts::t;

use crate::AppError;
use crate::card::ContactCard;
use crate::lists::{self, Lists};

/// One dossier with its words.
pub(super) struct Filed {
    pub(super) complaint: Complaint,
    pub(super) words: WordsById,
}

/// What all rows share: names, labels, the reader's language.
pub(super) struct Around {
    pub(super) language: Language,
    pub(super) lists: Lists,
    names: HashMap<PersonId, String>,
    firms: HashMap<FirmId, String>,
    advisers: HashMap<AdviserId, String>,
    /// A label is looked up once, not for each of a hundred thousand rows.
    labels: RefCell<HashMap<(&'static str, &'static str), String>>,
}

/// From where the next dossiers are read.
pub(super) type Place = (Date, ComplaintId);

/// The dossiers that were closed until a day, after this place in the order of their days.
pub(super) fn page(
    tx: &mut Tx<'_>,
    sight: Sight,
    (after, last): (Place, Date),
    limit: u32,
) -> Result<Vec<Filed>, AppError> {
    let mut page = Vec::new();
    for stored in collections::closed(tx, sight, (after, last), limit)? {
        let words = content::of_complaint(tx, stored.complaint.id)?;
        page.push(Filed { complaint: stored.complaint, words });
    }
    Ok(page)
}

impl Around {
    pub(super) fn load(tx: &mut Tx<'_>, language: Language, today: Date) -> Result<Self, AppError> {
        let (_, names) = people::register_and_names(tx, today)?;
        let items = lists::items(tx, today)?;
        Ok(Self {
            language,
            lists: Lists { items, ..Lists::default() },
            names,
            firms: firms::list(tx)?.into_iter().map(|firm| (firm.id, firm.name)).collect(),
            advisers: advisers::list(tx)?.into_iter().map(|one| (one.id, one.name)).collect(),
            labels: RefCell::default(),
        })
    }

    fn label(&self, area: &'static str, key: &'static str) -> String {
        let mut labels = self.labels.borrow_mut();
        let label =
            labels.entry((area, key)).or_insert_with(|| t(self.language, &format!("{area}-{key}")));
        label.clone()
    }
}

/// A row, while its cells are filled in.
pub(super) struct Row<'a> {
    pub(super) filed: &'a Filed,
    pub(super) around: &'a Around,
    pub(super) card: ContactCard,
}

impl<'a> Row<'a> {
    pub(super) fn new(filed: &'a Filed, around: &'a Around) -> Self {
        let card = filed.complaint.complainant.card;
        let card = card.and_then(|card| filed.words.of(&card)).map(ContactCard::read);
        Self { filed, around, card: card.unwrap_or_default() }
    }

    pub(super) fn complaint(&self) -> &'a Complaint {
        &self.filed.complaint
    }

    /// The words, or that they were erased.
    pub(super) fn said(&self, text: &Text) -> String {
        let words = self.filed.words.of(text).map(str::to_owned);
        words.unwrap_or_else(|| self.around.label("sheet", "erased"))
    }

    pub(super) fn words(&self, text: Option<Text>) -> Cell {
        text.map_or(Cell::Empty, |text| Cell::Text(self.said(&text)))
    }

    /// A value of ours, by its word and its label.
    pub(super) fn choice(&self, area: &'static str, key: Option<&'static str>) -> Cell {
        key.map_or(Cell::Empty, |key| Cell::Choice {
            key: key.to_owned(),
            label: self.around.label(area, key),
        })
    }

    pub(super) fn choices(
        &self,
        area: &'static str,
        keys: impl Iterator<Item = &'static str>,
    ) -> Cell {
        let keys: Vec<&'static str> = keys.collect();
        let labels: Vec<String> = keys.iter().map(|key| self.around.label(area, key)).collect();
        several(&keys, &labels)
    }

    /// Items of a list of the settings.
    pub(super) fn items<'k>(&self, list: &str, keys: impl Iterator<Item = &'k str>) -> Cell {
        let keys: Vec<&str> = keys.collect();
        let language = self.around.language;
        let label =
            |key: &&str| self.around.lists.label(list, key, language).unwrap_or(key).to_owned();
        let labels: Vec<String> = keys.iter().map(label).collect();
        several(&keys, &labels)
    }

    pub(super) fn person(&self, person: Option<PersonId>) -> Cell {
        text(person.and_then(|person| self.around.names.get(&person)))
    }

    pub(super) fn firm(&self, firm: Option<FirmId>) -> Cell {
        text(firm.and_then(|firm| self.around.firms.get(&firm)))
    }

    pub(super) fn adviser(&self, adviser: Option<AdviserId>) -> Cell {
        text(adviser.and_then(|adviser| self.around.advisers.get(&adviser)))
    }
}

fn several(keys: &[&str], labels: &[String]) -> Cell {
    if keys.is_empty() {
        return Cell::Empty;
    }
    Cell::Choice { key: keys.join(" "), label: labels.join(", ") }
}

pub(super) fn text(text: Option<&String>) -> Cell {
    match text {
        Some(text) if !text.is_empty() => Cell::Text(text.clone()),
        _ => Cell::Empty,
    }
}

pub(super) fn day(on: Option<Date>) -> Cell {
    on.map_or(Cell::Empty, Cell::Date)
}

pub(super) fn count(number: usize) -> Cell {
    Cell::Number(i64::try_from(number).unwrap_or(i64::MAX))
}
