//! Small files that ask for much work or memory, and parts that name one another without end.

use super::make::{
    BOOK, HEADER, HEADS, PERSON, RELS, SHEET, STRINGS, list, noise, parts, row, sheet, sheet_with,
    xlsx, xlsx_rows, zip,
};
use super::{Bad, bad, heavy, read};

/// The list with one more column, in which this stands.
fn under(heading: &str, text: &str) -> Vec<u8> {
    let heads: Vec<&str> = HEADER.into_iter().chain([heading]).collect();
    xlsx_rows(&(row(1, &heads) + &row(2, &["1", PERSON, "01/02/1980", "Kinh", text])))
}

/// Rows of cells that all show the same shared string, under these headings.
fn repeated(text: &str, rows: u32) -> Vec<u8> {
    let line = |n: u32| {
        let cells: String = ('D'..='K')
            .map(|c| format!("<c r=\"{c}{n}\" t=\"s\"><v>0</v></c>"))
            .collect();
        let name = format!("<c r=\"B{n}\" t=\"inlineStr\"><is><t>{PERSON}</t></is></c>");
        format!(
            "<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c>{name}<c r=\"C{n}\"><v>{}</v></c>{cells}</row>",
            1950 + n % 50
        )
    };
    let rows = row(1, &HEADS) + &(2..rows + 2).map(line).collect::<String>();
    xlsx(&[
        (STRINGS, &format!("<sst><si><t>{text}</t></si></sst>")),
        (SHEET, &sheet(&rows)),
    ])
}

/// A table of one person whose header stands in this row.
fn rows_at(n: u32) -> String {
    row(n, &HEADER) + &row(n + 1, &["1", PERSON, "01/02/1980", "Kinh"])
}

/// The n-th of tables of two rows each.
fn table(n: u32) -> String {
    rows_at(2 * n + 1)
}

fn styles(inside: &str) -> Vec<u8> {
    xlsx(&[(
        "xl/styles.xml",
        &format!("<styleSheet>{inside}</styleSheet>"),
    )])
}

pub fn all() -> Vec<Bad> {
    let mut all = too_long();
    all.extend(much_work());
    all.extend(odd_parts());
    all
}

fn too_long() -> Vec<Bad> {
    fn long(name: &'static str, make: fn() -> Vec<u8>) -> Bad {
        Bad {
            read: true,
            ..bad(name, "xlsx", "text-too-long", "1.000 ký tự", make)
        }
    }
    vec![
        long("chức vụ dài 30.000 ký tự", || {
            under("Chức vụ", &"a-".repeat(15_000))
        }),
        long("đơn vị dài 30.000 ký tự", || {
            under("Đơn vị công tác", &"xã Tân ".repeat(4_000))
        }),
        long("trình độ dài 30.000 ký tự", || {
            under("Trình độ chuyên môn", &"x ".repeat(15_000))
        }),
        long("xếp loại dài 30.000 ký tự", || {
            under("Xếp loại", &"H.thành ".repeat(3_500))
        }),
        long("tôn giáo dài 30.000 ký tự", || {
            under("Tôn giáo", &noise(30_000))
        }),
        long("giới tính dài 30.000 ký tự", || {
            under("Giới tính", &"nam ".repeat(7_000))
        }),
        long("biên chế dài 30.000 ký tự", || {
            under("Biên chế", &"c ".repeat(15_000))
        }),
        read("ghi chú dài 30.000 ký tự", "xlsx", || {
            under("Ghi chú", &"có con nhỏ, ".repeat(2_000))
        }),
        bad(
            "họ tên dài 30.000 ký tự",
            "xlsx",
            "text-too-long",
            "",
            || {
                let name = format!("Nguyễn Văn {}", "A".repeat(30_000));
                xlsx_rows(&(row(1, &HEADER) + &row(2, &["1", &name, "01/02/1980", "Kinh"])))
            },
        ),
        bad(
            "ngày sinh dài 30.000 ký tự",
            "xlsx",
            "text-too-long",
            "",
            || {
                let date = "01/02/1980 ".repeat(2_800);
                xlsx_rows(&(row(1, &HEADER) + &row(2, &["1", PERSON, &date, "Kinh"])))
            },
        ),
        read(
            "chức vụ kéo trên 3.000 dòng nối tiếp",
            "xlsx",
            || {
                let heads: Vec<&str> = HEADER.into_iter().chain(["Chức vụ"]).collect();
                let more: String = (3..3_003)
                    .map(|n| row(n, &["", "", "", "", "Chủ tịch Hội"]))
                    .collect();
                xlsx_rows(
                    &(row(1, &heads)
                        + &row(2, &["1", PERSON, "01/02/1980", "Kinh", "Bí thư"])
                        + &more),
                )
            },
        ),
    ]
}

fn much_work() -> Vec<Bad> {
    vec![
        bad(
            "20.000 dòng cùng trỏ vào một chuỗi 30.000 ký tự",
            "xlsx",
            "file-over-limit",
            "MB chữ",
            || repeated(&"Phó Chủ tịch, ".repeat(1_600), 20_000),
        ),
        heavy(
            "40.000 dòng mà cột nào cũng vô nghĩa",
            "xlsx",
            "findings-more",
            "còn",
            || repeated("zzq", 40_000),
        ),
        heavy(
            "6.000 dòng lệch cột trên 900 cột",
            "xlsx",
            "",
            "",
            || {
                let heads: Vec<String> = HEADS
                    .iter()
                    .map(ToString::to_string)
                    .chain((0..900).map(|n| format!("Cột {n}")))
                    .collect();
                let cells: String = heads
                    .iter()
                    .map(|h| format!("<c t=\"inlineStr\"><is><t>{h}</t></is></c>"))
                    .collect();
                let rows: String = (2..6_002)
                    .map(|n| {
                        row(
                            n,
                            &["1", PERSON, "z", "z", "z", "z", "z", "z", "z", "z", "z"],
                        )
                    })
                    .collect();
                xlsx_rows(&format!("<row r=\"1\">{cells}</row>{rows}"))
            },
        ),
        heavy(
            "190.000 dòng không có bảng",
            "xlsx",
            "file-no-persons",
            "",
            || {
                xlsx_rows(
                    &(1..190_000)
                        .map(|n| row(n, &["Xã Tân Phước", "Phòng Y tế", "a"]))
                        .collect::<String>(),
                )
            },
        ),
        heavy("1.000 bảng nối nhau", "xlsx", "", "", || {
            xlsx_rows(&(0..1_000).map(table).collect::<String>())
        }),
        heavy("60.000 bảng nối nhau", "xlsx", "", "", || {
            xlsx_rows(&(0..60_000).map(table).collect::<String>())
        }),
        heavy(
            "60.000 bảng, bảng nào cũng có tên riêng",
            "xlsx",
            "",
            "",
            || {
                let titled =
                    |n: u32| row(3 * n + 1, &[&format!("DANH SÁCH {n}")]) + &rows_at(3 * n + 2);
                xlsx_rows(&(0..60_000).map(titled).collect::<String>())
            },
        ),
        heavy(
            "60.000 mục, mục nào cũng có tổng",
            "xlsx",
            "",
            "",
            || {
                let line = |n: u32| {
                    row(3 * n, &["", &format!("I. Xã Tân {n}")])
                        + &row(3 * n + 1, &["1", PERSON, "01/02/1980", "Kinh"])
                        + &row(3 * n + 2, &["", "Cộng: 7 người"])
                };
                xlsx_rows(&(row(1, &HEADER) + &(1..60_000).map(line).collect::<String>()))
            },
        ),
        heavy(
            "100.000 vùng gộp trên 190.000 dòng",
            "xlsx",
            "",
            "",
            || {
                let line = |n: u32| row(n, &["1", PERSON, "01/02/1980", "Kinh"]);
                let rows = row(1, &HEADER) + &(2..190_000).map(line).collect::<String>();
                let merges: String = (2..100_002)
                    .map(|n| format!("<mergeCell ref=\"T{n}:U{n}\"/>"))
                    .collect();
                xlsx(&[(
                    SHEET,
                    &sheet_with("", &rows, &format!("<mergeCells>{merges}</mergeCells>")),
                )])
            },
        ),
        heavy("5.000 mục", "xlsx", "", "", || {
            let line = |n: u32| {
                row(2 * n, &["", &format!("I. Xã Tân {n}")])
                    + &row(2 * n + 1, &["1", PERSON, "01/02/1980", "Kinh"])
            };
            xlsx_rows(&(row(1, &HEADER) + &(1..5_001).map(line).collect::<String>()))
        }),
        heavy(
            "1.000.000 dòng một cột",
            "xlsx",
            "file-over-limit",
            "200000 dòng",
            || {
                xlsx_rows(
                    &(1..=1_000_000)
                        .map(|n| format!("<row r=\"{n}\"><c><v>1</v></c></row>"))
                        .collect::<String>(),
                )
            },
        ),
        bad(
            "16.000 cột kéo dài",
            "xlsx",
            "file-over-limit",
            "1000 cột",
            || {
                xlsx_rows(
                    &(list() + &format!("<row r=\"3\">{}</row>", "<c><v>1</v></c>".repeat(16_000))),
                )
            },
        ),
        heavy(
            "990 tiêu đề khác nhau, sai chính tả",
            "xlsx",
            "",
            "",
            || {
                let heads: String = (0..990)
                    .map(|n| {
                        format!(
                            "<c t=\"inlineStr\"><is><t>Trình đọ chuyen mon luạn lý {n}</t></is></c>"
                        )
                    })
                    .collect();
                xlsx_rows(&format!("{}<row r=\"3\">{heads}</row>", list()))
            },
        ),
        heavy(
            "999 trang, trang nào cũng là danh sách",
            "xlsx",
            "",
            "",
            || {
                let (mut listed, mut rels) = (String::new(), String::new());
                let mut all = parts();
                for n in 1..1_000 {
                    listed += &format!("<sheet name=\"DS\" sheetId=\"{n}\" r:id=\"rId{n}\"/>");
                    rels += &format!(
                        "<Relationship Id=\"rId{n}\" Type=\"x/worksheet\" Target=\"worksheets/s{n}.xml\"/>"
                    );
                    all.push((
                        format!("xl/worksheets/s{n}.xml"),
                        sheet(&list()).into_bytes(),
                    ));
                }
                all[2].1 = format!("<workbook><sheets>{listed}</sheets></workbook>").into_bytes();
                all[3].1 = format!("<Relationships>{rels}</Relationships>").into_bytes();
                zip(&all)
            },
        ),
    ]
}

fn odd_parts() -> Vec<Bad> {
    vec![
        read("1.000.000 kiểu ô", "xlsx", || {
            styles(&format!(
                "<cellXfs>{}</cellXfs>",
                "<xf numFmtId=\"14\"/>".repeat(1_000_000)
            ))
        }),
        read("300.000 định dạng số", "xlsx", || {
            let formats: String = (0..300_000)
                .map(|n| format!("<numFmt numFmtId=\"{n}\" formatCode=\"dd{n}\"/>"))
                .collect();
            styles(&format!(
                "<numFmts>{formats}</numFmts><cellXfs><xf numFmtId=\"7\"/></cellXfs>"
            ))
        }),
        read("300.000 phông chữ", "xlsx", || {
            styles(&format!(
                "<fonts>{}</fonts>",
                "<font><name val=\".VnTime\"/></font>".repeat(300_000)
            ))
        }),
        read("tên đặt cho vùng dài 1 MB", "xlsx", || {
            let book = String::from_utf8(parts()[2].1.clone()).expect("text");
            let names = format!(
                "<definedNames><definedName name=\"{0}\">{0}</definedName></definedNames></workbook>",
                noise(1 << 20)
            );
            xlsx(&[(BOOK, &book.replace("</workbook>", &names))])
        }),
        read("200.000 quan hệ thừa", "xlsx", || {
            let rels = String::from_utf8(parts()[3].1.clone()).expect("text");
            let more: String = (0..200_000)
                .map(|n| format!("<Relationship Id=\"x{n}\" Type=\"t\" Target=\"../../..//{n}\"/>"))
                .collect();
            xlsx(&[(
                RELS,
                &rels.replace("</Relationships>", &format!("{more}</Relationships>")),
            )])
        }),
        read("trang tính có quan hệ trỏ vòng", "xlsx", || {
            let rels = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"_rels/sheet1.xml.rels\"/></Relationships>";
            xlsx(&[
                ("xl/worksheets/_rels/sheet1.xml.rels", rels),
                ("xl/worksheets/_rels/_rels/sheet1.xml.rels.rels", rels),
            ])
        }),
        bad(
            "quan hệ của tệp trỏ vào chính nó",
            "xlsx",
            "file-no-persons",
            "",
            || {
                let root = String::from_utf8(parts()[1].1.clone()).expect("text");
                xlsx(&[(
                    "_rels/.rels",
                    &root.replace("xl/workbook.xml", "_rels/.rels"),
                )])
            },
        ),
        read(
            "cột rộng âm, số cột ẩn lộn ngược",
            "xlsx",
            || {
                let cols = "<cols><col min=\"-1\" max=\"-5\" width=\"-3\"/><col min=\"9\" max=\"2\" hidden=\"1\"/><col min=\"1\" max=\"4294967295\" width=\"1e308\"/></cols>";
                xlsx(&[(SHEET, &sheet_with(cols, &list(), ""))])
            },
        ),
        read("vùng gộp lộn ngược, chồng nhau", "xlsx", || {
            let merges = "<mergeCells><mergeCell ref=\"Z90:A70\"/><mergeCell ref=\"A70:XFD1048576\"/><mergeCell ref=\"\"/><mergeCell ref=\"A0:B0\"/></mergeCells>";
            xlsx(&[(SHEET, &sheet_with("", &list(), merges))])
        }),
        read(
            "hàng trăm nghìn thuộc tính trên một thẻ",
            "xlsx",
            || {
                let many: String = (0..200_000).map(|n| format!(" a{n}=\"\"")).collect();
                xlsx(&[(
                    SHEET,
                    &sheet_with(&format!("<sheetPr{many}/>"), &list(), ""),
                )])
            },
        ),
        read("chuỗi chung có 200.000 đoạn chữ", "xlsx", || {
            let strings = format!("<sst><si>{}</si></sst>", "<r><t/></r>".repeat(200_000));
            xlsx(&[
                (STRINGS, &strings),
                (
                    SHEET,
                    &sheet(&(list() + "<row r=\"5\"><c r=\"H5\" t=\"s\"><v>0</v></c></row>")),
                ),
            ])
        }),
        bad(
            "hai ô cùng địa chỉ, dòng nhảy lui một triệu lần",
            "xlsx",
            "",
            "",
            || {
                let rows = "<row r=\"9\"><c r=\"H9\"><v>1</v></c></row><row r=\"8\"><c r=\"H8\"><v>1</v></c></row>".repeat(50_000);
                xlsx_rows(&(list() + &rows))
            },
        ),
    ]
}
