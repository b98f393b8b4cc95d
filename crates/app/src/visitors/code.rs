//! The access code of a complaint: sixteen digits that can be read out on the telephone.
use std::fmt;

use sha2::{Digest as _, Sha256};
use weerklank_domain::ids::ComplaintId;

use super::DraftKey;

const DIGITS: u32 = 16;

/// Lets the complainant into his own dossier, together with its reference. Ten thousand billion
/// of them, behind a slow hash and a slow-down: nobody guesses one.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessCode(String);

impl AccessCode {
    /// From the secret of the form in which the complaint was written, so that the page with the
    /// receipt can be shown again to that browser while only a slow hash is kept here.
    pub(crate) fn derive(key: &DraftKey, complaint: ComplaintId) -> Self {
        let digest = Sha256::new()
            .chain_update(b"weerklank access code\n")
            .chain_update(key.secret())
            .chain_update(complaint.as_uuid().as_bytes())
            .finalize();
        Self::from_chance(digest[..16].try_into().expect("sixteen of thirty-two bytes"))
    }

    pub(crate) fn from_chance(chance: [u8; 16]) -> Self {
        // The remainder of 128 bits favours no code by more than one in 2^74.
        let number = u128::from_be_bytes(chance) % 10_u128.pow(DIGITS);
        Self(format!("{number:016}"))
    }

    /// What somebody typed, with or without spaces and dashes.
    pub fn parse(typed: &str) -> Option<Self> {
        let digits: String = typed.chars().filter(|c| !" -.\u{a0}".contains(*c)).collect();
        let fits = digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_digit());
        fits.then_some(Self(digits))
    }

    /// The digits without spaces, to be hashed and compared.
    pub(crate) fn digits(&self) -> &str {
        &self.0
    }
}

/// In groups of four, as it is read out.
impl fmt::Display for AccessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = [&self.0[..4], &self.0[4..8], &self.0[8..12], &self.0[12..]];
        f.write_str(&groups.join(" "))
    }
}

// It is a secret, so it never reaches a log.
impl fmt::Debug for AccessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::AccessCode;

    #[test]
    fn a_code_is_read_as_it_is_shown_and_as_it_is_typed() {
        let code = AccessCode::from_chance([7; 16]);
        assert_eq!(code.to_string().len(), 19);
        let shown = code.to_string();
        for typed in [shown.clone(), shown.replace(' ', ""), shown.replace(' ', "-")] {
            assert_eq!(AccessCode::parse(&typed).as_ref(), Some(&code), "{typed}");
        }
        for wrong in ["", "1234", "1234 5678 9012 345x", "12345678901234567", "१२३४५६७८९०१२३४५६"]
        {
            assert_eq!(AccessCode::parse(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "AccessCode(…)");
    }
}
