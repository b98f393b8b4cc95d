//! What goes into a statement and what comes out of one, alike on both databases.
use jiff::Timestamp;
use jiff::civil::Date;
use std::fmt;
use uuid::Uuid;

use crate::StoreError;

/// A bound value or a column. Its `Debug` shows the kind and not the value, which may be about a
/// person.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    Id(Uuid),
}

/// One answered row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    values: Vec<Value>,
}

/// What a column can be read as. `None` when the column holds something else.
pub trait FromValue: Sized {
    /// Named in [`StoreError::WrongType`].
    const KIND: &'static str;
    fn from_value(value: &Value) -> Option<Self>;
}

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self { values }
    }

    /// The text at `index`, for who only looks into it.
    pub fn text(&self, index: usize) -> Result<&str, StoreError> {
        match self.values.get(index) {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(StoreError::WrongType { column: index, wanted: String::KIND }),
        }
    }

    /// The column at `index`, counted from 0 in the order of the `select`.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, StoreError> {
        self.values
            .get(index)
            .and_then(T::from_value)
            .ok_or(StoreError::WrongType { column: index, wanted: T::KIND })
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Int(_) => "Int(…)",
            Self::Text(_) => "Text(…)",
            Self::Bytes(_) => "Bytes(…)",
            Self::Id(_) => "Id(…)",
        })
    }
}

macro_rules! into_int {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self::Int(i64::from(number))
            }
        }
    )*};
}
into_int!(i64, i32, u32, u16, u8, bool);

macro_rules! from_int {
    ($($kind:ty),*) => {$(
        impl FromValue for $kind {
            const KIND: &'static str = stringify!($kind);
            fn from_value(value: &Value) -> Option<Self> {
                match value {
                    Value::Int(number) => Self::try_from(*number).ok(),
                    _ => None,
                }
            }
        }
    )*};
}
from_int!(i64, i32, u32, u16, u8, u64, usize);

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<Uuid> for Value {
    fn from(id: Uuid) -> Self {
        Self::Id(id)
    }
}

/// Microseconds since 1970 in UTC.
impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Self::Int(at.as_microsecond())
    }
}

/// `YYYY-MM-DD`, which sorts as the dates do.
impl From<Date> for Value {
    fn from(on: Date) -> Self {
        Self::Text(on.to_string())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl FromValue for bool {
    const KIND: &'static str = "a flag, 0 or 1";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl FromValue for String {
    const KIND: &'static str = "text";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl FromValue for Vec<u8> {
    const KIND: &'static str = "bytes";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes.clone()),
            // Sixteen bytes that may as well be an id, as SQLite keeps them.
            Value::Id(id) => Some(id.as_bytes().to_vec()),
            _ => None,
        }
    }
}

impl<const N: usize> FromValue for [u8; N] {
    const KIND: &'static str = "bytes of a fixed length";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Self::try_from(bytes.as_slice()).ok(),
            Value::Id(id) => Self::try_from(id.as_bytes().as_slice()).ok(),
            _ => None,
        }
    }
}

impl FromValue for Uuid {
    const KIND: &'static str = "an id";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Id(id) => Some(*id),
            _ => None,
        }
    }
}

impl FromValue for Timestamp {
    const KIND: &'static str = "an instant";
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).and_then(|at| Self::from_microsecond(at).ok())
    }
}

impl FromValue for Date {
    const KIND: &'static str = "a date";
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const KIND: &'static str = T::KIND;
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            present => T::from_value(present).map(Some),
        }
    }
}
