//! What the names of files and folders tell: a year, that they are litter, how to show them.

use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// Names that operating systems leave behind, in lower case.
const LITTER: [&str; 10] = [
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon\r",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    "lost+found",
    "recycler",
    "found.000",
];

/// The years that folders of this programme carry.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// The year of a name that holds exactly one number from 2000 to 2099: `2025`, `Năm 2025`.
#[must_use]
pub fn year_of_name(name: &str) -> Option<i32> {
    let mut years = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse::<i32>().ok())
        .filter(|year| YEARS.contains(year));
    let year = years.next()?;
    years.next().is_none().then_some(year)
}

/// The year that the name of a file tells, or else the nearest folder above it whose name does.
#[must_use]
pub fn year_of_path(path: &Path) -> Option<i32> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    year_of_name(&stem).or_else(|| {
        path.ancestors()
            .skip(1)
            .filter_map(Path::file_name)
            .find_map(|name| year_of_name(&name.to_string_lossy()))
    })
}

/// Whether a file or folder is passed over without a word: lock files, hidden ones, litter.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with("~$")
        || name.starts_with('.')
        || LITTER.contains(&name.to_lowercase().as_str())
}

/// A name as it is shown and written: NFC, without control and bidirectional characters, which
/// could make a message say something else than the file's name.
pub(super) fn shown(name: &str) -> String {
    name.nfc().filter(|c| !is_deceptive(*c)).collect()
}

fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_folder_names_exactly_one_year() {
        for (name, year) in [
            ("2025", Some(2025)),
            ("Năm 2025", Some(2025)),
            ("nam2025_lan2", Some(2025)),
            ("31-12-2025", Some(2025)),
            ("2024-2025", None),
            ("20251", None),
            ("1999", None),
            ("2100", None),
            ("mẫu", None),
        ] {
            assert_eq!(year_of_name(name), year, "{name}");
        }
    }

    #[test]
    fn the_file_name_tells_the_year_before_its_folders() {
        let year = |p: &str| year_of_path(Path::new(p));
        assert_eq!(year("input/2024/ds.xlsx"), Some(2024));
        assert_eq!(year("input/2024/ds 2025.xlsx"), Some(2025));
        assert_eq!(year("2023/xã/ds.xlsx"), Some(2023));
        assert_eq!(year("ds.xlsx"), None);
    }

    #[test]
    fn names_are_shown_without_tricks() {
        assert_eq!(shown("ds\u{202E}xslx.exe"), "dsxslx.exe");
        assert_eq!(shown("Ho\u{302}\u{300}ng\n.xlsx"), "Hồng.xlsx");
        assert_eq!(shown("hai  cách.xlsx"), "hai  cách.xlsx");
    }

    #[test]
    fn litter_is_known_in_any_case() {
        for name in ["~$ds.xlsx", ".DS_Store", "Thumbs.DB", "__MACOSX"] {
            assert!(is_passed_over(name), "{name}");
        }
        assert!(!is_passed_over("ds.xlsx"));
    }
}
