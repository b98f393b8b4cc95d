//! How the complainant can be reached: one erasable text, so that one erasure takes all of it.
use serde::{Deserialize, Serialize};
use weerklank_domain::text::Words;

/// Company, numbers and addresses of a complainant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCard {
    pub company: String,
    pub chamber_number: String,
    pub email: String,
    pub phone: String,
    /// Street, postal code and place, a line each.
    pub address: String,
}

impl ContactCard {
    /// Whether mail, telephone or post can reach him (5.1).
    pub fn reaches(&self) -> bool {
        [&self.email, &self.phone, &self.address].iter().any(|field| !field.is_empty())
    }

    /// As it is stored; nothing when no field is filled in.
    pub fn words(&self) -> Option<Words> {
        if *self == Self::default() {
            return None;
        }
        Words::parse(&serde_json::to_string(self).ok()?).ok()
    }

    /// As it was stored.
    pub fn read(words: &str) -> Self {
        serde_json::from_str(words).unwrap_or_default()
    }

    /// The lines of the address on a letter.
    pub fn address_lines(&self) -> Vec<String> {
        self.address
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// Whether a text is one mail address that we can write to.
pub fn is_mail_address(address: &str) -> bool {
    weerklank_mail::Mailbox::new(None, address).is_ok()
}
