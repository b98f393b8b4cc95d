//! Who keeps guessing waits longer: per account, and per place on the network.
//!
//! Time here is the machine's own count and not the clock of `app`: a wait must not end because
//! the demonstration shows another day.
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock, QuantaInstant, Reference};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use weerklank_domain::chain::Digest;

/// So many wrong passwords in a row, then one in each period.
const PER_ACCOUNT: (NonZeroU32, Duration) = (four(), Duration::from_secs(30));
/// An office has many people behind one address.
const PER_PLACE: (NonZeroU32, Duration) = (nineteen(), Duration::from_secs(10));
/// More keys than this are looked through for those that may be forgotten.
const KEYS_MAX: usize = 10_000;

/// The two slow-downs of the sign-in. Only what goes wrong counts.
pub(crate) struct SlowDown {
    accounts: Gate<Digest>,
    places: Gate<IpAddr>,
}

struct Gate<K: Hash + Eq + Clone> {
    failures: DefaultKeyedRateLimiter<K>,
    closed_until: Mutex<HashMap<K, QuantaInstant>>,
    clock: DefaultClock,
}

const fn four() -> NonZeroU32 {
    NonZeroU32::new(4).expect("four is not zero")
}

const fn nineteen() -> NonZeroU32 {
    NonZeroU32::new(19).expect("nineteen is not zero")
}

impl SlowDown {
    pub(crate) fn new() -> Self {
        Self { accounts: Gate::new(PER_ACCOUNT), places: Gate::new(PER_PLACE) }
    }

    /// The seconds to wait before another try; nothing when one may be made now. An account that
    /// does not exist is slowed down like one that does.
    pub(crate) fn wait_seconds(&self, account: &str, from: IpAddr) -> Option<u64> {
        let of_account = self.accounts.wait(&key(account));
        of_account.max(self.places.wait(&place(from)))
    }

    /// A wrong password was given.
    pub(crate) fn failed(&self, account: &str, from: IpAddr) {
        self.accounts.failed(key(account));
        self.places.failed(place(from));
    }
}

/// Of an account that may not exist, and be of any length.
fn key(account: &str) -> Digest {
    Digest::sha256(account.as_bytes())
}

/// One subscriber has a whole network of 2^64 addresses.
pub(crate) fn place(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            let network = Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0);
            v6.to_ipv4_mapped().map_or(IpAddr::V6(network), IpAddr::V4)
        }
    }
}

impl<K: Hash + Eq + Clone> Gate<K> {
    fn new((burst, period): (NonZeroU32, Duration)) -> Self {
        let quota = Quota::with_period(period).expect("the period is not zero").allow_burst(burst);
        Self {
            failures: RateLimiter::keyed(quota),
            closed_until: Mutex::default(),
            clock: DefaultClock::default(),
        }
    }

    fn wait(&self, key: &K) -> Option<u64> {
        let closed = self.closed_until.lock().unwrap_or_else(PoisonError::into_inner);
        let until = *closed.get(key)?;
        let now = self.clock.now();
        let left: Duration = until.duration_since(now.min(until)).into();
        (until > now).then(|| left.as_secs() + 1)
    }

    fn failed(&self, key: K) {
        let mut closed = self.closed_until.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(not_until) = self.failures.check_key(&key) {
            closed.insert(key, not_until.earliest_possible());
        }
        if closed.len() > KEYS_MAX || self.failures.len() > KEYS_MAX {
            let now = self.clock.now();
            closed.retain(|_, until| *until > now);
            self.failures.retain_recent();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KEYS_MAX, SlowDown, place};
    use std::net::IpAddr;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    #[test]
    fn after_five_wrong_passwords_an_account_waits_wherever_they_come_from() {
        let slow = SlowDown::new();
        for number in 0..5 {
            assert_eq!(slow.wait_seconds("anna", address(number)), None);
            slow.failed("anna", address(number));
        }
        let wait = slow.wait_seconds("anna", address(9));
        assert!(wait.is_some_and(|seconds| (1..=31).contains(&seconds)), "{wait:?}");
        assert_eq!(slow.wait_seconds("bram", address(9)), None);
    }

    #[test]
    fn after_twenty_wrong_passwords_a_place_waits_whichever_account_they_try() {
        let slow = SlowDown::new();
        for number in 0..20 {
            assert_eq!(slow.wait_seconds("anna", address(1)), None);
            slow.failed(&format!("person {number}"), address(1));
        }
        assert!(slow.wait_seconds("anna", address(1)).is_some());
        assert_eq!(slow.wait_seconds("anna", address(2)), None);
    }

    #[test]
    fn a_place_is_a_network_where_one_subscriber_has_many_addresses() {
        let parse = |text: &str| text.parse::<IpAddr>().ok().map(place);
        assert_eq!(parse("2001:db8:1:2:3:4:5:6"), parse("2001:db8:1:2::9"));
        assert_ne!(parse("2001:db8:1:2::1"), parse("2001:db8:1:3::1"));
        assert_eq!(parse("::ffff:192.0.2.7"), Some(address(7)));
    }

    #[test]
    fn names_that_nobody_has_do_not_fill_the_memory() {
        let slow = SlowDown::new();
        for number in 0..(KEYS_MAX + 100) {
            let [a, b, c, d] = u32::try_from(number).unwrap_or(0).to_be_bytes();
            slow.failed(&format!("person {number}"), IpAddr::from([10 + a, b, c, d]));
        }
        // Recent ones are kept, whatever their number; nothing is closed by them.
        assert_eq!(slow.wait_seconds("person 5", address(1)), None);
    }
}
