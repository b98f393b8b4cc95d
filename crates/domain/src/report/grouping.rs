//! The complaints of a period by what they are. Each complaint is in one group of each list, also
//! when it isn't known in which (R13), so that every list adds up to the whole.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fact::{Fact, SubjectKind};
use crate::complaint::facts::{Channel, Door, Manner, Nature};
use crate::ids::FirmId;

/// Of what isn't known.
pub(super) const UNKNOWN: &str = "unknown";

/// Which complaints are asked; nothing asks all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub manner: Option<Manner>,
    pub nature: Option<Nature>,
    pub channel: Option<Channel>,
    pub subject: Option<SubjectKind>,
    pub firm: Option<FirmId>,
}

impl Filter {
    pub fn takes(&self, fact: &Fact) -> bool {
        self.manner.is_none_or(|manner| fact.manner == manner)
            && self.nature.is_none_or(|nature| fact.nature == Some(nature))
            && self.channel.is_none_or(|channel| fact.channel == channel)
            && self.subject.is_none_or(|subject| fact.subject == subject)
            && self.firm.is_none_or(|firm| fact.firm == Some(firm))
    }
}

/// A list of groups, by their key.
type Group = BTreeMap<String, u32>;

/// The same complaints, divided in several ways.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groups {
    /// `2026-01` and so on.
    pub month: Group,
    pub manner: Group,
    pub nature: Group,
    /// `oral partner_conduct` and so on.
    pub manner_and_nature: Group,
    pub door: Group,
    pub channel: Group,
    pub complainant: Group,
    pub subject: Group,
    /// By the id of the firm; never shown as a ranking (R9).
    pub firm: Group,
    /// Of these, what the partner recorded himself.
    pub firm_by_partner: Group,
    pub root_cause: Group,
}

impl Groups {
    pub(super) fn add(&mut self, fact: &Fact) {
        let nature = fact.nature.map_or(UNKNOWN, Nature::key);
        let received = fact.received_on;
        let firm = fact.firm.map_or_else(|| fact.subject.key().to_owned(), |firm| firm.to_string());
        let cause = fact.root_cause.as_ref().map_or(UNKNOWN, |cause| cause.0.as_str());
        let one = |group: &mut Group, key: String| *group.entry(key).or_default() += 1;
        one(&mut self.month, format!("{:04}-{:02}", received.year(), received.month()));
        one(&mut self.manner, fact.manner.key().to_owned());
        one(&mut self.nature, nature.to_owned());
        one(&mut self.manner_and_nature, format!("{} {nature}", fact.manner.key()));
        one(&mut self.door, fact.door.key().to_owned());
        one(&mut self.channel, fact.channel.key().to_owned());
        one(&mut self.complainant, fact.complainant.key().to_owned());
        one(&mut self.subject, fact.subject.key().to_owned());
        if fact.door == Door::Partner {
            one(&mut self.firm_by_partner, firm.clone());
        }
        one(&mut self.firm, firm);
        one(&mut self.root_cause, cause.to_owned());
    }
}
