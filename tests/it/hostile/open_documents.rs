//! `OpenDocument` spreadsheets that repeat, nest and hide.

use super::make::{ods, ods_cell, ods_content, ods_list, ods_row, zip_of};
use super::{Bad, bad, read};

pub fn all() -> Vec<Bad> {
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
