//! .xlsb workbooks.

use super::make::{HEADER, PERSON, zip};
use super::{Bad, bad, heavy, read};

/// A record of an .xlsb part.
fn brt(kind: u16, data: &[u8]) -> Vec<u8> {
    let [low, high] = kind.to_le_bytes();
    let mut out = if kind < 0x80 {
        vec![low]
    } else {
        vec![(low & 0x7F) | 0x80, (high << 1) | (low >> 7)]
    };
    let mut len = data.len();
    loop {
        let more = if len > 0x7F { 0x80 } else { 0 };
        out.push(u8::try_from(len & 0x7F).expect("seven bits") | more);
        len >>= 7;
        if len == 0 {
            break;
        }
    }
    [out, data.to_vec()].concat()
}

fn numbers(all: &[u32]) -> Vec<u8> {
    all.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [
        numbers(&[u32::try_from(units.len() / 2).expect("short")]),
        units,
    ]
    .concat()
}

fn brt_row(index: u32) -> Vec<u8> {
    brt(
        0,
        &[numbers(&[index, 0]), vec![0; 5], numbers(&[0])].concat(),
    )
}

fn brt_text(col: u32, text: &str) -> Vec<u8> {
    brt(6, &[numbers(&[col, 0]), wide(text)].concat())
}

fn xlsb(more: &[u8], strings: &[u8]) -> Vec<u8> {
    let book = [
        brt(0x0083, &[]),
        brt(
            0x009C,
            &[numbers(&[0, 1]), wide("rId1"), wide("DS")].concat(),
        ),
        brt(0x0084, &[]),
    ]
    .concat();
    let lines = [HEADER, ["1", PERSON, "01/02/1980", "Kinh"]];
    let mut part = [brt(0x0081, &[]), brt(0x0091, &[])].concat();
    for (row, line) in (0..).zip(lines) {
        part.extend(brt_row(row));
        part.extend((0..).zip(line).flat_map(|(col, text)| brt_text(col, text)));
    }
    part.extend(more);
    part.extend([brt(0x0092, &[]), brt(0x0082, &[])].concat());
    zip(&[
        ("xl/workbook.bin".to_owned(), book),
        ("xl/_rels/workbook.bin.rels".to_owned(), b"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>".to_vec()),
        ("xl/sharedStrings.bin".to_owned(), strings.to_vec()),
        ("xl/worksheets/sheet1.bin".to_owned(), part),
    ])
}

pub fn all() -> Vec<Bad> {
    vec![
        read("tệp .xlsb lành (để so)", "xlsb", || xlsb(&[], &[])),
        bad(
            "ô ở dòng 4 tỉ",
            "xlsb",
            "file-over-limit",
            "1048576 dòng",
            || xlsb(&[brt_row(u32::MAX), brt_text(u32::MAX, "x")].concat(), &[]),
        ),
        bad(
            "ô ở dòng 900.000",
            "xlsb",
            "file-over-limit",
            "200000 dòng",
            || xlsb(&[brt_row(900_000), brt_text(0, "x")].concat(), &[]),
        ),
        bad(
            "bản ghi dài quá tệp",
            "xlsb",
            "file-unreadable",
            ".xlsb bị hỏng",
            || xlsb(&[6, 0xFF, 0xFF, 0xFF, 0x7F], &[]),
        ),
        bad(
            "chuỗi khai 4 tỉ ký tự",
            "xlsb",
            "file-unreadable",
            ".xlsb bị hỏng",
            || xlsb(&brt(6, &numbers(&[0, 0, u32::MAX - 1])), &[]),
        ),
        bad(
            "chỉ số chuỗi chung quá bảng",
            "xlsb",
            "file-unreadable",
            ".xlsb bị hỏng",
            || xlsb(&brt(7, &numbers(&[0, 0, 77])), &[]),
        ),
        read("khai 4 tỉ chuỗi chung", "xlsb", || {
            xlsb(&[], &brt(0x009F, &numbers(&[u32::MAX, u32::MAX])))
        }),
        heavy(
            "7.000.000 ô số nhỏ",
            "xlsb",
            "file-over-limit",
            "6000000 ô",
            || {
                let cells: Vec<u8> = (0..36)
                    .flat_map(|col| brt(2, &numbers(&[col, 0, 6])))
                    .collect();
                let rows = (2..195_000).flat_map(|row| [brt_row(row), cells.clone()].concat());
                xlsb(&rows.collect::<Vec<u8>>(), &[])
            },
        ),
    ]
}
