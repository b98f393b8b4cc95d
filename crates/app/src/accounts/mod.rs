//! Signing in and out, and what a person changes of his own account.
pub mod invitations;
pub mod password;
pub(crate) mod slow_down;

use std::fmt;
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use weerklank_domain::Language;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::SessionId;
use weerklank_domain::people::Actor;
use weerklank_store::people::Account;
pub use weerklank_store::sessions::ListedSession;
use weerklank_store::sessions::{Alive, NewSession};
use weerklank_store::{StoreError, Tx, people, sessions};
use weerklank_texts::{t, t_with};

use crate::clock::Chance;
use crate::{App, AppError, is_full_or_busy};
use password::{Password, PasswordProblem};

/// A session that is not used for this long has ended.
pub const IDLE: SignedDuration = SignedDuration::from_hours(8);
/// A session ends after this, however busy the person is.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// That a session is in use is written no more often than this.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// In characters.
const DEVICE_MAX: usize = 200;

/// What a browser keeps of a sign-in: 256 bits of chance. Its digest alone is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    pub id: SessionId,
    pub actor: Actor,
    pub name: String,
    pub email: String,
    pub language: Language,
}

/// A sign-in that succeeded.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub token: Token,
    pub session: Session,
}

/// Why somebody was not let in.
#[derive(Debug, thiserror::Error)]
pub enum SignInProblem {
    /// It is not said which of the two is wrong, nor whether there is such an account.
    #[error("the address and the password don't belong together")]
    WrongPair,
    #[error("too many tries, wait {wait_seconds} seconds")]
    TooManyTries { wait_seconds: u64 },
    #[error(transparent)]
    App(#[from] AppError),
}

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeProblem {
    #[error("the old password is wrong")]
    WrongPassword,
    #[error("too many tries, wait {wait_seconds} seconds")]
    TooManyTries { wait_seconds: u64 },
    #[error(transparent)]
    NewPassword(#[from] PasswordProblem),
    #[error(transparent)]
    App(#[from] AppError),
}

impl App {
    /// Lets somebody in. `device` is how he recognises the browser in the list of his sessions.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        device: &str,
        from: IpAddr,
    ) -> Result<SignedIn, SignInProblem> {
        let email = email.trim().to_lowercase();
        let found = {
            let email = email.clone();
            let find = move |tx: &mut Tx<'_>| {
                let Some(account) = people::find_by_email(tx, &email)? else { return Ok(None) };
                let hash = people::password_hash(tx, account.id)?;
                Ok::<_, AppError>(Some((account, hash)))
            };
            self.store.read(find).await?
        };
        let (account, hash) = match found {
            // An account that was closed is as one that never was.
            Some((account, hash)) if account.active => (Some(account), hash),
            _ => (None, None),
        };
        let matches = self.try_password((&email, from), password, hash).await;
        match (matches, account) {
            (Ok(true), Some(account)) => Ok(self.begin_session(account, device).await?),
            (Ok(_), _) => Err(SignInProblem::WrongPair),
            (Err(problem), _) => Err(problem),
        }
    }

    /// Whose session this is; nothing when it has ended.
    pub async fn session(&self, token: &str) -> Result<Option<Session>, AppError> {
        // Before anything is shown: what a stand-in sees depends on the day.
        self.begin_day().await?;
        let now = self.clock.now();
        let digest = Digest::sha256(token.as_bytes());
        let find = move |tx: &mut Tx<'_>| sessions::find(tx, &digest, alive(now));
        let Some(found) = self.store.read(find).await? else { return Ok(None) };
        if now.duration_since(found.seen_at) >= SEEN_EVERY {
            let id = found.id;
            match self.store.write(move |tx| sessions::touch(tx, id, now)).await {
                // What he is about to send gets the answer that keeps what he typed.
                Err(cause) if is_full_or_busy(&cause) => {
                    let cause = &cause as &dyn std::error::Error;
                    tracing::warn!(cause, "could not note that a session is in use");
                }
                noted => noted?,
            }
        }
        Ok(Some(session(found.id, found.account)))
    }

    pub async fn sign_out(&self, session: &Session) -> Result<(), AppError> {
        self.revoke(session, session.id).await
    }

    /// Where this person is signed in, the place used last first.
    pub async fn sessions_of(&self, session: &Session) -> Result<Vec<ListedSession>, AppError> {
        let (person, now) = (session.actor.person, self.clock.now());
        let list = move |tx: &mut Tx<'_>| sessions::of_person(tx, person, alive(now));
        Ok(self.store.read(list).await?)
    }

    /// Ends one of this person's own sessions; one that is not his is not there.
    pub async fn revoke(&self, session: &Session, ended: SessionId) -> Result<(), AppError> {
        let person = session.actor.person;
        let revoke = move |tx: &mut Tx<'_>| sessions::revoke(tx, person, ended);
        if self.store.write(revoke).await? { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// Ends all of this person's sessions but the one he is in.
    pub async fn revoke_others(&self, session: &Session) -> Result<(), AppError> {
        let (person, kept) = (session.actor.person, session.id);
        let revoke = move |tx: &mut Tx<'_>| sessions::revoke_others(tx, person, kept);
        self.store.write(revoke).await?;
        Ok(())
    }

    /// Gives this person another password, and ends his sessions on all other devices.
    pub async fn change_password(
        &self,
        session: &Session,
        (old, new): (&str, &str),
        from: IpAddr,
    ) -> Result<(), ChangeProblem> {
        let new = Password::parse(new)?;
        let (person, kept) = (session.actor.person, session.id);
        let read = move |tx: &mut Tx<'_>| people::password_hash(tx, person);
        let hash = self.store.read(read).await.map_err(AppError::from)?;
        match self.try_password((&session.email, from), old, hash).await {
            Ok(true) => {}
            Ok(false) | Err(SignInProblem::WrongPair) => return Err(ChangeProblem::WrongPassword),
            Err(SignInProblem::TooManyTries { wait_seconds }) => {
                return Err(ChangeProblem::TooManyTries { wait_seconds });
            }
            Err(SignInProblem::App(cause)) => return Err(cause.into()),
        }
        let hash = self.passwords().hash(&new, self.chance.bytes()).await?;
        let change = move |tx: &mut Tx<'_>| {
            people::set_password_hash(tx, person, &hash)?;
            sessions::revoke_others(tx, person, kept)
        };
        self.store.write(change).await.map_err(AppError::from)?;
        Ok(())
    }

    /// The language in which this person reads his screens and his mail from us.
    pub async fn set_language(
        &self,
        session: &Session,
        language: Language,
    ) -> Result<(), AppError> {
        let person = session.actor.person;
        let set = move |tx: &mut Tx<'_>| people::set_language(tx, person, language);
        Ok(self.store.write(set).await?)
    }

    /// Compares, slowed down after wrong ones.
    async fn try_password(
        &self,
        (email, from): (&str, IpAddr),
        tried: &str,
        hash: Option<String>,
    ) -> Result<bool, SignInProblem> {
        let slow_down = self.slow_down();
        let too_many = |wait_seconds| SignInProblem::TooManyTries { wait_seconds };
        if let Some(wait_seconds) = slow_down.wait_seconds(email, from) {
            return Err(too_many(wait_seconds));
        }
        // Asked again after the queue, or a thousand tries at once would all be let through.
        let still = || slow_down.wait_seconds(email, from).is_none();
        match self.passwords().matches(tried, hash, still).await? {
            Some(true) => Ok(true),
            Some(false) => {
                slow_down.failed(email, from);
                Ok(false)
            }
            None => Err(too_many(slow_down.wait_seconds(email, from).unwrap_or(1))),
        }
    }

    async fn begin_session(&self, account: Account, device: &str) -> Result<SignedIn, AppError> {
        let now = self.clock.now();
        let token = Token::draw(&self.chance);
        let begun = NewSession {
            id: SessionId::from_uuid(self.chance.id(now)),
            token: token.digest(),
            person: account.id,
            created_at: now,
            expires_at: now.saturating_add(LONGEST).unwrap_or(Timestamp::MAX),
            device: device.chars().filter(|c| !c.is_control()).take(DEVICE_MAX).collect(),
        };
        let id = begun.id;
        let begin = move |tx: &mut Tx<'_>| {
            sessions::remove_ended(tx, alive(now))?;
            sessions::create(tx, &begun)
        };
        self.store.write::<_, StoreError, _>(begin).await?;
        Ok(SignedIn { token, session: session(id, account) })
    }
}

impl SignInProblem {
    /// What the person is told; nothing for a fault of ours.
    pub fn sentence(&self, lang: Language) -> Option<String> {
        match self {
            Self::WrongPair => Some(t(lang, "accounts-wrong-pair")),
            Self::TooManyTries { wait_seconds } => Some(too_many_tries(lang, *wait_seconds)),
            Self::App(_) => None,
        }
    }
}

impl ChangeProblem {
    /// What the person is told; nothing for a fault of ours.
    pub fn sentence(&self, lang: Language) -> Option<String> {
        match self {
            Self::WrongPassword => Some(t(lang, "accounts-wrong-password")),
            Self::TooManyTries { wait_seconds } => Some(too_many_tries(lang, *wait_seconds)),
            Self::NewPassword(problem) => Some(t(lang, problem.text_key())),
            Self::App(_) => None,
        }
    }
}

fn too_many_tries(lang: Language, wait_seconds: u64) -> String {
    t_with(lang, "accounts-too-many-tries", &[("seconds", &wait_seconds.to_string())])
}

fn alive(now: Timestamp) -> Alive {
    let used_after = now.saturating_sub(IDLE).unwrap_or(Timestamp::MIN);
    Alive { now, used_after }
}

fn session(id: SessionId, account: Account) -> Session {
    let actor = Actor { person: account.id, roles: account.roles, adviser: account.adviser };
    Session { id, actor, name: account.name, email: account.email, language: account.language }
}

impl Token {
    pub(crate) fn draw(chance: &Chance) -> Self {
        Self(Digest::from_bytes(chance.bytes()).to_string())
    }

    pub(crate) fn digest(&self) -> Digest {
        Digest::sha256(self.0.as_bytes())
    }

    /// For the cookie or the link, and nowhere else.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
