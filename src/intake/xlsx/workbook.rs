//! The parts of an .xlsx package that say what its sheets are and where they lie.

use std::collections::BTreeMap;

use super::super::markup::{Event, Events};
use super::super::package::Package;
use super::super::refusal::Refusal;
use super::super::sheet::Visibility;
use super::{damaged, utf8};

/// Sheets beyond which a workbook is refused.
const MAX_SHEETS: usize = 1_000;

/// A worksheet.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) visibility: Visibility,
    /// Name of its part.
    pub(super) part: String,
    /// Its number among all sheets, from 1.
    pub(super) number: usize,
}

/// What the workbook's own part tells.
#[derive(Debug)]
pub(super) struct WorkbookPart {
    pub(super) epoch_1904: bool,
    /// Worksheets; charts, dialogues and macro sheets are left out.
    pub(super) sheets: Vec<Listed>,
    /// Name of the part of shared strings.
    pub(super) strings: String,
    /// Name of the part of styles.
    pub(super) styles: String,
}

struct Relation {
    kind: String,
    part: String,
}

impl WorkbookPart {
    /// Reads it, by the relations of the package.
    ///
    /// # Errors
    /// Damage, limits.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Refusal> {
        let root = relations(package, "_rels/.rels", "")?;
        let main = root
            .into_values()
            .find(|r| r.kind == "officeDocument")
            .map_or_else(|| "xl/workbook.xml".to_owned(), |r| r.part);
        let bytes = utf8(package.part(&main)?.ok_or_else(damaged)?);
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let below = |name: &str| {
            if folder.is_empty() {
                name.to_owned()
            } else {
                format!("{folder}/{name}")
            }
        };
        let relations = relations(package, &below(&format!("_rels/{file}.rels")), folder)?;
        let part_of = |kind: &str, usual: &str| {
            relations
                .values()
                .find(|r| r.kind == kind)
                .map_or_else(|| below(usual), |r| r.part.clone())
        };
        let mut book = Self {
            epoch_1904: false,
            sheets: Vec::new(),
            strings: part_of("sharedStrings", "sharedstrings.xml"),
            styles: part_of("styles", "styles.xml"),
        };
        let mut number = 0;
        for event in Events::new(&bytes) {
            let Event::Open(tag) = event else { continue };
            match tag.local_name() {
                b"workbookPr" => book.epoch_1904 |= tag.flag("date1904"),
                b"sheet" => {
                    number += 1;
                    // the prefix of the relations' name space is the writer's choice
                    let relation = tag.attr_by_local_name("id");
                    let relation = relation
                        .and_then(|id| relations.get(&id))
                        .ok_or_else(damaged)?;
                    let named = book.sheets.iter().any(|s| s.part == relation.part);
                    // a part named by a thousand sheets would be read a thousand times
                    if relation.kind == "worksheet" && !named {
                        book.sheets.push(Listed {
                            name: tag.text("name").unwrap_or_default(),
                            visibility: match tag.attr("state") {
                                Some(b"hidden" | b"veryHidden") => Visibility::Hidden,
                                _ => Visibility::Visible,
                            },
                            part: relation.part.clone(),
                            number,
                        });
                    }
                    if number > MAX_SHEETS {
                        return Err(Refusal::over(format!("tối đa {MAX_SHEETS} trang tính")));
                    }
                }
                _ => {}
            }
        }
        Ok(book)
    }
}

/// The relations of a part by id; targets are resolved against its folder.
fn relations(
    package: &mut Package<'_>,
    name: &str,
    folder: &str,
) -> Result<BTreeMap<String, Relation>, Refusal> {
    let bytes = utf8(package.part(&name.to_lowercase())?.unwrap_or_default());
    Ok(Events::new(&bytes)
        .filter_map(|event| match event {
            Event::Open(tag) if tag.local_name() == b"Relationship" => {
                let kind = tag.text("Type")?;
                let relation = Relation {
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    part: resolve(folder, &tag.text("Target")?.to_lowercase()),
                };
                Some((tag.text("Id")?, relation))
            }
            _ => None,
        })
        .collect())
}

fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let absolute = target.starts_with('/');
    let base = if absolute { "" } else { folder };
    for part in base.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_like_paths() {
        assert_eq!(
            resolve("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl", "../custom/./a.xml"), "custom/a.xml");
        assert_eq!(resolve("", "workbook.xml"), "workbook.xml");
    }
}
