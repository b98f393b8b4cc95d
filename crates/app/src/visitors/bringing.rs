//! How much who has no account may bring in: files that nobody sends stay for a week, and must
//! not fill the disk.
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::App;
use crate::accounts::slow_down::place;

/// So many full forms at once from one place, since an office has many people behind one address.
const FORMS_AT_ONCE: u64 = 4;
/// And a megabyte more each time after this.
const PERIOD: Duration = Duration::from_secs(30);
/// More places than this are looked through for those that may be forgotten.
const PLACES_MAX: usize = 10_000;

/// Counts megabytes per place; a small file counts as one.
pub(crate) struct Bringing(DefaultKeyedRateLimiter<IpAddr>);

impl Bringing {
    pub(crate) fn new(form_bytes_max: u64) -> Self {
        let quota = Quota::with_period(PERIOD).expect("the period is not zero");
        Self(RateLimiter::keyed(quota.allow_burst(megabytes(form_bytes_max * FORMS_AT_ONCE))))
    }

    fn may(&self, from: IpAddr, bytes: u64) -> bool {
        if self.0.len() > PLACES_MAX {
            self.0.retain_recent();
        }
        // More than fits at once never fits.
        self.0.check_key_n(&place(from), megabytes(bytes)).is_ok_and(|now| now.is_ok())
    }
}

fn megabytes(bytes: u64) -> NonZeroU32 {
    let whole = u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX);
    NonZeroU32::new(whole).unwrap_or(NonZeroU32::MIN)
}

impl App {
    /// Whether a file of this size is taken from a place now; what is asked counts.
    pub fn may_bring(&self, from: IpAddr, bytes: u64) -> bool {
        self.bringing().may(from, bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bringing, IpAddr};

    #[test]
    fn a_place_brings_so_much_and_keeps_nobody_else_waiting() {
        let limit = Bringing::new(10 << 20);
        let (here, there) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        for _ in 0..3 {
            assert!(limit.may(here, 10 << 20));
        }
        for small in 0..10 {
            assert!(limit.may(here, 1), "{small}");
        }
        assert!(!limit.may(here, 1), "forty megabytes, a small file counted as one");
        assert!(limit.may(there, 10 << 20));
        assert!(!limit.may(there, 41 << 20), "never at once");
    }
}
