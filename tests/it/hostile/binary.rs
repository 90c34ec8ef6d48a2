//! OpenDocument, the binary formats, and what is no workbook at all.

use super::make::{
    HEADER, PERSON, noise, ods, ods_cell, ods_content, ods_list, ods_row, ole, xlsx, zip_of,
};
use super::{Bad, bad, heavy, read};

pub fn open_documents() -> Vec<Bad> {
    vec![
        bad(
            "dòng có chữ lặp lại 1.048.576 lần",
            "ods",
            "file-over-limit",
            "200000 dòng",
            || {
                let cell = ods_cell("", "x");
                ods(&ods_list(&ods_row(
                    "table:number-rows-repeated=\"1048576\"",
                    &cell,
                )))
            },
        ),
        bad(
            "ô có chữ lặp lại 16.384 cột",
            "ods",
            "file-over-limit",
            "1000 cột",
            || {
                let cell = ods_cell("table:number-columns-repeated=\"16384\"", "x");
                ods(&ods_list(&ods_row("", &cell)))
            },
        ),
        read(
            "ô trắng lặp lại 4 tỉ dòng và 4 tỉ cột",
            "ods",
            || {
                let cell = ods_cell("table:number-columns-repeated=\"4294967295\"", " \u{a0}");
                ods(&ods_list(&ods_row(
                    "table:number-rows-repeated=\"4294967295\" table:visibility=\"collapse\"",
                    &cell,
                )))
            },
        ),
        bad(
            "mỗi trang một khối ô lặp tới sát giới hạn",
            "ods",
            "file-over-limit",
            "6000000 ô",
            || {
                let cell = ods_cell("table:number-columns-repeated=\"30\"", "x");
                let rows = ods_row("table:number-rows-repeated=\"190000\"", &cell);
                let tables: String = (0..12)
                    .map(|n| format!("<table:table table:name=\"{n}\">{rows}</table:table>"))
                    .collect();
                ods(&(ods_list("") + &tables))
            },
        )
        .costly(),
        read("số lần lặp quá mọi số", "ods", || {
            let cell = ods_cell("table:number-columns-repeated=\"99999999999999999999\"", "");
            ods(&ods_list(&ods_row(
                "table:number-rows-repeated=\"-5\"",
                &cell,
            )))
        }),
        read("4 tỉ dấu cách trong một ô", "ods", || {
            let cell = ods_cell("", "a<text:s text:c=\"4294967295\"/>b");
            ods(&ods_list(&ods_row("", &cell)))
        }),
        read("100.000 bảng lồng nhau", "ods", || {
            let deep = "<table:table>".repeat(100_000) + &"</table:table>".repeat(100_000);
            ods(&ods_list(&deep))
        }),
        bad(
            "tệp .ods có mật khẩu",
            "ods",
            "file-password",
            "mật khẩu",
            || {
                zip_of(&[
                    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                    ("content.xml", "\u{1}\u{2}"),
                    (
                        "META-INF/manifest.xml",
                        "<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
                    ),
                ])
            },
        ),
        bad(
            "content.xml bị cụt",
            "ods",
            "file-unreadable",
            "bị cụt",
            || {
                ods_content(
                    "<office:document-content><office:body><office:spreadsheet><table:table>",
                )
            },
        ),
        bad(
            "văn bản Writer đổi đuôi .ods",
            "ods",
            "file-not-workbook",
            "văn bản Word",
            || {
                zip_of(&[
                    ("mimetype", "application/vnd.oasis.opendocument.text"),
                    ("content.xml", "<a/>"),
                ])
            },
        ),
        bad(
            "bom nén trong content.xml",
            "ods",
            "file-over-limit",
            "dữ liệu nén gấp",
            || ods(&" ".repeat(20 << 20)),
        ),
    ]
}

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
    (first as usize + 1) << shift
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

pub fn old_workbooks() -> Vec<Bad> {
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
                let begin = 20_u32;
                let bound = record(
                    0x0085,
                    &[&begin.to_le_bytes()[..], &[0, 0, 2, 0], b"DS"].concat(),
                );
                xls(&bound.repeat(1_000), &[])
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
                        let place = at + sector as usize * 4;
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
    super::make::zip(&[
        ("xl/workbook.bin".to_owned(), book),
        ("xl/_rels/workbook.bin.rels".to_owned(), b"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>".to_vec()),
        ("xl/sharedStrings.bin".to_owned(), strings.to_vec()),
        ("xl/worksheets/sheet1.bin".to_owned(), part),
    ])
}

pub fn binary_workbooks() -> Vec<Bad> {
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

const AGILE: &str = "<encryption><p:encryptedKey spinCount=\"100000\" saltSize=\"16\" blockSize=\"16\" keyBits=\"256\" hashSize=\"64\" \
    cipherAlgorithm=\"AES\" cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\" saltValue=\"eQa9jpkqPRAAmja4jBFpWw==\" \
    encryptedVerifierHashInput=\"2c2xkMUMZxFnCSldmUHG/w==\" \
    encryptedVerifierHashValue=\"+eaIBZzf7lj2Kcltlwaztk6sB2WKF/V6ps504jpZdMqQJSPvd2F6ajeLx2WvTjgITNa4K8U+OMdg5GdAAlEeXg==\"/></encryption>";

fn agile(xml: &str) -> Vec<u8> {
    let info = [&[4, 0, 4, 0, 0x40, 0, 0, 0][..], xml.as_bytes()].concat();
    ole(&[("/EncryptionInfo", &info), ("/EncryptedPackage", &[7; 512])])
}

pub fn encrypted() -> Vec<Bad> {
    vec![
        bad(
            "mã hoá kiểu 2010, mật khẩu mặc định của Excel",
            "xlsx",
            "file-password",
            "mở không hỏi mật khẩu",
            || agile(AGILE),
        ),
        bad(
            "mã hoá kiểu 2010, mật khẩu khác",
            "xlsx",
            "file-password",
            "đặt mật khẩu mở",
            || agile(&AGILE.replace("2c2x", "2c3x")),
        ),
        bad(
            "mã hoá bắt băm 4 tỉ lần",
            "xlsx",
            "file-password",
            "đặt mật khẩu mở",
            || agile(&AGILE.replace("100000", "4000000000")),
        ),
        bad(
            "mã hoá, thuộc tính vô lý",
            "xlsx",
            "file-password",
            "đặt mật khẩu mở",
            || {
                agile(
                    &AGILE
                        .replace("\"256\"", "\"18446744073709551615\"")
                        .replace("eQa9jpkqPRAAmja4jBFpWw==", ""),
                )
            },
        ),
        bad(
            "mã hoá kiểu 2007, mật khẩu mặc định của Excel",
            "xlsx",
            "file-password",
            "mở không hỏi mật khẩu",
            || {
                let info = hex(
                    "030002002400000024000000240000000000000000000e660000048000008000000018000000000000000000000078000000100000000102030405060708090a0b0c0d0e0f1031feea77a109dcbf05a1a7b9bbe9154c1400000016bcbdeff7e10edde0c14729ac268400cb140807748188346c0362d2602a82a2",
                );
                // the vector's header begins behind version and flags
                let info = [&info[..8], &info[12..]].concat();
                ole(&[("/EncryptionInfo", &info), ("/EncryptedPackage", &[7; 512])])
            },
        ),
        bad(
            "mã hoá, luồng thông tin rỗng",
            "xlsx",
            "file-password",
            "đặt mật khẩu mở",
            || ole(&[("/EncryptionInfo", &[]), ("/EncryptedPackage", &[])]),
        ),
    ]
}

fn text(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

pub fn other_kinds() -> Vec<Bad> {
    let no = "file-not-workbook";
    vec![
        bad("trang web", "xls", no, "HTML", || {
            text("<html><table><tr><td>Họ và tên</td></tr></table></html>")
        }),
        bad(
            "trang web có BOM và lời chú",
            "xls",
            no,
            "HTML",
            || text("\u{feff}<!-- x --><HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"),
        ),
        bad("trang web một tệp", "xls", no, "MHTML", || {
            text("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x")
        }),
        bad("CSV", "xlsx", no, "văn bản thuần", || {
            text("TT,Họ và tên\n1,Lê Văn Lạ\n")
        }),
        bad("chữ UTF-16", "xls", no, "văn bản thuần", || {
            [0xFF, 0xFE]
                .into_iter()
                .chain("TT\tHọ và tên\n".encode_utf16().flat_map(u16::to_le_bytes))
                .collect()
        }),
        bad("XML Spreadsheet 2003", "xls", no, "XML 2003", || {
            text("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>")
        }),
        bad("Word .docx", "xlsx", no, "văn bản Word", || {
            zip_of(&[
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", "<w/>"),
            ])
        }),
        bad("Word .doc", "xls", no, "văn bản Word", || {
            ole(&[("/WordDocument", &[0; 64])])
        }),
        bad("Word RTF", "xls", no, "văn bản Word", || {
            text("{\\rtf1 danh sách}")
        }),
        bad("PowerPoint", "xlsx", no, "trình chiếu", || {
            zip_of(&[
                ("[Content_Types].xml", "<Types/>"),
                ("ppt/presentation.xml", "<p/>"),
            ])
        }),
        bad(
            "hộp OLE của chương trình khác",
            "xls",
            no,
            "chương trình khác",
            || ole(&[("/Contents", &[1, 2, 3])]),
        ),
        bad("PDF", "xlsx", no, "PDF", || text("%PDF-1.7\n%âãÏÓ")),
        bad("ảnh PNG", "xlsx", no, "tệp ảnh", || {
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()
        }),
        bad("ảnh JPEG", "xls", no, "tệp ảnh", || {
            b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec()
        }),
        bad("RAR", "xlsx", no, "RAR", || {
            b"Rar!\x1A\x07\x01\0xxxx".to_vec()
        }),
        bad("7z", "xlsx", no, "7z", || {
            b"7z\xBC\xAF\x27\x1C\0\x04".to_vec()
        }),
        bad("rỗng", "xlsx", no, "rỗng", Vec::new),
        bad("toàn byte 0", "xlsx", no, "byte 0", || vec![0; 100_000]),
        bad(
            "byte ngẫu nhiên",
            "xlsx",
            no,
            "không rõ loại",
            || [&[0, 1, 2, 0xFE][..], noise(5_000).as_bytes()].concat(),
        ),
        bad("quá 50 MB", "xlsx", "file-over-limit", "50 MB", || {
            vec![0x20; (50 << 20) + 1]
        })
        .costly(),
        bad("Parquet rác", "parquet", "roster-unreadable", "", || {
            [b"PAR1", noise(2_000).as_bytes(), b"PAR1"].concat()
        }),
        bad(
            "Parquet khai chân trang 4 GB",
            "parquet",
            "roster-unreadable",
            "",
            || [b"PAR1", noise(200).as_bytes(), &[0xFF; 4], b"PAR1"].concat(),
        ),
        bad(
            "Parquet chỉ có bốn byte",
            "xlsx",
            "roster-unreadable",
            "",
            || b"PAR1".to_vec(),
        ),
        bad(
            "sổ lành dưới đuôi .parquet",
            "parquet",
            "",
            "",
            || xlsx(&[]),
        ),
    ]
}
