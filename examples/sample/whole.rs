//! Mistakes of whole sheets and files.

use crate::book::Book;
use crate::column::Kind;
use crate::district::District;
use crate::finding::Finding;
use crate::grid::{Content, Grid, Look, RowKind, TotalKind};
use crate::mistakes::{book_of, wide};
use crate::plant::column;

/// Mistakes of whole sheets and files.
pub fn structure(
    books: &mut Vec<Book>,
    findings: &mut Vec<Finding>,
    district: &District,
    before: &[Book],
) {
    if let Some(book) = book_of(books, district, "phong-tu-phap") {
        wide(findings, book, "rating-scale", "warning", Some("rating"));
    }
    if let Some(book) = book_of(books, district, "ban-tuyen-giao") {
        let name = &mut book.sheets[0];
        let title = name.cells.values_mut().find(
            |(content, _)| matches!(content, Content::Text(text) if text.starts_with("(Tính đến")),
        );
        if let Some((content, _)) = title {
            *content = Content::text("(Tính đến ngày 31/12/2024)");
            wide(findings, book, "sheet-title-year", "warning", None);
        }
    }
    for (code, right, wrong, field) in [
        ("phong-noi-vu", "Tôn giáo", "Tôn gáo", "religion"),
        (
            "hoi-lhpn",
            "Lý luận chính trị",
            "Lý luận chín trị",
            "political_theory",
        ),
    ] {
        let Some(book) = book_of(books, district, code) else {
            continue;
        };
        let header = book.sheets[0]
            .cells
            .values_mut()
            .find(|(content, look)| *look == Look::Header && *content == Content::text(right));
        if let Some((content, _)) = header {
            *content = Content::text(wrong);
            wide(findings, book, "column-near-match", "warning", Some(field));
        }
    }
    if let Some(book) = book_of(books, district, "thanh-tra-huyen") {
        book.sheets.push(Grid {
            name: "Sheet2".to_owned(),
            unit: book.sheets[0].unit,
            ..Grid::default()
        });
    }
    if let Some(book) = book_of(books, district, "phong-kinh-te-ha-tang") {
        book.sheets[0].total_error = 2;
    }
    let said_in_words = books
        .iter_mut()
        .find(|book| matches!(book.sheets[0].total, Some((_, TotalKind::Words))));
    if let Some(book) = said_in_words {
        book.sheets[0].total_error = 1;
    }
    if let (Some(book), Some(old)) = (
        book_of(books, district, "ban-to-chuc"),
        last_year(before, district, "ban-to-chuc"),
    ) {
        wide(findings, book, "sheet-hidden", "info", None);
        if let Some(finding) = findings.last_mut() {
            "Năm 2024".clone_into(&mut finding.sheet);
        }
        book.sheets.push(Grid {
            name: "Năm 2024".to_owned(),
            hidden: true,
            ..old
        });
    }
    if let Some(book) = book_of(books, district, "phong-lao-dong") {
        let grid = counts(book.sheets[0].unit, book.sheets[0].persons.len());
        book.sheets.push(grid);
        findings.push(Finding {
            sheet: "Tổng hợp".to_owned(),
            file: book.path.clone(),
            ..Finding::wide("sheet-counts", "warning")
        });
    }
    second_version(books, findings, district);
}

fn last_year(before: &[Book], district: &District, code: &str) -> Option<Grid> {
    let unit = district.unit(code)?;
    before
        .iter()
        .find(|book| book.sheets[0].unit == unit && !book.sheets[0].committee)
        .map(|book| book.sheets[0].clone())
}

/// The unit's own summary beside its list.
fn counts(unit: usize, people: usize) -> Grid {
    let mut grid = Grid {
        name: "Tổng hợp".to_owned(),
        unit,
        counts: true,
        ..Grid::default()
    };
    let people = u32::try_from(people).unwrap_or(0);
    let rows = [
        ("Tổng số", people),
        ("Nữ", people / 2),
        ("Đảng viên", people * 2 / 3),
        ("Đại học trở lên", people * 3 / 4),
        ("Cao cấp, cử nhân chính trị", people / 5),
    ];
    grid.put_wide(0, (0, 2), "TỔNG HỢP SỐ LƯỢNG, CHẤT LƯỢNG", Look::Title);
    for (at, header) in ["TT", "Tiêu chí", "Số lượng"].into_iter().enumerate() {
        grid.put(
            2,
            u16::try_from(at).unwrap_or(0),
            Content::text(header),
            Look::Header,
        );
    }
    grid.header = (2, 2);
    for (row, (text, count)) in (3..).zip(rows) {
        grid.put(row, 0, Content::Number(f64::from(row - 2)), Look::Centre);
        grid.put(row, 1, Content::text(text), Look::Body);
        grid.put(row, 2, Content::Number(f64::from(count)), Look::Centre);
    }
    grid
}

/// The unit sent its list twice: the first is read no more.
fn second_version(books: &mut Vec<Book>, findings: &mut Vec<Finding>, district: &District) {
    let Some(book) = book_of(books, district, "xa-thong-binh") else {
        return;
    };
    let mut second = book.clone();
    second.path = book.path.replace(".xlsx", " (lần 2).xlsx");
    for person in &mut book.sheets[0].persons {
        person.rejected = true;
    }
    let rows: Vec<u32> = book.sheets[0]
        .persons
        .iter()
        .map(|person| person.row)
        .collect();
    let rating = column(&book.sheets[0], |kind| kind == Kind::Rating);
    for (at, &row) in rows.iter().enumerate() {
        book.sheets[0].kinds.insert(row, RowKind::Rejected);
        // The first version was sent before the ratings were settled.
        if let (Some(rating), 0) = (rating, at % 4) {
            book.sheets[0].put(row, rating, Content::Blank, Look::Centre);
        }
    }
    // What the form and its rows bring is found in the version that is read.
    for finding in findings
        .iter_mut()
        .filter(|finding| finding.file == book.path)
    {
        finding.file.clone_from(&second.path);
    }
    findings.push(Finding {
        file: book.path.clone(),
        or: Some(second.path.clone()),
        ..Finding::wide("file-superseded", "warning")
    });
    books.push(second);
}
