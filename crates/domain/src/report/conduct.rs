//! How often each article was followed: done, done late, explained or missing (7.3).
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::calendar::Calendar;
use crate::complaint::Complaint;
use crate::complaint::compliance::{Finding, Numbered, Verdict, findings};
use crate::complaint::event::Entry;
use crate::complaint::facts::Door;
use crate::complaint::tasks::Around;
use crate::complaint::terms::Agreements;
use crate::people::Register;

/// The articles of the scoreboard: those that a dossier follows or not.
const COUNTED: [Article; 16] = [
    Article::Art3_1,
    Article::Art3_2,
    Article::Art4_1,
    Article::Art4_2,
    Article::Art4_3,
    Article::Art4_4,
    Article::Art4_5,
    Article::Art4_6,
    Article::Art5_1,
    Article::Art5_2,
    Article::Art5_3,
    Article::Art5_4,
    Article::Art6_2,
    Article::Art6_3,
    Article::Art6_4,
    Article::Art6_5,
];

/// What was agreed on time: rows are built anew when it changes.
#[derive(Clone, Copy, Debug)]
pub struct Agreed<'a> {
    pub agreements: &'a Agreements,
    pub calendar: &'a Calendar,
}

/// How one dossier stands with one article that applies to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Row", into = "Row")]
pub struct Conduct {
    pub article: Article,
    verdict: Verdict,
    done_on: Option<Date>,
    due_on: Option<Date>,
}

/// Short, because there are many of them.
type Row = (Article, Verdict, Option<Date>, Option<Date>);

impl From<Row> for Conduct {
    fn from((article, verdict, done_on, due_on): Row) -> Self {
        Self { article, verdict, done_on, due_on }
    }
}

impl From<Conduct> for Row {
    fn from(row: Conduct) -> Self {
        (row.article, row.verdict, row.done_on, row.due_on)
    }
}

impl Conduct {
    /// Of all articles that apply, without a clock: what is to be done has its last day with it.
    pub(super) fn of(complaint: &Complaint, entries: &[Entry], agreed: Agreed<'_>) -> Vec<Self> {
        let entries: Vec<Numbered<'_>> =
            (1..).zip(entries).map(|(number, entry)| Numbered { number, entry }).collect();
        let terms = agreed.agreements.on(complaint.received_on);
        // Who works where is known now and not then, so no row may hang on it.
        let register = Register { people: Vec::new() };
        let around = Around { register: &register, calendar: agreed.calendar, terms: &terms };
        findings(complaint, &entries, (around, complaint.received_on))
            .into_iter()
            .filter(|found| COUNTED.contains(&found.article))
            .filter(|found| asks(complaint, found))
            .map(|found| Self {
                article: found.article,
                verdict: found.verdict,
                done_on: found.proof.map(|proof| proof.on),
                due_on: found.due_on,
            })
            .collect()
    }

    /// How it stood at the end of a day; nothing while nothing is asked yet.
    pub fn verdict(&self, as_of: Date) -> Option<Verdict> {
        let is_over = self.due_on.is_some_and(|due| as_of > due);
        let missing = is_over.then_some(Verdict::Missing);
        match self.verdict {
            Verdict::Done | Verdict::DoneLate if self.done_on.is_some_and(|on| on > as_of) => {
                missing
            }
            Verdict::Done | Verdict::DoneLate | Verdict::Explained => Some(self.verdict),
            Verdict::Missing if self.due_on.is_none() => Some(Verdict::Missing),
            Verdict::Missing | Verdict::NotYetDue => missing,
            Verdict::NotApplicable => None,
        }
    }
}

/// Where the partner brought it in himself there is nobody to tell (4.2).
fn asks(complaint: &Complaint, found: &Finding) -> bool {
    let nobody_to_tell =
        found.article == Article::Art4_2 && complaint.recording.door == Door::Partner;
    let never = found.verdict == Verdict::NotApplicable
        || (found.verdict == Verdict::NotYetDue && found.due_on.is_none());
    !nobody_to_tell && !never
}

/// So many dossiers for each of the four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub done: u32,
    pub done_late: u32,
    pub explained: u32,
    pub missing: u32,
}

impl Counts {
    pub fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Done => self.done += 1,
            Verdict::DoneLate => self.done_late += 1,
            Verdict::Explained => self.explained += 1,
            Verdict::Missing => self.missing += 1,
            Verdict::NotYetDue | Verdict::NotApplicable => {}
        }
    }

    pub fn of(&self, verdict: Verdict) -> u32 {
        match verdict {
            Verdict::Done => self.done,
            Verdict::DoneLate => self.done_late,
            Verdict::Explained => self.explained,
            Verdict::Missing => self.missing,
            Verdict::NotYetDue | Verdict::NotApplicable => 0,
        }
    }

    /// Of how many dossiers something was asked.
    pub fn asked(&self) -> u32 {
        self.done + self.done_late + self.explained + self.missing
    }
}

/// By article, in the order of the procedure.
pub type ByArticle = BTreeMap<Article, Counts>;
