//! What is written is read back with calamine, which knows nothing of how it was written.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Table, TableColumn, Workbook};

use super::super::list::ListFormats;
use super::*;

fn read(book: Book<'_>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(book.save().expect("packed"))).expect("a workbook")
}

fn text(t: &str) -> Shown {
    Shown::Text(t.to_owned())
}

#[test]
fn every_kind_of_cell_is_read_back_where_it_was_put() {
    let formats = ListFormats::default();
    let day = NaiveDate::from_ymd_opt(1980, 2, 29).expect("a day");
    let mut book = Book::from(Workbook::new());
    for name in ["A", "B"] {
        let sheet = book.workbook().add_worksheet();
        sheet.set_name(name).expect("a name");
        sheet
            .write_string(0, 0, "Đầu bảng & <tên>")
            .expect("written");
        sheet.write_url(3, 1, "https://example.vn").expect("a link");
        let list = book.list(&formats.styles, 2, 3, 4, move |rows| {
            let cells = [
                text(&format!("{name} <&> \"x\"  _x0041_ ")),
                Shown::Number(2.5),
                Shown::Date(day),
                Shown::Nothing,
            ];
            for row in 2..5 {
                let looks = [Look::Usual, Look::Link, Look::Marked, Look::Usual];
                rows.row(row, Some(17.5), cells.iter().zip(looks))?;
            }
            Ok(())
        });
        list.expect("a list");
    }
    let mut book = read(book);
    for name in ["A", "B"] {
        let range = book.worksheet_range(name).expect("a sheet");
        assert_eq!(range.end(), Some((4, 2)), "{name}: blank cells are none");
        let cell = |row, col| range.get_value((row, col)).cloned().unwrap_or_default();
        assert_eq!(cell(0, 0), Data::String("Đầu bảng & <tên>".to_owned()));
        assert_eq!(cell(1, 0), Data::Empty);
        for row in 2..5 {
            let said = format!("{name} <&> \"x\"  _x0041_ ");
            assert_eq!(cell(row, 0), Data::String(said));
            assert_eq!(cell(row, 1), Data::Float(2.5));
            let Data::DateTime(date) = cell(row, 2) else {
                panic!("no date: {:?}", cell(row, 2))
            };
            assert!((date.as_f64() - 29_280.0).abs() < 1e-9, "29 February 1980");
            assert_eq!(cell(row, 3), Data::Empty);
        }
    }
}

#[test]
fn a_list_without_rows_leaves_its_headings_alone() {
    let mut book = Book::from(Workbook::new());
    let sheet = book.workbook().add_worksheet();
    sheet.write_string(0, 0, "Họ và tên").expect("written");
    let formats = ListFormats::default();
    book.list(&formats.styles, 1, 0, 1, |_| Ok(()))
        .expect("a list");
    let range = read(book).worksheet_range("Sheet1").expect("a sheet");
    assert_eq!(range.get_size(), (1, 1));
}

#[test]
fn days_are_counted_as_excel_does() {
    let serial = |y, m, d| serial(NaiveDate::from_ymd_opt(y, m, d).expect("a day"));
    assert_eq!(serial(1899, 12, 31), None);
    assert_eq!(serial(1900, 1, 1), Some(1));
    assert_eq!(serial(1900, 2, 28), Some(59));
    assert_eq!(serial(1900, 3, 1), Some(61));
    assert_eq!(serial(2025, 12, 31), Some(46_022));
    assert_eq!(serial(9999, 12, 31), Some(2_958_465));
    assert_eq!(serial(10_000, 1, 1), None);
}

#[test]
fn rows_that_were_kept_have_their_styles_and_texts() {
    let mut kept = Rows::kept(3);
    let cells = [text("một < hai"), Shown::Number(7.0), text("")];
    let at = |col: usize| (col, &cells[col], col);
    kept.cells(1, Some(20.0), [at(0), at(2)]).expect("kept");
    kept.cells(4, None, [at(1)]).expect("kept");
    let mut book = Book::from(Workbook::new());
    let sheet = book.workbook().add_worksheet();
    sheet.write_string(9, 0, "gives way").expect("written");
    let styles = [0x01_02_03_u32, 0x04_05_06, 0x07_08_09]
        .map(|color| Format::new().set_background_color(color));
    let list = book.list(&styles, 0, 5, 3, move |rows| rows.put(&kept));
    list.expect("a list");
    let bytes = book.save().expect("packed");
    let mut parts = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip");
    let mut sheet = String::new();
    let mut part = parts.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    io::Read::read_to_string(&mut part, &mut sheet).expect("text");
    assert!(
        sheet.contains(
            "<row r=\"2\" ht=\"20.25\" customHeight=\"1\"><c r=\"A2\" s=\"1\" t=\"inlineStr\"><is><t>một &lt; hai</t></is></c>\
             <c r=\"C2\" s=\"3\"/></row><row r=\"5\"><c r=\"B5\" s=\"2\"><v>7</v></c></row></sheetData>"
        ),
        "{sheet}"
    );
}

#[test]
fn a_table_reaches_to_the_end_of_its_list() {
    let mut book = Book::from(Workbook::new());
    let sheet = book.workbook().add_worksheet();
    let columns = ["TT", "Họ và tên"].map(|h| TableColumn::new().set_header(h));
    let table = Table::new().set_columns(&columns);
    sheet.add_table(0, 0, 1, 1, &table).expect("a table");
    let styles = &ListFormats::default().styles;
    let list = book.list(styles, 1, 40, 2, |rows| {
        let (number, name) = (Shown::Number(1.0), text("Lê Văn Thử"));
        (1..41).try_for_each(|row| {
            let cells = [(&number, Look::Usual), (&name, Look::Usual)];
            rows.row(row, None, cells)
        })
    });
    list.expect("a list");
    book.in_table();
    let mut book = read(book);
    book.load_tables().expect("tables");
    let table = book.table_by_name("Table1").expect("the table");
    assert_eq!(table.columns(), ["TT", "Họ và tên"]);
    assert_eq!(table.data().end(), Some((40, 1)));
}

#[test]
fn numbers_and_heights_are_written_as_the_formatting_of_numbers_has_them() {
    for n in [
        0.0,
        -0.0,
        1.0,
        7.5,
        10.0,
        46_022.0,
        -3.0,
        0.1,
        1e15,
        1e16,
        1e300,
        18_446_744_073_709_551_616.0,
    ] {
        let mut out = Vec::new();
        number(&mut out, n).expect("memory");
        assert_eq!(String::from_utf8(out).expect("digits"), n.to_string());
    }
    for pixels in 0..60_u32 {
        let mut out = Vec::new();
        // a height that falls between two pixels is the nearer one's
        points(&mut out, f64::from(pixels) * 0.75 + 0.3);
        let whole = f64::from(pixels) * 0.75;
        assert_eq!(String::from_utf8(out).expect("digits"), whole.to_string());
    }
}

#[test]
fn formulas_are_read_back_with_what_they_give() {
    let formats = ListFormats::default();
    let mut book = Book::from(Workbook::new());
    let sheet = book.workbook().add_worksheet();
    sheet.write_string(0, 0, "Đầu bảng").expect("written");
    let list = book.list(&formats.styles, 1, 2, 2, |rows| {
        let cells = [
            ("COUNTIFS(A:A,\"<>x\")", "12"),
            ("IF(A1<\"b\",\"đạt\",\"\")", "đạt"),
        ]
        .map(|(formula, result)| Shown::Formula(formula.to_owned(), result.to_owned()));
        (1..3).try_for_each(|row| rows.row(row, None, cells.iter().map(|c| (c, Look::Usual))))
    });
    list.expect("a list");
    let mut book = read(book);
    let given = book.worksheet_range("Sheet1").expect("a sheet");
    assert_eq!(given.get_value((2, 0)), Some(&Data::Float(12.0)));
    assert_eq!(
        given.get_value((2, 1)),
        Some(&Data::String("đạt".to_owned()))
    );
    let formulas = book.worksheet_formula("Sheet1").expect("a sheet");
    let formula = |at| formulas.get_value(at).cloned();
    assert_eq!(formula((1, 0)).as_deref(), Some("COUNTIFS(A:A,\"<>x\")"));
    assert_eq!(
        formula((1, 1)).as_deref(),
        Some("IF(A1<\"b\",\"đạt\",\"\")")
    );
}

#[test]
fn books_made_of_the_same_parts_are_the_same_bytes() {
    // the first packs the parts that they share, the second copies them
    let made = |name: &str| {
        let mut book = Book::from(Workbook::new());
        book.workbook().set_properties(
            &rust_xlsxwriter::DocProperties::new().set_creation_datetime(
                &rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 12, 31).expect("a day"),
            ),
        );
        let sheet = book.workbook().add_worksheet();
        sheet.write_string(0, 0, name).expect("written");
        let style = [Format::new().set_bold()];
        book.list(&style, 1, 0, 1, |_| Ok(())).expect("a list");
        book.save().expect("packed")
    };
    let (first, other, again) = (made("một"), made("hai"), made("một"));
    assert_eq!(first, again);
    assert_ne!(first, other);
}
