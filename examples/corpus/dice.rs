//! Chance that can be repeated: the same seed and stream give the same draws on every machine.

const STEP: u64 = 6_364_136_223_846_793_005;

/// A permuted congruential generator of 32 bits (PCG-XSH-RR, O'Neill 2014). Every workbook has a stream of its own, so
/// that its contents do not depend on how many threads write.
#[derive(Debug, Clone)]
pub(crate) struct Dice {
    state: u64,
    stream: u64,
}

impl Dice {
    /// Dice for a seed; draws of different streams have nothing in common.
    pub(crate) fn new(seed: u64, stream: u32) -> Self {
        let mut dice = Self {
            state: 0,
            stream: (u64::from(stream) << 1) | 1,
        };
        dice.roll();
        dice.state = dice.state.wrapping_add(seed);
        dice.roll();
        dice
    }

    /// A number below `limit`; 0 where the limit is 0.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        let product = u64::from(self.roll()) * u64::from(limit);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True in `share` of a thousand throws.
    pub(crate) fn permille(&mut self, share: u32) -> bool {
        self.below(1000) < share
    }

    /// A place in a list of `length`.
    pub(crate) fn index(&mut self, length: usize) -> usize {
        let limit = u32::try_from(length).unwrap_or(u32::MAX);
        usize::try_from(self.below(limit)).unwrap_or(0)
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.index(list.len())]
    }

    /// One of a list of choices, each as likely as its weight.
    pub(crate) fn weighted<T: Copy>(&mut self, list: &[(T, u32)]) -> T {
        let mut left = self.below(list.iter().map(|choice| choice.1).sum());
        for &(choice, weight) in list {
            if left < weight {
                return choice;
            }
            left -= weight;
        }
        list[0].0
    }

    fn roll(&mut self) -> u32 {
        let old = self.state;
        self.state = old.wrapping_mul(STEP).wrapping_add(self.stream);
        let mixed = (((old >> 18) ^ old) >> 27) & u64::from(u32::MAX);
        let turn = u32::try_from(old >> 59).unwrap_or(0);
        u32::try_from(mixed).unwrap_or(0).rotate_right(turn)
    }
}
