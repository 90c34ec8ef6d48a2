//! What to do where the input is not there: the nearest name beside it, or how to begin.

use std::path::Path;

use super::usage::command_like;
use crate::text::nearest;

/// What is said after "not found": a name in the same folder that was probably meant, or, where it is
/// the default folder that is missing, how to begin.
pub(super) fn advice(missing: &Path, default: &str) -> Option<String> {
    if missing == Path::new(default) {
        return Some(format!(
            "Để bắt đầu: tạo thư mục \"{default}\", trong đó mỗi năm một thư mục con, ví dụ \"{default}/2025\";\n\
             chép danh sách của các đơn vị vào thư mục con ấy rồi chạy lại \"phuluc\"."
        ));
    }
    let name = missing.file_name()?.to_string_lossy();
    let folder = match missing.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    if let Some(near) = nearest(&name, names.iter().map(String::as_str)) {
        let near = missing.with_file_name(near);
        return Some(format!("Có phải là \"{}\"?", near.display()));
    }
    let command = command_like(missing.to_str()?)?;
    Some(format!("Có phải là lệnh \"phuluc {command}\"?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_path_is_answered_with_the_name_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("Danh sách 2025")).expect("a folder");
        let asked = folder.path().join("Danh sach 2025");
        let told = advice(&asked, "input").expect("a suggestion");
        assert!(told.contains("Danh sách 2025"), "{told}");
        assert_eq!(advice(&folder.path().join("khác hẳn"), "input"), None);
    }

    #[test]
    fn a_slip_in_a_command_is_answered_with_the_command() {
        let told = advice(Path::new("chek"), "input").expect("a suggestion");
        assert!(told.contains("phuluc check"), "{told}");
    }

    #[test]
    fn without_the_default_folder_two_lines_say_how_to_begin() {
        let told = advice(Path::new("input"), "input").expect("advice");
        assert_eq!(told.lines().count(), 2);
    }
}
