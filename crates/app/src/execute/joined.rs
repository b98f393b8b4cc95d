//! What one command does in two dossiers: merged, split off, followed up (23, 24, 26).
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::Representative;
use weerklank_domain::complaint::facts::{Complainant, Door, Recording};
use weerklank_domain::complaint::links::{
    Link, LinkKind, Linked, NewDossier, OtherDossier, Received,
};
use weerklank_domain::complaint::{Complaint, Stage};
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Text;
use weerklank_store::{Tx, content, dossiers, inbound};

use super::{Change, by_the_system, record_in};
use crate::card::ContactCard;
use crate::envelope::Enclosures;
use crate::keys::Keys;
use crate::mail_in::address::remembered;
use crate::{AppError, Parts};

/// Two complaints of one person within so many days may be one (transition 23).
const SAME_WITHIN_DAYS: i32 = 14;
/// A main dossier may have gone on in another one itself.
const HOPS_MAX: usize = 20;

/// The dossier that a merge names, when whoever asks may see it.
pub(super) fn other(tx: &mut Tx<'_>, change: &Change) -> Result<Option<Complaint>, AppError> {
    let Command::Merge { main, .. } = &change.command else { return Ok(None) };
    Ok(dossiers::find(tx, change.by.person, *main)?.map(|stored| stored.complaint))
}

/// Two merges at once wait for each other in one order, whichever way round they go.
pub(super) fn lock_in_order(
    tx: &mut Tx<'_>,
    id: ComplaintId,
    change: &Change,
) -> Result<(), AppError> {
    if let Some(other) = other(tx, change)?
        && other.id < id
    {
        dossiers::lock(tx, other.id)?;
    }
    Ok(())
}

/// Two dossiers may draw the same reference; a new one gets one that is free.
pub(super) fn with_free_reference(
    tx: &mut Tx<'_>,
    parts: &Parts,
    change: &Change,
) -> Result<Command, AppError> {
    let mut command = change.command.clone();
    let Some(new) = made_by(&mut command) else { return Ok(command) };
    for _ in 0..4 {
        if dossiers::id_of(tx, new.reference)?.is_none() {
            return Ok(command);
        }
        new.reference = Reference::new(local_date(change.at).year(), parts.chance.bytes());
    }
    Err(AppError::Unreadable("no free reference"))
}

fn made_by(command: &mut Command) -> Option<&mut NewDossier> {
    match command {
        Command::SplitOff { new, .. } | Command::FollowUp { new, .. } => Some(new),
        _ => None,
    }
}

/// The words of a new dossier are not of this one.
pub(super) fn without_what_is_for_another(enclosed: &Enclosures, command: &Command) -> Enclosures {
    let mut own = enclosed.clone();
    if let Some(new) = made_by(&mut command.clone()) {
        own.texts.retain(|sealed| sealed.text.id != new.expression.id);
    }
    own
}

/// What follows in other dossiers, in the same transaction.
pub(super) fn carry_on(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (complaint, was_open): (&Complaint, bool),
    (change, command): (&Change, &Command),
) -> Result<(), AppError> {
    match command {
        Command::Merge { .. } => merged(tx, parts, complaint, change)?,
        Command::SplitOff { new, .. } => {
            made(tx, parts, (complaint, LinkKind::SplitFrom), (change, new))?;
        }
        Command::FollowUp { new, .. } => {
            made(tx, parts, (complaint, LinkKind::Follows), (change, new))?;
        }
        _ => {}
    }
    if was_open && complaint.stage == Stage::Closed {
        for link in complaint.merged_dossiers() {
            close_with_main(tx, parts, link.dossier, change.at)?;
        }
    }
    Ok(())
}

/// Transition 19: merged follows its main dossier. One that it brought along goes before it.
fn close_with_main(
    tx: &mut Tx<'_>,
    parts: &Parts,
    id: ComplaintId,
    at: Timestamp,
) -> Result<(), AppError> {
    let stage = dossiers::lock(tx, id)?.map(|stored| stored.complaint.stage);
    if stage == Some(Stage::Merged) {
        by_the_system(tx, parts, id, (Command::FollowMain, at))?;
    }
    Ok(())
}

/// Transition 23: the other side, and the addresses whose mail goes there from now on.
fn merged(
    tx: &mut Tx<'_>,
    parts: &Parts,
    complaint: &Complaint,
    change: &Change,
) -> Result<(), AppError> {
    let Some(main) = complaint.main_dossier() else { return Ok(()) };
    let received = Received {
        on: complaint.received_on,
        procedure_version: complaint.recording.procedure_version,
    };
    let linked = Linked { link: link(complaint, LinkKind::Merged), received: Some(received) };
    let excluded = complaint.excluded.clone();
    let record = Command::RecordLink { linked, excluded };
    by_the_system(tx, parts, main.dossier, (record, change.at))?;
    Ok(inbound::remember_also(tx, complaint.id, main.dossier)?)
}

fn link(complaint: &Complaint, kind: LinkKind) -> Link {
    Link { kind, dossier: complaint.id, reference: complaint.recording.reference }
}

/// A dossier of its own, of the same complainant.
fn made(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (complaint, kind): (&Complaint, LinkKind),
    (change, new): (&Change, &NewDossier),
) -> Result<(), AppError> {
    let mut enclosed = Enclosures::none(parts.chance.clone(), change.at);
    let received_on = match kind {
        // A new complaint, though about the same.
        LinkKind::Follows => local_date(change.at),
        _ => complaint.received_on,
    };
    let recording = recording(tx, (complaint, received_on), (change, new), &mut enclosed)?;
    let made = record_in(tx, parts, (&change.by, change.at), (new.id, recording, &enclosed))?;
    inbound::remember_also(tx, complaint.id, made.id)?;
    let linked = Linked { link: link(complaint, kind), received: None };
    let excluded = complaint.excluded.clone();
    by_the_system(tx, parts, made.id, (Command::RecordLink { linked, excluded }, change.at))
}

fn recording(
    tx: &mut Tx<'_>,
    (complaint, received_on): (&Complaint, Date),
    (change, new): (&Change, &NewDossier),
    enclosed: &mut Enclosures,
) -> Result<Recording, AppError> {
    let known = &complaint.complainant;
    let complainant = Complainant {
        name: again(tx, known.name, enclosed)?,
        card: optional_again(tx, known.card, enclosed)?,
        ..known.clone()
    };
    let representative = match &complaint.represented {
        Some(represented) => Some(Representative {
            name: again(tx, represented.representative.name, enclosed)?,
            card: optional_again(tx, represented.representative.card, enclosed)?,
            ..represented.representative.clone()
        }),
        None => None,
    };
    let expression = change.enclosed.sealed(&new.expression);
    let expression = expression.ok_or(AppError::Unreadable("what a new dossier is about"))?;
    Ok(Recording {
        reference: new.reference,
        received_on,
        door: Door::Organisation,
        channel: complaint.recording.channel,
        manner: complaint.recording.manner,
        expression: enclosed.text(expression),
        complainant,
        subject: new.subject,
        procedure_version: complaint.recording.procedure_version,
        informed: complaint.informed.clone(),
        late_reason: None,
        recorded_by: change.by.person,
        representative,
        files: vec![],
        receipt: None,
        proposal: false,
        intake: None,
    })
}

/// The same words, for a dossier of its own: each is erased by itself.
fn again(tx: &mut Tx<'_>, text: Text, enclosed: &mut Enclosures) -> Result<Text, AppError> {
    let known = content::words(tx, text.id)?.unwrap_or_else(|| "–".to_owned());
    let words = weerklank_domain::text::Words::parse(&known);
    Ok(enclosed.text(words.map_err(|_| AppError::Unreadable("the words of a dossier"))?))
}

fn optional_again(
    tx: &mut Tx<'_>,
    text: Option<Text>,
    enclosed: &mut Enclosures,
) -> Result<Option<Text>, AppError> {
    text.map(|text| again(tx, text, enclosed)).transpose()
}

/// Transition 23: the same complaint by form and by mail. Another open dossier of this relation or
/// this address, received about the same time, is proposed to the officer; never one whose
/// existence somebody who sees this one may not know (1).
pub(super) fn propose_likely_merge(
    tx: &mut Tx<'_>,
    parts: &Parts,
    complaint: &Complaint,
    at: Timestamp,
) -> Result<(), AppError> {
    let Some(address) = address(tx, complaint)? else { return Ok(()) };
    let keys = Keys::ensure(tx, parts)?;
    for (id, reference) in inbound::dossiers_with(tx, &remembered(&keys, &address))? {
        let Some(other) = dossiers::by_id(tx, id)? else { continue };
        let other = other.complaint;
        if id != complaint.id && is_likely_same(complaint, &other) {
            let same = self::address(tx, &other)?.is_some_and(|it| it == address);
            if same {
                let other = OtherDossier { dossier: id, reference };
                let propose = Command::ProposeMerge { other };
                return by_the_system(tx, parts, complaint.id, (propose, at));
            }
        }
    }
    Ok(())
}

fn is_likely_same(complaint: &Complaint, other: &Complaint) -> bool {
    let limit = other.received_on.saturating_add(SAME_WITHIN_DAYS.days());
    let hidden = other.excluded.iter().any(|known| !complaint.is_excluded(known.person));
    let both_known = complaint.subject.firm().is_some() && other.subject.firm().is_some();
    let differ = both_known && complaint.subject.firm() != other.subject.firm();
    other.awaits_answer() && complaint.received_on <= limit && !hidden && !differ
}

fn address(tx: &mut Tx<'_>, complaint: &Complaint) -> Result<Option<String>, AppError> {
    let Some(card) = complaint.complainant.card else { return Ok(None) };
    let card = content::words(tx, card.id)?.map(|card| ContactCard::read(&card));
    let address = card.map(|card| card.email.trim().to_lowercase());
    Ok(address.filter(|address| !address.is_empty()))
}

/// The dossier in which this one goes on, itself when it goes on by itself.
pub(crate) fn main_of(tx: &mut Tx<'_>, id: ComplaintId) -> Result<ComplaintId, AppError> {
    let mut here = id;
    for _ in 0..HOPS_MAX {
        let main = dossiers::by_id(tx, here)?.and_then(|stored| stored.complaint.main_dossier());
        match main {
            Some(link) => here = link.dossier,
            None => break,
        }
    }
    Ok(here)
}
