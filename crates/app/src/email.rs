//! A mail address as an account or a firm has it: one address, in small letters.
use std::fmt;
use std::str::FromStr;

use weerklank_mail::{Mailbox, MailboxError};

/// An address that a mail server would take, in small letters, so that it is compared at a glance.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EmailAddress {
    type Err = MailboxError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mailbox = Mailbox::new(None, text)?;
        Ok(Self(mailbox.address().to_ascii_lowercase()))
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::EmailAddress;

    #[test]
    fn an_address_is_one_address_in_small_letters() {
        let anna: EmailAddress = " Anna@Noord.Example ".parse().unwrap();
        assert_eq!(anna.as_str(), "anna@noord.example");
        assert_eq!(format!("{anna:?}"), "EmailAddress(…)");
        for wrong in ["", "anna", "a@b@c", "a@b.nl\r\nBcc: c@d.nl", "a@b.nl, c@d.nl", "@b.nl"] {
            assert!(wrong.parse::<EmailAddress>().is_err(), "{wrong:?}");
        }
    }
}
