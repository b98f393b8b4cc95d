//! Statements of one transaction.
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, params_from_iter};
use uuid::Uuid;

use super::errors;
use super::placeholders::Placeholders;
use crate::{Row, StoreError, Value};

pub(crate) struct SqliteSession<'a> {
    connection: &'a Connection,
    placeholders: &'a mut Placeholders,
}

impl<'a> SqliteSession<'a> {
    pub(super) fn new(connection: &'a Connection, placeholders: &'a mut Placeholders) -> Self {
        Self { connection, placeholders }
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let changed = self
            .statement(sql)?
            .execute(params_from_iter(params))
            .map_err(|cause| errors::of_run(sql, &cause))?;
        Ok(u64::try_from(changed).expect("a count of rows fits in 64 bits"))
    }

    pub(crate) fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let failed = |cause: rusqlite::Error| errors::of_run(sql, &cause);
        let mut statement = self.statement(sql)?;
        let columns = statement.column_count();
        let mut found = statement.query(params_from_iter(params)).map_err(failed)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(failed)? {
            // Collected into a result, the row would grow step by step.
            let mut values = Vec::with_capacity(columns);
            for index in 0..columns {
                values.push(value_of(row.get_ref(index).map_err(failed)?, index)?);
            }
            rows.push(Row::new(values));
        }
        Ok(rows)
    }

    pub(crate) fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.statement(sql).map(drop)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(sql).map_err(|cause| errors::of_prepare(sql, &cause))
    }

    fn statement(&mut self, sql: &str) -> Result<CachedStatement<'a>, StoreError> {
        self.connection
            .prepare_cached(self.placeholders.rewrite(sql))
            .map_err(|cause| errors::of_prepare(sql, &cause))
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

fn value_of(column: ValueRef<'_>, index: usize) -> Result<Value, StoreError> {
    let wrong_type = |wanted| StoreError::WrongType { column: index, wanted };
    match column {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(_) => Err(wrong_type("text in UTF-8")),
        },
        // Nearly always an id, for which nothing is allocated; it can be read as bytes too.
        ValueRef::Blob(bytes) => Ok(match Uuid::from_slice(bytes) {
            Ok(id) => Value::Id(id),
            Err(_) => Value::Bytes(bytes.to_vec()),
        }),
        ValueRef::Real(_) => Err(wrong_type("a whole number, a text or bytes")),
    }
}
