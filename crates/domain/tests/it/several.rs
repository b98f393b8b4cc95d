//! Several partners in one complaint: each is told, consulted and heard by himself (4.2 to 4.5),
//! and sees what concerns him.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::access::{AccessGround, who_may_see_as};
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::facts::{HandOverReason, NotHeardReason, Reaction, Side, Way};
use weerklank_domain::complaint::several::{Concerns, Look, PartyNumber};
use weerklank_domain::complaint::tasks::{Around, Assignee, TaskKind, tasks};
use weerklank_domain::complaint::{Stage, apply};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{ExclusionGround, Role, Subject};
use weerklank_domain::rules::Reason;

use crate::cast::{
    ANNA, BRAM, CARLA, DE_VRIES, FINANCES, FLEUR, NOORD, ORAL, ORGANISATION, ZUID, about, actor,
    file, notice, text,
};
use crate::story::{Story, a_complaint};

const SECOND: PartyNumber = PartyNumber::new(1);

fn adds(subject: Subject) -> C {
    C::AddPartner { subject, reason: text("Zij gaf hetzelfde advies.") }
}

fn of_fleur(command: C) -> C {
    C::ForPartner { partner: SECOND, command: Box::new(command) }
}

fn notify(story: &Story) -> C {
    C::NotifyPartner { notice: notice(story.today), letter: None }
}

/// About Anna of Noord, and about Fleur of Zuid who doesn't know of it yet.
fn about_both() -> Story {
    let story = a_complaint().registered().classified(ORAL, FINANCES).with_partner();
    story.does(BRAM, adds(about(FLEUR, ZUID)))
}

/// And Fleur was told.
fn both_told() -> Story {
    let story = about_both();
    let told = of_fleur(notify(&story));
    story.does(BRAM, told)
}

fn consult(story: &Story) -> C {
    C::Consult { on: story.today, way: Way::Telephone, question: text("Wat raadt u aan?") }
}

fn look(story: &Story, by: PersonId) -> Look {
    story.complaint().look_of(&actor(&story.register, by), &story.register)
}

fn sight(story: &Story) -> Vec<(PersonId, AccessGround, PartyNumber)> {
    who_may_see_as(story.complaint(), &story.register, &[])
}

fn asked(story: &Story, party: Option<PartyNumber>) -> Vec<(TaskKind, Assignee)> {
    let terms = story.agreements.on(story.complaint().received_on);
    let around = Around { register: &story.register, calendar: &story.calendar, terms: &terms };
    let found = tasks(story.complaint(), around).into_iter();
    let mut found: Vec<_> = found
        .filter(|task| task.party == party && task.kind.is_about_one_partner())
        .map(|task| (task.kind, task.assignee))
        .collect();
    found.sort();
    found
}

#[test]
fn art_4_2_each_partner_is_told_by_himself_and_sees_it_from_then_on() {
    let story = about_both();
    let fleur = (FLEUR, AccessGround::InvolvedAdviser, SECOND);
    assert!(sight(&story).contains(&(ANNA, AccessGround::InvolvedAdviser, PartyNumber::FIRST)));
    assert!(!sight(&story).iter().any(|(person, _, _)| *person == FLEUR), "not told yet");
    assert!(asked(&story, Some(SECOND)).contains(&(TaskKind::Notify, Assignee::Officer)));
    let told = of_fleur(notify(&story));
    let story = story.does(BRAM, told.clone());
    assert!(sight(&story).contains(&fleur));
    let open = [
        (TaskKind::Consult, Assignee::Partner),
        (TaskKind::View, Assignee::Partner),
        (TaskKind::Progress, Assignee::Partner),
    ];
    let mut open = open.to_vec();
    open.sort();
    assert_eq!(asked(&story, Some(SECOND)), open);
    story.refuses((BRAM, told), Article::Art4_2, Reason::AlreadyDone);
}

#[test]
fn who_is_added_is_another_partner_and_there_is_a_first_one() {
    let story = about_both();
    let story =
        story.refuses((BRAM, adds(about(ANNA, NOORD))), Article::Art1Partner, Reason::PartnerTwice);
    let story =
        story.refuses((BRAM, adds(about(FLEUR, ZUID))), Article::Art1Partner, Reason::PartnerTwice);
    let organisation = adds(Subject::Organisation);
    let story = story.refuses((BRAM, organisation), Article::Art1Partner, Reason::NotAPartner);
    let becomes = C::ChangeSubject { subject: about(FLEUR, ZUID) };
    let story = story.refuses((BRAM, becomes), Article::Art1Partner, Reason::PartnerTwice);
    let story = story.refuses(
        (ANNA, adds(about(ANNA, ORGANISATION))),
        Article::Art1Partner,
        Reason::NotYourRole,
    );
    // Two advisers whom the organisation employs are two.
    story.does(BRAM, adds(about(ANNA, ORGANISATION)));
    let nobody = a_complaint().about_the_organisation().registered();
    let add = adds(about(FLEUR, ZUID));
    nobody.refuses((BRAM, add), Article::Art1Partner, Reason::NoPartnerInvolved);
}

#[test]
fn art_4_5_what_a_partner_does_is_his_own() {
    let story = both_told();
    let question = consult(&story);
    let story = story.does(FLEUR, question);
    assert!(matches!(
        story.entries.last().map(|entry| &entry.event),
        Some(Event::OfPartner { partner: SECOND, .. })
    ));
    assert!(story.complaint().consultations.is_empty(), "Anna was not asked for hers");
    let advice = C::Advise { advice: text("Praat met haar.") };
    let story = story.refuses((BRAM, advice.clone()), Article::Art4_5, Reason::NothingToAdvise);
    let story = story.does(BRAM, of_fleur(advice));
    let on = story.today;
    let propose = || C::ProposeSolution { on, proposal: text("Ik betaal het terug.") };
    let story = story.refuses((ANNA, propose()), Article::Art4_5, Reason::NotConsulted);
    let story = story.does(FLEUR, propose());
    let seen = story.complaint().through(SECOND).unwrap();
    assert_eq!((seen.consultations.len(), seen.proposals.len()), (1, 1));
    // The complainant refuses it: the turn of Anna goes on.
    let no = C::RecordReaction { reaction: Reaction::NotAccepted, explanation: None };
    let story = story.does(DE_VRIES, no);
    assert_eq!(story.stage(), Stage::WithPartner);
    let seen = story.complaint().through(SECOND).unwrap();
    assert_eq!(seen.proposals[0].reaction, Some(Reaction::NotAccepted));
    assert!(story.complaint().proposals.is_empty());
}

#[test]
fn art_6_1_a_further_partner_does_nothing_that_is_about_all() {
    let story = both_told();
    let ready = C::HandOver { reason: HandOverReason::PartnerReady, explanation: None };
    let story = story.refuses((FLEUR, ready), Article::Art6_1, Reason::NotAboutOnePartner);
    let close = of_fleur(C::Close { form: file() });
    let story = story.refuses((BRAM, close), Article::Art5_4, Reason::NotAboutOnePartner);
    let third = C::ForPartner { partner: PartyNumber::new(2), command: Box::new(notify(&story)) };
    let story = story.refuses((BRAM, third), Article::Art1Partner, Reason::UnknownPartner);
    let by_anna = of_fleur(consult(&story));
    story.refuses((ANNA, by_anna), Article::Art4_2, Reason::NotYourRole);
}

#[test]
fn each_sees_what_concerns_him_and_not_that_there_is_another() {
    let story = both_told();
    let by_fleur = consult(&story);
    let by_anna = consult(&story);
    let story = story.does(FLEUR, by_fleur).does(ANNA, by_anna);
    assert_eq!(look(&story, ANNA), Look::As(PartyNumber::FIRST));
    assert_eq!(look(&story, FLEUR), Look::As(SECOND));
    assert_eq!(look(&story, BRAM), Look::Whole);
    let seen_by = |by: PersonId| {
        let entries = story.entries.iter();
        let seen = entries.filter(|entry| look(&story, by).sees(entry.event.concerns()));
        seen.filter(|entry| matches!(entry.event.plain(), Event::PartnerConsulted { .. }))
            .map(|entry| entry.by)
            .collect::<Vec<_>>()
    };
    assert_eq!(seen_by(ANNA), [ANNA]);
    assert_eq!(seen_by(FLEUR), [FLEUR]);
    assert_eq!(seen_by(BRAM), [FLEUR, ANNA]);
    for party in [PartyNumber::FIRST, SECOND] {
        let seen = story.complaint().through(party).unwrap();
        let json = serde_json::to_string(&seen).unwrap();
        let (own, other) = if party == SECOND { (FLEUR, ANNA) } else { (ANNA, FLEUR) };
        let adviser = |person| crate::cast::adviser(person).to_string();
        assert!(json.contains(&adviser(own)), "{party:?}");
        assert!(!json.contains(&adviser(other)), "{party:?}");
    }
}

#[test]
fn art_4_5_the_decision_asks_for_each_of_them_or_a_reason() {
    let story = both_told();
    let (first, second) = (consult(&story), consult(&story));
    let story = story.does(ANNA, first).heard().with_a_point().handed_over();
    let start = || C::StartDecision;
    let story = story.refuses((BRAM, start()), Article::Art4_5, Reason::NotConsulted);
    let other = story.clone();
    // Consulted, or a reason why not.
    story.refuses((FLEUR, second), Article::Art4_5, Reason::NotInThisStage);
    let why = C::Deviate { article: Article::Art4_5, reason: text("Zij was op reis.") };
    let story = other.does(BRAM, why.clone());
    let story = story.refuses((BRAM, start()), Article::Art4_5, Reason::NotConsulted);
    let story = story.does(BRAM, of_fleur(why));
    let story = story.refuses((BRAM, start()), Article::Art4_4, Reason::SidesNotHeard);
    let not_heard = C::ExplainNotHeard {
        side: Side::Partner,
        reason: NotHeardReason::ALL[0],
        explanation: None,
    };
    let story = story.does(BRAM, of_fleur(not_heard));
    let story = story.refuses((BRAM, start()), Article::Art4_4, Reason::ViewsNotShared);
    let share = C::ShareView { side: Side::Complainant, on: story.today };
    let story = story.does(BRAM, of_fleur(share)).does(BRAM, start());
    assert_eq!(story.stage(), Stage::Deciding);
}

#[test]
fn transition_18_each_of_them_is_told_how_it_ended() {
    let story = both_told();
    let ended = C::EndPartner { partner: SECOND, reason: text("Zij had er niets mee te maken.") };
    let asked = consult(&story);
    let story = story.does(ANNA, asked).heard().with_a_point().handed_over();
    let without = story.clone().does(BRAM, ended);
    assert!(asked_of(&without).is_empty(), "nothing is asked of who is not concerned any more");
    assert!(!sight(&without).iter().any(|(person, _, _)| *person == FLEUR));
    let without = without.does(BRAM, C::StartDecision);
    let told = outcome_told(&without.answered().drafted());
    assert_eq!(told, [None]);
    let why = C::Deviate { article: Article::Art4_5, reason: text("Zij was op reis.") };
    let not_heard = C::ExplainNotHeard {
        side: Side::Partner,
        reason: NotHeardReason::ALL[0],
        explanation: None,
    };
    let share = C::ShareView { side: Side::Complainant, on: story.today };
    let mut story = story;
    for command in [why, not_heard, share] {
        story = story.does(BRAM, of_fleur(command));
    }
    let story = story.does(BRAM, C::StartDecision).answered().drafted();
    assert_eq!(outcome_told(&story), [None, Some(SECOND)]);
}

fn asked_of(story: &Story) -> Vec<(TaskKind, Assignee)> {
    asked(story, Some(SECOND))
}

fn outcome_told(story: &Story) -> Vec<Option<PartyNumber>> {
    let send = C::SendLetter { way: Way::Email, file: file(), prepared: None };
    let events = story.asks(BRAM, send).unwrap();
    let told = events.iter();
    told.filter(|event| matches!(event.plain(), Event::PartnerToldOfOutcome { .. }))
        .map(Event::party)
        .collect()
}

#[test]
fn art_1_who_works_for_a_further_partner_is_shut_out_as_of_the_first() {
    let story = a_complaint().register(|register| {
        register.people[1].firm = Some(ZUID);
        register.people[1].roles.push(Role::Partner);
    });
    let story = story.registered();
    assert_eq!(story.complaint().officer, Some(BRAM));
    let story = story.does(CARLA, adds(about(FLEUR, ZUID)));
    let shut_out = &story.complaint().excluded[0];
    assert_eq!((shut_out.person, shut_out.ground), (BRAM, ExclusionGround::InvolvedFirm));
    assert_eq!(story.complaint().officer, Some(CARLA));
    let ended = C::EndPartner { partner: SECOND, reason: text("Toch niet.") };
    let story = story.does(CARLA, ended);
    assert!(story.complaint().excluded.is_empty());
}

#[test]
fn transition_31_who_stands_in_for_another_partner_looks_with_his_own_eyes_first() {
    let mut story = both_told();
    story.register.people[5].present = false;
    story.register.people[5].stand_in = Some(ANNA);
    assert_eq!(look(&story, ANNA), Look::As(PartyNumber::FIRST), "never as the other party");
}

#[test]
fn the_replay_of_several_partners_is_the_state() {
    let story = both_told();
    let (first, second) = (consult(&story), consult(&story));
    let report = C::ReportProgress { report: text("Ik belde haar.") };
    let story = story.does(FLEUR, first).does(ANNA, second).does(FLEUR, report);
    let replayed = apply::replay(story.complaint().id, &story.entries).unwrap();
    assert_eq!(&replayed, story.complaint());
    assert_eq!(story.complaint().partner_active_on, Some(story.today), "by Anna");
    let json = serde_json::to_string(story.complaint()).unwrap();
    let read: weerklank_domain::complaint::Complaint = serde_json::from_str(&json).unwrap();
    assert_eq!(&read, story.complaint());
}

#[test]
fn what_may_name_anybody_is_for_no_partner_and_what_is_about_the_complaint_for_each() {
    let story = both_told();
    let by_kind = |wanted: fn(&Event) -> bool| {
        let mut entries = story.entries.iter();
        entries.find(|entry: &&Entry| wanted(&entry.event)).unwrap().event.concerns()
    };
    assert_eq!(by_kind(|event| matches!(event, Event::Recorded { .. })), Concerns::Everyone);
    assert_eq!(by_kind(|event| matches!(event, Event::Classified { .. })), Concerns::Everyone);
    let notified = by_kind(|event| matches!(event, Event::PartnerNotified { .. }));
    assert_eq!(notified, Concerns::One(PartyNumber::FIRST));
    let message = Event::MessageReceived { message: text("Zij ook."), files: vec![] };
    assert_eq!(message.concerns(), Concerns::NoPartner);
    assert!(story.permits(BRAM, K::EndPartner).is_ok());
}
