//! Art. 7.4: recommendations are followed up, with their effect, and none can vanish.
use jiff::SignedDuration;
use jiff::civil::Date;
use weerklank_app::recommendations::{Reported, Shown, WaitingFor, looked_back, of_year};
use weerklank_app::{AppError, SaveError};
use weerklank_domain::complaint::command::Command as OfDossier;
use weerklank_domain::complaint::facts::{Door, Manner};
use weerklank_domain::ids::{CommitmentId, RecommendationId};
use weerklank_domain::people::{Actor, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::report::measure::MeasureKind;
use weerklank_domain::report::recommendation::{
    Baseline, Command, Counted, Decision, Done, Event, Falls, Finding, Note, Outcome, Proposal,
    Purpose, State, Step, Verdict,
};
use weerklank_domain::report::{Figure, Period};
use weerklank_store::{StoreError, Tx};

use crate::story::{Story, words};
use crate::test_app::on_both;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn november() -> Period {
    Period::of(day("2026-11-01"), day("2026-11-30")).unwrap()
}

/// Anna is to see to it that fewer complaints come than in November.
fn proposal(story: &Story) -> Proposal {
    Proposal {
        year: 2026,
        purpose: Purpose::PreventComplaints,
        finding: Finding {
            text: "  In november kwam elke klacht per telefoon.\r\n".to_owned(),
            figure: Some(Figure::Received),
            period: november(),
        },
        measure: "Elke offerte noemt alle kosten.".to_owned(),
        owner: story.anna.person,
        due_on: day("2026-12-15"),
        how: "Het aantal klachten per dag van ontvangst.".to_owned(),
        falls: Some(Falls {
            counted: Counted { manner: Some(Manner::Oral), ..Counted::default() },
            baseline: Baseline { period: november(), left_out: None, count: 0 },
            observe_months: 1,
        }),
    }
}

/// A year's figures from November, then December with a recommendation of Bram.
async fn proposed(story: &Story, complaints: u32) -> RecommendationId {
    for _ in 0..complaints {
        story.taken_in().await;
    }
    story.post().await;
    story.later(SignedDuration::from_hours(24 * 8));
    let id = RecommendationId::from_uuid(story.draw_id());
    story.propose_recommendation(&story.bram, (id, proposal(story))).await.unwrap();
    id
}

async fn shown(story: &Story, by: &Actor, id: RecommendationId) -> Shown {
    story.recommendation(by, id).await.unwrap()
}

async fn advance(story: &Story, by: &Actor, id: RecommendationId, command: Command) {
    let version = shown(story, by, id).await.version;
    story.advance_recommendation(by, (id, version), command).await.unwrap();
}

fn decided(story: &Story, outcome: Outcome) -> Command {
    Command::Decide(Decision { outcome, reason: "Dit kost weinig.".to_owned(), on: story.today() })
}

fn noted(story: &Story) -> Command {
    Command::Note(Note { on: story.today(), text: "Het model is klaar.".to_owned() })
}

fn finished(story: &Story) -> Command {
    let evidence = "Alle offertes sinds vandaag.".to_owned();
    Command::Finish(Done { on: story.today(), effective_on: story.today(), evidence })
}

async fn reported(story: &Story) -> (Vec<Reported>, Vec<Reported>) {
    let today = story.today();
    let read = move |tx: &mut Tx<'_>| {
        Ok::<_, AppError>((
            of_year(tx, 2026, (today, None))?,
            looked_back(tx, 2027, (today, None))?,
        ))
    };
    story.store.read(read).await.unwrap()
}

fn problems(saved: Result<(), SaveError>) -> Vec<(&'static str, &'static str)> {
    match saved {
        Err(SaveError::Invalid(found)) => {
            found.iter().map(|problem| (problem.field, problem.text_key)).collect()
        }
        other => panic!("it was not refused for what was filled in: {other:?}"),
    }
}

#[tokio::test]
async fn art_7_4_a_recommendation_is_followed_until_its_effect_is_shown() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let id = proposed(&story, 8).await;
        advance(&story, &story.dirk, id, decided(&story, Outcome::Adopted)).await;
        advance(&story, &story.anna, id, noted(&story)).await;
        advance(&story, &story.anna, id, finished(&story)).await;
        let early = shown(&story, &story.bram, id).await;
        assert_eq!(early.recommendation.state(), State::Done);
        assert!(early.effect.is_none(), "its first day isn't over");
        story.later(SignedDuration::from_hours(24 * 20));
        let early = shown(&story, &story.bram, id).await.effect.unwrap();
        assert_eq!(early.verdict, Verdict::TooEarly { from: day("2027-01-01") });
        story.later(SignedDuration::from_hours(24 * 20));
        let seen = shown(&story, &story.bram, id).await;
        let effect = seen.effect.unwrap();
        assert_eq!((effect.before.count, effect.after.count), (8, 0));
        assert_eq!((effect.before.days, effect.after.days), (30, 40));
        assert_eq!(effect.verdict, Verdict::Shown);
        let happened: Vec<&str> = seen.history.iter().map(|one| one.by.as_str()).collect();
        assert_eq!(happened, ["Bram Visser", "Dirk Mulder", "Anna Bakker", "Anna Bakker"]);
        // The report of the next year tells it, and closing it doesn't take it away.
        advance(&story, &story.bram, id, Command::Close { reason: "Het werkt.".to_owned() }).await;
        let (new, back) = reported(&story).await;
        assert_eq!(new, back, "the one of 2026 is looked back at in 2027");
        let told = &back[0];
        assert_eq!((told.owner.as_str(), told.state), ("Anna Bakker", State::Closed));
        assert_eq!(told.falls.as_ref().unwrap().falls.baseline.count, 8, "as it was counted then");
        assert_eq!(told.effect.as_ref().unwrap().verdict, Verdict::Shown);
        let json = serde_json::to_value(told).unwrap();
        assert_eq!(json["effect"]["verdict"]["kind"], "shown");
        assert_eq!(json["finding"]["text"], "In november kwam elke klacht per telefoon.");
        let listed = story.recommendations(&story.bram).await.unwrap().listed;
        assert_eq!(listed.len(), 1, "none vanishes");
    })
    .await;
}

#[tokio::test]
async fn art_7_4_who_may_not_do_a_step_is_refused_and_nothing_is_saved() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let id = proposed(&story, 1).await;
        let other = RecommendationId::from_uuid(story.draw_id());
        for by in [&story.anna, &story.dirk, &story.eva] {
            let refused = story.propose_recommendation(by, (other, proposal(&story))).await;
            assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))), "{refused:?}");
        }
        for (by, command) in [
            (&story.bram, decided(&story, Outcome::Adopted)),
            (&story.anna, decided(&story, Outcome::Adopted)),
            (&story.dirk, noted(&story)),
        ] {
            let refused = story.advance_recommendation(by, (id, 1), command).await;
            assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))), "{refused:?}");
        }
        // Whoever doesn't own it and has no part in the report finds nothing.
        for by in [&story.eva] {
            assert!(matches!(story.recommendation(by, id).await, Err(AppError::NotFound)));
            let refused = story.advance_recommendation(by, (id, 1), noted(&story)).await;
            assert!(matches!(refused, Err(SaveError::App(AppError::NotFound))), "{refused:?}");
            assert!(story.recommendations(by).await.unwrap().listed.is_empty());
        }
        let seen = shown(&story, &story.anna, id).await;
        assert_eq!((seen.version, seen.history.len()), (1, 1));
        assert!(
            seen.steps
                .iter()
                .all(|(step, may)| { matches!(step, Step::Note | Step::Finish) && may.is_err() })
        );
    })
    .await;
}

#[tokio::test]
async fn art_7_4_whoever_was_overtaken_must_look_again() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let id = proposed(&story, 1).await;
        let adopted = decided(&story, Outcome::Adopted);
        story.advance_recommendation(&story.dirk, (id, 1), adopted).await.unwrap();
        let not = decided(&story, Outcome::NotAdopted);
        let late = story.advance_recommendation(&story.dirk, (id, 1), not).await;
        assert!(matches!(late, Err(SaveError::App(AppError::Changed))), "{late:?}");
        // The form of the proposal, sent twice, is one proposal.
        story.propose_recommendation(&story.bram, (id, proposal(&story))).await.unwrap();
        let seen = shown(&story, &story.bram, id).await;
        assert_eq!((seen.version, seen.recommendation.state()), (2, State::Adopted));
    })
    .await;
}

#[tokio::test]
async fn art_7_4_what_is_missing_or_cannot_be_is_told_by_field() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let id = proposed(&story, 1).await;
        let mut empty = proposal(&story);
        empty.finding.text = " \r\n ".to_owned();
        empty.due_on = day("2026-11-30");
        let new = RecommendationId::from_uuid(story.draw_id());
        let refused = story.propose_recommendation(&story.bram, (new, empty)).await;
        assert_eq!(
            problems(refused),
            [
                ("recommendation_finding", "accounts-required"),
                ("recommendation_due_on_day", "recommendation_refused-due_before_today"),
            ]
        );
        let mut nobody = proposal(&story);
        nobody.owner = weerklank_domain::people::SYSTEM;
        let refused = story.propose_recommendation(&story.bram, (new, nobody)).await;
        assert_eq!(problems(refused), [("recommendation_owner", "recommendation-no-owner")]);
        let closed = Command::Close { reason: String::new() };
        let refused = story.advance_recommendation(&story.bram, (id, 1), closed).await;
        assert_eq!(
            problems(refused),
            [
                ("recommendation_reason", "accounts-required"),
                ("recommendation_reason", "recommendation_refused-undecided"),
            ]
        );
        assert_eq!(story.recommendations(&story.bram).await.unwrap().listed.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn art_7_4_a_changed_baseline_is_counted_anew_and_the_older_stays() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let id = proposed(&story, 3).await;
        let change = |proposal: Proposal| Command::Change {
            proposal: Box::new(proposal),
            reason: "De piek telt niet mee.".to_owned(),
        };
        let mut known = shown(&story, &story.bram, id).await.recommendation.proposal;
        let peak = Period::of(day("2026-11-20"), day("2026-11-25"));
        known.falls.as_mut().unwrap().baseline.left_out = peak;
        advance(&story, &story.bram, id, change(known.clone())).await;
        known.due_on = day("2027-02-01");
        advance(&story, &story.carla, id, change(known)).await;
        let seen = shown(&story, &story.bram, id).await;
        let counts: Vec<(u32, Date)> = seen
            .history
            .iter()
            .filter_map(|one| match &one.entry.event {
                Event::Proposed { proposal } | Event::Changed { proposal, .. } => {
                    Some((proposal.falls.as_ref()?.baseline.count, proposal.due_on))
                }
                _ => None,
            })
            .collect();
        let expected = [(3, "2026-12-15"), (0, "2026-12-15"), (0, "2027-02-01")];
        assert_eq!(counts, expected.map(|(count, on)| (count, day(on))));
    })
    .await;
}

#[tokio::test]
async fn art_1_who_is_shut_out_counts_without_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let about_bram = Subject::Officer { person: story.bram.person };
        story.recorded(&story.carla, Door::Organisation, about_bram).await;
        let id = proposed(&story, 2).await;
        advance(&story, &story.dirk, id, decided(&story, Outcome::Adopted)).await;
        advance(&story, &story.anna, id, finished(&story)).await;
        story.later(SignedDuration::from_hours(24 * 2));
        let seen_by = async |by: &Actor| {
            let seen = shown(&story, by, id).await;
            let Event::Proposed { proposal } = &seen.history[0].entry.event else { panic!() };
            let recorded = proposal.falls.as_ref().unwrap().baseline.count;
            (recorded, seen.effect.unwrap().before.count)
        };
        assert_eq!(seen_by(&story.carla).await, (3, 3));
        assert_eq!(seen_by(&story.bram).await, (2, 2), "as if it had never come");
        let (new, _) = reported(&story).await;
        assert_eq!(new[0].effect.as_ref().unwrap().before.count, 3, "the report counts all");
    })
    .await;
}

/// Bram promises something to the complainant of a dossier.
async fn promised(story: &Story, reference: Reference) -> CommitmentId {
    let commitment = CommitmentId::from_uuid(story.draw_id());
    let due_on = day("2026-12-11");
    story
        .does(&story.bram, reference, |enclosed| OfDossier::MakeCommitment {
            commitment,
            what: enclosed.text(words("Een creditnota")),
            who: enclosed.text(words("Jan Postma")),
            due_on,
        })
        .await;
    commitment
}

#[tokio::test]
async fn art_7_4_measures_of_dossiers_join_the_list_for_who_may_see_them() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let commitment = promised(&story, reference).await;
        let measures = async |by: &Actor| story.recommendations(by).await.unwrap().measures;
        let seen = measures(&story.carla).await;
        assert_eq!(seen.len(), 1);
        assert_eq!(
            (seen[0].kind, seen[0].due_on),
            (MeasureKind::Commitment, Some(day("2026-12-11")))
        );
        assert_eq!(seen[0].reference, Some(reference.to_string()));
        assert_eq!(seen[0].what.as_deref(), Some("Een creditnota"));
        assert_eq!(seen[0].who.as_deref(), Some("Jan Postma"));
        // Management follows it without the words of the dossier; a partner has his own pages.
        let by_dirk = measures(&story.dirk).await;
        let told = by_dirk.iter().map(|one| (&one.reference, &one.what, &one.who));
        assert_eq!(told.collect::<Vec<_>>(), [(&None, &None, &None)]);
        assert!(measures(&story.anna).await.is_empty());
        // Rows that are gone are built again.
        let forget = |tx: &mut Tx<'_>| {
            tx.execute("delete from dossier_measure", &[])?;
            tx.execute("delete from setting where key = 'facts-built-by'", &[])
        };
        story.store.write::<_, StoreError, _>(forget).await.unwrap();
        assert!(measures(&story.carla).await.is_empty());
        story.build_facts().await.unwrap();
        assert_eq!(measures(&story.carla).await, seen);
        // Who turns out to be involved doesn't see that it exists.
        story
            .does(&story.carla, reference, |enclosed| OfDossier::DeclareConflict {
                reason: enclosed.text(words("Een vriend")),
            })
            .await;
        assert!(measures(&story.carla).await.is_empty());
        assert_eq!(measures(&story.bram).await.len(), 1);
        let on = story.today();
        story
            .does(&story.bram, reference, |enclosed| OfDossier::KeepCommitment {
                commitment,
                on,
                proof: enclosed.text(words("Bijgevoegd.")),
            })
            .await;
        assert!(measures(&story.bram).await.is_empty(), "kept");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_4_what_waits_stands_on_the_page_of_today() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let id = proposed(&story, 1).await;
        let waits = async |by: &Actor| -> Vec<(WaitingFor, Date)> {
            let waiting = story.waiting_recommendations(by).await.unwrap();
            waiting.iter().map(|one| (one.waits_for, one.on)).collect()
        };
        let due = day("2026-12-15");
        assert_eq!(waits(&story.dirk).await, [(WaitingFor::Decision, due)]);
        assert_eq!(waits(&story.bram).await, [], "it is due in two weeks");
        advance(&story, &story.dirk, id, decided(&story, Outcome::Partly)).await;
        assert_eq!(waits(&story.dirk).await, [], "he decided");
        story.later(SignedDuration::from_hours(24 * 7));
        for by in [&story.anna, &story.bram, &story.carla] {
            assert_eq!(waits(by).await, [(WaitingFor::Measure, due)]);
        }
        assert_eq!(waits(&story.eva).await, []);
        advance(&story, &story.anna, id, finished(&story)).await;
        assert_eq!(waits(&story.anna).await, [], "it can't be judged yet");
        story.later(SignedDuration::from_hours(24 * 31));
        assert_eq!(waits(&story.anna).await, [(WaitingFor::Judging, day("2027-01-08"))]);
        advance(&story, &story.bram, id, Command::Close { reason: "Gezien.".to_owned() }).await;
        assert_eq!(waits(&story.anna).await, []);
    })
    .await;
}
