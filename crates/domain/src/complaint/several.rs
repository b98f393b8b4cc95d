//! Several partners in one complaint (4.2 to 4.5): each is told, consulted and heard by himself,
//! and sees what concerns him. The dossier is one; each partner has his own look at it, in which
//! he stands in the place of the first one, so that every rule holds for each of them.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::act::{self, Acted};
use super::command::{Circumstances, Command, CommandKind as K};
pub use super::concerns::{Concerns, Look};
use super::correspondence::Correspondent;
use super::event::{Entry, Event};
use super::facts::{Consultation, Notice, Proposal, SideHeard};
use super::intake::noted;
use super::{Complaint, Deviation, DeviationCause, apply, conflict};
use crate::article::Article;
use crate::calendar::local_date;
use crate::ids::PersonId;
use crate::people::{Actor, FirmKind, Register, Role, Subject};
use crate::rules::{Reason, ch4_handling as ch4, refuse, require};
use crate::text::Text;

/// Which of the partners in a complaint; the first one is the one of the subject.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct PartyNumber(u16);

impl PartyNumber {
    pub const FIRST: Self = Self(0);

    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    /// What the database and a form hold.
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// A partner whom the complaint concerns beside the first one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FurtherPartner {
    pub number: PartyNumber,
    pub subject: Subject,
    pub added_on: Date,
    /// Why the complaint concerns him too.
    pub reason: Text,
    /// The day from which it doesn't concern him any more.
    pub ended_on: Option<Date>,
    pub own: OwnPart,
}

/// What the dossier keeps of one partner apart from the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPart {
    pub notified: Option<Notice>,
    pub told_of_outcome_on: Option<Date>,
    pub heard: SideHeard,
    /// Whether what the complainant said was shared with him, or why it was not (4.4).
    pub shared: bool,
    pub not_shared: Option<Text>,
    pub consultations: Vec<Consultation>,
    pub proposals: Vec<Proposal>,
    pub last_progress_on: Option<Date>,
    pub deviations: Vec<Deviation>,
}

/// The steps that can be about one of several partners; the others are about the whole complaint.
pub fn can_be_about_one(kind: K) -> bool {
    matches!(
        kind,
        K::NotifyPartner
            | K::Consult
            | K::Advise
            | K::ProposeSolution
            | K::RecordReaction
            | K::RecordView
            | K::RecordHearing
            | K::ExplainNotHeard
            | K::ShareView
            | K::ExplainNotShared
            | K::ReportProgress
            | K::SendCorrespondence
            | K::RecordCommunication
            | K::CorrectEntry
            | K::FileMail
            | K::Deviate
    )
}

impl Complaint {
    /// The further partners whom the complaint still concerns.
    pub fn further_partners(&self) -> impl Iterator<Item = &FurtherPartner> {
        self.further.iter().filter(|partner| partner.ended_on.is_none())
    }

    /// The dossier in the eyes of each further partner whom it concerns.
    pub fn looks_of_others(&self) -> impl Iterator<Item = Complaint> {
        self.further_partners().filter_map(|partner| self.through(partner.number))
    }

    /// The dossier in the eyes of one partner: he stands where the first one stands, and no other
    /// partner is in it.
    pub fn through(&self, party: PartyNumber) -> Option<Complaint> {
        let mut seen = self.clone();
        seen.further = Vec::new();
        if party == PartyNumber::FIRST {
            return Some(seen);
        }
        let partner = self.further.iter().find(|known| known.number == party)?;
        let own = partner.own.clone();
        seen.seen_through = Some(party);
        seen.subject = partner.subject;
        seen.recording.subject = partner.subject;
        seen.partner_notified = own.notified;
        seen.partner_told_of_outcome_on = own.told_of_outcome_on;
        seen.partner_heard = own.heard;
        seen.complainant_heard.shared = own.shared;
        seen.complainant_heard.not_shared = own.not_shared;
        seen.consultations = own.consultations;
        seen.proposals = own.proposals;
        seen.last_progress_on = own.last_progress_on;
        seen.returned = None;
        seen.deviations.retain(|deviation| is_of_all(deviation.article));
        seen.deviations.extend(own.deviations);
        Some(seen)
    }

    /// What happened to one partner, back in the dossier of all.
    fn put_back(&mut self, mut seen: Complaint, party: PartyNumber) {
        let of_all = self.deviations.iter().filter(|it| is_of_all(it.article)).count();
        let Some(partner) = self.further.iter_mut().find(|known| known.number == party) else {
            return;
        };
        partner.own = OwnPart {
            notified: seen.partner_notified,
            told_of_outcome_on: seen.partner_told_of_outcome_on,
            heard: seen.partner_heard,
            shared: seen.complainant_heard.shared,
            not_shared: seen.complainant_heard.not_shared,
            consultations: seen.consultations,
            proposals: seen.proposals,
            last_progress_on: seen.last_progress_on,
            deviations: seen.deviations.split_off(of_all),
        };
        let SideHeard { view, hearing_on, not_heard, .. } = seen.complainant_heard;
        self.complainant_heard.view = view;
        self.complainant_heard.hearing_on = hearing_on;
        self.complainant_heard.not_heard = not_heard;
        self.report_sent_on = seen.report_sent_on;
    }

    /// With whose eyes this person looks: a partner sees what concerns him, where it concerns
    /// several.
    pub fn look_of(&self, by: &Actor, register: &Register) -> Look {
        let whole = [Role::Officer, Role::Management, Role::Auditor, Role::System];
        if self.further.is_empty() || whole.iter().any(|role| by.is(*role)) {
            return Look::Whole;
        }
        if !by.is(Role::Partner) {
            return Look::Whole;
        }
        Look::As(self.party_of(by, register).unwrap_or_default())
    }

    /// Which of the partners he is, or for which of them he does the work; himself goes first.
    fn party_of(&self, by: &Actor, register: &Register) -> Option<PartyNumber> {
        let first = self.through(PartyNumber::FIRST);
        let looks: Vec<_> = first.into_iter().chain(self.looks_of_others()).collect();
        let number = |seen: &Complaint| seen.seen_through.unwrap_or_default();
        let himself = looks.iter().find(|seen| ch4::is_involved_himself(seen, by, register));
        let acting = || looks.iter().find(|seen| ch4::is_involved_partner(seen, by, register));
        himself.or_else(acting).map(number)
    }
}

/// Art. 4.2 and 4.5 are about one partner; the other articles about the complaint.
pub(super) fn is_of_all(article: Article) -> bool {
    !matches!(article, Article::Art4_2 | Article::Art4_5)
}

/// One more partner whom the complaint concerns: another one than those that are in it.
pub(super) fn add(
    complaint: &Complaint,
    subject: Subject,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    ch4::a_further_partner_is_another(complaint, &subject)?;
    let count = u16::try_from(complaint.further.len()).unwrap_or(u16::MAX);
    let partner = PartyNumber(count.saturating_add(1));
    Ok(with_review(complaint, Event::PartnerAdded { partner, subject, reason }, around))
}

/// It doesn't concern him any more: he is asked and told nothing from then on.
pub(super) fn end(
    complaint: &Complaint,
    partner: PartyNumber,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    ch4::the_further_partner_is_known(complaint, partner)?;
    Ok(with_review(complaint, Event::PartnerEnded { partner, reason }, around))
}

/// The test of conflict runs again in the same stroke (1).
fn with_review(complaint: &Complaint, event: Event, around: &Circumstances<'_>) -> Vec<Event> {
    let entry = Entry { by: around.by.person, at: around.at, event };
    let mut after = complaint.clone();
    apply::apply(&mut after, &entry);
    let mut events = vec![entry.event];
    events.extend(conflict::review(&after, around));
    events
}

/// Which further partner a step is about, when the command doesn't say it: a partner does what he
/// does for himself, a correction belongs to what it corrects, and the complainant answers the
/// proposal that waits for him.
pub(super) fn whose(
    complaint: &Complaint,
    command: &Command,
    around: &Circumstances<'_>,
) -> Option<PartyNumber> {
    if complaint.further.is_empty() {
        return None;
    }
    if let (Command::CorrectEntry { .. }, Some(entry)) = (command, &around.entry) {
        return entry.party;
    }
    let outside = around.by.is(Role::Complainant) || around.by.is(Role::Representative);
    if outside && command.kind() == K::RecordReaction {
        let waits = |known: &[Proposal]| known.last().is_some_and(|it| it.reaction.is_none());
        let mut others = complaint.further_partners();
        let other = others.find(|partner| waits(&partner.own.proposals));
        return other.filter(|_| !waits(&complaint.proposals)).map(|partner| partner.number);
    }
    match complaint.look_of(around.by, around.register) {
        Look::As(party) if party != PartyNumber::FIRST => Some(party),
        Look::As(_) | Look::Whole => None,
    }
}

/// A step that is about one further partner: the same step, in his eyes.
pub(super) fn act(
    complaint: &Complaint,
    partner: PartyNumber,
    command: Command,
    around: &Circumstances<'_>,
) -> Acted {
    ch4::the_further_partner_is_known(complaint, partner)?;
    let unknown = refuse(Article::Art4_2, Reason::UnknownPartner);
    let seen = complaint.through(partner).ok_or(unknown)?;
    let events = act::decide(&seen, command, around)?;
    for event in &events {
        if let Event::CorrespondenceSent { correspondence } = event {
            let to_him = correspondence.to == Correspondent::Partner;
            require(to_him, Article::Art4_2, Reason::NotAboutOnePartner)?;
        }
    }
    // That a solution of his is refused doesn't end the turn of the first one (transition 14).
    let events = events.into_iter().filter(|event| !matches!(event, Event::HandedOver { .. }));
    Ok(events.map(|event| of(partner, event)).collect())
}

fn of(partner: PartyNumber, event: Event) -> Event {
    Event::OfPartner { partner, what: Box::new(event) }
}

/// Art. 4.6: each of them who may know is told how it ended, once a round.
pub(super) fn told_of_outcome(complaint: &Complaint, on: Date) -> Vec<Event> {
    let mut events = Vec::new();
    for seen in complaint.looks_of_others() {
        let told = super::outcome::partner_told(&seen, on);
        let party = seen.seen_through.unwrap_or_default();
        events.extend(told.map(|event| of(party, event)));
    }
    events
}

pub(super) fn apply(complaint: &mut Complaint, entry: &Entry) {
    let today = local_date(entry.at);
    match &entry.event {
        Event::PartnerAdded { partner, subject, reason } => {
            complaint.further.push(FurtherPartner {
                number: *partner,
                subject: *subject,
                added_on: today,
                reason: *reason,
                ended_on: None,
                own: OwnPart::default(),
            });
        }
        Event::PartnerEnded { partner, .. } => {
            let known = complaint.further.iter_mut().find(|known| known.number == *partner);
            if let Some(known) = known {
                known.ended_on = Some(today);
            }
        }
        Event::OfPartner { partner, what } => {
            let Some(mut seen) = complaint.through(*partner) else { return };
            let entry = Entry { by: entry.by, at: entry.at, event: (**what).clone() };
            apply::apply(&mut seen, &entry);
            complaint.put_back(seen, *partner);
        }
        // `apply` says which events come here.
        _ => {}
    }
}

/// Whether two partners are one: the same affiliated firm, or the same adviser of the organisation.
pub(crate) fn is_same_partner(one: &Subject, other: &Subject) -> bool {
    let (
        Subject::Partner { firm, adviser, kind },
        Subject::Partner { firm: firm_b, adviser: adviser_b, .. },
    ) = (one, other)
    else {
        return false;
    };
    firm == firm_b && (*kind == FirmKind::Affiliated || adviser == adviser_b)
}

/// Art. 4.5: who was not asked before it was solved on the spot (transition 20).
pub(super) fn not_consulted(complaint: &Complaint) -> Vec<Event> {
    let looks = complaint.looks_of_others();
    let not_asked = looks.filter(|seen| ch4::consultation_precedes_the_solution(seen).is_err());
    let noted = not_asked.map(|seen| {
        let event = noted(Article::Art4_5, DeviationCause::NotConsulted, None);
        of(seen.seen_through.unwrap_or_default(), event)
    });
    noted.collect()
}

/// Whose names a partner may not read: those of the others and of who works for them.
pub fn is_of_another(
    complaint: &Complaint,
    person: PersonId,
    (look, register): (Look, &Register),
) -> bool {
    let Look::As(party) = look else { return false };
    let Some(person) = register.person(person) else { return false };
    let (id, roles) = (person.id, person.roles.clone());
    let actor = Actor { person: id, roles, adviser: person.adviser };
    let involved = |seen: &Complaint| ch4::is_involved_himself(seen, &actor, register);
    let own = complaint.through(party).is_some_and(|seen| involved(&seen));
    let numbers = complaint.further.iter().map(|partner| partner.number);
    let others = numbers.chain([PartyNumber::FIRST]).filter(|number| *number != party);
    !own && others.filter_map(|number| complaint.through(number)).any(|seen| involved(&seen))
}
