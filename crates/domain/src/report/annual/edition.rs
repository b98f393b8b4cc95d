//! How a report comes about: texts beside the figures, the reaction of management, both
//! signatures, and from then on nothing changes. What turns out to be wrong makes a new edition.
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::section::Section;
use crate::chain::Digest;
use crate::complaint::facts::keyed;
use crate::ids::PersonId;
use crate::language::Language;
use crate::people::{Actor, Role};
use crate::rules::ch7_report as ch7;

/// In this order: management signs what the officer made.
pub const SIGNERS: [Role; 2] = [Role::Officer, Role::Management];

/// One edition of the report of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    pub year: i16,
    /// 1, and one more for each correction.
    pub number: u16,
    /// The day at whose end is counted.
    pub as_of: Date,
    /// Why there is a later edition than the first.
    pub reason: Option<String>,
    pub texts: BTreeMap<Section, BTreeMap<Language, Written>>,
    pub signatures: Vec<Signature>,
    pub frozen: Option<Frozen>,
}

/// What somebody wrote in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub text: String,
    pub by: PersonId,
    pub at: Timestamp,
}

/// Who signed what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub role: Role,
    pub by: PersonId,
    pub at: Timestamp,
    /// Of the data from which the report is made.
    pub data: Digest,
    /// Of the texts that the signer answers for.
    pub texts: Digest,
}

/// From here on it stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    pub at: Timestamp,
    pub data: Digest,
    pub texts: Digest,
    /// The version of the program that made it.
    pub program: String,
}

keyed! {
    /// Why a step of the report is refused; the sentences are in the texts, under `report-refused`.
    Refused {
        NotYours = "not_yours", Frozen = "frozen", NotFrozen = "not_frozen",
        NoSummary = "no_summary", NoReaction = "no_reaction", NotSignedYet = "not_signed_yet",
        YearNotOver = "year_not_over", NoReason = "no_reason",
    }
}

impl Edition {
    /// Art. 7.2: the first of a year, or a correction of the one before.
    pub fn begin(year: i16, as_of: Date) -> Self {
        Self {
            year,
            number: 1,
            as_of,
            reason: None,
            texts: BTreeMap::new(),
            signatures: Vec::new(),
            frozen: None,
        }
    }

    /// A correction: only of what is frozen, by the officer, and with its reason. The texts go
    /// along, to be read again.
    pub fn corrected(&self, by: &Actor, reason: &str, as_of: Date) -> Result<Self, Refused> {
        require(by.is(Role::Officer), Refused::NotYours)?;
        require(self.frozen.is_some(), Refused::NotFrozen)?;
        let reason = reason.trim();
        require(!reason.is_empty(), Refused::NoReason)?;
        Ok(Self {
            number: self.number.saturating_add(1),
            as_of,
            reason: Some(reason.to_owned()),
            signatures: Vec::new(),
            frozen: None,
            ..self.clone()
        })
    }

    /// Who writes which section: management its reaction, the officer the rest.
    pub fn may_write(&self, by: &Actor, section: Section) -> Result<(), Refused> {
        require(by.is(ch7::who_writes(section)), Refused::NotYours)?;
        require(self.frozen.is_none(), Refused::Frozen)
    }

    /// Writes a section; an empty text takes it away. A signature under something else falls.
    pub fn write(
        &mut self,
        (section, language): (Section, Language),
        text: &str,
        (by, at): (&Actor, Timestamp),
    ) -> Result<(), Refused> {
        self.may_write(by, section)?;
        let text = text.trim();
        let of_section = self.texts.entry(section).or_default();
        if of_section.get(&language).map_or("", |known| &known.text) == text {
            return Ok(());
        }
        if text.is_empty() {
            of_section.remove(&language);
        } else {
            let written = Written { text: text.to_owned(), by: by.person, at };
            of_section.insert(language, written);
        }
        // The officer didn't sign the reaction of management.
        if section != Section::Reaction {
            self.signatures.clear();
        }
        Ok(())
    }

    /// The day at whose end is counted; another day gives other figures.
    pub fn count_as_of(&mut self, by: &Actor, as_of: Date, today: Date) -> Result<(), Refused> {
        require(by.is(Role::Officer), Refused::NotYours)?;
        require(self.frozen.is_none(), Refused::Frozen)?;
        require(as_of.year() > self.year && as_of <= today, Refused::YearNotOver)?;
        if as_of != self.as_of {
            self.as_of = as_of;
            self.signatures.clear();
        }
        Ok(())
    }

    /// What is written in a section, in this language or else in Dutch.
    pub fn text(&self, section: Section, language: Language) -> Option<&str> {
        let known = self.texts.get(&section)?;
        let found = known.get(&language).or_else(|| known.get(&Language::Dutch))?;
        Some(&found.text)
    }

    /// Whether this person can sign now, and as what.
    pub fn may_sign(&self, by: &Actor, today: Date) -> Result<Role, Refused> {
        require(self.frozen.is_none(), Refused::Frozen)?;
        let next = self.next_signer().ok_or(Refused::Frozen)?;
        if !by.is(next) {
            let waits = by.is(Role::Management) && next == Role::Officer;
            return Err(if waits { Refused::NotSignedYet } else { Refused::NotYours });
        }
        ch7::the_report_can_be_signed(self, next, today)?;
        Ok(next)
    }

    fn next_signer(&self) -> Option<Role> {
        SIGNERS.get(self.signatures.len()).copied()
    }

    /// Art. 7.2: the officer signs, then management, and with that it is frozen.
    pub fn sign(
        &mut self,
        (by, at): (&Actor, Timestamp),
        (data, texts): (Digest, Digest),
        program: &str,
    ) -> Result<(), Refused> {
        let role = self.may_sign(by, crate::calendar::local_date(at))?;
        self.signatures.push(Signature { role, by: by.person, at, data, texts });
        if self.next_signer().is_none() {
            self.frozen = Some(Frozen { at, data, texts, program: program.to_owned() });
        }
        Ok(())
    }

    /// The officer takes his signature back while management hasn't signed.
    pub fn take_back(&mut self, by: &Actor) -> Result<(), Refused> {
        require(by.is(Role::Officer), Refused::NotYours)?;
        require(self.frozen.is_none(), Refused::Frozen)?;
        require(!self.signatures.is_empty(), Refused::NotSignedYet)?;
        self.signatures.clear();
        Ok(())
    }
}

fn require(holds: bool, otherwise: Refused) -> Result<(), Refused> {
    if holds { Ok(()) } else { Err(otherwise) }
}
