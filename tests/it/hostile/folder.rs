//! Folders that hold more than files: links, pipes, names that deceive, depths.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{GOOD, good, wrong_of_the_good};
use crate::bench::{Outcome, run, write_files};

/// The good workbooks beside what is put there.
fn beside(put: impl FnOnce(&Path)) -> Outcome {
    let home = TempDir::new().expect("a folder");
    let input = home.path().join("input");
    write_files(&input, &good());
    put(&input.join("2025"));
    let out = run(&input, 2025);
    assert_eq!(wrong_of_the_good(&out), "", "{}", out.describe());
    assert_eq!(out.roster.len(), GOOD.len(), "{}", out.describe());
    out
}

fn codes(out: &Outcome) -> Vec<(&str, &str)> {
    let named = out.findings.iter().filter(|f| !f.is_about_the_plan());
    named
        .filter_map(|f| Some((f.code.as_str(), f.file.as_deref()?)))
        .filter(|(_, file)| !GOOD.iter().any(|g| g.0 == *file))
        .collect()
}

#[test]
fn lock_files_and_litter_are_passed_over_without_a_word() {
    let out = beside(|year| {
        for name in [
            "~$Xã Bình Phú.xlsx",
            ".ẩn.xlsx",
            "Thumbs.db",
            ".DS_Store",
            "desktop.ini",
        ] {
            fs::write(year.join(name), b"\0\x01garbage").expect("written");
        }
    });
    assert_eq!(codes(&out), []);
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_told_and_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = TempDir::new().expect("a folder");
    let (_, bytes) = good().remove(0);
    fs::write(outside.path().join("secret.xlsx"), bytes).expect("written");
    let out = beside(|year| {
        symlink(outside.path().join("secret.xlsx"), year.join("a.xlsx")).expect("a link");
        symlink(outside.path(), year.join("b")).expect("a link");
        symlink("/dev/zero", year.join("c.xlsx")).expect("a link");
        symlink(year, year.join("d")).expect("a link");
        symlink(year.join("e.xlsx"), year.join("e.xlsx")).expect("a link");
    });
    let expected = ["2025/a.xlsx", "2025/b", "2025/c.xlsx", "2025/e.xlsx"];
    assert_eq!(codes(&out), expected.map(|file| ("link-outside", file)));
}

#[cfg(unix)]
#[test]
fn a_pipe_keeps_nobody_waiting() {
    let out = beside(|year| {
        let made = std::process::Command::new("mkfifo")
            .arg(year.join("ống.xlsx"))
            .status();
        assert!(made.expect("mkfifo is there").success());
        let _ = std::os::unix::net::UnixListener::bind(year.join("ổ.xlsx")).expect("a socket");
    });
    assert_eq!(
        codes(&out),
        [
            ("file-unknown", "2025/ống.xlsx"),
            ("file-unknown", "2025/ổ.xlsx")
        ]
    );
}

#[cfg(unix)]
#[test]
fn names_that_deceive_are_shown_without_their_tricks() {
    use std::os::unix::ffi::OsStrExt;
    let out = beside(|year| {
        fs::write(year.join("ds\u{202E}xslx.\n\u{1b}[31m.xlsx"), b"%PDF").expect("written");
        let raw = std::ffi::OsStr::from_bytes(b"ng\xFF\xFE.xlsx");
        fs::write(year.join(raw), b"").expect("written");
    });
    for f in &out.findings {
        let shown = format!("{} {}", f.file.as_deref().unwrap_or_default(), f.message);
        assert!(
            !shown.chars().any(|c| c.is_control() || c == '\u{202E}'),
            "{shown:?}"
        );
    }
    assert_eq!(codes(&out).len(), 2, "{}", out.describe());
}

#[test]
fn a_folder_in_the_place_of_a_file_and_depths_are_no_harm() {
    let out = beside(|year| {
        fs::create_dir_all(year.join("Phòng Y tế.xlsx")).expect("made");
        let deep = (0..80).fold(year.to_owned(), |path, _| path.join("d"));
        fs::create_dir_all(&deep).expect("made");
        fs::write(deep.join("ds.xlsx"), b"").expect("written");
    });
    assert_eq!(codes(&out), []);
}

#[test]
fn a_form_of_corrections_that_is_garbage_costs_only_itself() {
    let out = beside(|year| {
        fs::write(year.join("dieu-chinh.xlsx"), b"PK\x03\x04 rubbish").expect("written");
    });
    assert_eq!(codes(&out), [("file-unreadable", "2025/dieu-chinh.xlsx")]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let home = TempDir::new().expect("a folder");
    let closed = home.path().join("input/2025/đóng");
    write_files(&home.path().join("input"), &good());
    fs::create_dir(&closed).expect("made");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("closed");
    // root reads every folder: the case needs somebody else
    let can = fs::read_dir(&closed).is_ok();
    let out = run(&home.path().join("input"), 2025);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).expect("opened");
    assert_eq!(wrong_of_the_good(&out), "");
    let expected: &[(&str, &str)] = if can {
        &[]
    } else {
        &[("folder-unreadable", "2025/đóng")]
    };
    assert_eq!(codes(&out), expected);
}
