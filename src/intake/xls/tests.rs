use std::io::{Cursor, Write};
use std::sync::Arc;

use calamine::{Data, Reader, Xls};

use crate::finding::{Code, Finding};
use crate::intake::{Merge, Sheet, Value, Visibility, read_bytes};
use crate::schema::Limits;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let len = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &len.to_le_bytes(), data].concat()
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn count16(text: &str) -> u16 {
    u16::try_from(text.encode_utf16().count()).expect("a short text")
}

/// Text with its count in two bytes, in UTF-16.
fn long(text: &str) -> Vec<u8> {
    [&count16(text).to_le_bytes()[..], &[1], &utf16(text)].concat()
}

/// Text with its count in one byte, in UTF-16.
fn short(text: &str) -> Vec<u8> {
    let count = u8::try_from(count16(text)).expect("a short text");
    [&[count, 1][..], &utf16(text)].concat()
}

fn font(name: &str, flags: u16) -> Vec<u8> {
    record(
        0x0031,
        &[words(&[200, flags, 0, 400, 0, 0, 0]), short(name)].concat(),
    )
}

fn xf(font: u16, code: u16) -> Vec<u8> {
    record(0x00E0, &[words(&[font, code]), vec![0; 16]].concat())
}

fn cell(kind: u16, row: u16, col: u16, format: u16, value: &[u8]) -> Vec<u8> {
    record(kind, &[&words(&[row, col, format])[..], value].concat())
}

fn formula(row: u16, col: u16, result: [u8; 8], flags: u16) -> Vec<u8> {
    let tail = [&result[..], &words(&[flags, 0, 0, 0])].concat();
    cell(0x0006, row, col, 0, &tail)
}

const BOF_GLOBALS: [u16; 8] = [0x0600, 5, 0, 0, 0, 0, 0, 0];
const BOF_SHEET: [u16; 8] = [0x0600, 0x10, 0, 0, 0, 0, 0, 0];

/// A workbook with one visible sheet of these records, a hidden one and a very hidden macro sheet.
fn workbook(extra: &[u8], sheet: &[u8]) -> Vec<u8> {
    let strings = ["Họ và tên", "NguyÔn V¨n BÐ"];
    let mut table = [2_u32.to_le_bytes(), 2_u32.to_le_bytes()].concat();
    for text in strings {
        table.extend(long(text));
    }
    let globals = |at: &[u32; 3]| {
        let bound = |at: u32, state: u8, kind: u8, name: &str| {
            record(
                0x0085,
                &[&at.to_le_bytes()[..], &[state, kind], &short(name)].concat(),
            )
        };
        [
            record(0x0809, &words(&BOF_GLOBALS)),
            extra.to_vec(),
            // the fifth font has the number 5: there is none of number 4
            font("Arial", 0),
            font(".VnTime", 0),
            font("Arial", 8),
            font("Arial", 0),
            font(".VnTimeH", 0),
            record(0x041E, &[&words(&[170])[..], &long("dd/mm/yyyy")].concat()),
            xf(0, 0),
            xf(1, 0),
            xf(2, 0),
            xf(0, 170),
            xf(5, 0),
            bound(at[0], 0, 0, "Cán bộ"),
            bound(at[1], 1, 0, "Cũ"),
            bound(at[2], 2, 1, "00000000"),
            record(0x00FC, &table),
            record(0x000A, &[]),
        ]
        .concat()
    };
    let part = |records: &[u8]| {
        [
            &record(0x0809, &words(&BOF_SHEET))[..],
            records,
            &record(0x000A, &[]),
        ]
        .concat()
    };
    let first = globals(&[0; 3]).len();
    let parts = [part(sheet), part(&[]), part(&[])];
    let at = |index: usize| {
        let before: usize = parts[..index].iter().map(Vec::len).sum();
        u32::try_from(first + before).expect("small")
    };
    let stream = [globals(&[at(0), at(1), at(2)]), parts.concat()].concat();
    container("Workbook", &stream)
}

fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    container
        .create_stream(name)
        .and_then(|mut part| part.write_all(stream))
        .expect("a stream");
    container.into_inner().into_inner()
}

fn read(bytes: &[u8]) -> (Option<Vec<Sheet>>, Vec<Finding>) {
    let reading = read_bytes(bytes, &Arc::from("2025/ds.xls"), &Limits::default());
    (reading.workbook.map(|w| w.sheets), reading.findings)
}

fn cells() -> Vec<u8> {
    let row = |index: u16, flags: u16| record(0x0208, &words(&[index, 0, 9, 255, 0, 0, flags, 0]));
    let rk = |number: i32| (number << 2 | 2).to_le_bytes();
    [
        record(0x0200, &[0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 9, 0, 0, 0]),
        record(0x007D, &words(&[3, 4, 0, 0, 1, 0])),
        row(0, 0x100),
        row(2, 0x120),
        cell(0x00FD, 0, 0, 0, &0_u32.to_le_bytes()),
        cell(0x00FD, 0, 1, 1, &1_u32.to_le_bytes()),
        cell(0x00FD, 0, 2, 4, &1_u32.to_le_bytes()),
        cell(0x0204, 0, 3, 2, &long("đã nghỉ")),
        cell(0x0203, 2, 0, 3, &27_576_f64.to_le_bytes()),
        record(
            0x00BD,
            &[
                &words(&[2, 1])[..],
                &words(&[0]),
                &rk(1975),
                &words(&[3]),
                &rk(27_576),
                &words(&[2]),
            ]
            .concat(),
        ),
        cell(0x0205, 2, 3, 0, &[1, 0]),
        cell(0x0205, 2, 4, 0, &[0x2A, 1]),
        cell(0x0201, 2, 5, 0, &[]),
        formula(3, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0),
        record(0x0207, &long("kết quả")),
        formula(3, 1, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0),
        formula(3, 2, 7_f64.to_le_bytes(), 0),
        formula(3, 3, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF], 0),
        formula(3, 4, [0; 8], 3),
        formula(3, 5, [0; 8], 0),
        // a chart inside the sheet has cells of its own
        record(0x0809, &words(&[0x0600, 0x20, 0, 0, 0, 0, 0, 0])),
        cell(0x0203, 9, 9, 0, &1_f64.to_le_bytes()),
        record(0x000A, &[]),
        record(0x00E5, &words(&[1, 5, 6, 0, 2])),
    ]
    .concat()
}

#[test]
fn values_fonts_and_hidden_parts_are_read() {
    let (sheets, findings) = read(&workbook(&[], &cells()));
    let sheets = sheets.expect("sheets");
    assert_eq!(sheets.len(), 2);
    assert_eq!(sheets[1].visibility, Visibility::Hidden);
    let sheet = &sheets[0];
    let texts = |row: u32| -> Vec<String> {
        (0..6)
            .map(|col| {
                sheet
                    .cell(row, col)
                    .map(|c| c.value.text())
                    .unwrap_or_default()
            })
            .collect()
    };
    assert_eq!(
        texts(0),
        [
            "Họ và tên",
            "Nguyễn Văn Bé",
            "NGUYỄN VĂN BÉ",
            "đã nghỉ",
            "",
            ""
        ]
    );
    assert_eq!(
        texts(2),
        ["01/07/1975", "1975", "01/07/1975", "TRUE", "#N/A", ""]
    );
    assert_eq!(texts(3), ["kết quả", "", "7", "#REF!", "", "0"]);
    assert_eq!(sheet.cell(3, 4).map(|c| &c.value), Some(&Value::NoCache));
    assert_eq!(sheet.cell(3, 1), None);
    assert_eq!(sheet.row(9), None);
    assert!(sheet.cell(0, 3).is_some_and(|c| c.struck));
    let hidden: Vec<bool> = sheet.rows.iter().map(|r| r.hidden).collect();
    assert_eq!(hidden, [false, true, false]);
    let merge = Merge {
        top: 5,
        bottom: 6,
        left: 0,
        right: 2,
    };
    assert_eq!(sheet.merges, [merge]);
    let told: Vec<_> = findings.iter().map(|f| f.code).collect();
    assert_eq!(
        told,
        [Code::RowsHidden, Code::ColumnsHidden, Code::TextRepaired]
    );
}

#[test]
fn calamine_reads_the_same_cells() {
    let bytes = workbook(&[], &cells());
    let mut book: Xls<_> = Xls::new(Cursor::new(&bytes)).expect("a workbook");
    let range = book.worksheet_range("Cán bộ").expect("a sheet");
    let (sheets, _) = read(&bytes);
    let sheet = &sheets.expect("sheets")[0];
    let mut compared = 0;
    for (row, col, value) in range.used_cells() {
        let (row, col) = (
            u32::try_from(row).expect("small"),
            u32::try_from(col).expect("small"),
        );
        let cell = sheet.cell(row, col).map(|c| (&c.value, c.raw.as_deref()));
        match (value, cell) {
            (Data::String(text), None) if text.is_empty() => continue,
            (Data::String(a), Some((Value::Text(b), raw))) => assert_eq!(a, raw.unwrap_or(b)),
            (Data::DateTime(a), Some((Value::Date(_), _))) => {
                assert_eq!(a.to_ymd_hms_milli().0, 1975);
            }
            // calamine takes the zero of a formula that was never reckoned for its result
            (Data::Float(0.0), Some((Value::NoCache, _))) => {}
            (a, Some((b, _))) => assert_eq!(a.to_string().to_uppercase(), b.text()),
            (a, None) => panic!("{a:?} at {row}, {col} was lost"),
        }
        compared += 1;
    }
    assert_eq!(compared, 14);
}

#[test]
fn far_cells_and_false_sizes_cost_nothing() {
    let sheet = [
        record(
            0x0200,
            &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0],
        ),
        cell(0x0203, 0, 0, 0, &1_f64.to_le_bytes()),
        cell(0x0203, 65_535, 255, 0, &1_f64.to_le_bytes()),
    ]
    .concat();
    let (sheets, _) = read(&workbook(&[], &sheet));
    assert_eq!(sheets.expect("sheets")[0].rows.len(), 2);
    let far = cell(0x0203, 0, 65_535, 0, &1_f64.to_le_bytes());
    let (_, findings) = read(&workbook(&[], &[cells(), far].concat()));
    assert_eq!(findings[0].code, Code::FileOverLimit);
    assert_eq!(findings[0].place.sheet.as_deref(), Some("Cán bộ"));
    assert_eq!(findings[0].place.address().as_deref(), Some("CRXP1"));
}

#[test]
fn passwords_are_told_apart() {
    let reason = |data: &[u16]| {
        let (_, findings) = read(&workbook(&record(0x002F, &words(data)), &[]));
        assert_eq!(findings[0].code, Code::FilePassword);
        findings[0].args[0].1.clone()
    };
    assert!(reason(&[0, 0x1234, 0x4321]).contains("mật khẩu mở"));
    assert!(reason(&[1, 1, 1, 0, 0, 0, 0, 0]).contains("mật khẩu mở"));
}

#[test]
fn damage_refuses_the_file() {
    let index = cell(0x00FD, 0, 0, 0, &9_u32.to_le_bytes());
    let short = record(0x0203, &[0, 0]);
    for sheet in [index, short] {
        let (_, findings) = read(&workbook(&[], &sheet));
        assert_eq!(findings[0].code, Code::FileUnreadable);
    }
    let (_, findings) = read(&container("Workbook", b"none"));
    assert_eq!(findings[0].code, Code::FileUnreadable);
    let (_, findings) = read(&container("WordDocument", b"none"));
    assert_eq!(findings[0].code, Code::FileNotWorkbook);
}

#[test]
fn excel_5_is_read_by_its_code_page() {
    let text = |bytes: &[u8]| {
        let count = u16::try_from(bytes.len()).expect("short");
        [&count.to_le_bytes()[..], bytes].concat()
    };
    let font = [&words(&[200, 0, 0, 400, 0, 0, 0])[..], &[5], b"Arial"].concat();
    let bound = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 2], b"DS"].concat());
    let globals = |at: u32| {
        [
            record(0x0809, &words(&[0x0500, 5, 0, 0])),
            record(0x0042, &words(&[1258])),
            record(0x0031, &font),
            xf(0, 0),
            bound(at),
            record(0x000A, &[]),
        ]
        .concat()
    };
    let sheet = [
        record(0x0809, &words(&[0x0500, 0x10, 0, 0])),
        cell(0x0204, 0, 0, 0, &text(b"\xD0o\xE0n")),
        record(0x000A, &[]),
    ]
    .concat();
    let at = u32::try_from(globals(0).len()).expect("small");
    let bytes = container("Book", &[globals(at), sheet].concat());
    let (sheets, findings) = read(&bytes);
    let sheets = sheets.unwrap_or_else(|| panic!("{findings:?}"));
    assert_eq!(
        sheets[0].cell(0, 0).map(|c| c.value.text()).as_deref(),
        Some("Đoàn")
    );
}
