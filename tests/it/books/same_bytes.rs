//! The same input gives the same bytes, however many threads read it.

use std::process::Command;

use super::{files_below, sample, sample_input};

#[test]
fn another_run_on_one_thread_writes_the_same_bytes() {
    let first = sample();
    // as deep as the first run's folder: the way to INPUT stands in the links
    let output = first
        .folder
        .parent()
        .and_then(|p| p.parent())
        .expect("a home")
        .join("output-2");
    let done = Command::new(env!("CARGO_BIN_EXE_phuluc"))
        .env("RAYON_NUM_THREADS", "1")
        .arg("run")
        .arg(sample_input())
        .arg("-o")
        .arg(&output)
        .arg("--quiet")
        .status()
        .expect("the program starts");
    assert!(done.success());
    let second = output.join("2025");
    let files = files_below(&first.folder);
    assert_eq!(files, files_below(&second));
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        let read = |folder: &std::path::Path| std::fs::read(folder.join(&file)).expect("a file");
        assert!(read(&first.folder) == read(&second), "{file} differs");
    }
}
