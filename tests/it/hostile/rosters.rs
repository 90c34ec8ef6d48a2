//! `roster.parquet` of a lower committee, damaged at every place.

use std::fs;

use tempfile::TempDir;

use super::mutants::Dice;
use super::{good, wrong_of_the_good};
use crate::bench::{run, run_program, write_files};

/// A roster that the program wrote.
pub fn roster() -> Vec<u8> {
    let home = TempDir::new().expect("a folder");
    let (input, output) = (home.path().join("input"), home.path().join("output"));
    write_files(&input, &good());
    run_program(&input, &output, 2025, &[]);
    fs::read(output.join("2025/data/roster.parquet")).expect("a roster")
}

#[test]
fn a_damaged_roster_costs_only_itself() {
    let whole = roster();
    let mut dice = Dice::new(5);
    for round in 0..60 {
        let mut bytes = whole.clone();
        match round % 3 {
            0 => bytes.truncate(dice.below(whole.len())),
            // the footer is what its reader believes
            1 => {
                let at = whole.len() - 1 - dice.below(whole.len() / 3);
                bytes[at] = dice.byte();
            }
            _ => {
                for _ in 0..8 {
                    let at = dice.below(whole.len());
                    bytes[at] = dice.byte();
                }
            }
        }
        if bytes.len() < 4 || !bytes.starts_with(b"PAR1") {
            bytes.splice(..bytes.len().min(4), *b"PAR1");
        }
        let home = TempDir::new().expect("a folder");
        write_files(home.path(), &good());
        write_files(
            home.path(),
            &[("2025/Phòng Y tế.parquet".to_owned(), bytes)],
        );
        let out = run(home.path(), 2025);
        assert_eq!(
            wrong_of_the_good(&out),
            "",
            "round {round}\n{}",
            out.describe()
        );
    }
}
