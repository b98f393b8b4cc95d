//! One address of one person, and nothing that could be read as another header or address.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// RFC 5321: 64 before the at sign, 254 for the whole address.
const LOCAL_PART_MAX: usize = 64;
const ADDRESS_MAX: usize = 254;
/// In characters; longer names are no names.
const NAME_MAX: usize = 200;

/// An address, with or without the name of who reads there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Mailbox {
    name: Option<String>,
    address: lettre::Address,
}

/// Why a text is not one mail address. It never holds the text itself, so it may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailboxError {
    #[error("the mail address is empty")]
    Empty,
    #[error("the mail address holds a line break or another control character")]
    ControlCharacter,
    #[error("this is more than one mail address")]
    Several,
    #[error("the name is longer than {NAME_MAX} characters")]
    NameTooLong,
    #[error("the mail address is longer than {ADDRESS_MAX} characters")]
    TooLong,
    #[error("the part before the at sign is not that of a mail address")]
    LocalPart,
    #[error("the part after the at sign is not a domain")]
    Domain,
}

impl Mailbox {
    /// An address and a name that come from two fields of a form.
    pub fn new(name: Option<&str>, address: &str) -> Result<Self, MailboxError> {
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        if let Some(name) = name {
            if name.contains(is_hidden) {
                return Err(MailboxError::ControlCharacter);
            }
            if name.chars().count() > NAME_MAX {
                return Err(MailboxError::NameTooLong);
            }
        }
        Ok(Self { name: name.map(str::to_owned), address: parse_address(address.trim())? })
    }

    /// What stands before and after the at sign, without a name.
    pub fn address(&self) -> &str {
        self.address.as_ref()
    }

    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What stands after the at sign.
    pub fn domain(&self) -> &str {
        self.address.domain()
    }

    pub(crate) fn to_lettre(&self) -> lettre::message::Mailbox {
        lettre::message::Mailbox::new(self.name.clone(), self.address.clone())
    }

    pub(crate) fn to_lettre_address(&self) -> lettre::Address {
        self.address.clone()
    }
}

impl FromStr for Mailbox {
    type Err = MailboxError;

    /// `a@b.nl`, `Anna <a@b.nl>` or `"Vries, de" <a@b.nl>`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.contains(is_hidden) {
            return Err(MailboxError::ControlCharacter);
        }
        let text = text.trim();
        if let Some(quoted) = text.strip_prefix('"') {
            let (name, rest) = unquote(quoted).ok_or(MailboxError::LocalPart)?;
            return Self::new(Some(&name), within_angles(rest.trim())?);
        }
        match text.find('<') {
            None => Self::new(None, text),
            Some(place) => {
                let (name, rest) = text.split_at(place);
                if name.contains([',', ';', '@']) {
                    return Err(MailboxError::Several);
                }
                Self::new(Some(name), within_angles(rest)?)
            }
        }
    }
}

impl fmt::Display for Mailbox {
    /// As it is parsed; a name is always quoted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(name) = &self.name else {
            return f.write_str(self.address());
        };
        let name = name.replace('\\', "\\\\").replace('"', "\\\"");
        write!(f, "\"{name}\" <{}>", self.address())
    }
}

impl From<Mailbox> for String {
    fn from(mailbox: Mailbox) -> Self {
        mailbox.to_string()
    }
}

impl TryFrom<String> for Mailbox {
    type Error = MailboxError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// Stricter than the standard: no quoted local part and plain ASCII only, which every server
/// takes. An address outside that has never been somebody's; it is how headers are smuggled in.
fn parse_address(text: &str) -> Result<lettre::Address, MailboxError> {
    if text.is_empty() {
        return Err(MailboxError::Empty);
    }
    if text.contains(is_hidden) {
        return Err(MailboxError::ControlCharacter);
    }
    if text.contains([',', ';']) || text.matches('@').count() > 1 {
        return Err(MailboxError::Several);
    }
    if text.len() > ADDRESS_MAX {
        return Err(MailboxError::TooLong);
    }
    let (local, domain) = text.split_once('@').ok_or(MailboxError::LocalPart)?;
    let atom = |part: &str| !part.is_empty() && part.chars().all(is_atom_character);
    if local.len() > LOCAL_PART_MAX || !local.split('.').all(atom) {
        return Err(MailboxError::LocalPart);
    }
    let label = |part: &str| {
        let plain = |character: char| character.is_ascii_alphanumeric() || character == '-';
        !part.is_empty()
            && part.len() <= 63
            && part.chars().all(plain)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    if !domain.split('.').all(label) {
        return Err(MailboxError::Domain);
    }
    lettre::Address::new(local, domain).map_err(|_| MailboxError::Domain)
}

/// The characters of an atom in RFC 5322.
fn is_atom_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(character)
}

/// Control characters, line and paragraph separators, and marks that turn the reading direction.
pub(crate) fn is_hidden(character: char) -> bool {
    let separates_or_turns = matches!(
        character,
        '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    character.is_control() || separates_or_turns
}

fn within_angles(text: &str) -> Result<&str, MailboxError> {
    let inside = text.strip_prefix('<').ok_or(MailboxError::LocalPart)?;
    match inside.split_once('>') {
        Some((address, "")) => Ok(address),
        Some((_, _)) => Err(MailboxError::Several),
        None => Err(MailboxError::Domain),
    }
}

/// What stands up to the closing quotation mark, and what follows it.
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut characters = text.char_indices();
    while let Some((place, character)) = characters.next() {
        match character {
            '"' => return Some((name, &text[place + 1..])),
            '\\' => name.push(characters.next()?.1),
            other => name.push(other),
        }
    }
    None
}
