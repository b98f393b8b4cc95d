//! Whether a step is possible now, for this person: what a screen offers and `act` demands.
use super::Complaint;
use super::command::{Circumstances, CommandKind as K};
use super::facts::{LetterKind, Side};
pub use super::step_article::article_of;
use crate::article::Article;
use crate::people::{Register, Role};
use crate::permissions;
use crate::rules::{
    Reason, Ruling, ch1_definitions as ch1, ch2_aims as ch2, ch4_handling as ch4,
    ch5_registration as ch5, ch6_responsibilities as ch6, refuse, require,
};

/// Refuses a step whatever it carries: a conflict of interest, the wrong role, the wrong stage,
/// no part in this dossier, or a rule that isn't met yet.
pub fn permit(kind: K, complaint: &Complaint, around: &Circumstances<'_>) -> Ruling {
    ch1::no_conflict_of_interest(complaint, around.by)?;
    let roles = &around.by.roles;
    if !roles.iter().any(|role| permissions::may_ever(*role, kind)) {
        return Err(refuse(article_of(kind), Reason::NotYourRole));
    }
    // After the role: what his role never does is refused to him for that reason.
    ch4::the_step_is_about_this_partner(complaint, kind)?;
    let mut now =
        roles.iter().filter(|role| permissions::may(**role, complaint.stage, kind)).peekable();
    if now.peek().is_none() {
        ch5::the_dossier_is_open(complaint)?;
        return Err(refuse(article_of(kind), Reason::NotInThisStage));
    }
    let mut part = Ok(());
    for role in now {
        part = has_a_part(*role, kind, complaint, around);
        if part.is_ok() {
            break;
        }
    }
    part?;
    moment(kind, complaint, around)
}

/// A role counts where its holder has a part in the dossier: the partner who is involved or who
/// received it, the employee who took it in.
fn has_a_part(role: Role, kind: K, complaint: &Complaint, around: &Circumstances<'_>) -> Ruling {
    let recorded_by = complaint.recording.recorded_by;
    let registrar = around.register.is_or_acts_for(around.by.person, recorded_by);
    match role {
        Role::Officer
        | Role::Management
        | Role::Auditor
        | Role::Administrator
        | Role::Outsider
        | Role::System
        | Role::Complainant => Ok(()),
        Role::Representative => ch1::the_representative_may_ask(complaint, kind, around.today()),
        Role::Staff => {
            let part = registrar || kind == K::DeclareConflict;
            require(part, article_of(kind), Reason::NotTheRegistrar)
        }
        Role::Partner => {
            let involved = ch4::is_involved_partner(complaint, around.by, around.register);
            match what_a_partner_must_be(kind) {
                Part::Registrar => require(registrar, article_of(kind), Reason::NotTheRegistrar),
                Part::RegistrarOrInvolved => {
                    let part = registrar || involved;
                    require(part, article_of(kind), Reason::NotTheInvolvedPartner)
                }
                Part::Involved => {
                    require(involved, article_of(kind), Reason::NotTheInvolvedPartner)
                }
            }
        }
    }
}

/// What a partner must be in a dossier.
enum Part {
    Registrar,
    RegistrarOrInvolved,
    Involved,
}

/// Who is complained about doesn't change who complains about whom; who received the complaint
/// doesn't handle it unless it is about him.
fn what_a_partner_must_be(kind: K) -> Part {
    if matches!(kind, K::ChangeComplainant | K::ChangeSubject | K::CompleteIntake) {
        return Part::Registrar;
    }
    let either = matches!(
        kind,
        K::Register
            | K::InformComplainant
            | K::ProposeSolvedOnTheSpot
            | K::Deviate
            | K::RecordCommunication
            | K::CorrectEntry
            | K::AskReadBack
            | K::ConfirmReadBack
            | K::NameRepresentative
    );
    if either { Part::RegistrarOrInvolved } else { Part::Involved }
}

/// The rules that look at the state of the dossier.
#[expect(clippy::too_many_lines, reason = "one arm for each command, read side by side")]
fn moment(kind: K, complaint: &Complaint, around: &Circumstances<'_>) -> Ruling {
    match kind {
        K::Register => {
            ch5::not_registered_before(complaint)?;
            ch5::the_parties_are_known(complaint)
        }
        K::NotifyPartner => the_partner_is_to_be_told(complaint, around),
        K::Acknowledge => ch2::the_receipt_is_not_yet_acknowledged(complaint),
        K::Classify => {
            ch5::classification_follows_registration(complaint)?;
            ch5::the_officer_in_charge_classifies(complaint, around.by, around.register)
        }
        K::AssignToPartner => a_partner_can_handle(complaint, around),
        K::ReturnToPartner => {
            a_partner_can_handle(complaint, around)?;
            ch5::only_what_is_registered_is_handled(complaint)?;
            ch6::the_partner_can_try_again(complaint, around.today())
        }
        K::UndoWithdrawal => ch5::the_withdrawal_can_be_undone(complaint, around.today()),
        K::ProposeSolution => ch4::consultation_precedes_the_solution(complaint),
        K::RecordReaction => {
            let proposed = !complaint.proposals.is_empty();
            require(proposed, Article::Art4_5, Reason::NoProposal)
        }
        K::Advise => {
            let mut asked = complaint.consultations.iter();
            let open = asked.any(|asked| asked.advice.is_none());
            require(open, Article::Art4_5, Reason::NothingToAdvise)
        }
        K::ShareView => ch4::there_is_a_view_to_share(complaint, Side::Complainant)
            .or_else(|_| ch4::there_is_a_view_to_share(complaint, Side::Partner)),
        K::StartDecision => a_decision_can_be_prepared(complaint),
        K::ReturnToHandling | K::Merge => ch6::the_answer_is_not_out(complaint),
        K::SaveDraft => ch6::no_letter_is_on_its_way(complaint),
        K::SendLetter => an_answer_can_be_sent(complaint, around),
        K::ConfirmPosting => {
            ch4::the_officer_in_charge_communicates(complaint, around.by, around.register)?;
            ch2::the_payment_is_approved(complaint)?;
            ch6::a_letter_waits_for_the_post(complaint).map(|_| ())
        }
        K::ConfirmSolvedOnTheSpot => {
            let proposed = complaint.solved_on_the_spot.is_some();
            require(proposed, Article::Art5_1, Reason::NothingProposed)
        }
        K::ProposeOutOfScope => {
            let first = complaint.scope.is_none();
            require(first, Article::Art1Complaint, Reason::AlreadyDone)
        }
        K::ConfirmOutOfScope | K::RejectOutOfScope => {
            ch1::another_confirms_that_it_is_no_complaint(complaint, around.by)
        }
        K::Close => {
            let knows = registrar_is_involved(complaint, around);
            ch5::the_form_is_complete(complaint, (around.today(), &around.terms(complaint)), knows)
        }
        K::Reopen => {
            ch6::the_round_is_answered(complaint)?;
            ch6::reopening_is_in_time(complaint, around.today(), &around.terms(complaint))
        }
        K::CorrectEntry => around
            .entry
            .map_or(Ok(()), |entry| ch6::the_entry_can_be_corrected(entry.by, around.by)),
        K::TakeOver => {
            let mine = complaint.officer == Some(around.by.person);
            require(!mine, Article::Art4_4, Reason::AlreadyDone)
        }
        K::ConfirmProposal | K::DismissProposal => {
            require(complaint.is_proposal, Article::Art1Complaint, Reason::NotAProposal)
        }
        K::GiveAccessCode => ch6::who_is_not_known_has_his_code(complaint),
        K::ConfirmReadBack => ch5::a_read_back_waits(complaint),
        K::CommentOnReport => ch4::there_is_a_report_to_comment_on(complaint),
        K::Postpone => {
            let waits = complaint.postponement_proposed.is_some();
            require(!waits, Article::Art6_4, Reason::AlreadyDone)
        }
        K::ApprovePostponement => ch6::a_postponement_waits_for(complaint, around.by).map(|_| ()),
        K::RemoveRepresentative => ch1::there_is_a_representative(complaint),
        K::AskAuthorisation => ch1::an_authorisation_is_needed(complaint, around.today()),
        K::RecordAuthorisation => ch1::an_authorisation_counts(complaint),
        K::AskSurvey => ch2::the_survey_is_due(complaint, around.today(), &around.terms(complaint)),
        K::AnswerSurvey => ch2::the_survey_waits_for_an_answer(complaint),
        K::RecordObjection => ch1::an_objection_is_possible(complaint, around.by),
        K::NameOutsider => ch1::no_officer_is_left(complaint, around.register),
        K::CloseSignal => {
            require(complaint.is_signal(), Article::Art5_4, Reason::NotASignal)?;
            let underway = complaint.round().is_in_the_post_room();
            require(!underway, Article::Art6_4, Reason::LetterUnderway)
        }
        K::RejectMerge => {
            let proposed = complaint.merge_proposed.is_some();
            require(proposed, Article::Art6_6, Reason::NothingProposed)
        }
        K::SetExternalTerm | K::EndExternalTrack => ch6::there_is_an_open_track(complaint),
        K::MeetExternalTerm => ch6::there_is_a_term_to_meet(complaint),
        K::PlaceLegalHold => {
            require(complaint.legal_hold.is_none(), Article::Art6_6, Reason::AlreadyDone)
        }
        K::LiftLegalHold => ch6::nothing_holds_the_dossier(complaint),
        K::ClaimLiability => {
            require(!complaint.is_claimed_upon(), Article::Art6_6, Reason::AlreadyDone)
        }
        K::TellInsurer | K::SettleLiability => {
            require(complaint.is_claimed_upon(), Article::Art6_6, Reason::NothingClaimed)
        }
        K::ApprovePayment | K::RefusePayment => {
            ch2::a_payment_waits_for(complaint, around.by).map(|_| ())
        }
        K::RecordRelation => ch2::the_answer_was_sent(complaint),
        K::ProposeArrangement => {
            require(complaint.arrangement.is_none(), Article::Art2_1, Reason::AlreadyDone)
        }
        K::ApproveArrangement | K::RejectArrangement => {
            ch1::an_arrangement_waits_for(complaint, around.by)
        }
        K::EndArrangement => {
            let there = complaint.arrangement.is_some();
            require(there, Article::Art2_1, Reason::NothingProposed)
        }
        K::AddPartner => {
            let involved = complaint.has_partner();
            require(involved, Article::Art1Partner, Reason::NoPartnerInvolved)
        }
        K::EndPartner | K::ForPartner => ch4::there_are_further_partners(complaint),
        K::CorrectReceipt
        | K::ChangeComplainant
        | K::ChangeSubject
        | K::CompleteIntake
        | K::InformComplainant
        | K::WriteMessage
        | K::FileMail
        | K::SendCorrespondence
        | K::AskReadBack
        | K::NameRepresentative
        | K::TakeUp
        | K::Consult
        | K::HandOver
        | K::RecordView
        | K::RecordHearing
        | K::ExplainNotHeard
        | K::ExplainNotShared
        | K::ReportProgress
        | K::AddPoint
        | K::RemovePoint
        | K::AnswerPoint
        | K::RecordRemedies
        | K::MakeCommitment
        | K::KeepCommitment
        | K::ReportAccepted
        | K::ReportFailed
        | K::ProposeSolvedOnTheSpot
        | K::Withdraw
        | K::CompleteForm
        | K::Deviate
        | K::RecordCommunication
        | K::DeclareConflict
        | K::ReviewContact
        | K::ClearName
        | K::ReviewConflicts
        | K::PutInCharge
        | K::ProposeMerge
        | K::SplitOff
        | K::FollowUp
        | K::RecordLink
        | K::FollowMain
        | K::OpenExternalTrack
        | K::Succeed => Ok(()),
    }
}

/// Transition 7 (4.2): not where the involved partner registered the complaint himself.
fn the_partner_is_to_be_told(complaint: &Complaint, around: &Circumstances<'_>) -> Ruling {
    ch4::the_partner_can_be_notified(complaint)?;
    ch4::who_blows_the_whistle_is_protected(complaint)?;
    let knows = registrar_is_involved(complaint, around);
    require(!knows, Article::Art4_2, Reason::AlreadyDone)
}

/// Transition 10 (6.1): there is a partner, he knows, and he is not away.
fn a_partner_can_handle(complaint: &Complaint, around: &Circumstances<'_>) -> Ruling {
    let involved = complaint.has_partner();
    require(involved, Article::Art6_1, Reason::NoPartnerInvolved)?;
    let knows = ch4::the_partner_knows(complaint, registrar_is_involved(complaint, around));
    require(knows, Article::Art4_2, Reason::PartnerNotNotified)?;
    ch6::the_partner_is_present(complaint, around.register)
}

/// Transition 17: classified, consulted or deviated, both sides heard and able to reply.
fn a_decision_can_be_prepared(complaint: &Complaint) -> Ruling {
    ch5::the_complaint_is_classified(complaint)?;
    let handled_by_partner = complaint.has_partner() && !complaint.has_deviation(Article::Art6_1);
    if handled_by_partner {
        ch4::consultation_precedes_the_solution(complaint)?;
    }
    ch4::both_sides_were_heard(complaint)?;
    ch4::each_side_could_reply(complaint)?;
    for seen in complaint.looks_of_others() {
        if handled_by_partner {
            ch4::consultation_precedes_the_solution(&seen)?;
        }
        ch4::both_sides_were_heard(&seen)?;
        ch4::each_side_could_reply(&seen)?;
    }
    require(!complaint.points.is_empty(), Article::Art6_5, Reason::NoPoints)
}

/// Transition 18 (4.6, 6.4, 6.5): by the officer in charge, and what the letter needs is there. The
/// subject may have changed since the decision was begun, so both sides are looked at again.
fn an_answer_can_be_sent(complaint: &Complaint, around: &Circumstances<'_>) -> Ruling {
    ch4::the_officer_in_charge_communicates(complaint, around.by, around.register)?;
    match complaint.letter_kind() {
        LetterKind::Decision => {
            ch4::both_sides_were_heard(complaint)?;
            ch4::each_side_could_reply(complaint)?;
            for seen in complaint.looks_of_others() {
                ch4::both_sides_were_heard(&seen)?;
                ch4::each_side_could_reply(&seen)?;
            }
            ch6::every_point_is_answered(complaint)?;
        }
        LetterKind::SolvedOnTheSpot => ch5::what_was_solved_is_registered(complaint)?,
        LetterKind::Withdrawal | LetterKind::OutOfScope => {}
    }
    ch2::the_payment_is_approved(complaint)?;
    ch6::a_letter_can_be_sent(complaint)
}

/// Whether the registrar is the involved partner, so that he needn't be informed (4.2).
pub fn registrar_is_involved(complaint: &Complaint, around: &Circumstances<'_>) -> bool {
    the_registrar_is_involved(complaint, around.register)
}

/// As [`registrar_is_involved`], for who asks nothing of the dossier.
pub(crate) fn the_registrar_is_involved(complaint: &Complaint, register: &Register) -> bool {
    let Some(person) = register.person(complaint.recording.recorded_by) else {
        return false;
    };
    let registrar = crate::people::Actor {
        person: person.id,
        roles: person.roles.clone(),
        adviser: person.adviser,
    };
    ch4::is_involved_himself(complaint, &registrar, register)
}
