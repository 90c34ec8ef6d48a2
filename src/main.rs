//! The program `phuluc`: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    phuluc::cli::main()
}
