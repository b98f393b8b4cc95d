//! Which messages follow from which event: one match, in the transaction of the event itself.
//!
//! Whoever is shut out of a dossier is told nothing (1), and mail to staff, officers and partners
//! holds the reference and a link only; `wording` writes it, `recipients` finds who gets it.
mod about;
mod eyes;
mod recipients;
mod wording;

pub(crate) use wording::{closing, salutation};

use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::facts::{ChargeReason, Way};
use weerklank_domain::complaint::several::{Concerns, PartyNumber};
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::{Register, Role};
use weerklank_store::Tx;

use crate::post_room::{self, Mail};
use crate::{AppError, Parts};
use about::About;
use eyes::{eyes_of_others, hands_over};
use recipients::Recipient;

/// What happened to a dossier in one command.
pub(crate) struct Announced<'a> {
    /// As it is after the entries.
    pub(crate) complaint: &'a Complaint,
    pub(crate) entries: &'a [Entry],
    pub(crate) register: &'a Register,
    /// The number of the last of the entries.
    pub(crate) version: u32,
}

impl Announced<'_> {
    /// One of the entries by its number.
    fn entry(&self, number: u32) -> Option<&Entry> {
        let last = usize::try_from(self.version.checked_sub(number)?).ok()?;
        self.entries.len().checked_sub(last + 1).and_then(|place| self.entries.get(place))
    }
}

/// Who hears of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Audience {
    /// The officers without a conflict (4.1, 4.3).
    Officers,
    /// The officer in charge (6.1).
    InCharge,
    Officer(PersonId),
    /// Who was in charge before.
    EarlierOfficer,
    /// Who judges what this person proposed: another officer, or else management (1).
    SecondJudge(PersonId),
    Management,
    /// The adviser complained about, or whoever answers for his firm (4.2).
    Partner,
    /// The complainant, who acts for him, or both (1).
    Complainant,
    /// As the complainant, once he was told that his complaint came in.
    ComplainantWhoKnew,
    Representative,
    /// A representative who waits for his authorisation (transition 32).
    UnauthorisedRepresentative,
    /// Whom a letter or mail by hand is addressed to.
    Addressee(Correspondent),
}

/// A message before it is written.
struct Planned {
    about: About,
    recipient: Recipient,
    /// The number of the entry that it follows from.
    entry: u32,
    /// In the eyes of which further partner it is written.
    party: Option<PartyNumber>,
}

/// Puts the messages that follow from these entries in the outbox.
pub(crate) fn announce(
    tx: &mut Tx<'_>,
    parts: &Parts,
    announced: &Announced<'_>,
) -> Result<(), AppError> {
    let mut planned: Vec<Planned> = Vec::new();
    let count = u32::try_from(announced.entries.len()).unwrap_or(u32::MAX);
    let first = announced.version.saturating_sub(count) + 1;
    let eyes = eyes_of_others(announced);
    for (number, entry) in (first..).zip(announced.entries) {
        if entry.event.party().is_none() {
            plan(tx, announced, (number, |_| true), &mut planned)?;
        }
        for seen in &eyes {
            // Of what is about all of them each further partner hears too.
            let about_him = entry.event.party() == seen.complaint.seen_through;
            let about_all = entry.event.party().is_none()
                && entry.event.concerns() == Concerns::Everyone
                && seen.complaint.partner_notified.is_some();
            if about_him {
                plan(tx, &seen.announced(announced), (number, |_| true), &mut planned)?;
            } else if about_all || hands_over(&entry.event) {
                let partner = |audience| audience == Audience::Partner;
                plan(tx, &seen.announced(announced), (number, partner), &mut planned)?;
            }
        }
    }
    for message in planned {
        match eyes.iter().find(|seen| seen.complaint.seen_through == message.party) {
            Some(seen) => post(tx, parts, &seen.announced(announced), &message)?,
            None => post(tx, parts, announced, &message)?,
        }
    }
    Ok(())
}

/// Who hears of one entry.
fn plan(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    (number, counts): (u32, impl Fn(Audience) -> bool),
    planned: &mut Vec<Planned>,
) -> Result<(), AppError> {
    let Some(entry) = announced.entry(number) else { return Ok(()) };
    for (audience, about) in follows(announced, entry) {
        if !counts(audience) {
            continue;
        }
        for recipient in recipients::of(tx, announced, audience, (entry, about))? {
            let party = announced.complaint.seen_through;
            keep_weightiest(planned, Planned { about, recipient, entry: number, party });
        }
    }
    Ok(())
}

/// The table: each event, and who hears what of it.
#[expect(clippy::too_many_lines, reason = "one arm for each event, read side by side")]
fn follows(announced: &Announced<'_>, entry: &Entry) -> Vec<(Audience, About)> {
    use Event as E;
    match &entry.event {
        // 4.1 at the organisation's door, 4.3 at the partner's.
        E::Recorded { .. } => vec![(Audience::Officers, About::Recorded)],
        // Transition 37: both officers are told. At receipt the mail of 4.1 says it.
        E::PutInCharge { officer, why, .. } => match why {
            ChargeReason::AtReceipt => vec![(Audience::Officer(*officer), About::InCharge)],
            ChargeReason::Conflict | ChargeReason::Left => vec![
                (Audience::Officer(*officer), About::InCharge),
                (Audience::ComplainantWhoKnew, About::ContactChanged),
            ],
            ChargeReason::TakenOver | ChargeReason::Assigned => vec![
                (Audience::Officer(*officer), About::InCharge),
                (Audience::EarlierOfficer, About::Relieved),
                (Audience::ComplainantWhoKnew, About::ContactChanged),
            ],
        },
        // Transition 31: the work of the officer goes to who stands in for him, and back.
        E::ContactChanged { contact, .. } => vec![
            (Audience::Officer(*contact), About::InCharge),
            (Audience::ComplainantWhoKnew, About::ContactChanged),
        ],
        // Transition 30: what he read before, the complainant is told.
        E::PersonExcluded { read: Some(_), .. } => {
            vec![(Audience::ComplainantWhoKnew, About::ContactChanged)]
        }
        E::NobodyInCharge => vec![(Audience::Management, About::Nobody)],
        // 4.2, transition 7: by mail here; a letter or a call is made by hand.
        E::PartnerNotified { notice, .. } => match notice.way {
            Way::Email => vec![(Audience::Partner, About::PartnerNotified)],
            Way::Letter | Way::Telephone | Way::Conversation | Way::Portal => vec![],
        },
        // Transition 8.
        E::Acknowledged { notice } => match notice.way {
            Way::Email => vec![
                (Audience::Complainant, About::Acknowledged),
                (Audience::UnauthorisedRepresentative, About::Receipt),
            ],
            Way::Letter | Way::Telephone | Way::Conversation | Way::Portal => vec![],
        },
        E::AssignedToPartner => vec![(Audience::Partner, About::Assigned)],
        // 6.1: responsibility passes visibly.
        E::HandedOver { .. } => {
            vec![(Audience::InCharge, About::HandedOver), (Audience::Partner, About::HandedOver)]
        }
        // Transition 15.
        E::ReturnedToPartner { .. } => vec![(Audience::Partner, About::ReturnedToPartner)],
        // Transition 21: who heard of the withdrawal hears that the complaint goes on.
        E::WithdrawalUndone { .. } => vec![
            (Audience::Partner, About::WithdrawalUndone),
            (Audience::Complainant, About::WithdrawalUndone),
        ],
        // 4.5.
        E::Advised { .. } => vec![(Audience::Partner, About::Advised)],
        // Transition 22: a second pair of eyes.
        E::OutOfScopeProposed { .. } => {
            vec![(Audience::SecondJudge(entry.by), About::ScopeProposed)]
        }
        E::OutOfScopeConfirmed | E::OutOfScopeRejected { .. } => {
            vec![(Audience::InCharge, About::ScopeSettled)]
        }
        // 4.6 and 6.4: by mail now; by post the letter is on paper.
        E::LetterApproved { kind, way, file } => match way {
            Way::Email => {
                vec![(Audience::Complainant, About::Letter { kind: *kind, file: *file })]
            }
            Way::Letter | Way::Telephone | Way::Conversation | Way::Portal => vec![],
        },
        E::LetterFailed => vec![(Audience::InCharge, About::LetterFailed)],
        // Transition 18: at the same moment as the complainant.
        E::PartnerToldOfOutcome { .. } => vec![(Audience::Partner, About::PartnerTold)],
        // Transition 26: both are told.
        E::Reopened { .. } => {
            vec![(Audience::Partner, About::Reopened), (Audience::Complainant, About::Reopened)]
        }
        // Transition 25: both are told; who waits for his authorisation hears the day (32).
        E::Postponed { .. } => vec![
            (Audience::Partner, About::Postponed),
            (Audience::Complainant, About::Postponed),
            (Audience::UnauthorisedRepresentative, About::Postponed),
        ],
        E::PostponementProposed { .. } => {
            vec![(Audience::Management, About::PostponementProposed)]
        }
        // Transitions 23, 24 and 26: whoever complains hears where it goes on.
        E::Merged { .. } => {
            vec![(Audience::Partner, About::Merged), (Audience::Complainant, About::Merged)]
        }
        E::SplitOff { .. } => vec![(Audience::Complainant, About::SplitOff)],
        E::FollowedUp { .. } => vec![(Audience::Complainant, About::FollowedUp)],
        // Transition 28.
        E::LiabilityClaimed { .. } => vec![(Audience::Management, About::LiabilityClaimed)],
        // Transition 17.
        E::PaymentApprovalAsked { .. } => vec![(Audience::Management, About::PaymentAsked)],
        // Transition 35.
        E::ArrangementProposed { .. } => {
            vec![(Audience::Management, About::ArrangementProposed)]
        }
        E::ArrangementApproved => {
            vec![(Audience::InCharge, About::Entry), (Audience::Complainant, About::Arrangement)]
        }
        E::ArrangementEnded { .. } => vec![(Audience::Complainant, About::ArrangementEnded)],
        // 2.2.
        E::SurveyAsked => vec![(Audience::Complainant, About::SurveyAsked)],
        // Transition 32.
        E::AuthorisationAsked { way: Way::Email, .. } => {
            vec![(Audience::Representative, About::AuthorisationAsked)]
        }
        // Transition 8, oral; and 6.3 when a partner asked it.
        E::ReadBackAsked { way, .. } => {
            let by_mail = *way == Way::Email;
            let asked = by_mail.then_some((Audience::Complainant, About::ReadBackAsked));
            let by_partner = is_partner(announced.register, entry.by);
            let told = by_partner.then_some((Audience::InCharge, About::Entry));
            asked.into_iter().chain(told).collect()
        }
        // 6.3: by post it is on paper, and by the status page it is read there.
        E::CorrespondenceSent { correspondence } => match correspondence.way {
            Way::Email => {
                vec![(Audience::Addressee(correspondence.to), About::Correspondence)]
            }
            Way::Letter | Way::Telephone | Way::Conversation | Way::Portal => vec![],
        },
        // The officer has to confirm it (transition 20), whoever said it; and he is told of what
        // comes in from outside (6.3).
        E::SolvedOnTheSpotProposed { .. }
        | E::MergeProposed { .. }
        | E::DossierLinked { .. }
        | E::PaymentApproved { .. }
        | E::PaymentRefused { .. }
        | E::ArrangementRejected { .. }
        | E::MessageReceived { .. }
        | E::MailFiled { .. }
        | E::ReportCommented { .. }
        | E::ReadBackConfirmed { .. }
        | E::AccessCodeGiven { .. }
        | E::SurveyAnswered { .. } => vec![(Audience::InCharge, About::Entry)],
        // 6.3: the officer is told of each entry by a partner.
        E::ComplainantChanged { .. }
        | E::SubjectChanged { .. }
        | E::IntakeCompleted { .. }
        | E::Registered
        | E::ComplainantInformed { .. }
        | E::PartnerConsulted { .. }
        | E::SolutionProposed { .. }
        | E::ReactionRecorded { .. }
        | E::ViewRecorded { .. }
        | E::HearingHeld { .. }
        | E::NotHeard { .. }
        | E::ViewShared { .. }
        | E::ViewNotShared { .. }
        | E::ProgressReported { .. }
        | E::Deviated { .. }
        | E::CommunicationRecorded { .. }
        | E::EntryCorrected { .. }
        | E::RepresentativeNamed { .. } => {
            if is_partner(announced.register, entry.by) {
                vec![(Audience::InCharge, About::Entry)]
            } else {
                vec![]
            }
        }
        // The officer's own work, what a letter tells, and who is shut out (1).
        E::ReceiptCorrected { .. }
        | E::Classified { .. }
        | E::TakenUp { .. }
        | E::PointAdded { .. }
        | E::PointRemoved { .. }
        | E::PointAnswered { .. }
        | E::RemediesRecorded { .. }
        | E::CommitmentMade { .. }
        | E::CommitmentKept { .. }
        | E::DecisionStarted
        | E::DraftSaved { .. }
        | E::LetterPrepared { .. }
        | E::ReturnedToHandling { .. }
        | E::LetterPosted { .. }
        | E::LetterAccepted { .. }
        | E::SolvedOnTheSpotConfirmed
        | E::Withdrawn { .. }
        | E::FormCompleted { .. }
        | E::Closed { .. }
        | E::PersonExcluded { read: None, .. }
        | E::OutsiderNamed { .. }
        | E::ExclusionLifted { .. }
        | E::ProposalConfirmed
        | E::ProposalDismissed { .. }
        | E::RepresentativeRemoved { .. }
        | E::AuthorisationAsked { .. }
        | E::AuthorisationReceived { .. }
        | E::MergeRejected { .. }
        | E::ClosedWithMain
        | E::ExternalTrackOpened { .. }
        | E::ExternalTermSet { .. }
        | E::ExternalTermMet { .. }
        | E::ExternalTrackEnded { .. }
        | E::LegalHoldPlaced { .. }
        | E::LegalHoldLifted { .. }
        | E::InsurerTold { .. }
        | E::LiabilitySettled { .. }
        | E::RelationRecorded { .. }
        | E::PartySucceeded { .. }
        | E::PartnerAdded { .. }
        | E::PartnerEnded { .. }
        // In the eyes of the partner it is what happened to him.
        | E::OfPartner { .. }
        | E::SignalClosed { .. } => vec![],
    }
}

fn is_partner(register: &Register, person: PersonId) -> bool {
    register.person(person).is_some_and(|person| person.roles.contains(&Role::Partner))
}

/// One command, one mail to a person: a partner who registers a complaint records it as well.
fn keep_weightiest(planned: &mut Vec<Planned>, new: Planned) {
    let same = |known: &&mut Planned| known.recipient.is_same(&new.recipient);
    match planned.iter_mut().find(same) {
        Some(known) if known.about < new.about => *known = new,
        Some(_) => {}
        None => planned.push(new),
    }
}

fn post(
    tx: &mut Tx<'_>,
    parts: &Parts,
    announced: &Announced<'_>,
    planned: &Planned,
) -> Result<(), AppError> {
    let complaint = announced.complaint;
    let at = announced.entries.last().map_or(complaint.recorded_at, |entry| entry.at);
    let Planned { about, recipient, entry, .. } = planned;
    let key = key(complaint.id, *entry, (about.key(), &recipient.address));
    let mail = Mail {
        key,
        complaint: Some((complaint.id, complaint.recording.reference)),
        recipient: recipient.person,
        purpose: about.purpose(recipient),
        message: wording::write(tx, parts, announced, planned)?,
    };
    post_room::enqueue(tx, parts, mail, at)?;
    Ok(())
}

/// By which the outbox knows a mail: sent once, whatever happens.
fn key(complaint: ComplaintId, entry: u32, (about, address): (&str, &str)) -> String {
    format!("{complaint}/{entry}/{about}/{address}")
}

/// From such a key back to the number of the entry and the address.
pub(crate) fn told_by(key: &str) -> Option<(u32, &str)> {
    let mut parts = key.splitn(4, '/').skip(1);
    let entry = parts.next()?.parse().ok()?;
    Some((entry, parts.nth(1)?))
}
