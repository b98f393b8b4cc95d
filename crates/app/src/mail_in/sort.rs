//! Takes one mail after the other to where it belongs; nothing is dropped.
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_mail::incoming::ParsedMail;
use weerklank_store::Tx;
use weerklank_store::inbound::{self, Described, Inbound, InboundState, Settled};

use super::address;
use super::decide::{Decision, decide};
use super::file::{self, Opened};
use super::unread::{self, Traces};
use crate::keys::Keys;
use crate::visitors::AccessCode;
use crate::{App, AppError, Parts};

/// Longer than reading the worst mail takes, and less than the minute within which another worker
/// goes on with what a killed one had in hand.
const LEASE: SignedDuration = SignedDuration::from_secs(50);
/// After so many tries that did not end, a mail is set aside.
const TRIES_MAX: u32 = 3;
/// Of what a list shows, in characters.
const SUBJECT_MAX: usize = 200;
const SENDER_MAX: usize = 320;

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    Filed(ComplaintId),
    /// In its dossier, which is closed.
    Flagged(ComplaintId),
    Proposed(ComplaintId),
    Waiting,
    Automatic,
    SetAside,
}

impl App {
    /// Sorts the mail that waits longest; nothing when none does.
    pub async fn sort_next_mail(&self) -> Result<Option<Sorted>, AppError> {
        let now = self.clock.now();
        let until = now.saturating_add(LEASE).unwrap_or(Timestamp::MAX);
        let claimed = self.store.write(move |tx| inbound::claim(tx, now, until)).await?;
        let Some(inbound) = claimed else { return Ok(None) };
        let id = inbound.id;
        if inbound.attempts > TRIES_MAX {
            return self.set_aside(inbound, "too-many-tries").await.map(Some);
        }
        let mail = match self.read_mail(&inbound).await? {
            Ok(mail) => mail,
            Err(why) => return self.set_aside(inbound, why).await.map(Some),
        };
        let mut opened = self.opened(inbound, mail).await?;
        let foreseen = opened.clone();
        let foreseen = self.store.read(move |tx| decide(tx, &foreseen)).await?;
        if foreseen == Decision::Propose {
            opened.code = Some(self.access_code().await?);
        }
        let app = self.clone();
        let sorted = self.store.write(move |tx| sort(tx, &app, &opened)).await?;
        self.wake_post_room();
        tracing::info!(inbound.id = %id, ?sorted, "sorted a mail");
        Ok(Some(sorted))
    }

    async fn set_aside(&self, inbound: Inbound, why: &'static str) -> Result<Sorted, AppError> {
        let (at, app) = (self.clock.now(), self.clone());
        let set = move |tx: &mut Tx<'_>| {
            let raw = inbound::raw(tx, &inbound)?.unwrap_or_default();
            let keys = Keys::ensure(tx, &app)?;
            let Traces { correspondent, complaint } = unread::traces(tx, &keys, &raw)?;
            if let Some(correspondent) = correspondent {
                inbound::likely_of(tx, &inbound, &correspondent)?;
            }
            let state = InboundState::SetAside;
            let became = Settled { state, reason: Some(why), complaint, at, by: None, note: None };
            settled(inbound::settle(tx, &inbound, &became)?)
        };
        self.store.write(set).await?;
        tracing::warn!(why, "set a mail aside");
        Ok(Sorted::SetAside)
    }

    /// Notes what was read of a mail, and draws what is needed to do something with it.
    pub(super) async fn opened(
        &self,
        inbound: Inbound,
        mail: ParsedMail,
    ) -> Result<Opened, AppError> {
        let at = self.clock.now();
        let year = weerklank_domain::calendar::local_date(at).year();
        let (app, mail) = (self.clone(), Arc::new(mail));
        let of = mail.clone();
        let note = move |tx: &mut Tx<'_>| {
            let keys = Keys::ensure(tx, &app)?;
            let inbound = inbound::describe(tx, &inbound, &described(&keys, &of))?;
            Ok::<_, AppError>((keys, inbound))
        };
        let (keys, inbound) = self.store.write(note).await?;
        Ok(Opened {
            inbound,
            mail,
            keys,
            enclosed: self.enclosures(),
            at,
            complaint: ComplaintId::from_uuid(self.draw_id()),
            references: (0..4).map(|_| Reference::new(year, self.chance.bytes())).collect(),
            code: None,
        })
    }

    /// For the sender of a complaint: costly, so drawn for no other mail.
    pub(super) async fn access_code(&self) -> Result<(AccessCode, String), AppError> {
        let code = AccessCode::from_chance(self.chance.bytes());
        let hash = self.hash_code(&code).await?;
        Ok((code, hash))
    }
}

fn described(keys: &Keys, mail: &ParsedMail) -> Described {
    let sender = mail.from.as_ref().map_or("", |from| from.address.as_str());
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    Described {
        message_id: mail.message_id.clone(),
        subject: short(&mail.subject, SUBJECT_MAX),
        sender: short(sender, SENDER_MAX),
        nature: mail.nature.kind().key(),
        correspondent: (!sender.is_empty()).then(|| address::remembered(keys, sender)),
        accepted_at: mail.accepted,
    }
}

/// Another worker settled it, after the lease of this one: what was done here is undone.
pub(super) fn settled(is_settled: bool) -> Result<(), AppError> {
    if is_settled { Ok(()) } else { Err(AppError::Changed) }
}

fn sort(tx: &mut Tx<'_>, parts: &Parts, opened: &Opened) -> Result<Sorted, AppError> {
    let decision = decide(tx, opened)?;
    let (state, reason, complaint, sorted) = match decision {
        Decision::File { complaint, from, is_closed } => {
            file::into_dossier(tx, parts, opened, (complaint, from, &Actor::system()))?;
            if is_closed {
                let sorted = Sorted::Flagged(complaint);
                (InboundState::Flagged, Some("closed"), Some(complaint), sorted)
            } else {
                (InboundState::Filed, None, Some(complaint), Sorted::Filed(complaint))
            }
        }
        Decision::Propose => {
            let id = file::as_proposal(tx, parts, opened)?;
            (InboundState::Proposed, None, Some(id), Sorted::Proposed(id))
        }
        Decision::Wait(why, complaint) => {
            (InboundState::Waiting, Some(why), complaint, Sorted::Waiting)
        }
        Decision::Automatic(complaint) => {
            (InboundState::Automatic, None, complaint, Sorted::Automatic)
        }
        Decision::CameBack { complaint, message_id, why } => {
            inbound::bounced(tx, (&message_id, &why), opened.at)?;
            (InboundState::Waiting, Some("came-back"), Some(complaint), Sorted::Waiting)
        }
    };
    let became = Settled { state, reason, complaint, at: opened.at, by: None, note: None };
    settled(inbound::settle(tx, &opened.inbound, &became)?)?;
    Ok(sorted)
}
