//! Everything that is tested from outside: workbooks are made in code, the program is run on them, and what it
//! wrote is compared with what a careful clerk would have read.

#![expect(
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test may fail, and nothing lies outside this binary"
)]

mod adversarial;
mod bench;
mod messes;
mod sample;
