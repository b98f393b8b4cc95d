//! What officers do with mail that could not be filed with certainty, and where they find all of
//! it.
use jiff::Timestamp;
use uuid::Uuid;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Words;
use weerklank_mail::incoming::ParsedMail;
use weerklank_store::inbound::{self, Inbound, InboundState, Settled};
use weerklank_store::received::{self, ListedMail};
use weerklank_store::{Tx, dossiers};

use super::file;
use super::sort::settled;
use crate::{App, AppError};

/// How many of each kind the list of what waits shows.
const WAITING_MAX: u32 = 100;
/// How many a page of all mail shows.
const PAGE: u32 = 50;

/// A mail on the list of what waits.
#[derive(Clone, Debug)]
pub struct WaitingMail {
    pub mail: ListedMail,
    /// The dossiers that it may belong to.
    pub suggestions: Vec<Reference>,
}

/// A page of all mail that came in, the last first.
#[derive(Clone, Debug)]
pub struct MailList {
    pub mails: Vec<ListedMail>,
    /// By which the next page is asked; nothing when this is the last.
    pub older: Option<Uuid>,
}

/// A mail that an officer reads.
#[derive(Clone, Debug)]
pub struct ReadMail {
    pub inbound: Inbound,
    /// Empty when it could not be read.
    pub mail: ParsedMail,
    /// The dossier that it is in.
    pub reference: Option<Reference>,
    /// The dossiers that it may belong to.
    pub suggestions: Vec<Reference>,
}

impl App {
    /// What waits for an officer: not known where it belongs, not readable, or for a dossier that
    /// is closed.
    pub async fn waiting_mail(&self, by: &Actor) -> Result<Vec<WaitingMail>, AppError> {
        officer(by)?;
        let person = by.person;
        let list = move |tx: &mut Tx<'_>| {
            let mut found = Vec::new();
            for state in [InboundState::Waiting, InboundState::SetAside, InboundState::Flagged] {
                let asked = (state, WAITING_MAX);
                let suggested = received::suggested(tx, asked)?;
                for mail in received::in_state(tx, person, asked)? {
                    let theirs = suggested.iter().filter(|(id, _)| *id == mail.id);
                    let theirs = theirs.map(|(_, reference)| *reference);
                    let suggestions = each_once(mail.reference.into_iter().chain(theirs));
                    found.push(WaitingMail { mail, suggestions });
                }
            }
            Ok::<_, AppError>(found)
        };
        self.store.read(list).await
    }

    /// All mail that came in, or that of one state.
    pub async fn all_mail(
        &self,
        by: &Actor,
        (state, before): (Option<InboundState>, Option<Uuid>),
    ) -> Result<MailList, AppError> {
        officer(by)?;
        let person = by.person;
        let list = move |tx: &mut Tx<'_>| {
            let before: Option<(Timestamp, Uuid)> = match before {
                Some(id) => received::find(tx, person, id)?.map(|mail| (mail.stored_at, mail.id)),
                None => None,
            };
            let mut mails = received::latest(tx, person, (state, before), PAGE + 1)?;
            let more = mails.len() > PAGE as usize;
            mails.truncate(PAGE as usize);
            let older = if more { mails.last().map(|mail| mail.id) } else { None };
            Ok::<_, AppError>(MailList { mails, older })
        };
        self.store.read(list).await
    }

    /// One mail, whatever became of it. One that may belong to a dossier that is hidden from this
    /// officer is not there (1).
    pub async fn received_mail(&self, by: &Actor, id: Uuid) -> Result<ReadMail, AppError> {
        let (inbound, reference, suggestions) = self.seen_mail(by, id).await?;
        let mail = self.read_mail(&inbound).await?.unwrap_or_default();
        Ok(ReadMail { inbound, mail, reference, suggestions })
    }

    /// The bytes of a mail as it came.
    pub async fn raw_mail(&self, by: &Actor, id: Uuid) -> Result<Vec<u8>, AppError> {
        let (inbound, ..) = self.seen_mail(by, id).await?;
        let raw = self.store.read(move |tx| inbound::raw(tx, &inbound)).await?;
        raw.ok_or(AppError::NotFound)
    }

    async fn seen_mail(
        &self,
        by: &Actor,
        id: Uuid,
    ) -> Result<(Inbound, Option<Reference>, Vec<Reference>), AppError> {
        officer(by)?;
        let person = by.person;
        let find = move |tx: &mut Tx<'_>| {
            let listed = received::find(tx, person, id)?.ok_or(AppError::NotFound)?;
            let inbound = inbound::find(tx, id)?.ok_or(AppError::NotFound)?;
            let known = match &inbound.correspondent {
                Some(correspondent) => inbound::dossiers_with(tx, correspondent)?,
                None => Vec::new(),
            };
            let known = known.into_iter().map(|(_, reference)| reference);
            let suggestions = each_once(listed.reference.into_iter().chain(known));
            Ok::<_, AppError>((inbound, listed.reference, suggestions))
        };
        self.store.read(find).await
    }

    /// An officer says in which dossier a mail belongs, and from whom it is.
    pub async fn file_mail(
        &self,
        by: &Actor,
        (id, reference, from): (Uuid, Reference, Correspondent),
    ) -> Result<(), AppError> {
        let read = self.received_mail(by, id).await?;
        is_open(&read.inbound)?;
        let opened = self.opened(read.inbound, read.mail).await?;
        let (by, app) = (by.clone(), self.clone());
        let save = move |tx: &mut Tx<'_>| {
            let found = dossiers::find(tx, by.person, reference)?.ok_or(AppError::NotFound)?;
            let complaint = found.complaint.id;
            file::into_dossier(tx, &app, &opened, (complaint, from, &by))?;
            let became = (InboundState::Filed, Some(complaint), None);
            settle(tx, &by, (&opened.inbound, opened.at), became)
        };
        self.store.write::<_, AppError, _>(save).await?;
        self.wake_post_room();
        Ok(())
    }

    /// An officer says that a mail is a complaint of its own.
    pub async fn propose_mail(&self, by: &Actor, id: Uuid) -> Result<Reference, AppError> {
        let read = self.received_mail(by, id).await?;
        is_open(&read.inbound)?;
        let mut opened = self.opened(read.inbound, read.mail).await?;
        opened.code = Some(self.access_code().await?);
        let (by, app) = (by.clone(), self.clone());
        let save = move |tx: &mut Tx<'_>| {
            let complaint = file::as_proposal(tx, &app, &opened)?;
            let became = (InboundState::Proposed, Some(complaint), None);
            settle(tx, &by, (&opened.inbound, opened.at), became)?;
            let stored = dossiers::by_id(tx, complaint)?.ok_or(AppError::NotFound)?;
            Ok::<_, AppError>(stored.complaint.recording.reference)
        };
        let reference = self.store.write(save).await?;
        self.wake_post_room();
        Ok(reference)
    }

    /// An officer says that a mail is not for us, and why. It is kept, and can be filed after all.
    pub async fn dismiss_mail(&self, by: &Actor, id: Uuid, why: &Words) -> Result<(), AppError> {
        let (inbound, ..) = self.seen_mail(by, id).await?;
        is_open(&inbound)?;
        let (by, at, why) = (by.clone(), self.clock.now(), why.clone());
        let save = move |tx: &mut Tx<'_>| {
            let became = (InboundState::NotForUs, inbound.complaint, Some(why.as_str()));
            settle(tx, &by, (&inbound, at), became)
        };
        self.store.write(save).await
    }

    /// An officer looked at a mail for a dossier that is closed.
    pub async fn mail_was_seen(&self, by: &Actor, id: Uuid) -> Result<(), AppError> {
        let (inbound, ..) = self.seen_mail(by, id).await?;
        if inbound.state != InboundState::Flagged {
            return Err(AppError::Changed);
        }
        let (by, at) = (by.clone(), self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            settle(tx, &by, (&inbound, at), (InboundState::Filed, inbound.complaint, None))
        };
        self.store.write(save).await
    }
}

fn officer(by: &Actor) -> Result<(), AppError> {
    if by.is(Role::Officer) { Ok(()) } else { Err(AppError::NotAllowed) }
}

fn each_once(all: impl Iterator<Item = Reference>) -> Vec<Reference> {
    let mut once = Vec::new();
    for reference in all {
        if !once.contains(&reference) {
            once.push(reference);
        }
    }
    once
}

/// Whether an officer can still say where it belongs.
fn is_open(inbound: &Inbound) -> Result<(), AppError> {
    if inbound.state.is_open() { Ok(()) } else { Err(AppError::Changed) }
}

/// Somebody else may have dealt with it meanwhile: then nothing of this is done.
fn settle(
    tx: &mut Tx<'_>,
    by: &Actor,
    (inbound, at): (&Inbound, Timestamp),
    (state, complaint, note): (InboundState, Option<ComplaintId>, Option<&str>),
) -> Result<(), AppError> {
    let became = Settled { state, reason: None, complaint, at, by: Some(by.person), note };
    settled(inbound::settle(tx, inbound, &became)?)
}
