//! The annual report: written, signed and frozen (7.2).
use jiff::Timestamp;
use jiff::civil::date;
use weerklank_domain::Language;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::report::annual::{Edition, Refused, Section, Version};

fn somebody(role: Role) -> Actor {
    Actor { person: PersonId::from_uuid(uuid(role)), roles: vec![role], adviser: None }
}

fn uuid(role: Role) -> uuid::Uuid {
    uuid::Uuid::from_u128(if role == Role::Officer { 1 } else { 2 })
}

fn at(day: &str) -> Timestamp {
    format!("{day}T09:00:00Z").parse().unwrap()
}

fn digests(text: &str) -> (Digest, Digest) {
    (Digest::sha256(b"data"), Digest::sha256(text.as_bytes()))
}

/// A report of 2025 with a summary.
fn written() -> (Edition, Actor, Actor) {
    let (officer, management) = (somebody(Role::Officer), somebody(Role::Management));
    let mut edition = Edition::begin(2025, date(2026, 1, 2));
    let summary = (Section::Summary, Language::Dutch);
    edition.write(summary, "Drie dingen vielen op.", (&officer, at("2026-01-02"))).unwrap();
    (edition, officer, management)
}

fn react(edition: &mut Edition, management: &Actor, day: &str) -> Result<(), Refused> {
    let reaction = (Section::Reaction, Language::Dutch);
    edition.write(reaction, "Wij nemen alle aanbevelingen over.", (management, at(day)))
}

#[test]
fn art_7_2_the_officer_signs_and_then_management_and_it_is_frozen() {
    let (mut edition, officer, management) = written();
    let early = edition.sign((&management, at("2026-01-05")), digests("a"), "1.0");
    assert_eq!(early, Err(Refused::NotSignedYet), "management signs what the officer made");
    edition.sign((&officer, at("2026-01-05")), digests("a"), "1.0").unwrap();
    let silent = edition.sign((&management, at("2026-01-06")), digests("a"), "1.0");
    assert_eq!(silent, Err(Refused::NoReaction));
    react(&mut edition, &management, "2026-01-06").unwrap();
    assert_eq!(edition.signatures.len(), 1, "the reaction is not what the officer signed");
    edition.sign((&management, at("2026-01-07")), digests("b"), "1.0").unwrap();
    let frozen = edition.frozen.as_ref().unwrap();
    assert_eq!((frozen.program.as_str(), frozen.at), ("1.0", at("2026-01-07")));

    let summary = (Section::Summary, Language::Dutch);
    let late = edition.write(summary, "Toch anders.", (&officer, at("2026-01-08")));
    assert_eq!(late, Err(Refused::Frozen));
    assert_eq!(edition.take_back(&officer), Err(Refused::Frozen));
    let again = edition.sign((&officer, at("2026-01-08")), digests("c"), "1.0");
    assert_eq!(again, Err(Refused::Frozen));
    let moved = edition.count_as_of(&officer, date(2026, 1, 9), date(2026, 1, 9));
    assert_eq!(moved, Err(Refused::Frozen));
}

#[test]
fn art_7_2_a_signature_falls_when_what_was_signed_changes() {
    let (mut edition, officer, _) = written();
    let sign = |edition: &mut Edition| {
        edition.sign((&officer, at("2026-01-05")), digests("a"), "1.0").unwrap();
    };
    sign(&mut edition);
    let summary = (Section::Summary, Language::Dutch);
    edition.write(summary, "Drie dingen vielen op.", (&officer, at("2026-01-06"))).unwrap();
    assert_eq!(edition.signatures.len(), 1, "the same text changes nothing");
    edition.write(summary, "Vier dingen.", (&officer, at("2026-01-06"))).unwrap();
    assert!(edition.signatures.is_empty());
    sign(&mut edition);
    edition.count_as_of(&officer, date(2026, 1, 6), date(2026, 1, 6)).unwrap();
    assert!(edition.signatures.is_empty(), "another day gives other figures");
    sign(&mut edition);
    edition.take_back(&officer).unwrap();
    assert_eq!(edition.take_back(&officer), Err(Refused::NotSignedYet));
}

#[test]
fn art_7_2_each_writes_his_own_part_and_nobody_else_any() {
    let (mut edition, officer, management) = written();
    let now = at("2026-01-05");
    for section in Section::ALL {
        let of_management = *section == Section::Reaction;
        assert_eq!(edition.may_write(&officer, *section).is_ok(), !of_management, "{section:?}");
        assert_eq!(edition.may_write(&management, *section).is_ok(), of_management);
        for role in [Role::Partner, Role::Staff, Role::Administrator, Role::Auditor] {
            let by = somebody(role);
            let refused = edition.write((*section, Language::Dutch), "Ik.", (&by, now));
            assert_eq!(refused, Err(Refused::NotYours), "{role:?}");
        }
    }
    let partner = somebody(Role::Partner);
    assert_eq!(edition.may_sign(&partner, date(2026, 1, 5)), Err(Refused::NotYours));
}

#[test]
fn art_7_2_a_report_is_signed_when_the_year_is_over_and_has_a_summary() {
    let officer = somebody(Role::Officer);
    let mut edition = Edition::begin(2025, date(2025, 12, 31));
    assert_eq!(edition.may_sign(&officer, date(2025, 12, 31)), Err(Refused::YearNotOver));
    assert_eq!(edition.may_sign(&officer, date(2026, 1, 1)), Err(Refused::YearNotOver));
    let counted_after = Edition::begin(2025, date(2026, 1, 1));
    assert_eq!(counted_after.may_sign(&officer, date(2026, 1, 1)), Err(Refused::NoSummary));
    let early = edition.count_as_of(&officer, date(2025, 12, 31), date(2026, 1, 2));
    assert_eq!(early, Err(Refused::YearNotOver));
    let ahead = edition.count_as_of(&officer, date(2026, 2, 1), date(2026, 1, 2));
    assert_eq!(ahead, Err(Refused::YearNotOver), "nobody knows how it stands in February");
}

#[test]
fn art_7_2_a_correction_is_a_new_edition_with_its_reason() {
    let (mut edition, officer, management) = written();
    let day = date(2026, 3, 2);
    assert_eq!(edition.corrected(&officer, "Fout", day), Err(Refused::NotFrozen));
    edition.sign((&officer, at("2026-01-05")), digests("a"), "1.0").unwrap();
    react(&mut edition, &management, "2026-01-06").unwrap();
    edition.sign((&management, at("2026-01-07")), digests("b"), "1.0").unwrap();
    assert_eq!(edition.corrected(&officer, "  ", day), Err(Refused::NoReason));
    assert_eq!(edition.corrected(&management, "Fout", day), Err(Refused::NotYours));
    let next = edition.corrected(&officer, "Een dossier is heropend.", day).unwrap();
    assert_eq!((next.number, next.as_of, next.frozen.is_some()), (2, day, false));
    assert!(next.signatures.is_empty());
    assert_eq!(next.text(Section::Summary, Language::English), Some("Drie dingen vielen op."));
}

#[test]
fn art_7_2_only_some_of_what_was_written_is_for_everybody() {
    for section in [Section::Causes, Section::Satisfaction, Section::Timeliness] {
        assert!(!section.text_is_for(Version::Public), "it may tell of a case");
        assert!(section.text_is_for(Version::Internal));
    }
    assert!(!Section::Partners.is_in(Version::Public), "partners are never compared in public");
    assert_eq!(Section::ALL.len(), 17);
    assert_eq!(Section::Annexes.number(), 17);
}
