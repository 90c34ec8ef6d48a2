//! Everything that is tested from outside: workbooks are made in code, the program is run on them, and what it
//! wrote is compared with what a careful clerk would have read.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::struct_excessive_bools,
    clippy::too_many_lines,
    clippy::too_many_arguments,
    unreachable_pub,
    reason = "a test may fail, nothing lies outside this binary, and tables of cases are long"
)]

mod adversarial;
mod bench;
mod books;
mod commune;
mod contract;
mod hostile;
mod messes;
mod plan;
mod province;
mod sample;
mod template;
mod upward;
