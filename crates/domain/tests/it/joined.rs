//! Dossiers that hang together: merged, split off, followed up (transitions 23, 24 and 26).
use weerklank_domain::article::Article::{Art5_4, Art6_5, Art6_6};
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::{Confidentiality, ReopenGround, Side};
use weerklank_domain::complaint::links::{
    Link, LinkKind, Linked, MergeGround, NewDossier, OtherDossier, Received,
};
use weerklank_domain::complaint::tasks::{Assignee, TaskKind};
use weerklank_domain::complaint::{Stage, Turn};
use weerklank_domain::ids::{ComplaintId, PointId, RelationId};
use weerklank_domain::people::{Exclusion, ExclusionGround, Subject};
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch6_responsibilities::turn;

use crate::cast::{ANNA, BRAM, CARLA, FLEUR, TIMER, ZUID, about, day, id, text};
use crate::commands::another_reference;
use crate::side_tracks::{because, merge, task};
use crate::story::{Story, a_complaint};

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
    let decided = Story::at(Stage::Decided).another("2026-11-03");
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

fn new(subject: Subject) -> NewDossier {
    NewDossier {
        id: ComplaintId::from_uuid(id()),
        reference: another_reference(),
        subject,
        expression: text("De rekening is een zaak apart."),
    }
}

#[test]
fn transition_24_points_that_stand_alone_go_to_a_dossier_of_their_own() {
    let split =
        |points, subject| C::SplitOff { new: Box::new(new(subject)), points, reason: because() };
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
    let follow = |subject| C::FollowUp { new: Box::new(new(subject)), reason: because() };
    let story = Story::at(Stage::Closed).on("2028-01-10");
    let subject = story.complaint().subject;
    let reopen = C::Reopen { ground: ReopenGround::NewFacts, reason: because() };
    let story = story.refuses((BRAM, reopen), Art6_6, Reason::TooLateToReopen);
    let story = story.does(BRAM, follow(subject));
    assert_eq!(story.stage(), Stage::Closed, "this one stays closed");
    assert_eq!(story.complaint().links[0].kind, LinkKind::FollowedBy);
    let open = a_complaint().registered();
    open.refuses((BRAM, follow(subject)), Art6_6, Reason::NotInThisStage);
}
