//! What the board itself lays down, damaged or hostile: a plan, corrections, the output of the run before.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::make::{HEADER, noise, row, xlsx_rows};
use super::{good, wrong_of_the_good};
use crate::bench::{Outcome, run, run_program, write_files};

/// What the program says of a plan; how it ended.
fn of_plan(write: impl FnOnce(&Path) -> std::path::PathBuf) -> (Option<i32>, String) {
    let home = TempDir::new().expect("a folder");
    write_files(&home.path().join("input"), &good());
    let plan = write(home.path());
    let done = Command::new(env!("CARGO_BIN_EXE_phuluc"))
        .arg("run")
        .arg(home.path().join("input"))
        .arg("-o")
        .arg(home.path().join("output"))
        .arg("--plan")
        .arg(plan)
        .output()
        .expect("the program starts");
    assert!(!home.path().join("output/2025").exists());
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    (done.status.code(), said)
}

#[test]
fn a_hostile_plan_is_told_and_nothing_is_written() {
    type Make = fn() -> Vec<u8>;
    let plans: [(&str, Make, &str); 8] = [
        ("a.toml", || vec![b' '; 51 << 20], "lớn hơn 50 MB"),
        ("danh-muc.xlsx", || vec![0; 51 << 20], "lớn hơn 50 MB"),
        ("b.toml", || b"\xFF\xFE\0\0".to_vec(), ""),
        (
            "c.toml",
            || format!("x = {}", "[".repeat(200_000)).into_bytes(),
            "",
        ),
        (
            "d.toml",
            || format!("x = {}", "{a=".repeat(200_000)).into_bytes(),
            "",
        ),
        (
            "e.toml",
            || {
                (0..200_000)
                    .map(|n| format!("k{n} = 1\n"))
                    .collect::<String>()
                    .into_bytes()
            },
            "k0",
        ),
        (
            "f.toml",
            || "[[unit]]\nrubbish = 1\n".repeat(50_000).into_bytes(),
            "rubbish",
        ),
        ("g.xlsx", || xlsx_rows(&row(1, &HEADER)), ""),
    ];
    for (name, make, says) in plans {
        let (code, said) = of_plan(|home| {
            fs::write(home.join(name), make()).expect("written");
            home.join(name)
        });
        assert_ne!(code, Some(0), "{name}: {said}");
        assert!(said.contains(says), "{name}: {said}");
        // whoever typed the plan reads the beginning, not a book
        assert!(
            said.lines().count() < 100,
            "{name}: {} lines",
            said.lines().count()
        );
    }
}

#[test]
fn units_that_stand_above_one_another_are_told() {
    let ring = "[[unit]]\ncode = \"a\"\nname = \"Xã A\"\nkind = \"commune\"\nlevel = \"commune\"\nparent = \"b\"\n[[unit]]\ncode = \"b\"\nname = \"Xã B\"\nkind = \"commune\"\nlevel = \"commune\"\nparent = \"a\"\n";
    let (code, said) = of_plan(|home| {
        let folder = home.join("plan");
        let files = phuluc::plan::PlanRows::built_in_files("tan-hong").expect("built in");
        fs::create_dir(&folder).expect("made");
        for (name, text) in files {
            fs::write(folder.join(name), text).expect("written");
        }
        fs::write(folder.join("them.toml"), ring).expect("written");
        folder
    });
    assert_ne!(code, Some(0), "{said}");
    assert!(
        said.contains("them.toml") && said.contains("vòng tròn"),
        "{said}"
    );
}

/// Two runs, the output of the first spoilt before the second.
fn spoilt(spoil: impl FnOnce(&Path)) -> (TempDir, Outcome) {
    let home = TempDir::new().expect("a folder");
    let (input, output) = (home.path().join("in/input"), home.path().join("in/output"));
    write_files(&input, &good());
    run_program(&input, &output, 2025, &[]);
    spoil(&output);
    let out = run_program(&input, &output, 2025, &[]);
    assert_eq!(wrong_of_the_good(&out), "", "{}", out.describe());
    (home, out)
}

#[test]
fn a_manifest_that_points_out_of_the_folder_removes_nothing() {
    let (home, _) = spoilt(|output| {
        let outside = output.join("../../của người khác.xlsx");
        fs::write(&outside, "bytes").expect("written");
        let sum = "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9";
        let entry = |path: &str| {
            format!(
                "{{\"path\":{},\"sha256\":\"{sum}\",\"size\":5}}",
                serde_json::json!(path)
            )
        };
        let absolute = outside.canonicalize().expect("there");
        let paths = [
            "../../../của người khác.xlsx",
            absolute.to_str().expect("text"),
            "data/../../../../của người khác.xlsx",
            "",
            ".",
            "/",
        ];
        let files: Vec<String> = paths.iter().map(|p| entry(p)).collect();
        let text = format!(
            "{{\"version\":\"0\",\"plan\":\"\",\"plan_sha256\":\"\",\"period\":\"2025\",\"files\":[{}],\"inputs\":[]}}",
            files.join(",")
        );
        fs::write(output.join("2025/data/manifest.json"), text).expect("written");
    });
    assert!(home.path().join("của người khác.xlsx").is_file());
}

#[test]
fn a_manifest_of_rubbish_is_no_harm() {
    for text in [
        "[".repeat(500_000),
        noise(1 << 20),
        "{\"files\":[{\"path\":1e999}]}".to_owned(),
        String::new(),
    ] {
        spoilt(|output| fs::write(output.join("2025/data/manifest.json"), text).expect("written"));
    }
}

#[test]
fn a_journal_of_somebody_else_moves_nothing_out() {
    let (home, _) = spoilt(|output| {
        let ready = output.join(".phuluc-2025-san-sang");
        fs::create_dir_all(&ready).expect("made");
        fs::write(ready.join("x"), "planted").expect("written");
        let journal = "{\"files\":[\"../../../x\",\"/tmp/x\",\"a/../../x\"],\"remove\":[{\"path\":\"../../../của người khác\",\"sha256\":\"\",\"size\":0}],\"keep\":[]}";
        fs::write(ready.join("viec.json"), journal).expect("written");
        fs::write(output.join("../../của người khác"), "bytes").expect("written");
    });
    assert!(home.path().join("của người khác").is_file());
    assert!(!home.path().join("x").exists() && !home.path().join("in/x").exists());
}

#[test]
fn ten_thousand_corrections_of_nothing_are_told() {
    let home = TempDir::new().expect("a folder");
    write_files(home.path(), &good());
    let heads = [
        "Tệp",
        "Trang tính",
        "Ô",
        "Trường",
        "Nội dung trong ô",
        "Giá trị đúng (ghi vào đây)",
        "Lý do",
        "Người xác nhận",
        "Ngày xác nhận",
    ];
    let line = |n: u32| {
        row(
            n,
            &[
                "2025/Xã Bình Phú.xlsx",
                "DS",
                &format!("ZZ{n}"),
                "x",
                "không có ở đó",
                "a",
                "b",
                "c",
                "d",
            ],
        )
    };
    let form = xlsx_rows(&(row(1, &heads) + &(2..10_002).map(line).collect::<String>()));
    write_files(home.path(), &[("2025/dieu-chinh.xlsx".to_owned(), form)]);
    let out = run(home.path(), 2025);
    assert_eq!(wrong_of_the_good(&out), "", "{}", out.describe());
}
