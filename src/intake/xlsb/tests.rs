use std::io::{Cursor, Write};
use std::sync::Arc;

use calamine::{Data, Reader, Xlsb};

use crate::finding::{Code, Finding};
use crate::intake::{Merge, Sheet, Value, Visibility, read_bytes};
use crate::schema::Limits;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let [low, high] = kind.to_le_bytes();
    if kind < 0x80 {
        out.push(low);
    } else {
        out.push((low & 0x7F) | 0x80);
        out.push((high << 1) | (low >> 7));
    }
    let mut len = data.len();
    loop {
        let more = len >> 7;
        out.push(u8::try_from(len & 0x7F).expect("seven bits") | if more > 0 { 0x80 } else { 0 });
        len = more;
        if len == 0 {
            break;
        }
    }
    out.extend(data);
    out
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u32::try_from(units.len()).expect("short");
    let mut out = count.to_le_bytes().to_vec();
    out.extend(units.iter().flat_map(|u| u.to_le_bytes()));
    out
}

fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn cell(kind: u16, col: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&words(&[col, style])[..], value].concat())
}

fn row(index: u32, hidden: bool) -> Vec<u8> {
    let flags = if hidden { 0x10 } else { 0 };
    record(
        0x0000,
        &[&words(&[index, 0])[..], &[0, 0, 0, flags, 0], &words(&[0])].concat(),
    )
}

fn font(name: &str, flags: u16) -> Vec<u8> {
    let mut data = vec![0; 21];
    data[2..4].copy_from_slice(&flags.to_le_bytes());
    data.extend(wide(name));
    record(0x002B, &data)
}

fn xf(code: u16, font: u16) -> Vec<u8> {
    let mut data = vec![0; 16];
    data[2..4].copy_from_slice(&code.to_le_bytes());
    data[4..6].copy_from_slice(&font.to_le_bytes());
    record(0x002F, &data)
}

/// A workbook of one visible and one hidden sheet with the records given.
fn package(sheet: &[u8]) -> Vec<u8> {
    let bundle = |state: u32, id: &str, name: &str| {
        record(0x009C, &[words(&[state, 1]), wide(id), wide(name)].concat())
    };
    let workbook = [
        record(0x0083, &[]),
        record(0x0099, &words(&[0, 0, 0])),
        record(0x008F, &[]),
        bundle(0, "rId1", "Cán bộ"),
        bundle(1, "rId2", "Cũ"),
        record(0x0090, &[]),
        record(0x0084, &[]),
    ]
    .concat();
    let styles = [
        record(0x0116, &[]),
        record(0x0267, &words(&[1])),
        record(
            0x002C,
            &[&200_u16.to_le_bytes()[..], &wide("dd/mm/yyyy")].concat(),
        ),
        record(0x0268, &[]),
        record(0x0263, &words(&[3])),
        font("Times New Roman", 0),
        font(".VnTime", 0),
        font("Arial", 8),
        record(0x0264, &[]),
        record(0x0272, &words(&[1])),
        xf(14, 1),
        record(0x0273, &[]),
        record(0x0269, &words(&[4])),
        xf(0, 0),
        xf(0, 1),
        xf(0, 2),
        xf(200, 0),
        record(0x026A, &[]),
    ]
    .concat();
    let strings = [
        record(0x009F, &words(&[2, 2])),
        record(0x0013, &[&[0][..], &wide("Họ và tên")].concat()),
        record(0x0013, &[&[0][..], &wide("NguyÔn V¨n BÐ")].concat()),
        record(0x00A0, &[]),
    ]
    .concat();
    let part = |cells: &[u8]| {
        [
            &record(0x0081, &[])[..],
            &record(0x0094, &words(&[0, 9, 0, 9])),
            &record(0x0186, &[]),
            &record(0x003C, &[&words(&[4, 4, 0, 0])[..], &[1, 0]].concat()),
            &record(0x0187, &[]),
            &record(0x0091, &[]),
            cells,
            &record(0x0092, &[]),
            &record(0x00B0, &words(&[0, 1, 2, 3])),
            &record(0x0082, &[]),
        ]
        .concat()
    };
    let relations = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/>\
        <Relationship Id=\"rId2\" Target=\"worksheets/sheet2.bin\"/></Relationships>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("xl/workbook.bin", workbook),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes().to_vec()),
        ("xl/styles.bin", styles),
        ("xl/sharedStrings.bin", strings),
        ("xl/worksheets/sheet1.bin", part(sheet)),
        ("xl/worksheets/sheet2.bin", part(&[])),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(&bytes).expect("bytes");
    }
    zip.finish().expect("a package").into_inner()
}

fn read(bytes: &[u8]) -> (Option<Vec<Sheet>>, Vec<Finding>) {
    let reading = read_bytes(bytes, &Arc::from("2025/ds.xlsb"), &Limits::default());
    (reading.workbook.map(|w| w.sheets), reading.findings)
}

fn sample() -> Vec<u8> {
    package(
        &[
            row(0, false),
            cell(0x0007, 0, 0, &words(&[0])),
            cell(0x0007, 1, 1, &words(&[1])),
            cell(0x0006, 2, 2, &wide("đã nghỉ")),
            row(3, true),
            cell(0x0005, 0, 3, &27_576_f64.to_le_bytes()),
            cell(0x0002, 1, 0, &words(&[(1975 << 2) | 2])),
            cell(0x0004, 2, 0, &[1]),
            cell(0x000B, 3, 0, &[0x2A, 0, 0]),
            cell(0x0003, 4, 0, &[0x17]),
            cell(0x0001, 5, 0, &[]),
        ]
        .concat(),
    )
}

#[test]
fn values_fonts_and_hidden_parts_are_read() {
    let (sheets, findings) = read(&sample());
    let sheets = sheets.expect("sheets");
    let sheet = &sheets[0];
    assert_eq!(&*sheet.name, "Cán bộ");
    assert_eq!(sheets[1].visibility, Visibility::Hidden);
    let text = |row, col| {
        sheet
            .cell(row, col)
            .map(|c| c.value.text())
            .unwrap_or_default()
    };
    let row: Vec<String> = (0..6).map(|col| text(3, col)).collect();
    assert_eq!(row, ["01/07/1975", "1975", "TRUE", "#N/A", "#REF!", ""]);
    assert_eq!(text(0, 1), "Nguyễn Văn Bé");
    assert!(sheet.cell(0, 2).is_some_and(|c| c.struck));
    assert!(sheet.row(3).is_some_and(|r| r.hidden));
    let merge = Merge {
        top: 0,
        bottom: 1,
        left: 2,
        right: 3,
    };
    assert_eq!(sheet.merges, [merge]);
    let codes: Vec<_> = findings.iter().map(|f| f.code).collect();
    assert_eq!(
        codes,
        [Code::RowsHidden, Code::ColumnsHidden, Code::TextRepaired]
    );
}

#[test]
fn calamine_reads_the_same_cells() {
    let bytes = sample();
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(&bytes)).expect("a workbook");
    let range = book.worksheet_range("Cán bộ").expect("a sheet");
    let (sheets, _) = read(&bytes);
    let sheet = &sheets.expect("sheets")[0];
    // calamine passes over the formula that ends in an error
    assert_eq!(range.get_value((3, 3)), Some(&Data::Empty));
    for (row, col, value) in range.used_cells() {
        let (row, col) = (
            u32::try_from(row).expect("small"),
            u32::try_from(col).expect("small"),
        );
        let cell = sheet.cell(row, col).expect("the cell");
        match (value, &cell.value) {
            (Data::String(a), Value::Text(b)) => {
                assert_eq!(a.as_str(), cell.raw.as_deref().unwrap_or(b));
            }
            (Data::DateTime(a), Value::Date(b)) => {
                assert_eq!(a.to_ymd_hms_milli().0, 1975);
                assert_eq!(b.to_string(), "1975-07-01");
            }
            (a, b) => assert_eq!(a.to_string().to_uppercase(), b.text()),
        }
    }
}

#[test]
fn damage_and_far_cells_refuse_the_file() {
    let far = package(
        &[
            row(0, false),
            cell(0x0004, 0, 0, &[1]),
            row(1_000_000, false),
            cell(0x0004, 0, 0, &[1]),
        ]
        .concat(),
    );
    assert_eq!(read(&far).1[0].place.address().as_deref(), Some("A1000001"));
    for bad in [
        cell(0x0007, 0, 0, &words(&[9])),
        cell(0x0006, 0, 0, &words(&[u32::MAX - 1])),
        vec![0x06, 0xFF, 0xFF, 0xFF, 0x7F],
    ] {
        assert_eq!(read(&package(&bad)).1[0].code, Code::FileUnreadable);
    }
}
