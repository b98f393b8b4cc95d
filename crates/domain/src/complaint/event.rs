//! What happened: the entries of a dossier. Once stored, an event never changes.
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::DeviationCause;
use super::correspondence::{
    AuthorisationScope, Correspondence, Correspondent, DismissalGround, FiledMail, Representative,
    SurveyScore,
};
use super::external::{Claim, TermSetting, TrackEnding, TrackOpening};
use super::facts::{
    Answer, ChargeReason, Classification, Communication, Complainant, FileRef, HandOverReason,
    Hearing, InformedOfProcedure, Intake, Learning, LetterKind, NotHeardReason, Notice, Reaction,
    ReadBefore, Recording, Remedies, ReopenGround, ScopeGround, Side, TakeUpReason, Visibility,
    Way, YesNoUnknown,
};
use super::links::{Following, Linked, Merging, OtherDossier, Splitting};
use super::party::{ArrangementProposal, Succession};
use super::several::PartyNumber;
use crate::article::Article;
use crate::ids::{CommitmentId, FileId, PersonId, PointId, TermId};
use crate::people::{Exclusion, Subject};
use crate::text::Text;

/// An event with who and when: what is stored, linked and shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub by: PersonId,
    pub at: Timestamp,
    pub event: Event,
}

/// Everything that can happen to a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Recorded {
        recording: Box<Recording>,
    },
    ReceiptCorrected {
        received_on: Date,
        reason: Text,
        proof: Option<Text>,
        /// The version in force on that day (1); nothing in the first dossiers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        procedure_version: Option<u32>,
    },
    ComplainantChanged {
        complainant: Complainant,
    },
    SubjectChanged {
        subject: Subject,
    },
    PartnerAdded {
        partner: PartyNumber,
        subject: Subject,
        reason: Text,
    },
    PartnerEnded {
        partner: PartyNumber,
        reason: Text,
    },
    /// What happened with one of the further partners.
    OfPartner {
        partner: PartyNumber,
        what: Box<Event>,
    },
    IntakeCompleted {
        intake: Box<Intake>,
    },
    Registered,
    PartnerNotified {
        notice: Notice,
        /// As it was printed, when it went by post.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<FileRef>,
    },
    Acknowledged {
        notice: Notice,
    },
    ComplainantInformed {
        informed: InformedOfProcedure,
    },
    Classified {
        classification: Classification,
    },
    AssignedToPartner,
    TakenUp {
        reason: TakeUpReason,
        explanation: Option<Text>,
    },
    PartnerConsulted {
        on: Date,
        way: Way,
        question: Text,
    },
    Advised {
        advice: Text,
    },
    SolutionProposed {
        on: Date,
        proposal: Text,
    },
    ReactionRecorded {
        reaction: Reaction,
        explanation: Option<Text>,
    },
    ViewRecorded {
        side: Side,
        on: Date,
        view: Text,
    },
    HearingHeld {
        hearing: Hearing,
    },
    NotHeard {
        side: Side,
        reason: NotHeardReason,
        explanation: Option<Text>,
    },
    ViewShared {
        side: Side,
        on: Date,
    },
    ViewNotShared {
        side: Side,
        reason: Text,
    },
    ProgressReported {
        report: Text,
    },
    HandedOver {
        reason: HandOverReason,
        explanation: Option<Text>,
    },
    /// Once a round, with a day by which he is to be ready (transition 15).
    ReturnedToPartner {
        until: Date,
        reason: Text,
    },
    PointAdded {
        point: PointId,
        summary: Text,
    },
    PointRemoved {
        point: PointId,
        reason: Text,
    },
    PointAnswered {
        point: PointId,
        answer: Answer,
    },
    RemediesRecorded {
        remedies: Remedies,
    },
    CommitmentMade {
        commitment: CommitmentId,
        what: Text,
        who: Text,
        due_on: Date,
    },
    CommitmentKept {
        commitment: CommitmentId,
        on: Date,
        proof: Text,
    },
    DecisionStarted,
    DraftSaved {
        body: Text,
    },
    ReturnedToHandling {
        reason: Text,
    },
    /// What the dossier would have said by itself, beside what the officer made of it (6.5).
    LetterPrepared {
        body: Text,
    },
    /// The officer approved the letter; by mail it goes out now, by post once it is posted.
    LetterApproved {
        kind: LetterKind,
        way: Way,
        file: FileId,
    },
    LetterPosted {
        on: Date,
    },
    /// The first mail server accepted the letter, on this local day (6.4).
    LetterAccepted {
        on: Date,
    },
    LetterFailed,
    PartnerToldOfOutcome {
        on: Date,
    },
    SolvedOnTheSpotProposed {
        how: Text,
    },
    SolvedOnTheSpotConfirmed,
    Withdrawn {
        on: Date,
        explanation: Option<Text>,
    },
    WithdrawalUndone {
        reason: Text,
    },
    OutOfScopeProposed {
        ground: ScopeGround,
        reason: Text,
    },
    OutOfScopeConfirmed,
    OutOfScopeRejected {
        reason: Text,
    },
    FormCompleted {
        learning: Box<Learning>,
    },
    Closed {
        form: FileId,
    },
    Reopened {
        ground: ReopenGround,
        reason: Text,
    },
    Deviated {
        article: Article,
        reason: Option<Text>,
        cause: DeviationCause,
    },
    CommunicationRecorded {
        communication: Communication,
    },
    /// Adds to the entry with this number; the original stays visible (6.6).
    EntryCorrected {
        entry: u32,
        correction: Text,
        visibility: Visibility,
    },
    PersonExcluded {
        exclusion: Exclusion,
        reason: Option<Text>,
        /// What he had read of it by then; nothing when he hadn't, or in the first dossiers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        read: Option<ReadBefore>,
    },
    ExclusionLifted {
        person: PersonId,
        reason: Option<Text>,
    },
    PutInCharge {
        officer: PersonId,
        why: ChargeReason,
        reason: Option<Text>,
    },
    /// No officer is left without a conflict: management is alarmed.
    NobodyInCharge,
    /// Somebody from outside has the dossier from now on, and this one alone (transition 30).
    OutsiderNamed {
        person: PersonId,
        reason: Text,
    },
    /// Who does the work of the officer in charge; he himself when he is back (transition 31).
    ContactChanged {
        contact: PersonId,
        until: Option<Date>,
    },
    MessageReceived {
        message: Text,
        files: Vec<FileRef>,
    },
    MailFiled {
        mail: Box<FiledMail>,
    },
    CorrespondenceSent {
        correspondence: Box<Correspondence>,
    },
    ProposalConfirmed,
    ProposalDismissed {
        ground: DismissalGround,
        reason: Option<Text>,
    },
    ReadBackAsked {
        text: Text,
        way: Way,
        /// As it was printed, when it went by post.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<FileRef>,
    },
    /// Only that it was given: the code itself is kept nowhere.
    AccessCodeGiven {
        to: Correspondent,
        way: Way,
    },
    ReadBackConfirmed {
        on: Date,
        way: Way,
        correction: Option<Text>,
    },
    ReportCommented {
        comment: Text,
    },
    Postponed {
        until: Date,
        reason: Text,
    },
    /// A second time, so management has to agree.
    PostponementProposed {
        until: Date,
        reason: Text,
    },
    RepresentativeNamed {
        representative: Representative,
    },
    RepresentativeRemoved {
        reason: Text,
    },
    AuthorisationAsked {
        on: Date,
        way: Way,
    },
    AuthorisationReceived {
        on: Date,
        scope: AuthorisationScope,
        valid_until: Option<Date>,
        file: Option<FileRef>,
    },
    SurveyAsked,
    SurveyAnswered {
        score: SurveyScore,
        comment: Option<Text>,
    },
    SignalClosed {
        reason: Text,
    },
    Merged(Merging),
    MergeProposed(OtherDossier),
    MergeRejected {
        reason: Text,
    },
    SplitOff(Splitting),
    FollowedUp(Following),
    DossierLinked(Linked),
    ClosedWithMain,
    ExternalTrackOpened(TrackOpening),
    ExternalTermSet(TermSetting),
    ExternalTermMet {
        term: TermId,
        on: Date,
    },
    ExternalTrackEnded(TrackEnding),
    LegalHoldPlaced {
        reason: Option<Text>,
    },
    LegalHoldLifted {
        reason: Text,
    },
    LiabilityClaimed(Claim),
    InsurerTold {
        notice: Notice,
        number: Option<Text>,
    },
    LiabilitySettled {
        how: Text,
    },
    PaymentApprovalAsked {
        amount_cents: u64,
    },
    PaymentApproved {
        amount_cents: u64,
    },
    PaymentRefused {
        reason: Text,
    },
    RelationRecorded {
        kept: YesNoUnknown,
        explanation: Option<Text>,
    },
    PartySucceeded {
        succession: Box<Succession>,
    },
    ArrangementProposed(ArrangementProposal),
    ArrangementApproved,
    ArrangementRejected {
        reason: Text,
    },
    ArrangementEnded {
        reason: Text,
    },
}
