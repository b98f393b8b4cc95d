//! Our own transcription of the table of transitions, as it stands in `docs/procedure`.
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

const TABLE: &str = include_str!("../../../../../docs/procedure/transitions.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    transition: Vec<Transition>,
}

/// One row of the workflow.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Transition {
    pub(crate) number: String,
    pub(crate) what: String,
    /// Where it is done, when it is no step in a dossier.
    pub(crate) elsewhere: Option<String>,
    /// Who records, when a dossier begins with it.
    pub(crate) records: Option<Recorded>,
    #[serde(default)]
    pub(crate) step: Vec<Step>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recorded {
    pub(crate) who: Vec<String>,
    /// The stages in which it begins.
    pub(crate) begins: String,
    pub(crate) refused: BTreeSet<String>,
}

/// A command that carries it out. Stages are the letters of `who_may_what.txt`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    pub(crate) command: String,
    /// Each role, and the stages in which it may.
    pub(crate) who: BTreeMap<String, String>,
    /// Of these, the stages that a rule keeps shut whatever is done.
    #[serde(default)]
    pub(crate) shut: BTreeMap<String, String>,
    /// From one stage, the stages in which it can end; it stays where it is from the others.
    #[serde(default)]
    pub(crate) lands: BTreeMap<String, String>,
    /// Why it is refused to who may, where he may.
    #[serde(default)]
    pub(crate) refused: BTreeSet<String>,
}

pub(crate) fn read() -> Vec<Transition> {
    toml::from_str::<Table>(TABLE).unwrap().transition
}

pub(crate) fn transition(number: &str) -> Transition {
    read().into_iter().find(|row| row.number == number).unwrap_or_else(|| panic!("no row {number}"))
}
