//! Links that let somebody in once: the first administrator, and whoever an administrator invites.
use jiff::{SignedDuration, Timestamp};
use weerklank_domain::Language;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_store::invitations::{self, Invited};
use weerklank_store::outbox::{OutgoingMessage, Purpose};
use weerklank_store::people::{self, Account};
use weerklank_store::{Tx, sessions};
use weerklank_texts::{t, t_with};

use super::Token;
use super::password::{Password, PasswordProblem};
use crate::email::EmailAddress;
use crate::post_room::{Mail, enqueue};
use crate::{App, AppError, Parts};

/// How long an invitation works.
pub const INVITATION: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the link of a new installation works; after that a restart prints another.
pub const SET_UP: SignedDuration = SignedDuration::from_hours(24);
/// Processes that start within this time are the same start.
const SAME_START: SignedDuration = SignedDuration::from_mins(1);
/// In characters.
const NAME_MAX: usize = 200;

/// Why a link let nobody in.
#[derive(Debug, thiserror::Error)]
pub enum LinkProblem {
    /// It was used, it has ended, or it never was.
    #[error("this link does not work")]
    NoSuchLink,
    #[error("the name is empty or too long")]
    Name,
    #[error("this is no mail address")]
    Email,
    #[error(transparent)]
    Password(#[from] PasswordProblem),
    #[error(transparent)]
    App(#[from] AppError),
}

/// Who becomes the first administrator.
#[derive(Clone, Debug)]
pub struct FirstAdministrator {
    pub name: String,
    pub email: String,
    pub language: Language,
}

impl App {
    /// The link with which the first administrator makes an account; nothing when somebody has
    /// an account, or when another process made the link a moment ago.
    pub async fn create_set_up_link(&self) -> Result<Option<String>, AppError> {
        let now = self.clock.now();
        let token = Token::draw(&self.chance);
        let (digest, ends) = (token.digest(), later(now, SET_UP));
        let fresh = ends.saturating_sub(SAME_START).unwrap_or(Timestamp::MIN);
        let made =
            self.store.write(move |tx| invitations::set_up(tx, (&digest, ends), fresh)).await?;
        let link = || format!("{}/inrichting/{}", self.public_url, token.as_str());
        Ok(made.then(link))
    }

    /// Whether a set-up link works, for the page that it opens.
    pub async fn set_up_link_works(&self, token: &str) -> Result<bool, AppError> {
        Ok(self.invited(token).await? == Some(Invited::FirstAdministrator))
    }

    /// Makes the first account, which is an administrator's.
    pub async fn use_set_up_link(
        &self,
        token: &str,
        first: FirstAdministrator,
        password: &str,
    ) -> Result<PersonId, LinkProblem> {
        let name = first.name.trim();
        if name.is_empty() || name.chars().count() > NAME_MAX || name.contains(char::is_control) {
            return Err(LinkProblem::Name);
        }
        let email: EmailAddress = first.email.parse().map_err(|_| LinkProblem::Email)?;
        let password = Password::parse(password)?;
        // Looked at first: hashing is dear, and links are tried by strangers.
        if !self.set_up_link_works(token).await? {
            return Err(LinkProblem::NoSuchLink);
        }
        let hash = self.passwords().hash(&password, self.chance.bytes()).await?;
        let now = self.clock.now();
        let id = PersonId::from_uuid(self.chance.id(now));
        let account = Account {
            id,
            email: email.as_str().to_owned(),
            name: name.to_owned(),
            roles: vec![Role::Administrator],
            adviser: None,
            manager: None,
            language: first.language,
            officer_order: 0,
            active: true,
            version: 0,
            has_password: false,
        };
        let digest = Digest::sha256(token.as_bytes());
        let set_up = move |tx: &mut Tx<'_>| {
            people::lock(tx)?;
            let invited = invitations::use_up(tx, &digest, now)?;
            if invited != Some(Invited::FirstAdministrator) || people::anybody(tx)? {
                return Err(LinkProblem::NoSuchLink);
            }
            people::insert(tx, &account)?;
            people::set_password_hash(tx, account.id, &hash)?;
            Ok(())
        };
        self.store.write(set_up).await?;
        Ok(id)
    }

    /// Mails a person a link with which he chooses a password, also when he has forgotten his.
    pub async fn invite(&self, by: &Actor, person: PersonId) -> Result<(), AppError> {
        if !by.is(Role::Administrator) {
            return Err(AppError::NotAllowed);
        }
        let (app, now) = (self.clone(), self.clock.now());
        let invite = move |tx: &mut Tx<'_>| {
            let account = people::find(tx, person)?.filter(|account| account.active);
            invite_in(tx, &app, &account.ok_or(AppError::NotFound)?, now)
        };
        self.store.write(invite).await?;
        self.wake_post_room();
        Ok(())
    }

    /// A link with which a person chooses a password, for whoever runs the installation to hand
    /// over: where no mail leaves, or the only administrator has forgotten his.
    pub async fn invitation_link(&self, person: PersonId) -> Result<String, AppError> {
        let now = self.clock.now();
        let token = Token::draw(&self.chance);
        let digest = token.digest();
        let make = move |tx: &mut Tx<'_>| {
            let account = people::find(tx, person)?.filter(|account| account.active);
            let account = account.ok_or(AppError::NotFound)?;
            let link = (&digest, later(now, INVITATION));
            Ok::<_, AppError>(invitations::invite(tx, account.id, link)?)
        };
        self.store.write(make).await?;
        Ok(format!("{}/uitnodiging/{}", self.public_url, token.as_str()))
    }

    /// For whom an invitation is: the name on the page that it opens.
    pub async fn invited_person(&self, token: &str) -> Result<Option<String>, AppError> {
        let Some(Invited::Person(person)) = self.invited(token).await? else { return Ok(None) };
        let account = self.store.read(move |tx| people::find(tx, person)).await?;
        Ok(account.filter(|account| account.active).map(|account| account.name))
    }

    /// Sets the password of whoever was invited. Sessions of before end: the link may have been
    /// sent because somebody else had the password.
    pub async fn accept_invitation(
        &self,
        token: &str,
        password: &str,
    ) -> Result<PersonId, LinkProblem> {
        let password = Password::parse(password)?;
        if self.invited_person(token).await?.is_none() {
            return Err(LinkProblem::NoSuchLink);
        }
        let hash = self.passwords().hash(&password, self.chance.bytes()).await?;
        let digest = Digest::sha256(token.as_bytes());
        let now = self.clock.now();
        let accept = move |tx: &mut Tx<'_>| {
            let Some(Invited::Person(person)) = invitations::use_up(tx, &digest, now)? else {
                return Err(LinkProblem::NoSuchLink);
            };
            people::set_password_hash(tx, person, &hash)?;
            sessions::revoke_all(tx, person)?;
            Ok(person)
        };
        self.store.write(accept).await
    }

    async fn invited(&self, token: &str) -> Result<Option<Invited>, AppError> {
        let (digest, now) = (Digest::sha256(token.as_bytes()), self.clock.now());
        let find = move |tx: &mut Tx<'_>| invitations::find(tx, &digest, now);
        Ok(self.store.read(find).await?)
    }
}

/// Makes the link and the mail that brings it.
pub(crate) fn invite_in(
    tx: &mut Tx<'_>,
    parts: &Parts,
    account: &Account,
    now: Timestamp,
) -> Result<(), AppError> {
    let token = Token::draw(&parts.chance);
    let digest = token.digest();
    invitations::invite(tx, account.id, (&digest, later(now, INVITATION)))?;
    let link = format!("{}/uitnodiging/{}", parts.public_url, token.as_str());
    let days = (INVITATION.as_hours() / 24).to_string();
    let values = [("name", account.name.as_str()), ("link", link.as_str()), ("days", &days)];
    let mail = Mail {
        key: format!("invitation {digest}"),
        complaint: None,
        recipient: Some(account.id),
        purpose: Purpose::Invitation,
        message: OutgoingMessage {
            language: account.language,
            to: account.email.clone(),
            to_name: Some(account.name.clone()),
            subject: t(account.language, "accounts-invitation-subject"),
            text: t_with(account.language, "accounts-invitation-text", &values),
            files: Vec::new(),
            in_reply_to: None,
            references: Vec::new(),
            reply_to: None,
            by_hand: true,
        },
    };
    enqueue(tx, parts, mail, now)?;
    Ok(())
}

impl From<weerklank_store::StoreError> for LinkProblem {
    fn from(cause: weerklank_store::StoreError) -> Self {
        Self::App(cause.into())
    }
}

impl LinkProblem {
    /// The key of the sentence that tells it; nothing for a fault of ours.
    pub fn text_key(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchLink => Some("accounts-no-such-link"),
            Self::Name => Some("accounts-name-wrong"),
            Self::Email => Some("accounts-email-wrong"),
            Self::Password(problem) => Some(problem.text_key()),
            Self::App(_) => None,
        }
    }
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.saturating_add(by).unwrap_or(Timestamp::MAX)
}
