//! To whom a mail likely belongs that can't be read: what stands open in its bytes. Nothing is
//! done with it but to hide it from who may not know of that dossier (1), and to suggest one.
use std::collections::HashSet;

use weerklank_domain::ids::ComplaintId;
use weerklank_domain::reference::Reference;
use weerklank_store::inbound::{self, Acquaintance};
use weerklank_store::{StoreError, Tx, dossiers};

use super::address;
use crate::keys::Keys;

/// The headers of any mail that a program made, and the start of its text.
const LOOKED_AT: usize = 64 * 1024;
/// Many times what a letter names.
const NAMED_MAX: usize = 200;

/// Who likely wrote it, as in `correspondent`, and about which dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traces {
    pub(super) correspondent: Option<[u8; 16]>,
    pub(super) complaint: Option<ComplaintId>,
}

pub(super) fn traces(tx: &mut Tx<'_>, keys: &Keys, raw: &[u8]) -> Result<Traces, StoreError> {
    let start = String::from_utf8_lossy(&raw[..raw.len().min(LOOKED_AT)]);
    let mut traces = Traces::default();
    let mut is_hidden = false;
    for address in addresses(&start) {
        let remembered = address::remembered(keys, address);
        // Somebody in a dossier from which a person is shut out goes before anybody else.
        match inbound::acquaintance(tx, &remembered)? {
            Acquaintance::OfHidden if !is_hidden => {
                traces.correspondent = Some(remembered);
                is_hidden = true;
            }
            Acquaintance::Known if traces.correspondent.is_none() => {
                traces.correspondent = Some(remembered);
            }
            Acquaintance::OfHidden | Acquaintance::Known | Acquaintance::Stranger => {}
        }
    }
    for reference in references(&start) {
        if let Some(id) = dossiers::id_of(tx, reference)? {
            traces.complaint = Some(id);
            break;
        }
    }
    Ok(traces)
}

fn addresses(text: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_alphanumeric() || "@.+_-'&=/~!#$%*?^`{|}".contains(c);
    let mut known = HashSet::new();
    let words = text.split(|c: char| !is_part(c));
    let words = words.map(|word| word.trim_matches(['.', '\'']));
    words
        .filter(|word| word.split_once('@').is_some_and(|(l, d)| !l.is_empty() && !d.is_empty()))
        .filter(|word| known.insert(*word))
        .take(NAMED_MAX)
        .collect()
}

/// Those of our own addresses and ids as well, in which a signature stands behind.
fn references(text: &str) -> Vec<Reference> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let read = |word: &str| {
        let word = word.to_uppercase();
        let behind = word.rsplit_once('-').and_then(|(reference, _)| reference.parse().ok());
        word.parse().ok().or(behind)
    };
    words.filter(|word| word.contains('-')).filter_map(read).take(NAMED_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_open_in_bytes_is_found() {
        let ours = "klachten+k-2026-7h3q2m-abc@h.example";
        let text = format!(
            "From: \"A\" <anna@klant.example>\r\nTo: {ours}\r\n\r\nanna@klant.example, @niets, \
             niets@ en b.o'neil@klant.example."
        );
        assert_eq!(addresses(&text), ["anna@klant.example", ours, "b.o'neil@klant.example"]);
        let found =
            |text| -> Vec<String> { references(text).iter().map(ToString::to_string).collect() };
        assert_eq!(found(ours), ["K-2026-7H3Q2M"]);
        assert_eq!(found("over K-2026-7H3Q2M, en niet K-12"), ["K-2026-7H3Q2M"]);
    }
}
