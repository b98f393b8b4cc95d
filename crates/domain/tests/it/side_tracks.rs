//! Dossiers that hang together, and what runs beside the road, by the number of the transition.
use weerklank_domain::article::Article::{
    Art1Complainant, Art1Complaint, Art2_1, Art2_2, Art4_2, Art5_4, Art6_5, Art6_6,
};
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::external::{Claim, ExternalBody, TermSetting, TrackOpening};
use weerklank_domain::complaint::facts::{
    ComplainantKind, Confidentiality, Remedies, ReopenGround, ScopeGround, Side, Way, YesNoUnknown,
};
use weerklank_domain::complaint::links::{
    Link, LinkKind, Linked, MergeGround, NewDossier, OtherDossier, Received,
};
use weerklank_domain::complaint::party::ArrangementProposal;
use weerklank_domain::complaint::tasks::{Around, Assignee, TaskKind, tasks};
use weerklank_domain::complaint::terms::Terms;
use weerklank_domain::complaint::{Stage, Turn};
use weerklank_domain::ids::{ComplaintId, PointId, RelationId, TermId, TrackId};
use weerklank_domain::people::{Exclusion, ExclusionGround, Subject};
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch6_responsibilities::turn;

use crate::cast::{
    ANNA, BRAM, CARLA, DE_VRIES, DIRK, ESRA, FINANCES, FLEUR, ORAL, TIMER, ZUID, about, day, file,
    id, notice, remedies, text,
};
use crate::commands::{another_reference, succession};
use crate::story::{Story, a_complaint};

fn because() -> weerklank_domain::text::Text {
    text("Daarom.")
}

fn merge(ground: MergeGround) -> C {
    C::Merge { main: another_reference(), ground, reason: because() }
}

fn task(story: &Story, kind: TaskKind) -> Option<(Assignee, jiff::civil::Date)> {
    let (register, calendar, terms) = (&story.register, &story.calendar, &Terms::default());
    let found = tasks(story.complaint(), Around { register, calendar, terms });
    found.into_iter().find(|task| task.kind == kind).map(|task| (task.assignee, task.due_on))
}

#[test]
fn transition_23_a_complaint_goes_on_in_another_dossier_and_closes_with_it() {
    let story = a_complaint().recorded().merged();
    assert_eq!(story.stage(), Stage::Merged);
    let main = story.complaint().main_dossier().unwrap();
    assert_eq!((main.kind, main.reference), (LinkKind::Main, another_reference()));
    assert_eq!(turn(story.complaint()), Turn::Nobody);
    // Who was writing meanwhile hears in words where it went on.
    let view = C::RecordView { side: Side::Complainant, on: day("2026-11-02"), view: because() };
    let story = story.refuses((BRAM, view), Art6_6, Reason::DossierMerged);
    let story = story.refuses((BRAM, C::FollowMain), Art5_4, Reason::NotYourRole);
    assert_eq!(story.does(TIMER, C::FollowMain).stage(), Stage::Closed);
}

#[test]
fn transition_23_the_earliest_receipt_wins() {
    let link = Link {
        kind: LinkKind::Merged,
        dossier: ComplaintId::from_uuid(id()),
        reference: another_reference(),
    };
    let absorbs = |on: &str| {
        let received = Some(Received { on: day(on), procedure_version: 2 });
        C::RecordLink { linked: Linked { link, received }, excluded: vec![] }
    };
    let story = a_complaint().recorded().does(TIMER, absorbs("2026-11-05"));
    assert_eq!(story.complaint().round().due_on, day("2026-11-30"));
    let story = story.does(TIMER, absorbs("2026-10-30"));
    let complaint = story.complaint();
    assert_eq!((complaint.received_on, complaint.round().due_on), {
        (day("2026-10-30"), day("2026-11-27"))
    });
    assert_eq!(complaint.recording.procedure_version, 2);
    assert_eq!(complaint.merged_dossiers().count(), 2);
    story.refuses((BRAM, absorbs("2026-10-30")), Art6_6, Reason::NotYourRole);
}

#[test]
fn transition_23_who_was_shut_out_of_one_is_shut_out_of_both() {
    let story = a_complaint().recorded().another("2026-11-03");
    let mut story = story;
    let objection = Exclusion { person: CARLA, ground: ExclusionGround::Objection };
    story.other.as_mut().unwrap().excluded.push(objection);
    let story = story.does(BRAM, merge(MergeGround::SameFacts));
    assert!(story.complaint().is_excluded(CARLA));
    let declared = Exclusion { person: BRAM, ground: ExclusionGround::Declared };
    let link = Link {
        kind: LinkKind::Merged,
        dossier: ComplaintId::from_uuid(id()),
        reference: another_reference(),
    };
    let linked = Linked { link, received: None };
    let story = a_complaint().recorded();
    let story = story.does(TIMER, C::RecordLink { linked, excluded: vec![declared] });
    assert!(story.complaint().is_excluded(BRAM));
    assert_eq!(story.complaint().officer, Some(CARLA));
}

#[test]
fn transition_23_only_two_open_dossiers_about_the_same_and_never_in_a_circle() {
    let same = || (BRAM, merge(MergeGround::SameFacts));
    let story = || a_complaint().recorded().another("2026-11-03");
    story().refuses((ANNA, merge(MergeGround::SameFacts)), Art6_6, Reason::NotYourRole);
    a_complaint().recorded().refuses(same(), Art6_6, Reason::DossierUnknown);
    let with = |change: fn(&mut weerklank_domain::complaint::Complaint)| {
        let mut story = story();
        change(story.other.as_mut().unwrap());
        story
    };
    with(|main| main.id = ComplaintId::from_uuid(uuid::Uuid::from_u128(0xC0))).refuses(
        same(),
        Art6_6,
        Reason::SameDossier,
    );
    // The other one has gone on in this one already.
    with(|main| main.stage = Stage::Merged).refuses(same(), Art6_6, Reason::MainNotOpen);
    with(|main| main.stage = Stage::Decided).refuses(same(), Art6_6, Reason::MainNotOpen);
    with(|main| main.rounds.push(main.rounds[0].clone())).refuses(
        same(),
        Art6_6,
        Reason::MainReopened,
    );
    with(|main| main.complainant.confidentiality = Confidentiality::NameNotShared).refuses(
        same(),
        Art6_6,
        Reason::NameSharedDiffers,
    );
    with(|main| main.subject = about(FLEUR, ZUID)).refuses(same(), Art6_6, Reason::OtherSubject);
    // Two complainants agree to it.
    let relations = with(|main| main.complainant.relation = Some(RelationId::from_uuid(id())));
    let relations = relations.does(BRAM, {
        let relation = Some(RelationId::from_uuid(id()));
        let complainant = weerklank_domain::complaint::facts::Complainant {
            relation,
            ..crate::cast::mevrouw_de_vries()
        };
        C::ChangeComplainant { complainant }
    });
    let relations = relations.refuses(same(), Art6_6, Reason::OtherComplainant);
    assert_eq!(relations.does(BRAM, merge(MergeGround::Consent)).stage(), Stage::Merged);
    let decided = Story::at(Stage::Decided).unwrap().another("2026-11-03");
    decided.refuses(same(), Art6_6, Reason::NotInThisStage);
}

#[test]
fn transition_23_the_same_complaint_by_form_and_by_mail_is_proposed_and_settled() {
    let (dossier, reference) = (ComplaintId::from_uuid(id()), another_reference());
    let propose = || C::ProposeMerge { other: OtherDossier { dossier, reference } };
    let story = a_complaint().recorded();
    let story = story.refuses((BRAM, propose()), Art6_6, Reason::NotYourRole);
    let story = story.refuses(
        (BRAM, C::RejectMerge { reason: because() }),
        Art6_6,
        Reason::NothingProposed,
    );
    let story = story.does(TIMER, propose());
    assert!(story.asks(TIMER, propose()).unwrap().is_empty(), "it is proposed once");
    assert_eq!(task(&story, TaskKind::Merge), Some((Assignee::Officer, day("2026-11-03"))));
    let story = story.does(BRAM, C::RejectMerge { reason: because() });
    assert_eq!(task(&story, TaskKind::Merge), None);
}

fn new(subject: Subject) -> Box<NewDossier> {
    Box::new(NewDossier {
        id: ComplaintId::from_uuid(id()),
        reference: another_reference(),
        subject,
        expression: text("De rekening is een zaak apart."),
    })
}

#[test]
fn transition_24_points_that_stand_alone_go_to_a_dossier_of_their_own() {
    let split = |points, subject| C::SplitOff { new: new(subject), points, reason: because() };
    let story = a_complaint().registered().with_a_point().with_a_point();
    let subject = story.complaint().subject;
    let point = story.point();
    let story = story.does(BRAM, split(vec![point], subject));
    assert_eq!(story.complaint().points.len(), 1);
    assert_eq!(story.complaint().links[0].kind, LinkKind::SplitOff);
    let last = story.point();
    let story = story.refuses((BRAM, split(vec![last], subject)), Art6_5, Reason::NothingLeft);
    let unknown = split(vec![PointId::from_uuid(id())], subject);
    let story = story.refuses((BRAM, unknown), Art6_5, Reason::UnknownPoint);
    let story = story.refuses((ANNA, split(vec![], subject)), Art6_6, Reason::NotYourRole);
    // About another partner, as a whole.
    story.does(BRAM, split(vec![last], about(FLEUR, ZUID)));
}

#[test]
fn transition_26_what_cannot_be_opened_again_goes_on_in_a_new_dossier() {
    let follow = |subject| C::FollowUp { new: new(subject), reason: because() };
    let story = Story::at(Stage::Closed).unwrap().on("2028-01-10");
    let subject = story.complaint().subject;
    let reopen = C::Reopen { ground: ReopenGround::NewFacts, reason: because() };
    let story = story.refuses((BRAM, reopen), Art6_6, Reason::TooLateToReopen);
    let story = story.does(BRAM, follow(subject));
    assert_eq!(story.stage(), Stage::Closed, "this one stays closed");
    assert_eq!(story.complaint().links[0].kind, LinkKind::FollowedBy);
    let open = a_complaint().registered();
    open.refuses((BRAM, follow(subject)), Art6_6, Reason::NotInThisStage);
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
    let story = Story::at(Stage::Closed).unwrap().on("2026-12-01");
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
    let story = Story::at(Stage::Decided).unwrap();
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
        let story = Story::at(*stage).unwrap().does(BRAM, claim("2026-11-02"));
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
    C::SendLetter { way: Way::Email, file: file() }
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
    let story = Story::at(Stage::Closed).unwrap();
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
    let story = Story::at(Stage::WithOfficer).unwrap();
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
