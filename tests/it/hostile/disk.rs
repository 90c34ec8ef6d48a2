//! An output that cannot be written: full, read-only, open elsewhere, written by another run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::good;
use crate::bench::write_files;

/// The good workbooks, each list with a person more by a letter.
fn input(home: &Path, name: &str) -> std::path::PathBuf {
    let input = home.join(name);
    write_files(&input, &good());
    if name != "input" {
        fs::remove_file(input.join(super::GOOD[0].0)).expect("one list fewer");
    }
    input
}

fn phuluc(input: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phuluc"));
    command
        .arg("run")
        .arg(input)
        .arg("-o")
        .arg(output)
        .arg("--quiet");
    command
}

fn go(input: &Path, output: &Path) -> (Option<i32>, String) {
    let done: Output = phuluc(input, output).output().expect("the program starts");
    (
        done.status.code(),
        String::from_utf8_lossy(&done.stderr).into_owned(),
    )
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let bytes = fs::read(entry.path()).expect("a file");
                all.insert(entry.path().display().to_string(), bytes);
            }
        }
    }
    all
}

/// A small file system of its own, where the tests run as root.
struct Mount<'a>(&'a Path);

impl<'a> Mount<'a> {
    fn new(at: &'a Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).expect("made");
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(at)
            .output();
        done.is_ok_and(|d| d.status.success()).then_some(Self(at))
    }
}

impl Drop for Mount<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_and_a_read_only_one_leave_the_previous_output() {
    let home = TempDir::new().expect("a folder");
    let (first, second) = (input(home.path(), "input"), input(home.path(), "other"));
    let output = home.path().join("output");
    let Some(_mount) = Mount::new(&output, "size=4m") else {
        eprintln!("no file system can be mounted here: the case is left out");
        return;
    };
    assert_eq!(go(&first, &output), (Some(0), String::new()));
    let before = tree(&output.join("2025"));
    // all but a few pages
    let (mut size, mut number) = (4 << 20, 0);
    while size > 8_192 {
        number += 1;
        let name = output.join(format!("đầy-{number}"));
        if fs::write(&name, vec![1; size]).is_err() {
            let _ = fs::remove_file(&name);
            size /= 2;
        }
    }
    let (code, message) = go(&second, &output);
    assert_eq!(code, Some(1), "{message}");
    assert!(
        message.contains("ổ đĩa đã đầy") && message.lines().count() == 1,
        "{message}"
    );
    assert!(
        tree(&output.join("2025")) == before,
        "the output before is untouched"
    );
    for entry in fs::read_dir(&output).expect("a folder").flatten() {
        if entry.file_name().to_string_lossy().starts_with("đầy") {
            fs::remove_file(entry.path()).expect("removed");
        }
    }
    assert_eq!(go(&second, &output), (Some(0), String::new()));
    let before = tree(&output.join("2025"));
    let made = Command::new("mount")
        .args(["-o", "remount,ro"])
        .arg(&output)
        .status();
    assert!(made.expect("mount is there").success());
    let (code, message) = go(&first, &output);
    assert_eq!(code, Some(1), "{message}");
    assert!(
        message.contains("không được phép ghi") && message.lines().count() == 1,
        "{message}"
    );
    assert!(
        tree(&output.join("2025")) == before,
        "the output before is untouched"
    );
}

#[test]
fn a_workbook_that_is_open_stops_the_run_before_anything_is_moved() {
    let home = TempDir::new().expect("a folder");
    let (first, second) = (input(home.path(), "input"), input(home.path(), "other"));
    let output = home.path().join("output");
    assert_eq!(go(&first, &output).0, Some(0));
    fs::write(output.join("2025/~$phu-luc-2025.xlsx"), "she").expect("written");
    let before = tree(&output);
    let (code, message) = go(&second, &output);
    assert_eq!(code, Some(1), "{message}");
    assert!(
        message.contains("đang được mở") && message.lines().count() == 1,
        "{message}"
    );
    assert!(tree(&output) == before);
}

#[test]
fn a_file_in_the_place_of_the_output_is_told() {
    let home = TempDir::new().expect("a folder");
    let first = input(home.path(), "input");
    let output = home.path().join("output");
    fs::create_dir(&output).expect("made");
    fs::write(output.join("2025"), "a file").expect("written");
    let (code, message) = go(&first, &output);
    assert_eq!(code, Some(1), "{message}");
    assert!(message.contains("không phải thư mục"), "{message}");
    assert_eq!(
        fs::read(output.join("2025")).expect("still there"),
        b"a file"
    );
}

#[test]
fn runs_at_once_do_not_mix_and_what_they_write_is_the_owners() {
    let home = TempDir::new().expect("a folder");
    let inputs = [input(home.path(), "input"), input(home.path(), "other")];
    let output = home.path().join("output");
    let children: Vec<_> = (0..6)
        .map(|n| {
            let mut command = phuluc(&inputs[n % 2], &output);
            command.stderr(std::process::Stdio::piped());
            command.spawn().expect("the program starts")
        })
        .collect();
    let mut written = 0;
    for child in children {
        let done = child.wait_with_output().expect("it ends");
        let message = String::from_utf8_lossy(&done.stderr).into_owned();
        match done.status.code() {
            Some(0) => written += 1,
            code => {
                assert_eq!(code, Some(1), "{message}");
                assert!(message.contains("một lần chạy khác"), "{message}");
            }
        }
    }
    assert!(written > 0);
    let mixed = tree(&output.join("2025"));
    let same = inputs.iter().any(|input| {
        let alone = home.path().join("alone");
        let _ = fs::remove_dir_all(&alone);
        assert_eq!(go(input, &alone).0, Some(0));
        let bodies = |all: &BTreeMap<String, Vec<u8>>| all.values().cloned().collect::<Vec<_>>();
        bodies(&tree(&alone.join("2025"))) == bodies(&mixed)
    });
    assert!(same, "the output is that of one of the runs");
    #[cfg(unix)]
    for path in mixed.keys() {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{path}");
    }
}
