//! A database for one test, gone after it.
use postgres::{Client, NoTls};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use tempfile::TempDir;
use weerklank_store::{Database, Store};

const SERVER: &str = "WEERKLANK_TEST_POSTGRES";

/// A database of which the tables are not made yet.
pub(crate) struct Fresh {
    pub(crate) database: Database,
    _removed_at_the_end: Removal,
}

enum Removal {
    Folder { _folder: TempDir },
    Postgres(String),
}

/// Runs the same body on both databases, with all tables.
pub(crate) async fn on_both<F, B>(body: B)
where
    B: Fn(Store) -> F,
    F: Future<Output = ()>,
{
    for fresh in [sqlite(), postgres()] {
        println!("on {:?}", fresh.database);
        body(fresh.migrated().await).await;
    }
}

pub(crate) fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::Sqlite(folder.path().join("weerklank.db"));
    Fresh { database, _removed_at_the_end: Removal::Folder { _folder: folder } }
}

pub(crate) fn postgres() -> Fresh {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!("test_{}_{}", process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    // A run that was broken off leaves its databases behind.
    drop_on_the_server(&name);
    on_the_server(format!("create database {name} template template0"));
    let server = server();
    let (address, _) = server.rsplit_once('/').expect("a URL that ends in a name");
    let database = Database::Postgres(format!("{address}/{name}"));
    Fresh { database, _removed_at_the_end: Removal::Postgres(name) }
}

impl Fresh {
    /// Opens it once more: another process would do the same.
    pub(crate) fn open(&self) -> Store {
        Store::open(&self.database).unwrap()
    }

    pub(crate) async fn migrated(&self) -> Store {
        let store = self.open();
        store.migrate().await.unwrap();
        store
    }
}

impl Drop for Removal {
    fn drop(&mut self) {
        if let Self::Postgres(name) = self {
            drop_on_the_server(name);
        }
    }
}

fn drop_on_the_server(name: &str) {
    on_the_server(format!("drop database if exists {name} with (force)"));
}

fn server() -> String {
    std::env::var(SERVER).unwrap_or_else(|_| {
        panic!("{SERVER} is not set: run the tests with ./test, which starts a PostgreSQL server")
    })
}

/// The client has a runtime of its own, and no runtime starts on a thread of another.
fn on_the_server(sql: String) {
    let work = move || Client::connect(&server(), NoTls)?.batch_execute(&sql);
    thread::spawn(work).join().unwrap().unwrap();
}
