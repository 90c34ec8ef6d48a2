//! Three-valued answers about all persons of a roster, one bit a person.

/// For each person yes, no, or open where a missing fact leaves it open (Kleene's logic, that of SQL).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask {
    len: usize,
    yes: Vec<u64>,
    no: Vec<u64>,
}

impl Mask {
    /// The same answer for everyone.
    #[must_use]
    pub fn all(len: usize, answer: Option<bool>) -> Self {
        let words = |set: bool| vec![if set { u64::MAX } else { 0 }; len.div_ceil(64)];
        let mut mask = Self {
            len,
            yes: words(answer == Some(true)),
            no: words(answer == Some(false)),
        };
        mask.clear_tail();
        mask
    }

    /// For each person the answer at the place that the code names.
    pub(super) fn of_codes<C: Copy + Into<u32>>(codes: &[C], answers: &[Option<bool>]) -> Self {
        // both bits beside each other; beyond the answers it is open
        let bits: Vec<u64> = answers
            .iter()
            .map(|answer| answer.map_or(0, |yes| if yes { 1 } else { 2 }))
            .collect();
        let mut mask = Self {
            len: codes.len(),
            yes: Vec::with_capacity(codes.len().div_ceil(64)),
            no: Vec::with_capacity(codes.len().div_ceil(64)),
        };
        for word in codes.chunks(64) {
            let (mut yes, mut no) = (0, 0);
            for (at, &code) in word.iter().enumerate() {
                let code: u32 = code.into();
                let both = bits.get(code as usize).copied().unwrap_or(0);
                yes |= (both & 1) << at;
                no |= (both >> 1) << at;
            }
            mask.yes.push(yes);
            mask.no.push(no);
        }
        mask
    }

    /// Number of persons.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether it speaks of nobody.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The answer for a person; `None` is open, also beyond the end.
    #[must_use]
    pub fn get(&self, person: usize) -> Option<bool> {
        let bit = |words: &[u64]| {
            words
                .get(person / 64)
                .is_some_and(|word| word >> (person % 64) & 1 == 1)
        };
        match (bit(&self.yes), bit(&self.no)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// Whether the answer for a person is yes.
    #[must_use]
    pub fn is_yes(&self, person: usize) -> bool {
        self.get(person) == Some(true)
    }

    /// Yes where both are yes, no where one is no.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        zip(&mut self.yes, &other.yes, |a, b| a & b);
        zip(&mut self.no, &other.no, |a, b| a | b);
        self
    }

    /// Yes where one is yes, no where both are no.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        zip(&mut self.yes, &other.yes, |a, b| a | b);
        zip(&mut self.no, &other.no, |a, b| a & b);
        self
    }

    /// Yes where it is open, no elsewhere.
    #[must_use]
    pub fn is_open(mut self) -> Self {
        zip(&mut self.no, &self.yes, |a, b| a | b);
        self.yes = self.no.iter().map(|known| !known).collect();
        self.clear_tail();
        self
    }

    /// No bit stands beyond the last person.
    fn clear_tail(&mut self) {
        let used = self.len % 64;
        for words in [&mut self.yes, &mut self.no] {
            if let (Some(word), true) = (words.last_mut(), used > 0) {
                *word &= (1 << used) - 1;
            }
        }
    }

    /// How many are yes.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.yes.iter().map(|word| word.count_ones()).sum()
    }

    /// How many are yes in both.
    #[must_use]
    pub fn count_both(&self, other: &Self) -> u32 {
        let words = self.yes.iter().zip(&other.yes);
        words.map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// How many are yes in all three.
    #[must_use]
    pub fn count_all_three(&self, second: &Self, third: &Self) -> u32 {
        let words = self.yes.iter().zip(&second.yes).zip(&third.yes);
        words.map(|((a, b), c)| (a & b & c).count_ones()).sum()
    }

    /// The persons for whom it is yes, ascending.
    pub fn persons(&self) -> impl Iterator<Item = usize> {
        ones(self.yes.iter().copied())
    }

    /// The persons for whom it is open, ascending.
    pub fn open(&self) -> impl Iterator<Item = usize> {
        let len = self.len;
        let words = self.yes.iter().zip(&self.no);
        ones(words.map(|(yes, no)| !(yes | no))).filter(move |&person| person < len)
    }
}

impl std::ops::Not for Mask {
    type Output = Self;

    /// Yes and no exchanged; what is open stays open.
    fn not(mut self) -> Self {
        std::mem::swap(&mut self.yes, &mut self.no);
        self
    }
}

impl FromIterator<Option<bool>> for Mask {
    fn from_iter<I: IntoIterator<Item = Option<bool>>>(answers: I) -> Self {
        let mut mask = Self {
            len: 0,
            yes: Vec::new(),
            no: Vec::new(),
        };
        for answer in answers {
            if mask.len.is_multiple_of(64) {
                mask.yes.push(0);
                mask.no.push(0);
            }
            for (words, wanted) in [(&mut mask.yes, true), (&mut mask.no, false)] {
                if answer == Some(wanted)
                    && let Some(word) = words.last_mut()
                {
                    *word |= 1 << (mask.len % 64);
                }
            }
            mask.len += 1;
        }
        mask
    }
}

fn zip(into: &mut [u64], from: &[u64], combine: impl Fn(u64, u64) -> u64) {
    for (a, b) in into.iter_mut().zip(from) {
        *a = combine(*a, *b);
    }
}

fn ones(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(index, mut word)| {
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros();
            // clears the lowest bit set
            word &= word.checked_sub(1)?;
            Some(index * 64 + bit as usize)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: [Option<bool>; 3] = [Some(true), Some(false), None];

    fn pairs() -> impl Iterator<Item = (Option<bool>, Option<bool>)> {
        // more than one word, so that borders between words are crossed
        (0..150).map(|i| (ANSWERS[i % 3], ANSWERS[i / 3 % 3]))
    }

    #[test]
    fn the_tables_are_kleenes() {
        let left: Mask = pairs().map(|(a, _)| a).collect();
        let right: Mask = pairs().map(|(_, b)| b).collect();
        let and = left.clone().and(&right);
        let or = left.clone().or(&right);
        let not = !left.clone();
        let open = left.clone().is_open();
        for (person, (a, b)) in pairs().enumerate() {
            let both = match (a, b) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            };
            let either = match (a, b) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            };
            assert_eq!(and.get(person), both);
            assert_eq!(or.get(person), either);
            assert_eq!(not.get(person), a.map(|a| !a));
            assert_eq!(open.get(person), Some(a.is_none()));
        }
    }

    #[test]
    fn counts_and_lists_agree_with_the_answers() {
        let left: Mask = pairs().map(|(a, _)| a).collect();
        let right: Mask = pairs().map(|(_, b)| b).collect();
        let yes: Vec<usize> = (0..150).filter(|&p| left.is_yes(p)).collect();
        let open: Vec<usize> = (0..150).filter(|&p| left.get(p).is_none()).collect();
        assert_eq!(left.persons().collect::<Vec<_>>(), yes);
        assert_eq!(left.clone().is_open().count() as usize, open.len());
        assert_eq!(left.open().collect::<Vec<_>>(), open);
        assert_eq!(left.count() as usize, yes.len());
        let both = yes.iter().filter(|&&p| right.is_yes(p)).count();
        assert_eq!(left.count_both(&right) as usize, both);
        assert_eq!(left.count_all_three(&right, &left) as usize, both);
        assert_eq!(left.get(1000), None);
        assert!(Mask::all(0, None).is_empty());
    }
}
