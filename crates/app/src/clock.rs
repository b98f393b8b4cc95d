//! Where now and chance come from; the only place that asks the machine for them.
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// The present: the machine's, the machine's shifted to another day, or a test's.
#[derive(Clone, Debug)]
pub enum Clock {
    /// `ahead` is zero but for the demonstration, which may start on another day.
    System {
        ahead: SignedDuration,
    },
    Fixed(Arc<Mutex<Timestamp>>),
}

impl Clock {
    pub fn system() -> Self {
        Self::System { ahead: SignedDuration::ZERO }
    }

    /// A clock that shows `start` now and runs on from there.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn starting_at(start: Timestamp) -> Self {
        Self::System { ahead: Timestamp::now().duration_until(start) }
    }

    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(Mutex::new(at)))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System { ahead } => {
                Timestamp::now().saturating_add(*ahead).unwrap_or(Timestamp::MAX)
            }
            Self::Fixed(at) => *at.lock().expect("no holder of the clock panics"),
        }
    }

    /// Moves a fixed clock; a running one goes by itself.
    pub fn set(&self, to: Timestamp) {
        if let Self::Fixed(at) = self {
            *at.lock().expect("no holder of the clock panics") = to;
        }
    }
}

/// Ids and chance: the machine's, or counted in a test so that each run is the same.
#[derive(Clone, Debug)]
pub enum Chance {
    System,
    Counted(Arc<AtomicU64>),
}

impl Chance {
    pub fn counted() -> Self {
        Self::Counted(Arc::new(AtomicU64::new(1)))
    }

    /// `N` bytes nobody can foretell.
    #[expect(clippy::disallowed_methods, reason = "this is where chance comes from")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            Self::System => getrandom::fill(&mut bytes).expect("the system has random bytes"),
            Self::Counted(next) => {
                let mut state = next.fetch_add(1, Ordering::Relaxed);
                for byte in &mut bytes {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    *byte = state.to_be_bytes()[0];
                }
            }
        }
        bytes
    }

    /// A new id that sorts by time.
    pub fn id(&self, at: Timestamp) -> Uuid {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}
