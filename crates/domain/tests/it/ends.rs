//! From wherever a complaint has got, the officer can bring it to an end: no dossier is stuck.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::facts::{
    ChargeReason, HandOverReason, Judgment, NotHeardReason, Side, TakeUpReason, Way,
};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Person, Role, Subject};
use weerklank_domain::rules::ch4_handling::both_sides_were_heard;

use crate::cast::{TIMER, answer, file, text};
use crate::commands::command;
use crate::story::{Story, a_complaint};

/// An officer from outside, for when everybody else has a conflict.
const OUTSIDER: PersonId = PersonId::from_uuid(uuid::Uuid::from_u128(99));

/// The shortest way to the end, whatever happened before; answers the story, closed or stuck.
pub(crate) fn bring_to_an_end(story: Story) -> Story {
    let mut story = with_somebody_in_charge(story);
    for _ in 0..6 {
        for step in steps(&story) {
            let by = story.complaint().officer.unwrap_or(TIMER);
            // What isn't the turn of this step is refused; the next time round it may be.
            let _ = story.tries(by, step);
            let on = story.today;
            let _ = story.tries(TIMER, C::ReportAccepted { on });
            let _ = story.tries(TIMER, C::FollowMain);
            if story.stage() == Stage::Closed {
                return story;
            }
        }
    }
    story
}

fn with_somebody_in_charge(mut story: Story) -> Story {
    if story.complaint().officer.is_some() {
        return story;
    }
    story.register.people.push(Person {
        id: OUTSIDER,
        roles: vec![Role::Officer],
        folded_surname: "de wit".to_owned(),
        adviser: None,
        firm: None,
        manager: None,
        active: true,
        present: true,
        stand_in: None,
        away_until: None,
    });
    story.does(TIMER, C::ReviewConflicts)
}

fn steps(story: &Story) -> Vec<C> {
    let complaint = story.complaint();
    let of = |kind: K| command(kind, 0, story);
    let mut steps = vec![];
    if matches!(complaint.subject, Subject::Unknown { .. }) {
        steps.push(C::ChangeSubject { subject: Subject::Organisation });
    }
    let because = |article| C::Deviate { article, reason: text("Het kon niet anders.") };
    let explanation = Some(text("De partner komt er niet uit."));
    let (reason, late_reason) = (HandOverReason::Officer, None);
    steps.extend([
        C::Register { late_reason },
        of(K::InformComplainant),
        because(Article::Art4_2),
        of(K::Classify),
        C::TakeUp { reason: TakeUpReason::Repeat, explanation: None },
        C::HandOver { reason, explanation },
    ]);
    for side in Side::ALL.iter().copied() {
        let (reason, explanation) = (NotHeardReason::Unreachable, None);
        steps.push(C::ExplainNotHeard { side, reason, explanation });
        steps.push(C::ExplainNotShared { side, reason: text("Het is al bekend.") });
    }
    for partner in complaint.further_partners() {
        let (partner, explanation) = (partner.number, None);
        let of_him = |command| C::ForPartner { partner, command: Box::new(command) };
        let (side, reason) = (Side::Partner, NotHeardReason::Unreachable);
        steps.push(of_him(C::ExplainNotHeard { side, reason, explanation }));
        steps.push(of_him(because(Article::Art4_5)));
        for side in Side::ALL.iter().copied() {
            let reason = text("Het is al bekend.");
            steps.push(of_him(C::ExplainNotShared { side, reason }));
        }
    }
    if complaint.points.is_empty() {
        steps.push(of(K::AddPoint));
    }
    steps.extend([because(Article::Art4_5), C::StartDecision]);
    let open = complaint.points.iter().filter(|point| point.answer.is_none());
    steps.extend(
        open.map(|point| C::AnswerPoint { point: point.id, answer: answer(Judgment::Upheld) }),
    );
    steps.extend([of(K::RecordRemedies), of(K::SaveDraft)]);
    // Another firm became involved while the decision was prepared: it has to be heard first.
    let mut further = complaint.looks_of_others();
    let another = further.any(|seen| both_sides_were_heard(&seen).is_err());
    if another || both_sides_were_heard(complaint).is_err() {
        steps.push(of(K::ReturnToHandling));
    }
    steps.push(C::SendLetter { way: Way::Email, file: file(), prepared: None });
    steps.extend([of(K::ConfirmPosting), of(K::CompleteForm), of(K::Close)]);
    steps
}

#[test]
fn each_stage_leads_to_the_end() {
    for stage in Stage::ALL {
        let story = Story::at(*stage);
        assert_eq!(bring_to_an_end(story).stage(), Stage::Closed, "from {stage:?}");
    }
}

#[test]
fn when_nobody_is_left_an_outsider_brings_it_to_the_end() {
    let story = a_complaint().register(|register| {
        register.people.retain(|person| !person.roles.contains(&Role::Officer));
    });
    let story = bring_to_an_end(story.recorded());
    assert_eq!(story.stage(), Stage::Closed);
    assert_eq!(story.put_in_charge(), [(OUTSIDER, ChargeReason::Conflict)]);
}
