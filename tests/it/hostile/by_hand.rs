//! What the run says of each hostile file, its peak memory and its time: the table of `docs/hostile.md`.

use std::fmt::Write;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::{all, good, wrong_of, wrong_of_the_good};
use crate::bench::{Outcome, write_files};

/// Seconds that a process has worked, asked until it has ended: on a busy machine it waits as well.
fn worked(id: u32, before: f64) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let times = stat.rsplit(')').next().unwrap_or_default();
    let ticks = times.split_whitespace().skip(11).take(2);
    let ticks: f64 = ticks.filter_map(|t| t.parse::<f64>().ok()).sum();
    before.max(ticks / 100.0)
}

/// Peak memory of a process in MiB, asked until it has ended.
fn peak(id: u32, before: u64) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let now = line.and_then(|l| l.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    now.map_or(before, |kb| before.max(kb >> 10))
}

/// `cargo test --test it -- --ignored hostile_files_one_by_one`; the table goes to the folder of temporary files.
/// `PHULUC_HOSTILE` asks only for the files whose names hold it.
#[test]
#[ignore = "minutes: by hand"]
fn hostile_files_one_by_one() {
    let program =
        std::env::var("PHULUC_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_phuluc").to_owned());
    let mut table = String::from(
        "| tệp | đuôi | chương trình nói | MiB | giây máy |\n|---|---|---|---:|---:|\n",
    );
    let mut wrong = String::new();
    let wanted = std::env::var("PHULUC_HOSTILE").unwrap_or_default();
    for bad in all().into_iter().filter(|b| b.name.contains(&wanted)) {
        let home = TempDir::new().expect("a folder");
        let (input, output) = (home.path().join("input"), home.path().join("output"));
        write_files(&input, &good());
        write_files(&input, &[(bad.path(), (bad.make)())]);
        let mut child = Command::new(&program)
            .arg("run")
            .arg(&input)
            .arg("-o")
            .arg(&output)
            .arg("--quiet")
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let (mut most, mut took) = (0, 0.0);
        let status = loop {
            most = peak(child.id(), most);
            took = worked(child.id(), took);
            match child.try_wait().expect("it is ours") {
                Some(status) => break status,
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        let out = Outcome::read(&output.join("2025/data"), status.code(), String::new());
        wrong += &wrong_of(&bad, &out);
        wrong += &wrong_of_the_good(&out);
        if most >= 1_024 || took > 10.0 || status.code() != Some(0) {
            let _ = writeln!(wrong, "{}: {most} MiB, {took:.1} s, {status}", bad.name);
        }
        let path = bad.path();
        let told = out
            .findings
            .iter()
            .filter(|f| !f.is_about_the_plan() && f.file.as_deref() == Some(path.as_str()))
            .min_by_key(|f| (f.code != bad.code, !f.is_loud()));
        let told = told.filter(|f| f.is_loud());
        let told = told.map_or("(đọc được)", |f| f.message.as_str());
        let told: String = told.chars().take(160).filter(|c| *c != '|').collect();
        let _ = writeln!(
            table,
            "| {} | .{} | {told} | {most} | {:.1} |",
            bad.name, bad.ending, took
        );
    }
    fs::write(std::env::temp_dir().join("phuluc-hostile.md"), &table).expect("written");
    assert!(wrong.is_empty(), "\n{wrong}");
}
