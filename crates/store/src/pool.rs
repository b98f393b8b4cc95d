//! Connections that wait for work.
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::StoreError;

/// At most so many connections in use at once, and those that are not.
pub(crate) struct Pool<C> {
    idle: Mutex<Vec<C>>,
    permits: Arc<Semaphore>,
}

impl<C: Send + 'static> Pool<C> {
    pub(crate) fn new(connections_max: usize) -> Self {
        Self { idle: Mutex::default(), permits: Arc::new(Semaphore::new(connections_max)) }
    }

    /// The leave to use one connection, for as long as it is kept.
    pub(crate) async fn permit(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        self.permits.clone().acquire_owned().await.map_err(|_| StoreError::Stopped)
    }

    /// One that is idle, the one used last first.
    pub(crate) fn take(&self) -> Option<C> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    pub(crate) fn give_back(&self, connection: C) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }

    pub(crate) fn empty(&mut self) -> Vec<C> {
        std::mem::take(self.idle.get_mut().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Runs work that blocks on a thread made for it. Once started it runs to its end, also when
/// nobody waits any more.
pub(crate) async fn blocking<T, E, F>(work: F) -> Result<T, E>
where
    F: FnOnce() -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(answer) => answer,
        // Only when the runtime stops: jobs catch their own panics.
        Err(_) => Err(StoreError::Stopped.into()),
    }
}
