//! All SQL: one transaction type over `SQLite` and `PostgreSQL`.
//!
//! Read `store.rs` first: `read` and `write` take a closure. `tx.rs` is what the closure works
//! with, `value.rs` what goes in and comes out. `sqlite/writer.rs` and `postgres/mod.rs` are how
//! a transaction is run on either. `migrate.rs` lists the migrations. The public modules hold
//! the statements: `dossiers` and `content` first, `people` for the register, `outbox` for mail.
//! `blobs` is where the bytes of files are, which is outside the database.
pub mod absences;
pub mod advisers;
pub mod blobs;
pub mod check;
pub mod collections;
pub mod content;
pub mod deliveries;
pub mod dossier_measures;
pub mod dossiers;
pub mod drafts;
mod error;
pub mod feeds;
pub mod files;
pub mod firms;
mod history;
mod ids;
pub mod inbound;
pub mod invitations;
mod job;
pub mod leases;
pub mod lists;
pub mod local_mail;
pub mod mailboxes;
mod migrate;
pub mod outbox;
pub mod people;
pub mod pointings;
mod pool;
mod postgres;
pub mod read_log;
pub mod received;
pub mod recommendations;
pub mod relations;
pub mod reminders;
pub mod report_facts;
pub mod search;
pub mod secrets;
pub mod sessions;
pub mod settings;
mod sight;
mod sqlite;
mod store;
pub mod surveys;
pub mod tasks;
mod tx;
mod value;
pub mod visits;
pub mod worklists;
pub mod year_papers;

pub use error::{Cause, StoreError};
pub use store::{BackupProgress, Database, Engine, Store};
pub use tx::{Listener, Tx};
pub use value::{FromValue, Row, Value};
