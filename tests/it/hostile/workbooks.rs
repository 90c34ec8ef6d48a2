//! Parts of .xlsx workbooks that no program writes.

use super::make::{
    BOOK, HEADER, HEADS, PERSON, RELS, SHEET, STRINGS, list, noise, parts, row, sheet, sheet_with,
    xlsx, xlsx_rows, zip,
};
use super::{Bad, bad, heavy, read};

const LAUGHS: &str = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY laugh \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";

fn with_doctype(doctype: &str, rows: &str) -> Vec<u8> {
    let part = sheet(rows).replacen("?>", &format!("?>{doctype}"), 1);
    xlsx(&[(SHEET, &part)])
}

fn ethnicity(text: &str) -> String {
    row(1, &HEADER) + &row(2, &["1", PERSON, "01/02/1980", text])
}

pub fn all() -> Vec<Bad> {
    vec![
        bad(
            "tỉ tiếng cười (thực thể XML lồng nhau)",
            "xlsx",
            "ethnicity-unknown",
            "&laugh;",
            || with_doctype(LAUGHS, &ethnicity("&laugh;")),
        ),
        bad(
            "thực thể XML trỏ ra tệp ngoài",
            "xlsx",
            "ethnicity-unknown",
            "&e;",
            || {
                with_doctype(
                    "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                    &ethnicity("&e;"),
                )
            },
        ),
        read("200.000 thẻ lồng nhau", "xlsx", || {
            let deep = "<a>".repeat(200_000) + &"</a>".repeat(200_000);
            xlsx(&[
                (SHEET, &sheet_with("", &list(), &deep)),
                ("xl/styles.xml", &deep),
            ])
        }),
        read("thuộc tính dài 3 MB", "xlsx", || {
            let long = noise(3 << 20);
            xlsx(&[(
                SHEET,
                &sheet_with(&format!("<sheetPr x=\"{long}\"/>"), &list(), ""),
            )])
        }),
        bad(
            "địa chỉ ô dài 3 MB",
            "xlsx",
            "file-no-persons",
            "không tìm thấy dòng nào",
            || {
                xlsx_rows(&format!(
                    "<row r=\"1\"><c r=\"{}\"><v>1</v></c></row>",
                    noise(3 << 20)
                ))
            },
        ),
        bad(
            "ô dài 40.000 ký tự",
            "xlsx",
            "file-over-limit",
            "32767 ký tự",
            || xlsx_rows(&(list() + &row(3, &["2", &noise(40_000)]))),
        ),
        bad(
            "chuỗi chung dài 5 MB",
            "xlsx",
            "file-over-limit",
            "32767 ký tự",
            || {
                let strings = format!("<sst><si><t>{}</t></si></sst>", noise(5 << 20));
                let cell = "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c></row>";
                xlsx(&[(STRINGS, &strings), (SHEET, &sheet(&(list() + cell)))])
            },
        ),
        bad(
            "một ô ở tận XFD1048576",
            "xlsx",
            "file-over-limit",
            "200000 dòng",
            || xlsx_rows(&(list() + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")),
        ),
        bad(
            "một ô ở cột 1.001",
            "xlsx",
            "file-over-limit",
            "1000 cột",
            || xlsx_rows(&(list() + "<row r=\"3\"><c r=\"ALM3\"><v>1</v></c></row>")),
        ),
        bad(
            "bảng bắt đầu ở dòng 4.000.000.000",
            "xlsx",
            "file-over-limit",
            "1048576 dòng",
            || xlsx_rows("<row r=\"4000000000\"><c r=\"A4000000000\"><v>1</v></c></row>"),
        ),
        read("số dòng quá mọi số", "xlsx", || {
            xlsx_rows(&(list() + "<row r=\"99999999999999999999\"><c><v>1</v></c></row>"))
        }),
        heavy(
            "200.001 dòng",
            "xlsx",
            "file-over-limit",
            "200000 dòng",
            || {
                let rows: String = (3..=200_002).map(|n| row(n, &["1", PERSON])).collect();
                xlsx_rows(&(list() + &rows))
            },
        ),
        heavy(
            "7.000.000 ô trên ba trang",
            "xlsx",
            "file-over-limit",
            "6000000 ô",
            || {
                let cells = "<c><v>1</v></c>".repeat(120);
                let rows = format!("<row>{cells}</row>").repeat(20_000);
                three_sheets(&sheet(&rows))
            },
        ),
        read("đếm chuỗi chung là 4 tỉ", "xlsx", || {
            xlsx(&[(
                STRINGS,
                "<sst count=\"4294967295\" uniqueCount=\"4294967295\"><si><t>a</t></si></sst>",
            )])
        }),
        bad(
            "đếm chuỗi chung là 4 tỉ sau một lời chú, ô kiểu lạ",
            "xlsx",
            "file-unreadable",
            "ghi số lượng sai",
            || {
                let strings = "<!-- <a uniqueCount=\"1\"/> --><sst uniqueCount=\"4294967295\"><si><t>a</t></si></sst>";
                let odd = "<row r=\"3\"><c r=\"B3\" t=\"zz\"><v>1</v></c></row>";
                xlsx(&[(STRINGS, strings), (SHEET, &sheet(&(list() + odd)))])
            },
        ),
        bad(
            "chỉ số chuỗi chung quá bảng",
            "xlsx",
            "file-unreadable",
            "",
            || xlsx_rows(&(list() + "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>999999</v></c></row>")),
        ),
        read("chỉ số chuỗi chung âm", "xlsx", || {
            xlsx_rows(&(list() + "<row r=\"4\"><c r=\"H4\" t=\"s\"><v>-1</v></c></row>"))
        }),
        read("bảng định dạng nói dối", "xlsx", || {
            xlsx(&[(
                "xl/styles.xml",
                "<styleSheet><cellXfs count=\"4294967295\"><xf numFmtId=\"99999999\" fontId=\"-4\"/></cellXfs></styleSheet>",
            )])
        }),
        bad(
            "thiếu trang tính",
            "xlsx",
            "file-unreadable",
            "thiếu thành phần",
            || {
                let all: Vec<_> = parts().into_iter().filter(|(n, _)| n != SHEET).collect();
                zip(&all)
            },
        ),
        bad(
            "thiếu sổ làm việc",
            "xlsx",
            "file-unreadable",
            "thiếu thành phần",
            || {
                let all: Vec<_> = parts().into_iter().filter(|(n, _)| n != BOOK).collect();
                zip(&all)
            },
        ),
        bad(
            "quan hệ trỏ vòng về chính sổ",
            "xlsx",
            "file-unreadable",
            "",
            || {
                let rels = String::from_utf8(parts()[3].1.clone()).expect("text");
                xlsx(&[(
                    RELS,
                    &rels.replace("worksheets/sheet1.xml", "../xl/./workbook.xml"),
                )])
            },
        ),
        bad(
            "1.001 trang tính",
            "xlsx",
            "file-over-limit",
            "1000 trang tính",
            || {
                let sheets = "<sheet name=\"DS\" sheetId=\"1\" r:id=\"rId1\"/>".repeat(1_001);
                xlsx(&[(
                    BOOK,
                    &format!("<workbook><sheets>{sheets}</sheets></workbook>"),
                )])
            },
        ),
        read("1.000 trang cùng một phần", "xlsx", || {
            let sheets = "<sheet name=\"DS\" sheetId=\"1\" r:id=\"rId1\"/>".repeat(1_000);
            xlsx(&[(
                BOOK,
                &format!("<workbook><sheets>{sheets}</sheets></workbook>"),
            )])
        }),
        bad(
            "hơn 100.000 vùng gộp",
            "xlsx",
            "file-over-limit",
            "100000 vùng gộp",
            || {
                let merges: String = (0..100_001)
                    .map(|n| format!("<mergeCell ref=\"A{}:B{}\"/>", n + 9, n + 9))
                    .collect();
                xlsx(&[(
                    SHEET,
                    &sheet_with("", &list(), &format!("<mergeCells>{merges}</mergeCells>")),
                )])
            },
        ),
        heavy(
            "100.000 vùng gộp trên 400 cột",
            "xlsx",
            "",
            "",
            || {
                let merges: String = (0..100_000)
                    .map(|n| format!("<mergeCell ref=\"A{}:B{}\"/>", n + 9, n + 9))
                    .collect();
                let wide: String = (0..400)
                    .map(|n| format!("<c t=\"inlineStr\"><is><t>Cột {n}</t></is></c>"))
                    .collect();
                let rows = list() + &format!("<row r=\"3\">{wide}</row>").repeat(1);
                xlsx(&[(
                    SHEET,
                    &sheet_with("", &rows, &format!("<mergeCells>{merges}</mergeCells>")),
                )])
            },
        ),
        read("100.000 lời khai cột ẩn", "xlsx", || {
            let hidden = "<col min=\"900\" max=\"900\" hidden=\"1\"/>".repeat(100_000);
            let rows: String = (3..2_000)
                .map(|n| row(n, &["", "", "", "", "", "", "x"]))
                .collect();
            xlsx(&[(
                SHEET,
                &sheet_with(&format!("<cols>{hidden}</cols>"), &(list() + &rows), ""),
            )])
        }),
        read("số vô cùng và không phải số", "xlsx", || {
            let cells = ["1e999", "-1e999", "NaN", "inf", "1e-400", "9e307"]
                .map(|n| format!("<c><v>{n}</v></c>"));
            xlsx_rows(&format!(
                "{}<row r=\"4\"><c r=\"F4\"/>{}</row>",
                list(),
                cells.concat()
            ))
        }),
        bad(
            "ngày sinh là số 10^300",
            "xlsx",
            "date-unreadable",
            "",
            || {
                let cells = format!(
                    "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>{PERSON}</t></is></c><c r=\"C2\"><v>1e300</v></c></row>"
                );
                xlsx_rows(&(row(1, &HEADER) + &cells))
            },
        ),
        read(
            "ký tự điều khiển và đảo chiều trong ô",
            "xlsx",
            || {
                let name = "Lê&#x202E; Văn_x0000__x0007_ &#x200B;Lạ&#x2066;";
                xlsx_rows(&(row(1, &HEADER) + &row(2, &["1", name, "01/02/1980", "Kinh"])))
            },
        ),
        read("tên trang có ký tự điều khiển", "xlsx", || {
            let book = "<workbook><sheets><sheet name=\"D&#x202E;S_x0000_&#10;/\\\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
            xlsx(&[(BOOK, book)])
        }),
        read("byte không phải UTF-8", "xlsx", || {
            let mut all = parts();
            let rows = list() + &row(3, &["", "x\u{1}", "", ""]);
            all[5].1 = sheet(&rows)
                .into_bytes()
                .iter()
                .map(|b| if *b == 1 { 0xFF } else { *b })
                .collect();
            zip(&all)
        }),
        read("trang tính ghi bằng UTF-16", "xlsx", || {
            let mut all = parts();
            let units = sheet(&list());
            all[5].1 = [0xFF, 0xFE]
                .into_iter()
                .chain(units.encode_utf16().flat_map(u16::to_le_bytes))
                .collect();
            zip(&all)
        }),
        bad("XML bị cụt", "xlsx", "file-unreadable", "", || {
            let part = sheet(&list());
            xlsx(&[(SHEET, &part[..part.len() - 40])])
        }),
        read("công thức gài trong ô chữ", "xlsx", || {
            xlsx_rows(&(list() + &row(4, &["", "", "", "=cmd|' /C calc'!A0"])))
        }),
        heavy(
            "2.000 dòng tiêu đề liền nhau",
            "xlsx",
            "",
            "",
            || {
                let rows: String = (1..2_000).map(|n| row(n, &HEADER)).collect();
                xlsx_rows(&(rows + &row(2_001, &["1", PERSON, "01/02/1980", "Kinh"])))
            },
        ),
        heavy(
            "ô tiêu đề dài 30.000 ký tự",
            "xlsx",
            "",
            "",
            || {
                let long = "Trình độ chuyên môn ".repeat(1_500);
                let heads: Vec<&str> = HEADER.into_iter().chain([long.as_str(); 16]).collect();
                xlsx_rows(&(row(1, &heads) + &row(2, &["1", PERSON, "01/02/1980", "Kinh"])))
            },
        ),
        heavy(
            "ô dữ liệu dài 30.000 ký tự ở mọi cột",
            "xlsx",
            "",
            "",
            || {
                let long = "Phó Chủ tịch Uỷ ban nhân dân, ".repeat(1_000);
                let mut line = [long.as_str(); 11];
                line[1] = PERSON;
                xlsx_rows(&(row(1, &HEADS) + &row(2, &line)))
            },
        ),
        heavy(
            "10.000 dòng cùng tên, cùng ngày sinh",
            "xlsx",
            "",
            "",
            || {
                let rows = (2..10_002).map(|n| row(n, &["1", PERSON, "01/02/1980", "Kinh"]));
                xlsx_rows(&(row(1, &HEADER) + &rows.collect::<String>()))
            },
        ),
        heavy(
            "10.000 dòng cùng một số căn cước",
            "xlsx",
            "",
            "",
            || {
                let heads = ["TT", "Họ và tên", "Năm sinh", "Số CCCD"];
                let rows = (2..10_002).map(|n| {
                    let name = format!(
                        "Lê Văn {}",
                        char::from(b'A' + u8::try_from(n % 26).expect("small"))
                    );
                    row(
                        n,
                        &["1", &name, &(1960 + n % 40).to_string(), "012345678901"],
                    )
                });
                xlsx_rows(&(row(1, &heads) + &rows.collect::<String>()))
            },
        ),
    ]
}

fn three_sheets(part: &str) -> Vec<u8> {
    let (mut list, mut rels) = (String::new(), String::new());
    let mut all = parts();
    for n in 1..=3 {
        list += &format!("<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>");
        rels += &format!(
            "<Relationship Id=\"rId{n}\" Type=\"x/worksheet\" Target=\"worksheets/s{n}.xml\"/>"
        );
        all.push((format!("xl/worksheets/s{n}.xml"), part.as_bytes().to_vec()));
    }
    all[2].1 = format!("<workbook><sheets>{list}</sheets></workbook>").into_bytes();
    all[3].1 = format!("<Relationships>{rels}</Relationships>").into_bytes();
    zip(&all)
}
