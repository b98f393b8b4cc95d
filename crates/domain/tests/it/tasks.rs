//! The timers: what must happen by when, and that it is gone once it has happened. Each is named
//! as in the table of the workflow.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::facts::{Notice, Way};
use weerklank_domain::complaint::tasks::{Around, Assignee as Who, TaskKind as T, tasks};
use weerklank_domain::complaint::terms::Terms;
use weerklank_domain::people::{Role, Subject};

use crate::cast::{ANNA, BRAM, FINANCES, ORAL, TIMER, day, file};
use crate::story::{Story, a_complaint};

fn all(story: &Story, terms: &Terms) -> Vec<(T, Who, String)> {
    let around = Around { register: &story.register, calendar: &story.calendar, terms };
    let found = tasks(story.complaint(), around);
    found.into_iter().map(|it| (it.kind, it.assignee, it.due_on.to_string())).collect()
}

/// When a task is due, and whose it is.
fn due(story: &Story, kind: T) -> Option<(Who, String)> {
    let all = all(story, &Terms::default());
    let mut of_kind = all.into_iter().filter(|(found, ..)| *found == kind);
    let first = of_kind.next().map(|(_, who, due)| (who, due));
    assert!(of_kind.next().is_none(), "{kind:?} is asked once");
    first
}

fn is(who: Who, due: &str) -> (Who, String) {
    (who, due.to_owned())
}

/// Received on Monday 2 November 2026: due on Monday 30 November.
#[test]
fn what_was_received_is_registered_acknowledged_and_told_within_days() {
    let story = a_complaint().recorded();
    assert_eq!(due(&story, T::Register).unwrap(), is(Who::Officer, "2026-11-04"));
    assert_eq!(due(&story, T::Notify).unwrap(), is(Who::Officer, "2026-11-04"));
    assert_eq!(due(&story, T::Acknowledge).unwrap(), is(Who::Officer, "2026-11-05"));
    let story = story.registered();
    assert_eq!(due(&story, T::Register), None);
    let notice = Notice { on: story.today, way: Way::Email };
    let story = story.does(BRAM, C::NotifyPartner { notice, letter: None });
    assert_eq!(due(&story, T::Notify), None);
    let story = story.does(BRAM, C::Acknowledge { notice });
    assert_eq!(due(&story, T::Acknowledge), None);
}

#[test]
fn over_a_weekend_and_a_holiday_working_days_count() {
    let story = a_complaint().received_on("2026-12-23").recorded();
    assert_eq!(due(&story, T::Register).unwrap(), is(Who::Officer, "2026-12-28"));
    assert_eq!(due(&story, T::Acknowledge).unwrap(), is(Who::Officer, "2026-12-29"));
}

#[test]
fn who_is_not_known_yet_is_for_the_registrar_to_find_out() {
    let unknown = Subject::Unknown { named: None };
    let story = a_complaint().subject(unknown).recorded();
    assert_eq!(due(&story, T::Register).unwrap().0, Who::Registrar);
    assert_eq!(due(&story, T::Notify), None, "there is no partner yet");
}

#[test]
fn a_partner_who_received_it_himself_needs_no_notice() {
    let story = a_complaint().received_by(ANNA).recorded();
    assert_eq!(due(&story, T::Notify), None);
    let about_us = a_complaint().about_the_organisation().recorded();
    assert_eq!(due(&about_us, T::Notify), None);
}

#[test]
fn a_mail_is_confirmed_first_and_nothing_else_is_asked() {
    let story = a_complaint().recording(|it| it.proposal = true).recorded();
    let expected = [(T::Confirm, Who::Officer, "2026-11-03".to_owned())];
    assert_eq!(all(&story, &Terms::default()), expected);
    let story = story.does(BRAM, C::ConfirmProposal);
    assert_eq!(due(&story, T::Confirm), None);
    assert!(due(&story, T::Register).is_some());
}

#[test]
fn the_partner_consults_reports_and_gives_his_view_or_the_officer_takes_over() {
    let story = a_complaint().registered().with_partner();
    assert_eq!(due(&story, T::Consult).unwrap(), is(Who::Partner, "2026-11-05"));
    assert_eq!(due(&story, T::Progress).unwrap(), is(Who::Partner, "2026-11-09"));
    assert_eq!(due(&story, T::View).unwrap(), is(Who::Partner, "2026-11-12"));
    // Five working days of silence come before day 14.
    assert_eq!(due(&story, T::HandOver).unwrap(), is(Who::Officer, "2026-11-09"));
    let story = story.on("2026-11-05").consulted();
    assert_eq!(due(&story, T::Consult), None);
    assert_eq!(due(&story, T::Advise).unwrap(), is(Who::Officer, "2026-11-09"));
    assert_eq!(
        due(&story, T::HandOver).unwrap(),
        is(Who::Officer, "2026-11-12"),
        "he was heard of"
    );
}

#[test]
fn on_day_14_it_passes_from_a_partner_who_got_it_late() {
    let story = a_complaint().registered().on("2026-11-13").with_partner();
    assert_eq!(due(&story, T::HandOver).unwrap(), is(Who::Officer, "2026-11-16"));
}

#[test]
fn with_the_officer_nothing_is_asked_of_the_partner_but_his_view() {
    let story = a_complaint().registered().classified(ORAL, FINANCES).taken_up();
    for kind in [T::Consult, T::Progress, T::HandOver] {
        assert_eq!(due(&story, kind), None, "{kind:?}");
    }
    assert_eq!(due(&story, T::View).unwrap(), is(Who::Partner, "2026-11-12"));
    assert_eq!(due(&story, T::Hear).unwrap(), is(Who::Officer, "2026-11-12"));
}

#[test]
fn day_21_asks_for_a_draft_day_24_for_the_post_and_day_28_is_the_last() {
    let story = a_complaint().deciding().answered();
    assert_eq!(due(&story, T::Draft).unwrap(), is(Who::Officer, "2026-11-23"));
    assert_eq!(due(&story, T::Post).unwrap(), is(Who::Officer, "2026-11-26"));
    assert_eq!(due(&story, T::Overdue).unwrap(), is(Who::Officer, "2026-11-30"));
    let story = story.drafted();
    assert_eq!(due(&story, T::Draft), None);
    let story = story.mailed();
    for kind in [T::Draft, T::Post, T::Overdue, T::Posting] {
        assert_eq!(due(&story, kind), None, "{kind:?}: it is in the post room");
    }
    let failed = story.does(TIMER, C::ReportFailed);
    assert_eq!(due(&failed, T::Resend).unwrap().0, Who::Officer);
}

#[test]
fn the_post_before_christmas_goes_before_christmas() {
    // Day 24 is Boxing Day, a Saturday.
    let story = a_complaint().received_on("2026-12-02").recorded();
    assert_eq!(due(&story, T::Post).unwrap(), is(Who::Officer, "2026-12-24"));
}

#[test]
fn a_letter_on_paper_is_posted_the_next_working_day() {
    let story = a_complaint().deciding().answered().drafted();
    let story = story.does(BRAM, C::SendLetter { way: Way::Letter, file: file(), prepared: None });
    assert_eq!(due(&story, T::Posting).unwrap(), is(Who::Officer, "2026-11-03"));
    assert_eq!(due(&story, T::Post), None);
    let story = story.does(BRAM, C::ConfirmPosting { on: day("2026-11-02") });
    assert_eq!(due(&story, T::Posting), None);
    assert_eq!(due(&story, T::Close).unwrap(), is(Who::Officer, "2026-11-23"), "15 working days");
}

#[test]
fn what_is_closed_asks_for_nothing_and_another_round_for_an_answer_again() {
    let closed = Story::at(Stage::Closed);
    let left: Vec<_> =
        all(&closed, &Terms::default()).into_iter().filter(|(kind, ..)| *kind != T::Keep).collect();
    // Whether the relation was kept shows after closing only (2.2).
    assert!(left.iter().all(|(kind, ..)| *kind == T::Relation), "{left:?}");
}

#[test]
fn another_agreement_gives_other_days_and_the_28_days_stay() {
    let terms = Terms { acknowledge_working_days: 1, post_on_day: 40, ..Terms::default() };
    let story = a_complaint().recorded();
    let found = all(&story, &terms);
    let due = |kind| found.iter().find(|(it, ..)| *it == kind).map(|(.., due)| due.as_str());
    assert_eq!(due(T::Acknowledge), Some("2026-11-03"));
    assert_eq!(due(T::Post), Some("2026-11-30"), "never after the due date");
    assert_eq!(due(T::Overdue), Some("2026-11-30"));
}

#[test]
fn every_task_names_a_step_and_its_article() {
    for kind in T::ALL {
        let _: (K, Article) = (kind.command(), kind.article());
    }
    assert_eq!(T::Consult.article(), Article::Art4_5);
    assert_eq!(T::HandOver.article(), Article::Art6_1);
    assert_eq!(T::Post.article(), Article::Art6_4);
}

/// A task that can be done is gone once it is done; one that can't be done yet says so on the road.
#[test]
fn in_every_stage_what_is_asked_is_a_step_of_somebody() {
    for stage in Stage::ALL {
        let story = Story::at(*stage);
        for (kind, who, _) in all(&story, &Terms::default()) {
            let may = weerklank_domain::permissions::may_ever;
            let roles: &[Role] = match who {
                Who::Officer | Who::SecondOfficer => &[Role::Officer],
                Who::Partner => &[Role::Partner],
                Who::Registrar => &[Role::Officer, Role::Staff, Role::Partner],
                Who::Management | Who::Outsider => &[Role::Management],
                Who::Complainant => &[Role::Complainant, Role::Officer],
            };
            let command = kind.command();
            assert!(roles.iter().any(|role| may(*role, command)), "{kind:?} in {stage:?}");
        }
    }
}
