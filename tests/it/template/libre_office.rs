//! Units that have no Excel: the filled form saved by `LibreOffice` in the formats that people send.

use std::fs;
use std::process::Command;

use phuluc::finding::Finding;
use phuluc::plan::Plan;

use super::every_value::{books, compare, first_of_kind};
use super::{read, said};

/// Needs `LibreOffice`, so `.ci/run` asks for it by name.
#[test]
#[ignore = "needs LibreOffice"]
fn saved_as_xls_and_ods_it_reads_back_the_same() {
    let plan = Plan::load("tan-hong").expect("built-in plan");
    // one unit of each kind: LibreOffice takes a second for each
    let units: Vec<usize> = (0..plan.units.len())
        .filter(|&n| first_of_kind(&plan, n))
        .collect();
    for kind in ["xls", "ods"] {
        let folder = tempfile::tempdir().expect("a folder");
        let profile = tempfile::tempdir().expect("a folder");
        let (typed, saved) = (folder.path().join("typed"), folder.path().join("saved"));
        let written = books(&plan, &units, &typed);
        for n in &units {
            // one name in one call: LibreOffice writes all results into one folder
            let name = format!("{n:02}");
            fs::rename(
                typed.join("2025").join(&name).join("mau.xlsx"),
                typed.join(format!("{name}.xlsx")),
            )
            .expect("moved");
        }
        let inputs = units.iter().map(|n| typed.join(format!("{n:02}.xlsx")));
        let done = Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.path().display()
            ))
            .args(["--headless", "--convert-to", kind, "--outdir"])
            .arg(folder.path())
            .args(inputs)
            .output()
            .expect("LibreOffice");
        assert!(done.status.success(), "{done:?}");
        for n in &units {
            let place = saved.join("2025").join(format!("{n:02}"));
            fs::create_dir_all(&place).expect("a folder");
            fs::rename(
                folder.path().join(format!("{n:02}.{kind}")),
                place.join(format!("mau.{kind}")),
            )
            .expect("saved");
        }
        let c = read(&plan, &saved);
        assert_eq!(said(&c), Vec::<&Finding>::new(), "{kind}");
        compare(&plan, &c.roster.persons, &written);
    }
}
