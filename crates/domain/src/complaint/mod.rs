//! A complaint and its way through the procedure. Read `facts`, then `event`, `command`, `act`.
pub mod access;
pub mod act;
pub mod apply;
mod assignee;
mod beginning;
mod choices;
pub mod command;
pub mod compliance;
mod concerns;
mod conflict;
mod contact;
pub mod correspondence;
mod counting;
mod ended;
pub mod event;
mod event_word;
pub mod external;
pub mod facts;
pub mod form;
pub mod guard;
mod handling;
pub mod intake;
pub mod letter;
pub mod links;
mod outcome;
pub mod party;
pub mod payment;
mod recording;
pub mod reminders;
mod round;
pub mod several;
mod step_article;
pub mod steps;
mod task_kind;
pub mod tasks;
pub mod terms;
mod visibility;
pub mod way_out;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::ids::{ComplaintId, PersonId};
use crate::people::{Exclusion, Subject};
use crate::text::Text;
use correspondence::{Postponement, ReadBack, Represented, SurveyScore};
use external::{ExternalTrack, LegalHold, Liability};
use facts::{
    Classification, Commitment, Complainant, Confidentiality, Consultation, InformedOfProcedure,
    Intake, Learning, LetterKind, Notice, Point, Proposal, Recording, Remedies, ScopeGround, Side,
    SideHeard, YesNoUnknown, keyed,
};
use links::{Link, OtherDossier};
use party::{Arrangement, FormerParty};
use payment::Payment;
pub use round::{Delivery, Letter, Round, Score};
use several::{FurtherPartner, PartyNumber};

keyed! {
    /// Where a complaint is.
    Stage {
        Received = "received", Registered = "registered", WithPartner = "with_partner",
        WithOfficer = "with_officer", Deciding = "deciding", Decided = "decided",
        Closed = "closed", Withdrawn = "withdrawn", OutOfScope = "out_of_scope",
        Merged = "merged",
    }
}
keyed! {
    /// Whose turn it is.
    Turn {
        Registrar = "registrar", Officer = "officer", Partner = "partner",
        SecondOfficer = "second_officer", Management = "management", PostRoom = "post_room",
        Nobody = "nobody",
    }
}

/// The state of a complaint: what its events add up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    pub id: ComplaintId,
    pub stage: Stage,
    pub recording: Recording,
    pub recorded_at: Timestamp,
    /// The day of receipt as it is known now; the recording keeps what was said first.
    pub received_on: Date,
    pub complainant: Complainant,
    pub subject: Subject,
    pub intake: Intake,
    pub registered: Option<Registration>,
    pub informed: Option<InformedOfProcedure>,
    pub partner_notified: Option<Notice>,
    pub acknowledged: Option<Notice>,
    /// Every classification there was, the present one last (5.2).
    pub classifications: Vec<Classification>,
    /// The officer in charge (4.4, 4.6).
    pub officer: Option<PersonId>,
    pub excluded: Vec<Exclusion>,
    /// Alleged matches by name that another officer has set aside.
    pub cleared: Vec<PersonId>,
    pub handling_since: Option<Date>,
    pub consultations: Vec<Consultation>,
    pub proposals: Vec<Proposal>,
    pub complainant_heard: SideHeard,
    pub partner_heard: SideHeard,
    pub last_progress_on: Option<Date>,
    pub points: Vec<Point>,
    pub remedies: Option<Remedies>,
    pub commitments: Vec<Commitment>,
    /// How it was solved on the spot, as proposed (transition 20).
    pub solved_on_the_spot: Option<SolvedOnTheSpot>,
    pub scope: Option<ScopeProposal>,
    /// Round 1 begins at receipt; each reopening begins another.
    pub rounds: Vec<Round>,
    pub learning: Learning,
    pub deviations: Vec<Deviation>,
    pub closed_on: Option<Date>,
    /// No officer without a conflict is left; management has been alarmed (1).
    pub nobody_in_charge: bool,
    /// From outside, with an account for this dossier alone (transition 30).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outsider: Option<PersonId>,
    /// Whom the complainant was told to turn to while the officer in charge is away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<PersonId>,
    /// The last day on which somebody else than the officer in charge added to the dossier while
    /// it was the partner's turn (6.1, 6.3).
    #[serde(default)]
    pub partner_active_on: Option<Date>,
    /// The day on which the partner heard how this round ended (transition 18).
    pub partner_told_of_outcome_on: Option<Date>,
    #[serde(default)]
    pub represented: Option<Represented>,
    /// Whether an officer has yet to say that a mail is a complaint (transition 4).
    #[serde(default)]
    pub is_proposal: bool,
    /// Of this round; only the first date counts for the score (transition 25).
    #[serde(default)]
    pub postponements: Vec<Postponement>,
    /// Waits for management.
    #[serde(default)]
    pub postponement_proposed: Option<Postponement>,
    #[serde(default)]
    pub read_back: Option<ReadBack>,
    /// The day on which the report of a hearing went to who was heard, for comments.
    #[serde(default)]
    pub report_sent_on: Option<Date>,
    #[serde(default)]
    pub survey_asked_on: Option<Date>,
    #[serde(default)]
    pub survey: Option<SurveyScore>,
    /// The partner's second turn of this round (transition 15).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Returned>,
    /// Where the complaint was when it was withdrawn; nothing once that was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
    /// The dossiers that hang together with this one (transitions 23, 24 and 26).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// A dossier that is likely about the same, for an officer to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merge_proposed: Option<OtherDossier>,
    /// Matters before external bodies (transition 27).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub external: Vec<ExternalTrack>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_hold: Option<LegalHold>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liability: Option<Liability>,
    /// An amount above the officer's limit (transition 17).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
    /// Whether the relation was kept after all (2.2); of this round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation_kept: Option<YesNoUnknown>,
    /// Who complained before another stepped into his place (transition 34).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_parties: Vec<FormerParty>,
    /// Proposed, or in force once it is approved (transition 35).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrangement: Option<Arrangement>,
    /// Whom it concerns beside the partner of the subject.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FurtherPartner>,
    /// Of a look at the dossier: in the eyes of which further partner. Never kept.
    #[serde(skip)]
    pub seen_through: Option<PartyNumber>,
}

/// A second turn for the partner, with a day of its own (transition 15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    pub on: Date,
    pub until: Date,
}

/// When the complaint was withdrawn, and out of which stage (transition 21).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    pub on: Date,
    pub from: Stage,
}

/// Who completed the registration, and when (5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    pub by: PersonId,
    pub on: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolvedOnTheSpot {
    pub how: Text,
    pub confirmed: bool,
}

/// "Not a complaint": proposed by one, confirmed by another (transition 22).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeProposal {
    pub ground: ScopeGround,
    pub reason: Text,
    pub by: PersonId,
}

/// A rule that reality broke: which, why, and who says so (principle 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deviation {
    pub article: Article,
    /// Absent when the system noted it by itself; then `cause` says what it saw.
    pub reason: Option<Text>,
    pub cause: DeviationCause,
}

keyed! {
    /// What a deviation is about.
    DeviationCause {
        Stated = "stated", RegisteredLate = "registered_late",
        RegisteredByAnother = "registered_by_another", PartnerToldLate = "partner_told_late",
        OfficerAtOnce = "officer_at_once", NotConsulted = "not_consulted", Overdue = "overdue",
        PostponedLate = "postponed_late",
    }
}

impl Complaint {
    /// Whether this round ends as solved on the spot (transition 20): not so once it was handled
    /// after all, or opened again.
    pub fn is_solved_on_the_spot(&self) -> bool {
        let confirmed = self.solved_on_the_spot.is_some_and(|solved| solved.confirmed);
        confirmed && self.rounds.len() == 1
    }

    /// Whether a person stated this deviation; what the system noted by itself opens no way.
    pub(crate) fn has_stated_deviation(&self, article: Article) -> bool {
        self.deviations.iter().any(|deviation| {
            deviation.article == article && deviation.cause == DeviationCause::Stated
        })
    }

    /// The round that runs now, or ran last.
    pub fn round(&self) -> &Round {
        self.rounds.last().expect("apply of Recorded begins round 1 and nothing removes a round")
    }

    pub(crate) fn round_mut(&mut self) -> &mut Round {
        self.rounds
            .last_mut()
            .expect("apply of Recorded begins round 1 and nothing removes a round")
    }

    pub fn classification(&self) -> Option<&Classification> {
        self.classifications.last()
    }

    pub fn heard(&self, side: Side) -> &SideHeard {
        match side {
            Side::Complainant => &self.complainant_heard,
            Side::Partner => &self.partner_heard,
        }
    }

    pub(crate) fn heard_mut(&mut self, side: Side) -> &mut SideHeard {
        match side {
            Side::Complainant => &mut self.complainant_heard,
            Side::Partner => &mut self.partner_heard,
        }
    }

    pub fn is_excluded(&self, person: PersonId) -> bool {
        self.excluded.iter().any(|exclusion| exclusion.person == person)
    }

    /// Whether an affiliated firm or an adviser is complained about, so that 4.2 applies.
    pub fn has_partner(&self) -> bool {
        matches!(self.subject, Subject::Partner { .. })
    }

    pub fn has_deviation(&self, article: Article) -> bool {
        self.deviations.iter().any(|deviation| deviation.article == article)
    }

    /// The letter that this complaint ends with, from the way it goes out.
    pub fn letter_kind(&self) -> LetterKind {
        match self.stage {
            Stage::Withdrawn => LetterKind::Withdrawal,
            Stage::OutOfScope => LetterKind::OutOfScope,
            _ if self.is_solved_on_the_spot() => LetterKind::SolvedOnTheSpot,
            _ => LetterKind::Decision,
        }
    }

    /// Whether registration can be completed: it is known who complains and about whom (5.1).
    pub fn complainant_and_subject_known(&self) -> bool {
        let known = !matches!(self.subject, Subject::Unknown { .. });
        known && (self.is_reachable() || self.is_signal())
    }

    /// Whether an answer can reach the complainant, or who acts for him.
    pub fn is_reachable(&self) -> bool {
        let by_another = self.represented.as_ref().map(|it| it.representative.reachable);
        self.complainant.reachable || by_another.unwrap_or(false)
    }

    /// Whether nobody knows who complains (transition 33).
    pub fn is_signal(&self) -> bool {
        self.complainant.confidentiality == Confidentiality::Anonymous
    }

    /// The day by which the complainant was promised an answer; the score stays with `due_on`.
    pub fn promised_on(&self) -> Date {
        self.postponements.last().map_or(self.round().due_on, |postponed| postponed.until)
    }

    pub(crate) fn alarm_is_new(&self) -> bool {
        !self.nobody_in_charge
    }

    /// Whether the dossier waits for anybody; not so once it is closed or merged.
    pub fn is_open(&self) -> bool {
        !matches!(self.stage, Stage::Closed | Stage::Merged)
    }

    /// Whether the written answer is still to come (6.4).
    pub fn awaits_answer(&self) -> bool {
        match self.stage {
            Stage::Received
            | Stage::Registered
            | Stage::WithPartner
            | Stage::WithOfficer
            | Stage::Deciding => true,
            Stage::Decided | Stage::Withdrawn | Stage::OutOfScope => {
                self.round().letter.is_none_or(|letter| letter.sent_on().is_none())
            }
            Stage::Closed | Stage::Merged => false,
        }
    }
}
