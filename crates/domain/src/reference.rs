//! The reference of a complaint: `K-2026-7H3Q2M`, random, so that it tells nobody how many
//! complaints there are, with a check character, so that a slip is found before it is looked up.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Without 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V (the letter of each pair, and both of the last)
/// and without A and E, so that no word can come out. A prime number of characters: then the
/// check character finds each wrong character and each swap of two neighbours.
const ALPHABET: &[u8; 23] = b"23456789CDFHJKMNPQRTWXY";
const BASE: u32 = 23;
const RANDOM_CHARACTERS: usize = 5;
/// Added to the sum, so that the example in the handbook is a valid reference.
const OFFSET: u32 = 1;

/// The reference by which everybody names a complaint: the year of recording, five random
/// characters and a check character over all of it, the year included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Reference {
    year: u16,
    /// Places in the alphabet.
    random: [u8; RANDOM_CHARACTERS],
}

/// What is wrong with a reference that somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    #[error("the reference is empty")]
    Empty,
    #[error("a reference begins with K and a year of four digits")]
    Beginning,
    #[error("after the year come six characters, not {found}")]
    Length { found: usize },
    #[error("{character:?} is never in a reference")]
    Character { character: char },
    #[error("the reference has a typing error: its last character does not fit the rest")]
    Check,
}

impl Reference {
    /// A new reference from sixteen bytes of chance.
    ///
    /// The remainder of 128 bits favours no reference by more than one in 2¹⁰⁵. Two complaints
    /// may draw the same one, so the store refuses a reference twice and the caller tries again.
    pub fn new(year: i16, chance: [u8; 16]) -> Self {
        let mut rest = u128::from_be_bytes(chance);
        let base = u128::from(BASE);
        let random = std::array::from_fn(|_| {
            let place = rest % base;
            rest /= base;
            u8::try_from(place).expect("a remainder of 23 fits a byte")
        });
        // Four digits are written; no complaint is recorded outside these years.
        let year = u16::try_from(year.clamp(0, 9999)).expect("clamped to what fits");
        Self { year, random }
    }

    /// The year of recording.
    pub fn year(self) -> u16 {
        self.year
    }

    fn check(self) -> usize {
        let digits = [1000, 100, 10, 1].map(|unit| u32::from(self.year) / unit % 10);
        // The weights 1 to 9 differ and none is a multiple of 23: that is what makes it work.
        let sum: u32 = (1..)
            .zip(digits.into_iter().chain(self.random.map(u32::from)))
            .map(|(weight, value)| weight * value)
            .sum();
        usize::try_from((sum + OFFSET) % BASE).expect("a remainder of 23 fits")
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "K-{:04}-", self.year)?;
        let places = self.random.iter().map(|place| usize::from(*place));
        for place in places.chain([self.check()]) {
            write!(f, "{}", char::from(ALPHABET[place]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reference({self})")
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    /// Small letters, spaces, missing dashes and a missing K are forgiven, and so is a letter
    /// that looks like a digit: it is in no reference, so it can only have been the digit.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let typed: Vec<char> = text
            .chars()
            .filter(|character| !is_separator(*character))
            .map(|character| character.to_ascii_uppercase())
            .collect();
        if typed.is_empty() {
            return Err(ReferenceError::Empty);
        }
        let rest = typed.strip_prefix(&['K']).unwrap_or(&typed);
        let (year, characters) = rest.split_at_checked(4).ok_or(ReferenceError::Beginning)?;
        let year = parse_year(year).ok_or(ReferenceError::Beginning)?;
        let places: Vec<u8> = characters.iter().copied().map(place).collect::<Result<_, _>>()?;
        let [random @ .., check] = *<&[u8; RANDOM_CHARACTERS + 1]>::try_from(places.as_slice())
            .map_err(|_| ReferenceError::Length { found: places.len() })?;
        let reference = Self { year, random };
        if reference.check() != usize::from(check) {
            return Err(ReferenceError::Check);
        }
        Ok(reference)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// Dashes of every length come out of word processors and telephones.
fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '‐' | '‑' | '–' | '—' | '_' | '.' | '/')
}

fn parse_year(characters: &[char]) -> Option<u16> {
    characters.iter().try_fold(0, |year, character| {
        let digit = match character {
            'O' => 0,
            'I' | 'L' => 1,
            other => other.to_digit(10)?,
        };
        Some(year * 10 + u16::try_from(digit).ok()?)
    })
}

fn place(character: char) -> Result<u8, ReferenceError> {
    let meant = match character {
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        other => other,
    };
    (0..)
        .zip(ALPHABET)
        .find(|(_, letter)| char::from(**letter) == meant)
        .map(|(place, _)| place)
        .ok_or(ReferenceError::Character { character })
}
