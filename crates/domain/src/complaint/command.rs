//! What a person asks of a dossier. One command, one use case, one transaction.
use jiff::civil::Date;

use super::correspondence::{
    AuthorisationScope, Correspondence, Correspondent, DismissalGround, FiledMail, Representative,
    SurveyScore,
};
use super::external::{Claim, TermSetting, TrackEnding, TrackOpening};
use super::facts::{
    Answer, Classification, Communication, Complainant, FileRef, HandOverReason, Hearing,
    InformedOfProcedure, Intake, Learning, NotHeardReason, Notice, Reaction, Remedies,
    ReopenGround, ScopeGround, Side, TakeUpReason, Way, YesNoUnknown,
};
use super::links::{Linked, MergeGround, NewDossier, OtherDossier};
use super::party::{ArrangementProposal, Succession};
use super::several::PartyNumber;
use crate::article::Article;
use crate::ids::{CommitmentId, FileId, PersonId, PointId, TermId};
use crate::people::{Exclusion, Subject};
use crate::reference::Reference;
use crate::text::Text;

/// Makes the commands and, beside them, their kinds: the rows of the permission table.
macro_rules! commands {
    (
        $($(#[$meta:meta])* $name:ident $({ $($field:ident : $type:ty),+ $(,)? })? = $key:literal),+
        $(,)?
    ) => {
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Command { $($(#[$meta])* $name $({ $($field: $type),+ })?),+ }

        super::facts::keyed! {
            /// A command without what it carries: a row of the table of permissions.
            CommandKind { $($name = $key),+ }
        }

        impl Command {
            pub fn kind(&self) -> CommandKind {
                match self { $(Self::$name $({ $($field: _),+ })? => CommandKind::$name),+ }
            }
        }
    };
}

commands! {
    /// The day of receipt was another one; it moves the first due date (6.4).
    CorrectReceipt { received_on: Date, reason: Text, proof: Option<Text> } = "correct_receipt",
    ChangeComplainant { complainant: Complainant } = "change_complainant",
    /// Who is complained about; the test of conflict runs again (1).
    ChangeSubject { subject: Subject } = "change_subject",
    /// It concerns one more partner, or one of them no more.
    AddPartner { subject: Subject, reason: Text } = "add_partner",
    EndPartner { partner: PartyNumber, reason: Text } = "end_partner",
    /// A step that is about one of the further partners.
    ForPartner { partner: PartyNumber, command: Box<Command> } = "for_partner",
    CompleteIntake { intake: Box<Intake> } = "complete_intake",
    /// Transition 6.
    Register { late_reason: Option<Text> } = "register",
    /// Transition 7.
    NotifyPartner { notice: Notice, letter: Option<FileRef> } = "notify_partner",
    /// Transition 8.
    Acknowledge { notice: Notice } = "acknowledge",
    /// 3.1 and 3.2.
    InformComplainant { informed: InformedOfProcedure } = "inform_complainant",
    /// Transition 9.
    Classify { classification: Classification } = "classify",
    /// Transition 10.
    AssignToPartner = "assign_to_partner",
    /// Transition 11.
    TakeUp { reason: TakeUpReason, explanation: Option<Text> } = "take_up",
    /// Transition 12.
    Consult { on: Date, way: Way, question: Text } = "consult",
    Advise { advice: Text } = "advise",
    /// Transition 13.
    ProposeSolution { on: Date, proposal: Text } = "propose_solution",
    RecordReaction { reaction: Reaction, explanation: Option<Text> } = "record_reaction",
    /// Transition 14.
    HandOver { reason: HandOverReason, explanation: Option<Text> } = "hand_over",
    /// Transition 15.
    ReturnToPartner { until: Date, reason: Text } = "return_to_partner",
    /// Transition 16.
    RecordView { side: Side, on: Date, view: Text } = "record_view",
    RecordHearing { hearing: Hearing } = "record_hearing",
    ExplainNotHeard { side: Side, reason: NotHeardReason, explanation: Option<Text> }
        = "explain_not_heard",
    ShareView { side: Side, on: Date } = "share_view",
    ExplainNotShared { side: Side, reason: Text } = "explain_not_shared",
    /// 6.3.
    ReportProgress { report: Text } = "report_progress",
    AddPoint { point: PointId, summary: Text } = "add_point",
    RemovePoint { point: PointId, reason: Text } = "remove_point",
    AnswerPoint { point: PointId, answer: Answer } = "answer_point",
    RecordRemedies { remedies: Remedies } = "record_remedies",
    MakeCommitment { commitment: CommitmentId, what: Text, who: Text, due_on: Date }
        = "make_commitment",
    KeepCommitment { commitment: CommitmentId, on: Date, proof: Text } = "keep_commitment",
    /// Transition 17.
    StartDecision = "start_decision",
    SaveDraft { body: Text } = "save_draft",
    /// Transition 17b.
    ReturnToHandling { reason: Text } = "return_to_handling",
    /// Transition 18.
    SendLetter { way: Way, file: FileId, prepared: Option<Text> } = "send_letter",
    ConfirmPosting { on: Date } = "confirm_posting",
    /// The post room: a mail server accepted the letter, on this local day.
    ReportAccepted { on: Date } = "report_accepted",
    /// The post room: the letter can't be delivered.
    ReportFailed = "report_failed",
    /// Transition 20.
    ProposeSolvedOnTheSpot { how: Text } = "propose_solved_on_the_spot",
    ConfirmSolvedOnTheSpot = "confirm_solved_on_the_spot",
    /// Transition 21.
    Withdraw { on: Date, explanation: Option<Text> } = "withdraw",
    /// Transition 21, undone.
    UndoWithdrawal { reason: Text } = "undo_withdrawal",
    /// Transition 22.
    ProposeOutOfScope { ground: ScopeGround, reason: Text } = "propose_out_of_scope",
    ConfirmOutOfScope = "confirm_out_of_scope",
    RejectOutOfScope { reason: Text } = "reject_out_of_scope",
    CompleteForm { learning: Box<Learning> } = "complete_form",
    /// Transition 19; the completed form is in the dossier as a file (6.2).
    Close { form: FileId } = "close",
    /// Transition 26.
    Reopen { ground: ReopenGround, reason: Text } = "reopen",
    /// Transition 29.
    Deviate { article: Article, reason: Text } = "deviate",
    RecordCommunication { communication: Box<Communication> } = "record_communication",
    /// 6.6: adds to an entry; `entries` of the dossier say who made it.
    CorrectEntry { entry: u32, correction: Text } = "correct_entry",
    /// Transition 30, own declaration.
    DeclareConflict { reason: Text } = "declare_conflict",
    /// Transition 30, objection by the complainant.
    RecordObjection { person: PersonId, reason: Text } = "record_objection",
    /// Another officer decides on a possible match by name.
    ClearName { person: PersonId, reason: Text } = "clear_name",
    /// The register changed: the test of conflict runs again.
    ReviewConflicts = "review_conflicts",
    /// Transition 37.
    TakeOver { reason: Text } = "take_over",
    PutInCharge { officer: PersonId, reason: Text } = "put_in_charge",
    /// Transition 30: nobody is left, so somebody from outside gets this dossier alone.
    NameOutsider { person: PersonId, reason: Text } = "name_outsider",
    /// Transition 31: whom the complainant can turn to today; the absence began or ended.
    ReviewContact = "review_contact",
    /// The complainant writes on the status page (6.3).
    WriteMessage { message: Text, files: Vec<FileRef> } = "write_message",
    /// A mail that came in is filed (6.3).
    FileMail { mail: Box<FiledMail> } = "file_mail",
    SendCorrespondence { correspondence: Box<Correspondence> } = "send_correspondence",
    /// Transition 4: a mail is a complaint indeed, or it is none.
    ConfirmProposal = "confirm_proposal",
    DismissProposal { ground: DismissalGround, reason: Option<Text> } = "dismiss_proposal",
    /// Transition 8, oral: "klopt dit?"
    AskReadBack { text: Text, way: Way, letter: Option<FileRef> } = "ask_read_back",
    /// An access code for who has no mail address: told, or in a letter (6.3).
    GiveAccessCode { to: Correspondent, way: Way } = "give_access_code",
    ConfirmReadBack { on: Date, way: Way, correction: Option<Text> } = "confirm_read_back",
    /// Transition 16: the side that was heard comments on the report.
    CommentOnReport { comment: Text } = "comment_on_report",
    /// Transition 25.
    Postpone { until: Date, reason: Text } = "postpone",
    ApprovePostponement = "approve_postponement",
    NameRepresentative { representative: Representative } = "name_representative",
    RemoveRepresentative { reason: Text } = "remove_representative",
    /// Transition 32.
    AskAuthorisation { on: Date, way: Way } = "ask_authorisation",
    RecordAuthorisation {
        on: Date, scope: AuthorisationScope, valid_until: Option<Date>, file: Option<FileRef>,
    } = "record_authorisation",
    /// 2.2, ten days after the answer.
    AskSurvey = "ask_survey",
    AnswerSurvey { score: SurveyScore, comment: Option<Text> } = "answer_survey",
    /// Transition 33: a signal closes with a reason.
    CloseSignal { reason: Text } = "close_signal",
    /// Transition 23.
    Merge { main: Reference, ground: MergeGround, reason: Text } = "merge",
    /// Two dossiers look as if they were one.
    ProposeMerge { other: OtherDossier } = "propose_merge",
    RejectMerge { reason: Text } = "reject_merge",
    /// Transition 24.
    SplitOff { new: Box<NewDossier>, points: Vec<PointId>, reason: Text } = "split_off",
    /// Transition 26, where a dossier can't be opened again.
    FollowUp { new: Box<NewDossier>, reason: Text } = "follow_up",
    /// The other side of what was done in another dossier.
    RecordLink { linked: Linked, excluded: Vec<Exclusion> } = "record_link",
    /// Transition 19: the main dossier is closed.
    FollowMain = "follow_main",
    /// Transition 27.
    OpenExternalTrack { opening: TrackOpening, term: TermSetting } = "open_external_track",
    SetExternalTerm { setting: TermSetting } = "set_external_term",
    MeetExternalTerm { term: TermId, on: Date } = "meet_external_term",
    EndExternalTrack { ending: TrackEnding } = "end_external_track",
    PlaceLegalHold { reason: Text } = "place_legal_hold",
    LiftLegalHold { reason: Text } = "lift_legal_hold",
    /// Transition 28.
    ClaimLiability { claim: Claim } = "claim_liability",
    TellInsurer { notice: Notice, number: Option<Text> } = "tell_insurer",
    SettleLiability { how: Text } = "settle_liability",
    /// Transition 17, for an amount above the limit.
    ApprovePayment = "approve_payment",
    RefusePayment { reason: Text } = "refuse_payment",
    /// 2.2, ninety days after the answer.
    RecordRelation { kept: YesNoUnknown, explanation: Option<Text> } = "record_relation",
    /// Transition 34.
    Succeed { succession: Box<Succession> } = "succeed",
    /// Transition 35.
    ProposeArrangement { proposal: ArrangementProposal } = "propose_arrangement",
    ApproveArrangement = "approve_arrangement",
    RejectArrangement { reason: Text } = "reject_arrangement",
    EndArrangement { reason: Text } = "end_arrangement",
}

/// What is true around a command: who, when, and the register of people.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    pub by: &'a crate::people::Actor,
    pub at: jiff::Timestamp,
    pub register: &'a crate::people::Register,
    pub calendar: &'a crate::calendar::Calendar,
    pub agreements: &'a super::terms::Agreements,
    /// The folded surname that was mentioned, while the subject is not known.
    pub named_surname: Option<&'a str>,
    /// Of a correction: who made the entry that is corrected, and who sees it.
    pub entry: Option<CorrectedEntry>,
    /// Of a merge: the other dossier, when whoever asks may see it.
    pub other: Option<&'a super::Complaint>,
    pub mandate: &'a crate::mandate::Mandate,
}

/// The entry that a correction adds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorrectedEntry {
    pub by: PersonId,
    pub visibility: super::facts::Visibility,
    /// Of which further partner it is.
    pub party: Option<PartyNumber>,
}

impl Circumstances<'_> {
    /// The local day of the command.
    pub fn today(&self) -> Date {
        crate::calendar::local_date(self.at)
    }

    /// The terms of this complaint.
    pub fn terms(&self, complaint: &super::Complaint) -> super::terms::Terms {
        self.agreements.on(complaint.received_on)
    }
}
