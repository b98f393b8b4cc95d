//! The one thread that writes. What is queued becomes one transaction, because a commit costs a
//! wait for the disk, and each caller is answered after that wait.
use std::sync::mpsc::Receiver;

use super::connection::SqliteConnection;
use super::errors;
use crate::StoreError;
use crate::job::Job;

/// Bounds how long the first of a queue waits for the last.
const JOBS_TOGETHER_MAX: usize = 256;

/// Why nothing of a transaction was written.
enum Broken {
    Begin(rusqlite::Error),
    /// The job at this place ended the whole transaction, as a full disk does, and has its answer.
    ByJob(usize),
    Commit(rusqlite::Error),
}

/// Ends when the last store is dropped.
pub(super) fn write_until_closed(mut connection: SqliteConnection, queue: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = queue.recv() {
        let mut jobs = vec![first];
        jobs.extend(queue.try_iter().take(JOBS_TOGETHER_MAX - 1));
        write(&mut connection, jobs);
    }
}

fn write(connection: &mut SqliteConnection, mut jobs: Vec<Box<dyn Job>>) {
    match write_together(connection, &mut jobs) {
        Ok(()) => {}
        Err(Broken::Begin(cause)) => {
            for job in &mut jobs {
                job.fail(errors::of_control("begin immediate", &cause));
            }
        }
        Err(Broken::ByJob(culprit)) => {
            for (_, job) in jobs.iter_mut().enumerate().filter(|(place, _)| *place != culprit) {
                write_alone(connection, job);
            }
        }
        // One of them may be the cause: a deferred constraint, or the page that found no room.
        Err(Broken::Commit(_)) => {
            for job in &mut jobs {
                write_alone(connection, job);
            }
        }
    }
    for job in jobs {
        job.answer();
    }
}

fn write_alone(connection: &mut SqliteConnection, job: &mut Box<dyn Job>) {
    match write_together(connection, std::slice::from_mut(job)) {
        Ok(()) | Err(Broken::ByJob(_)) => {}
        Err(Broken::Begin(cause)) => job.fail(errors::of_control("begin immediate", &cause)),
        Err(Broken::Commit(cause)) => job.fail(errors::of_commit(&cause)),
    }
}

/// Runs jobs in one transaction, each in a savepoint, and commits.
fn write_together(
    connection: &mut SqliteConnection,
    jobs: &mut [Box<dyn Job>],
) -> Result<(), Broken> {
    abandon(connection);
    // SQLite takes its lock at the first write otherwise, too late to wait for it.
    connection.control("begin immediate").map_err(Broken::Begin)?;
    for (place, job) in jobs.iter_mut().enumerate() {
        if let Err(cause) = write_in_savepoint(connection, job) {
            job.fail(cause);
            abandon(connection);
            return Err(Broken::ByJob(place));
        }
        if connection.is_idle() {
            return Err(Broken::ByJob(place));
        }
    }
    connection.control("commit").map_err(|cause| {
        abandon(connection);
        Broken::Commit(cause)
    })
}

/// Fails when the savepoint could not be made or ended.
fn write_in_savepoint(
    connection: &mut SqliteConnection,
    job: &mut Box<dyn Job>,
) -> Result<(), StoreError> {
    let control = |connection: &SqliteConnection, sql| {
        connection.control(sql).map_err(|cause| errors::of_control(sql, &cause))
    };
    control(connection, "savepoint job")?;
    let succeeded = job.run(&mut connection.tx());
    match (connection.is_idle(), succeeded) {
        (true, true) => Err(StoreError::AfterFailure),
        (true, false) => Ok(()),
        (false, true) => control(connection, "release job"),
        (false, false) => {
            control(connection, "rollback to job")?;
            control(connection, "release job")
        }
    }
}

/// Rolls back what is still open.
fn abandon(connection: &SqliteConnection) {
    if !connection.is_idle()
        && let Err(cause) = connection.control("rollback")
    {
        tracing::error!(cause = %errors::described(&cause), "could not roll back");
    }
}
