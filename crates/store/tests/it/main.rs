//! Every test runs on a fresh `SQLite` file and on a fresh `PostgreSQL` database.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod backup;
mod blobs;
mod cast;
mod content;
mod databases;
mod dossiers;
mod files;
mod migrations;
mod outbox;
mod people;
mod postgres_writes;
mod reads;
mod received;
mod s3;
mod search;
mod sessions;
mod settings;
mod sight;
mod sqlite_writes;
mod statements;
mod timer;
mod values;
mod worklists;
mod writes;
