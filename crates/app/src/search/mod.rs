//! Searching in what was said in the dossiers that somebody may see. The index only says where to
//! look: what is shown is read in the texts themselves, by the rule by which a dossier is shown.
mod index;
mod kin;
mod sight;
mod similar;

use jiff::civil::Date;
use weerklank_domain::complaint::access::is_for;
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_domain::search::{Piece, Query, Reading, snippet};
use weerklank_store::Tx;
pub use weerklank_store::search::Filter;
use weerklank_store::search::{self, Audience, Candidate, Question, Searcher};

pub use index::{agrees, is_built, keep};
pub(crate) use index::{keep_touched, readable};
pub use similar::{Likeness, Similar, SimilarTo};

use crate::queries::worklist::parties;
use crate::{App, AppError};

/// How many dossiers are on a page.
pub const PAGE_LENGTH: usize = 10;
/// So many dossiers are read for one page; words in a row may be in few that have the words.
const READ_MAX: usize = 300;

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Newest,
    /// First those that have all words in a name, a subject or the name of a file.
    Best,
}

/// What somebody asks.
#[derive(Clone, Debug)]
pub struct Asked {
    pub query: Query,
    pub order: Order,
    pub filter: Filter,
    /// The last dossier that was looked at before.
    pub after: Option<After>,
}

/// Where to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    pub reference: Reference,
    /// Whether those with the words in a name or subject were all shown.
    pub is_past_heads: bool,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// Nothing when there is no more.
    pub next: Option<After>,
    /// Whether not all dossiers are in the index yet.
    pub is_being_built: bool,
}

/// A dossier that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    pub reference: Reference,
    pub stage: String,
    pub nature: Option<String>,
    pub received_on: Date,
    /// Nothing when he may not know, or when it was erased.
    pub complainant: Option<String>,
    pub firm: Option<String>,
    pub adviser: Option<String>,
    /// The text in which the words are, with the words marked.
    pub pieces: Vec<Piece>,
}

/// Who sees dossiers may search in them.
pub fn may_search(by: &Actor) -> bool {
    [Role::Officer, Role::Management, Role::Partner, Role::Staff].iter().any(|role| by.is(*role))
}

impl App {
    /// A page of the dossiers that this person may see and that have what he asks for.
    pub async fn search(&self, by: &Actor, asked: Asked) -> Result<Found, AppError> {
        if !may_search(by) {
            return Err(AppError::NotAllowed);
        }
        let by = by.clone();
        self.store
            .read(move |tx| {
                let is_being_built = !index::is_built(tx)?;
                Ok(Found { is_being_built, ..look(tx, &by, &asked)? })
            })
            .await
    }
}

/// For whom entries are that this person may read.
fn audiences(by: &Actor) -> Vec<Audience> {
    let seen = Visibility::ALL.iter().filter(|visibility| is_for(**visibility, by));
    let mut audiences: Vec<Audience> = seen.map(|seen| Audience::Sees(*seen)).collect();
    // Who sees the matters of officers knows who complains (4.2), and sees what he wrote anyway.
    if is_for(Visibility::OfficerOnly, by) {
        audiences.push(Audience::Name);
    } else {
        audiences.push(Audience::Own(by.person));
    }
    audiences
}

fn searcher(by: &Actor) -> Searcher {
    Searcher { person: by.person, sees_by_role: by.is(Role::Officer) }
}

/// The questions in the order in which their answers are shown, and whether one is past the heads.
fn questions(by: &Actor, asked: &Asked) -> Vec<(Question, bool)> {
    let (needs, audiences) = (asked.query.needs(), audiences(by));
    let all = Question::of(&needs, &audiences, false);
    match asked.order {
        Order::Newest => vec![(all, true)],
        Order::Best => {
            let heads = Question::of(&needs, &audiences, true);
            let rest = Question::Without(Box::new(all), Box::new(heads.clone()));
            vec![(heads, false), (rest, true)]
        }
    }
}

fn look(tx: &mut Tx<'_>, by: &Actor, asked: &Asked) -> Result<Found, AppError> {
    let mut found = Found::default();
    let mut before = i64::MAX;
    let mut questions = questions(by, asked);
    if let Some(after) = asked.after {
        before = search::place_of(tx, by.person, after.reference)?.unwrap_or(i64::MAX);
        questions.retain(|(_, is_past_heads)| *is_past_heads || !after.is_past_heads);
    }
    let chunk: u32 = if asked.query.has_rows() { 50 } else { 11 };
    let mut last: Option<After> = None;
    let mut read = 0;
    for (question, is_past_heads) in &questions {
        loop {
            let place = (before, chunk);
            let candidates = search::find(tx, searcher(by), (question, &asked.filter), place)?;
            let is_end = u32::try_from(candidates.len()).is_ok_and(|many| many < chunk);
            for candidate in candidates {
                if found.hits.len() == PAGE_LENGTH || read == READ_MAX {
                    found.next = last;
                    return Ok(found);
                }
                read += 1;
                before = candidate.sequence;
                let is_past_heads = *is_past_heads;
                last = Some(After { reference: candidate.reference, is_past_heads });
                found.hits.extend(hit(tx, by, (&asked.query, candidate))?);
            }
            if is_end {
                break;
            }
        }
        before = i64::MAX;
    }
    Ok(found)
}

/// Nothing when the words are not in what this person reads after all.
fn hit(
    tx: &mut Tx<'_>,
    by: &Actor,
    (query, mut candidate): (&Query, Candidate),
) -> Result<Option<Hit>, AppError> {
    if let Some(party) = parties(tx, by)?.remove(&candidate.reference.to_string()) {
        candidate.firm = party.firm;
        candidate.adviser = party.adviser;
    }
    let may_know = sight::may_know(by, &candidate);
    let mut reading = Reading::new(query);
    let mut best: (usize, Vec<Piece>) = (0, vec![]);
    let mut read = |text: &str| {
        let hits = reading.read(text);
        if hits.len() > best.0 {
            best = (hits.len(), snippet(text, &hits));
        }
        reading.is_complete()
    };
    let reference = candidate.reference.to_string();
    let company = candidate.company.as_deref().filter(|_| may_know);
    let named = [candidate.firm.as_deref(), candidate.adviser.as_deref(), company];
    let mut is_complete = named.into_iter().flatten().chain([reference.as_str()]).any(&mut read);
    if !is_complete {
        is_complete = sight::texts(tx, by, &candidate)?.iter().any(|text| read(text));
    }
    Ok(is_complete.then(|| Hit {
        reference: candidate.reference,
        stage: candidate.stage,
        nature: candidate.nature,
        received_on: candidate.received_on,
        complainant: candidate.complainant.filter(|_| may_know),
        firm: candidate.firm,
        adviser: candidate.adviser,
        pieces: best.1,
    }))
}
