//! `phuluc run`.
pub(super) fn run(_: &super::args::RunArgs) -> super::Outcome { super::Outcome::Done }
