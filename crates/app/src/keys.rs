//! What this installation signs, so that it knows its own addresses and message ids again.
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use weerklank_store::{Tx, secrets};

use crate::{AppError, Parts};

const NAME: &str = "signing";
/// Small letters and digits, as an address and a message id can hold them (RFC 4648, small).
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// 128 bits in letters of five bits each.
const LETTERS: usize = 26;

/// The key of this installation.
#[derive(Clone)]
pub(crate) struct Keys([u8; 32]);

impl Keys {
    /// Inside a transaction that may write: the first who asks makes the key.
    pub(crate) fn ensure(tx: &mut Tx<'_>, parts: &Parts) -> Result<Self, AppError> {
        if let Some(known) = secrets::find(tx, NAME)? {
            return Ok(Self(known));
        }
        Ok(Self(secrets::ensure(tx, NAME, parts.chance.bytes())?))
    }

    /// HMAC-SHA256 over the purpose and the parts, each after its length, cut to 128 bits.
    pub(crate) fn sign(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 16] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length will do");
        for part in std::iter::once(purpose.as_bytes()).chain(parts.iter().copied()) {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        let whole = mac.finalize().into_bytes();
        whole[..16].try_into().expect("sixteen of thirty-two bytes")
    }

    /// A signature in letters.
    pub(crate) fn token(&self, purpose: &str, parts: &[&[u8]]) -> String {
        letters(self.sign(purpose, parts))
    }

    /// Whether a token is the one for these parts; as slow for every wrong one.
    pub(crate) fn holds(&self, token: &str, purpose: &str, parts: &[&[u8]]) -> bool {
        let right = self.token(purpose, parts);
        right.as_bytes().ct_eq(token.as_bytes()).into()
    }
}

fn letters(signature: [u8; 16]) -> String {
    let mut number = u128::from_be_bytes(signature);
    let mut written = [0; LETTERS];
    for letter in written.iter_mut().rev() {
        let place = usize::try_from(number % 32).expect("less than 32");
        *letter = ALPHABET[place];
        number /= 32;
    }
    String::from_utf8_lossy(&written).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_holds_for_its_purpose_and_its_parts_alone() {
        let keys = Keys([7; 32]);
        let token = keys.token("reply", &[b"dossier", b"anna@noord.example"]);
        assert_eq!(token.len(), LETTERS);
        assert!(keys.holds(&token, "reply", &[b"dossier", b"anna@noord.example"]));
        assert!(!keys.holds(&token, "message", &[b"dossier", b"anna@noord.example"]));
        assert!(!keys.holds(&token, "reply", &[b"dossieranna", b"@noord.example"]));
        assert!(!Keys([8; 32]).holds(&token, "reply", &[b"dossier", b"anna@noord.example"]));
        assert!(!keys.holds("", "reply", &[b"dossier", b"anna@noord.example"]));
    }

    #[test]
    fn no_token_that_was_changed_holds() {
        let keys = Keys([7; 32]);
        let parts: [&[u8]; 1] = [b"dossier"];
        let token = keys.token("reply", &parts);
        let mut tried = 0;
        for place in 0..token.len() {
            for letter in ALPHABET {
                for other in 0..121 {
                    let mut changed = token.clone().into_bytes();
                    changed[place] = *letter;
                    let second = (place + 1 + other) % token.len();
                    changed[second] = ALPHABET[(other * 7 + place) % 32];
                    let changed = String::from_utf8_lossy(&changed).into_owned();
                    tried += 1;
                    assert_eq!(keys.holds(&changed, "reply", &parts), changed == token);
                }
            }
        }
        assert!(tried >= 100_000, "{tried}");
    }
}
