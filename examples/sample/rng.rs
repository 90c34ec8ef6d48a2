//! A small generator of pseudo-random numbers, so that the same seed gives the same district on every machine.

/// `SplitMix64`: one word of state, good enough for names and dates.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// A generator for a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        scramble(self.0)
    }

    /// A number below `limit`; 0 for a limit of 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(1).max(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u16, high: u16) -> u16 {
        let span = usize::from(high.saturating_sub(low)) + 1;
        low + u16::try_from(self.below(span)).unwrap_or(0)
    }

    /// True in `percent` of a hundred draws.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list that is not empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

const fn scramble(word: u64) -> u64 {
    let mut z = word;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A choice that depends on two numbers only: a person or unit keeps its habits over the years.
pub fn steady(id: usize, salt: usize, limit: usize) -> usize {
    let word = u64::try_from(id).unwrap_or(0).wrapping_mul(1_000_003)
        ^ u64::try_from(salt).unwrap_or(0).wrapping_mul(7_919);
    let limit = u64::try_from(limit).unwrap_or(1).max(1);
    usize::try_from(scramble(word) % limit).unwrap_or(0)
}
