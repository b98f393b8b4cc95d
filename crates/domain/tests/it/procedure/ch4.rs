//! Chapter 4: who is told, who handles, who answers.
use weerklank_domain::article::Article::{self, Art1Complainant, Art4_2, Art4_4, Art4_5, Art4_6};
use weerklank_domain::complaint::access::may_read_name;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::{Door, NotHeardReason, Side, Way};
use weerklank_domain::complaint::{DeviationCause, Stage};
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch4_handling::{article_of_notifying, officers_to_notify};

use crate::cast::{
    ANNA, BRAM, CARLA, DIRK, ESRA, FINANCES, FLEUR, NOORD, ORAL, actor, answer, day, file, hearing,
    mevrouw_de_vries, notice, text,
};
use crate::story::{Story, a_complaint};

#[test]
fn art_4_1_the_officers_hear_of_what_reaches_the_organisation() {
    assert_eq!(article_of_notifying(Door::Organisation), Article::Art4_1);
    let story = a_complaint().recorded();
    assert_eq!(officers_to_notify(story.complaint(), &story.register), [BRAM, CARLA]);
}

#[test]
fn art_4_1_an_officer_with_a_conflict_hears_nothing() {
    let story = a_complaint().register(|register| register.people[1].firm = Some(NOORD));
    let story = story.recorded();
    assert_eq!(officers_to_notify(story.complaint(), &story.register), [CARLA]);
}

#[test]
fn art_4_2_the_officer_informs_the_partner() {
    let story = a_complaint().registered().notified();
    assert_eq!(story.complaint().partner_notified, Some(notice(day("2026-11-02"))));
    assert!(story.complaint().deviations.is_empty());
}

#[test]
fn art_4_2_the_partner_is_not_informed_ahead_twice_or_when_there_is_none() {
    let notify = |on| (BRAM, C::NotifyPartner { notice: notice(day(on)), letter: None });
    a_complaint()
        .registered()
        .refuses(notify("2026-11-03"), Art4_2, Reason::DayInFuture)
        .refuses(notify("2026-11-01"), Art4_2, Reason::BeforeReceipt)
        .refuses((ESRA, notify("2026-11-02").1), Art4_2, Reason::NotYourRole)
        .notified()
        .refuses(notify("2026-11-02"), Art4_2, Reason::AlreadyDone);
    let about_us = a_complaint().about_the_organisation().registered();
    about_us.refuses(notify("2026-11-02"), Art4_2, Reason::NoPartnerInvolved);
    let own = a_complaint().received_by(ANNA).recorded();
    own.refuses(notify("2026-11-02"), Art4_2, Reason::AlreadyDone);
}

#[test]
fn art_4_2_not_where_the_complainant_wants_his_name_kept() {
    let story = a_complaint().registered().not_shared();
    let notify = (BRAM, C::NotifyPartner { notice: notice(day("2026-11-02")), letter: None });
    story.refuses(notify, Art4_2, Reason::NameNotShared);
    // Nor does the partner hear how it ended.
    let story = a_complaint().recorded().not_shared().decided();
    assert_eq!(story.complaint().partner_told_of_outcome_on, None);
}

#[test]
fn art_4_2_who_may_not_read_the_name_changes_nothing_about_who_complains() {
    let change = || C::ChangeComplainant { complainant: mevrouw_de_vries() };
    let kept = a_complaint().recorded().not_shared();
    assert!(!may_read_name(kept.complaint(), &actor(&kept.register, ANNA), &kept.register));
    let kept = kept.refuses((ANNA, change()), Art1Complainant, Reason::NotTheRegistrar);
    assert!(may_read_name(kept.complaint(), &actor(&kept.register, BRAM), &kept.register));
    let shared = kept.does(BRAM, change());
    assert!(may_read_name(shared.complaint(), &actor(&shared.register, ANNA), &shared.register));
    // Who received it knows the name, whoever it is kept from.
    let own = a_complaint().received_by(ANNA).recorded();
    assert!(may_read_name(own.complaint(), &actor(&own.register, ANNA), &own.register));
}

#[test]
fn art_4_2_held_back_over_two_working_days_is_a_deviation() {
    let in_time = a_complaint().registered().on("2026-11-04").notified();
    assert!(!in_time.complaint().has_deviation(Art4_2));
    let late = a_complaint().registered().on("2026-11-05").notified();
    assert_eq!(late.complaint().deviations[0].cause, DeviationCause::PartnerToldLate);
}

#[test]
fn art_4_3_the_officers_hear_of_what_reaches_the_partner() {
    assert_eq!(article_of_notifying(Door::Partner), Article::Art4_3);
    let story = a_complaint().received_by(ANNA).recorded();
    assert_eq!(officers_to_notify(story.complaint(), &story.register), [BRAM, CARLA]);
}

#[test]
fn art_4_3_an_officer_of_the_same_firm_hears_nothing() {
    let story = a_complaint().received_by(ANNA).register(|register| {
        register.people[2].firm = Some(NOORD);
    });
    let story = story.recorded();
    assert_eq!(officers_to_notify(story.complaint(), &story.register), [BRAM]);
}

fn classified() -> Story {
    a_complaint().registered().classified(ORAL, FINANCES).taken_up().with_a_point()
}

#[test]
fn art_4_4_both_sides_are_heard_and_read_what_the_other_said() {
    let on = day("2026-11-02");
    let story = classified();
    let view = text("Ik had tien uur nodig.");
    let story = story.does(ANNA, C::RecordView { side: Side::Partner, on, view });
    let story = story.does(ANNA, C::ShareView { side: Side::Partner, on });
    let hearing = hearing(Side::Complainant, on);
    let story = story.does(BRAM, C::RecordHearing { hearing });
    let story = story.does(BRAM, C::ShareView { side: Side::Complainant, on });
    assert_eq!(story.does(BRAM, C::StartDecision).stage(), Stage::Deciding);
}

#[test]
fn art_4_4_or_a_reason_says_why_not() {
    let mut story = classified();
    for side in [Side::Complainant, Side::Partner] {
        let reason = NotHeardReason::Unreachable;
        story = story.does(BRAM, C::ExplainNotHeard { side, reason, explanation: None });
    }
    assert_eq!(story.does(BRAM, C::StartDecision).stage(), Stage::Deciding);
}

#[test]
fn art_4_4_no_decision_before_both_sides_were_heard_and_could_reply() {
    let on = day("2026-11-02");
    let view = |side| C::RecordView { side, on, view: text("Zo ging het.") };
    let start = || (BRAM, C::StartDecision);
    let share = |side| C::ShareView { side, on };
    let private = C::ExplainNotShared { side: Side::Partner, reason: text("Bedrijfsgeheim.") };
    classified()
        .refuses(start(), Art4_4, Reason::SidesNotHeard)
        .refuses((BRAM, share(Side::Partner)), Art4_4, Reason::NothingToShare)
        .does(BRAM, view(Side::Complainant))
        .refuses(start(), Art4_4, Reason::SidesNotHeard)
        .refuses((BRAM, share(Side::Partner)), Art4_4, Reason::NothingToShare)
        .does(BRAM, view(Side::Partner))
        .refuses(start(), Art4_4, Reason::ViewsNotShared)
        .does(BRAM, share(Side::Complainant))
        .refuses(start(), Art4_4, Reason::ViewsNotShared)
        .does(BRAM, private)
        .does(BRAM, C::StartDecision);
}

#[test]
fn art_4_4_a_hearing_has_taken_place_and_who_has_no_part_records_none() {
    let held = |on| C::RecordHearing { hearing: hearing(Side::Complainant, day(on)) };
    classified()
        .refuses((BRAM, held("2026-11-03")), Art4_4, Reason::DayInFuture)
        .refuses((FLEUR, held("2026-11-02")), Art4_4, Reason::NotTheInvolvedPartner)
        .refuses((ESRA, held("2026-11-02")), Art4_4, Reason::NotYourRole);
}

#[test]
fn art_4_4_the_organisation_is_its_own_other_side() {
    let story = a_complaint().about_the_organisation().registered().classified(ORAL, FINANCES);
    let (side, on) = (Side::Complainant, day("2026-11-02"));
    let view = C::RecordView { side, on, view: text("Niemand belt terug.") };
    let story = story.taken_up().with_a_point().does(BRAM, view);
    assert_eq!(story.does(BRAM, C::StartDecision).stage(), Stage::Deciding);
}

#[test]
fn art_4_4_a_firm_that_becomes_involved_later_is_heard_before_the_letter_goes() {
    let story = a_complaint().deciding().answered().drafted();
    let subject = crate::cast::about(FLEUR, crate::cast::ZUID);
    let letter = (BRAM, C::SendLetter { way: Way::Email, file: file(), prepared: None });
    let story = story.does(BRAM, C::ChangeSubject { subject });
    let story = story.refuses(letter, Art4_4, Reason::SidesNotHeard);
    story.does(BRAM, C::ReturnToHandling { reason: text("Het gaat over Zuid.") }).heard();
}

#[test]
fn art_4_5_a_solution_follows_the_consultation() {
    let story = a_complaint().registered().with_partner().consulted().proposed();
    assert_eq!(story.complaint().proposals.len(), 1);
    // The officer answers, and that does no harm to what was proposed meanwhile.
    let story = story.does(BRAM, C::Advise { advice: text("Crediteer.") });
    assert!(story.complaint().consultations[0].advice.is_some());
    let nothing = (BRAM, C::Advise { advice: text("Nogmaals.") });
    story.refuses(nothing, Art4_5, Reason::NothingToAdvise);
}

#[test]
fn art_4_5_no_solution_without_a_consultation() {
    let propose = |on| C::ProposeSolution { on: day(on), proposal: text("Twee uur crediteren.") };
    let consult = |on| C::Consult { on: day(on), way: Way::Email, question: text("Mag dat?") };
    a_complaint()
        .registered()
        .with_partner()
        .on("2026-11-05")
        .refuses((ANNA, propose("2026-11-05")), Art4_5, Reason::NotConsulted)
        .refuses((ANNA, consult("2026-11-06")), Art4_5, Reason::DayInFuture)
        .refuses((FLEUR, consult("2026-11-05")), Art4_5, Reason::NotTheInvolvedPartner)
        .refuses((BRAM, consult("2026-11-05")), Art4_5, Reason::NotYourRole)
        .does(ANNA, consult("2026-11-04"))
        // Not with a day before the consultation either.
        .refuses((ANNA, propose("2026-11-03")), Art4_5, Reason::NotConsulted)
        .refuses((ANNA, propose("2026-11-06")), Art4_5, Reason::DayInFuture)
        .refuses((FLEUR, propose("2026-11-05")), Art4_5, Reason::NotTheInvolvedPartner)
        .does(ANNA, propose("2026-11-04"));
}

#[test]
fn art_4_5_a_deviation_with_its_reason_opens_the_way() {
    let deviation = C::Deviate { article: Art4_5, reason: text("Zij stond aan de balie.") };
    let story = a_complaint().registered().with_partner().does(ANNA, deviation);
    assert_eq!(story.complaint().deviations[0].cause, DeviationCause::Stated);
    story.proposed();
}

#[test]
fn art_4_6_the_officer_in_charge_sends_the_decision() {
    let story = a_complaint().deciding().answered().drafted().mailed();
    let letter = story.complaint().round().letter.unwrap();
    assert_eq!((story.stage(), letter.approved_by), (Stage::Decided, BRAM));
}

#[test]
fn art_4_6_nobody_else_sends_it() {
    let send = || C::SendLetter { way: Way::Email, file: file(), prepared: None };
    let story = a_complaint()
        .deciding()
        .answered()
        .drafted()
        .refuses((CARLA, send()), Art4_6, Reason::NotTheOfficerInCharge)
        .refuses((ANNA, send()), Article::Art6_4, Reason::NotYourRole)
        .refuses((DIRK, send()), Article::Art6_4, Reason::NotYourRole)
        .does(BRAM, C::SendLetter { way: Way::Letter, file: file(), prepared: None });
    let posted = (CARLA, C::ConfirmPosting { on: day("2026-11-02") });
    story
        .refuses(posted.clone(), Art4_6, Reason::NotTheOfficerInCharge)
        .does(CARLA, C::TakeOver { reason: text("Bram is ziek.") })
        .does(posted.0, posted.1);
}

#[test]
fn art_4_4_there_is_one_named_handler_at_all_times() {
    let take = || C::TakeOver { reason: text("Bram is ziek.") };
    let story = a_complaint().registered().does(CARLA, take());
    assert_eq!(story.complaint().officer, Some(CARLA));
    story.refuses((CARLA, take()), Art4_4, Reason::AlreadyDone).refuses(
        (ANNA, take()),
        Article::Art1Officer,
        Reason::NotYourRole,
    );
}

#[test]
fn art_4_6_each_point_is_answered_by_the_letter_of_the_officer() {
    let story = a_complaint().deciding().drafted();
    let send = || (BRAM, C::SendLetter { way: Way::Email, file: file(), prepared: None });
    let story = story.refuses(send(), Article::Art6_5, Reason::PointUnanswered);
    let judged = answer(weerklank_domain::complaint::facts::Judgment::Upheld);
    let point = story.point();
    story.does(BRAM, C::AnswerPoint { point, answer: judged }).mailed();
}
