//! What goes on beside the requests: mail leaves, what was read is noted, files are tended, people
//! are reminded.
use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::time::MissedTickBehavior;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_store::read_log::{self, Reading};
use weerklank_store::{Tx, surveys};

use crate::execute::by_the_system;
use crate::files::Tending;
use crate::reminders::schedule;
use crate::{App, AppError};

/// How often is looked whether something became due.
const TICK: Duration = Duration::from_secs(1);
/// How often drafts, links and visits that have ended are forgotten.
const TIDY_EVERY: Duration = Duration::from_mins(10);
/// How often is looked whom complainants can turn to (transition 37).
const CONTACTS_EVERY: Duration = Duration::from_mins(5);
/// How often is looked whether somebody is to be asked how it went (2.2).
const ASK_EVERY: Duration = Duration::from_mins(1);
/// So many are asked in one round.
const ASKED_MAX: u32 = 100;

/// Works until `stop` is true or nobody can set it any more; what was begun is finished.
pub async fn run_worker(app: App, stop: watch::Receiver<bool>) {
    let sorting = supervised("sorting mail", || sort_mail(app.clone(), stop.clone()));
    let rest = supervised("the rest of the work", || work(app.clone(), stop.clone()));
    let tending = supervised("tending files", || tend_files(app.clone(), stop.clone()));
    let reminding = supervised("reminding", || schedule(app.clone(), stop.clone()));
    let indexing = supervised("indexing dossiers", || index_dossiers(app.clone(), stop.clone()));
    let collecting = supervised("collecting forms", || collect_forms(app.clone(), stop.clone()));
    tokio::join!(sorting, rest, tending, reminding, indexing, collecting);
}

/// Begins again what breaks off by a fault of ours, so that one message that nobody foresaw stops
/// no others. What it had in hand is taken up again when its lease has ended.
pub(crate) async fn supervised<F>(what: &'static str, mut begin: impl FnMut() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    while let Err(broken) = tokio::spawn(begin()).await {
        if !broken.is_panic() {
            return;
        }
        tracing::error!(what, "broke off, and begins again");
        tokio::time::sleep(TICK).await;
    }
}

/// Apart from the mail that leaves: a slow server for that one holds up nothing here.
async fn sort_mail(app: App, mut stop: watch::Receiver<bool>) {
    let mut ticks = ticks();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = app.mail_waits() => {}
            () = stopped(&mut stop) => return,
        }
        all_of(&stop, || app.sort_next_mail()).await;
    }
}

/// Apart from all mail: an S3 store or a scanner that does not answer holds up nothing else.
async fn tend_files(app: App, mut stop: watch::Receiver<bool>) {
    let mut files = Tending::default();
    let mut ticks = ticks();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = stopped(&mut stop) => return,
        }
        log(files.round(&app, &stop).await);
    }
}

/// Apart from all else: the forms of a year take minutes.
async fn collect_forms(app: App, mut stop: watch::Receiver<bool>) {
    let mut ticks = ticks();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = stopped(&mut stop) => return,
        }
        all_of(&stop, || app.collect_next(&stop)).await;
    }
}

/// Once: what happens afterwards is indexed when it happens.
async fn index_dossiers(app: App, mut stop: watch::Receiver<bool>) {
    loop {
        match app.build_search(&stop).await {
            Ok(0) => return,
            Ok(dossiers) => return tracing::info!(dossiers, "indexed what is searched in"),
            Err(cause) => log(Err(cause)),
        }
        tokio::select! {
            () = tokio::time::sleep(ASK_EVERY) => {}
            () = stopped(&mut stop) => return,
        }
    }
}

async fn work(app: App, mut stop: watch::Receiver<bool>) {
    let mut tidied = Instant::now();
    let mut asked: Option<Instant> = None;
    let mut contacts: Option<Instant> = None;
    let mut ticks = ticks();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = app.post_waits() => {}
            () = stopped(&mut stop) => {
                log(app.write_reads().await);
                return;
            }
        }
        log(app.write_reads().await);
        if tidied.elapsed() >= TIDY_EVERY {
            log(app.forget_ended_visits().await);
            log(app.forget_collections().await);
            tidied = Instant::now();
        }
        if asked.is_none_or(|asked| asked.elapsed() >= ASK_EVERY) {
            log(app.ask_surveys().await);
            // What is late follows from what was agreed, and that may have changed.
            log(app.build_facts().await.map(|_| ()));
            asked = Some(Instant::now());
        }
        log(app.begin_day().await);
        if contacts.is_none_or(|looked| looked.elapsed() >= CONTACTS_EVERY) {
            log(app.review_contacts().await);
            contacts = Some(Instant::now());
        }
        all_of(&stop, || app.post_next()).await;
    }
}

/// One after the other until there is none. Between two is a good moment to stop; within one is
/// not.
async fn all_of<T, F>(stop: &watch::Receiver<bool>, next: impl Fn() -> F)
where
    F: Future<Output = Result<Option<T>, AppError>>,
{
    while !*stop.borrow() {
        match next().await {
            Ok(Some(_)) => {}
            Ok(None) => return,
            Err(cause) => return log(Err(cause)),
        }
    }
}

fn ticks() -> tokio::time::Interval {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// Also when whoever could say so is gone.
pub(crate) async fn stopped(stop: &mut watch::Receiver<bool>) {
    drop(stop.wait_for(|stop| *stop).await);
}

impl App {
    /// Asks the complainants whose answer has been there for ten days how it went (2.2), each
    /// once, and each in a transaction of his own.
    pub async fn ask_surveys(&self) -> Result<(), AppError> {
        let at = self.clock.now();
        let today = local_date(at);
        let due = self.store.read(move |tx| surveys::due(tx, today, ASKED_MAX)).await?;
        for complaint in due {
            let app = self.clone();
            let ask =
                move |tx: &mut Tx<'_>| by_the_system(tx, &app, complaint, (Command::AskSurvey, at));
            match self.store.write(ask).await {
                // Somebody else asked him meanwhile, or opened the dossier again.
                Ok(()) | Err(AppError::Refused(_)) => {}
                failed => return failed,
            }
            self.wake_post_room();
        }
        Ok(())
    }

    /// Writes who read what since the last time, in one transaction.
    pub async fn write_reads(&self) -> Result<(), AppError> {
        let reads = self.take_reads();
        if reads.is_empty() {
            return Ok(());
        }
        let readings: Vec<Reading> = reads
            .iter()
            .map(|read| Reading {
                id: self.chance.id(read.at),
                person: read.person,
                complaint: read.complaint,
                what: read.what.to_owned(),
                read_at: read.at,
            })
            .collect();
        let written = self.store.write(move |tx| read_log::insert(tx, &readings)).await;
        if written.is_err() {
            // What was read stays known until it can be written.
            for read in reads {
                self.note_read(read);
            }
        }
        Ok(written?)
    }
}

pub(crate) fn log(done: Result<(), AppError>) {
    if let Err(cause) = done {
        let cause: &(dyn std::error::Error + 'static) = &cause;
        tracing::error!(cause, "the worker failed, and goes on");
    }
}
