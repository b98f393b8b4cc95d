//! The self-assessment of a year (7.3): article by article of the procedure, and clause by clause
//! of ISO 10002, of which the numbers stand here and our own words in the texts.
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::complaint::facts::keyed;
use crate::people::{Actor, Role};

keyed! {
    /// What is looked at: an article of the procedure, or a clause of ISO 10002:2018.
    Item {
        Art3_1 = "art_3_1", Art3_2 = "art_3_2", Art3_3 = "art_3_3",
        Art4_1 = "art_4_1", Art4_2 = "art_4_2", Art4_3 = "art_4_3",
        Art4_4 = "art_4_4", Art4_5 = "art_4_5", Art4_6 = "art_4_6",
        Art5_1 = "art_5_1", Art5_2 = "art_5_2", Art5_3 = "art_5_3",
        Art5_4 = "art_5_4", Art6_1 = "art_6_1", Art6_2 = "art_6_2",
        Art6_3 = "art_6_3", Art6_4 = "art_6_4", Art6_5 = "art_6_5",
        Art6_6 = "art_6_6", Art7_1 = "art_7_1", Art7_2 = "art_7_2",
        Art7_3 = "art_7_3", Art7_4 = "art_7_4",
        Iso4_2 = "iso_4_2", Iso4_3 = "iso_4_3", Iso4_4 = "iso_4_4",
        Iso4_5 = "iso_4_5", Iso4_6 = "iso_4_6", Iso4_7 = "iso_4_7",
        Iso4_8 = "iso_4_8", Iso4_9 = "iso_4_9", Iso4_10 = "iso_4_10",
        Iso4_11 = "iso_4_11", Iso4_12 = "iso_4_12", Iso4_13 = "iso_4_13",
        Iso4_14 = "iso_4_14", Iso4_15 = "iso_4_15", Iso7_1 = "iso_7_1",
        Iso7_2 = "iso_7_2", Iso7_3 = "iso_7_3", Iso7_4 = "iso_7_4",
        Iso7_5 = "iso_7_5", Iso7_6 = "iso_7_6", Iso7_7 = "iso_7_7",
        Iso7_8 = "iso_7_8", Iso7_9 = "iso_7_9", Iso8_1 = "iso_8_1",
        Iso8_2 = "iso_8_2", Iso8_3 = "iso_8_3", Iso8_4 = "iso_8_4",
        Iso8_5 = "iso_8_5", Iso8_6 = "iso_8_6", Iso8_7 = "iso_8_7",
    }
}

keyed! {
    /// What was found.
    Judged {
        Met = "met", Partly = "partly", NotMet = "not_met", NotApplicable = "not_applicable",
    }
}

impl Item {
    /// The article that it is about; nothing for a clause.
    pub fn article(self) -> Option<Article> {
        let number = self.key().strip_prefix("art_")?;
        Article::ALL.into_iter().find(|article| article.key() == number)
    }
}

/// What was found of one item, and what shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Nothing while it isn't answered.
    pub judged: Option<Judged>,
    pub evidence: String,
    pub remark: String,
}

/// The self-assessment of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    pub answers: BTreeMap<Item, Answer>,
    pub finished_on: Option<Date>,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAssessed {
    /// The officer assesses.
    NotYours,
    /// These have no answer yet.
    Unanswered(Vec<Item>),
}

impl Assessment {
    pub fn answer(&self, item: Item) -> Answer {
        self.answers.get(&item).cloned().unwrap_or_default()
    }

    /// What is left to answer, in the order of the list.
    pub fn unanswered(&self) -> Vec<Item> {
        let all = Item::ALL.iter().copied();
        all.filter(|item| self.answer(*item).judged.is_none()).collect()
    }

    /// What the year before suggests: its evidence and remarks. Each item is judged anew.
    #[must_use]
    pub fn carried_over(&self) -> Self {
        let anew =
            |(item, known): (&Item, &Answer)| (*item, Answer { judged: None, ..known.clone() });
        Self { answers: self.answers.iter().map(anew).collect(), finished_on: None }
    }
}

/// The officer saves what he found so far.
pub fn save(assessment: Assessment, by: &Actor) -> Result<Assessment, NotAssessed> {
    if !by.is(Role::Officer) {
        return Err(NotAssessed::NotYours);
    }
    Ok(Assessment { finished_on: None, ..assessment })
}

/// He says that it is whole, which it is when nothing is unanswered.
pub fn finish(
    assessment: Assessment,
    (by, today): (&Actor, Date),
) -> Result<Assessment, NotAssessed> {
    let saved = save(assessment, by)?;
    let unanswered = saved.unanswered();
    if unanswered.is_empty() {
        Ok(Assessment { finished_on: Some(today), ..saved })
    } else {
        Err(NotAssessed::Unanswered(unanswered))
    }
}
