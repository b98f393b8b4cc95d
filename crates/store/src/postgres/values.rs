//! Values in the types the server wants and answers.
use postgres::types::{FromSql, ToSql, Type};
use uuid::Uuid;

use crate::{Row, StoreError, Value};

/// The value as the type of its parameter, or none when it doesn't fit.
pub(super) fn bound<'v>(value: &'v Value, wanted: &Type) -> Option<Box<dyn ToSql + Sync + 'v>> {
    Some(match (wanted, value) {
        (&Type::INT8, Value::Int(number)) => Box::new(*number),
        (&Type::INT4, Value::Int(number)) => Box::new(i32::try_from(*number).ok()?),
        (&Type::INT2, Value::Int(number)) => Box::new(i16::try_from(*number).ok()?),
        (&Type::UUID, Value::Id(id)) => Box::new(*id),
        (&Type::BYTEA, Value::Bytes(bytes)) => Box::new(bytes.as_slice()),
        (wanted, Value::Text(text)) if is_text(wanted) => Box::new(text.as_str()),
        (&Type::INT8, Value::Null) => Box::new(None::<i64>),
        (&Type::INT4, Value::Null) => Box::new(None::<i32>),
        (&Type::INT2, Value::Null) => Box::new(None::<i16>),
        (&Type::UUID, Value::Null) => Box::new(None::<Uuid>),
        (&Type::BYTEA, Value::Null) => Box::new(None::<&[u8]>),
        (wanted, Value::Null) if is_text(wanted) => Box::new(None::<&str>),
        _ => return None,
    })
}

pub(super) fn row(row: &postgres::Row) -> Result<Row, StoreError> {
    (0..row.len()).map(|index| column(row, index)).collect::<Result<_, _>>().map(Row::new)
}

fn column(row: &postgres::Row, index: usize) -> Result<Value, StoreError> {
    Ok(match *row.columns()[index].type_() {
        Type::INT8 => get::<i64>(row, index)?.into(),
        Type::INT4 => get::<i32>(row, index)?.into(),
        Type::INT2 => get::<i16>(row, index)?.map(i32::from).into(),
        Type::BOOL => get::<bool>(row, index)?.into(),
        Type::UUID => get::<Uuid>(row, index)?.into(),
        Type::BYTEA => get::<Vec<u8>>(row, index)?.into(),
        // What a function without an answer answers, such as one that takes a lock.
        Type::VOID => Value::Null,
        ref other if is_text(other) => get::<String>(row, index)?.into(),
        _ => return Err(wrong_type(index)),
    })
}

fn get<'r, T: FromSql<'r>>(row: &'r postgres::Row, index: usize) -> Result<Option<T>, StoreError> {
    row.try_get(index).map_err(|_| wrong_type(index))
}

fn wrong_type(column: usize) -> StoreError {
    StoreError::WrongType { column, wanted: "a whole number, a text, an id or bytes" }
}

fn is_text(kind: &Type) -> bool {
    matches!(*kind, Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME)
}
