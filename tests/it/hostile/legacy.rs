//! .xls workbooks and their containers.

use super::make::{HEADER, PERSON, hex, ole};
use super::{Bad, bad, read};

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let len = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &len.to_le_bytes(), data].concat()
}

fn label(row: u16, col: u16, text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = u16::try_from(units.len() / 2).expect("short");
    let head: Vec<u8> = [row, col, 0, count]
        .iter()
        .flat_map(|n| n.to_le_bytes())
        .collect();
    record(0x0204, &[head, vec![1], units].concat())
}

/// A BIFF8 stream: records of the workbook, records of its one sheet.
fn biff(globals: &[u8], cells: &[u8]) -> Vec<u8> {
    biff_at(globals, cells, None)
}

fn biff_at(globals: &[u8], cells: &[u8], at: Option<u32>) -> Vec<u8> {
    let bof = |kind: u16| {
        record(
            0x0809,
            &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat(),
        )
    };
    let bound = |at: u32| {
        record(
            0x0085,
            &[&at.to_le_bytes()[..], &[0, 0, 2, 0], b"DS"].concat(),
        )
    };
    let begin = bof(5).len() + globals.len() + bound(0).len() + 4;
    let at = at.unwrap_or_else(|| u32::try_from(begin).expect("small"));
    let end = record(0x000A, &[]);
    [
        &bof(5)[..],
        globals,
        &bound(at),
        &end,
        &bof(0x10),
        cells,
        &end,
    ]
    .concat()
}

fn labels() -> Vec<u8> {
    let lines = [HEADER, ["1", PERSON, "01/02/1980", "Kinh"]];
    let cells = (0..).zip(lines).flat_map(|(row, line)| {
        (0..)
            .zip(line)
            .map(move |(col, text)| label(row, col, text))
    });
    cells.flatten().collect()
}

fn xls(globals: &[u8], more: &[u8]) -> Vec<u8> {
    ole(&[(
        "/Workbook",
        &biff(globals, &[labels(), more.to_vec()].concat()),
    )])
}

/// A sound .xls in which a sector of the container's chains says something else.
fn chained(change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let more: Vec<u8> = (2..3_000).flat_map(|row| label(row, 6, "x")).collect();
    let mut bytes = xls(&[], &more);
    change(&mut bytes);
    bytes
}

/// Offset of the container's table of chains, by its header.
fn chains(bytes: &[u8]) -> usize {
    let shift = u16::from_le_bytes([bytes[30], bytes[31]]);
    let first = u32::from_le_bytes([bytes[76], bytes[77], bytes[78], bytes[79]]);
    (usize::try_from(first).expect("small") + 1) << shift
}

pub fn all() -> Vec<Bad> {
    vec![
        read("tệp .xls lành (để so)", "xls", || xls(&[], &[])),
        bad(
            "ô ở cột 65.535",
            "xls",
            "file-over-limit",
            "cột",
            || xls(&[], &label(3, 65_535, "x")),
        ),
        bad(
            "bản ghi dài quá tệp",
            "xls",
            "file-unreadable",
            ".xls bị hỏng",
            || xls(&[], &[0x04, 0x02, 0xFF, 0xFF]),
        ),
        bad(
            "đếm chuỗi chung là 4 tỉ",
            "xls",
            "file-unreadable",
            ".xls bị hỏng",
            || {
                let table = [&[0xFF; 8][..], &[9, 0, 0, b'x']].concat();
                xls(&record(0x00FC, &table), &[])
            },
        ),
        bad(
            "trang tính trỏ ra ngoài tệp",
            "xls",
            "file-unreadable",
            ".xls bị hỏng",
            || ole(&[("/Workbook", &biff_at(&[], &labels(), Some(u32::MAX)))]),
        ),
        bad(
            "trang tính trỏ về đầu tệp",
            "xls",
            "file-no-persons",
            "không tìm thấy dòng nào",
            || ole(&[("/Workbook", &biff_at(&[], &labels(), Some(0)))]),
        ),
        bad(
            "1.000 trang chồng lên nhau",
            "xls",
            "file-unreadable",
            ".xls bị hỏng",
            || {
                // each begins at one of their own records, all of them behind it are gone through
                let bound = |n: u32| {
                    let at = 20 + 14 * n;
                    record(
                        0x0085,
                        &[&at.to_le_bytes()[..], &[0, 0, 2, 0], b"DS"].concat(),
                    )
                };
                let bounds: Vec<u8> = (0..1_000).flat_map(bound).collect();
                xls(&bounds, &[])
            },
        ),
        read("100.000 BOF lồng nhau", "xls", || {
            let more = record(0x0809, &[0; 16]).repeat(100_000);
            xls(&[], &more)
        }),
        bad(
            "chỉ số chuỗi chung quá bảng",
            "xls",
            "file-unreadable",
            ".xls bị hỏng",
            || xls(&[], &record(0x00FD, &[3, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0, 0])),
        ),
        bad(
            "XOR với mật khẩu mặc định của Excel",
            "xls",
            "file-password",
            "mở không hỏi mật khẩu",
            || xls(&record(0x002F, &[0, 0, 0x12, 0x34, 0x0A, 0x9A]), &[]),
        ),
        bad(
            "XOR với mật khẩu khác",
            "xls",
            "file-password",
            "đặt mật khẩu mở",
            || xls(&record(0x002F, &[0, 0, 0x12, 0x34, 0x0B, 0x9A]), &[]),
        ),
        bad(
            "RC4 với mật khẩu mặc định của Excel",
            "xls",
            "file-password",
            "mở không hỏi mật khẩu",
            || {
                xls(
                    &record(
                        0x002F,
                        &hex(
                            "0100010001000102030405060708090a0b0c0d0e0f10c224228219c3c19e61c5bc64e1273fa00568b4afe2f3a0cd10c339772527906c",
                        ),
                    ),
                    &[],
                )
            },
        ),
        bad(
            "RC4 với mật khẩu khác",
            "xls",
            "file-password",
            "đặt mật khẩu mở",
            || {
                xls(
                    &record(
                        0x002F,
                        &[1, 0, 1, 0, 1, 0]
                            .into_iter()
                            .chain([7; 48])
                            .collect::<Vec<_>>(),
                    ),
                    &[],
                )
            },
        ),
        bad(
            "chuỗi khối của tệp đi vòng",
            "xls",
            "file-unreadable",
            "",
            || {
                chained(|bytes| {
                    let at = chains(bytes);
                    for sector in 3..200 {
                        let next = if sector == 199 { 3_u32 } else { sector + 1 };
                        let place = at + usize::try_from(sector).expect("small") * 4;
                        bytes[place..place + 4].copy_from_slice(&next.to_le_bytes());
                    }
                })
            },
        ),
        bad(
            "khối trỏ ra ngoài tệp",
            "xls",
            "file-unreadable",
            "",
            || {
                chained(|bytes| {
                    let at = chains(bytes) + 24;
                    bytes[at..at + 4].copy_from_slice(&0x00FF_FFFF_u32.to_le_bytes());
                })
            },
        ),
        bad("cỡ khối vô lý", "xls", "file-unreadable", "", || {
            chained(|bytes| bytes[30] = 60)
        }),
        bad("nửa tệp .xls", "xls", "file-unreadable", "", || {
            let bytes = chained(|_| ());
            bytes[..bytes.len() / 2].to_vec()
        }),
        bad(
            "tệp của Excel 4, không hộp chứa",
            "xls",
            "file-not-workbook",
            "trước Excel 97",
            || [&[9, 4, 6, 0, 0, 0, 0x10, 0][..], &[0; 64]].concat(),
        ),
    ]
}
