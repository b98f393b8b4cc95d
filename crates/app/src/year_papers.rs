//! What is written once a year: the review by management and the self-assessment by the officer.
//! Each version stays, with who and when; the annual report asks for the last one.
use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Actor;
use weerklank_domain::report::assessment::{self, Assessment, NotAssessed};
use weerklank_domain::report::review::{self, Input, NotReviewed, Resolution, Review};
use weerklank_store::Tx;
use weerklank_store::people;
use weerklank_store::year_papers::{self, YearPaper};

use crate::invalid::{Findings, SaveError};
use crate::recommendations::{owners_in, reads_all};
use crate::{App, AppError};

const REVIEW: &str = "review";
const ASSESSMENT: &str = "assessment";
/// In characters.
const TEXT_MAX: usize = 4000;
const LINE_MAX: usize = 500;

macro_rules! resolution_fields {
    ($number:literal) => {
        ResolutionFields {
            text: concat!("resolution_", $number),
            owner: concat!("resolution_", $number, "_owner"),
            due_on: concat!("resolution_", $number, "_due_on"),
            due_day: concat!("resolution_", $number, "_due_on_day"),
        }
    };
}

/// The fields of a decision in the form, one row each; more than these don't fit.
pub const RESOLUTION_FIELDS: [ResolutionFields; 10] = [
    resolution_fields!("1"),
    resolution_fields!("2"),
    resolution_fields!("3"),
    resolution_fields!("4"),
    resolution_fields!("5"),
    resolution_fields!("6"),
    resolution_fields!("7"),
    resolution_fields!("8"),
    resolution_fields!("9"),
    resolution_fields!("10"),
];

/// How the fields of one decision are called.
#[derive(Clone, Copy, Debug)]
pub struct ResolutionFields {
    pub text: &'static str,
    pub owner: &'static str,
    pub due_on: &'static str,
    /// The first box of the day.
    pub due_day: &'static str,
}

/// A paper with its versions.
#[derive(Clone, Debug)]
pub struct Shown<T> {
    /// Nothing while nothing was written.
    pub paper: Option<T>,
    /// 0 while nothing was written.
    pub version: u32,
    /// The last first.
    pub versions: Vec<Version>,
    /// Of the year before, where there is one.
    pub before: Option<T>,
    /// The names of everybody who has or had an account.
    pub names: BTreeMap<PersonId, String>,
}

/// Who wrote a version, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub number: u32,
    pub by: String,
    pub at: Timestamp,
}

/// Whether the officer says that the self-assessment is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finishing {
    Now,
    Later,
}

/// The review as the annual report tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedReview {
    #[serde(flatten)]
    pub review: Review,
    pub version: u32,
    pub recorded_by: String,
    pub recorded_at: Timestamp,
    /// By name, in the order of the decisions.
    pub owners: Vec<String>,
}

/// The self-assessment as the annual report tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedAssessment {
    #[serde(flatten)]
    pub assessment: Assessment,
    pub version: u32,
    pub recorded_by: String,
    pub recorded_at: Timestamp,
    /// By the key of what was found; what isn't answered is under `unanswered`.
    pub counts: BTreeMap<String, u32>,
}

impl App {
    pub async fn management_review(
        &self,
        by: &Actor,
        year: i16,
    ) -> Result<Shown<Review>, AppError> {
        self.year_paper(by, (REVIEW, year)).await
    }

    pub async fn self_assessment(
        &self,
        by: &Actor,
        year: i16,
    ) -> Result<Shown<Assessment>, AppError> {
        self.year_paper(by, (ASSESSMENT, year)).await
    }

    async fn year_paper<T: DeserializeOwned + Send + 'static>(
        &self,
        by: &Actor,
        (kind, year): (&'static str, i16),
    ) -> Result<Shown<T>, AppError> {
        if !reads_all(by) {
            return Err(AppError::NotAllowed);
        }
        let today = local_date(self.clock.now());
        let read = move |tx: &mut Tx<'_>| {
            let (_, names) = people::register_and_names(tx, today)?;
            let names: BTreeMap<_, _> = names.into_iter().collect();
            let stored = year_papers::versions(tx, (kind, year))?;
            let before = year_papers::latest(tx, (kind, year.saturating_sub(1)))?;
            let by = |paper: &YearPaper| names.get(&paper.by).cloned().unwrap_or_default();
            let versions = stored.iter().map(|paper| Version {
                number: paper.version,
                by: by(paper),
                at: paper.at,
            });
            Ok::<_, AppError>(Shown {
                paper: stored.first().map(body).transpose()?,
                version: stored.first().map_or(0, |paper| paper.version),
                versions: versions.collect(),
                before: before.as_ref().map(body).transpose()?,
                names,
            })
        };
        self.store.read(read).await
    }

    /// Management records its review over the version that was read.
    pub async fn record_review(
        &self,
        by: &Actor,
        (year, version): (i16, u32),
        review: Review,
    ) -> Result<(), SaveError> {
        let (by, at) = (by.clone(), self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            let (mut review, mut findings) = (review.clone(), Findings::default());
            clean_review(&mut review, &mut findings);
            let latest = year_papers::latest(tx, (REVIEW, year))?;
            let before = latest.as_ref().map(body::<Review>).transpose()?;
            let today = local_date(at);
            let recorded = review::record(&review, before.as_ref(), (&by, year, today));
            if recorded == Err(NotReviewed::NotYours) {
                return Err(AppError::NotAllowed.into());
            }
            overtaken(latest.as_ref(), version)?;
            if let Err(why) = recorded {
                not_reviewed(why, (&review, before.as_ref(), today), &mut findings);
            }
            let owners = owners_in(tx)?;
            for (one, fields) in review.resolutions.iter().zip(RESOLUTION_FIELDS) {
                let known = owners.iter().any(|(id, _)| *id == one.owner);
                let stood = before.as_ref().is_some_and(|before| before.resolutions.contains(one));
                findings.check(known || stood, fields.owner, "recommendation-no-owner");
            }
            findings.done()?;
            if before.as_ref() == Some(&review) {
                return Ok(());
            }
            add(tx, (REVIEW, year, version), (&by, at, &review))
        };
        self.store.write(save).await
    }

    /// The officer saves the self-assessment over the version that was read.
    pub async fn save_assessment(
        &self,
        by: &Actor,
        (year, version): (i16, u32),
        (assessment, finishing): (Assessment, Finishing),
    ) -> Result<(), SaveError> {
        let (by, at) = (by.clone(), self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            let (mut assessment, mut findings) = (assessment.clone(), Findings::default());
            clean_assessment(&mut assessment, &mut findings);
            let saved = match finishing {
                Finishing::Later => assessment::save(assessment, &by),
                Finishing::Now => assessment::finish(assessment, (&by, local_date(at))),
            };
            if saved == Err(NotAssessed::NotYours) {
                return Err(AppError::NotAllowed.into());
            }
            let latest = year_papers::latest(tx, (ASSESSMENT, year))?;
            overtaken(latest.as_ref(), version)?;
            if let Err(NotAssessed::Unanswered(items)) = &saved {
                for item in items {
                    findings.check(false, item.key(), "accounts-required");
                }
            }
            findings.done()?;
            let Ok(saved) = saved else { return Ok(()) };
            add(tx, (ASSESSMENT, year, version), (&by, at, &saved))
        };
        self.store.write(save).await
    }
}

/// The review of a year for the annual report; nothing while there is none.
pub fn review_of(tx: &mut Tx<'_>, year: i16) -> Result<Option<ReportedReview>, AppError> {
    let Some(paper) = year_papers::latest(tx, (REVIEW, year))? else { return Ok(None) };
    let review: Review = body(&paper)?;
    let mut owners = Vec::with_capacity(review.resolutions.len());
    for one in &review.resolutions {
        owners.push(name(tx, one.owner)?);
    }
    let (version, recorded_at) = (paper.version, paper.at);
    let recorded_by = name(tx, paper.by)?;
    Ok(Some(ReportedReview { review, version, recorded_by, recorded_at, owners }))
}

/// The self-assessment of a year for the annual report; nothing while there is none.
pub fn assessment_of(tx: &mut Tx<'_>, year: i16) -> Result<Option<ReportedAssessment>, AppError> {
    let Some(paper) = year_papers::latest(tx, (ASSESSMENT, year))? else { return Ok(None) };
    let assessment: Assessment = body(&paper)?;
    let mut counts = BTreeMap::new();
    for item in assessment::Item::ALL {
        let judged = assessment.answer(*item).judged;
        let key = judged.map_or("unanswered", assessment::Judged::key);
        *counts.entry(key.to_owned()).or_default() += 1;
    }
    let (version, recorded_at) = (paper.version, paper.at);
    let recorded_by = name(tx, paper.by)?;
    Ok(Some(ReportedAssessment { assessment, version, recorded_by, recorded_at, counts }))
}

fn name(tx: &mut Tx<'_>, person: PersonId) -> Result<String, AppError> {
    Ok(people::find(tx, person)?.map(|account| account.name).unwrap_or_default())
}

fn body<T: DeserializeOwned>(paper: &YearPaper) -> Result<T, AppError> {
    serde_json::from_str(&paper.body).map_err(|_| AppError::Unreadable("a paper of a year"))
}

/// Whoever was overtaken sees what stands now before he hears what is wrong with it.
fn overtaken(latest: Option<&YearPaper>, version: u32) -> Result<(), AppError> {
    let stands = latest.map_or(0, |paper| paper.version);
    if stands == version { Ok(()) } else { Err(AppError::Changed) }
}

fn add<T: Serialize>(
    tx: &mut Tx<'_>,
    (kind, year, version): (&'static str, i16, u32),
    (by, at, paper): (&Actor, Timestamp, &T),
) -> Result<(), SaveError> {
    let body = serde_json::to_string(paper);
    let body = body.map_err(|_| AppError::Unreadable("a paper of a year"))?;
    let paper = YearPaper { version: version + 1, by: by.person, at, body };
    let added = year_papers::add(tx, (kind, year), &paper)?;
    if added { Ok(()) } else { Err(AppError::Changed.into()) }
}

fn clean_review(review: &mut Review, findings: &mut Findings) {
    let inputs = std::mem::take(&mut review.inputs);
    for (input, text) in inputs {
        if let Some(text) = findings.lines(field_of(input), Some(&text), TEXT_MAX) {
            review.inputs.insert(input, text);
        }
    }
    for (one, fields) in review.resolutions.iter_mut().zip(RESOLUTION_FIELDS) {
        let text = findings.lines(fields.text, Some(&one.text), TEXT_MAX);
        findings.check(text.is_some(), fields.text, "review-decision-missing");
        one.text = text.unwrap_or_default();
    }
}

fn clean_assessment(assessment: &mut Assessment, findings: &mut Findings) {
    for (item, answer) in &mut assessment.answers {
        let evidence = findings.optional(item.key(), Some(&answer.evidence), LINE_MAX);
        let remark = findings.optional(item.key(), Some(&answer.remark), LINE_MAX);
        answer.evidence = evidence.unwrap_or_default();
        answer.remark = remark.unwrap_or_default();
    }
}

/// How the field of an input is called in the form.
pub fn field_of(input: Input) -> &'static str {
    match input {
        Input::EarlierReviews => "review_earlier_reviews",
        Input::Figures => "review_figures",
        Input::Audits => "review_audits",
        Input::Satisfaction => "review_satisfaction",
        Input::Resources => "review_resources",
        Input::Changes => "review_changes",
        Input::Recommendations => "review_recommendations",
    }
}

fn not_reviewed(
    why: NotReviewed,
    (review, before, today): (&Review, Option<&Review>, jiff::civil::Date),
    findings: &mut Findings,
) {
    match why {
        NotReviewed::NotYours => {}
        NotReviewed::InTheFuture => {
            findings.check(false, "review_held_on_day", "review_refused-in_the_future");
        }
        NotReviewed::BeforeTheYear => {
            findings.check(false, "review_held_on_day", "review_refused-before_the_year");
        }
        NotReviewed::NothingLookedAt => {
            let first = field_of(Input::EarlierReviews);
            findings.check(false, first, "review_refused-nothing_looked_at");
        }
        NotReviewed::DueBeforeToday => {
            let is_new =
                |one: &Resolution| !before.is_some_and(|before| before.resolutions.contains(one));
            for (one, fields) in review.resolutions.iter().zip(RESOLUTION_FIELDS) {
                let late = one.due_on < today && is_new(one);
                findings.check(!late, fields.due_day, "review_refused-due_before_today");
            }
        }
    }
}
