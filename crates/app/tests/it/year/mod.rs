//! A year of complaints with a moving clock: people who are away, partners who say nothing, mail
//! that is down for three days, a machine that is off over Christmas, two workers at once. Each day
//! the tasks are those of the script, each reminder comes once and in time, and in the end each
//! dossier stands with each article as the days in the script say.
//!
//! `WEERKLANK_TEST_YEAR` is the number of complaints; the short form has a few, on one database.
mod expected;
mod script;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use weerklank_app::absences::Absence;
use weerklank_domain::complaint::facts::Door;
use weerklank_domain::ids::{PersonId, PointId};
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_store::{StoreError, Tx};

use self::expected::{is_about_a_task, is_working_day, says};
use self::script::{Case, Dice, Road, Step};
use crate::databases;
use crate::story::Story;
use crate::test_app::{Taken, TestApp};

const FIRST: Date = date(2026, 2, 2);
/// The last complaint comes in before this day, and all are closed before the other.
const YEAR_ENDS: Date = date(2027, 2, 2);
const LAST: Date = date(2027, 6, 30);
const FEW: u32 = 30;

/// Nothing is sent on these days.
fn mail_is_down(day: Date) -> bool {
    (date(2026, 6, 10)..=date(2026, 6, 12)).contains(&day)
}

/// The machine is off, and nobody works.
fn machine_is_off(day: Date) -> bool {
    (date(2026, 12, 24)..=date(2027, 1, 2)).contains(&day)
}

/// Who is away, and who stands in.
struct Away {
    who: PersonId,
    from: Date,
    until: Date,
    stand_in: Option<PersonId>,
}

struct Year {
    story: Story,
    dice: Dice,
    cases: Vec<Case>,
    away: Vec<Away>,
    /// Of each dossier the lines of reminders, and to whom.
    told: BTreeMap<Reference, BTreeSet<(String, String)>>,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_goes_by_and_nothing_slips() {
    let asked = std::env::var("WEERKLANK_TEST_YEAR").ok();
    let complaints = asked.as_ref().map_or(FEW, |number| number.parse().unwrap());
    let fresh = [Some(databases::sqlite()), asked.is_some().then(databases::postgres)];
    for fresh in fresh.into_iter().flatten() {
        println!("on {:?}, {complaints} complaints", fresh.database);
        Box::pin(live_through(TestApp::new(fresh.migrated().await), complaints)).await;
    }
}

async fn live_through(app: TestApp, complaints: u32) {
    let mut year = Year::begin(app).await;
    let days = (YEAR_ENDS - FIRST).get_days();
    let mut arrivals: Vec<Date> = (0..complaints)
        .map(|_| FIRST + i64::from(year.dice.below(u32::try_from(days).unwrap())).days())
        .map(|day| if machine_is_off(day) { date(2027, 1, 4) } else { day })
        .collect();
    arrivals.sort_unstable();
    let mut day = FIRST;
    while day <= LAST {
        let today = arrivals.iter().filter(|arrival| **arrival == day).count();
        year.live(day, today).await;
        day = day.tomorrow().unwrap();
    }
    year.looks_back().await;
}

impl Year {
    async fn begin(app: TestApp) -> Self {
        let story = Story::begin(app).await;
        let away = |who: &Actor, from, until, stand_in: Option<&Actor>| {
            let (who, stand_in) = (who.person, stand_in.map(|actor| actor.person));
            Away { who, from, until, stand_in }
        };
        let away = vec![
            away(&story.bram, date(2026, 7, 13), date(2026, 7, 31), Some(&story.carla)),
            away(&story.anna, date(2026, 8, 3), date(2026, 8, 14), None),
            away(&story.carla, date(2026, 9, 7), date(2026, 9, 11), None),
            away(&story.bram, date(2026, 10, 19), date(2026, 10, 23), None),
        ];
        let year = Self { story, dice: Dice(7), cases: vec![], away, told: BTreeMap::new() };
        year.at(FIRST, 7, 0);
        for one in &year.away {
            let absence = Absence {
                id: year.story.draw_id(),
                person: one.who,
                from_on: one.from,
                until_on: Some(one.until),
                stand_in: one.stand_in,
            };
            year.story.note_absence(&year.story.bram, absence).await.unwrap();
        }
        year
    }

    /// The clock in Amsterdam shows this.
    fn at(&self, day: Date, hour: i8, minute: i8) {
        let moment =
            day.at(hour, minute, 0, 0).to_zoned(TimeZone::get("Europe/Amsterdam").unwrap());
        let moment = moment.unwrap().timestamp();
        self.story.later(moment.duration_since(self.story.now()));
    }

    fn is_there(&self, person: PersonId, day: Date) -> bool {
        let gone = |away: &&Away| away.who == person && (away.from..=away.until).contains(&day);
        !self.away.iter().any(|away| gone(&away))
    }

    /// Who does the work of this officer on this day.
    fn stands_for(&self, officer: &Actor, day: Date) -> Option<Actor> {
        if self.is_there(officer.person, day) {
            return Some(officer.clone());
        }
        let away = self
            .away
            .iter()
            .find(|away| away.who == officer.person && (away.from..=away.until).contains(&day));
        let stand_in = away.and_then(|away| away.stand_in)?;
        [&self.story.bram, &self.story.carla].into_iter().find(|it| it.person == stand_in).cloned()
    }

    async fn live(&mut self, day: Date, arrivals: usize) {
        if machine_is_off(day) {
            return;
        }
        self.story.mail_is_down(mail_is_down(day));
        let due = self.due();
        self.works(day, (6, 30)).await;
        self.works(day, (9, 5)).await;
        self.everybody_was_told(day, &due);
        self.at(day, 10, 0);
        for _ in 0..arrivals {
            self.receives(day).await;
        }
        if is_working_day(day) {
            self.people_act(day).await;
        }
        self.works(day, (15, 0)).await;
        self.works(day, (23, 30)).await;
        self.the_tasks_are_those_of_the_script().await;
    }

    /// What is on the lists in the morning: of which dossier, and by when.
    fn due(&self) -> Vec<(usize, &'static str, Date)> {
        let of = |(place, case): (usize, &Case)| {
            let tasks = expected::tasks(case).into_iter();
            tasks.map(|(kind, on)| (place, kind, on)).collect::<Vec<_>>()
        };
        self.cases.iter().enumerate().flat_map(of).collect()
    }

    /// Two workers do what there is to do, at the same moment.
    async fn works(&mut self, day: Date, (hour, minute): (i8, i8)) {
        self.at(day, hour, minute);
        let story = &self.story;
        story.begin_day().await.unwrap();
        story.review_contacts().await.unwrap();
        story.build_tasks().await.unwrap();
        let (one, other) = tokio::join!(story.remind(), story.remind());
        let is_quiet = !is_working_day(day) || !(8..18).contains(&hour);
        assert!(!is_quiet || one.unwrap() + other.unwrap() == 0, "{day} {hour}:{minute}");
        let (one, other) = tokio::join!(story.ask_surveys(), story.ask_surveys());
        one.and(other).unwrap();
        for case in &mut self.cases {
            let sent = case.facts.sent.filter(|_| case.facts.surveyed.is_none());
            if sent.is_some_and(|sent| day >= sent + 10.days()) {
                case.facts.surveyed = Some(day);
            }
        }
        let (one, other) = tokio::join!(story.post_round(), story.post_round());
        let dead = one.unwrap().dead + other.unwrap().dead;
        if dead > 0 {
            self.note_what_failed().await;
        }
        for mail in self.story.taken() {
            self.reads(&mail, day, is_quiet);
        }
    }

    /// A mail that arrived: the answer to a complaint, or a reminder.
    fn reads(&mut self, mail: &Taken, day: Date, is_quiet: bool) {
        let (text, raw) = (mail.text(), &mail.raw);
        if mail.to.ends_with("@klager.example") && raw.contains("application/pdf") {
            let of = |case: &&mut Case| raw.contains(&case.reference.to_string());
            let case = self.cases.iter_mut().find(of).unwrap();
            assert!(case.facts.sent.is_none(), "{} is answered twice", case.reference);
            case.facts.sent = Some(day);
        }
        if !text.contains("uw aandacht") {
            return;
        }
        assert!(!is_quiet, "{} is reminded on {day}, when it is quiet", mail.to);
        for line in text.lines().filter(|line| is_about_a_task(line)) {
            let case = self.cases.iter().find(|case| line.contains(&case.reference.to_string()));
            let due = expected::tasks(case.unwrap());
            assert!(due.iter().any(|(kind, _)| says(line, kind)), "{day}: {line}");
            let told = self.told.entry(case.unwrap().reference).or_default();
            let is_new = told.insert((mail.to.clone(), line.trim_end().to_owned()));
            assert!(is_new, "{} is told twice: {line}", mail.to);
        }
    }

    /// Whoever has a task has heard of it by now, he or who stands in for him.
    fn everybody_was_told(&self, day: Date, due: &[(usize, &'static str, Date)]) {
        if !is_working_day(day) || mail_is_down(day) {
            return;
        }
        for (place, kind, on) in due {
            let case = &self.cases[*place];
            if expected::on_or_before(*on) > day {
                continue;
            }
            let is_partners = matches!(*kind, "consult" | "progress" | "view");
            let owner = if is_partners { "anna" } else { address(&self.story, &case.officer) };
            let away = self.stands_for(&case.officer, day).filter(|_| !is_partners);
            let hears = away.map_or(owner, |actor| address(&self.story, &actor));
            let told = self.told.get(&case.reference);
            let heard = told.into_iter().flatten().any(|(to, line)| {
                (to.starts_with(owner) || to.starts_with(hears)) && says(line, kind)
            });
            let reference = case.reference;
            assert!(heard, "{day}: {hears} never heard of {kind} in {reference}, due {on}");
        }
    }

    async fn receives(&mut self, day: Date) {
        // Somebody else each time, or it would be proposed that two complaints are one.
        let number = self.cases.len();
        let about = (Door::Organisation, self.story.about_anna());
        let reference = self.story.recorded_with(&self.story.eva, about, |card| {
            card.company = format!("Bakkerij {number}");
            card.chamber_number = format!("{}", 20_000_000 + number);
            card.email = format!("klager{number}@klager.example");
            card.phone = format!("030 27{number:05}");
            card.address = format!("Kerkstraat {number}\n3581 RB Utrecht");
        });
        let reference = reference.await;
        let bram = self.is_there(self.story.bram.person, day);
        let officer = if bram { self.story.bram.clone() } else { self.story.carla.clone() };
        let point = PointId::from_uuid(self.story.draw_id());
        self.cases.push(Case::draw(&mut self.dice, (reference, day), officer, point));
    }

    async fn people_act(&mut self, day: Date) {
        let mut cases = std::mem::take(&mut self.cases);
        for case in &mut cases {
            if case.facts.failed
                && let Some(by) = self.stands_for(&case.officer, day)
            {
                case.act(&self.story, &by, Step::Send).await;
            }
            while let Some((on, step)) = case.steps.front().copied() {
                let after_answer = matches!(step, Step::Complete | Step::Close | Step::Relation);
                let waits = after_answer && case.facts.sent.is_none_or(|sent| sent == day);
                let anna_is_there = self.is_there(self.story.anna.person, day);
                // A partner who is away gets no turn.
                let needs_anna = step.is_partners(case.road) || step == Step::Assign;
                let too_early = match step {
                    Step::Relation => case.facts.sent.is_none_or(|sent| day < sent + 60.days()),
                    // He has had his turn, however late that began.
                    Step::HandOver if case.road == Road::Silent => {
                        let silent = |assigned| day > expected::working(assigned, 5);
                        !case.facts.assigned.is_some_and(silent)
                    }
                    _ => false,
                };
                if on > day || waits || too_early || (needs_anna && !anna_is_there) {
                    break;
                }
                let by = if step.is_partners(case.road) {
                    Some(self.story.anna.clone())
                } else {
                    self.stands_for(&case.officer, day)
                };
                let Some(by) = by else { break };
                case.act(&self.story, &by, step).await;
                case.steps.pop_front();
            }
        }
        self.cases = cases;
    }

    /// The letters that could not be delivered; other mail is sent again by hand.
    async fn note_what_failed(&mut self) {
        let dead = |tx: &mut Tx<'_>| weerklank_store::outbox::list_dead(tx);
        for message in self.story.store.read::<_, StoreError, _>(dead).await.unwrap() {
            if message.can_be_sent_again() {
                let again = move |tx: &mut Tx<'_>| {
                    weerklank_store::outbox::send_again(tx, message.id, message.created_at)
                };
                self.story.store.write::<_, StoreError, _>(again).await.unwrap();
                continue;
            }
            let reference = message.reference.unwrap();
            let case = self.cases.iter_mut().find(|case| case.reference.to_string() == reference);
            let case = case.unwrap();
            // One that failed before may have been sent since.
            let settled = message.settled_at.unwrap();
            let sent_anew = case.facts.sent.is_some() || settled < self.story.now();
            case.facts.failed |= !sent_anew;
        }
    }

    async fn the_tasks_are_those_of_the_script(&self) {
        let read = |tx: &mut Tx<'_>| {
            let sql = "select c.reference, t.kind, t.due_on from task t \
                join complaint c on c.id = t.complaint";
            let rows = tx.query(sql, &[])?;
            rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).collect()
        };
        let stored: Vec<(String, String, Date)> =
            self.story.store.read::<_, StoreError, _>(read).await.unwrap();
        let mut expected = BTreeSet::new();
        for case in &self.cases {
            for (kind, on) in expected::tasks(case) {
                expected.insert((case.reference.to_string(), kind.to_owned(), on));
            }
        }
        assert_eq!(
            stored.len(),
            expected.len(),
            "none twice: {}",
            self.differs(&stored, &expected)
        );
        let stored: BTreeSet<_> = stored.into_iter().collect();
        assert_eq!(stored, expected);
    }

    fn differs(
        &self,
        stored: &[(String, String, Date)],
        expected: &BTreeSet<(String, String, Date)>,
    ) -> String {
        let stored: BTreeSet<_> = stored.iter().cloned().collect();
        let more: Vec<_> = stored.difference(expected).collect();
        let fewer: Vec<_> = expected.difference(&stored).collect();
        let about = more.iter().chain(&fewer).next().map(|one| one.0.clone()).unwrap_or_default();
        let case = self.cases.iter().find(|case| case.reference.to_string() == about);
        let facts = case.map(|case| (case.road, case.received, &case.facts));
        format!("on {}: more {more:?}, fewer {fewer:?}; {facts:?}", self.story.today())
    }

    async fn looks_back(&self) {
        let mut wrong = Vec::new();
        for case in &self.cases {
            assert!(case.steps.is_empty(), "{:?} never came: {:?}", case.steps, case.facts);
            let found: BTreeMap<&str, &str> = self.found(case.reference).await;
            for (article, verdict) in expected::verdicts(case) {
                if found.get(article) != Some(&verdict) {
                    let (is, road) = (found.get(article), case.road);
                    wrong
                        .push(format!("{article} {verdict}, is {is:?}: {road:?} {:?}", case.facts));
                }
            }
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
        let told: usize = self.told.values().map(BTreeSet::len).sum();
        assert!(told > self.cases.len(), "reminders were read");
    }

    async fn found(&self, reference: Reference) -> BTreeMap<&'static str, &'static str> {
        let dossier = self.story.seen_by_bram(reference).await;
        let found = dossier.compliance.iter();
        found.map(|one| (one.article.number(), one.verdict.key())).collect()
    }
}

fn address(story: &Story, officer: &Actor) -> &'static str {
    if officer.person == story.bram.person { "bram" } else { "carla" }
}
