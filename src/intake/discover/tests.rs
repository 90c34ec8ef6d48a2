use std::fs;

use tempfile::TempDir;

use super::*;

/// The first bytes of an OLE container are enough for files whose extension claims a workbook.
fn put(root: &TempDir, files: &[&str]) {
    for file in files {
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        let bytes: &[u8] = match file.rsplit_once('.') {
            Some((_, "pdf")) => b"%PDF-1.7",
            Some((_, "zip")) => b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            Some((_, "parquet")) => b"PAR1",
            _ => b"bytes",
        };
        fs::write(path, bytes).expect("a file");
    }
}

fn input(files: &[&str]) -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    put(&root, files);
    root
}

fn rels(files: &[SourceFile]) -> Vec<&str> {
    files.iter().map(|f| &*f.rel).collect()
}

fn told(found: &Discovery) -> Vec<(Code, &str)> {
    found
        .findings
        .iter()
        .map(|f| (f.code, f.place.file.as_deref().unwrap_or_default()))
        .collect()
}

#[test]
fn years_are_folders_searched_in_depth() {
    let root = input(&[
        "Năm 2025/xã/Bình Phú/ds.xlsx",
        "2025/a.xls",
        "2025/dieu-chinh.xlsx",
        "2025/roster.parquet",
        "2025/~$a.xls",
        "2025/.ds.xlsx",
        "2025/Thumbs.db",
        "2024/b.ods",
    ]);
    let found = discover(root.path()).expect("files");
    assert_eq!(found.findings, []);
    assert_eq!(
        found.years.keys().copied().collect::<Vec<_>>(),
        [2024, 2025]
    );
    let year = &found.years[&2025];
    assert_eq!(
        rels(&year.workbooks),
        ["2025/a.xls", "Năm 2025/xã/Bình Phú/ds.xlsx"]
    );
    assert_eq!(rels(&year.corrections), ["2025/dieu-chinh.xlsx"]);
    assert_eq!(rels(&year.rosters), ["2025/roster.parquet"]);
    let folders: Vec<&str> = year.workbooks[1].folders.iter().map(|f| &**f).collect();
    assert_eq!(folders, ["xã", "Bình Phú"]);
}

#[test]
fn what_lies_beside_the_lists_is_told_once() {
    let root = input(&[
        "2025/ds.xlsx",
        "2025/cv1.pdf",
        "2025/cv2.pdf",
        "2025/all.zip",
        "2025/note.dat",
        "ngoài.xlsx",
        "mẫu/biểu.xlsx",
    ]);
    let found = discover(root.path()).expect("files");
    let expected = [
        (Code::FileOtherDocuments, "2025"),
        (Code::FileArchive, "2025/all.zip"),
        (Code::FileUnknown, "2025/note.dat"),
        (Code::FileBesideYears, "mẫu/biểu.xlsx"),
        (Code::FileBesideYears, "ngoài.xlsx"),
    ];
    assert_eq!(told(&found), expected);
    assert_eq!(found.findings[0].found.as_deref(), Some("cv1.pdf, cv2.pdf"));
}

#[test]
fn a_folder_of_workbooks_needs_a_year_unless_its_name_tells() {
    let root = input(&["2025/a.xlsx"]);
    let direct = discover(&root.path().join("2025")).expect("files");
    assert_eq!(rels(&direct.years[&2025].workbooks), ["a.xlsx"]);

    let root = input(&["lists/a.xlsx"]);
    let path = root.path().join("lists");
    let undated = discover(&path).expect("files");
    let error = undated.clone().dated(&path, None).expect_err("no year");
    assert!(error.to_string().contains("--year"));
    let dated = undated.dated(&path, Some(2024)).expect("a year");
    assert_eq!(rels(&dated.years[&2024].workbooks), ["a.xlsx"]);

    let single = discover(&path.join("a.xlsx")).expect("a file");
    assert_eq!(rels(&single.undated.workbooks), ["a.xlsx"]);
}

#[test]
fn missing_and_empty_input_are_errors() {
    let root = input(&["2025/cv.pdf"]);
    assert!(matches!(
        discover(root.path()),
        Err(DiscoverError::Empty(_))
    ));
    let missing = discover(&root.path().join("không có"));
    assert!(matches!(missing, Err(DiscoverError::Missing(_))));
    let archive = input(&["2025/all.zip"]);
    assert_eq!(
        discover(archive.path()).expect("a finding").findings.len(),
        1
    );
}

#[test]
fn content_decides_what_is_a_workbook() {
    let root = input(&["2025/ds.xlsx"]);
    let mut writer = rust_xlsxwriter::Workbook::new();
    writer.add_worksheet();
    let bytes = writer.save_to_buffer().expect("a workbook");
    fs::write(root.path().join("2025/ds.pdf"), &bytes).expect("a file");
    fs::write(root.path().join("2025/roster.xlsx"), b"PAR1").expect("a file");
    let found = discover(root.path()).expect("files");
    assert_eq!(
        rels(&found.years[&2025].workbooks),
        ["2025/ds.pdf", "2025/ds.xlsx"]
    );
    assert_eq!(rels(&found.years[&2025].rosters), ["2025/roster.xlsx"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_only() {
    use std::os::unix::fs::symlink;
    let outside = input(&["secret.xlsx"]);
    let root = input(&["2025/a.xlsx"]);
    let year = root.path().join("2025");
    symlink(outside.path(), year.join("ngoài")).expect("a link");
    symlink(outside.path().join("secret.xlsx"), year.join("b.xlsx")).expect("a link");
    symlink(&year, year.join("vòng")).expect("a link");
    symlink(year.join("a.xlsx"), year.join("c.xlsx")).expect("a link");
    symlink(year.join("gone"), year.join("d.xlsx")).expect("a link");
    let found = discover(root.path()).expect("files");
    assert_eq!(
        rels(&found.years[&2025].workbooks),
        ["2025/a.xlsx", "2025/c.xlsx"]
    );
    let expected = ["2025/b.xlsx", "2025/d.xlsx", "2025/ngoài"];
    assert_eq!(told(&found), expected.map(|rel| (Code::LinkOutside, rel)));
}
