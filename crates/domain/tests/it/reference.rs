//! A reference survives being read out over the telephone.

use proptest::prelude::*;
use weerklank_domain::reference::{Reference, ReferenceError};

const ALPHABET: &str = "23456789CDFHJKMNPQRTWXY";

fn parse(text: &str) -> Result<Reference, ReferenceError> {
    text.parse()
}

#[test]
fn the_example_of_the_handbook_is_a_reference() {
    let reference = parse("K-2026-7H3Q2M").unwrap();
    assert_eq!(reference.to_string(), "K-2026-7H3Q2M");
    assert_eq!(reference.year(), 2026);
    assert_eq!(serde_json::to_string(&reference).unwrap(), "\"K-2026-7H3Q2M\"");
    let read: Reference = serde_json::from_str("\"K-2026-7H3Q2M\"").unwrap();
    assert_eq!(read, reference);
    assert!(serde_json::from_str::<Reference>("\"K-2026-7H3Q2N\"").is_err());
}

#[test]
fn what_people_type_is_forgiven() {
    let reference = parse("K-2026-7H3Q2M").unwrap();
    for typed in [
        "k-2026-7h3q2m",
        "  K 2026 7H3Q2M ",
        "K20267H3Q2M",
        "2026-7H3Q2M",
        "K–2026–7H3–Q2M",
        "K-2O26-7H3QZM",
        "K.2026.7H3Q2M",
        "K-2026\u{a0}7H3Q2M\n",
    ] {
        assert_eq!(parse(typed), Ok(reference), "{typed:?}");
    }
}

#[test]
fn a_refusal_says_what_is_wrong() {
    for (typed, error) in [
        ("", ReferenceError::Empty),
        (" - ", ReferenceError::Empty),
        ("K-20", ReferenceError::Beginning),
        ("X-2026-7H3Q2M", ReferenceError::Beginning),
        ("K-20267H3", ReferenceError::Length { found: 3 }),
        ("K-2026-7H3Q2MM", ReferenceError::Length { found: 7 }),
        ("K-2026-7H3Q2U", ReferenceError::Character { character: 'U' }),
        ("K-2026-7H3Q2é", ReferenceError::Character { character: 'é' }),
        ("K-2026-7H3Q2N", ReferenceError::Check),
        ("K-2025-7H3Q2M", ReferenceError::Check),
    ] {
        assert_eq!(parse(typed), Err(error), "{typed:?}");
    }
}

#[test]
fn chance_reaches_every_character() {
    let mut seen = std::collections::BTreeSet::new();
    for first in 0..=255u8 {
        let mut chance = [0; 16];
        chance[15] = first;
        seen.extend(Reference::new(2026, chance).to_string()[7..8].chars());
    }
    assert_eq!(seen.into_iter().collect::<String>(), ALPHABET);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_reference_is_read_as_it_was_written(year in 2000..2100i16, chance: [u8; 16]) {
        let reference = Reference::new(year, chance);
        let text = reference.to_string();
        prop_assert_eq!(text.len(), "K-2026-7H3Q2M".len());
        prop_assert!(text[7..].chars().all(|character| ALPHABET.contains(character)));
        prop_assert_eq!(parse(&text), Ok(reference));
        prop_assert_eq!(parse(&text.to_lowercase().replace('-', " ")), Ok(reference));
    }

    #[test]
    fn one_wrong_character_is_refused(year in 2000..2100i16, chance: [u8; 16]) {
        let text = Reference::new(year, chance).to_string();
        for (place, right) in text.char_indices().filter(|(place, _)| ![0, 1, 6].contains(place)) {
            let possible = if place < 6 { "0123456789" } else { ALPHABET };
            for wrong in possible.chars().filter(|wrong| *wrong != right) {
                let mut typed = text.clone();
                typed.replace_range(place..=place, &wrong.to_string());
                prop_assert_eq!(parse(&typed), Err(ReferenceError::Check), "{}", typed);
            }
        }
    }

    #[test]
    fn two_swapped_neighbours_are_refused(year in 2000..2100i16, chance: [u8; 16]) {
        let text = Reference::new(year, chance).to_string();
        for place in [2, 3, 4, 7, 8, 9, 10, 11] {
            let mut typed = text.clone().into_bytes();
            typed.swap(place, place + 1);
            let typed = String::from_utf8(typed).unwrap();
            if typed != text {
                prop_assert_eq!(parse(&typed), Err(ReferenceError::Check), "{}", typed);
            }
        }
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(typed in "\\PC{0,20}") {
        if let Ok(reference) = parse(&typed) {
            prop_assert_eq!(parse(&reference.to_string()), Ok(reference));
        }
    }
}
