//! Work handed to another thread, and its answer.
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::oneshot;

use crate::{StoreError, Tx};

/// A write of which the type of the answer is known to its caller only.
pub(crate) trait Job: Send {
    /// Runs the work, keeps its answer, and tells whether there is something to commit. A later
    /// run replaces the answer of an earlier one.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Keeps this failure as the answer instead.
    fn fail(&mut self, cause: StoreError);
    /// Tells the caller, if it still listens.
    fn answer(self: Box<Self>);
}

pub(crate) struct WriteJob<T, E, F> {
    work: F,
    answer: Option<Result<T, E>>,
    caller: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> WriteJob<T, E, F> {
    pub(crate) fn new(work: F) -> (Self, oneshot::Receiver<Result<T, E>>) {
        let (caller, receiver) = oneshot::channel();
        (Self { work, answer: None, caller }, receiver)
    }
}

impl<T, E, F> Job for WriteJob<T, E, F>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let answer = attempt(tx, &self.work);
        let succeeded = answer.is_ok();
        self.answer = Some(answer);
        succeeded
    }

    fn fail(&mut self, cause: StoreError) {
        self.answer = Some(Err(cause.into()));
    }

    fn answer(self: Box<Self>) {
        let answer = self.answer.unwrap_or_else(|| Err(StoreError::Stopped.into()));
        // The caller may be gone: a request that was dropped waits for nothing.
        drop(self.caller.send(answer));
    }
}

/// Runs a job so that a panic is an error, and so is success after a statement that failed: the
/// database would roll that back and say nothing.
pub(crate) fn attempt<T, E>(
    tx: &mut Tx<'_>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E>
where
    E: From<StoreError>,
{
    // Nothing of the transaction is used after a panic but to roll it back.
    match catch_unwind(AssertUnwindSafe(|| work(tx))) {
        Ok(Ok(_)) if tx.failure().is_some() => Err(StoreError::AfterFailure.into()),
        Ok(answer) => answer,
        Err(_) => Err(StoreError::Panicked.into()),
    }
}
