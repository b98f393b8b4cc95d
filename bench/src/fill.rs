//! Fills an empty database with complaints of five years.
use std::collections::HashSet;
use std::io::Write as _;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Instant;

use anyhow::Context as _;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use weerklank_app::AppError;
use weerklank_app::clock::Clock;
use weerklank_domain::calendar::{Calendar, local_date};
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::reference::Reference;
use weerklank_store::files::{self, NewFile};
use weerklank_store::{Store, Tx, content, dossiers};

use crate::cast::Cast;
use crate::dice::Dice;
use crate::life::{Life, Teller, Until};
use crate::ways;

const DAYS: i64 = 5 * 365;
/// So many complaints are one transaction.
const BATCH: usize = 2000;
/// What each letter and form weighs here.
const PDF: &[u8] = b"%PDF-1.7 of the benchmark";

/// What the measuring needs to know of it.
pub(crate) struct Filled {
    pub(crate) cast: Arc<Cast>,
    pub(crate) complaints: usize,
    pub(crate) open: usize,
    pub(crate) entries: usize,
    /// Dossiers of all years that were decided in writing and closed, and that the first officer
    /// sees.
    pub(crate) samples: Vec<Reference>,
    pub(crate) seconds: f64,
}

pub(crate) async fn fill(store: &Store, complaints: usize) -> anyhow::Result<Filled> {
    let began = Instant::now();
    let today = local_date(Clock::system().now());
    let first = today.saturating_sub(DAYS.days());
    let at = crate::life::at(first, 0);
    let cast = Arc::new(Cast::settle(store, at).await?);
    let (sender, batches) = sync_channel(2);
    let telling = {
        let cast = Arc::clone(&cast);
        std::thread::spawn(move || tell_all(&cast, (today, complaints), &sender))
    };
    let mut filled =
        Filled { cast, complaints: 0, open: 0, entries: 0, samples: vec![], seconds: 0.0 };
    let batches = Arc::new(std::sync::Mutex::new(batches));
    while let Some(batch) = next(&batches).await? {
        filled.count(&batch);
        let cast = Arc::clone(&filled.cast);
        store.write(move |tx| insert_all(tx, &batch, &cast)).await?;
        progress(filled.complaints, complaints, began);
    }
    eprintln!();
    telling.join().map_err(|_| anyhow::anyhow!("the teller stopped"))??;
    filled.seconds = began.elapsed().as_secs_f64();
    Ok(filled)
}

type Batches = Arc<std::sync::Mutex<Receiver<Vec<Life>>>>;

async fn next(batches: &Batches) -> anyhow::Result<Option<Vec<Life>>> {
    let batches = Arc::clone(batches);
    let receive = move || batches.lock().ok().and_then(|batches| batches.recv().ok());
    tokio::task::spawn_blocking(receive).await.context("could not wait for a batch")
}

fn tell_all(
    cast: &Cast,
    (today, complaints): (Date, usize),
    sender: &SyncSender<Vec<Life>>,
) -> anyhow::Result<()> {
    let calendar = Calendar::dutch();
    let mut teller = Teller { cast, calendar: &calendar, dice: Dice::new(2), today };
    let mut taken = HashSet::new();
    let mut batch = Vec::new();
    for number in 0..complaints {
        let age = DAYS - i64::try_from(number)? * DAYS / i64::try_from(complaints)?;
        let day = today.saturating_sub(age.days());
        let reference = draw(&mut teller.dice, day, &mut taken);
        let until = how_far(&mut teller.dice, age);
        batch.push(ways::tell(&mut teller, (day, reference), until)?);
        if batch.len() == BATCH || number + 1 == complaints {
            // Whoever no longer listens says himself why.
            if sender.send(std::mem::take(&mut batch)).is_err() {
                break;
            }
        }
    }
    Ok(())
}

fn draw(dice: &mut Dice, day: Date, taken: &mut HashSet<Reference>) -> Reference {
    loop {
        let reference = Reference::new(day.year(), dice.bytes());
        if taken.insert(reference) {
            return reference;
        }
    }
}

/// Six in a hundred are open: most of the last month, and of the year before it a quarter, of
/// which two thirds were answered and wait for their form.
fn how_far(dice: &mut Dice, age: i64) -> Until {
    let open = match age {
        ..=30 => dice.percent(88),
        31..=365 => dice.percent(25),
        _ => false,
    };
    if !open {
        Until::Closed
    } else if age > 30 && dice.percent(65) {
        Until::Answered
    } else {
        Until::Steps(dice.below(14))
    }
}

fn insert_all(tx: &mut Tx<'_>, batch: &[Life], cast: &Cast) -> Result<(), AppError> {
    for life in batch {
        let id = life.complaint.id;
        for sealed in &life.texts {
            content::put(tx, Some(id), sealed)?;
        }
        dossiers::insert(tx, &life.complaint, &life.entries, &cast.registers[life.register])?;
        for (file, name, added_at) in &life.files {
            let file = NewFile {
                id: *file,
                complaint: id,
                name: *name,
                content: files::Content::Bytes(PDF),
                media_type: "application/pdf",
                visibility: Visibility::Everybody,
                added_at: *added_at,
                added_by: life.complaint.recording.recorded_by,
            };
            files::add(tx, &file)?;
        }
    }
    Ok(())
}

impl Filled {
    fn count(&mut self, batch: &[Life]) {
        const SAMPLE_OF: usize = 499;
        for life in batch {
            self.complaints += 1;
            self.entries += life.entries.len();
            self.open += usize::from(life.complaint.is_open());
            let complaint = &life.complaint;
            let decided = !complaint.points.is_empty() && !complaint.is_open();
            let seen = !complaint.is_excluded(self.cast.officers[0]);
            if decided && seen && self.complaints % SAMPLE_OF < 3 {
                self.samples.push(life.complaint.recording.reference);
            }
        }
    }
}

fn progress(done: usize, of: usize, began: Instant) {
    let seconds = began.elapsed().as_secs();
    eprint!("\rfilling: {done} of {of} complaints in {seconds} s");
    // What is only shown may be lost.
    let _ = std::io::stderr().flush();
}

/// The instant from which sessions of the benchmark count.
pub(crate) fn now() -> Timestamp {
    Clock::system().now()
}
