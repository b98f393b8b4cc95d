//! Statements of one transaction.
use postgres::types::ToSql;
use postgres::{Client, Statement};
use std::collections::HashMap;

use super::{errors, values};
use crate::error::{Cause, abridged};
use crate::{Row, StoreError, Value};

/// Enough for every statement there is; more means that somebody puts values into SQL.
const STATEMENTS_KEPT: usize = 512;

type Bound<'p> = &'p [&'p (dyn ToSql + Sync)];

pub(crate) struct PostgresSession<'a> {
    client: &'a mut Client,
    statements: &'a mut HashMap<String, Statement>,
}

impl<'a> PostgresSession<'a> {
    pub(super) fn new(
        client: &'a mut Client,
        statements: &'a mut HashMap<String, Statement>,
    ) -> Self {
        Self { client, statements }
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        self.run(sql, params, |client, statement, params| client.execute(statement, params))
    }

    pub(crate) fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.run(sql, params, |client, statement, params| client.query(statement, params))?
            .iter()
            .map(values::row)
            .collect()
    }

    pub(crate) fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.statement(sql).map(drop)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        // Other tables, other plans.
        self.statements.clear();
        self.client.batch_execute(sql).map_err(|cause| errors::of_prepare(sql, &cause))
    }

    fn run<T>(
        &mut self,
        sql: &str,
        params: &[Value],
        work: impl FnOnce(&mut Client, &Statement, Bound<'_>) -> Result<T, postgres::Error>,
    ) -> Result<T, StoreError> {
        let statement = self.statement(sql)?;
        let bound = bound(sql, params, &statement)?;
        let params: Vec<&(dyn ToSql + Sync)> = bound.iter().map(AsRef::as_ref).collect();
        work(self.client, &statement, &params).map_err(|cause| {
            // A table changed under a statement that was read before.
            if errors::is_outdated_plan(&cause) {
                self.statements.clear();
            }
            errors::of_run(sql, &cause)
        })
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement =
            self.client.prepare(sql).map_err(|cause| errors::of_prepare(sql, &cause))?;
        if self.statements.len() >= STATEMENTS_KEPT {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn bound<'v>(
    sql: &str,
    params: &'v [Value],
    statement: &Statement,
) -> Result<Vec<Box<dyn ToSql + Sync + 'v>>, StoreError> {
    let failed = |words: String| StoreError::Statement {
        statement: abridged(sql),
        cause: Cause::new(words),
    };
    let types = statement.params();
    if types.len() != params.len() {
        return Err(failed(format!("it takes {} values, not {}", types.len(), params.len())));
    }
    let bind = |(index, value)| {
        values::bound(value, &types[index]).ok_or_else(|| {
            failed(format!("${} is {} and was given {value:?}", index + 1, types[index]))
        })
    };
    params.iter().enumerate().map(bind).collect()
}
