//! Memory taken in large steps.

use std::hint::black_box;

/// What the parts, texts and persons of a usual file take.
const BYTES: usize = 4 << 20;

/// Sees to it that a thread has memory at hand before it reads.
///
/// The allocator of glibc lets every thread but the first grow by a page at a time, each a call of the
/// system for which all other threads wait: some nine hundred for a district's files, a tenth of the
/// time. A block that was given back is there for whatever comes next. Memory that is not touched
/// costs nothing, nor does this where the allocator is another one.
pub(crate) fn take_room() {
    // the first block of a process is one that the system gives and gets back; that it was given back
    // tells the allocator to keep blocks of its size from then on
    for _ in 0..2 {
        drop(black_box(Vec::<u8>::with_capacity(BYTES)));
    }
}
