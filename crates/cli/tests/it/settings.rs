//! A wrong setting ends the program at once, and says what would be right.
use crate::program::{run, weerklank};

#[test]
fn a_wrong_setting_names_the_key_the_value_and_what_is_allowed() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(weerklank(&["serve"])
        .arg("--data")
        .arg(folder.path())
        .env("WEERKLANK_SMTP__HOST", "mail.example.nl")
        .env("WEERKLANK_SMTP__FROM", "k@example.nl")
        .env("WEERKLANK_SMTP__PORT", "veel"));
    assert_eq!(ran.code, Some(2));
    for part in ["smtp.port", "veel", "WEERKLANK_SMTP__PORT", "65535"] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
}

#[test]
fn an_address_that_can_be_read_on_the_way_is_refused() {
    let ran = run(weerklank(&["serve"]).env("WEERKLANK_PUBLIC_URL", "http://klachten.example.nl"));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("public_url") && ran.err.contains("https://"), "{}", ran.err);
}

#[test]
fn an_unknown_setting_in_the_file_is_named_with_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("weerklank.toml");
    std::fs::write(&file, "[smtp]\nhots = \"mail.example.nl\"\n").unwrap();
    let ran = run(weerklank(&["doctor", "--config"]).arg(&file));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("smtp.hots") && ran.err.contains("weerklank.toml"), "{}", ran.err);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let ran = run(&mut weerklank(&["doctor", "--config", "/nowhere/weerklank.toml"]));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("/nowhere/weerklank.toml"), "{}", ran.err);
}

#[test]
fn a_secret_stays_unsaid() {
    let ran = run(weerklank(&["doctor"]).env("WEERKLANK_DATABASE", "mysql://k:hunter2@host/db"));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("database") && !ran.err.contains("hunter2"), "{}", ran.err);
}
