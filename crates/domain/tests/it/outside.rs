//! What the complainant, her representative and the mail do: transitions 4, 8, 16, 21, 25, 32, 33.
use weerklank_domain::article::Article::{
    Art1Complainant, Art1Complaint, Art2_2, Art4_2, Art4_4, Art5_1, Art5_4, Art6_3, Art6_4,
};
use weerklank_domain::complaint::DeviationCause;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::access::may_read_name;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::correspondence::{
    AuthorisationScope, AuthorisationState, Capacity, CorrespondenceKind as Kind, Correspondent,
    DismissalGround, SurveyScore,
};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Confidentiality, Reaction, Visibility, Way};
use weerklank_domain::rules::Reason;

use crate::cast::{
    ANNA, BRAM, CARLA, DE_VRIES, DIRK, FLEUR, HER_SON, TIMER, actor, correspondence, day,
    filed_mail, representative, text,
};
use crate::story::{Story, a_complaint};

fn because() -> weerklank_domain::text::Text {
    text("Daarom.")
}

fn by_mail() -> Story {
    a_complaint()
        .recording(|recording| {
            recording.proposal = true;
            recording.recorded_by = TIMER;
        })
        .recorded()
}

fn sends(kind: Kind, to: Correspondent) -> C {
    C::SendCorrespondence { correspondence: Box::new(correspondence(kind, to)) }
}

fn represented_by(capacity: Capacity) -> Story {
    a_complaint().recording(|it| it.representative = Some(representative(capacity))).recorded()
}

fn signal() -> Story {
    a_complaint()
        .recording(|recording| {
            recording.complainant.confidentiality = Confidentiality::Anonymous;
            recording.complainant.reachable = false;
            recording.complainant.card = None;
            recording.recorded_by = DE_VRIES;
        })
        .recorded()
}

fn withdraw(story: &Story) -> C {
    C::Withdraw { on: story.today, explanation: None }
}

#[test]
fn transition_4_a_mail_is_a_complaint_unless_an_officer_says_no() {
    assert!(by_mail().complaint().is_proposal);
    assert!(!by_mail().does(BRAM, C::ConfirmProposal).complaint().is_proposal);
    // Whoever registers it has said yes.
    assert!(!by_mail().does(BRAM, C::Register { late_reason: None }).complaint().is_proposal);
    let no = C::DismissProposal { ground: DismissalGround::Unwanted, reason: None };
    let story = by_mail().does(BRAM, no.clone());
    assert_eq!((story.stage(), story.complaint().closed_on), (Stage::Closed, Some(story.today)));
    a_complaint().recorded().refuses((BRAM, no), Art1Complaint, Reason::NotAProposal);
}

#[test]
fn transition_4_that_it_is_no_complaint_is_the_officers_word_with_a_reason() {
    let no = |reason| C::DismissProposal { ground: DismissalGround::NoComplaint, reason };
    by_mail()
        .refuses((BRAM, no(None)), Art1Complaint, Reason::ReasonNeeded)
        .refuses((ANNA, no(Some(because()))), Art1Complaint, Reason::NotYourRole)
        .does(BRAM, no(Some(because())));
}

#[test]
fn art_6_3_who_complains_may_always_write_and_mail_is_always_filed() {
    let write = || C::WriteMessage { message: because(), files: vec![] };
    for stage in Stage::ALL.iter().filter(|stage| **stage != Stage::Merged) {
        let story = Story::at(*stage);
        let today = story.today;
        let mail = C::FileMail { mail: Box::new(filed_mail(today)) };
        let story = story.does(DE_VRIES, write()).does(TIMER, mail);
        assert_eq!(story.stage(), *stage, "what comes in changes no stage");
    }
    a_complaint().recorded().refuses((ANNA, write()), Art6_3, Reason::NotYourRole);
}

#[test]
fn art_6_3_what_the_complainant_writes_does_not_count_as_the_partners_turn() {
    let story = a_complaint().registered().with_partner();
    let story = story.does(DE_VRIES, C::WriteMessage { message: because(), files: vec![] });
    assert_eq!(story.complaint().partner_active_on, None);
}

#[test]
fn art_6_3_who_reads_what_goes_out_depends_on_where_it_goes() {
    let sees = |to| {
        let sent = Box::new(correspondence(Kind::Free, to));
        Event::CorrespondenceSent { correspondence: sent }.visibility()
    };
    assert_eq!(sees(Correspondent::Complainant), Visibility::Everybody);
    assert_eq!(sees(Correspondent::Partner), Visibility::OfficerAndPartner);
    assert_eq!(sees(Correspondent::ThirdParty), Visibility::OfficerOnly);
}

#[test]
fn art_4_2_nothing_goes_to_a_partner_who_was_not_informed() {
    let write = || sends(Kind::Free, Correspondent::Partner);
    let story = a_complaint().registered();
    let story = story.refuses((BRAM, write()), Art4_2, Reason::PartnerNotNotified);
    story.notified().does(BRAM, write());
    let nobody = a_complaint().about_the_organisation().recorded();
    nobody.refuses((BRAM, write()), Art4_2, Reason::NoPartnerInvolved);
}

#[test]
fn transition_8_what_was_told_is_read_back_and_confirmed() {
    let confirm =
        |correction| C::ConfirmReadBack { on: day("2026-11-02"), way: Way::Portal, correction };
    let story = a_complaint().recorded();
    let story = story.refuses((DE_VRIES, confirm(None)), Art5_1, Reason::NothingToConfirm);
    let ask = C::AskReadBack { text: because(), way: Way::Email, letter: None };
    let story = story.does(BRAM, ask).does(DE_VRIES, confirm(Some(because())));
    let read_back = story.complaint().read_back.clone().unwrap();
    assert_eq!(read_back.confirmed_on, Some(story.today));
    assert!(read_back.correction.is_some());
    story.refuses((DE_VRIES, confirm(None)), Art5_1, Reason::NothingToConfirm);
}

#[test]
fn transition_13_the_complainant_reacts_to_a_solution() {
    let react = |reaction| C::RecordReaction { reaction, explanation: None };
    let story = a_complaint().registered().with_partner().consulted().proposed();
    let story = story.does(DE_VRIES, react(Reaction::NotAccepted));
    assert_eq!(story.stage(), Stage::WithOfficer, "a refusal hands it over");
}

#[test]
fn transition_16_who_was_heard_comments_on_the_report() {
    let comment = || C::CommentOnReport { comment: because() };
    let story = a_complaint().registered().with_partner();
    let story = story.refuses((DE_VRIES, comment()), Art4_4, Reason::NoReportToComment);
    let story = story.does(BRAM, sends(Kind::HearingReport, Correspondent::Complainant));
    story.does(DE_VRIES, comment()).refuses((FLEUR, comment()), Art4_4, Reason::NotYourRole);
}

#[test]
fn transition_21_the_complainant_withdraws_and_a_representative_when_he_may() {
    let story = a_complaint().recorded();
    let command = withdraw(&story);
    assert_eq!(story.does(DE_VRIES, command).stage(), Stage::Withdrawn);
    let story = represented_by(Capacity::Lawyer);
    let command = withdraw(&story);
    assert_eq!(story.does(HER_SON, command).stage(), Stage::Withdrawn);
    let story = represented_by(Capacity::Family);
    let command = withdraw(&story);
    let story = story.refuses((HER_SON, command.clone()), Art1Complainant, Reason::NotAuthorised);
    let story = story.does(BRAM, authorises(AuthorisationScope::FileOnly));
    let story = story.refuses((HER_SON, command.clone()), Art1Complainant, Reason::NotAuthorised);
    let story = story.does(BRAM, authorises(AuthorisationScope::Full));
    assert_eq!(story.does(HER_SON, command).stage(), Stage::Withdrawn);
    let story = a_complaint().recorded();
    let command = withdraw(&story);
    story.refuses((HER_SON, command), Art1Complainant, Reason::NoRepresentative);
}

fn authorises(scope: AuthorisationScope) -> C {
    C::RecordAuthorisation { on: day("2026-11-02"), scope, valid_until: None, file: None }
}

#[test]
fn transition_32_without_an_authorisation_he_is_told_nothing_new_and_the_clock_runs() {
    let note = || sends(Kind::ProgressNote, Correspondent::Representative);
    let story = represented_by(Capacity::Accountant);
    let due_on = story.complaint().round().due_on;
    let story = story
        .refuses((BRAM, note()), Art1Complainant, Reason::NotAuthorised)
        .does(BRAM, sends(Kind::Receipt, Correspondent::Representative))
        .does(BRAM, C::AskAuthorisation { on: day("2026-11-02"), way: Way::Email });
    let state = |story: &Story| story.complaint().represented.as_ref().unwrap().state(story.today);
    assert_eq!(state(&story), AuthorisationState::Asked);
    assert_eq!(story.complaint().round().due_on, due_on);
    let story = story.does(BRAM, authorises(AuthorisationScope::ReceiveOnly)).does(BRAM, note());
    assert_eq!(state(&story), AuthorisationState::Received);
    let ask = C::AskAuthorisation { on: day("2026-11-02"), way: Way::Email };
    story.refuses((BRAM, ask), Art1Complainant, Reason::AuthorisationNotNeeded);
}

#[test]
fn transition_32_the_post_goes_to_whom_the_complainant_wants_it_to() {
    use weerklank_domain::complaint::correspondence::CorrespondenceTo as To;
    use weerklank_domain::rules::ch1_definitions as ch1;
    let (her, him) = (Correspondent::Complainant, Correspondent::Representative);
    let story = |capacity, to| {
        let mut representative = representative(capacity);
        representative.correspondence_to = to;
        a_complaint().recording(|it| it.representative = Some(representative)).recorded()
    };
    let written_to = |story: &Story| ch1::written_to(story.complaint(), story.today);
    assert_eq!(written_to(&a_complaint().recorded()), [her]);
    assert_eq!(written_to(&story(Capacity::Lawyer, To::Complainant)), [her]);
    assert_eq!(written_to(&story(Capacity::Lawyer, To::Representative)), [him]);
    assert_eq!(written_to(&story(Capacity::Lawyer, To::Both)), [her, him]);
    let family = story(Capacity::Family, To::Representative);
    assert_eq!(written_to(&family), [her], "he is not authorised");
    assert!(ch1::the_representative_gets_the_receipt_only(family.complaint(), family.today));
    let family = family.does(BRAM, authorises(AuthorisationScope::ReceiveOnly));
    assert_eq!(written_to(&family), [him]);
    assert!(!ch1::the_representative_gets_the_receipt_only(family.complaint(), family.today));
}

#[test]
fn transition_32_an_authorisation_ends_on_its_last_day() {
    let story = represented_by(Capacity::Family);
    let valid_until = Some(day("2026-11-05"));
    let (on, scope) = (day("2026-11-02"), AuthorisationScope::Full);
    let backwards =
        C::RecordAuthorisation { on, scope, valid_until: Some(day("2026-11-01")), file: None };
    let story = story
        .refuses((BRAM, backwards), Art1Complainant, Reason::EndsBeforeItBegins)
        .does(BRAM, C::RecordAuthorisation { on, scope, valid_until, file: None });
    let represented = story.complaint().represented.clone().unwrap();
    assert!(represented.may_decide(day("2026-11-05")));
    assert!(!represented.may_decide(day("2026-11-06")));
}

#[test]
fn transition_25_a_postponement_is_told_and_the_score_stays() {
    let postpone = |until: &str| C::Postpone { until: day(until), reason: because() };
    let story = a_complaint().recorded();
    assert_eq!(story.complaint().promised_on(), day("2026-11-30"));
    let story = story
        .refuses((BRAM, postpone("2026-11-30")), Art6_4, Reason::NewDateTooEarly)
        .refuses((ANNA, postpone("2026-12-07")), Art6_4, Reason::NotYourRole)
        .does(BRAM, postpone("2026-12-07"));
    assert_eq!(story.complaint().round().due_on, day("2026-11-30"));
    assert_eq!(story.complaint().promised_on(), day("2026-12-07"));
    assert!(story.complaint().deviations.is_empty());
    let late = a_complaint().recorded().on("2026-12-01").does(BRAM, postpone("2026-12-07"));
    let causes: Vec<_> = late.complaint().deviations.iter().map(|it| it.cause).collect();
    assert_eq!(causes, [DeviationCause::PostponedLate]);
}

#[test]
fn transition_25_the_second_time_management_agrees() {
    let postpone = |until: &str| C::Postpone { until: day(until), reason: because() };
    let story = a_complaint().recorded().does(BRAM, postpone("2026-12-07"));
    let story = story
        .refuses((DIRK, C::ApprovePostponement), Art6_4, Reason::NoPostponementProposed)
        .does(BRAM, postpone("2026-12-14"))
        .refuses((BRAM, postpone("2026-12-21")), Art6_4, Reason::AlreadyDone)
        .refuses((CARLA, C::ApprovePostponement), Art6_4, Reason::NotYourRole);
    assert_eq!(story.complaint().promised_on(), day("2026-12-07"));
    let story = story.does(DIRK, C::ApprovePostponement);
    assert_eq!(story.complaint().promised_on(), day("2026-12-14"));
}

#[test]
fn transition_33_a_signal_is_handled_though_nobody_knows_whose_it_is() {
    let story = signal().does(BRAM, C::Register { late_reason: None }).notified();
    assert!(!may_read_name(story.complaint(), &actor(&story.register, ANNA), &story.register));
    let by_portal = |way| {
        let letter = correspondence(Kind::Free, Correspondent::Complainant);
        let letter = weerklank_domain::complaint::correspondence::Correspondence { way, ..letter };
        C::SendCorrespondence { correspondence: Box::new(letter) }
    };
    let story = story
        .refuses((BRAM, by_portal(Way::Email)), Art6_3, Reason::SignalByPortalOnly)
        .does(BRAM, by_portal(Way::Portal))
        .does(DE_VRIES, C::WriteMessage { message: because(), files: vec![] })
        .does(BRAM, C::CloseSignal { reason: because() });
    assert_eq!(story.stage(), Stage::Closed);
    let known = a_complaint().recorded();
    known.refuses((BRAM, C::CloseSignal { reason: because() }), Art5_4, Reason::NotASignal);
}

#[test]
fn art_2_2_the_complainant_is_asked_how_it_went_ten_days_after_the_answer() {
    let answer = || C::AnswerSurvey { score: SurveyScore::try_from(4).unwrap(), comment: None };
    let story = Story::at(Stage::Decided);
    let story = story
        .refuses((TIMER, C::AskSurvey), Art2_2, Reason::SurveyTooEarly)
        .refuses((DE_VRIES, answer()), Art2_2, Reason::SurveyNotAsked)
        .days_later(10)
        .does(TIMER, C::AskSurvey)
        .refuses((TIMER, C::AskSurvey), Art2_2, Reason::AlreadyDone)
        .does(DE_VRIES, answer());
    assert_eq!(story.complaint().survey.map(u8::from), Some(4));
    story.refuses((DE_VRIES, answer()), Art2_2, Reason::AlreadyDone);
    assert!(SurveyScore::try_from(0).is_err() && SurveyScore::try_from(6).is_err());
}

#[test]
fn art_6_3_a_code_is_told_or_written_to_who_has_a_status_page_and_to_nobody_else() {
    let code = |to, way| C::GiveAccessCode { to, way };
    let (her, him) = (Correspondent::Complainant, Correspondent::Representative);
    let told = a_complaint().recorded().asks(BRAM, code(her, Way::Telephone));
    assert_eq!(told, Ok(vec![Event::AccessCodeGiven { to: her, way: Way::Telephone }]));
    a_complaint()
        .recorded()
        .does(BRAM, code(her, Way::Letter))
        .refuses((ANNA, code(her, Way::Letter)), Art6_3, Reason::NotYourRole)
        .refuses((BRAM, code(her, Way::Email)), Art6_3, Reason::CodeNotByMail)
        .refuses((BRAM, code(her, Way::Portal)), Art6_3, Reason::CodeNotByMail)
        .refuses((BRAM, code(him, Way::Telephone)), Art1Complainant, Reason::NoRepresentative)
        .refuses(
            (BRAM, code(Correspondent::Partner, Way::Letter)),
            Art6_3,
            Reason::NoCodeForOthers,
        );
    represented_by(Capacity::Family).does(BRAM, code(him, Way::Letter));
    signal().refuses((BRAM, code(her, Way::Telephone)), Art6_3, Reason::SignalByPortalOnly);
}
