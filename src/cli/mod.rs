//! The command line: words for people around the library. Nothing about data is decided here.

mod again;
mod args;
mod beginning;
mod check;
mod crash;
mod log;
mod plan;
mod run;
mod summary;
mod template;
mod terminal;
mod usage;
mod version;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

/// How a command ended (contract §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Written, or nothing to complain of.
    Done,
    /// Nothing could be written, or a checked file has errors.
    Failed,
    /// Bad arguments.
    Usage,
    /// Written, but `--strict` was given and there are errors.
    Strict,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Failed => 1,
            Outcome::Usage => 2,
            Outcome::Strict => 3,
        })
    }
}

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error).into(),
    };
    log::begin();
    // on a thread of the pool: work is shared out without waking another thread first, and what is kept
    // for results and reports finds room where the workbooks were, which only these threads use again
    let command = || match cli.command {
        None => run::run(&cli.run),
        Some(Command::Run(args)) => run::run(&args),
        Some(Command::Check(args)) => check::check(&args),
        Some(Command::Plan(args)) => plan::write(&args),
        Some(Command::Template(args)) => template::make(&args),
    };
    let outcome = crash::guarded(|| rayon::scope(|_| command()));
    outcome.into()
}
