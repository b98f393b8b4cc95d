//! Migrations go forward, in the order of this list, and run while the old program still works.
use sha2::{Digest, Sha256};
use std::collections::HashMap;

use crate::{Engine, Store, StoreError, Tx, postgres, sqlite};

struct Migration {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }),*]
    };
}

const MIGRATIONS: &[Migration] = migrations![
    "0001_start",
    "0003_mail_in",
    "0004_public",
    "0006_officer",
    "0007_files",
    "0008_pointing",
    "0009_received_mail",
    "0011_tasks",
    "0012_reminders",
    "0014_absence",
    "0015_search",
    "0019_similar",
    "0021_held_back",
    "0022_several_partners",
    "0024_report_fact",
    "0027_collection",
    "0028_measures",
];

const APPLIED: &str = "select name, digest from migration";
const RECORD: &str = "insert into migration (name, digest) values ($1, $2)";

/// Applies what is pending, each in a transaction of its own.
pub(crate) async fn migrate(store: &Store) -> Result<Vec<String>, StoreError> {
    let mut applied = Vec::new();
    while let Some(name) = store.write(apply_next).await? {
        tracing::info!(migration = name, "applied migration {name}");
        applied.push(name.to_owned());
    }
    Ok(applied)
}

pub(crate) fn pending(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let exists = match tx.engine() {
        Engine::Sqlite => sqlite::MIGRATION_TABLE_EXISTS,
        Engine::Postgres => postgres::MIGRATION_TABLE_EXISTS,
    };
    let applied = if tx.query_one(exists, &[])?.get(0)? { applied(tx)? } else { HashMap::new() };
    let pending = MIGRATIONS.iter().filter(|migration| !applied.contains_key(migration.name));
    Ok(pending.map(|migration| migration.name.to_owned()).collect())
}

/// Whether any migration of this program was applied: whether the database is a Weerklank.
pub(crate) fn is_ours(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    Ok(pending(tx)?.len() < MIGRATIONS.len())
}

fn apply_next(tx: &mut Tx<'_>) -> Result<Option<&'static str>, StoreError> {
    match tx.engine() {
        // Beginning to write took the lock.
        Engine::Sqlite => tx.batch(sqlite::CREATE_MIGRATION_TABLE)?,
        Engine::Postgres => tx.batch(postgres::LOCK_AND_CREATE_MIGRATION_TABLE)?,
    }
    let applied = applied(tx)?;
    for migration in MIGRATIONS {
        match applied.get(migration.name) {
            Some(digest) if *digest == migration.digest(tx.engine()) => {}
            Some(_) => return Err(migration.changed()),
            None => return migration.apply(tx).map(Some),
        }
    }
    Ok(None)
}

fn applied(tx: &mut Tx<'_>) -> Result<HashMap<String, Vec<u8>>, StoreError> {
    let rows = tx.query(APPLIED, &[])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

impl Migration {
    fn apply(&self, tx: &mut Tx<'_>) -> Result<&'static str, StoreError> {
        let failed =
            |cause| StoreError::Migrate { name: self.name.to_owned(), cause: Box::new(cause) };
        let digest = self.digest(tx.engine());
        tx.batch(self.sql(tx.engine())).map_err(failed)?;
        tx.execute(RECORD, &[self.name.into(), digest.into()]).map_err(failed)?;
        Ok(self.name)
    }

    fn sql(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }

    fn digest(&self, engine: Engine) -> Vec<u8> {
        Sha256::digest(self.sql(engine)).to_vec()
    }

    /// The schema isn't what this program thinks it is.
    fn changed(&self) -> StoreError {
        StoreError::MigrationChanged { name: self.name.to_owned() }
    }
}
