//! What a heading says that the cells below it stand for: "Giới tính (1: Nam; 2: Nữ)".

use std::collections::BTreeSet;
use std::sync::Arc;

use super::table::Codes;

/// Most digits of a code: a year is none.
const LONGEST_CODE: usize = 2;

/// The codes that a heading explains, two at least and each with a meaning of its own.
pub(super) fn of_heading(heading: &str) -> Codes {
    // most headings hold no figure
    if !heading.contains(|c: char| c.is_ascii_digit()) {
        return Codes::default();
    }
    let parts = heading.split([';', ',', '(', ')', '/', '\n']);
    let codes: Vec<(Arc<str>, Arc<str>)> = parts.filter_map(explained).collect();
    let different = |of: fn(&(Arc<str>, Arc<str>)) -> &str| {
        codes.iter().map(of).collect::<BTreeSet<&str>>().len() == codes.len()
    };
    if codes.len() < 2 || !different(|c| &c.0) || !different(|c| &c.1) {
        return Codes::default();
    }
    Arc::from(codes)
}

/// "1: Nam", "Nam = 1": a figure and, behind a sign, what it means.
fn explained(part: &str) -> Option<(Arc<str>, Arc<str>)> {
    let (before, behind) = part.split_once([':', '=', '-', '–'])?;
    let (before, behind) = (before.trim(), behind.trim());
    let is_code =
        |t: &str| (1..=LONGEST_CODE).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    let is_meaning =
        |t: &str| t.chars().any(char::is_alphabetic) && !t.contains(|c: char| c.is_ascii_digit());
    match (is_code(before), is_code(behind)) {
        (true, false) if is_meaning(behind) => Some((Arc::from(before), Arc::from(behind))),
        (false, true) if is_meaning(before) => Some((Arc::from(behind), Arc::from(before))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_explain_their_codes() {
        for (heading, expected) in [
            ("Giới tính (1: Nam; 2: Nữ)", "1 Nam|2 Nữ"),
            ("Giới tính (Nam = 1, Nữ = 2)", "1 Nam|2 Nữ"),
            ("LLCT (1 - SC, 2 - TC, 3 - CC)", "1 SC|2 TC|3 CC"),
            ("Xếp loại 2025", ""),
            ("Bằng 1, bằng 2", ""),
            ("Kết quả 2023-2024, 2024-2025", ""),
            ("Đạt: 1", ""),
        ] {
            let codes = of_heading(heading);
            let told: Vec<String> = codes.iter().map(|(c, m)| format!("{c} {m}")).collect();
            assert_eq!(told.join("|"), expected, "{heading}");
        }
    }
}
