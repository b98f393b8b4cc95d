//! One of each command, for tests that go through them all.
use jiff::ToSpan;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::correspondence::{
    AuthorisationScope, Capacity, CorrespondenceKind, Correspondent, DismissalGround, SurveyScore,
};
use weerklank_domain::complaint::external::{
    Claim, ExternalBody, TermSetting, TrackEnding, TrackOpening,
};
use weerklank_domain::complaint::facts::{
    HandOverReason, Intake, Judgment, LetterKind, Manner, Nature, NotHeardReason, Reaction,
    Remedies, ReopenGround, ScopeGround, Side, TakeUpReason, Visibility, Way, YesNoUnknown,
};
use weerklank_domain::complaint::links::{
    Link, LinkKind, Linked, MergeGround, NewDossier, OtherDossier, Received,
};
use weerklank_domain::complaint::party::{ArrangementProposal, Succession, SuccessionGround};
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::ids::{CommitmentId, ComplaintId, PersonId, PointId, TermId, TrackId};
use weerklank_domain::people::Subject;
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Text;

use crate::cast::{
    ANNA, BRAM, CARLA, CAST, FLEUR, NOORD, ORGANISATION, ZUID, about, answer, classification,
    communication, correspondence, day, file, filed_mail, hearing, id, informed, learning,
    mevrouw_de_vries, notice, remedies, representative, text,
};
use crate::story::Story;

/// A command of this kind that may well be allowed; `pick` chooses between what it can carry.
#[expect(clippy::too_many_lines, reason = "one arm for each command, read side by side")]
pub(crate) fn command(kind: K, pick: usize, story: &Story) -> C {
    let today = story.today;
    let on = today.saturating_sub(i32::try_from(pick % 3).unwrap().days());
    let reason = text("Daarom.");
    let explanation = pick.is_multiple_of(2).then(|| text("Zo is het gegaan."));
    match kind {
        K::CorrectReceipt => C::CorrectReceipt { received_on: on, reason, proof: None },
        K::ChangeComplainant => C::ChangeComplainant { complainant: mevrouw_de_vries() },
        K::ChangeSubject => C::ChangeSubject { subject: subject(pick) },
        K::AddPartner => C::AddPartner { subject: about(FLEUR, ZUID), reason },
        K::EndPartner => C::EndPartner { partner: PartyNumber::new(1), reason },
        K::ForPartner => {
            let kinds = [K::NotifyPartner, K::RecordView, K::ExplainNotHeard, K::Deviate];
            let inner = Box::new(command(kinds[pick % kinds.len()], pick / 4, story));
            C::ForPartner { partner: PartyNumber::new(1), command: inner }
        }
        K::CompleteIntake => {
            let intake = Intake { wish: Some(reason), ..Intake::default() };
            C::CompleteIntake { intake: Box::new(intake) }
        }
        K::Register => C::Register { late_reason: explanation },
        K::NotifyPartner => C::NotifyPartner { notice: notice(on), letter: None },
        K::Acknowledge => C::Acknowledge { notice: notice(on) },
        K::InformComplainant => C::InformComplainant { informed: informed(on) },
        K::Classify => {
            let nature = Nature::ALL[pick % Nature::ALL.len()];
            C::Classify { classification: classification(Manner::Written, nature) }
        }
        K::AssignToPartner => C::AssignToPartner,
        K::TakeUp => {
            let reason = TakeUpReason::ALL[pick % TakeUpReason::ALL.len()];
            C::TakeUp { reason, explanation }
        }
        K::Consult => C::Consult { on, way: Way::Telephone, question: reason },
        K::Advise => C::Advise { advice: reason },
        K::ProposeSolution => C::ProposeSolution { on: today, proposal: reason },
        K::RecordReaction => {
            let reaction = Reaction::ALL[pick % Reaction::ALL.len()];
            C::RecordReaction { reaction, explanation }
        }
        K::HandOver => {
            let reason = HandOverReason::ALL[pick % HandOverReason::ALL.len()];
            C::HandOver { reason, explanation }
        }
        K::ReturnToPartner => C::ReturnToPartner { until: today.saturating_add(3.days()), reason },
        K::RecordView
        | K::RecordHearing
        | K::ExplainNotHeard
        | K::ShareView
        | K::ExplainNotShared => of_a_side(kind, Side::ALL[pick % 2], story),
        K::ReportProgress => C::ReportProgress { report: reason },
        K::RecordCommunication => {
            let visibility = Visibility::ALL[pick % Visibility::ALL.len()];
            C::RecordCommunication { communication: Box::new(communication(on, visibility)) }
        }
        K::CorrectEntry => C::CorrectEntry { entry: 1, correction: reason },
        K::AddPoint | K::RemovePoint | K::AnswerPoint => of_a_point(kind, reason, story),
        K::RecordRemedies => {
            let amount_cents = Some([25_000, 400_000][pick / 7 % 2]);
            C::RecordRemedies { remedies: Remedies { amount_cents, ..remedies() } }
        }
        K::MakeCommitment | K::KeepCommitment => of_a_commitment(kind, reason, story),
        K::StartDecision => C::StartDecision,
        K::SaveDraft => C::SaveDraft { body: reason },
        K::ReturnToHandling => C::ReturnToHandling { reason },
        K::SendLetter => {
            let way = if pick.is_multiple_of(2) { Way::Email } else { Way::Letter };
            C::SendLetter { way, file: file(), prepared: None }
        }
        K::ConfirmPosting => C::ConfirmPosting { on: today },
        K::ReportAccepted => C::ReportAccepted { on: today },
        K::ReportFailed => C::ReportFailed,
        K::ProposeSolvedOnTheSpot => C::ProposeSolvedOnTheSpot { how: reason },
        K::ConfirmSolvedOnTheSpot => C::ConfirmSolvedOnTheSpot,
        K::Withdraw => C::Withdraw { on: today, explanation },
        K::UndoWithdrawal => C::UndoWithdrawal { reason },
        K::ProposeOutOfScope => {
            C::ProposeOutOfScope { ground: ScopeGround::NotOurServices, reason }
        }
        K::ConfirmOutOfScope => C::ConfirmOutOfScope,
        K::RejectOutOfScope => C::RejectOutOfScope { reason },
        K::CompleteForm => {
            C::CompleteForm { learning: Box::new(learning(Some(Reaction::Accepted))) }
        }
        K::Close => C::Close { form: file() },
        K::Reopen => {
            let ground = ReopenGround::ALL[pick % ReopenGround::ALL.len()];
            C::Reopen { ground, reason }
        }
        K::Deviate => {
            let article = [Article::Art4_2, Article::Art4_5, Article::Art5_1][pick % 3];
            C::Deviate { article, reason }
        }
        K::DeclareConflict => C::DeclareConflict { reason },
        K::RecordObjection => C::RecordObjection { person: anybody(pick), reason },
        K::ClearName => C::ClearName { person: anybody(pick), reason },
        K::ReviewConflicts => C::ReviewConflicts,
        K::ReviewContact => C::ReviewContact,
        K::NameOutsider => C::NameOutsider { person: anybody(pick), reason },
        K::TakeOver => C::TakeOver { reason },
        K::PutInCharge => C::PutInCharge { officer: [BRAM, CARLA][pick % 2], reason },
        K::WriteMessage => C::WriteMessage { message: reason, files: vec![] },
        K::FileMail => C::FileMail { mail: Box::new(filed_mail(on)) },
        K::SendCorrespondence => {
            let kind = CorrespondenceKind::ALL[pick % CorrespondenceKind::ALL.len()];
            let to = Correspondent::ALL[pick % Correspondent::ALL.len()];
            C::SendCorrespondence { correspondence: Box::new(correspondence(kind, to)) }
        }
        K::ConfirmProposal => C::ConfirmProposal,
        K::DismissProposal => {
            let ground = DismissalGround::ALL[pick % DismissalGround::ALL.len()];
            C::DismissProposal { ground, reason: explanation }
        }
        K::AskReadBack => C::AskReadBack { text: reason, way: Way::Email, letter: None },
        K::GiveAccessCode => {
            C::GiveAccessCode { to: Correspondent::Complainant, way: Way::Telephone }
        }
        K::ConfirmReadBack => {
            C::ConfirmReadBack { on: today, way: Way::Portal, correction: explanation }
        }
        K::CommentOnReport => C::CommentOnReport { comment: reason },
        K::Postpone => {
            let until = story.complaint().promised_on().saturating_add(7.days());
            C::Postpone { until, reason }
        }
        K::ApprovePostponement => C::ApprovePostponement,
        K::NameRepresentative => {
            let capacity = Capacity::ALL[pick % Capacity::ALL.len()];
            C::NameRepresentative { representative: representative(capacity) }
        }
        K::RemoveRepresentative => C::RemoveRepresentative { reason },
        K::AskAuthorisation => C::AskAuthorisation { on, way: Way::Email },
        K::RecordAuthorisation => {
            let scope = AuthorisationScope::ALL[pick % AuthorisationScope::ALL.len()];
            C::RecordAuthorisation { on, scope, valid_until: None, file: None }
        }
        K::AskSurvey => C::AskSurvey,
        K::AnswerSurvey => {
            C::AnswerSurvey { score: SurveyScore::try_from(4).unwrap(), comment: explanation }
        }
        K::CloseSignal => C::CloseSignal { reason },
        K::Merge
        | K::ProposeMerge
        | K::RejectMerge
        | K::SplitOff
        | K::FollowUp
        | K::RecordLink
        | K::FollowMain => of_another(kind, pick, story),
        K::OpenExternalTrack
        | K::SetExternalTerm
        | K::MeetExternalTerm
        | K::EndExternalTrack
        | K::PlaceLegalHold
        | K::LiftLegalHold
        | K::ClaimLiability
        | K::TellInsurer
        | K::SettleLiability => outside(kind, pick, story),
        K::ApprovePayment => C::ApprovePayment,
        K::RefusePayment => C::RefusePayment { reason },
        K::RecordRelation => C::RecordRelation { kept: YesNoUnknown::Yes, explanation },
        K::Succeed => C::Succeed { succession: Box::new(succession(on)) },
        K::ProposeArrangement => {
            let until = today.saturating_add(30.days());
            let proposal =
                ArrangementProposal { measures: text("Alleen per mail."), reason, until };
            C::ProposeArrangement { proposal }
        }
        K::ApproveArrangement => C::ApproveArrangement,
        K::RejectArrangement => C::RejectArrangement { reason },
        K::EndArrangement => C::EndArrangement { reason },
    }
}

/// What is about another dossier.
fn of_another(kind: K, pick: usize, story: &Story) -> C {
    let reason = text("Daarom.");
    let (dossier, reference) = (ComplaintId::from_uuid(id()), another_reference());
    let points = story.complaint().points.iter().take(1).map(|point| point.id).collect();
    let new = || {
        let (id, subject, expression) = (dossier, subject(pick), text("Dit staat op zichzelf."));
        Box::new(NewDossier { id, reference, subject, expression })
    };
    match kind {
        K::Merge => {
            let main = story.other.as_ref().map_or(reference, |main| main.recording.reference);
            C::Merge { main, ground: MergeGround::SameFacts, reason }
        }
        K::ProposeMerge => C::ProposeMerge { other: OtherDossier { dossier, reference } },
        K::RejectMerge => C::RejectMerge { reason },
        K::SplitOff => C::SplitOff { new: new(), points, reason },
        K::FollowUp => C::FollowUp { new: new(), reason },
        K::RecordLink => {
            let kind = [LinkKind::Merged, LinkKind::SplitFrom][pick % 2];
            let on = story.complaint().received_on.saturating_sub(3.days());
            let received = Received { on, procedure_version: 2 };
            let received = (kind == LinkKind::Merged).then_some(received);
            let link = Link { kind, dossier, reference };
            C::RecordLink { linked: Linked { link, received }, excluded: vec![] }
        }
        _ => C::FollowMain,
    }
}

pub(crate) fn another_reference() -> Reference {
    Reference::new(2026, [9; 16])
}

/// What goes on outside the house.
fn outside(kind: K, pick: usize, story: &Story) -> C {
    let (on, said) = (story.today, text("Zaak 123."));
    let open = story.complaint().external.iter().find(|track| track.ended_on.is_none());
    let track = open.map_or_else(|| TrackId::from_uuid(id()), |track| track.id);
    let mut terms = story.complaint().external.iter().flat_map(|track| &track.terms);
    let due_on = on.saturating_add(14.days());
    let term = TermSetting { track, term: TermId::from_uuid(id()), what: said, due_on };
    match kind {
        K::OpenExternalTrack => {
            let track = TrackId::from_uuid(id());
            let body = ExternalBody::ALL[pick % ExternalBody::ALL.len()];
            let opening = TrackOpening { track, body, name: said, on };
            C::OpenExternalTrack { opening, term: TermSetting { track, ..term } }
        }
        K::SetExternalTerm => C::SetExternalTerm { setting: term },
        K::MeetExternalTerm => {
            let unmet = terms.find(|term| term.met_on.is_none());
            let term = unmet.map_or_else(|| TermId::from_uuid(id()), |term| term.id);
            C::MeetExternalTerm { term, on }
        }
        K::EndExternalTrack => {
            C::EndExternalTrack { ending: TrackEnding { track, on, result: said } }
        }
        K::PlaceLegalHold => C::PlaceLegalHold { reason: said },
        K::LiftLegalHold => C::LiftLegalHold { reason: said },
        K::ClaimLiability => {
            let amount_cents = pick.is_multiple_of(2).then_some(500_000);
            C::ClaimLiability { claim: Claim { on, amount_cents, explanation: said } }
        }
        K::TellInsurer => C::TellInsurer { notice: notice(on), number: Some(said) },
        _ => C::SettleLiability { how: said },
    }
}

pub(crate) fn succession(on: jiff::civil::Date) -> Succession {
    Succession {
        ground: SuccessionGround::Heir,
        on,
        successor: mevrouw_de_vries(),
        explanation: text("Zij erft het bedrijf."),
    }
}

fn of_a_side(kind: K, side: Side, story: &Story) -> C {
    let on = story.today;
    match kind {
        K::RecordView => C::RecordView { side, on, view: text("Zo zie ik het.") },
        K::RecordHearing => C::RecordHearing { hearing: hearing(side, on) },
        K::ShareView => C::ShareView { side, on },
        K::ExplainNotShared => C::ExplainNotShared { side, reason: text("Zij wil het niet.") },
        _ => {
            let reason = NotHeardReason::DidNotWant;
            C::ExplainNotHeard { side, reason, explanation: None }
        }
    }
}

fn of_a_point(kind: K, reason: Text, story: &Story) -> C {
    let known = story.complaint().points.iter().find(|point| point.answer.is_none());
    let point = known.or(story.complaint().points.first()).map(|point| point.id);
    let point = point.filter(|_| kind != K::AddPoint);
    let point = point.unwrap_or_else(|| PointId::from_uuid(id()));
    match kind {
        K::AddPoint => C::AddPoint { point, summary: reason },
        K::RemovePoint => C::RemovePoint { point, reason },
        _ => C::AnswerPoint { point, answer: answer(Judgment::Upheld) },
    }
}

fn of_a_commitment(kind: K, what: Text, story: &Story) -> C {
    let open = story.complaint().commitments.iter().find(|made| made.kept.is_none());
    let open = open.map(|made| made.id).filter(|_| kind == K::KeepCommitment);
    let commitment = open.unwrap_or_else(|| CommitmentId::from_uuid(id()));
    if kind == K::KeepCommitment {
        return C::KeepCommitment { commitment, on: story.today, proof: what };
    }
    let (who, due_on) = (text("Anna"), day("2030-01-01"));
    C::MakeCommitment { commitment, what, who, due_on }
}

fn subject(pick: usize) -> Subject {
    match pick % 7 {
        0 => about(FLEUR, ZUID),
        1 => Subject::Organisation,
        2 => Subject::Officer { person: BRAM },
        3 => Subject::Unknown { named: None },
        4 => about(FLEUR, ORGANISATION),
        5 => Subject::Officer { person: CARLA },
        _ => about(ANNA, NOORD),
    }
}

fn anybody(pick: usize) -> PersonId {
    CAST[pick % CAST.len()]
}

/// The letter that a complaint in this stage ends with.
pub(crate) fn is_a_decision(kind: LetterKind) -> bool {
    match kind {
        LetterKind::Decision | LetterKind::SolvedOnTheSpot => true,
        LetterKind::Withdrawal | LetterKind::OutOfScope => false,
    }
}
