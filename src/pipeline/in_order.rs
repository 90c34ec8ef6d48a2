//! Many files read on all threads, their results taken in the files' order.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

/// Reads the sources on all threads, handed out in their order, and takes each result as soon as those before it were
/// taken. No thread waits for another, and no more results wait to be taken than were read beside the slowest file.
pub fn in_order<S: Sync, T: Send>(
    sources: &[S],
    read: impl Fn(&S) -> T + Sync,
    take: impl FnMut(T) + Send,
) {
    let taking = Mutex::new(Taking {
        take,
        next: 0,
        waiting: BTreeMap::new(),
    });
    sources
        .iter()
        .enumerate()
        .par_bridge()
        .for_each(|(at, source)| {
            let result = read(source);
            // what was taken before a panic was taken whole
            let mut taking = taking.lock().unwrap_or_else(PoisonError::into_inner);
            taking.give(at, result);
        });
}

struct Taking<T, F> {
    take: F,
    /// The source whose result is to be taken next.
    next: usize,
    /// Results that came before those of earlier sources.
    waiting: BTreeMap<usize, T>,
}

impl<T, F: FnMut(T)> Taking<T, F> {
    fn give(&mut self, at: usize, result: T) {
        self.waiting.insert(at, result);
        while let Some(result) = self.waiting.remove(&self.next) {
            self.next += 1;
            (self.take)(result);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_are_taken_in_the_order_of_their_sources_however_long_each_takes() {
        let sources: Vec<u64> = (0..200).collect();
        let mut taken = Vec::new();
        let read = |&n: &u64| {
            std::thread::sleep(Duration::from_micros(n * 7919 % 500));
            n
        };
        in_order(&sources, read, |n| taken.push(n));
        assert_eq!(taken, sources);
    }

    #[test]
    fn nothing_is_taken_before_what_stands_before_it() {
        let mut taken = Vec::new();
        let mut taking = Taking {
            take: |n| taken.push(n),
            next: 0,
            waiting: BTreeMap::new(),
        };
        for at in [2, 1, 4] {
            taking.give(at, at);
        }
        assert_eq!((taking.next, taking.waiting.len()), (0, 3));
        taking.give(0, 0);
        assert_eq!(taking.waiting.len(), 1);
        assert_eq!(taken, [0, 1, 2]);
    }
}
