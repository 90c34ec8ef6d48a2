//! Zip containers that lie.

use super::make::{Raw, SHEET, list, noise, parts, raw_parts, raw_zip, sheet, xlsx, zip, zip_of};
use super::{Bad, bad, heavy, read};

fn spaces(megabytes: usize) -> String {
    " ".repeat(megabytes << 20)
}

fn entry(name: &str, change: impl FnOnce(&mut Raw)) -> Vec<u8> {
    let mut all = raw_parts();
    let raw = all.iter_mut().find(|r| r.name == name).expect("a part");
    change(raw);
    raw_zip(&all)
}

/// 10,000 parts that are all the same bytes of the file.
fn overlapping() -> Vec<u8> {
    let mut all = raw_parts();
    let data = noise(100_000).into_bytes();
    all.push(Raw::stored("xl/media/0.png", &data));
    for n in 1..9_000 {
        let mut raw = Raw::stored(&format!("xl/media/{n}.png"), &data);
        raw.shared = true;
        all.push(raw);
    }
    raw_zip(&all)
}

fn cut(bytes: &[u8], share: usize) -> Vec<u8> {
    bytes[..bytes.len() * share / 100].to_vec()
}

pub fn all() -> Vec<Bad> {
    vec![
        bad(
            "bom nén: một phần nén hơn 400 lần",
            "xlsx",
            "file-over-limit",
            "dữ liệu nén gấp",
            || xlsx(&[("xl/media/a.xml", &spaces(20))]),
        ),
        heavy(
            "bom nén: 300 MB sau khi giải nén",
            "xlsx",
            "file-over-limit",
            "256 MB",
            || {
                let part = noise(20_000).repeat(3_800);
                xlsx(&[
                    ("xl/a.xml", &part),
                    ("xl/b.xml", &part),
                    ("xl/c.xml", &part),
                    ("xl/d.xml", &part),
                ])
            },
        ),
        bad(
            "hơn 10.000 thành phần",
            "xlsx",
            "file-over-limit",
            "10000 thành phần",
            || {
                let mut all = parts();
                all.extend((0..10_001).map(|n| (format!("xl/{n}"), Vec::new())));
                zip(&all)
            },
        ),
        heavy(
            "9.000 phần cùng trỏ vào một chỗ",
            "xlsx",
            "file-over-limit",
            "256 MB",
            overlapping,
        ),
        read("ghi sai cỡ: bảo là 4 GB", "xlsx", || {
            entry(SHEET, |raw| raw.size = u32::MAX - 1)
        }),
        bad(
            "ghi sai cỡ: bảo là 1 byte",
            "xlsx",
            "file-unreadable",
            "không giải nén được",
            || entry(SHEET, |raw| raw.size = 1),
        ),
        bad(
            "sai mã kiểm tra CRC",
            "xlsx",
            "file-unreadable",
            "không giải nén được",
            || entry(SHEET, |raw| raw.crc ^= 1),
        ),
        bad(
            "kiểu nén lạ",
            "xlsx",
            "file-unreadable",
            "không giải nén được",
            || entry(SHEET, |raw| raw.method = 99),
        ),
        bad(
            "phần trong tệp nén có mật khẩu",
            "xlsx",
            "file-password",
            "mật khẩu",
            || entry(SHEET, |raw| raw.flags = 1),
        ),
        read("hai phần cùng tên", "xlsx", || {
            let mut all = raw_parts();
            all.push(Raw::stored(SHEET, sheet(&list()).as_bytes()));
            raw_zip(&all)
        }),
        read("tên phần đi ra ngoài thư mục", "xlsx", || {
            xlsx(&[
                ("../../../../tmp/phuluc.xml", "<a/>"),
                ("/etc/passwd", "x"),
                ("C:\\a.xml", "x"),
            ])
        }),
        bad(
            "tệp nén của tệp nén",
            "xlsx",
            "file-not-workbook",
            "ZIP",
            || zip(&[("0.zip".to_owned(), zip_of(&[("1.zip", &spaces(1))]))]),
        ),
        bad(
            "tệp nén trống",
            "xlsx",
            "file-not-workbook",
            "ZIP",
            || zip(&[]),
        ),
        bad(
            "nửa tệp",
            "xlsx",
            "file-unreadable",
            "bị cụt",
            || cut(&xlsx(&[]), 50),
        ),
        bad(
            "cụt vài byte cuối",
            "xlsx",
            "file-unreadable",
            "bị cụt",
            || cut(&xlsx(&[]), 98),
        ),
        read("thừa rác ở cuối", "xlsx", || {
            [xlsx(&[]), vec![7; 999]].concat()
        }),
        bad(
            "rác ở đầu",
            "xlsx",
            "file-not-workbook",
            "không rõ loại",
            || [vec![0xFE, 0, 3], xlsx(&[])].concat(),
        ),
    ]
}
