//! The verifiable history: whatever was changed is found.

use proptest::prelude::*;
use uuid::Uuid;
use weerklank_domain::chain::{
    Broken, BrokenKind, Digest, Link, Salt, genesis, link, salted, verify, verify_to,
};
use weerklank_domain::ids::ComplaintId;

const COMPLAINT: ComplaintId =
    ComplaintId::from_uuid(Uuid::from_u128(0x0193_5a7c_9000_7000_8000_0000_0000_0001));

/// The rows as a database holds them.
type Rows = Vec<(u64, Vec<u8>, Digest)>;

fn a_history(bodies: &[&[u8]]) -> Rows {
    let mut previous = genesis(COMPLAINT);
    (1..)
        .zip(bodies)
        .map(|(seq, body)| {
            previous = link(body, &previous);
            (seq, body.to_vec(), previous)
        })
        .collect()
}

fn links(rows: &Rows) -> impl Iterator<Item = Link<'_>> {
    rows.iter().map(|(seq, body, digest)| Link { seq: *seq, body, digest: *digest })
}

fn sample() -> Rows {
    a_history(&[
        br#"{"type":"recorded","v":1}"#,
        br#"{"type":"registered","v":1}"#,
        br#"{"type":"classified","v":1}"#,
        br#"{"type":"decided","v":1}"#,
    ])
}

#[test]
fn an_untouched_history_holds() {
    let rows = sample();
    assert_eq!(verify(COMPLAINT, links(&rows)), Ok(rows[3].2));
    assert_eq!(verify_to(COMPLAINT, links(&rows), &rows[3].2), Ok(()));
    assert_eq!(verify(COMPLAINT, []), Ok(genesis(COMPLAINT)));
}

#[test]
fn the_format_is_the_documented_one() {
    // The worked example of docs/procedure/history.md, computed there with sha256sum.
    let salt = Salt::from_bytes(std::array::from_fn(|place| u8::try_from(place).unwrap()));
    let rows = a_history(&[b"one", b"two"]);
    let found = [genesis(COMPLAINT), rows[0].2, rows[1].2, salted(&salt, b"Hallo")];
    let page = include_str!("../../../../docs/procedure/history.md");
    for digest in found {
        assert!(page.contains(&digest.to_string()), "{digest} is not in the documentation");
    }
}

#[test]
fn every_flipped_byte_is_found() {
    let rows = sample();
    for row in 0..rows.len() {
        for place in 0..rows[row].1.len() {
            for bit in 0..8 {
                let mut changed = rows.clone();
                changed[row].1[place] ^= 1 << bit;
                let seq = rows[row].0;
                let broken = Broken { seq, kind: BrokenKind::Digest };
                assert_eq!(verify(COMPLAINT, links(&changed)), Err(broken));
            }
        }
        for place in 0..32 {
            let mut changed = rows.clone();
            let mut bytes = *changed[row].2.as_bytes();
            bytes[place] ^= 1;
            changed[row].2 = Digest::from_bytes(bytes);
            assert!(verify(COMPLAINT, links(&changed)).is_err());
        }
    }
}

#[test]
fn a_removed_row_is_found() {
    let rows = sample();
    let head = rows[3].2;
    for gone in 0..rows.len() {
        let mut changed = rows.clone();
        changed.remove(gone);
        assert!(verify_to(COMPLAINT, links(&changed), &head).is_err(), "without {gone}");
        // Even when whoever removed it closed the gap in the numbers.
        for (row, seq) in changed.iter_mut().zip(1..) {
            row.0 = seq;
        }
        assert!(verify_to(COMPLAINT, links(&changed), &head).is_err(), "closed over {gone}");
    }
    let cut: Rows = rows[..3].to_vec();
    let broken = Broken { seq: 3, kind: BrokenKind::Head };
    assert_eq!(verify_to(COMPLAINT, links(&cut), &head), Err(broken));
}

#[test]
fn a_moved_row_is_found() {
    let rows = sample();
    for first in 0..rows.len() {
        for second in first + 1..rows.len() {
            let mut changed = rows.clone();
            changed.swap(first, second);
            let found = verify(COMPLAINT, links(&changed)).unwrap_err();
            let expected = u64::try_from(first).unwrap() + 1;
            assert_eq!(found.kind, BrokenKind::Sequence { expected });
            (changed[first].0, changed[second].0) = (changed[second].0, changed[first].0);
            let found = verify(COMPLAINT, links(&changed)).unwrap_err();
            assert_eq!(found, Broken { seq: expected, kind: BrokenKind::Digest });
        }
    }
}

#[test]
fn an_added_row_is_found() {
    let rows = sample();
    let head = rows[3].2;
    for place in 0..=rows.len() {
        let mut changed = rows.clone();
        let before = place.checked_sub(1).map_or(genesis(COMPLAINT), |place| rows[place].2);
        changed.insert(place, (0, b"forged".to_vec(), link(b"forged", &before)));
        for (row, seq) in changed.iter_mut().zip(1..) {
            row.0 = seq;
        }
        assert!(verify_to(COMPLAINT, links(&changed), &head).is_err(), "added at {place}");
    }
}

#[test]
fn a_history_of_another_complaint_does_not_hold() {
    let other = ComplaintId::from_uuid(Uuid::from_u128(2));
    let broken = Broken { seq: 1, kind: BrokenKind::Digest };
    assert_eq!(verify(other, links(&sample())), Err(broken));
}

#[test]
fn a_digest_is_written_in_one_way() {
    let digest = Digest::sha256(b"");
    let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(digest.to_string(), text);
    assert_eq!(text.parse(), Ok(digest));
    assert_eq!(serde_json::to_string(&digest).unwrap(), format!("\"{text}\""));
    assert_eq!(serde_json::from_str::<Digest>(&format!("\"{text}\"")).unwrap(), digest);
    let capitals = text.to_uppercase();
    for wrong in ["", "e3", &text[1..], capitals.as_str(), "é3b0c44298fc1c149afbf4c8996fb924"] {
        assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
    }
}

#[test]
fn a_salt_is_not_shown_by_mistake() {
    let salt = Salt::from_bytes([0xab; 16]);
    assert_eq!(format!("{salt:?}"), "Salt(…)");
    assert_eq!(salt.to_string().parse(), Ok(salt));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn another_salt_or_content_gives_another_digest(
        salt: [u8; 16], other_salt: [u8; 16], content: Vec<u8>, other: Vec<u8>,
    ) {
        let digest = salted(&Salt::from_bytes(salt), &content);
        prop_assert_eq!(digest, salted(&Salt::from_bytes(salt), &content));
        let same = salted(&Salt::from_bytes(other_salt), &other) == digest;
        prop_assert_eq!(same, salt == other_salt && content == other);
    }

    #[test]
    fn any_history_holds_until_one_byte_is_flipped(
        bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..40), 1..8),
        row: prop::sample::Index, place: prop::sample::Index, flip in 1..=255u8,
    ) {
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let mut rows = a_history(&bodies);
        prop_assert!(verify(COMPLAINT, links(&rows)).is_ok());
        let row = row.index(rows.len());
        let place = place.index(rows[row].1.len());
        rows[row].1[place] ^= flip;
        let found = verify(COMPLAINT, links(&rows)).unwrap_err();
        prop_assert_eq!(found, Broken { seq: rows[row].0, kind: BrokenKind::Digest });
    }
}
