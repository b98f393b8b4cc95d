//! Chance that is the same in every run, so that two runs measure the same complaints.
use jiff::Timestamp;
use uuid::Uuid;
use weerklank_domain::chain::Salt;

/// `SplitMix64`: small, fast, even.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// For what must be new in each run: a form that was sent before records nothing.
    pub(crate) fn seeded_now() -> Self {
        let nanos = crate::fill::now().as_nanosecond() & i128::from(u64::MAX);
        Self(u64::try_from(nanos).unwrap_or_default())
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a length fits in 64 bits");
        usize::try_from(self.next() % end).expect("it is below a length")
    }

    /// True in so many of a hundred throws.
    pub(crate) fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub(crate) fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    pub(crate) fn bytes(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes());
        bytes
    }

    /// An id that sorts by time, as those of the program do.
    pub(crate) fn id(&mut self, at: Timestamp) -> Uuid {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
        let bytes = self.bytes();
        let chance = bytes[..10].try_into().expect("ten of sixteen bytes");
        uuid::Builder::from_unix_timestamp_millis(millis, chance).into_uuid()
    }

    pub(crate) fn salt(&mut self) -> Salt {
        Salt::from_bytes(self.bytes())
    }
}
