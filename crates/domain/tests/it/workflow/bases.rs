//! A dossier in each stage, by each road that leads there.
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::correspondence::Capacity;
use weerklank_domain::complaint::facts::{Confidentiality, ReopenGround, ScopeGround, Way};
use weerklank_domain::complaint::{Complaint, Stage};
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::{Person, Role};

use crate::cast::{
    ANNA, BRAM, CARLA, CONDUCT, DE_VRIES, FINANCES, FLEUR, ORAL, TIMER, ZUID, about, file, id,
    representative, text,
};
use crate::commands::command;
use crate::story::{Story, a_complaint};

/// Somebody from outside, with an account for what he is named for.
pub(crate) const OUTSIDER: PersonId = PersonId::from_uuid(uuid::Uuid::from_u128(98));

/// A dossier in each stage, and those that got there by another road.
pub(crate) fn bases(kind: K) -> Vec<Story> {
    let mut bases: Vec<Story> = Stage::ALL.iter().map(|stage| Story::at(*stage)).collect();
    bases.extend(Stage::ALL.iter().map(|stage| at(represented(), *stage)));
    bases.extend(first_steps());
    bases.extend(handled());
    bases.extend(answered());
    bases.extend(spoken_for());
    bases.extend(tracked());
    match kind {
        K::Merge => bases.into_iter().flat_map(mergeable).collect(),
        K::NameOutsider => bases.into_iter().map(|story| story.register(with_outsider)).collect(),
        K::PutInCharge => bases.into_iter().chain(away()).collect(),
        K::ApproveArrangement
        | K::RejectArrangement
        | K::ApprovePayment
        | K::RefusePayment
        | K::ApprovePostponement => bases.into_iter().chain(with_two_roles()).collect(),
        K::ClearName => bases.into_iter().chain(by_name()).collect(),
        K::CorrectEntry => {
            let last = |story: Story| {
                let story =
                    story.does(ANNA, command(K::RecordCommunication, 1, &a_complaint().recorded()));
                let last = story.entries.len() - 1;
                story.correcting(last)
            };
            let open = |story: &Story| story.complaint().is_open();
            let again =
                [Stage::Received, Stage::Registered, Stage::WithPartner, Stage::WithOfficer]
                    .into_iter()
                    .chain([Stage::Deciding, Stage::Decided, Stage::Withdrawn, Stage::OutOfScope]);
            let again = again.map(Story::at).filter(open).map(last);
            bases.into_iter().map(|story| story.correcting(0)).chain(again).collect()
        }
        _ => bases,
    }
}

/// As [`Story::at`], of a complaint that began otherwise.
fn at(story: Story, stage: Stage) -> Story {
    match stage {
        Stage::Received => story,
        Stage::Registered => story.registered(),
        Stage::WithPartner => story.registered().with_partner(),
        Stage::WithOfficer => story.registered().taken_up(),
        Stage::Deciding => story.deciding(),
        Stage::Decided => story.decided(),
        Stage::Closed => story.closed(),
        Stage::Withdrawn => story.withdrawn(),
        Stage::OutOfScope => story.out_of_scope(),
        Stage::Merged => story.merged(),
    }
}

fn represented() -> Story {
    let lawyer = representative(Capacity::Lawyer);
    a_complaint().recording(|it| it.representative = Some(lawyer)).recorded()
}

fn signal() -> Story {
    let anonymous = |recording: &mut weerklank_domain::complaint::facts::Recording| {
        recording.complainant.confidentiality = Confidentiality::Anonymous;
        recording.complainant.reachable = false;
        recording.complainant.card = None;
        recording.recorded_by = DE_VRIES;
    };
    a_complaint().recording(anonymous).recorded()
}

fn first_steps() -> Vec<Story> {
    let by_mail = a_complaint().recording(|recording| {
        recording.proposal = true;
        recording.recorded_by = TIMER;
    });
    let other = a_complaint().recording(|recording| {
        recording.complainant.kind = weerklank_domain::complaint::facts::ComplainantKind::Other;
    });
    let unreachable = a_complaint().recording(|recording| recording.complainant.reachable = false);
    let mut stories = vec![
        by_mail.recorded(),
        other.recorded(),
        unreachable.recorded(),
        a_complaint().about_somebody("iemand").recorded(),
        a_complaint().received_by(ANNA).about_somebody("iemand").recorded(),
        a_complaint().received_by(ANNA).recorded(),
        a_complaint().about_the_organisation().registered(),
        a_complaint().about_the_organisation().registered().taken_up(),
        a_complaint().recorded().not_shared(),
        a_complaint().registered().withdrawn(),
    ];
    let away = a_complaint().registered().notified().register(|register| {
        register.people.iter_mut().find(|person| person.id == ANNA).unwrap().present = false;
    });
    stories.push(away);
    let signals = [Stage::Received, Stage::Registered, Stage::WithPartner, Stage::WithOfficer]
        .into_iter()
        .chain([Stage::Deciding, Stage::Decided, Stage::Withdrawn, Stage::OutOfScope]);
    stories.extend(signals.map(|stage| at(signal(), stage)));
    let asked = || {
        let story = a_complaint().registered();
        let ask = command(K::AskReadBack, 0, &story);
        story.does(BRAM, ask)
    };
    stories.extend([asked().with_partner(), asked().taken_up()]);
    stories
}

/// Bram is an officer, and of management as well.
fn with_two_roles() -> Vec<Story> {
    let both = |story: Story| {
        story.register(|register| {
            let bram = register.people.iter_mut().find(|person| person.id == BRAM).unwrap();
            bram.roles.push(Role::Management);
        })
    };
    vec![both(a_complaint().recorded()), both(a_complaint().deciding())]
}

/// About somebody who may be an officer, by his name.
fn by_name() -> Vec<Story> {
    let story = || a_complaint().about_somebody("bakker").recorded();
    let withdrawn = story().does(CARLA, command(K::Withdraw, 0, &story()));
    let propose = |story: &Story| command(K::ProposeOutOfScope, 0, story);
    let scope = story().does(CARLA, propose(&story()));
    let scope = scope.does(crate::cast::DIRK, C::ConfirmOutOfScope);
    vec![story(), withdrawn, scope]
}

/// A representative who isn't authorised yet, and one who is on the way.
fn spoken_for() -> Vec<Story> {
    let family = || {
        let son = representative(Capacity::Family);
        a_complaint().recording(|it| it.representative = Some(son)).recorded()
    };
    let asked = || {
        let story = represented().registered();
        let ask = command(K::AskReadBack, 0, &story);
        story.does(BRAM, ask)
    };
    let proposed = |story: Story| story.registered().with_partner().consulted().proposed();
    vec![
        family(),
        proposed(family()),
        proposed(represented()).handed_over(),
        asked().with_partner(),
        asked().taken_up(),
    ]
}

/// On the way to a decision.
fn handled() -> Vec<Story> {
    let with_partner = || a_complaint().registered().with_partner();
    let classified = || a_complaint().registered().classified(ORAL, FINANCES);
    let solved = |story: Story| {
        let how = command(K::ProposeSolvedOnTheSpot, 0, &story);
        story.does(BRAM, how).does(BRAM, C::ConfirmSolvedOnTheSpot)
    };
    let mut stories = vec![
        with_partner().consulted().proposed().handed_over(),
        with_partner().handed_over(),
        classified().with_partner().handed_over().heard().with_a_point(),
        classified().taken_up(),
        classified().taken_up().heard(),
        a_complaint().ready_to_decide(),
        solved(a_complaint().recorded()),
        solved(classified()),
        a_complaint().recorded().withdrawn().reopened(ReopenGround::NewFacts),
        a_complaint().recorded().withdrawn().reopened(ReopenGround::NewFacts).notified(),
    ];
    let about_another =
        |story: Story| story.does(BRAM, C::ChangeSubject { subject: about(FLEUR, ZUID) });
    stories.push(about_another(a_complaint().deciding().answered().drafted()));
    stories.push(
        a_complaint().recorded().withdrawn().reopened(ReopenGround::Dissatisfied).withdrawn(),
    );
    let mut whistle = a_complaint().registered();
    whistle.mandate.scope_grounds.push(ScopeGround::Whistleblowing);
    let report = C::ProposeOutOfScope { ground: ScopeGround::Whistleblowing, reason: text("Zo.") };
    stories.push(whistle.does(BRAM, report));
    let viewless = classified().taken_up();
    let (on, view) = (viewless.today, text("Zo ging het."));
    let mut viewless = viewless;
    for side in weerklank_domain::complaint::facts::Side::ALL {
        viewless = viewless.does(BRAM, C::RecordView { side: *side, on, view });
    }
    stories.push(viewless.with_a_point());
    let back = with_partner().handed_over();
    let again = command(K::ReturnToPartner, 0, &back);
    stories.push(back.does(BRAM, again).handed_over());
    let objected = a_complaint().recorded();
    stories.push(objected.does(DE_VRIES, C::RecordObjection { person: BRAM, reason: text("Zo.") }));
    for stage in [Stage::Registered, Stage::WithPartner, Stage::WithOfficer, Stage::Deciding] {
        stories.push(Story::at(stage).withdrawn());
    }
    stories
}

/// After a letter.
fn answered() -> Vec<Story> {
    let drafted = || a_complaint().deciding().answered().drafted();
    let by_post = C::SendLetter { way: Way::Letter, file: file(), prepared: None };
    let promised = || {
        let story = a_complaint().recorded().informed().notified().deciding();
        let promise = command(K::MakeCommitment, 0, &story);
        story.does(BRAM, promise).answered().drafted().mailed().accepted()
    };
    let merged = {
        let story = Story::at(Stage::WithOfficer);
        let promise = command(K::MakeCommitment, 0, &story);
        story.does(BRAM, promise).merged()
    };
    let withdrawn = || a_complaint().registered().classified(ORAL, CONDUCT).informed().notified();
    let costly = |story: Story| {
        story.does(
            BRAM,
            C::RecordRemedies {
                remedies: weerklank_domain::complaint::facts::Remedies {
                    amount_cents: Some(400_000),
                    ..crate::cast::remedies()
                },
            },
        )
    };
    let pointless = {
        let (story, reason) = (drafted(), text("Dubbel."));
        let point = story.point();
        story.does(BRAM, C::RemovePoint { point, reason })
    };
    vec![
        drafted(),
        pointless,
        drafted().does(BRAM, by_post.clone()),
        costly(drafted().does(BRAM, by_post)),
        costly(drafted()),
        drafted().mailed(),
        drafted().mailed().does(TIMER, C::ReportFailed),
        promised(),
        promised().learned().closes(),
        merged,
        withdrawn().withdrawn().drafted().mailed(),
        withdrawn().withdrawn().drafted().mailed().accepted().learned().closes(),
    ]
}

/// Before an external body, in each stage in which that can be.
fn tracked() -> Vec<Story> {
    let opened = |story: Story| {
        let open = command(K::OpenExternalTrack, 0, &story);
        story.does(BRAM, open)
    };
    let again = || opened(Story::at(Stage::Closed)).reopened(ReopenGround::NewFacts);
    let back = {
        let story = again();
        let back = command(K::ReturnToPartner, 0, &story);
        story.does(BRAM, back)
    };
    vec![
        again(),
        back,
        again().does(BRAM, C::StartDecision),
        again().withdrawn(),
        again().out_of_scope(),
        again().merged(),
    ]
}

/// Beside other dossiers with which it can be one, or can't.
fn mergeable(story: Story) -> Vec<Story> {
    let stage = story.stage();
    let mut all = vec![story];
    let changes: [fn(&mut Complaint); 7] = [
        |_| (),
        |main| main.id = ComplaintId::from_uuid(uuid::Uuid::from_u128(0xC0)),
        |main| main.stage = Stage::Merged,
        |main| main.rounds.push(main.rounds[0].clone()),
        |main| main.complainant.confidentiality = Confidentiality::NameNotShared,
        |main| main.subject = about(FLEUR, ZUID),
        |main| {
            let relation = Some(weerklank_domain::ids::RelationId::from_uuid(id()));
            main.complainant.relation = relation;
        },
    ];
    for change in changes {
        let relation = Some(weerklank_domain::ids::RelationId::from_uuid(id()));
        let story = a_complaint().recording(|it| it.complainant.relation = relation).recorded();
        let mut story = at(story, stage).another("2026-11-03");
        change(story.other.as_mut().unwrap());
        all.push(story);
    }
    all
}

fn with_outsider(register: &mut weerklank_domain::people::Register) {
    let outsider = Person {
        id: OUTSIDER,
        roles: vec![Role::Outsider],
        folded_surname: "de wit".to_owned(),
        adviser: None,
        firm: None,
        manager: None,
        active: true,
        present: true,
        stand_in: None,
        away_until: None,
    };
    register.people.push(outsider);
}

/// Officers who can't be put in charge.
fn away() -> Vec<Story> {
    let carla = |change: fn(&mut Person)| {
        Story::at(Stage::Registered).register(|register| {
            change(register.people.iter_mut().find(|person| person.id == CARLA).unwrap());
        })
    };
    vec![carla(|carla| carla.present = false), carla(|carla| carla.active = false)]
}
