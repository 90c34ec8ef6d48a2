//! Publishing: replaced, kept, cut off and taken up again.

use std::fs;
use std::path::Path;

use super::Output;
use crate::report::error::ReportError;
use crate::report::manifest::Manifest;

fn run(root: &Path, files: &[(&str, &str)]) -> Vec<String> {
    let output = Output::open(root, "2025").expect("the folder is free");
    let changed = output.changed();
    let kept = changed.iter().map(|c| c.kept.clone()).collect();
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(n, t)| ((*n).to_owned(), t.as_bytes().to_vec()))
        .collect();
    output
        .publish(&files, Manifest::default(), &changed)
        .expect("it is written");
    kept
}

fn text(root: &Path, path: &str) -> Option<String> {
    fs::read_to_string(root.join("2025").join(path)).ok()
}

#[test]
fn files_of_the_run_before_are_replaced_or_removed_and_others_kept() {
    let root = tempfile::tempdir().expect("a folder");
    run(root.path(), &[("a.xlsx", "1"), ("tra-lai/x.xlsx", "x")]);
    fs::write(root.path().join("2025/của tôi.txt"), "mine").expect("written");
    run(root.path(), &[("a.xlsx", "2")]);
    assert_eq!(text(root.path(), "a.xlsx").as_deref(), Some("2"));
    assert_eq!(text(root.path(), "của tôi.txt").as_deref(), Some("mine"));
    assert!(
        !root.path().join("2025/tra-lai").exists(),
        "our empty folder goes"
    );
}

#[test]
fn a_file_of_ours_that_was_changed_is_kept_under_another_name() {
    let root = tempfile::tempdir().expect("a folder");
    run(root.path(), &[("a.xlsx", "1")]);
    fs::write(root.path().join("2025/a.xlsx"), "edited").expect("written");
    assert_eq!(
        run(root.path(), &[("a.xlsx", "2")]),
        ["a (bản đã sửa).xlsx"]
    );
    assert_eq!(
        text(root.path(), "a (bản đã sửa).xlsx").as_deref(),
        Some("edited")
    );
    assert_eq!(text(root.path(), "a.xlsx").as_deref(), Some("2"));
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let root = tempfile::tempdir().expect("a folder");
    let first = Output::open(root.path(), "2025").expect("the folder is free");
    assert!(matches!(
        Output::open(root.path(), "2025"),
        Err(ReportError::Busy { .. })
    ));
    drop(first);
    assert!(Output::open(root.path(), "2025").is_ok());
}

#[test]
fn a_run_cut_off_while_moving_in_is_finished_by_the_next() {
    let root = tempfile::tempdir().expect("a folder");
    run(root.path(), &[("a.xlsx", "1"), ("b.xlsx", "1")]);
    // what a kill between two moves leaves behind
    let ready = root.path().join(".phuluc-2025-san-sang");
    fs::create_dir_all(&ready).expect("made");
    fs::write(ready.join("b.xlsx"), "2").expect("written");
    fs::write(
        ready.join("viec.json"),
        r#"{"files":["a.xlsx","b.xlsx"],"remove":[],"keep":[]}"#,
    )
    .expect("written");
    drop(Output::open(root.path(), "2025").expect("the folder is free"));
    assert_eq!(text(root.path(), "b.xlsx").as_deref(), Some("2"));
    assert_eq!(text(root.path(), "a.xlsx").as_deref(), Some("1"));
    assert!(!ready.exists());
}

#[test]
fn a_run_cut_off_while_writing_leaves_the_output_as_it_was() {
    let root = tempfile::tempdir().expect("a folder");
    run(root.path(), &[("a.xlsx", "1")]);
    let aside = root.path().join(".phuluc-2025-dang-ghi");
    fs::create_dir_all(&aside).expect("made");
    fs::write(aside.join("a.xlsx"), "half").expect("written");
    drop(Output::open(root.path(), "2025").expect("the folder is free"));
    assert_eq!(text(root.path(), "a.xlsx").as_deref(), Some("1"));
    assert!(!aside.exists());
}

#[test]
fn an_output_that_is_a_file_is_told_so() {
    let root = tempfile::tempdir().expect("a folder");
    let path = root.path().join("output");
    fs::write(&path, "x").expect("written");
    let error = Output::open(&path, "2025").expect_err("a file is in the way");
    assert!(error.to_string().contains("không phải thư mục"), "{error}");
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_what_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a folder");
    run(root.path(), &[("data/a.json", "1")]);
    let mode = |p: &str| {
        fs::metadata(root.path().join(p))
            .expect("there")
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode("2025/data/a.json"), 0o600);
    assert_eq!(mode("2025/data"), 0o700);
}

#[test]
fn a_file_that_somebody_else_wrote_under_our_name_is_kept() {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(root.path().join("2025")).expect("made");
    fs::write(root.path().join("2025/a.xlsx"), "hers").expect("written");
    let output = Output::open(root.path(), "2025").expect("the folder is free");
    let files = [("a.xlsx".to_owned(), b"1".to_vec())];
    let kept = output
        .publish(&files, Manifest::default(), &[])
        .expect("it is written");
    assert_eq!(kept[0].kept, "a (bản đã sửa).xlsx");
    assert_eq!(text(root.path(), &kept[0].kept).as_deref(), Some("hers"));
    assert_eq!(text(root.path(), "a.xlsx").as_deref(), Some("1"));
}

#[test]
fn a_file_changed_while_the_run_went_on_is_kept() {
    let root = tempfile::tempdir().expect("a folder");
    run(root.path(), &[("a.xlsx", "1")]);
    let output = Output::open(root.path(), "2025").expect("the folder is free");
    let changed = output.changed();
    assert!(changed.is_empty());
    fs::write(root.path().join("2025/a.xlsx"), "late").expect("written");
    let files = [("a.xlsx".to_owned(), b"2".to_vec())];
    let kept = output.publish(&files, Manifest::default(), &changed);
    assert_eq!(kept.expect("it is written").len(), 1);
    assert_eq!(
        text(root.path(), "a (bản đã sửa).xlsx").as_deref(),
        Some("late")
    );
}

/// Publishes beside something that is in the way; nothing may have changed.
fn refused(way: impl FnOnce(&Path)) -> String {
    let root = tempfile::tempdir().expect("a folder");
    run(root.path(), &[("a.xlsx", "1"), ("b.xlsx", "1")]);
    way(&root.path().join("2025"));
    let output = Output::open(root.path(), "2025").expect("the folder is free");
    let files = ["a.xlsx", "b.xlsx", "data/c.json"].map(|n| (n.to_owned(), b"2".to_vec()));
    let error = output
        .publish(&files, Manifest::default(), &[])
        .expect_err("something is in the way");
    assert_eq!(text(root.path(), "a.xlsx").as_deref(), Some("1"));
    assert_eq!(text(root.path(), "b.xlsx").as_deref(), Some("1"));
    let left = fs::read_dir(root.path()).expect("a folder").count();
    assert_eq!(left, 2, "the lock and the period's folder");
    error.to_string()
}

#[test]
fn what_is_in_the_way_is_told_before_anything_is_moved() {
    let open = refused(|folder| fs::write(folder.join("~$b.xlsx"), "x").expect("written"));
    assert!(
        open.contains("đang được mở") && open.contains("~$b.xlsx"),
        "{open}"
    );
    let open = refused(|folder| fs::write(folder.join(".~lock.b.xlsx#"), "x").expect("written"));
    assert!(open.contains("đang được mở"), "{open}");
    let folder = refused(|folder| fs::create_dir(folder.join("data/c.json")).expect("made"));
    assert!(folder.contains("là một thư mục"), "{folder}");
}

#[test]
fn a_manifest_or_journal_from_elsewhere_leads_nowhere_outside() {
    let root = tempfile::tempdir().expect("a folder");
    let outside = root.path().join("outside.txt");
    fs::write(&outside, "precious").expect("written");
    let sha256 = crate::report::manifest::sha256(b"precious");
    run(root.path(), &[("a.xlsx", "1")]);
    let manifest = format!(
        r#"{{"version":"","plan":"","plan_sha256":"","period":"","inputs":[],
        "files":[{{"path":"../outside.txt","sha256":"{sha256}","size":8}}]}}"#
    );
    fs::write(root.path().join("2025/data/manifest.json"), manifest).expect("written");
    run(root.path(), &[("a.xlsx", "2")]);
    assert_eq!(fs::read(&outside).expect("still there"), b"precious");
    // a journal that would move a file out of the folder
    let ready = root.path().join(".phuluc-2025-san-sang");
    fs::create_dir_all(&ready).expect("made");
    fs::write(root.path().join(".phuluc-x"), "bad").expect("written");
    let journal = r#"{"files":["../../outside.txt"],"remove":[],"keep":[]}"#;
    fs::write(ready.join("viec.json"), journal).expect("written");
    drop(Output::open(root.path(), "2025").expect("the folder is free"));
    assert_eq!(fs::read(&outside).expect("still there"), b"precious");
}
