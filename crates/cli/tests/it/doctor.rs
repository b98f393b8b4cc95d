//! `weerklank doctor` finds what drifted.
use crate::house::House;
use crate::program::{done, on, run, weerklank};

#[tokio::test(flavor = "multi_thread")]
async fn all_is_well_in_a_healthy_house() {
    let (house, _) = House::with_complaints().await;
    let said = done(house.folder.path(), &["doctor"]);
    assert!(said.contains("OK    Nagespeelde dossiers: 3; afwijkend: 0."), "{said}");
    assert!(said.contains("WARN  Er is geen mailserver"), "{said}");
    assert!(!said.contains("FAIL"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_that_drifted_is_named() {
    let (house, references) = House::with_complaints().await;
    let drifts = [
        (0, "update complaint set state = replace(state, 'telephone', 'letter')", "de stand"),
        (1, "update complaint set stage = 'closed'", "de gegevens voor lijsten"),
        (0, "update complaint set version = version + 1", "het aantal regels"),
        (1, "update complaint set state = '{}'", "niet leesbaar"),
    ];
    for (number, sql, part) in drifts {
        let connection = rusqlite::Connection::open(house.database()).unwrap();
        let sql = format!("{sql} where reference = '{}'", references[number]);
        assert_eq!(connection.execute(&sql, []).unwrap(), 1);
        let found = on(house.folder.path(), &["doctor"]);
        assert_eq!(found.code, Some(1));
        let line = found.out.lines().find(|line| line.contains(&references[number])).unwrap();
        assert!(line.starts_with("FAIL") && line.contains(part), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_shut_out_and_what_is_to_be_done_in_one_place_only_is_named() {
    for (table, part) in
        [("excluded", "wie is uitgesloten"), ("access", "wie toegang heeft"), ("task", "de taken")]
    {
        let (house, _) = House::with_complaints().await;
        let connection = rusqlite::Connection::open(house.database()).unwrap();
        assert!(connection.execute(&format!("delete from {table}"), []).unwrap() > 0);
        let found = on(house.folder.path(), &["doctor"]);
        assert_eq!(found.code, Some(1));
        assert!(found.out.contains(part), "{}", found.out);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn art_7_3_a_row_that_counts_something_else_is_named() {
    let (house, references) = House::with_complaints().await;
    let connection = rusqlite::Connection::open(house.database()).unwrap();
    let wrong = "update report_fact set fact = replace(fact, 'telephone', 'letter') \
        where complaint = (select id from complaint where reference = ?1)";
    assert_eq!(connection.execute(wrong, [&references[1]]).unwrap(), 1);
    let found = on(house.folder.path(), &["doctor"]);
    assert_eq!(found.code, Some(1));
    let line = found.out.lines().find(|line| line.contains(&references[1])).unwrap();
    assert!(line.starts_with("FAIL") && line.contains("de cijfers"), "{line}");
    assert!(!found.out.contains(&references[0]), "{}", found.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_does_not_answer_is_a_fault() {
    let (house, _) = House::with_complaints().await;
    let found = run(weerklank(&["doctor", "--data"])
        .arg(house.folder.path())
        .env("WEERKLANK_SMTP__HOST", "127.0.0.1")
        .env("WEERKLANK_SMTP__PORT", "1")
        .env("WEERKLANK_SMTP__SECURITY", "plain-on-loopback-only")
        .env("WEERKLANK_SMTP__FROM", "klachten@organisatie.example"));
    assert_eq!(found.code, Some(1));
    assert!(found.out.contains("FAIL  De mailserver 127.0.0.1"), "{}", found.out);
}

#[test]
fn a_question_makes_no_database() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["doctor", "verify", "worker"] {
        let refused = on(folder.path(), &[command]);
        assert_eq!(refused.code, Some(1), "{command}");
        assert!(refused.err.contains("weerklank.db"), "{}", refused.err);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
