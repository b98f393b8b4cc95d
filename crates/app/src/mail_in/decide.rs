//! Where a mail belongs. Only what is certain goes by itself; nothing here changes anything.
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::reference::Reference;
use weerklank_mail::incoming::{Bounce, BounceOutcome, Nature};
use weerklank_store::{Tx, dossiers, inbound, outbox};

use super::file::Opened;
use super::{address, party};
use crate::AppError;
use crate::execute::main_of;

/// What is to become of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// From a party of this dossier.
    File { complaint: ComplaintId, from: Correspondent, is_closed: bool },
    /// A complaint that an officer has yet to confirm.
    Propose,
    /// For an officer: why, and the dossier that it likely belongs to.
    Wait(&'static str, Option<ComplaintId>),
    /// Of a machine, about nothing that asks for anything.
    Automatic(Option<ComplaintId>),
    /// A mail of ours could not be delivered: its Message-ID, and what the server said.
    CameBack { complaint: ComplaintId, message_id: String, why: String },
}

/// What is certain about a mail.
enum Match {
    /// Signed for this very sender.
    Certain(Reference),
    /// Of this dossier by its looks: for an officer to say.
    Likely(Reference),
    None,
}

pub(super) fn decide(tx: &mut Tx<'_>, opened: &Opened) -> Result<Decision, AppError> {
    let found = matched(tx, opened)?;
    match (&opened.mail.nature, found) {
        (Nature::Bounce(bounce), found) => returned(tx, opened, (bounce, found)),
        (_, Match::Certain(reference)) => of_dossier(tx, opened, reference),
        (_, Match::Likely(reference)) => {
            Ok(Decision::Wait("not-certain", dossiers::id_of(tx, reference)?))
        }
        (Nature::OutOfOffice | Nature::Automatic, Match::None) => Ok(Decision::Automatic(None)),
        (Nature::Message | Nature::Encrypted(_), Match::None) => unmatched(tx, opened),
    }
}

/// In the order of what proves most: the address, the id that it answers, the marker in the text.
fn matched(tx: &mut Tx<'_>, opened: &Opened) -> Result<Match, AppError> {
    let (mail, keys) = (&opened.mail, &opened.keys);
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
fn of_dossier(
    tx: &mut Tx<'_>,
    opened: &Opened,
    reference: Reference,
) -> Result<Decision, AppError> {
    let Some(id) = dossiers::id_of(tx, reference)? else {
        return Ok(Decision::Wait("no-dossier", None));
    };
    let Some(stored) = dossiers::by_id(tx, id)? else {
        return Ok(Decision::Wait("no-dossier", None));
    };
    if inbound::has_double(tx, &opened.inbound)? {
        return Ok(Decision::Wait("same-id", Some(id)));
    }
    // Transition 23: a party of a dossier that goes on in another one writes to that one.
    let from = party::of(tx, &stored.complaint, opened.sender())?;
    let main = main_of(tx, id)?;
    let stage = dossiers::by_id(tx, main)?.map(|stored| stored.complaint.stage);
    let is_closed = stage == Some(Stage::Closed);
    Ok(match from {
        Some(from) => Decision::File { complaint: main, from, is_closed },
        None => Decision::Wait("unknown-sender", Some(id)),
    })
}

/// A mail server says something about a mail of ours. Whoever got that mail knows its id, so what
/// it says is not put into a dossier by itself; it only marks the mail, when the id is ours and the
/// mail was sent to whom the report names.
fn returned(
    tx: &mut Tx<'_>,
    opened: &Opened,
    (bounce, found): (&Bounce, Match),
) -> Result<Decision, AppError> {
    let original = bounce.original_message_id.as_deref().unwrap_or_default();
    let signed = address::in_message_id(&opened.keys, original);
    let message_id = format!("<{}>", original.trim_matches(['<', '>']));
    let sent = match signed {
        Some(_) => outbox::sent_as(tx, &message_id)?,
        None => None,
    };
    let Some((complaint, to)) = sent else {
        return Ok(match found {
            Match::Certain(reference) | Match::Likely(reference) => {
                Decision::Wait("bounce", dossiers::id_of(tx, reference)?)
            }
            Match::None => Decision::Automatic(None),
        });
    };
    let named = bounce.recipient.as_deref().map(str::to_lowercase);
    let is_recipient = match (named, to) {
        (Some(named), Some(to)) => named == to.to_lowercase(),
        _ => true,
    };
    Ok(match bounce.outcome {
        BounceOutcome::Failed if is_recipient => {
            let status = bounce.status.clone().unwrap_or_default();
            let why = format!("the mail came back: {status}");
            let why = why.trim_end_matches([':', ' ']).to_owned();
            Decision::CameBack { complaint, message_id, why }
        }
        BounceOutcome::Failed => Decision::Wait("bounce", Some(complaint)),
        BounceOutcome::Delayed | BounceOutcome::Delivered => Decision::Automatic(Some(complaint)),
    })
}

/// Somebody with whom we write about one or more open dossiers, or somebody new.
fn unmatched(tx: &mut Tx<'_>, opened: &Opened) -> Result<Decision, AppError> {
    if inbound::has_double(tx, &opened.inbound)? {
        return Ok(Decision::Wait("same-id", None));
    }
    let Some(correspondent) = &opened.inbound.correspondent else {
        return Ok(Decision::Wait("no-sender", None));
    };
    let known = inbound::dossiers_with(tx, correspondent)?;
    Ok(match known.as_slice() {
        [(first, _), ..] => Decision::Wait("known-sender", Some(*first)),
        [] => Decision::Propose,
    })
}
