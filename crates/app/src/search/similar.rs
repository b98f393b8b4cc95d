//! Complaints that may be of the same person, about the same adviser, or the same complaint by
//! another channel. They are shown to who may see them, and stop nobody.
use std::cell::LazyCell;
use std::collections::BTreeSet;

use jiff::civil::Date;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::access::{is_for, name_is_shared};
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::{AdviserId, ComplaintId, RelationId};
use weerklank_domain::people::{Actor, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::search::index_terms;
use weerklank_store::search::{self, Candidate, Filter, Question};
use weerklank_store::{Tx, content, dossiers};

use super::kin::Kin;
use super::{may_search, searcher, sight};
use crate::card::ContactCard;
use crate::{App, AppError};

/// So many of each likeness are looked at, and so many are shown.
const OF_EACH: u32 = 5;
const SHOWN_MAX: usize = 8;
/// So many days apart the same complaint may come in twice.
const NEAR_DAYS: i32 = 30;
/// In hundredths: so many of the words of both are the same.
const SAME_WORDS: usize = 50;

/// In what another complaint is like this one, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Of the same person or with the same words, within a month.
    Double,
    Relation,
    Mail,
    Phone,
    Company,
    /// Of somebody with this surname, within a month.
    Name,
    Adviser,
}

impl Likeness {
    /// The word in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Double => "double",
            Self::Relation => "relation",
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Company => "company",
            Self::Name => "name",
            Self::Adviser => "adviser",
        }
    }
}

/// What is known of a complaint that is in, or comes in.
#[derive(Clone, Debug, Default)]
pub struct SimilarTo {
    pub name: String,
    pub card: ContactCard,
    pub relation: Option<RelationId>,
    pub adviser: Option<AdviserId>,
    pub received_on: Date,
    pub expression: String,
    /// Who complains is kept from whoever asks: no name beside it may give it away (4.2).
    pub is_nameless: bool,
    /// Not this one itself.
    pub except: Option<ComplaintId>,
}

/// Another complaint, and in what it is like this one.
#[derive(Clone, Debug)]
pub struct Similar {
    pub reference: Reference,
    pub received_on: Date,
    pub stage: String,
    /// Nothing when he may not know.
    pub complainant: Option<String>,
    pub likeness: Vec<Likeness>,
}

impl App {
    /// The complaints like this one that this person may see, the most alike first.
    pub async fn similar(&self, by: &Actor, to: SimilarTo) -> Result<Vec<Similar>, AppError> {
        if !may_search(by) {
            return Ok(vec![]);
        }
        let by = by.clone();
        self.store.read(move |tx| similar(tx, &by, &to)).await
    }

    /// The complaints like one that this person sees.
    pub async fn similar_to_dossier(
        &self,
        by: &Actor,
        reference: Reference,
    ) -> Result<Vec<Similar>, AppError> {
        let by = by.clone();
        let find = move |tx: &mut Tx<'_>| {
            let stored = dossiers::find(tx, by.person, reference)?.ok_or(AppError::NotFound)?;
            let to = known(tx, &by, &stored.complaint)?;
            similar(tx, &by, &to)
        };
        self.store.read(find).await
    }
}

/// What this person knows of a complaint (4.2).
fn known(tx: &mut Tx<'_>, by: &Actor, complaint: &Complaint) -> Result<SimilarTo, AppError> {
    let complainant = &complaint.complainant;
    let mut to = SimilarTo {
        received_on: complaint.received_on,
        except: Some(complaint.id),
        adviser: match complaint.subject {
            Subject::Partner { adviser, .. } => adviser,
            _ => None,
        },
        ..SimilarTo::default()
    };
    to.expression = content::words(tx, complaint.recording.expression.id)?.unwrap_or_default();
    let officer_matters = is_for(Visibility::OfficerOnly, by);
    if name_is_shared(complaint) || officer_matters || complaint.recording.recorded_by == by.person
    {
        to.name = content::words(tx, complainant.name.id)?.unwrap_or_default();
        to.relation = complainant.relation;
        if let Some(card) = complainant.card {
            let words = content::words(tx, card.id)?;
            to.card = words.as_deref().map(ContactCard::read).unwrap_or_default();
        }
    } else {
        to.is_nameless = true;
    }
    Ok(to)
}

fn similar(tx: &mut Tx<'_>, by: &Actor, to: &SimilarTo) -> Result<Vec<Similar>, AppError> {
    let mut found: Vec<(Candidate, BTreeSet<Likeness>)> = Vec::new();
    let mut add = |likeness: Likeness, candidates: Vec<Candidate>| {
        for candidate in candidates {
            let is_itself = Some(candidate.complaint) == to.except;
            // Who complains is what makes them alike, so who may not know it is told nothing.
            let is_told = likeness == Likeness::Adviser || sight::may_know(by, &candidate);
            let is_near = days_between(candidate.received_on, to.received_on) <= NEAR_DAYS;
            if is_itself || !is_told || (likeness == Likeness::Name && !is_near) {
                continue;
            }
            let known = found.iter_mut().find(|(it, _)| it.complaint == candidate.complaint);
            match known {
                Some((_, likenesses)) => {
                    likenesses.insert(likeness);
                }
                None => found.push((candidate, BTreeSet::from([likeness]))),
            }
        }
    };
    if let Some(relation) = to.relation {
        let of_relation = search::of_relation(tx, by.person, (relation, OF_EACH + 1))?;
        add(Likeness::Relation, of_relation);
    }
    for (likeness, term) in Kin::of(&to.name, &to.card).by_likeness() {
        let question = (&Question::Term(term), &Filter::default());
        add(likeness, search::find(tx, searcher(by), question, (i64::MAX, OF_EACH + 1))?);
    }
    if let Some(adviser) = to.adviser {
        let about = search::about_adviser(tx, by.person, (adviser, OF_EACH + 1))?;
        add(Likeness::Adviser, about);
    }
    let words = Words::new(Box::new(|| index_terms(&to.expression)));
    for (candidate, likenesses) in &mut found {
        if !to.is_nameless && is_double(tx, (candidate, likenesses), (to, &words))? {
            likenesses.insert(Likeness::Double);
        }
    }
    found.sort_by_key(|(candidate, likenesses)| {
        (likenesses.first().copied(), std::cmp::Reverse(candidate.sequence))
    });
    found.truncate(SHOWN_MAX);
    let told = |(candidate, likenesses): (Candidate, BTreeSet<Likeness>)| Similar {
        reference: candidate.reference,
        received_on: candidate.received_on,
        complainant: candidate
            .complainant
            .clone()
            .filter(|_| !to.is_nameless && sight::may_know(by, &candidate)),
        stage: candidate.stage,
        likeness: likenesses.into_iter().collect(),
    };
    Ok(found.into_iter().map(told).collect())
}

/// Made when two complaints are compared word by word, which is seldom.
type Words<'a> = LazyCell<BTreeSet<String>, Box<dyn FnOnce() -> BTreeSet<String> + 'a>>;

/// Whether it may be the same complaint by another channel: within a month, of the same person
/// or in the same words.
fn is_double(
    tx: &mut Tx<'_>,
    (candidate, likenesses): (&Candidate, &BTreeSet<Likeness>),
    (to, words): (&SimilarTo, &Words<'_>),
) -> Result<bool, AppError> {
    if days_between(candidate.received_on, to.received_on) > NEAR_DAYS {
        return Ok(false);
    }
    let same_person = [Likeness::Mail, Likeness::Phone, Likeness::Relation];
    if same_person.iter().any(|likeness| likenesses.contains(likeness)) {
        return Ok(true);
    }
    let Some(stored) = dossiers::by_id(tx, candidate.complaint)? else { return Ok(false) };
    let said = content::words(tx, stored.complaint.recording.expression.id)?.unwrap_or_default();
    let others = index_terms(&said);
    let (same, all) = (words.intersection(&others).count(), words.union(&others).count());
    Ok(all > 0 && same * 100 >= all * SAME_WORDS)
}

fn days_between(one: Date, other: Date) -> i32 {
    (one - other).get_days().abs()
}
