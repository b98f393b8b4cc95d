//! What the demonstration is made of: the files in `demo/`, read once.
use anyhow::Context;
use serde::Deserialize;
use weerklank_domain::Language;
use weerklank_domain::complaint::facts::{
    Channel, ComplainantKind, Door, Judgment, Level, Nature, Reaction, Recurrence, ReopenGround,
    ScopeGround, TakeUpReason,
};
use weerklank_domain::people::Role;

use super::plan::{Road, Step};

const ORGANISATION: &str = include_str!("../../demo/organisation.toml");
const CLOSED: &str = include_str!("../../demo/closed.toml");
const OPEN: &str = include_str!("../../demo/open.toml");
const RELATIONS: &str = include_str!("../../demo/relations.csv");

/// Everything that is invented.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) register: Register,
    pub(super) relations: Vec<Relation>,
    pub(super) complaints: Vec<Complaint>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Register {
    pub(super) organisation: Organisation,
    pub(super) firm: Vec<Firm>,
    pub(super) person: Vec<Person>,
    pub(super) words: Phrases,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub(super) name: String,
    pub(super) legal_name: String,
    pub(super) address_lines: Vec<String>,
    pub(super) postal_address_lines: Vec<String>,
    pub(super) phone: String,
    pub(super) mail: String,
    pub(super) complaints_mail: String,
    pub(super) website: String,
    pub(super) procedure_url: String,
    pub(super) colour: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Firm {
    pub(super) key: String,
    pub(super) name: String,
    /// The key of a person; nobody when the firm has no account.
    pub(super) contact: Option<String>,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) address: String,
    /// `key:Name`
    pub(super) advisers: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) email: String,
    /// Only who is printed signs in; the others keep their invitation.
    pub(super) password: Option<String>,
    pub(super) roles: Vec<Role>,
    pub(super) adviser: Option<String>,
    pub(super) manager: Option<String>,
    #[serde(default)]
    pub(super) order: u32,
    /// The end of the key of the text under which the sign-in is printed.
    pub(super) label: Option<String>,
}

/// Sentences that return, one by turns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    pub(super) questions: Vec<String>,
    pub(super) advices: Vec<String>,
    pub(super) progress: Vec<String>,
    pub(super) views: Vec<String>,
    pub(super) calls: Vec<String>,
    pub(super) notes: Vec<String>,
    pub(super) kept: String,
}

#[derive(Debug)]
pub(super) struct Relation {
    pub(super) key: String,
    pub(super) kind: ComplainantKind,
    pub(super) company: String,
    pub(super) chamber_number: String,
    pub(super) contact: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) address: String,
    pub(super) language: Language,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Complaint {
    /// Only to find it in the file.
    pub(super) key: String,
    /// In days before today.
    pub(super) received: i64,
    /// In days after receipt.
    pub(super) answered: Option<i64>,
    pub(super) road: Road,
    /// The last step that is taken.
    pub(super) until: Step,
    pub(super) take_up: Option<TakeUpReason>,
    pub(super) scope: Option<ScopeGround>,
    /// The key of an officer who declares a conflict of interest.
    pub(super) conflict: Option<String>,
    pub(super) reopen_ground: Option<ReopenGround>,
    /// In days before today.
    pub(super) reopen_days: Option<i64>,
    #[serde(default)]
    pub(super) letter: LetterWay,
    pub(super) door: Door,
    pub(super) channel: Channel,
    pub(super) by: String,
    pub(super) complainant: String,
    /// The key of an adviser, `organisation`, `officer:KEY` or `unknown:WORDS`.
    pub(super) about: String,
    pub(super) service: String,
    pub(super) nature: Nature,
    pub(super) subcategory: Option<String>,
    #[serde(default)]
    pub(super) further: Vec<Nature>,
    pub(super) severity: Option<Level>,
    #[serde(default)]
    pub(super) language: Option<Language>,
    pub(super) said: String,
    pub(super) wish: String,
    #[serde(default)]
    pub(super) claims_money: bool,
    pub(super) partner_says: Option<String>,
    pub(super) proposal: Option<String>,
    pub(super) reaction: Option<Reaction>,
    #[serde(default)]
    pub(super) remedies: Vec<String>,
    /// In cents.
    pub(super) amount: Option<u64>,
    pub(super) cause: Option<String>,
    pub(super) recurrence: Option<Recurrence>,
    pub(super) lesson: Option<String>,
    #[serde(default)]
    pub(super) no_lesson: bool,
    pub(super) late_reason: Option<String>,
    pub(super) commitment: Option<String>,
    /// How it was solved, why it was withdrawn, why it is no complaint, why it was opened again.
    pub(super) how: Option<String>,
    #[serde(default)]
    pub(super) point: Vec<Point>,
}

/// How the letter goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LetterWay {
    #[default]
    ByMail,
    /// It waits for its posting day.
    ByPost,
    /// The mail server knows no such address.
    Undeliverable,
}

/// A point; what is not answered yet has no finding.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Point {
    pub(super) summary: String,
    pub(super) finding: Option<String>,
    pub(super) judgment: Option<Judgment>,
    pub(super) reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Complaints {
    complaint: Vec<Complaint>,
}

impl Script {
    pub(super) fn read() -> anyhow::Result<Self> {
        let register = toml::from_str(ORGANISATION).context("demo/organisation.toml")?;
        let mut complaints = complaints(CLOSED).context("demo/closed.toml")?;
        complaints.extend(self::complaints(OPEN).context("demo/open.toml")?);
        let relations = RELATIONS.lines().skip(1).map(relation);
        let relations = relations.collect::<Option<_>>().context("demo/relations.csv")?;
        Ok(Self { register, relations, complaints })
    }

    pub(super) fn relation(&self, key: &str) -> anyhow::Result<&Relation> {
        let found = self.relations.iter().find(|relation| relation.key == key);
        found.with_context(|| format!("no relation {key}"))
    }
}

fn complaints(file: &str) -> Result<Vec<Complaint>, toml::de::Error> {
    toml::from_str::<Complaints>(file).map(|file| file.complaint)
}

fn relation(line: &str) -> Option<Relation> {
    let mut cells = line.split(',').map(str::to_owned);
    let mut cell = || cells.next();
    Some(Relation {
        key: cell()?,
        kind: ComplainantKind::from_key(&cell()?)?,
        company: cell()?,
        chamber_number: cell()?,
        contact: cell()?,
        email: cell()?,
        phone: cell()?,
        address: cell()?.replace('|', "\n"),
        language: Language::from_tag(&cell()?)?,
    })
}
