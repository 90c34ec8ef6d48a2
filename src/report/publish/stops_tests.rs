//! Publishing stopped before and after each step it takes: by a kill, by a disk that refuses once, by
//! one that refuses from then on.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use tempfile::TempDir;

use super::{Disk, MANIFEST, Output};
use crate::report::manifest::{Manifest, sha256};

const MINE: &str = "sổ tay của tôi.txt";
const EDITED: &str = "tra-lai/b.xlsx";

/// The files of a run: some stay, some come and go.
fn files(run: &str) -> Vec<(String, Vec<u8>)> {
    let names = match run {
        "một" => ["a.xlsx", EDITED, "tra-lai/gone.xlsx", "data/r.json"],
        _ => ["a.xlsx", EDITED, "moi/new.xlsx", "data/r.json"],
    };
    names
        .map(|name| (name.to_owned(), format!("{run} {name}").into_bytes()))
        .to_vec()
}

/// An output of the first run, with a file of the clerk's own and a workbook of ours that she changed.
fn first_run() -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    publish(root.path(), "một", Disk::default()).expect("it is written");
    fs::write(root.path().join("2025").join(MINE), "mine").expect("written");
    fs::write(root.path().join("2025").join(EDITED), "edited").expect("written");
    root
}

fn publish(root: &Path, run: &str, disk: Disk) -> Result<(), String> {
    let output = Output::open_on(root, "2025", disk).map_err(|e| e.to_string())?;
    let changed = output.changed();
    let manifest = Manifest {
        plan: run.to_owned(),
        ..Manifest::default()
    };
    output
        .publish(&files(run), manifest, &changed)
        .map(|_| ())
        .map_err(|e| e.to_string())
}

/// Every file below a folder with its contents.
fn tree(folder: &Path, below: &str, all: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            tree(&entry.path(), &format!("{name}/"), all);
        } else {
            all.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}

/// The run whose output is there; fails unless it is whole, of one run, and the clerk's files are there.
fn run_of(root: &Path, when: &str) -> String {
    let mut there = BTreeMap::new();
    tree(&root.join("2025"), "", &mut there);
    let bytes = there.remove(MANIFEST).expect("a manifest");
    let manifest: Manifest = serde_json::from_slice(&bytes).expect("a manifest");
    let mine = there.remove(MINE);
    assert_eq!(mine.as_deref(), Some(&b"mine"[..]), "{when}: her own file");
    let mut edited = 0;
    there.retain(|_, bytes| {
        edited += usize::from(bytes == b"edited");
        bytes != b"edited"
    });
    assert_eq!(edited, 1, "{when}: what she changed is there once");
    for file in &manifest.files {
        match there.remove(&file.path) {
            Some(bytes) => assert_eq!(sha256(&bytes), file.sha256, "{when}: {}", file.path),
            None => assert_eq!(file.path, EDITED, "{when}: a file is missing"),
        }
    }
    assert!(there.is_empty(), "{when}: left over {:?}", there.keys());
    manifest.plan
}

fn nothing_of_ours_is_left(root: &Path) {
    let names = fs::read_dir(root).expect("a folder").flatten();
    let mut names: Vec<String> = names
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, [".phuluc.lock", "2025"]);
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Stop {
    Kill,
    Once,
    FromThen,
}

/// A disk that stops at its n-th step, and the count of steps taken.
fn disk(at: usize, stop: Stop) -> (Disk, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&taken);
    let disk = Disk::watched(move |_, _| {
        let step = count.fetch_add(1, Ordering::SeqCst);
        match stop {
            Stop::Kill => assert_ne!(step, at, "killed"),
            Stop::Once if step == at => return Err(io::ErrorKind::StorageFull.into()),
            Stop::FromThen if step >= at => return Err(io::ErrorKind::StorageFull.into()),
            _ => {}
        }
        Ok(())
    });
    (disk, taken)
}

fn steps_of_a_run() -> usize {
    let root = first_run();
    let (disk, taken) = disk(usize::MAX, Stop::Kill);
    publish(root.path(), "hai", disk).expect("it is written");
    assert_eq!(run_of(root.path(), "whole"), "hai");
    nothing_of_ours_is_left(root.path());
    taken.load(Ordering::SeqCst)
}

/// Stops the second run at a step; whether it was killed.
fn stopped(root: &Path, at: usize, stop: Stop) -> Result<(), String> {
    let (disk, _) = disk(at, stop);
    catch_unwind(AssertUnwindSafe(|| publish(root, "hai", disk)))
        .unwrap_or_else(|_| Err("killed".to_owned()))
}

#[test]
fn a_stop_at_any_step_leaves_one_whole_run_at_the_latest_after_the_next_start() {
    let steps = steps_of_a_run();
    assert!(steps > 60, "{steps} steps");
    let mut seen = BTreeMap::new();
    thread::scope(|scope| {
        let works: Vec<_> = [(Stop::Kill, 1), (Stop::FromThen, 3)]
            .map(|(stop, stride)| {
                scope.spawn(move || {
                    let mut runs = Vec::new();
                    for at in (0..steps).step_by(stride) {
                        let root = first_run();
                        let _ = stopped(root.path(), at, stop);
                        drop(Output::open(root.path(), "2025").expect("the next start"));
                        let run = run_of(root.path(), &format!("{stop:?} at step {at}"));
                        nothing_of_ours_is_left(root.path());
                        if at % 8 == 0 {
                            publish(root.path(), "hai", Disk::default()).expect("the next run");
                            assert_eq!(run_of(root.path(), "the next run"), "hai");
                        }
                        runs.push(run);
                    }
                    runs
                })
            })
            .into_iter()
            .collect();
        for work in works {
            for run in work.join().expect("no stop left a mixture") {
                *seen.entry(run).or_insert(0) += 1;
            }
        }
    });
    assert_eq!(seen.len(), 2, "both runs are met: {seen:?}");
}

#[test]
fn a_disk_that_refuses_once_leaves_the_previous_run_untouched_at_once() {
    let steps = steps_of_a_run();
    let mut refused = 0;
    for at in 0..steps {
        let root = first_run();
        let done = stopped(root.path(), at, Stop::Once);
        let run = run_of(root.path(), &format!("refused at step {at}"));
        let expected = if done.is_ok() { "hai" } else { "một" };
        assert_eq!(run, expected, "refused at step {at}: {done:?}");
        if let Err(message) = done {
            refused += 1;
            assert!(message.contains("ổ đĩa đã đầy"), "{message}");
        }
    }
    assert!(refused > 30, "{refused} refusals of {steps}");
}

#[test]
fn a_second_stop_while_the_first_is_being_mended_does_no_harm() {
    let steps = steps_of_a_run();
    for at in (steps / 2..steps).step_by(9) {
        for again in (0..40).step_by(3) {
            let root = first_run();
            let _ = stopped(root.path(), at, Stop::Kill);
            let (disk, _) = disk(again, Stop::Kill);
            let _ = catch_unwind(AssertUnwindSafe(|| {
                drop(Output::open_on(root.path(), "2025", disk));
            }));
            drop(Output::open(root.path(), "2025").expect("the start after that"));
            run_of(root.path(), &format!("stopped at {at}, then at {again}"));
            nothing_of_ours_is_left(root.path());
        }
    }
}
