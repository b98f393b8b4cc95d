//! Reads one mail after the other and decides where it belongs. Only what is certain is filed by
//! itself; everything else waits for an officer, and nothing is dropped.
use jiff::{SignedDuration, Timestamp};
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_mail::incoming::{Bounce, BounceOutcome, Limits, Nature, ParsedMail, parse};
use weerklank_store::inbound::{self, Inbound, InboundState};
use weerklank_store::{Tx, dossiers};

use super::file::{self, Opened};
use super::{address, party};
use crate::keys::Keys;
use crate::visitors::AccessCode;
use crate::{App, AppError, Parts};

/// Longer than reading the worst mail takes.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// After so many tries that did not end, a mail is set aside.
const TRIES_MAX: u32 = 3;

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    Filed(ComplaintId),
    Proposed(ComplaintId),
    Waiting,
    Automatic,
    SetAside,
}

/// What is certain about a mail.
enum Match {
    /// Signed for this very sender.
    Certain(Reference),
    /// Of this dossier by its looks: for an officer to say.
    Likely(Reference),
    None,
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
        let read = {
            let inbound = inbound.clone();
            self.store.read(move |tx| Ok::<_, AppError>(inbound::raw(tx, &inbound)?)).await?
        };
        let Some(raw) = read else {
            return self.set_aside(inbound, "no-bytes").await.map(Some);
        };
        // A mail on which the reading stops must not stop those behind it.
        let parsed = tokio::task::spawn_blocking(move || parse(&raw, &Limits::default())).await;
        let Ok(mail) = parsed else {
            return self.set_aside(inbound, "unreadable").await.map(Some);
        };
        let opened = self.opened(inbound, mail).await?;
        let app = self.clone();
        let sorted = self.store.write(move |tx| sort(tx, &app, &opened)).await?;
        self.wake_post_room();
        tracing::info!(inbound.id = %id, ?sorted, "sorted a mail");
        Ok(Some(sorted))
    }

    async fn set_aside(&self, inbound: Inbound, why: &'static str) -> Result<Sorted, AppError> {
        let now = self.clock.now();
        let set = move |tx: &mut Tx<'_>| {
            let became = (InboundState::SetAside, Some(why), None);
            inbound::settle(tx, inbound.id, became, (now, None))
        };
        self.store.write(set).await?;
        Ok(Sorted::SetAside)
    }

    pub(super) async fn opened(
        &self,
        inbound: Inbound,
        mail: ParsedMail,
    ) -> Result<Opened, AppError> {
        let at = self.clock.now();
        let year = weerklank_domain::calendar::local_date(at).year();
        let code = AccessCode::from_chance(self.chance.bytes());
        let hash = self.hash_code(&code).await?;
        Ok(Opened {
            inbound,
            mail,
            enclosed: self.enclosures(),
            at,
            complaint: ComplaintId::from_uuid(self.draw_id()),
            references: (0..4).map(|_| Reference::new(year, self.chance.bytes())).collect(),
            code: (code, hash),
        })
    }
}

fn sort(tx: &mut Tx<'_>, parts: &Parts, opened: &Opened) -> Result<Sorted, AppError> {
    let keys = Keys::ensure(tx, parts)?;
    let found = matched(tx, &keys, opened)?;
    let became = match (&opened.mail.nature, found) {
        (Nature::Bounce(bounce), found) => came_back(tx, parts, opened, (bounce, found))?,
        (_, Match::Certain(reference)) => filed_or_waiting(tx, parts, opened, reference)?,
        (_, Match::Likely(reference)) => {
            let id = dossiers::id_of(tx, reference)?;
            (Sorted::Waiting, Some("not-certain"), id)
        }
        (Nature::OutOfOffice | Nature::Automatic, Match::None) => (Sorted::Automatic, None, None),
        (Nature::Message | Nature::Encrypted(_), Match::None) => {
            unmatched(tx, parts, opened, &keys)?
        }
    };
    let (sorted, why, complaint) = became;
    let state = match sorted {
        Sorted::Filed(_) => InboundState::Filed,
        Sorted::Proposed(_) => InboundState::Proposed,
        Sorted::Waiting => InboundState::Waiting,
        Sorted::Automatic => InboundState::Automatic,
        Sorted::SetAside => InboundState::SetAside,
    };
    inbound::settle(tx, opened.inbound.id, (state, why, complaint), (opened.at, None))?;
    Ok(sorted)
}

type Became = (Sorted, Option<&'static str>, Option<ComplaintId>);

/// In the order of what proves most: the address, the id that it answers, the marker in the text.
fn matched(tx: &mut Tx<'_>, keys: &Keys, opened: &Opened) -> Result<Match, AppError> {
    let mail = &opened.mail;
    let claims = mail.recipients().into_iter().filter_map(|to| address::in_address(&to));
    let mut likely = None;
    for claim in claims {
        if address::is_for(keys, &claim, opened.sender()) {
            return Ok(Match::Certain(claim.reference));
        }
        likely = likely.or(Some(claim.reference));
    }
    let mut answered = mail.in_reply_to.iter().chain(mail.references.iter().rev());
    let signed = answered.find_map(|id| address::in_message_id(keys, id));
    let signed = signed.or_else(|| address::in_text(keys, &mail.text));
    if let Some(reference) = signed {
        return Ok(Match::Certain(reference));
    }
    // A reference that anybody can type proves nothing.
    let typed = mail.subject.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let likely = likely.or_else(|| { typed }.find_map(|word| word.parse().ok()));
    match likely {
        Some(reference) if dossiers::id_of(tx, reference)?.is_some() => {
            Ok(Match::Likely(reference))
        }
        _ => Ok(Match::None),
    }
}

/// The token is right; the sender must be a party of the dossier as well, now.
fn filed_or_waiting(
    tx: &mut Tx<'_>,
    parts: &Parts,
    opened: &Opened,
    reference: Reference,
) -> Result<Became, AppError> {
    let Some(id) = dossiers::id_of(tx, reference)? else {
        return Ok((Sorted::Waiting, Some("no-dossier"), None));
    };
    let Some(stored) = dossiers::by_id(tx, id)? else {
        return Ok((Sorted::Waiting, Some("no-dossier"), None));
    };
    if inbound::has_double(tx, &opened.inbound)? {
        return Ok((Sorted::Waiting, Some("same-id"), Some(id)));
    }
    match party::of(tx, &stored.complaint, opened.sender())? {
        Some(from) => {
            file::into_dossier(tx, parts, opened, (id, from, &Actor::system()))?;
            Ok((Sorted::Filed(id), None, Some(id)))
        }
        None => Ok((Sorted::Waiting, Some("unknown-sender"), Some(id))),
    }
}

/// A mail of ours came back: its dossier says so, and the officer in charge is told.
fn came_back(
    tx: &mut Tx<'_>,
    parts: &Parts,
    opened: &Opened,
    (bounce, found): (&Bounce, Match),
) -> Result<Became, AppError> {
    let Some(original) = &bounce.original_message_id else {
        return Ok(match found {
            Match::Certain(reference) | Match::Likely(reference) => {
                (Sorted::Waiting, Some("bounce"), dossiers::id_of(tx, reference)?)
            }
            Match::None => (Sorted::Automatic, Some("bounce"), None),
        });
    };
    let original = format!("<{}>", original.trim_matches(['<', '>']));
    let Some(complaint) = inbound::dossier_of_sent(tx, &original)? else {
        return Ok((Sorted::Automatic, Some("bounce"), None));
    };
    if bounce.outcome == BounceOutcome::Failed {
        let status = bounce.status.clone().unwrap_or_default();
        let why = format!("the mail came back: {status}");
        inbound::bounced(tx, (&original, why.trim_end_matches([':', ' '])), opened.at)?;
    }
    let from = weerklank_domain::complaint::correspondence::Correspondent::ThirdParty;
    file::into_dossier(tx, parts, opened, (complaint, from, &Actor::system()))?;
    Ok((Sorted::Filed(complaint), None, Some(complaint)))
}

/// Somebody with whom we write about one or more open dossiers, or somebody new.
fn unmatched(
    tx: &mut Tx<'_>,
    parts: &Parts,
    opened: &Opened,
    keys: &Keys,
) -> Result<Became, AppError> {
    if inbound::has_double(tx, &opened.inbound)? {
        return Ok((Sorted::Waiting, Some("same-id"), None));
    }
    if opened.sender().is_empty() {
        return Ok((Sorted::Waiting, Some("no-sender"), None));
    }
    let remembered = address::remembered(keys, opened.sender());
    let known = inbound::dossiers_with(tx, &remembered)?;
    if let [(first, _), ..] = known.as_slice() {
        return Ok((Sorted::Waiting, Some("known-sender"), Some(*first)));
    }
    let id = file::as_proposal(tx, parts, opened, keys)?;
    Ok((Sorted::Proposed(id), None, Some(id)))
}
