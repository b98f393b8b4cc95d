//! Art. 7.4: recommendations are followed up, and none can vanish.
mod effect;

use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Register;
use weerklank_domain::report::recommendation::{
    Around, Baseline, Command, Counted, Decision, Done, Entry, Event, Falls, Finding, Note,
    Outcome, Proposal, Purpose, Recommendation, Refused, State, act, propose,
};
use weerklank_domain::report::{Figure, Period};

use crate::cast::{ANNA, BRAM, CARLA, CAST, DIRK, FLEUR, GUUS, actor, day, register};

fn period(from: &str, until: &str) -> Period {
    Period::of(day(from), day(until)).unwrap()
}

/// From the report of 2025: complaints about money should fall, Anna sees to it.
fn proposal() -> Proposal {
    Proposal {
        year: 2025,
        purpose: Purpose::PreventComplaints,
        finding: Finding {
            text: "De helft gaat over de rekening.".to_owned(),
            figure: Some(Figure::Received),
            period: period("2025-01-01", "2025-12-31"),
        },
        measure: "Elke offerte noemt alle kosten.".to_owned(),
        owner: ANNA,
        due_on: day("2026-04-01"),
        how: "Het aantal klachten over geld, per dag van ontvangst.".to_owned(),
        falls: Some(Falls {
            counted: Counted::default(),
            baseline: Baseline {
                period: period("2025-01-01", "2025-12-31"),
                left_out: None,
                count: 24,
            },
            observe_months: 6,
        }),
    }
}

fn measuring(change: impl FnOnce(&mut Falls)) -> Proposal {
    let mut proposal = proposal();
    change(proposal.falls.as_mut().unwrap());
    proposal
}

fn adopted() -> Command {
    decided(Outcome::Adopted)
}

fn decided(outcome: Outcome) -> Command {
    let reason = "Dit kost weinig.".to_owned();
    Command::Decide(Decision { outcome, reason, on: day("2026-01-20") })
}

fn noted() -> Command {
    Command::Note(Note { on: day("2026-01-21"), text: "Het model is klaar.".to_owned() })
}

fn finished(effective_on: &str) -> Command {
    let evidence = "Alle offertes sinds 1 februari.".to_owned();
    Command::Finish(Done { on: day("2026-01-22"), effective_on: day(effective_on), evidence })
}

fn closed() -> Command {
    Command::Close { reason: "Het is klaar.".to_owned() }
}

fn changed(proposal: Proposal) -> Command {
    let reason = "De eigenaar is een ander.".to_owned();
    Command::Change { proposal: Box::new(proposal), reason }
}

/// A recommendation and all that happened to it.
#[derive(Clone)]
struct Followed {
    entries: Vec<Entry>,
    register: Register,
    today: Date,
}

impl Followed {
    fn proposed() -> Self {
        Self::begun(proposal()).unwrap()
    }

    fn begun(proposal: Proposal) -> Result<Self, Refused> {
        let mut begun = Self { entries: vec![], register: register(), today: day("2026-01-31") };
        let event = begun.asks(BRAM, |around| propose(proposal, around))?;
        begun.note(BRAM, event);
        Ok(begun)
    }

    fn asks<T>(&self, by: PersonId, ask: impl FnOnce(&Around<'_>) -> T) -> T {
        let by = actor(&self.register, by);
        ask(&Around { by: &by, register: &self.register, today: self.today })
    }

    fn note(&mut self, by: PersonId, event: Event) {
        self.entries.push(Entry { by, at: Timestamp::UNIX_EPOCH, event });
    }

    fn tries(&self, by: PersonId, command: Command) -> Result<Option<Event>, Refused> {
        self.asks(by, |around| act(&self.stands(), command, around))
    }

    fn does(mut self, by: PersonId, command: Command) -> Self {
        if let Some(event) = self.tries(by, command).unwrap() {
            self.note(by, event);
        }
        self
    }

    fn refuses(&self, by: PersonId, command: Command, why: Refused) {
        assert_eq!(self.tries(by, command), Err(why));
    }

    fn stands(&self) -> Recommendation {
        Recommendation::replay(&self.entries).unwrap()
    }
}

#[test]
fn art_7_4_a_recommendation_goes_from_finding_to_evidence() {
    let story = Followed::proposed();
    assert_eq!(
        (story.stands().state(), story.stands().due_on()),
        (State::Proposed, Some(day("2026-04-01")))
    );
    let story = story.does(DIRK, adopted()).does(ANNA, noted());
    assert_eq!(story.stands().state(), State::Adopted);
    let story = story.does(ANNA, finished("2026-02-01"));
    let stands = story.stands();
    assert_eq!((stands.state(), stands.due_on()), (State::Done, None));
    assert_eq!(stands.judged_from(), Some(day("2026-08-01")), "six months of looking");
    let story = story.does(BRAM, closed());
    assert_eq!(story.stands().state(), State::Closed);
    assert_eq!(story.entries.len(), 5, "nothing of it is gone");
}

#[test]
fn art_7_4_each_does_his_own_part_only() {
    let story = Followed::proposed();
    for by in CAST.into_iter().filter(|by| ![BRAM, CARLA].contains(by)) {
        let refused = story.asks(by, |around| propose(proposal(), around));
        assert_eq!(refused, Err(Refused::NotYours), "{by}");
        story.refuses(by, changed(proposal()), Refused::NotYours);
    }
    for by in CAST.into_iter().filter(|by| *by != DIRK) {
        story.refuses(by, adopted(), Refused::NotYours);
    }
    let story = story.does(DIRK, adopted());
    for by in CAST.into_iter().filter(|by| *by != ANNA) {
        story.refuses(by, noted(), Refused::NotYours);
        story.refuses(by, finished("2026-02-01"), Refused::NotYours);
    }
    for by in [ANNA, FLEUR, GUUS] {
        story.refuses(by, closed(), Refused::NotYours);
    }
}

#[test]
fn art_7_4_who_stands_in_for_the_owner_tells_how_far_it_is() {
    let mut story = Followed::proposed().does(DIRK, adopted());
    let anna = story.register.people.iter_mut().find(|known| known.id == ANNA).unwrap();
    (anna.present, anna.stand_in) = (false, Some(FLEUR));
    let story = story.does(FLEUR, noted());
    assert_eq!(story.stands().notes.len(), 1);
    story.refuses(GUUS, noted(), Refused::NotYours);
}

#[test]
fn art_7_4_nothing_is_done_before_management_decided() {
    let story = Followed::proposed();
    story.refuses(ANNA, noted(), Refused::Undecided);
    story.refuses(ANNA, finished("2026-02-01"), Refused::Undecided);
    story.refuses(BRAM, closed(), Refused::Undecided);
    let story = story.does(DIRK, decided(Outcome::NotAdopted));
    story.refuses(ANNA, finished("2026-02-01"), Refused::NotAdopted);
    assert_eq!(story.stands().due_on(), None);
    // Management can think again; what it thought before stays.
    let story = story.does(DIRK, decided(Outcome::Partly));
    assert_eq!((story.stands().state(), story.entries.len()), (State::Adopted, 3));
}

#[test]
fn art_7_4_a_recommendation_cannot_vanish() {
    let story = Followed::proposed().does(DIRK, adopted());
    // What management wants, an officer doesn't end.
    story.refuses(BRAM, closed(), Refused::StillWanted);
    let dropped = story.clone().does(DIRK, closed());
    assert_eq!(dropped.stands().closed.unwrap().reason, "Het is klaar.");
    let story = story.does(ANNA, finished("2026-02-01")).does(BRAM, closed());
    for (by, command) in [
        (BRAM, changed(proposal())),
        (DIRK, adopted()),
        (ANNA, noted()),
        (ANNA, finished("2026-02-01")),
        (DIRK, closed()),
    ] {
        story.refuses(by, command, Refused::Closed);
    }
}

#[test]
fn art_7_4_a_change_keeps_what_stood_before() {
    let later = Proposal { due_on: day("2026-06-01"), ..proposal() };
    let peak = Some(period("2025-03-01", "2025-03-31"));
    let without = Proposal {
        due_on: day("2026-06-01"),
        ..measuring(|falls| falls.baseline = Baseline { left_out: peak, ..falls.baseline })
    };
    let story = Followed::proposed().does(DIRK, adopted());
    let story = story.does(CARLA, changed(later.clone())).does(BRAM, changed(without.clone()));
    assert_eq!(story.stands().proposal, without);
    let days: Vec<Date> = story
        .entries
        .iter()
        .filter_map(|entry| match &entry.event {
            Event::Proposed { proposal } | Event::Changed { proposal, .. } => Some(proposal.due_on),
            _ => None,
        })
        .collect();
    assert_eq!(days, ["2026-04-01", "2026-06-01", "2026-06-01"].map(day));
    assert_eq!(story.tries(BRAM, changed(without)), Ok(None), "the same again is no change");
}

#[test]
fn art_7_4_what_management_decided_on_stays_as_it_was_worded() {
    let worded = Proposal { measure: "Wij schrijven minder op.".to_owned(), ..proposal() };
    let story = Followed::proposed().does(BRAM, changed(worded.clone()));
    assert_eq!(story.stands().proposal.measure, worded.measure, "before the decision it may");
    let story = story.does(DIRK, adopted());
    story.refuses(BRAM, changed(proposal()), Refused::DecidedUpon);
    let other_owner = Proposal { owner: FLEUR, ..worded };
    let story = story.does(BRAM, changed(other_owner));
    story.refuses(ANNA, noted(), Refused::NotYours);
    assert_eq!(story.does(FLEUR, noted()).stands().notes.len(), 1);
}

#[test]
fn art_7_4_what_could_not_be_measured_is_refused() {
    let why = |proposal| Followed::begun(proposal).err();
    assert_eq!(why(proposal()), None);
    let uncounted = Proposal { falls: None, ..proposal() };
    assert_eq!(why(uncounted.clone()), Some(Refused::NothingCounted));
    let procedure = Proposal { purpose: Purpose::ImproveProcedures, ..uncounted };
    assert_eq!(why(procedure), None, "how a procedure is followed, evidence tells");
    let late = Proposal { due_on: day("2026-01-30"), ..proposal() };
    assert_eq!(why(late), Some(Refused::DueBeforeToday));
    let baseline = |from, until, left_out| {
        measuring(|falls| {
            falls.baseline = Baseline { period: period(from, until), left_out, count: 24 };
        })
    };
    let running = baseline("2025-02-01", "2026-01-31", None);
    assert_eq!(why(running), Some(Refused::BaselineNotOver));
    let year = ("2025-01-01", "2025-12-31");
    for (from, until) in [("2024-12-31", "2025-01-31"), ("2025-12-01", "2026-01-01"), year] {
        let peak = baseline(year.0, year.1, Some(period(from, until)));
        assert_eq!(why(peak), Some(Refused::LeftOutWrong), "{from} {until}");
    }
    for months in [0, 61] {
        let wrong = measuring(|falls| falls.observe_months = months);
        assert_eq!(why(wrong), Some(Refused::ObservationWrong));
    }
}

#[test]
fn art_7_4_days_are_those_on_which_it_happened() {
    let story = Followed::proposed();
    let tomorrow = day("2026-02-01");
    let decision = Decision { outcome: Outcome::Adopted, reason: "Ja.".to_owned(), on: tomorrow };
    story.refuses(DIRK, Command::Decide(decision), Refused::InTheFuture);
    let story = story.does(DIRK, adopted());
    let note = Note { on: tomorrow, text: "Bijna.".to_owned() };
    story.refuses(ANNA, Command::Note(note), Refused::InTheFuture);
    // Before and after may not overlap, whichever of them is changed.
    story.refuses(ANNA, finished("2025-12-31"), Refused::EffectiveInBaseline);
    let story = story.does(ANNA, finished("2026-01-01"));
    story.refuses(DIRK, decided(Outcome::NotAdopted), Refused::AlreadyDone);
    let overlapping = measuring(|falls| {
        falls.baseline = Baseline { period: period("2025-02-01", "2026-01-15"), ..falls.baseline };
    });
    story.refuses(BRAM, changed(overlapping), Refused::EffectiveInBaseline);
}

#[test]
fn art_7_4_each_entry_is_read_back_as_it_was_written() {
    let story = Followed::proposed()
        .does(BRAM, changed(Proposal { due_on: day("2026-05-01"), ..proposal() }))
        .does(DIRK, adopted())
        .does(ANNA, noted())
        .does(ANNA, finished("2026-02-01"))
        .does(BRAM, closed());
    for entry in &story.entries {
        let text = serde_json::to_string(entry).unwrap();
        assert_eq!(&serde_json::from_str::<Entry>(&text).unwrap(), entry);
    }
    let backwards = r#"{"from":"2026-01-02","until":"2026-01-01"}"#;
    assert!(serde_json::from_str::<Period>(backwards).is_err());
}

proptest! {
    /// Whatever is asked in whatever order: what was refused changes nothing, what is closed stays
    /// closed, and the history only grows.
    #[test]
    fn art_7_4_no_order_of_steps_makes_one_vanish(
        steps in prop::collection::vec((0_usize..11, 0_usize..6), 0..24),
    ) {
        let mut story = Followed::proposed();
        for (who, what) in steps {
            let command = match what {
                0 => changed(Proposal { due_on: day("2026-07-01"), ..proposal() }),
                1 => adopted(),
                2 => decided(Outcome::NotAdopted),
                3 => noted(),
                4 => finished("2026-02-01"),
                _ => closed(),
            };
            let before = story.clone();
            match story.tries(CAST[who], command) {
                Ok(Some(event)) => story.note(CAST[who], event),
                Ok(None) => {}
                Err(_) => prop_assert_eq!(story.stands(), before.stands()),
            }
            prop_assert!(story.entries.starts_with(&before.entries));
            let was_closed = before.stands().state() == State::Closed;
            prop_assert!(!was_closed || story.entries.len() == before.entries.len());
            let is_done = story.stands().done.is_some();
            prop_assert!(!is_done || story.stands().decision.is_some(), "nobody decided on it");
        }
    }
}
