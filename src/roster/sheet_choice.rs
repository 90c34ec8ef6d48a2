//! Which sheets of a workbook are read: not hidden ones, not those of another year.

use crate::form::{SheetForm, year};
use crate::intake::{Sheet, Visibility};
use crate::schema::Period;

/// Why a sheet is not read, or what is to be said of one that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Read.
    Read,
    /// Read, although its title names this year.
    ReadTitled(i32),
    /// Hidden.
    Hidden,
    /// Of this year.
    OtherYear(i32),
}

/// Judges a sheet; `path` is its file's path below INPUT, whose folder or name may say the year.
pub(super) fn choose(sheet: &Sheet, form: &SheetForm, path: &str, period: Period) -> Choice {
    if sheet.visibility == Visibility::Hidden {
        return Choice::Hidden;
    }
    if let Some(other) = only_other(&year::all(&sheet.name), period.year) {
        return Choice::OtherYear(other);
    }
    let titled: Vec<i32> = form
        .head
        .title
        .iter()
        .filter(|t| !t.text.starts_with('('))
        // a list "năm học 2025-2026" made in December is one of either year
        .flat_map(|t| year::written(&t.text))
        .collect();
    // "Danh sách nghỉ hưu giai đoạn 2026 - 2030" is a plan made now; a term that covers the year is not
    let planned = form.head.planned && titled.iter().all(|y| *y > period.year);
    let titled = if planned { Vec::new() } else { titled };
    let Some(other) = only_other(&titled, period.year).or_else(|| as_of_other(form, period.year))
    else {
        return Choice::Read;
    };
    let says_year = year::all(&path.replace(['/', '_', '.'], " ")).contains(&period.year)
        || form.tables.iter().flat_map(|t| &t.columns).any(|c| {
            c.meaning.is_some()
                && c.path
                    .iter()
                    .any(|p| year::of_heading(p) == Some(period.year))
        });
    if says_year {
        Choice::ReadTitled(other)
    } else {
        Choice::OtherYear(other)
    }
}

/// The year of a line "(Tính đến ngày 31/12/2024)", where it is another.
fn as_of_other(form: &SheetForm, year: i32) -> Option<i32> {
    let line = form
        .head
        .title
        .iter()
        .find(|t| crate::text::fold(&t.text).starts_with("tinh den"))?;
    let named = line
        .text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|w| w.len() == 4)
        .find_map(|w| w.parse().ok())?;
    (named != year).then_some(named)
}

/// The latest of the years named, where the report year is not among them. A span of years that
/// covers it (a term) names it too, and one yet to come is a plan made now.
fn only_other(years: &[i32], year: i32) -> Option<i32> {
    let (min, max) = (years.iter().min()?, years.iter().max()?);
    let to_come = min > &year && max > min;
    (!to_come && !(*min..=*max).contains(&year)).then_some(*max)
}

/// Whether a title speaks of a plan, and of no year up to the report's.
pub(super) fn of_plan(form: &SheetForm, year: i32) -> bool {
    let mut named = form.head.title.iter().flat_map(|t| year::written(&t.text));
    form.head.planned && named.all(|y| y > year)
}
