//! Dossiers that hang together, and what runs beside the road, by the number of the transition.
use weerklank_domain::article::Article::{
    Art1Complainant, Art1Complaint, Art2_1, Art2_2, Art4_2, Art6_6,
};
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::external::{Claim, ExternalBody, TermSetting, TrackOpening};
use weerklank_domain::complaint::facts::{
    ComplainantKind, Remedies, ScopeGround, Way, YesNoUnknown,
};
use weerklank_domain::complaint::links::MergeGround;
use weerklank_domain::complaint::party::ArrangementProposal;
use weerklank_domain::complaint::tasks::{Around, Assignee, TaskKind, tasks};
use weerklank_domain::complaint::terms::Terms;
use weerklank_domain::complaint::{Stage, Turn};
use weerklank_domain::ids::{TermId, TrackId};
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch6_responsibilities::turn;

use crate::cast::{
    ANNA, BRAM, CARLA, DE_VRIES, DIRK, ESRA, FINANCES, ORAL, TIMER, day, file, id, notice,
    remedies, text,
};
use crate::commands::{another_reference, succession};
use crate::story::{Story, a_complaint};

pub(crate) fn because() -> weerklank_domain::text::Text {
    text("Daarom.")
}

pub(crate) fn merge(ground: MergeGround) -> C {
    C::Merge { main: another_reference(), ground, reason: because() }
}

pub(crate) fn task(story: &Story, kind: TaskKind) -> Option<(Assignee, jiff::civil::Date)> {
    let (register, calendar, terms) = (&story.register, &story.calendar, &Terms::default());
    let found = tasks(story.complaint(), Around { register, calendar, terms });
    found.into_iter().find(|task| task.kind == kind).map(|task| (task.assignee, task.due_on))
}

fn track(on: &str, due_on: &str) -> C {
    let (track, body) = (TrackId::from_uuid(id()), ExternalBody::DisputesCommittee);
    let opening = TrackOpening { track, body, name: text("GC-123"), on: day(on) };
    let term = TermId::from_uuid(id());
    let term = TermSetting { track, term, what: text("Verweer"), due_on: day(due_on) };
    C::OpenExternalTrack { opening, term }
}

#[test]
fn transition_27_an_external_body_has_its_own_terms_and_holds_the_dossier() {
    let story = Story::at(Stage::Closed).on("2026-12-01");
    let story = story.does(BRAM, track("2026-11-30", "2026-12-21"));
    assert!(story.complaint().legal_hold.is_some());
    let due = Some((Assignee::Officer, day("2026-12-21")));
    assert_eq!(task(&story, TaskKind::ExternalTerm), due);
    let lift = || C::LiftLegalHold { reason: because() };
    let story = story.refuses((BRAM, lift()), Art6_6, Reason::StillHeld);
    let known = story.complaint().external[0].clone();
    let meet = || C::MeetExternalTerm { term: known.terms[0].id, on: day("2026-12-01") };
    let story = story.does(BRAM, meet());
    assert_eq!(task(&story, TaskKind::ExternalTerm), None);
    let story = story.refuses((BRAM, meet()), Art6_6, Reason::UnknownTerm);
    let ending = weerklank_domain::complaint::external::TrackEnding {
        track: known.id,
        on: day("2026-12-01"),
        result: text("Ongegrond"),
    };
    let story = story.does(BRAM, C::EndExternalTrack { ending });
    let story = story.refuses((BRAM, C::EndExternalTrack { ending }), Art6_6, Reason::UnknownTrack);
    let story = story.does(BRAM, lift());
    story.refuses((BRAM, lift()), Art6_6, Reason::NotHeld);
}

#[test]
fn transition_27_only_after_our_decision_and_by_the_officer() {
    let open = a_complaint().registered();
    open.refuses((BRAM, track("2026-11-02", "2026-11-20")), Art6_6, Reason::NotInThisStage);
    let story = Story::at(Stage::Decided);
    let story =
        story.refuses((ANNA, track("2026-11-02", "2026-11-20")), Art6_6, Reason::NotYourRole);
    let story =
        story.refuses((BRAM, track("2026-11-03", "2026-11-20")), Art6_6, Reason::DayInFuture);
    story.refuses((BRAM, track("2026-11-02", "2026-11-01")), Art6_6, Reason::EndsBeforeItBegins);
}

fn claim(on: &str) -> C {
    let claim = Claim { on: day(on), amount_cents: Some(500_000), explanation: because() };
    C::ClaimLiability { claim }
}

#[test]
fn transition_28_a_claim_goes_to_the_insurer_within_a_working_day_in_any_stage() {
    for stage in Stage::ALL {
        let story = Story::at(*stage).does(BRAM, claim("2026-11-02"));
        let due = Some((Assignee::Officer, day("2026-11-03")));
        assert_eq!(task(&story, TaskKind::Insurer), due, "{stage:?}");
        let tell = C::TellInsurer { notice: notice(day("2026-11-02")), number: None };
        let story = story.does(BRAM, tell);
        assert_eq!(task(&story, TaskKind::Insurer), None);
        assert!(story.complaint().is_claimed_upon(), "what is written is still looked at twice");
        let story = story.refuses((BRAM, claim("2026-11-02")), Art6_6, Reason::AlreadyDone);
        let story = story.does(BRAM, C::SettleLiability { how: because() });
        assert!(!story.complaint().is_claimed_upon());
    }
}

#[test]
fn transition_28_not_by_a_partner_nor_without_a_claim() {
    let story = a_complaint().registered();
    let story = story.refuses((ANNA, claim("2026-11-02")), Art6_6, Reason::NotYourRole);
    let story = story.refuses((BRAM, claim("2026-11-03")), Art6_6, Reason::DayInFuture);
    let tell = C::TellInsurer { notice: notice(day("2026-11-02")), number: None };
    story.refuses((BRAM, tell), Art6_6, Reason::NothingClaimed);
}

fn costing(amount_cents: u64) -> C {
    C::RecordRemedies { remedies: Remedies { amount_cents: Some(amount_cents), ..remedies() } }
}

fn send() -> C {
    C::SendLetter { way: Way::Email, file: file(), prepared: None }
}

#[test]
fn transition_17_an_amount_above_the_limit_waits_for_management() {
    let story = a_complaint().deciding().answered().does(BRAM, costing(250_000));
    assert_eq!(turn(story.complaint()), Turn::Officer, "up to the limit he decides himself");
    let story = story.does(BRAM, costing(250_001)).drafted();
    assert_eq!(turn(story.complaint()), Turn::Management);
    assert_eq!(task(&story, TaskKind::Payment), Some((Assignee::Management, day("2026-11-04"))));
    let story = story.refuses((BRAM, send()), Art2_2, Reason::PaymentNotApproved);
    let story = story.refuses((BRAM, C::ApprovePayment), Art2_2, Reason::NotYourRole);
    let story = story.does(DIRK, C::ApprovePayment);
    let story = story.refuses((DIRK, C::ApprovePayment), Art2_2, Reason::NoPaymentWaits);
    // Less than what was approved needs nobody; more does.
    let story = story.does(BRAM, costing(250_000)).does(BRAM, costing(250_001));
    assert_eq!(turn(story.complaint()), Turn::Officer);
    let more = story.does(BRAM, costing(300_000));
    assert_eq!(turn(more.complaint()), Turn::Management);
    let less = more.does(BRAM, costing(100));
    assert_eq!(turn(less.complaint()), Turn::Officer);
    let sent = less.does(BRAM, send()).accepted();
    sent.refuses((BRAM, costing(300_000)), Art2_2, Reason::AmountTooHigh);
}

#[test]
fn transition_17_what_was_set_before_is_asked_when_the_decision_is_begun() {
    let story = a_complaint().ready_to_decide().does(BRAM, costing(300_000));
    assert_eq!(story.complaint().payment, None);
    let story = story.does(BRAM, C::StartDecision);
    assert_eq!(turn(story.complaint()), Turn::Management);
    let mut free = a_complaint().ready_to_decide();
    free.mandate.payment_limit_cents = None;
    let free = free.does(BRAM, costing(300_000)).does(BRAM, C::StartDecision);
    assert_eq!(turn(free.complaint()), Turn::Officer);
}

#[test]
fn transition_17b_a_refused_payment_goes_back_to_the_handling() {
    let no = || C::RefusePayment { reason: because() };
    let story = a_complaint().deciding().answered().does(BRAM, costing(300_000));
    let story = story.refuses((BRAM, no()), Art2_2, Reason::NotYourRole).does(DIRK, no());
    assert_eq!((story.stage(), story.complaint().payment), (Stage::WithOfficer, None));
    story.refuses((DIRK, no()), Art2_2, Reason::NotInThisStage);
    // Nobody waits for a payment in a complaint that was withdrawn.
    let story = a_complaint().deciding().answered().does(BRAM, costing(300_000)).withdrawn();
    assert_eq!(story.complaint().payment, None);
    story.drafted().mailed();
}

#[test]
fn art_2_2_whether_the_relation_was_kept_is_asked_after_ninety_days_also_when_closed() {
    let record = || C::RecordRelation { kept: YesNoUnknown::Yes, explanation: None };
    let story = Story::at(Stage::Closed);
    let due = Some((Assignee::Officer, day("2027-01-31")));
    assert_eq!(task(&story, TaskKind::Relation), due);
    let story = story.refuses((ANNA, record()), Art2_2, Reason::NotYourRole).does(BRAM, record());
    assert_eq!(task(&story, TaskKind::Relation), None);
    let withdrawn = a_complaint().registered().classified(ORAL, FINANCES).withdrawn();
    let withdrawn = withdrawn.drafted().mailed().accepted();
    assert_eq!(task(&withdrawn, TaskKind::Relation), None);
    a_complaint().registered().refuses((BRAM, record()), Art2_2, Reason::NotInThisStage);
    let underway = a_complaint().deciding().answered().drafted().mailed();
    underway.refuses((BRAM, record()), Art2_2, Reason::LetterNotSent);
}

#[test]
fn transition_22_further_grounds_are_agreed_on_and_a_whistleblower_is_protected() {
    let report = ScopeGround::Whistleblowing;
    let propose = || C::ProposeOutOfScope { ground: report, reason: because() };
    let story = a_complaint().registered();
    let mut story = story.refuses((BRAM, propose()), Art1Complaint, Reason::GroundNotAgreed);
    story.mandate.scope_grounds.push(report);
    let story = story.does(BRAM, propose());
    let tell = || C::NotifyPartner { notice: notice(day("2026-11-02")), letter: None };
    let story = story.refuses((BRAM, tell()), Art4_2, Reason::WhistleblowerProtected);
    let story = story.does(CARLA, C::RejectOutOfScope { reason: because() });
    story.does(BRAM, tell());
}

#[test]
fn transition_34_an_heir_steps_into_the_place_of_the_complainant() {
    let on = day("2026-11-02");
    let succeed = |on| C::Succeed { succession: Box::new(succession(on)) };
    let story = a_complaint().registered();
    let before = story.complaint().complainant.clone();
    let story = story.refuses((ANNA, succeed(on)), Art1Complainant, Reason::NotYourRole);
    let story =
        story.refuses((BRAM, succeed(day("2026-11-03"))), Art1Complainant, Reason::DayInFuture);
    let story = story.does(BRAM, succeed(on));
    assert_ne!(story.complaint().complainant.name, before.name);
    assert_eq!(story.complaint().former_parties[0].complainant, before, "history is kept");
    // An authorisation ends with who gave it.
    let son =
        crate::cast::representative(weerklank_domain::complaint::correspondence::Capacity::Family);
    let story = story.does(BRAM, C::NameRepresentative { representative: son });
    let story = story.does(BRAM, succeed(on));
    assert_eq!((story.complaint().represented.as_ref(), story.stage()), (None, Stage::Registered));
}

fn arrangement(until: &str) -> C {
    let (measures, reason) = (text("Alleen per mail."), because());
    C::ProposeArrangement { proposal: ArrangementProposal { measures, reason, until: day(until) } }
}

#[test]
fn transition_35_an_arrangement_takes_two_and_the_complaint_is_still_handled() {
    let story = Story::at(Stage::WithOfficer);
    let may = |story: &Story| {
        let people = [ANNA, BRAM, DIRK, DE_VRIES];
        let all = K::ALL.iter().filter(|kind| {
            let about_it = [
                K::ProposeArrangement,
                K::ApproveArrangement,
                K::RejectArrangement,
                K::EndArrangement,
            ];
            !about_it.contains(kind)
        });
        all.filter(|kind| people.iter().any(|by| story.permits(*by, **kind).is_ok()))
            .collect::<Vec<_>>()
    };
    let before = may(&story);
    let story = story.does(BRAM, arrangement("2027-01-15"));
    assert!(story.complaint().arrangement.unwrap().approved_on.is_none());
    assert!(task(&story, TaskKind::Arrangement).is_some());
    let story = story.refuses((BRAM, C::ApproveArrangement), Art2_1, Reason::NotYourRole);
    let story = story.does(DIRK, C::ApproveArrangement);
    assert_eq!(may(&story), before, "nothing else becomes impossible");
    let due = Some((Assignee::Officer, day("2027-01-15")));
    assert_eq!(task(&story, TaskKind::ArrangementEnd), due);
    let story = story.does(BRAM, C::EndArrangement { reason: because() });
    story.refuses((BRAM, C::EndArrangement { reason: because() }), Art2_1, Reason::NothingProposed);
}

#[test]
fn transition_35_it_is_proportionate_so_it_ends_soon_and_not_by_one_person() {
    let story = a_complaint().recorded();
    let story =
        story.refuses((BRAM, arrangement("2027-02-03")), Art2_1, Reason::ArrangementTooLong);
    let story =
        story.refuses((BRAM, arrangement("2026-11-02")), Art2_1, Reason::ArrangementTooLong);
    let story = story.refuses((ESRA, arrangement("2026-12-01")), Art2_1, Reason::NotYourRole);
    let story = story.does(BRAM, arrangement("2026-12-01"));
    let story = story.refuses((BRAM, arrangement("2026-12-01")), Art2_1, Reason::AlreadyDone);
    let story = story.does(DIRK, C::RejectArrangement { reason: because() });
    assert_eq!(story.complaint().arrangement, None);
    let both = story.register(|register| {
        let bram = register.people.iter_mut().find(|person| person.id == BRAM).unwrap();
        bram.roles.push(weerklank_domain::people::Role::Management);
    });
    let both = both.does(BRAM, arrangement("2026-12-01"));
    both.refuses((BRAM, C::ApproveArrangement), Art2_1, Reason::SecondPairOfEyes);
}

#[test]
fn events_of_the_side_tracks_are_told_to_officers_and_the_end_of_a_merge_to_everybody() {
    use weerklank_domain::complaint::facts::Visibility;
    let story = a_complaint().recorded().merged().does(TIMER, C::FollowMain);
    let seen = |event: &Event| event.visibility();
    let last = &story.entries.last().unwrap().event;
    assert_eq!(seen(last), Visibility::Everybody);
    let claimed = a_complaint().recorded().does(BRAM, claim("2026-11-02"));
    assert_eq!(seen(&claimed.entries.last().unwrap().event), Visibility::OfficerOnly);
}

#[test]
fn art_1_a_cooperating_partner_complains_and_is_handled_like_a_client() {
    let story = || {
        a_complaint().recording(|recording| {
            recording.complainant.kind = ComplainantKind::CollaborationPartner;
        })
    };
    let closed = story().closed();
    assert_eq!(closed.stage(), Stage::Closed);
    assert_eq!(closed.complaint().partner_told_of_outcome_on, Some(day("2026-11-02")));
    let no_client = C::ProposeOutOfScope { ground: ScopeGround::NotAClient, reason: because() };
    story().recorded().refuses((BRAM, no_client), Art1Complainant, Reason::ComplainantIsClient);
}

#[test]
fn art_4_2_about_the_organisation_itself_it_goes_all_the_way_without_a_partner() {
    let story = a_complaint().about_the_organisation().recorded().informed();
    let tell = C::NotifyPartner { notice: notice(day("2026-11-02")), letter: None };
    let story = story.refuses((BRAM, tell), Art4_2, Reason::NoPartnerInvolved);
    assert_eq!(task(&story, TaskKind::Notify), None, "4.2 asks for nothing");
    let story = story.decided().learned().closes();
    assert_eq!((story.stage(), story.complaint().deviations.len()), (Stage::Closed, 0));
    assert_eq!(story.complaint().partner_told_of_outcome_on, None);
}
