//! Publishing killed at random moments, in a process of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use phuluc::report::{MANIFEST, Manifest, Output};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// Tells the child where to publish.
const ROOT: &str = "PHULUC_TEST_ROOT";
const MINE: &str = "sổ tay.txt";
const EDITED: &str = "tra-lai/xa-1.xlsx";

/// The files of a run of this number: every third has fewer.
fn files(run: u32) -> Vec<(String, Vec<u8>)> {
    let body = |name: &str| format!("{run} {name} {}", "x".repeat(20_000)).into_bytes();
    let mut all: Vec<(String, Vec<u8>)> = [
        "phu-luc-2025.xlsx",
        "danh-sach-2025.xlsx",
        "data/results.json",
    ]
    .map(|name| (name.to_owned(), body(name)))
    .to_vec();
    let returned = if run.is_multiple_of(3) { 2 } else { 8 };
    all.extend((0..returned).map(|n| {
        let name = format!("tra-lai/xa-{n}.xlsx");
        (name.clone(), body(&name))
    }));
    all
}

fn publish(root: &Path, run: u32) {
    let output = Output::open(root, "2025").expect("the folder is free");
    let changed = output.changed();
    let manifest = Manifest {
        plan: run.to_string(),
        ..Manifest::default()
    };
    output
        .publish(&files(run), manifest, &changed)
        .expect("it is written");
}

/// Publishes run after run until it is killed.
#[test]
#[ignore = "run as a child by the tests below"]
fn child_that_publishes() {
    let Some(root) = std::env::var_os(ROOT) else {
        return;
    };
    for run in 1.. {
        publish(Path::new(&root), run);
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

fn tree(folder: &Path, below: &str, all: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            tree(&entry.path(), &format!("{name}/"), all);
        } else {
            all.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}

/// Fails unless the output is whole, of one run, with the clerk's files beside it.
fn check(root: &Path, when: &str) -> String {
    let mut there = BTreeMap::new();
    tree(&root.join("2025"), "", &mut there);
    let manifest: Manifest =
        serde_json::from_slice(&there.remove(MANIFEST).expect("a manifest")).expect("JSON");
    assert_eq!(there.remove(MINE).as_deref(), Some(&b"mine"[..]), "{when}");
    let edited: Vec<String> = there
        .iter()
        .filter(|(_, b)| *b == b"edited")
        .map(|(n, _)| n.clone())
        .collect();
    assert_eq!(edited.len(), 1, "{when}: {edited:?}");
    there.remove(&edited[0]);
    for file in &manifest.files {
        match there.remove(&file.path) {
            Some(bytes) => {
                assert_eq!(hash(&bytes), file.sha256, "{when}: {}", file.path);
                assert!(
                    bytes.starts_with(format!("{} ", manifest.plan).as_bytes()),
                    "{when}"
                );
            }
            None => assert_eq!(file.path, EDITED, "{when}: missing"),
        }
    }
    assert!(there.is_empty(), "{when}: {:?}", there.keys());
    manifest.plan
}

/// Kills a child that publishes, again and again; tells how often moving in was found half done.
fn kill(times: u32) -> (u32, u32) {
    let home = TempDir::new().expect("a folder");
    let root = home.path();
    let (mut half, mut runs) = (0, 0);
    let mut state = 88_172_645_463_325_252_u64;
    for round in 0..times {
        fs::remove_dir_all(root.join("2025")).ok();
        publish(root, 0);
        fs::write(root.join("2025").join(MINE), "mine").expect("written");
        fs::write(root.join("2025").join(EDITED), "edited").expect("written");
        let mut child = Command::new(std::env::current_exe().expect("this binary"))
            .args([
                "--exact",
                "hostile::kills::child_that_publishes",
                "--ignored",
            ])
            .env(ROOT, root)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the child starts");
        // until it writes for the first time
        let begin = Instant::now();
        let lies = |end: &str| root.join(format!(".phuluc-2025-{end}")).exists();
        while !lies("dang-ghi") && !lies("san-sang") && begin.elapsed() < Duration::from_secs(20) {
            sleep(Duration::from_micros(200));
        }
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        sleep(Duration::from_micros(state % 40_000));
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
        half += u32::from(lies("san-sang"));
        drop(Output::open(root, "2025").expect("the next start"));
        let run = check(root, &format!("kill {round}"));
        runs += u32::from(run != "0");
        assert!(!lies("dang-ghi") && !lies("san-sang") && !lies("cu"));
    }
    (half, runs)
}

#[cfg(unix)]
#[test]
fn killed_at_random_the_output_is_whole_after_the_next_start() {
    kill(12);
}

/// `cargo test --test it -- --ignored --nocapture kills_by_hand`
#[cfg(unix)]
#[test]
#[ignore = "minutes: by hand"]
fn kills_by_hand() {
    let times = 200;
    let (half, runs) = kill(times);
    let text = format!(
        "{times} kills: {half} while moving in, {runs} with a later run's output after the next start\n"
    );
    fs::write(std::env::temp_dir().join("phuluc-kills.txt"), &text).expect("written");
    assert!(half > 0 && runs > 0, "{text}");
}
