//! What makes a refused step possible: for each reason, and that it does.
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::CommandKind as K;
use weerklank_domain::complaint::form::FormField;
use weerklank_domain::complaint::steps::Standing;
use weerklank_domain::complaint::way_out::WayOut;
use weerklank_domain::people::Role;
use weerklank_domain::permissions::may_ever;
use weerklank_domain::rules::{Reason, Refusal};

use crate::cast::{BRAM, CAST};
use crate::story::{Story, a_complaint};

/// Where a reason is no step, the sentence says who, when or what else; that it does so is a test
/// of the texts.
#[test]
fn each_reason_says_what_would_make_the_step_possible() {
    let mut steps = 0;
    for reason in Reason::ALL {
        if let WayOut::Steps(ways) = reason.way_out() {
            assert!(!ways.is_empty(), "{reason:?}");
            for way in ways {
                let somebody = Role::GIVEN.iter().any(|role| may_ever(*role, *way));
                assert!(somebody, "{reason:?}: nobody ever does {way:?}");
            }
            steps += 1;
        }
    }
    assert!(steps > 25, "{steps}");
}

#[test]
fn each_part_of_the_form_is_filled_in_by_a_step() {
    for field in FormField::ALL {
        assert!(may_ever(Role::Officer, field.step()), "{field:?}");
    }
    let refusal = Refusal {
        article: weerklank_domain::article::Article::Art6_2,
        reason: Reason::FormIncomplete,
        missing: vec![FormField::Classification, FormField::RootCause, FormField::Lesson],
    };
    assert_eq!(refusal.ways_out(), [K::Classify, K::CompleteForm]);
}

/// Whoever reads that another step comes first can do it, or somebody else can.
#[test]
fn the_step_that_comes_first_is_possible_for_somebody() {
    for story in stories() {
        for by in CAST {
            for kind in K::ALL {
                let Some(Standing::NotYet(refusal)) = story.step(by, *kind) else { continue };
                let ways = refusal.ways_out();
                let opens = |way: &K| CAST.iter().any(|who| story.permits(*who, *way).is_ok());
                let possible = ways.is_empty() || ways.iter().any(opens);
                // What is one step further away is told by the step that comes first.
                let further = ways.iter().any(|way| leads_on(&story, *way));
                let stage = story.stage();
                assert!(possible || further, "{stage:?} {by:?} {kind:?}: {refusal:?}");
            }
        }
    }
}

/// Whether the officer in charge reads at this step, too, what comes first; at the end of that
/// row stands a step that somebody can do, or a stage that has to come first.
fn leads_on(story: &Story, way: K) -> bool {
    let mut open = vec![way];
    for _ in 0..4 {
        let mut next = Vec::new();
        for step in open {
            for by in CAST {
                match story.permits(by, step) {
                    Ok(()) => return true,
                    Err(no) if no.reason.way_out() == WayOut::Later => return true,
                    Err(no) => next.extend(no.ways_out()),
                }
            }
        }
        next.sort();
        next.dedup();
        open = next;
    }
    false
}

fn stories() -> Vec<Story> {
    let mut stories: Vec<Story> = Stage::ALL.iter().map(|stage| Story::at(*stage)).collect();
    stories.push(a_complaint().about_somebody("iemand").recorded());
    stories.push(a_complaint().about_the_organisation().registered());
    stories.push(a_complaint().registered().with_partner().consulted());
    stories.push(a_complaint().registered().not_shared());
    stories.push(a_complaint().anonymous().recorded());
    stories.push(a_complaint().deciding().answered().drafted());
    stories
}

#[test]
fn the_officer_is_led_from_receipt_to_the_end() {
    // Whatever he asks for first, the ways out bring him there.
    let story = a_complaint().recorded();
    let no = story.permits(BRAM, K::Classify).unwrap_err();
    assert_eq!(no.ways_out(), [K::Register]);
    let story = story.registered().classified(crate::cast::ORAL, crate::cast::FINANCES).taken_up();
    let no = story.permits(BRAM, K::StartDecision).unwrap_err();
    assert_eq!(no.ways_out(), [K::RecordView, K::RecordHearing, K::ExplainNotHeard]);
    let story = story.heard();
    assert_eq!(story.permits(BRAM, K::StartDecision).unwrap_err().ways_out(), [K::AddPoint]);
}
