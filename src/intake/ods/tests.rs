use std::io::{Cursor, Write};
use std::sync::Arc;

use crate::finding::{Code, Finding};
use crate::intake::{Merge, Sheet, Value, Visibility, read_bytes};
use crate::schema::Limits;

fn package(content: &str, manifest: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        ("META-INF/manifest.xml", manifest),
    ];
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("bytes");
    }
    zip.finish().expect("a package").into_inner()
}

fn document(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    package(&content, "<manifest:manifest/>")
}

fn read(bytes: &[u8]) -> (Option<Vec<Sheet>>, Vec<Finding>) {
    let reading = read_bytes(bytes, &Arc::from("2025/ds.ods"), &Limits::default());
    (reading.workbook.map(|w| w.sheets), reading.findings)
}

fn text_cell(text: &str, attributes: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn repeats_merges_and_hidden_parts_are_counted() {
    let tables = format!(
        "<table:table table:name=\"DS\"><table:table-column table:number-columns-repeated=\"2\"/>\
         <table:table-column table:visibility=\"collapse\"/>\
         <table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\" table:visibility=\"filter\">\
         <table:table-cell table:number-columns-repeated=\"2\"/>{}</table:table-row>\
         <table:table-row>{}<table:covered-table-cell table:number-columns-repeated=\"2\"/>{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row></table:table>",
        text_cell("x", ""),
        text_cell(
            "gộp",
            "table:number-columns-spanned=\"3\" table:number-rows-spanned=\"1\""
        ),
        text_cell("y", ""),
    );
    let (sheets, findings) = read(&document("", &tables));
    let sheet = &sheets.expect("sheets")[0];
    let rows: Vec<_> = sheet
        .rows
        .iter()
        .map(|r| (r.index, r.hidden, r.cells[0].col))
        .collect();
    assert_eq!(rows, [(3, true, 2), (4, true, 2), (5, false, 0)]);
    let merge = Merge {
        top: 5,
        left: 0,
        bottom: 5,
        right: 2,
    };
    assert_eq!(sheet.merges, [merge]);
    assert_eq!(
        sheet.cell(5, 3).map(|c| c.value.text()).as_deref(),
        Some("y")
    );
    let codes: Vec<_> = findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, [Code::RowsHidden, Code::ColumnsHidden]);
}

#[test]
fn fonts_and_strikes_come_from_styles_of_cells_and_columns() {
    let styles = "<style:font-face style:name=\"F\" svg:font-family=\".VnTime\"/>\
        <style:style style:name=\"old\"><style:text-properties style:font-name=\"F\"/></style:style>\
        <style:style style:name=\"out\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
        <style:style style:name=\"hid\"><style:table-properties table:display=\"false\"/></style:style>";
    let tables = format!(
        "<table:table table:name=\"A\"><table:table-column table:default-cell-style-name=\"old\"/>\
         <table:table-row>{}{}</table:table-row></table:table>\
         <table:table table:name=\"B\" table:style-name=\"hid\"></table:table>",
        text_cell("NguyÔn V¨n BÐ", ""),
        text_cell("nghỉ", "table:style-name=\"out\""),
    );
    let (sheets, _) = read(&document(styles, &tables));
    let sheets = sheets.expect("sheets");
    assert_eq!(
        sheets[0].cell(0, 0).map(|c| c.value.clone()),
        Some(Value::Text("Nguyễn Văn Bé".into()))
    );
    assert!(sheets[0].cell(0, 1).is_some_and(|c| c.struck));
    assert_eq!(sheets[1].visibility, Visibility::Hidden);
}

#[test]
fn a_far_cell_and_endless_repeats_are_refused_at_once() {
    for row in [
        "<table:table-row table:number-rows-repeated=\"4000000000\">",
        "<table:table-row><table:table-cell table:number-columns-repeated=\"4000000000\" office:value-type=\"float\" office:value=\"1\"/>",
    ] {
        let tables = format!(
            "<table:table table:name=\"A\">{row}{}</table:table-row></table:table>",
            text_cell("x", "")
        );
        let (sheets, findings) = read(&document("", &tables));
        assert!(sheets.is_none());
        assert_eq!(findings[0].code, Code::FileOverLimit);
        assert!(findings[0].place.address().is_some());
    }
}

#[test]
fn a_password_and_a_cut_are_told() {
    let locked = package(
        "garbage",
        "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
    );
    assert_eq!(read(&locked).1[0].code, Code::FilePassword);
    let cut = package(
        "<office:document-content><office:spreadsheet><table:table>",
        "",
    );
    assert_eq!(read(&cut).1[0].code, Code::FileUnreadable);
}
