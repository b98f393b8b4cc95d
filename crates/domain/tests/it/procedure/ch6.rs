//! Chapter 6: who is responsible, until when, and what is written down.
use weerklank_domain::article::Article::{Art4_5, Art6_1, Art6_2, Art6_3, Art6_4, Art6_5, Art6_6};
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::{
    HandOverReason, Reaction, ReopenGround, TakeUpReason, Visibility, Way,
};
use weerklank_domain::complaint::form::FormField;
use weerklank_domain::complaint::terms::Terms;
use weerklank_domain::complaint::{DeviationCause, Score, Stage, Turn};
use weerklank_domain::ids::PointId;
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch6_responsibilities::{the_partner_is_silent, turn};

use crate::cast::{
    ANNA, BRAM, CARLA, ESRA, FINANCES, FLEUR, ORAL, TIMER, communication, day, file, id, learning,
    text,
};
use crate::story::{Story, a_complaint};

fn hand_over(reason: HandOverReason) -> C {
    C::HandOver { reason, explanation: None }
}

#[test]
fn art_6_1_first_the_partner_then_the_officer() {
    let story = a_complaint().registered().with_partner();
    assert_eq!((story.stage(), turn(story.complaint())), (Stage::WithPartner, Turn::Partner));
    let story = story.does(ANNA, hand_over(HandOverReason::PartnerReady));
    assert_eq!((story.stage(), turn(story.complaint())), (Stage::WithOfficer, Turn::Officer));
}

#[test]
fn art_6_1_the_handling_passes_when_the_complainant_refuses_the_solution() {
    let story = a_complaint().registered().with_partner().consulted().proposed();
    let no = C::RecordReaction { reaction: Reaction::NotAccepted, explanation: None };
    assert_eq!(story.does(ANNA, no).stage(), Stage::WithOfficer);
    let story = a_complaint().registered().with_partner().consulted().proposed();
    let yes = C::RecordReaction { reaction: Reaction::Accepted, explanation: None };
    let none = (ANNA, yes.clone());
    assert_eq!(story.does(ANNA, yes).stage(), Stage::WithPartner);
    let nothing = a_complaint().registered().with_partner();
    nothing.refuses(none, Art4_5, Reason::NoProposal);
}

#[test]
fn art_6_1_the_officer_takes_it_with_a_reason() {
    let explanation = Some(text("Het loopt vast."));
    let reason = HandOverReason::Officer;
    let story = a_complaint().registered().with_partner();
    let story = story.does(BRAM, C::HandOver { reason, explanation });
    assert_eq!(story.stage(), Stage::WithOfficer);
    // At once it is a deviation, because the partner has no turn.
    let at_once = a_complaint().registered().taken_up();
    assert_eq!(at_once.complaint().deviations[0].cause, DeviationCause::OfficerAtOnce);
    assert!(at_once.complaint().has_deviation(Art6_1));
}

#[test]
fn art_6_1_nobody_takes_it_without_a_reason_or_for_another() {
    a_complaint()
        .registered()
        .with_partner()
        .refuses((BRAM, hand_over(HandOverReason::Officer)), Art6_1, Reason::ReasonNeeded)
        .refuses((BRAM, hand_over(HandOverReason::SolutionRefused)), Art6_1, Reason::ReasonNeeded)
        .refuses(
            (BRAM, hand_over(HandOverReason::PartnerReady)),
            Art6_1,
            Reason::NotTheInvolvedPartner,
        )
        .refuses(
            (FLEUR, hand_over(HandOverReason::PartnerReady)),
            Art6_1,
            Reason::NotTheInvolvedPartner,
        )
        .refuses((ANNA, hand_over(HandOverReason::Officer)), Art6_1, Reason::NotYourRole)
        .refuses((ANNA, hand_over(HandOverReason::Silent)), Art6_1, Reason::NotYourRole)
        .refuses((ESRA, hand_over(HandOverReason::PartnerReady)), Art6_1, Reason::NotYourRole);
}

#[test]
fn art_6_1_the_handling_passes_when_the_partner_stays_silent_five_working_days() {
    let silent = || hand_over(HandOverReason::Silent);
    let story = a_complaint().registered().with_partner().on("2026-11-09");
    let story = story.refuses((TIMER, silent()), Art6_1, Reason::PartnerNotSilent);
    assert_eq!(story.on("2026-11-10").does(TIMER, silent()).stage(), Stage::WithOfficer);
    let heard_of = a_complaint().registered().with_partner().on("2026-11-06").consulted();
    let heard_of = heard_of.on("2026-11-13");
    let heard_of = heard_of.refuses((TIMER, silent()), Art6_1, Reason::PartnerNotSilent);
    assert_eq!(heard_of.on("2026-11-16").does(BRAM, silent()).stage(), Stage::WithOfficer);
}

#[test]
fn art_6_1_on_day_14_the_handling_passes_from_a_partner_who_never_began() {
    let story = a_complaint().registered().on("2026-11-11").with_partner();
    let quiet = |story: &Story| {
        let agreed = (&story.calendar, &Terms::default());
        the_partner_is_silent(story.complaint(), story.today, agreed)
    };
    let story = story.on("2026-11-16");
    assert!(!quiet(&story), "three working days to consult have not gone by");
    let story = story.on("2026-11-17");
    assert!(quiet(&story));
    assert!(!quiet(&story.consulted()), "he has begun");
}

#[test]
fn art_6_1_the_handling_goes_to_a_partner_who_knows_and_is_there() {
    let assign = || (BRAM, C::AssignToPartner);
    let about_us = a_complaint().about_the_organisation().registered();
    about_us.refuses(assign(), Art6_1, Reason::NoPartnerInvolved);
    let article = weerklank_domain::article::Article::Art4_2;
    a_complaint().registered().refuses(assign(), article, Reason::PartnerNotNotified);
    let away = a_complaint().register(|register| register.people[0].present = false);
    away.registered().notified().refuses(assign(), Art6_1, Reason::PartnerAbsent);
}

#[test]
fn art_6_2_the_officer_completes_the_form() {
    let story = Story::at(Stage::Decided).learned();
    assert!(!story.missing().contains(&FormField::Lesson));
}

#[test]
fn art_6_2_the_refusal_says_what_the_form_lacks() {
    let story = a_complaint().registered().withdrawn();
    let refusal = story.asks(BRAM, C::Close { form: file() }).unwrap_err();
    assert_eq!((refusal.article, refusal.reason), (Art6_2, Reason::FormIncomplete));
    assert_eq!(
        refusal.missing,
        [
            FormField::Acknowledgement,
            FormField::ProcedurePointedOut,
            FormField::PartnerNotified,
            FormField::Classification,
            FormField::Answer,
            FormField::RootCause,
            FormField::Lesson,
        ]
    );
}

#[test]
fn art_6_2_no_reaction_counts_after_ten_days() {
    let silence = || C::CompleteForm { learning: Box::new(learning(Some(Reaction::NoReaction))) };
    let story = a_complaint().recorded().informed().notified().decided().days_later(9);
    let story = story.refuses((BRAM, silence()), Art6_2, Reason::ReactionTooEarly);
    assert_eq!(story.days_later(1).does(BRAM, silence()).closes().stage(), Stage::Closed);
    let mut ahead = learning(Some(Reaction::Accepted));
    ahead.reaction_on = Some(day("2026-11-03"));
    let ahead = C::CompleteForm { learning: Box::new(ahead) };
    let decided = Story::at(Stage::Decided);
    decided.refuses((BRAM, ahead), Art6_2, Reason::DayInFuture);
}

#[test]
fn art_6_3_each_contact_is_written_down_and_the_partner_reports() {
    let on = day("2026-11-02");
    let contact = |visibility| C::RecordCommunication {
        communication: Box::new(communication(on, visibility)),
    };
    let story = a_complaint()
        .registered()
        .with_partner()
        .does(ANNA, contact(Visibility::OfficerAndPartner))
        .does(BRAM, contact(Visibility::OfficerOnly))
        .does(ANNA, C::ReportProgress { report: text("Morgen spreek ik haar.") });
    assert_eq!(story.complaint().last_progress_on, Some(on));
}

#[test]
fn art_6_3_no_contact_is_to_come_and_a_partner_writes_nothing_he_may_not_read() {
    let contact = |date, visibility| C::RecordCommunication {
        communication: Box::new(communication(day(date), visibility)),
    };
    let report = C::ReportProgress { report: text("Nog niets.") };
    let today = "2026-11-02";
    a_complaint()
        .registered()
        .with_partner()
        .refuses((BRAM, contact("2026-11-03", Visibility::Everybody)), Art6_3, Reason::DayInFuture)
        .refuses((ANNA, contact(today, Visibility::OfficerOnly)), Art6_3, Reason::NotYourRole)
        .refuses(
            (FLEUR, contact(today, Visibility::Everybody)),
            Art6_3,
            Reason::NotTheInvolvedPartner,
        )
        .refuses((FLEUR, report), Art6_3, Reason::NotTheInvolvedPartner);
    let staff = a_complaint().recorded_by(BRAM).recorded();
    let by_staff = (ESRA, contact(today, Visibility::Everybody));
    staff.refuses(by_staff, Art6_3, Reason::NotTheRegistrar);
}

#[test]
fn art_6_4_day_28_is_met_and_day_29_is_not() {
    let ready = || a_complaint().received_on("2026-11-02").deciding().answered().drafted();
    let met = ready().on("2026-11-30").mailed().accepted();
    assert_eq!(met.complaint().round().score(), Some(Score { days: 28, met: true }));
    assert!(!met.complaint().has_deviation(Art6_4));
    let late = ready().on("2026-12-01").mailed().accepted();
    assert_eq!(late.complaint().round().score(), Some(Score { days: 29, met: false }));
    assert_eq!(late.complaint().deviations.last().unwrap().cause, DeviationCause::Overdue);
}

#[test]
fn art_6_4_only_a_corrected_day_of_receipt_moves_the_due_date() {
    let story = a_complaint().received_on("2026-11-02").recorded();
    let (received_on, reason) = (day("2026-10-30"), text("De voicemail was van vrijdag."));
    let story = story.does(BRAM, C::CorrectReceipt { received_on, reason, proof: None });
    assert_eq!(story.complaint().round().due_on, day("2026-11-27"));
    assert_eq!(story.complaint().recording.received_on, day("2026-11-02"));
}

#[test]
fn art_6_4_the_answer_is_in_writing() {
    let ready = a_complaint().deciding().answered();
    let send = |way| (BRAM, C::SendLetter { way, file: file(), prepared: None });
    ready
        .refuses(send(Way::Email), Art6_4, Reason::NoDraft)
        .drafted()
        .refuses(send(Way::Telephone), Art6_4, Reason::NotInWriting)
        .refuses(send(Way::Conversation), Art6_4, Reason::NotInWriting)
        .does(BRAM, send(Way::Letter).1)
        .refuses(send(Way::Email), Art6_4, Reason::LetterUnderway)
        .refuses((BRAM, C::SaveDraft { body: text("Anders.") }), Art6_4, Reason::LetterUnderway);
}

#[test]
fn art_6_4_a_letter_by_post_counts_from_its_posting_day() {
    let posted = |on| (BRAM, C::ConfirmPosting { on: day(on) });
    let by_post = || C::SendLetter { way: Way::Letter, file: file(), prepared: None };
    let story = a_complaint()
        .deciding()
        .answered()
        .drafted()
        .refuses(posted("2026-11-02"), Art6_4, Reason::NoLetterToPost)
        .on("2026-11-10")
        .does(BRAM, by_post());
    assert_eq!(story.stage(), Stage::Deciding);
    let story = story
        .on("2026-11-12")
        .refuses(posted("2026-11-09"), Art6_4, Reason::PostedBeforeApproval)
        .refuses(posted("2026-11-13"), Art6_4, Reason::DayInFuture)
        .does(BRAM, posted("2026-11-11").1);
    assert_eq!(story.stage(), Stage::Decided);
    assert_eq!(story.complaint().round().score().map(|score| score.days), Some(9));
}

#[test]
fn art_6_5_the_decision_answers_every_point() {
    let story = a_complaint().deciding().answered().drafted().mailed().accepted();
    assert!(story.complaint().points.iter().all(|point| point.answer.is_some()));
}

#[test]
fn art_6_5_a_point_left_open_holds_the_letter_back() {
    let send = || (BRAM, C::SendLetter { way: Way::Email, file: file(), prepared: None });
    let story = a_complaint().deciding().answered().with_a_point().drafted();
    let story = story.refuses(send(), Art6_5, Reason::PointUnanswered);
    let (open, answered) = (story.point(), story.complaint().points[0].id);
    let remove = |point| C::RemovePoint { point, reason: text("Dubbel.") };
    let unknown = remove(PointId::from_uuid(id()));
    let again = C::AddPoint { point: answered, summary: text("Dubbel.") };
    story
        .refuses((BRAM, unknown), Art6_5, Reason::UnknownPoint)
        .refuses((BRAM, again), Art6_5, Reason::AlreadyDone)
        .does(BRAM, remove(open))
        .does(BRAM, remove(answered))
        .refuses(send(), Art6_5, Reason::NoPoints);
    let pointless = a_complaint().registered().classified(ORAL, FINANCES).taken_up().heard();
    pointless.refuses((BRAM, C::StartDecision), Art6_5, Reason::NoPoints);
}

#[test]
fn art_6_6_the_officer_corrects_and_the_original_stays() {
    let story = a_complaint().registered().with_partner().consulted();
    let (before, position) = (story.entries.clone(), story.entries.len() - 1);
    let correct = C::CorrectEntry { entry: 9, correction: text("Het was per mail.") };
    let story = story.correcting(position).does(ANNA, correct.clone()).does(CARLA, correct);
    assert_eq!(story.entries[..before.len()], before);
}

#[test]
fn art_6_6_nobody_corrects_what_another_wrote_or_what_is_not_there() {
    let correct = || C::CorrectEntry { entry: 1, correction: text("Het was anders.") };
    let story = a_complaint().registered().with_partner();
    let story = story.refuses((BRAM, correct()), Art6_6, Reason::UnknownEntry);
    let story = story.correcting(0);
    story.refuses((ANNA, correct()), Art6_6, Reason::NotYourEntry).refuses(
        (ESRA, correct()),
        Art6_6,
        Reason::NotYourRole,
    );
}

#[test]
fn art_6_6_a_dossier_opens_again_in_time_and_on_dissatisfaction_once() {
    let reopen = |ground| (BRAM, C::Reopen { ground, reason: text("Zij schrijft opnieuw.") });
    let story = Story::at(Stage::Closed).on("2027-11-02");
    assert!(story.asks(BRAM, reopen(ReopenGround::NewFacts).1).is_ok());
    let story = story.on("2027-11-03");
    story.refuses(reopen(ReopenGround::NewFacts), Art6_6, Reason::TooLateToReopen);
    let again = a_complaint().decided().reopened(ReopenGround::Dissatisfied).withdrawn();
    again
        .refuses(reopen(ReopenGround::Dissatisfied), Art6_6, Reason::OnceOnDissatisfaction)
        .does(BRAM, reopen(ReopenGround::Error).1);
    let other = a_complaint().decided().reopened(ReopenGround::Error).withdrawn();
    other.does(BRAM, reopen(ReopenGround::Dissatisfied).1);
}

#[test]
fn art_6_1_a_repeat_is_a_reason_to_take_it_at_once_only_after_registration() {
    let take = C::TakeUp { reason: TakeUpReason::Repeat, explanation: None };
    let story = a_complaint().recorded();
    story.refuses((BRAM, take), Art6_1, Reason::NotInThisStage);
}
