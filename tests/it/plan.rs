//! `phuluc plan`: what it writes is the plan, wherever it is read from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

fn phuluc() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phuluc"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn written(name: &str, folder: &Path) {
    let run = phuluc()
        .arg("plan")
        .arg(name)
        .arg("-o")
        .arg(folder)
        .assert();
    run.success();
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let rel = path.strip_prefix(folder).expect("below").to_owned();
                out.insert(rel, fs::read(&path).expect("a file"));
            }
        }
    }
    out
}

#[test]
fn one_plan_gives_one_output_wherever_it_is_read_from() {
    let room = tempfile::tempdir().expect("a folder");
    let both = room.path().join("danh-muc");
    written("tan-hong", &both);
    let toml = room.path().join("toml");
    fs::create_dir(&toml).expect("a folder");
    for (rel, bytes) in files(&both) {
        if rel.extension().is_some_and(|ending| ending == "toml") {
            fs::write(toml.join(rel), bytes).expect("written");
        }
    }
    let outputs = [
        ("a", "tan-hong".to_owned()),
        ("b", toml.display().to_string()),
        ("c", both.join("danh-muc.xlsx").display().to_string()),
        ("d", both.display().to_string()),
    ]
    .map(|(name, plan)| {
        let output = room.path().join(name);
        let run = phuluc()
            .args([
                "run",
                "input/2025/Xã, thị trấn",
                "--year",
                "2025",
                "--quiet",
            ])
            .args(["--plan", &plan])
            .arg("-o")
            .arg(&output)
            .assert();
        run.success();
        files(&output)
    });
    let [first, others @ ..] = &outputs;
    assert!(first.keys().any(|path| path.ends_with("manifest.json")));
    for other in others {
        let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(first), names(other));
        for (path, bytes) in first {
            assert!(other.get(path) == Some(bytes), "{} differs", path.display());
        }
    }
}

#[test]
fn somebodys_work_is_left_alone() {
    let room = tempfile::tempdir().expect("a folder");
    written("tan-hong", room.path());
    // once more the same: nothing to lose
    written("tan-hong", room.path());
    let bands = room.path().join("bands.toml");
    let text = fs::read_to_string(&bands).expect("written");
    fs::write(&bands, text.replace("Trên 60 tuổi", "Ngoài 60 tuổi")).expect("written");
    let again = phuluc().args(["plan", "-o"]).arg(room.path()).assert();
    let output = again.failure().code(1).get_output().clone();
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.contains("bands.toml\" với nội dung khác"), "{said}");
    assert!(
        fs::read_to_string(&bands)
            .expect("there")
            .contains("Ngoài 60 tuổi")
    );
    // a folder that says two things is not read
    let run = phuluc()
        .args([
            "check",
            "input/2025/Xã, thị trấn/Xã Bình Phú - danh sách 2025.xlsx",
            "--plan",
        ])
        .arg(room.path())
        .assert();
    let output = run.failure().code(1).get_output().clone();
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.contains("không nói giống nhau"), "{said}");
}

#[test]
fn an_unknown_name_is_told() {
    let room = tempfile::tempdir().expect("a folder");
    let run = phuluc()
        .args(["plan", "tan-hog", "-o"])
        .arg(room.path())
        .assert();
    let output = run.failure().code(1).get_output().clone();
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(
        said,
        "Lỗi: Không có bộ danh mục, tệp hay thư mục nào tên \"tan-hog\"; có phải ý là \"tan-hong\"?\n"
    );
    assert!(files(room.path()).is_empty());
}
