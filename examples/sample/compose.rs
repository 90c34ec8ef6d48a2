//! Puts a list together: letterhead, title, header, sections, persons, total, footnote, signatures.

use std::collections::BTreeSet;

use crate::column::{Column, Kind, Listed, flag, other_post, party_post, say};
use crate::district::District;
use crate::facts::Facts;
use crate::finding::Finding;
use crate::grid::{Content, Grid, Look, PersonRow, RowKind, TotalKind};
use crate::post::Post;
use crate::words::Voice;

/// A section of a list; without a title there is no row for it.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The section row's text.
    pub title: String,
    /// The employment that the title tells.
    pub employment: Option<&'static str>,
    /// Who stands in it.
    pub people: Vec<Listed>,
}

/// How column numbers are written below the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    None,
    Letters,
    Round,
    Square,
}

/// All that a list is made of.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub name: String,
    pub unit: usize,
    /// Upper and lower line on the left, and whether it is a Party body; without it the list begins with its title.
    pub letterhead: Option<(String, String, bool)>,
    /// Lines above the title at the right, as "BM04/BNV".
    pub form: Vec<String>,
    pub title: Vec<String>,
    pub columns: Vec<Column>,
    pub sections: Vec<Section>,
    pub voice: Voice,
    pub numbers: Numbers,
    pub turned: bool,
    pub total: Option<TotalKind>,
    pub footnote: Option<&'static str>,
    pub committee: bool,
    /// The employment that the sheet's name tells.
    pub employment: Option<&'static str>,
    /// Cells of the unit's column are merged downwards.
    pub merged_unit: bool,
    pub year: u16,
}

/// The list as cells, and the findings that follow from its marks.
pub fn compose(sheet: &Sheet, district: &District) -> (Grid, Vec<Finding>) {
    let mut grid = Grid {
        name: sheet.name.clone(),
        unit: sheet.unit,
        committee: sheet.committee,
        columns: sheet.columns.clone(),
        ..Grid::default()
    };
    let width = u16::try_from(sheet.columns.len()).unwrap_or(1);
    let mut row = head(&mut grid, sheet, district, width);
    row = header(&mut grid, sheet, row);
    let mut number = 0;
    for section in &sheet.sections {
        if !section.title.is_empty() {
            let columns = if sheet.voice.salt.is_multiple_of(2) {
                (0, width - 1)
            } else {
                (1, 1)
            };
            grid.put_wide(row, columns, &section.title, Look::Strong);
            grid.kinds.insert(row, RowKind::Section);
            row += 1;
            if sheet.voice.salt.is_multiple_of(3) {
                number = 0;
            }
        }
        let first = row;
        for listed in &section.people {
            number += 1;
            person_row(&mut grid, sheet, district, section, listed, (row, number));
            row += 1;
        }
        merge_unit(&mut grid, sheet, (first, row));
    }
    if sheet.voice.salt % 11 == 5 && sheet.total.is_none() {
        // Rows numbered in advance and never filled: blank, whatever the number says.
        for spare in 1..=3 {
            grid.put(
                row,
                0,
                Content::Number(f64::from(u32::try_from(number + spare).unwrap_or(0))),
                Look::Centre,
            );
            row += 1;
        }
    }
    let findings = settle(&mut grid, sheet, district);
    if let Some(kind) = sheet.total {
        grid.total = Some((row, kind));
        grid.kinds.insert(row, RowKind::Total);
        row += 1;
    }
    if let Some(text) = sheet.footnote {
        grid.put(row, 1, Content::text(text), Look::Italic);
        grid.kinds.insert(row, RowKind::Note);
        row += 1;
    }
    signatures(&mut grid, sheet, district, row + 1, width);
    (grid, findings)
}

fn head(grid: &mut Grid, sheet: &Sheet, district: &District, width: u16) -> u32 {
    let mut row = 0;
    let third = (width / 3).clamp(2, 6);
    if let Some((upper, lower, party)) = &sheet.letterhead {
        let right = (width.saturating_sub(third + 2).max(third + 1), width - 1);
        let (motto, second) = if *party {
            ("ĐẢNG CỘNG SẢN VIỆT NAM", "")
        } else {
            (
                "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
            )
        };
        grid.put_wide(0, (0, third), upper, Look::Plain);
        grid.put_wide(1, (0, third), lower, Look::Bold);
        grid.put_wide(0, right, motto, Look::Bold);
        if second.is_empty() {
            grid.put_wide(2, (0, third), "*", Look::Bold);
        } else {
            grid.put_wide(1, right, second, Look::Bold);
        }
        grid.put_wide(
            2,
            right,
            &format!(
                "Tân Hồng, ngày {:02} tháng 12 năm {}",
                3 + sheet.unit % 20,
                sheet.year
            ),
            Look::Italic,
        );
        row = 4;
    }
    for line in &sheet.form {
        grid.put_wide(row, (0, width - 1), line, Look::Italic);
        row += 1;
    }
    for (at, line) in sheet.title.iter().enumerate() {
        grid.put_wide(
            row,
            (0, width - 1),
            line,
            if at == 0 { Look::Title } else { Look::Italic },
        );
        row += 1;
    }
    if sheet.letterhead.is_some()
        && !district.units[sheet.unit].is_commune()
        && sheet.voice.salt % 4 == 1
    {
        grid.put_wide(
            row,
            (width.saturating_sub(3), width - 1),
            "Đơn vị tính: Người",
            Look::Italic,
        );
        row += 1;
    }
    for title in 0..row {
        if grid
            .cells
            .range((title, 0)..=(title, u16::MAX))
            .next()
            .is_some()
        {
            grid.kinds.insert(title, RowKind::Title);
        }
    }
    row + u32::from(sheet.voice.salt.is_multiple_of(2))
}

fn header(grid: &mut Grid, sheet: &Sheet, top: u32) -> u32 {
    let depth = sheet
        .columns
        .iter()
        .map(|column| column.path.len())
        .max()
        .unwrap_or(1);
    let depth_rows = u32::try_from(depth).unwrap_or(1);
    let row_of = |level: usize| top + u32::try_from(level).unwrap_or(0);
    let mut at = vec![0_usize; depth];
    for column in 0..sheet.columns.len() {
        let path = &sheet.columns[column].path;
        for level in 0..path.len() {
            if column < at[level] {
                continue;
            }
            let leaf = level + 1 == path.len();
            let same = |other: &Column| {
                other.path.len() > level && !leaf && other.path[..=level] == path[..=level]
            };
            let span = if leaf {
                1
            } else {
                sheet.columns[column..]
                    .iter()
                    .take_while(|other| same(other))
                    .count()
            };
            at[level] = column + span;
            let bottom = if leaf {
                top + depth_rows - 1
            } else {
                row_of(level)
            };
            let (first, last) = (
                u16::try_from(column).unwrap_or(0),
                u16::try_from(column + span - 1).unwrap_or(0),
            );
            let look = if leaf && sheet.turned && level > 0 {
                Look::Turned
            } else {
                Look::Header
            };
            grid.put(row_of(level), first, Content::text(&path[level]), look);
            if bottom > row_of(level) || last > first {
                grid.merges.push((row_of(level), first, bottom, last));
            }
        }
    }
    let mut end = top + depth_rows;
    if sheet.numbers != Numbers::None {
        for column in 0..sheet.columns.len() {
            let number = match sheet.numbers {
                Numbers::Letters if column == 0 => Content::text("A"),
                Numbers::Letters if column == 1 => Content::text("B"),
                Numbers::Letters => {
                    Content::Number(f64::from(u32::try_from(column - 1).unwrap_or(0)))
                }
                Numbers::Round => Content::text(format!("({})", column + 1)),
                _ => Content::text(format!("[{}]", column + 1)),
            };
            grid.put(
                end,
                u16::try_from(column).unwrap_or(0),
                number,
                Look::Number,
            );
        }
        end += 1;
    }
    for row in top..end {
        grid.kinds.insert(row, RowKind::Header);
    }
    grid.header = (top, end - 1);
    end
}

fn person_row(
    grid: &mut Grid,
    sheet: &Sheet,
    district: &District,
    section: &Section,
    listed: &Listed,
    at: (u32, usize),
) {
    let (row, number) = at;
    let person = &district.people[listed.id];
    let mut facts = Facts::default();
    facts.set("unit", district.units[listed.unit.0].code.as_str());
    for (index, column) in sheet.columns.iter().enumerate() {
        let said = say(column.kind, person, listed, number, sheet.voice, sheet.year);
        let look = if matches!(said.content, Some(Content::Text(ref text)) if text.chars().count() > 4)
        {
            Look::Body
        } else {
            Look::Centre
        };
        grid.put(
            row,
            u16::try_from(index).unwrap_or(0),
            said.content.unwrap_or(Content::Blank),
            look,
        );
        for (field, value) in said.facts {
            facts.set(field, value);
        }
        for field in said.open {
            facts.leave_open(field);
        }
    }
    if let Some(birth) = facts.text("birth_date") {
        let born: u16 = birth[..4].parse().unwrap_or(0);
        facts.set("age", sheet.year - born);
    }
    if has(sheet, Kind::PartyPost) {
        let parts: Vec<String> = [party_post(listed), other_post(listed)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        facts.set("position", parts.join("; "));
    }
    if facts.get("employment").is_none() {
        let derived = listed.posts.iter().find_map(|post| post.employment);
        if let Some(employment) = section.employment.or(sheet.employment).or(derived) {
            facts.set("employment", employment);
        } else if listed.posts.iter().any(|post| post.elected) {
            facts.leave_open("employment");
        }
    }
    stand(&mut facts, listed);
    let rank = listed
        .posts
        .iter()
        .map(|post| post.rank)
        .min()
        .unwrap_or(999);
    grid.kinds.insert(row, RowKind::Person);
    grid.persons.push(PersonRow {
        row,
        person: listed.id,
        facts,
        rank,
        touched: false,
        rejected: false,
    });
}

/// The flags that follow from the posts which the row states.
fn stand(facts: &mut Facts, listed: &Listed) {
    let stated: Vec<&Post> = listed
        .posts
        .iter()
        .chain(listed.membership.as_ref())
        .collect();
    let seat = |full: &str| stated.iter().any(|post| post.full == full);
    let secretary = |low: u16, high: u16| {
        stated
            .iter()
            .any(|post| post.secretary && (low..=high).contains(&post.rank))
    };
    let standing = secretary(30, 32) || seat("UVBTV Đảng uỷ");
    let district = secretary(1, 3) || seat("UVBTV Huyện uỷ");
    facts.set("leader", stated.iter().any(|post| post.leader));
    facts.set("key_leader", stated.iter().any(|post| post.key));
    facts.set("standing_committee", standing);
    facts.set("district_standing_committee", district);
    facts.set(
        "committee",
        standing || district || seat("Huyện uỷ viên") || seat("Uỷ viên Ban Chấp hành Đảng uỷ"),
    );
}

fn has(sheet: &Sheet, kind: Kind) -> bool {
    sheet.columns.iter().any(|column| column.kind == kind)
}

/// Yes/no columns: a blank is "no" where some row of the table is ticked.
fn settle(grid: &mut Grid, sheet: &Sheet, district: &District) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut done: BTreeSet<&'static str> = BTreeSet::new();
    for column in &sheet.columns {
        let ticks: Vec<Option<(&'static str, bool)>> = grid
            .persons
            .iter()
            .map(|row| flag(column.kind, &district.people[row.person]))
            .collect();
        let Some(&Some((field, _))) = ticks.first() else {
            continue;
        };
        if !done.insert(field) {
            continue;
        }
        let any = ticks.iter().flatten().any(|&(_, on)| on);
        if !any {
            let severity = if field == "minority" {
                "info"
            } else {
                "warning"
            };
            findings.push(Finding::of_column("column-no-marks", severity, field));
        }
        for (row, (_, on)) in grid.persons.iter_mut().zip(ticks.into_iter().flatten()) {
            match field {
                "gender" => row.facts.set("gender", if on { "female" } else { "male" }),
                _ if any || field == "minority" => row.facts.set(field, on),
                _ => {}
            }
        }
    }
    for row in &mut grid.persons {
        let party_post = sheet
            .sections
            .iter()
            .flat_map(|section| &section.people)
            .filter(|listed| listed.id == row.person);
        let mut posts =
            party_post.flat_map(|listed| listed.posts.iter().chain(listed.membership.as_ref()));
        if row.facts.get("party_member").is_none() && posts.any(|post| post.party) {
            row.facts.set("party_member", true);
        }
    }
    findings
}

fn merge_unit(grid: &mut Grid, sheet: &Sheet, rows: (u32, u32)) {
    let Some(column) = sheet
        .columns
        .iter()
        .position(|column| column.kind == Kind::UnitName)
    else {
        return;
    };
    let column = u16::try_from(column).unwrap_or(0);
    if !sheet.merged_unit || rows.1 - rows.0 < 2 {
        return;
    }
    for row in rows.0 + 1..rows.1 {
        grid.cells.remove(&(row, column));
    }
    grid.merges.push((rows.0, column, rows.1 - 1, column));
}

fn signatures(grid: &mut Grid, sheet: &Sheet, district: &District, top: u32, width: u16) {
    if sheet.voice.salt % 7 == 6 {
        return;
    }
    let right = (width.saturating_sub(5).max(2), width - 1);
    let party = sheet
        .letterhead
        .as_ref()
        .is_some_and(|(_, _, party)| *party);
    let head = if party {
        "T/M BAN THƯỜNG VỤ"
    } else {
        "THỦ TRƯỞNG ĐƠN VỊ"
    };
    let signer = district.places[sheet.unit]
        .first()
        .map_or(0, |place| place.holder);
    let clerk = district.places[sheet.unit]
        .last()
        .map_or(0, |place| place.holder);
    let lines = [
        (
            0,
            "",
            format!(
                "Tân Hồng, ngày {:02} tháng 12 năm {}",
                3 + sheet.unit % 20,
                sheet.year
            ),
            Look::Italic,
        ),
        (1, "NGƯỜI LẬP BIỂU", head.to_owned(), Look::Bold),
        (
            2,
            "(Ký, ghi rõ họ tên)",
            "(Ký tên, đóng dấu)".to_owned(),
            Look::Italic,
        ),
        (
            5,
            district.people[clerk].name.as_str(),
            district.people[signer].name.clone(),
            Look::Bold,
        ),
    ];
    for (offset, left, text, look) in lines {
        if !left.is_empty() {
            grid.put_wide(top + offset, (1, 1), left, look);
        }
        grid.put_wide(top + offset, right, &text, look);
        grid.kinds.insert(top + offset, RowKind::Signature);
    }
}
