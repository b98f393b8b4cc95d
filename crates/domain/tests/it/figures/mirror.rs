//! Art. 2.3: what a partner sees of himself, and what he does not.
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{ItemKey, Judgment, Side};
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::report::mirror::{
    Mirror, Mirrored, Outcome, Pattern, Typical, Whole, Wish, pattern, the_partner_has_a_mirror,
};
use weerklank_domain::report::statistics::Exposure;

use crate::cast::{ANNA, BRAM, text};
use crate::story::Story;

fn answered(days: &[i32]) -> Vec<Mirrored> {
    let one = |days: &i32| Mirrored { answered_in: Some(*days), ..Mirrored::default() };
    days.iter().map(one).collect()
}

fn whole(complaints: u32, own: f64, all: f64) -> Whole {
    let exposure = |amount| Exposure::of(amount).unwrap();
    Whole { complaints, own: exposure(own), all: exposure(all) }
}

#[test]
fn art_2_3_only_a_partner_has_a_mirror() {
    let by = |role| Actor { person: BRAM, roles: vec![role], adviser: None };
    assert!(the_partner_has_a_mirror(&by(Role::Partner)));
    for role in [Role::Officer, Role::Management, Role::Staff, Role::Auditor, Role::Administrator] {
        assert!(!the_partner_has_a_mirror(&by(role)), "{role:?}");
    }
}

#[test]
fn art_2_3_few_days_are_told_one_by_one_and_many_by_their_median() {
    assert_eq!(Mirror::of(&answered(&[]), None).typical, Typical::Nothing);
    let few = Mirror::of(&answered(&[9, 2, 4, 30, 1]), None).typical;
    assert_eq!(few, Typical::Each(vec![1, 2, 4, 9, 30]));
    let six = Mirror::of(&answered(&[9, 2, 4, 30, 1, 6]), None).typical;
    assert_eq!(six, Typical::Median { median: 5.0, low: 1, high: 30, n: 6 });
}

#[test]
fn art_2_3_fewer_than_three_complaints_are_no_pattern() {
    for own in 0..3 {
        assert_eq!(pattern(own, Some(whole(500, 1.0, 1000.0))), Pattern::TooFew);
        assert_eq!(pattern(own, None), Pattern::TooFew);
    }
}

#[test]
fn art_2_3_without_exposure_nothing_is_compared() {
    let Pattern::NoExposure { likely } = pattern(3, None) else { panic!("compared") };
    // Garwood's interval of three.
    assert!((likely.low - 0.6187).abs() < 1e-3 && (likely.high - 8.7673).abs() < 1e-3);
}

#[test]
fn art_2_3_a_number_fits_chance_when_its_interval_holds_what_is_expected() {
    // A tenth of the work, 30 complaints: three are expected.
    assert!(matches!(pattern(6, Some(whole(30, 10.0, 100.0))), Pattern::Fits { expected, .. }
        if (expected - 3.0).abs() < 1e-9));
    assert!(matches!(pattern(12, Some(whole(30, 10.0, 100.0))), Pattern::More { .. }));
    assert!(matches!(pattern(3, Some(whole(300, 10.0, 100.0))), Pattern::Fewer { .. }));
}

#[test]
fn art_2_3_what_was_asked_and_given_is_counted_once_he_was_told() {
    let told = Outcome {
        judgments: vec![Judgment::Upheld, Judgment::NotUpheld],
        remedies: vec![ItemKey("apology".to_owned())],
        amount_cents: 4_000,
    };
    let own = [
        Mirrored {
            wishes: vec![Wish::Apology, Wish::Explanation],
            outcome: Some(told.clone()),
            ..Mirrored::default()
        },
        Mirrored { wishes: vec![Wish::Apology], outcome: Some(told), ..Mirrored::default() },
        Mirrored { wishes: vec![Wish::OwnWords], is_waited_for: true, ..Mirrored::default() },
    ];
    let mirror = Mirror::of(&own, None);
    assert_eq!((mirror.complaints, mirror.told, mirror.waited_for), (3, 2, 1));
    assert_eq!(mirror.wishes[&Wish::Apology], 2);
    assert_eq!(mirror.judgments[&Judgment::Upheld], 2);
    assert_eq!(mirror.remedies[&ItemKey("apology".to_owned())], 2);
    assert_eq!(mirror.amount_cents, 8_000);
}

#[test]
fn art_2_3_a_dossier_tells_how_long_the_partner_took() {
    let story = Story::at(Stage::WithPartner);
    let before = Mirrored::of(story.complaint(), &story.entries, vec![]);
    assert_eq!((before.answered_in, before.is_waited_for), (None, true));
    let told_on = story.complaint().partner_notified.unwrap().on;
    let story = story.days_later(9);
    let view = |on| Command::RecordView { side: Side::Partner, on, view: text("Zo was het.") };
    let on = story.today;
    let days = (on - told_on).get_days();
    // What the complainant says is not his answer.
    let hers = Command::RecordView { side: Side::Complainant, on, view: text("Niet waar.") };
    let story = story.does(ANNA, hers);
    assert_eq!(Mirrored::of(story.complaint(), &story.entries, vec![]).answered_in, None);
    let story = story.does(ANNA, view(on)).days_later(2);
    let on = story.today;
    let story = story.does(ANNA, view(on));
    let after = Mirrored::of(story.complaint(), &story.entries, vec![]);
    assert_eq!((after.answered_in, after.is_waited_for), (Some(days), false), "the first counts");
}

#[test]
fn art_2_3_of_an_outcome_he_was_not_told_of_nothing_is_shown() {
    let deciding = Story::at(Stage::Deciding);
    assert_eq!(Mirrored::of(deciding.complaint(), &deciding.entries, vec![]).outcome, None);
    let closed = Story::at(Stage::Closed);
    assert!(closed.complaint().partner_told_of_outcome_on.is_some());
    let outcome = Mirrored::of(closed.complaint(), &closed.entries, vec![]).outcome.unwrap();
    assert_eq!(outcome.judgments.len(), closed.complaint().points.len());
}
