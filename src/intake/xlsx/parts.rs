//! The parts of an .xlsx package, looked at once before calamine sees them.

use std::collections::BTreeMap;

use memchr::memmem;

use super::super::markup::Tag;
use super::super::package::inspect;
use super::super::refusal::Refusal;
use super::super::sheet_marks::{SheetMarks, check_runs};
use crate::plan::model::Limits;

/// Cell formats beyond which a workbook is refused; Excel itself stops at 65,490.
const MAX_FORMATS: usize = 70_000;

/// Shared strings beyond which a workbook is refused.
const MAX_STRINGS: u64 = 4_000_000;

/// What the guard has seen of the parts.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Marks of each worksheet by its part's name in lower case.
    pub(super) marks: BTreeMap<String, SheetMarks>,
    /// Parts that relate sheets to parts: name in lower case, bytes.
    small: BTreeMap<String, Vec<u8>>,
}

impl Parts {
    /// Looks at every part before calamine does.
    ///
    /// # Errors
    /// Limits, damage.
    pub(super) fn guard(bytes: &[u8], limits: &Limits) -> Result<Self, Refusal> {
        let mut parts = Self::default();
        let wanted = |name: &str| {
            (is_xml(name) || is_relations(name))
                && !["/drawings/", "/charts/", "/pivotcache/", "/media/"]
                    .iter()
                    .any(|folder| name.contains(folder))
        };
        inspect(bytes, limits, wanted, |name, part| {
            check_runs(part, limits.cell_chars)?;
            if name.ends_with("sharedstrings.xml") {
                check_shared_strings(part)?;
            } else if name.ends_with("styles.xml") {
                check_styles(part)?;
            } else if is_relations(name) || is_workbook_part(part) {
                parts.small.insert(name.to_owned(), part.to_vec());
            } else if let Some(marks) = SheetMarks::read(part) {
                parts.marks.insert(name.to_owned(), marks);
            }
            Ok(())
        })?;
        Ok(parts)
    }

    /// The part of each sheet, by the sheet's name, as calamine finds it.
    pub(super) fn sheet_parts(&self) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for (workbook, bytes) in self.small.iter().filter(|(name, _)| is_xml(name)) {
            let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
            let folder = if folder.is_empty() {
                String::new()
            } else {
                format!("{folder}/")
            };
            let Some(rels) = self.small.get(&format!("{folder}_rels/{file}.rels")) else {
                continue;
            };
            let targets: BTreeMap<String, String> = tags(rels, b"Relationship ")
                .filter_map(|tag| Some((tag.text("Id")?, tag.text("Target")?)))
                .collect();
            for tag in tags(bytes, b"sheet ") {
                let id = tag.text("r:id").or_else(|| {
                    // the prefix of the relations' name space is the writer's choice
                    tag.attr_by_local_name("id")
                });
                if let (Some(name), Some(target)) =
                    (tag.text("name"), id.and_then(|id| targets.get(&id)))
                {
                    let part = match target.strip_prefix('/') {
                        Some(absolute) => absolute.to_lowercase(),
                        None => format!("{folder}{}", target.to_lowercase()),
                    };
                    names.entry(name).or_insert(part);
                }
            }
        }
        names
    }
}

/// Names of parts are in lower case here.
fn is_xml(name: &str) -> bool {
    name.strip_suffix("xml").is_some_and(|n| n.ends_with('.'))
}

fn is_relations(name: &str) -> bool {
    name.strip_suffix("rels").is_some_and(|n| n.ends_with('.'))
}

/// calamine takes memory for as many strings as the part claims, before it has read one.
fn check_shared_strings(part: &[u8]) -> Result<(), Refusal> {
    let claimed = memmem::find(part, b"uniqueCount")
        .and_then(|at| Tag::around(part, at))
        .and_then(|tag| tag.attr("uniqueCount"));
    let Some(claimed) = claimed else {
        return Ok(());
    };
    // a number that does not read is not taken as one by calamine either
    let claimed: u64 = match std::str::from_utf8(claimed).map(str::parse) {
        Ok(Ok(number)) => number,
        _ => return Ok(()),
    };
    // the shortest string is `<si/>`
    if claimed > part.len() as u64 / 5 + 1 {
        return Err(Refusal::unreadable(
            "bảng chuỗi ký tự ghi số lượng sai, tệp hỏng hoặc không do Excel tạo",
        ));
    }
    let strings = if claimed > MAX_STRINGS {
        claimed
    } else {
        memmem::find_iter(part, b"<si").count() as u64
    };
    if strings > MAX_STRINGS {
        return Err(Refusal::over(format!(
            "tối đa {MAX_STRINGS} chuỗi ký tự khác nhau"
        )));
    }
    Ok(())
}

fn check_styles(part: &[u8]) -> Result<(), Refusal> {
    for record in [&b"xf"[..], b"font", b"fill", b"border", b"numFmt"] {
        let count = memmem::find_iter(part, record)
            .take(MAX_FORMATS * 8)
            .filter(|at| matches!(part.get(at.wrapping_sub(1)), Some(b'<' | b':')))
            .take(MAX_FORMATS)
            .count();
        if count >= MAX_FORMATS {
            return Err(Refusal::over(format!(
                "tối đa {MAX_FORMATS} kiểu định dạng ô"
            )));
        }
    }
    Ok(())
}

fn is_workbook_part(part: &[u8]) -> bool {
    let head = &part[..part.len().min(4_096)];
    memmem::find(head, b"workbook").is_some() && memmem::find(head, b"<worksheet").is_none()
}

fn tags<'a>(bytes: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = Tag<'a>> {
    memmem::find_iter(bytes, name)
        .filter(|at| matches!(bytes.get(at.wrapping_sub(1)), Some(b'<' | b':')))
        .filter_map(|at| Tag::around(bytes, at))
}
