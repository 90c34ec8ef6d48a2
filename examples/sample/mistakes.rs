//! The honest mistakes of a year: which, where, and what a reader must make of them.

use crate::book::Book;
use crate::column::Kind;
use crate::district::District;
use crate::finding::Finding;
use crate::grid::{Content, Grid, Look, RowKind};
use crate::merge::row;
use crate::plant::{column, find, slip};
use crate::{slips, whole};

/// Plants the mistakes of a year: all of them in 2025, some in the years before.
pub fn plant(
    books: &mut Vec<Book>,
    findings: &mut Vec<Finding>,
    district: &District,
    year: u16,
    before: &[Book],
) {
    for book in books.iter_mut() {
        if book.path.contains("Hội Nông dân")
            || book.path.contains("hoi-nong-dan")
            || book.path.contains("Hoi Nong dan")
        {
            book.sheets[0].legacy = true;
            wide(findings, book, "text-repaired", "info", None);
        }
    }
    leavers(books, findings, year);
    if year == 2025 {
        whole::structure(books, findings, district, before);
    }
    for (at, planned) in slips::all().iter().enumerate() {
        if year == 2025 || at % 4 == usize::from(year % 4) {
            slip(books, findings, planned, at * 7 + usize::from(year));
        }
    }
    if year == 2025 {
        pairs(books, findings);
        hide_rows(books, findings);
        strike(books, findings);
        no_name(books, findings);
        both_births(books, findings);
        two_ratings(books, findings, district);
        committee_slips(books, findings);
        blank_ratings(books);
    }
}

/// Two leaders whose rating was not settled when the lists were sent: blank, and nothing to find.
fn blank_ratings(books: &mut [Book]) {
    let listings = crate::plant::listings(books);
    let mut left = 2;
    for grid in books
        .iter_mut()
        .filter(|book| book.stays_xlsx())
        .flat_map(|book| &mut book.sheets)
    {
        let Some(rating) = column(grid, |kind| kind == Kind::Rating) else {
            continue;
        };
        let good = |person: &&mut crate::grid::PersonRow| {
            !person.touched
                && !person.rejected
                && person.facts.get("leader") == Some(&true.into())
                && person.facts.text("rating") == Some("good")
                && listings.get(&person.person) == Some(&1)
        };
        if left == 0 || grid.hidden || grid.legacy || grid.total.is_some() {
            continue;
        }
        let Some(person) = grid.persons.iter_mut().find(good) else {
            continue;
        };
        person.facts.clear("rating");
        person.facts.clear("rating_text");
        person.touched = true;
        let row = person.row;
        grid.put(row, rating, Content::Blank, Look::Centre);
        left -= 1;
    }
}

pub fn wide(
    findings: &mut Vec<Finding>,
    book: &Book,
    code: &'static str,
    severity: &'static str,
    field: Option<&'static str>,
) {
    findings.push(Finding {
        file: book.path.clone(),
        sheet: book.sheets[0].name.clone(),
        field,
        ..Finding::wide(code, severity)
    });
}

pub fn at_row(
    book: &Book,
    grid: &Grid,
    row: u32,
    code: &'static str,
    severity: &'static str,
) -> Finding {
    Finding {
        file: book.path.clone(),
        sheet: grid.name.clone(),
        row: Some(row),
        ..Finding::wide(code, severity)
    }
}

pub fn book_of<'a>(books: &'a mut [Book], district: &District, code: &str) -> Option<&'a mut Book> {
    let unit = district.unit(code)?;
    books
        .iter_mut()
        .find(|book| book.sheets[0].unit == unit && !book.sheets[0].committee)
}

/// Those who left in the year but still stand on the list, and those who went to another unit.
fn leavers(books: &mut [Book], findings: &mut Vec<Finding>, year: u16) {
    for book in books {
        for s in 0..book.sheets.len() {
            for p in 0..book.sheets[s].persons.len() {
                let grid = &mut book.sheets[s];
                let note = grid.persons[p]
                    .facts
                    .text("note")
                    .unwrap_or_default()
                    .to_owned();
                let row = grid.persons[p].row;
                let left = (note.starts_with("Nghỉ hưu") || note.starts_with("Thôi việc"))
                    && note.ends_with(&year.to_string());
                let moved = note.starts_with("Chuyển công tác đến");
                if left {
                    grid.persons[p].rejected = true;
                    grid.kinds.insert(row, RowKind::Rejected);
                }
                if left || moved {
                    let cell =
                        column(grid, |kind| kind == Kind::Note).map(|at| Grid::address(row, at));
                    let code = if left { "person-left" } else { "person-moved" };
                    findings.push(Finding {
                        cell,
                        ..at_row(book, &book.sheets[s], row, code, "warning")
                    });
                }
            }
        }
    }
}

/// Two persons under one id, and two with the same name and birth date.
fn pairs(books: &mut [Book], findings: &mut Vec<Finding>) {
    let with_id = |start: usize, books: &[Book]| {
        find(books, start, |_, _, person| {
            person
                .facts
                .text("national_id")
                .is_some_and(|id| id.len() == 12)
        })
    };
    if let (Some(one), Some(other)) = (with_id(3, books), with_id(26, books)) {
        let id = row(books, one)
            .facts
            .text("national_id")
            .unwrap_or_default()
            .to_owned();
        for at in [one, other] {
            let path = books[at.0].path.clone();
            let grid = &mut books[at.0].sheets[at.1];
            let Some(column) = column(grid, |kind| kind == Kind::NationalId) else {
                continue;
            };
            let line = grid.persons[at.2].row;
            grid.put(line, column, Content::text(&id), Look::Body);
            grid.persons[at.2].facts.set("national_id", id.as_str());
            grid.persons[at.2].touched = true;
            findings.push(Finding {
                file: path,
                sheet: grid.name.clone(),
                row: Some(line),
                cell: Some(Grid::address(line, column)),
                ..Finding::of_column("id-shared", "error", "national_id")
            });
        }
    }
    twins(books, findings);
}

fn twins(books: &mut [Book], findings: &mut Vec<Finding>) {
    let school = |grid: &Grid| column(grid, |kind| kind == Kind::Subject).is_some();
    let one = find(books, 0, |_, grid, person| {
        school(grid) && person.rank == 71 && person.facts.text("birth_precision") == Some("day")
    });
    let Some(one) = one else { return };
    let original = row(books, one).facts.clone();
    let other = find(books, one.0 + 1, |book, grid, person| {
        school(grid)
            && person.rank == 72
            && book.path != books[one.0].path
            && person.facts.get("gender") == original.get("gender")
    });
    let Some(other) = other else { return };
    let source = row(books, one).row;
    let copied: Vec<(u16, (Content, Look))> = [Kind::Name, Kind::Birth]
        .into_iter()
        .filter_map(|kind| column(&books[one.0].sheets[one.1], |of| of == kind))
        .filter_map(|at| {
            books[one.0].sheets[one.1]
                .cells
                .get(&(source, at))
                .cloned()
                .map(|cell| (at, cell))
        })
        .collect();
    let first = (books[one.0].path.clone(), source);
    books[one.0].sheets[one.1].persons[one.2].touched = true;
    let path = books[other.0].path.clone();
    let grid = &mut books[other.0].sheets[other.1];
    let line = grid.persons[other.2].row;
    for (at, cell) in copied {
        grid.cells.insert((line, at), cell);
    }
    for field in ["full_name", "birth_date", "birth_precision", "age"] {
        if let Some(value) = original.get(field) {
            grid.persons[other.2].facts.set(field, value.clone());
        }
    }
    grid.persons[other.2].touched = true;
    let or = Some(format!("{}#{}", first.0, first.1 + 1));
    findings.push(Finding {
        file: path,
        sheet: grid.name.clone(),
        row: Some(line),
        or,
        ..Finding::wide("person-twin", "warning")
    });
}

fn hide_rows(books: &mut [Book], findings: &mut Vec<Finding>) {
    let Some((b, s, _)) = find(books, 9, |_, grid, _| grid.persons.len() > 6) else {
        return;
    };
    let rows = [
        books[b].sheets[s].persons[3].row,
        books[b].sheets[s].persons[4].row,
    ];
    books[b].sheets[s].hidden_rows.extend(rows);
    findings.push(Finding {
        file: books[b].path.clone(),
        sheet: books[b].sheets[s].name.clone(),
        ..Finding::wide("rows-hidden", "info")
    });
}

fn strike(books: &mut [Book], findings: &mut Vec<Finding>) {
    let Some((b, s, p)) = find(books, 18, |_, _, _| true) else {
        return;
    };
    let row = books[b].sheets[s].persons[p].row;
    books[b].sheets[s].persons[p].touched = true;
    books[b].sheets[s].struck.push(row);
    findings.push(at_row(
        &books[b],
        &books[b].sheets[s],
        row,
        "row-struck-through",
        "warning",
    ));
}

fn no_name(books: &mut [Book], findings: &mut Vec<Finding>) {
    let Some((b, s, p)) = find(books, 21, |_, grid, _| {
        grid.total.is_none() && grid.hidden_rows.is_empty()
    }) else {
        return;
    };
    let grid = &mut books[b].sheets[s];
    let Some(name) = column(grid, |kind| kind == Kind::Name) else {
        return;
    };
    let row = grid.persons[p].row;
    grid.put(row, name, Content::Blank, Look::Body);
    grid.persons[p].rejected = true;
    grid.persons[p].facts.clear("full_name");
    grid.kinds.insert(row, RowKind::Rejected);
    findings.push(at_row(
        &books[b],
        &books[b].sheets[s],
        row,
        "row-no-name",
        "error",
    ));
}

/// A birth date under men and under women: the date is known, the gender is not.
fn both_births(books: &mut [Book], findings: &mut Vec<Finding>) {
    let columns = |grid: &Grid| {
        Some((
            column(grid, |kind| kind == Kind::BirthOf { woman: false })?,
            column(grid, |kind| kind == Kind::BirthOf { woman: true })?,
        ))
    };
    let Some((b, s, p)) = find(books, 1, |_, grid, _| columns(grid).is_some()) else {
        return;
    };
    let path = books[b].path.clone();
    let grid = &mut books[b].sheets[s];
    let Some((men, women)) = columns(grid) else {
        return;
    };
    let row = grid.persons[p].row;
    let (from, to) = if grid.persons[p].facts.text("gender") == Some("female") {
        (women, men)
    } else {
        (men, women)
    };
    if let Some(cell) = grid.cells.get(&(row, from)).cloned() {
        grid.cells.insert((row, to), cell);
    }
    grid.persons[p].facts.clear("gender");
    grid.persons[p].touched = true;
    findings.push(Finding {
        file: path,
        sheet: grid.name.clone(),
        row: Some(row),
        cell: Some(Grid::address(row, men)),
        or: Some(Grid::address(row, women)),
        ..Finding::of_column("gender-conflict", "warning", "gender")
    });
}

/// Two ticks among the ratings.
fn two_ratings(books: &mut [Book], findings: &mut Vec<Finding>, district: &District) {
    let Some(book) = book_of(books, district, "ldld-huyen") else {
        return;
    };
    let path = book.path.clone();
    let grid = &mut book.sheets[0];
    let places = (
        column(grid, |kind| kind == Kind::RatingTick("good")),
        column(grid, |kind| kind == Kind::RatingTick("fulfilled")),
    );
    let (Some(good), Some(fulfilled)) = places else {
        return;
    };
    let staff = |facts: &crate::facts::Facts| {
        facts.text("rating") == Some("good") && facts.get("leader") == Some(&false.into())
    };
    let Some(p) = grid.persons.iter().position(|person| staff(&person.facts)) else {
        return;
    };
    let row = grid.persons[p].row;
    if let Some(cell) = grid.cells.get(&(row, good)).cloned() {
        grid.cells.insert((row, fulfilled), cell);
    }
    grid.persons[p].facts.clear("rating");
    grid.persons[p].facts.leave_open("rating_text");
    grid.persons[p].touched = true;
    findings.push(Finding {
        file: path,
        sheet: grid.name.clone(),
        row: Some(row),
        cell: Some(Grid::address(row, good)),
        or: Some(Grid::address(row, fulfilled)),
        ..Finding::of_column("marks-conflict", "warning", "rating")
    });
}

/// In the committees' lists: a qualification that the person's own unit contradicts, a unit misspelt.
fn committee_slips(books: &mut [Book], findings: &mut Vec<Finding>) {
    let district = |grid: &Grid| column(grid, |kind| kind == Kind::UnitName).is_some();
    for book in books
        .iter_mut()
        .filter(|book| book.sheets[0].committee && district(&book.sheets[0]))
    {
        let path = book.path.clone();
        let grid = &mut book.sheets[0];
        let (Some(units), Some(education)) = (
            column(grid, |kind| kind == Kind::UnitName),
            column(grid, |kind| kind == Kind::Education),
        ) else {
            continue;
        };
        let Some(person) = grid
            .persons
            .iter()
            .position(|person| person.facts.text("unit") == Some("thanh-tra-huyen"))
        else {
            continue;
        };
        let row = grid.persons[person].row;
        grid.put(row, units, Content::text("Thanh tra huyệm"), Look::Body);
        let cell = Some(Grid::address(row, units));
        findings.push(Finding {
            file: path,
            sheet: grid.name.clone(),
            row: Some(row),
            cell,
            ..Finding::of_column("unit-near-match", "warning", "unit")
        });
        if let Some(other) = grid
            .persons
            .iter_mut()
            .find(|person| person.facts.text("unit") == Some("phong-tai-chinh-ke-hoach"))
        {
            other.facts.set("education", "doctor");
            other.facts.set("education_text", "Tiến sĩ Kinh tế");
            let row = other.row;
            grid.put(row, education, Content::text("Tiến sĩ Kinh tế"), Look::Body);
        }
    }
}
