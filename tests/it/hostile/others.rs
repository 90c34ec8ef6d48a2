//! Encrypted workbooks, and what is no workbook at all.

use super::make::{hex, noise, ole, xlsx, zip_of};
use super::{Bad, bad};

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
                    "03000200240000002400000024000000000000000e660000048000008000000018000000000000000000000078000000100000000102030405060708090a0b0c0d0e0f1031feea77a109dcbf05a1a7b9bbe9154c1400000016bcbdeff7e10edde0c14729ac268400cb140807747188346c0362d2602a82a2",
                );
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
