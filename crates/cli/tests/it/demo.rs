//! `weerklank demo`: made once, opened again, thrown away only when it is one.
use std::fs;
use std::path::Path;

use crate::http;
use crate::program::{Running, done, on, weerklank};

/// The day begins with reminders, which may be on their way.
const WAITING: &str = "select count(*) from outbox where state = 'waiting' \
    and key not like 'reminder%'";

fn demo(data: &Path, more: &[&str]) -> Running {
    let arguments = ["demo", "--listen", "127.0.0.1:0", "--today", "2026-11-23"];
    Running::start(weerklank(&arguments).args(more).arg("--data").arg(data))
}

fn references(data: &Path) -> Vec<String> {
    let database = rusqlite::Connection::open(data.join("weerklank.db")).unwrap();
    let mut statement = database.prepare("select reference from complaint order by 1").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn count(data: &Path, sql: &str) -> u32 {
    let database = rusqlite::Connection::open(data.join("weerklank.db")).unwrap();
    database.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_demonstration_is_made_once_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let mut running = demo(&data, &[]);
    let address = running.address();
    running.line_with("Ctrl+C");
    assert_eq!(http::get(&address, "/readyz").unwrap().status, 200);
    let roles = ["Klachtenfunctionaris", "Plaatsvervangend", "Partner", "Medewerker"];
    for role in roles.iter().chain(&["Directie", "Beheerder"]) {
        let line = running.line_with(&format!("  {role}"));
        assert!(line.split("  ").filter(|part| !part.trim().is_empty()).count() == 3, "{line}");
    }
    let officer = running.line_with("bram@");
    let password = officer.split_whitespace().last().unwrap().to_owned();
    let fields = [("email", "bram@meerwerk.example"), ("wachtwoord", password.as_str())];
    let entered = http::post(&address, "/aanmelden", ("", &fields)).unwrap();
    assert_eq!(entered.status, 303, "{}", entered.text);
    assert_eq!(running.terminate(), Some(0));

    every_stage_is_there(&data);
    done(&data, &["verify"]);
    let said = done(&data, &["doctor"]);
    assert!(said.contains("afwijkend: 0"), "{said}");

    let before = references(&data);
    let mut again = demo(&data, &[]);
    again.line_with("Ctrl+C");
    assert!(!again.heard.iter().any(|line| line.contains("gemaakt")), "{:?}", again.heard);
    assert_eq!(again.terminate(), Some(0));
    assert_eq!(references(&data), before);
}

fn every_stage_is_there(data: &Path) {
    let stages = [
        "received",
        "registered",
        "with_partner",
        "with_officer",
        "deciding",
        "decided",
        "closed",
        "withdrawn",
        "out_of_scope",
    ];
    for stage in stages {
        let sql = format!("select count(*) from complaint where stage = '{stage}'");
        assert!(count(data, &sql) > 0, "{stage}");
    }
    let overdue = "select count(*) from complaint where awaits_answer = 1 and is_open = 1 \
        and due_on < '2026-11-23'";
    assert!(count(data, overdue) > 0);
    assert!(count(data, "select count(*) from excluded where ground = 'subject'") > 0);
    assert!(count(data, "select count(*) from outbox where state = 'dead'") == 1);
    assert!(count(data, WAITING) == 0);
    assert!(count(data, "select count(*) from event where kind = 'reopened'") > 0);
    assert!(count(data, "select count(*) from complaint where met = 0") > 0);
    assert_eq!(count(data, "select count(*) from firm"), 8);
}

#[test]
fn a_folder_with_something_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let precious = folder.path().join("weerklank.db");
    fs::write(&precious, "kostbaar").unwrap();
    for more in [&["demo"][..], &["demo", "--reset"]] {
        let refused = on(folder.path(), more);
        assert_eq!(refused.code, Some(1));
        assert!(refused.err.contains("iets anders"), "{}", refused.err);
        assert_eq!(fs::read_to_string(&precious).unwrap(), "kostbaar");
    }
}

#[test]
fn a_demonstration_is_for_this_machine_only() {
    let folder = tempfile::tempdir().unwrap();
    let refused = on(folder.path(), &["demo", "--listen", "0.0.0.0:0"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("0.0.0.0"), "{}", refused.err);
    let refused = on(folder.path(), &["demo", "--today", "31-12-2026"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("31-12-2026"), "{}", refused.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
