//! Both languages say the same things.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use weerklank_domain::Language;
use weerklank_texts::{defects, has, keys, t, t_with};

/// Where the order of day, month and year differs, so do the placeholders.
const WRITTEN_BY_CODE: &str = "dates-";

/// Per key the placeholders in its text.
fn placeholders(lang: Language) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang.tag());
    let mut found = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let source = fs::read_to_string(file.unwrap().path()).unwrap();
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
                line.split('=').next().unwrap().trim().clone_into(&mut key);
            }
            let of_key: &mut BTreeSet<String> = found.entry(key.clone()).or_default();
            of_key.extend(line.split('$').skip(1).map(|rest| {
                let name = |character: &char| {
                    character.is_ascii_alphanumeric() || "-_".contains(*character)
                };
                rest.chars().take_while(name).collect()
            }));
        }
    }
    found
}

#[test]
fn every_line_of_the_text_files_is_read() {
    for lang in Language::ALL {
        assert!(!keys(lang).is_empty());
        assert_eq!(defects(lang), [] as [String; 0], "{}", lang.tag());
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    let (dutch, english) = (keys(Language::Dutch), keys(Language::English));
    let missing: Vec<_> = dutch.symmetric_difference(&english).collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
}

#[test]
fn both_languages_have_the_same_placeholders() {
    let (dutch, english) = (placeholders(Language::Dutch), placeholders(Language::English));
    let differ: Vec<_> = dutch
        .iter()
        .filter(|(key, _)| !key.starts_with(WRITTEN_BY_CODE))
        .filter(|(key, names)| english.get(*key).is_some_and(|english| english != *names))
        .collect();
    assert!(differ.is_empty(), "other placeholders in English: {differ:#?}");
}

#[test]
fn a_key_is_its_area_and_a_name_in_small_letters() {
    for lang in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang.tag());
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let area = path.file_stem().unwrap().to_string_lossy().into_owned();
            let source = fs::read_to_string(&path).unwrap();
            assert!(source.lines().count() <= 400, "{} is too long", path.display());
            let names = source.lines().filter(|line| line.starts_with(char::is_alphabetic));
            for name in names.map(|line| line.split([' ', '=']).next().unwrap()) {
                // The keys of our enums have an underscore: `stage-with_partner`.
                let plain = |character: char| {
                    character.is_ascii_lowercase()
                        || character.is_ascii_digit()
                        || matches!(character, '-' | '_')
                };
                assert!(name.chars().all(plain), "{name} in {area}.ftl");
            }
        }
    }
}

#[test]
fn no_text_holds_marks_or_loose_ends() {
    for lang in Language::ALL {
        for key in keys(lang) {
            let text = t_with(lang, &key, &[("name", "De Vries"), ("count", "2")]);
            assert!(!text.is_empty(), "{key} is empty");
            let unseen =
                text.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{feff}']);
            assert!(!unseen, "{key} holds an unseen mark");
            assert_eq!(text.trim(), text, "{key} has space around it");
        }
    }
}

#[test]
fn a_missing_key_prints_in_brackets() {
    assert_eq!(t(Language::Dutch, "no-such-key"), "[no-such-key]");
    assert!(!has(Language::Dutch, "no-such-key"));
    assert!(has(Language::Dutch, "dates-month-1"));
}

#[test]
fn a_number_chooses_between_singular_and_plural() {
    let text = |lang, found| t_with(lang, "reference-length", &[("found", found)]);
    assert!(text(Language::Dutch, "1").ends_with("1 teken in."));
    assert!(text(Language::Dutch, "3").ends_with("3 tekens in."));
    assert!(text(Language::English, "1").ends_with("1 character."));
    assert!(text(Language::English, "0").ends_with("0 characters."));
}

#[test]
fn digits_print_as_they_were_given() {
    for value in [
        "2026",
        "1000000",
        "-5",
        "0",
        "007",
        "+31",
        "1.250,00",
        "9007199254740993",
        "-0",
        "1e3",
        "12345678901234567890",
        " 7",
    ] {
        let text = t_with(Language::Dutch, "reference-character", &[("character", value)]);
        assert!(text.contains(&format!("teken {value} komt")), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_value_is_never_read_as_markup(value in "\\PC{1,30}") {
        let text = t_with(Language::English, "reference-character", &[("character", &value)]);
        let expected = format!("The character {value} is in no reference. Please check it.");
        prop_assert_eq!(text, expected);
    }
}
