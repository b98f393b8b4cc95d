//! How somebody without an account comes in: with reference and code, or by a link.
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_store::visits::Entrance;
use weerklank_store::{Tx, dossiers, visits};

use super::AccessCode;
use crate::accounts::Token;
use crate::accounts::password::Password;
use crate::execute::main_of;
use crate::{App, AppError};

/// A visit ends by itself after this long.
const VISIT: SignedDuration = SignedDuration::from_hours(2);

/// Who was let into one dossier, and as whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visitor {
    pub complaint: ComplaintId,
    pub reference: Reference,
    pub role: Role,
}

/// Why somebody was not let in.
#[derive(Debug, thiserror::Error)]
pub enum EntryProblem {
    /// Whether the reference or the code is wrong is not told.
    #[error("the reference and the code do not belong together")]
    WrongPair,
    #[error("too many tries; wait {wait_seconds} seconds")]
    TooManyTries { wait_seconds: u64 },
    #[error(transparent)]
    App(#[from] AppError),
}

impl Visitor {
    pub fn actor(&self) -> Actor {
        match self.role {
            Role::Representative => Actor::representative(),
            _ => Actor::complainant(),
        }
    }
}

impl From<Entrance> for Visitor {
    fn from(entrance: Entrance) -> Self {
        let Entrance { complaint, reference, role } = entrance;
        Self { complaint, reference, role }
    }
}

impl App {
    /// Lets somebody in with reference and code, slowed down after wrong ones. Answers the token
    /// of the visit, for the browser alone. A reference that nobody has takes as long.
    pub async fn enter(
        &self,
        (reference, code): (&str, &str),
        (from, language): (IpAddr, Language),
    ) -> Result<Token, EntryProblem> {
        let asked = reference.trim().to_uppercase();
        let key = format!("status {asked}");
        let wait = || self.visitors_slow_down().wait_seconds(&key, from);
        if let Some(wait_seconds) = wait() {
            return Err(EntryProblem::TooManyTries { wait_seconds });
        }
        let known = match asked.parse::<Reference>() {
            Ok(reference) => self.store.read(move |tx| visits::codes(tx, reference)).await,
            Err(_) => Ok(Vec::new()),
        };
        let known = known.map_err(AppError::from)?;
        let code = AccessCode::parse(code);
        let digits = code.as_ref().map_or("", AccessCode::digits).to_owned();
        let tries = known.into_iter().map(|(entrance, hash)| (Some(entrance), Some(hash)));
        let mut tries: Vec<_> = tries.collect();
        if tries.is_empty() {
            tries.push((None, None));
        }
        for (entrance, hash) in tries {
            let still = || wait().is_none();
            match self.passwords().matches(&digits, hash, still).await? {
                None => {
                    let wait_seconds = wait().unwrap_or(1);
                    return Err(EntryProblem::TooManyTries { wait_seconds });
                }
                Some(true) => {
                    let entrance = entrance.ok_or(EntryProblem::WrongPair)?;
                    return Ok(self.begin_visit(entrance, language).await?);
                }
                Some(false) => {}
            }
        }
        self.visitors_slow_down().failed(&key, from);
        Err(EntryProblem::WrongPair)
    }

    pub(super) async fn begin_visit(
        &self,
        entrance: Entrance,
        language: Language,
    ) -> Result<Token, AppError> {
        let token = Token::draw(&self.chance);
        let (digest, now) = (token.digest(), self.clock.now());
        let ends = now.saturating_add(VISIT).unwrap_or(Timestamp::MAX);
        let begin = move |tx: &mut Tx<'_>| {
            visits::begin(tx, &digest, (&entrance, language.tag()), (now, ends))
        };
        self.store.write(begin).await?;
        Ok(token)
    }

    /// The seconds to wait before another complaint is taken from this place; every one that is
    /// taken counts.
    pub fn wait_before_filing(&self, from: IpAddr) -> Option<u64> {
        let key = format!("filing {from}");
        let wait = self.visitors_slow_down().wait_seconds(&key, from);
        if wait.is_none() {
            self.visitors_slow_down().failed(&key, from);
        }
        wait
    }

    /// A form was held back: the officers see that today it happened.
    pub async fn note_held_back(&self) -> Result<(), AppError> {
        let today = local_date(self.clock.now());
        Ok(self.store.write(move |tx| visits::count_held_back(tx, today)).await?)
    }

    /// How many forms were held back today; for officers.
    pub async fn held_back_today(&self) -> Result<u32, AppError> {
        let today = local_date(self.clock.now());
        Ok(self.store.read(move |tx| visits::held_back(tx, today)).await?)
    }

    /// Whose visit this is; nothing when it has ended.
    pub async fn visitor(&self, token: &str) -> Result<Option<Visitor>, AppError> {
        let (digest, now) = (Digest::sha256(token.as_bytes()), self.clock.now());
        let find = move |tx: &mut Tx<'_>| {
            let Some(entrance) = visits::find(tx, &digest, now)? else { return Ok(None) };
            goes_on(tx, entrance).map(Some)
        };
        let found = self.store.read::<_, AppError, _>(find).await?;
        Ok(found.map(Visitor::from))
    }

    /// Ends a visit.
    pub async fn leave(&self, token: &str) -> Result<(), AppError> {
        let digest = Digest::sha256(token.as_bytes());
        Ok(self.store.write(move |tx| visits::end(tx, &digest)).await?)
    }

    /// What is kept of a code.
    pub(crate) async fn hash_code(&self, code: &AccessCode) -> Result<String, AppError> {
        let code = Password::of_digits(code.digits());
        self.passwords().hash(&code, self.chance.bytes()).await
    }
}
/// Transition 23: whoever was let into a dossier that goes on in another one, visits that one.
fn goes_on(tx: &mut Tx<'_>, entrance: Entrance) -> Result<Entrance, AppError> {
    let main = main_of(tx, entrance.complaint)?;
    if main == entrance.complaint {
        return Ok(entrance);
    }
    let stored = dossiers::by_id(tx, main)?.ok_or(AppError::NotFound)?;
    let reference = stored.complaint.recording.reference;
    Ok(Entrance { complaint: main, reference, ..entrance })
}
