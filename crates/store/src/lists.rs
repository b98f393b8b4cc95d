//! The lists of the settings: what a form offers to choose from. An item is never deleted, since
//! dossiers refer to its key; it is offered until the day on which it ends.
use jiff::civil::Date;

use crate::{Row, StoreError, Tx, Value};

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum List {
    /// The words for I, II and III (5.3); the keys are those of the procedure.
    Nature,
    /// Each below a nature.
    Subcategory,
    RootCause,
    Remedy,
    Service,
}

/// An item, known by its list and its key. `version` is 0 while it is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    pub list: List,
    pub key: String,
    pub dutch: String,
    /// Falls back to Dutch.
    pub english: Option<String>,
    /// Of a subcategory: the key of its nature.
    pub parent: Option<String>,
    pub position: u32,
    /// The last day on which it is offered.
    pub valid_until: Option<Date>,
    pub version: u32,
}

impl List {
    pub const ALL: [Self; 5] =
        [Self::Nature, Self::Subcategory, Self::RootCause, Self::Remedy, Self::Service];

    /// The word in the database, in forms and in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nature => "nature",
            Self::Subcategory => "subcategory",
            Self::RootCause => "root_cause",
            Self::Remedy => "remedy",
            Self::Service => "service",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }
}

impl ListItem {
    /// Whether a form still offers it on this day.
    pub fn is_offered(&self, on: Date) -> bool {
        self.valid_until.is_none_or(|last| on <= last)
    }
}

const ALL: &str = "select list, key, dutch, english, parent, position, valid_until, version \
    from list_item order by list, position, key";
const OF_LIST: &str = "select list, key, dutch, english, parent, position, valid_until, version \
    from list_item where list = $1 order by position, key";
const INSERT: &str = "insert into list_item \
    (list, key, dutch, english, parent, position, valid_until, version) \
    values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing";
const UPDATE: &str = "update list_item set dutch = $3, english = $4, parent = $5, position = $6, \
    valid_until = $7, version = version + 1 where list = $1 and key = $2 and version = $8";

/// The items of all lists, those that ended included.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<ListItem>, StoreError> {
    tx.query(ALL, &[])?.iter().map(item).collect()
}

/// The items of one list, those that ended included.
pub fn of_list(tx: &mut Tx<'_>, list: List) -> Result<Vec<ListItem>, StoreError> {
    tx.query(OF_LIST, &[list.key().into()])?.iter().map(item).collect()
}

/// Adds an item of version 0, or saves one that was read. False when somebody else changed it
/// since, or took the key.
pub fn save(tx: &mut Tx<'_>, item: &ListItem) -> Result<bool, StoreError> {
    let mut values: Vec<Value> = vec![
        item.list.key().into(),
        item.key.as_str().into(),
        item.dutch.as_str().into(),
        item.english.as_deref().into(),
        item.parent.as_deref().into(),
        item.position.into(),
        item.valid_until.into(),
    ];
    let saved = if item.version == 0 {
        tx.execute(INSERT, &values)?
    } else {
        values.push(item.version.into());
        tx.execute(UPDATE, &values)?
    };
    Ok(saved == 1)
}

fn item(row: &Row) -> Result<ListItem, StoreError> {
    let list = List::from_key(&row.get::<String>(0)?);
    Ok(ListItem {
        list: list.ok_or(StoreError::WrongType { column: 0, wanted: "the name of a list" })?,
        key: row.get(1)?,
        dutch: row.get(2)?,
        english: row.get(3)?,
        parent: row.get(4)?,
        position: row.get(5)?,
        valid_until: row.get(6)?,
        version: row.get(7)?,
    })
}
