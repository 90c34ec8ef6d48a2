use std::io::{Read, Write};
use std::sync::Arc;

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer};

use crate::finding::{Code, Finding};
use crate::intake::{Merge, Sheet, Value, Visibility, read_bytes};
use crate::schema::Limits;

fn bytes_of(fill: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    fill(&mut writer);
    writer.save_to_buffer().expect("a workbook")
}

/// A workbook with one part rewritten.
fn rewrite(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut entry = old.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        if name == part {
            text = change(text);
        }
        new.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("an entry");
        new.write_all(text.as_bytes()).expect("bytes");
    }
    new.finish().expect("a package").into_inner()
}

fn read_with(bytes: &[u8], limits: &Limits) -> (Option<Vec<Sheet>>, Vec<Finding>) {
    let reading = read_bytes(bytes, &Arc::from("2025/ds.xlsx"), limits);
    (reading.workbook.map(|w| w.sheets), reading.findings)
}

fn sheets(bytes: &[u8]) -> (Vec<Sheet>, Vec<Finding>) {
    let (sheets, findings) = read_with(bytes, &Limits::default());
    (sheets.unwrap_or_else(|| panic!("{findings:?}")), findings)
}

fn refusal(bytes: &[u8], limits: &Limits) -> Finding {
    let (sheets, mut findings) = read_with(bytes, limits);
    assert!(sheets.is_none());
    assert_eq!(findings.len(), 1);
    findings.remove(0)
}

fn text(value: &str) -> Value {
    Value::Text(value.into())
}

#[test]
fn values_are_read_as_stored() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet().set_name(" Cán bộ ").expect("a name");
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let day = ExcelDateTime::from_ymd(1975, 8, 5).expect("a day");
        sheet.write(0, 0, " Họ  và\ntên ").expect("text");
        sheet.write(0, 2, 1975).expect("number");
        sheet.write_with_format(1, 0, &day, &date).expect("date");
        sheet.write_with_format(1, 1, 0.5, &date).expect("time");
        sheet.write(1, 2, true).expect("truth");
        sheet.write(2, 0, "   ").expect("blank");
        sheet.write_blank(2, 1, &date).expect("formatted blank");
        sheet
            .merge_range(4, 0, 5, 2, "Trình độ", &Format::new())
            .expect("merge");
        let struck = Format::new().set_font_strikethrough();
        sheet
            .write_with_format(7, 0, "đã nghỉ", &struck)
            .expect("text");
    });
    let (sheets, findings) = sheets(&bytes);
    assert!(findings.is_empty(), "{findings:?}");
    let sheet = &sheets[0];
    assert_eq!(&*sheet.name, " Cán bộ ");
    let value = |row, col| sheet.cell(row, col).map(|c| c.value.clone());
    assert_eq!(value(0, 0), Some(text("Họ và tên")));
    assert_eq!(value(0, 2), Some(Value::Number(1975.0)));
    let day = NaiveDate::from_ymd_opt(1975, 8, 5).expect("a day");
    assert_eq!(value(1, 0), Some(Value::Date(day)));
    assert_eq!(value(1, 1), Some(Value::Number(0.5)));
    assert_eq!(value(1, 2), Some(Value::Bool(true)));
    assert!(sheet.row(2).is_none());
    let merge = Merge {
        top: 4,
        left: 0,
        bottom: 5,
        right: 2,
    };
    assert_eq!(sheet.merges, [merge]);
    assert!(sheet.cell(7, 0).is_some_and(|c| c.struck));
    assert!(!sheet.cell(0, 0).is_some_and(|c| c.struck));
}

#[test]
fn old_encodings_are_decoded_by_the_font_of_the_cell() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet();
        let old = Format::new().set_font_name(".VnTime");
        let capitals = Format::new().set_font_name(".VnTimeH");
        sheet
            .write_with_format(0, 0, "NguyÔn V¨n BÐ", &old)
            .expect("text");
        sheet
            .write_with_format(0, 1, "céng hoµ", &capitals)
            .expect("text");
        sheet.write(0, 2, "Nguyễn Văn Bé").expect("text");
    });
    let (sheets, findings) = sheets(&bytes);
    let cell = |col| sheets[0].cell(0, col).expect("a cell");
    assert_eq!(cell(0).value, text("Nguyễn Văn Bé"));
    assert_eq!(cell(0).raw.as_deref(), Some("NguyÔn V¨n BÐ"));
    assert_eq!(cell(1).value, text("CỘNG HOÀ"));
    assert_eq!(cell(2).raw, None);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, Code::TextRepaired);
    assert!(findings[0].args.contains(&("count", "2".to_owned())));
}

#[test]
fn hidden_rows_and_columns_are_told_where_they_hold_cells() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet();
        for row in 0..6 {
            sheet.write(row, 0, "x").expect("text");
            sheet.write(row, 3, "x").expect("text");
        }
        for row in [2, 3, 5, 20] {
            sheet.set_row_hidden(row).expect("hidden");
        }
        sheet.set_column_hidden(3).expect("hidden");
        sheet.set_column_hidden(9).expect("hidden");
        w.add_worksheet()
            .set_hidden(true)
            .write(0, 0, "năm trước")
            .expect("text");
    });
    let (sheets, findings) = sheets(&bytes);
    let hidden: Vec<u32> = sheets[0]
        .rows
        .iter()
        .filter(|r| r.hidden)
        .map(|r| r.index)
        .collect();
    assert_eq!(hidden, [2, 3, 5]);
    assert!(sheets[0].is_hidden_column(3) && !sheets[0].is_hidden_column(0));
    assert_eq!(sheets[1].visibility, Visibility::Hidden);
    let told: Vec<_> = findings
        .iter()
        .map(|f| (f.code, f.args[0].1.as_str()))
        .collect();
    assert_eq!(
        told,
        [(Code::RowsHidden, "3-4, 6"), (Code::ColumnsHidden, "D")]
    );
}

#[test]
fn formulas_without_results_and_new_errors_are_kept_as_such() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet();
        sheet
            .write(0, 0, Formula::new("=1+1").set_result("2"))
            .expect("formula");
        sheet
            .write(0, 1, Formula::new("=1+1").set_result("7777"))
            .expect("formula");
        sheet
            .write(0, 2, Formula::new("=NA()").set_result("#N/A"))
            .expect("formula");
        sheet
            .write(0, 3, Formula::new("=A1#").set_result("#REF!"))
            .expect("formula");
    });
    let bytes = rewrite(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("<v>7777</v>", "")
            .replace("<v>#REF!</v>", "<v>#SPILL!</v>")
    });
    let (sheets, _) = sheets(&bytes);
    let value = |col| sheets[0].cell(0, col).map(|c| c.value.clone());
    assert_eq!(value(0), Some(Value::Number(2.0)));
    assert_eq!(value(1), Some(Value::NoCache));
    assert_eq!(value(2), Some(Value::Error("#N/A".into())));
    assert_eq!(value(3), Some(Value::Error("#SPILL!".into())));
}

#[test]
fn dates_of_the_1904_system_are_read_in_it() {
    let bytes = bytes_of(|w| {
        let date = Format::new().set_num_format("dd/mm/yyyy");
        w.add_worksheet()
            .write_with_format(0, 0, 26_114, &date)
            .expect("date");
    });
    let bytes = rewrite(&bytes, "xl/workbook.xml", |xml| {
        xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")
    });
    let (sheets, _) = sheets(&bytes);
    let day = NaiveDate::from_ymd_opt(1975, 7, 1).expect("a day");
    assert!(sheets[0].epoch_1904);
    assert_eq!(
        sheets[0].cell(0, 0).map(|c| &c.value),
        Some(&Value::Date(day))
    );
}

#[test]
fn a_far_cell_is_named_and_costs_nothing() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet().set_name("DS").expect("a name");
        sheet.write(0, 0, "x").expect("text");
        sheet.write(1_048_575, 16_383, "x").expect("text");
    });
    let finding = refusal(&bytes, &Limits::default());
    assert_eq!(finding.code, Code::FileOverLimit);
    assert_eq!(finding.place.sheet.as_deref(), Some("DS"));
    assert_eq!(finding.place.address().as_deref(), Some("XFD1048576"));
}

#[test]
fn blank_text_and_formatted_cells_far_away_are_no_cells() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet();
        sheet.write(0, 0, "x").expect("text");
        sheet.write(1_048_575, 0, " ").expect("blank");
        sheet
            .write_blank(0, 16_383, &Format::new().set_bold())
            .expect("blank");
    });
    let (sheets, _) = sheets(&bytes);
    assert_eq!(sheets[0].rows.len(), 1);
}

#[test]
fn limits_count_from_the_first_to_the_last_value() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet();
        sheet.write(1_000, 50, "a").expect("text");
        sheet.write(1_009, 54, "b").expect("text");
    });
    let mut limits = Limits {
        rows: 10,
        columns: 5,
        ..Limits::default()
    };
    assert!(read_with(&bytes, &limits).0.is_some());
    limits.rows = 9;
    assert_eq!(
        refusal(&bytes, &limits).place.address().as_deref(),
        Some("BC1010")
    );
    limits.rows = 10;
    limits.columns = 4;
    assert_eq!(refusal(&bytes, &limits).code, Code::FileOverLimit);
}

#[test]
fn a_cell_with_too_much_text_is_named() {
    let bytes = bytes_of(|w| {
        w.add_worksheet()
            .write(4, 1, "ấ".repeat(101))
            .expect("text");
    });
    let limits = Limits {
        cell_chars: 100,
        ..Limits::default()
    };
    assert_eq!(
        refusal(&bytes, &limits).place.address().as_deref(),
        Some("B5")
    );
    let limits = Limits {
        cell_chars: 101,
        ..Limits::default()
    };
    assert!(read_with(&bytes, &limits).0.is_some());
}

#[test]
fn a_false_count_of_strings_takes_no_memory() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet();
        sheet.write(0, 0, "x").expect("text");
        sheet.write(0, 1, 7.25).expect("number");
    });
    for count in ["4000000000", "9000000000000000000"] {
        let bytes = rewrite(&bytes, "xl/sharedStrings.xml", |xml| {
            xml.replace("uniqueCount=\"1\"", &format!("uniqueCount=\"{count}\""))
        });
        assert_eq!(sheets(&bytes).0[0].rows[0].cells.len(), 2);
        // calamine, which would believe it, does not get to see it
        let odd = rewrite(&bytes, "xl/worksheets/sheet1.xml", |xml| {
            xml.replace("<v>7.25</v>", "<v>bảy</v>")
        });
        assert_eq!(refusal(&odd, &Limits::default()).code, Code::FileUnreadable);
    }
}

#[test]
fn what_our_walk_does_not_understand_goes_to_calamine() {
    let bytes = bytes_of(|w| {
        let sheet = w.add_worksheet();
        sheet.write(0, 0, 7.25).expect("number");
        sheet.write(0, 1, "x").expect("text");
        sheet
            .merge_range(4, 0, 5, 2, "Trình độ", &Format::new())
            .expect("merge");
    });
    let bytes = rewrite(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("<v>7.25</v>", "<v>bảy</v>")
            .replace("</row>", "<c r=\"D1\"><f>1+1</f></c></row>")
    });
    let (sheets, _) = sheets(&bytes);
    let value = |col| sheets[0].cell(0, col).map(|c| c.value.clone());
    assert_eq!(value(0), Some(text("bảy")));
    assert_eq!(value(1), Some(text("x")));
    assert_eq!(value(3), Some(Value::NoCache));
    assert_eq!(sheets[0].merges.len(), 1);
}

#[test]
fn parts_in_utf_16_are_read() {
    let bytes = bytes_of(|w| {
        w.add_worksheet().write(0, 0, "Họ và tên").expect("text");
    });
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a package");
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut entry = old.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        new.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("an entry");
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        let utf16: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
        new.write_all(&utf16).expect("bytes");
    }
    let bytes = new.finish().expect("a package").into_inner();
    let (sheets, _) = sheets(&bytes);
    assert_eq!(
        sheets[0].cell(0, 0).map(|c| c.value.clone()),
        Some(text("Họ và tên"))
    );
}

#[test]
fn formulas_are_told_by_what_is_stored_of_their_results() {
    let bytes = bytes_of(|w| {
        w.add_worksheet().write(0, 0, "x").expect("text");
    });
    let bytes = rewrite(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        let cells = "<row r=\"1\"><c r=\"A1\"><f>1</f><v/></c><c r=\"B1\"><f>1</f><v></v></c>\
            <c r=\"C1\" t=\"str\"><f>1</f><v></v></c><c><f t=\"shared\" si=\"0\"/></c>\
            <c r=\"E1\" t=\"str\"><f>1</f></c><c r=\"F1\" t=\"inlineStr\"><is><t> </t></is></c></row>";
        let open = xml.find("<row ").expect("a row");
        let close = xml.find("</sheetData>").expect("data");
        format!("{}{cells}{}", &xml[..open], &xml[close..])
    });
    let (sheets, _) = sheets(&bytes);
    let found: Vec<_> = sheets[0].rows[0]
        .cells
        .iter()
        .map(|c| (c.col, c.value.clone()))
        .collect();
    // C holds the empty text; E has no result at all
    let expected = [0, 1, 3, 4].map(|col| (col, Value::NoCache));
    assert_eq!(found, expected);
}

#[test]
fn a_broken_part_refuses_the_file() {
    let bytes = bytes_of(|w| {
        w.add_worksheet().write(0, 0, "x").expect("text");
    });
    let cut = rewrite(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        xml[..xml.len() / 2].to_owned()
    });
    assert_eq!(refusal(&cut, &Limits::default()).code, Code::FileUnreadable);
    assert_eq!(
        refusal(&bytes[..bytes.len() / 2], &Limits::default()).code,
        Code::FileUnreadable
    );
}

#[test]
fn cells_out_of_order_are_sorted() {
    let bytes = bytes_of(|w| {
        w.add_worksheet().write(0, 0, "x").expect("text");
    });
    let bytes = rewrite(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        let open = xml.find("<sheetData>").expect("data");
        let close = xml.find("</sheetData>").expect("data");
        let rows = "<sheetData><row r=\"3\"><c r=\"B3\"><v>2</v></c><c r=\"A3\"><v>1</v></c></row>\
                    <row r=\"1\"><c r=\"A1\"><v>0</v></c></row><row r=\"3\"><c r=\"B3\"><v>9</v></c></row>";
        format!("{}{rows}{}", &xml[..open], &xml[close..])
    });
    let (sheets, _) = sheets(&bytes);
    let cells: Vec<_> = sheets[0]
        .rows
        .iter()
        .flat_map(|r| r.cells.iter().map(|c| (r.index, c.col, c.value.text())))
        .collect();
    let expected = [(0, 0, "0"), (2, 0, "1"), (2, 1, "9")];
    assert_eq!(cells, expected.map(|(r, c, v)| (r, c, v.to_owned())));
}
