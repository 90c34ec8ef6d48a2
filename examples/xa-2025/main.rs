//! Makes `examples/xa-2025/input`: what the offices of a commune of the two-level model send, and what
//! its three forerunners sent the year before. Every person is invented; the same run gives the same files.
//!
//! `cargo run --example xa-2025 -- examples/xa-2025/input`

mod people;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use people::{Dice, Invented};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook};

/// A list that somebody sends.
struct List {
    file: &'static str,
    letterhead: [&'static str; 2],
    title: &'static str,
    group: &'static str,
    posts: &'static [(&'static str, u32)],
}

const STANDING: &str = "Uỷ viên Ban Thường vụ";

/// The lists of 2025, from 1 July on.
const LISTS: [List; 12] = [
    List {
        file: "Thường trực Đảng uỷ, HĐND, UBND.xlsx",
        letterhead: ["TỈNH UỶ ĐỒNG THÁP", "ĐẢNG UỶ XÃ TÂN HỒNG"],
        title: "DANH SÁCH THƯỜNG TRỰC ĐẢNG UỶ, HĐND, LÃNH ĐẠO UBND XÃ TÂN HỒNG",
        group: "Cán bộ",
        posts: &[
            ("Bí thư Đảng uỷ, Chủ tịch HĐND xã", 1),
            ("Phó Bí thư Thường trực Đảng uỷ", 1),
            ("Phó Bí thư Đảng uỷ, Chủ tịch UBND xã", 1),
            ("Phó Chủ tịch HĐND xã", 1),
            ("Phó Chủ tịch UBND xã", 2),
        ],
    },
    List {
        file: "Văn phòng Đảng uỷ.xlsx",
        letterhead: ["ĐẢNG UỶ XÃ TÂN HỒNG", "VĂN PHÒNG ĐẢNG UỶ"],
        title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC VĂN PHÒNG ĐẢNG UỶ NĂM 2025",
        group: "Công chức",
        posts: &[
            ("Chánh Văn phòng Đảng uỷ", 1),
            ("Phó Chánh Văn phòng Đảng uỷ", 1),
            ("Chuyên viên", 4),
        ],
    },
    List {
        file: "Ban Xây dựng Đảng.xlsx",
        letterhead: ["ĐẢNG UỶ XÃ TÂN HỒNG", "BAN XÂY DỰNG ĐẢNG"],
        title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC BAN XÂY DỰNG ĐẢNG NĂM 2025",
        group: "Công chức",
        posts: &[
            ("Trưởng Ban Xây dựng Đảng", 1),
            ("Phó Trưởng Ban Xây dựng Đảng", 2),
            ("Chuyên viên", 4),
        ],
    },
    List {
        file: "DS CBCC UBKT Dang uy.xlsx",
        letterhead: ["ĐẢNG UỶ XÃ TÂN HỒNG", "UỶ BAN KIỂM TRA"],
        title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC CƠ QUAN UỶ BAN KIỂM TRA ĐẢNG UỶ",
        group: "Công chức",
        posts: &[
            ("Chủ nhiệm UBKT Đảng uỷ", 1),
            ("Phó Chủ nhiệm UBKT Đảng uỷ", 1),
            ("Uỷ viên UBKT", 2),
        ],
    },
    List {
        file: "mttq-xa-2025.xlsx",
        letterhead: [
            "MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH ĐỒNG THÁP",
            "UỶ BAN MTTQ VIỆT NAM XÃ TÂN HỒNG",
        ],
        title: "DANH SÁCH CÁN BỘ UỶ BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ TÂN HỒNG",
        group: "Cán bộ",
        posts: &[
            ("Chủ tịch UBMTTQ", 1),
            ("Phó Chủ tịch UBMTTQ, Bí thư Đoàn xã", 1),
            ("Phó Chủ tịch UBMTTQ, Chủ tịch Hội LHPN xã", 1),
            ("Phó Chủ tịch UBMTTQ, Chủ tịch Hội Nông dân xã", 1),
            ("Phó Chủ tịch UBMTTQ, Chủ tịch Hội CCB xã", 1),
            ("Chuyên viên", 4),
        ],
    },
    List {
        file: "Văn phòng HĐND và UBND.xlsx",
        letterhead: ["UBND XÃ TÂN HỒNG", "VĂN PHÒNG HĐND VÀ UBND"],
        title: "DANH SÁCH CÔNG CHỨC VĂN PHÒNG HĐND VÀ UBND XÃ TÂN HỒNG NĂM 2025",
        group: "Công chức",
        posts: &[
            ("Chánh Văn phòng HĐND và UBND", 1),
            ("Phó Chánh Văn phòng HĐND và UBND", 2),
            ("Chuyên viên", 8),
        ],
    },
    List {
        file: "Phòng Kinh tế.xlsx",
        letterhead: ["UBND XÃ TÂN HỒNG", "PHÒNG KINH TẾ"],
        title: "DANH SÁCH CÔNG CHỨC PHÒNG KINH TẾ XÃ TÂN HỒNG NĂM 2025",
        group: "Công chức",
        posts: &[
            ("Trưởng phòng Kinh tế", 1),
            ("Phó Trưởng phòng Kinh tế", 2),
            ("Chuyên viên", 9),
        ],
    },
    List {
        file: "DS phong VHXH.xlsx",
        letterhead: ["UBND XÃ TÂN HỒNG", "PHÒNG VĂN HOÁ - XÃ HỘI"],
        title: "DANH SÁCH CÔNG CHỨC NĂM 2025",
        group: "Công chức",
        posts: &[
            ("Trưởng phòng", 1),
            ("Phó Trưởng phòng", 2),
            ("Chuyên viên", 8),
        ],
    },
    List {
        file: "TT Phục vụ hành chính công.xlsx",
        letterhead: ["UBND XÃ TÂN HỒNG", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],
        title: "DANH SÁCH CÔNG CHỨC, VIÊN CHỨC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        group: "Công chức",
        posts: &[
            ("Giám đốc Trung tâm", 1),
            ("Phó Giám đốc Trung tâm", 1),
            ("Chuyên viên", 5),
        ],
    },
    List {
        file: "Trường học/Trường Mầm non Sa Rài.xlsx",
        letterhead: ["UBND XÃ TÂN HỒNG", "TRƯỜNG MẦM NON SA RÀI"],
        title: "DANH SÁCH VIÊN CHỨC TRƯỜNG MẦM NON SA RÀI",
        group: "Viên chức",
        posts: &[
            ("Hiệu trưởng", 1),
            ("Phó Hiệu trưởng", 2),
            ("Giáo viên", 11),
            ("Kế toán", 1),
        ],
    },
    List {
        file: "Trường học/Trường Tiểu học Sa Rài.xlsx",
        letterhead: ["UBND XÃ TÂN HỒNG", "TRƯỜNG TIỂU HỌC SA RÀI"],
        title: "DANH SÁCH VIÊN CHỨC TRƯỜNG TIỂU HỌC SA RÀI",
        group: "Viên chức",
        posts: &[
            ("Hiệu trưởng", 1),
            ("Phó Hiệu trưởng", 1),
            ("Giáo viên", 14),
            ("Văn thư", 1),
        ],
    },
    List {
        file: "Trường học/Trường THCS Bình Phú.xlsx",
        letterhead: ["UBND XÃ TÂN HỒNG", "TRƯỜNG THCS BÌNH PHÚ"],
        title: "DANH SÁCH VIÊN CHỨC TRƯỜNG THCS BÌNH PHÚ",
        group: "Viên chức",
        posts: &[
            ("Hiệu trưởng", 1),
            ("Phó Hiệu trưởng", 1),
            ("Tổ trưởng chuyên môn", 3),
            ("Giáo viên", 12),
        ],
    },
];

/// The lists of 2024, of the three units that were merged.
const BEFORE: [List; 3] = [
    List {
        file: "UBND TT Sa Rài.xlsx",
        letterhead: ["UBND HUYỆN TÂN HỒNG", "UBND THỊ TRẤN SA RÀI"],
        title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2024",
        group: "Cán bộ",
        posts: COMMUNE,
    },
    List {
        file: "UBND xã Bình Phú.xlsx",
        letterhead: ["UBND HUYỆN TÂN HỒNG", "UBND XÃ BÌNH PHÚ"],
        title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ NĂM 2024",
        group: "Cán bộ",
        posts: COMMUNE,
    },
    List {
        file: "UBND xã Tân Công Chí.xlsx",
        letterhead: ["UBND HUYỆN TÂN HỒNG", "UBND XÃ TÂN CÔNG CHÍ"],
        title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ TÂN CÔNG CHÍ NĂM 2024",
        group: "Cán bộ",
        posts: COMMUNE,
    },
];

const COMMUNE: &[(&str, u32)] = &[
    ("Bí thư Đảng uỷ", 1),
    ("Phó Bí thư Thường trực Đảng uỷ", 1),
    ("Phó Bí thư Đảng uỷ, Chủ tịch UBND", 1),
    ("Phó Chủ tịch HĐND", 1),
    ("Phó Chủ tịch UBND", 2),
    ("Chủ tịch UBMTTQ", 1),
    ("Công chức", 6),
];

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).context("the folder to write to")?;
    make(&PathBuf::from(folder))
}

/// Writes the lists of both years below a folder.
pub(crate) fn make(folder: &Path) -> Result<()> {
    let mut dice = Dice::new(2025);
    let mut before = Vec::new();
    for list in &BEFORE {
        let people = list.people(&mut dice, 2024, &mut Vec::new());
        list.write(&folder.join("2024"), 2024, &people)?;
        before.extend(people);
    }
    let mut leaders = Vec::new();
    for list in &LISTS {
        let people = list.people(&mut dice, 2025, &mut before);
        let heads = people.iter().filter(|p| p.heads);
        leaders.extend(heads.cloned());
        list.write(&folder.join("2025"), 2025, &people)?;
    }
    committee(&folder.join("2025"), &leaders)
}

impl List {
    /// Who holds the posts: most of the offices' people come from the merged units.
    fn people(&self, dice: &mut Dice, year: i32, before: &mut Vec<Invented>) -> Vec<Invented> {
        let school = self.group == "Viên chức";
        let posts = self
            .posts
            .iter()
            .enumerate()
            .flat_map(|(i, (post, count))| (0..*count).map(move |_| (i, *post)));
        posts
            .map(|(i, post)| match before.len() {
                left @ 1.. if !school && !post.contains("LHPN") && dice.below(4) > 0 => {
                    before.remove(dice.below(left)).moved(dice, post, i == 0)
                }
                _ => Invented::new(dice, post, i == 0, year),
            })
            .collect()
    }

    fn write(&self, folder: &Path, year: i32, people: &[Invented]) -> Result<()> {
        let headings = [
            "TT",
            "Họ và tên",
            "Ngày sinh",
            "Nữ",
            "Dân tộc",
            "Tôn giáo",
            "Chức vụ",
            "Đảng viên",
            "Số CCCD",
            "Trình độ chuyên môn",
            "Lý luận chính trị",
            "Quản lý nhà nước",
            "Nhóm",
            "Xếp loại",
            "Ghi chú",
        ];
        let year_heading = format!("Xếp loại năm {year}");
        let mut headings = headings.map(str::to_owned);
        headings[13] = year_heading;
        let rows = people.iter().enumerate().map(|(i, p)| {
            let group = match p.post {
                "Công chức" => "Công chức",
                _ => self.group,
            };
            [
                (i + 1).to_string(),
                p.name.clone(),
                p.birth.clone(),
                if p.woman { "x" } else { "" }.to_owned(),
                p.people.to_owned(),
                p.faith.to_owned(),
                p.post.to_owned(),
                if p.party { "x" } else { "" }.to_owned(),
                p.card.clone(),
                p.education.to_owned(),
                p.theory.to_owned(),
                p.management.to_owned(),
                group.to_owned(),
                p.rating.to_owned(),
                String::new(),
            ]
        });
        sheet(
            &folder.join(self.file),
            self.letterhead,
            self.title,
            &headings,
            rows,
        )
    }
}

/// The committee's own list: heads of offices sit in it beside the secretaries.
fn committee(folder: &Path, leaders: &[Invented]) -> Result<()> {
    let headings = [
        "TT",
        "Họ và tên",
        "Ngày sinh",
        "Nữ",
        "Chức vụ Đảng",
        "Chức vụ chính quyền",
    ];
    let headings = headings.map(str::to_owned);
    let rows = leaders.iter().enumerate().map(|(i, p)| {
        // secretaries and deputies, then those of the standing committee, then the other members
        let member = match i {
            0 => "",
            1..6 => STANDING,
            _ => "Uỷ viên Ban Chấp hành",
        };
        [
            (i + 1).to_string(),
            p.name.clone(),
            p.birth.clone(),
            if p.woman { "x" } else { "" }.to_owned(),
            member.to_owned(),
            p.post.to_owned(),
        ]
    });
    sheet(
        &folder.join("DS Ban Chấp hành Đảng bộ xã.xlsx"),
        ["TỈNH UỶ ĐỒNG THÁP", "ĐẢNG UỶ XÃ TÂN HỒNG"],
        "DANH SÁCH BAN CHẤP HÀNH ĐẢNG BỘ XÃ TÂN HỒNG",
        &headings,
        rows,
    )
}

fn sheet<const N: usize>(
    path: &Path,
    letterhead: [&str; 2],
    title: &str,
    headings: &[String; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<()> {
    let base = || {
        Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(12)
    };
    let bold = base().set_bold().set_align(FormatAlign::Center);
    let head = bold.clone().set_border(FormatBorder::Thin).set_text_wrap();
    let cell = base().set_border(FormatBorder::Thin);
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2025, 12, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheet = book.add_worksheet();
    let last = u16::try_from(N - 1)?;
    sheet.merge_range(
        0,
        0,
        0,
        2,
        letterhead[0],
        &base().set_align(FormatAlign::Center),
    )?;
    sheet.merge_range(1, 0, 1, 2, letterhead[1], &bold)?;
    sheet.merge_range(3, 0, 3, last, title, &bold)?;
    for (col, heading) in (0u16..).zip(headings) {
        sheet.write_string_with_format(5, col, heading, &head)?;
        sheet.set_column_width(
            col,
            [5, 26, 12, 6, 10, 16, 40, 10, 16][usize::from(col).min(8)],
        )?;
    }
    let mut at = 6;
    for row in rows {
        for (col, text) in (0u16..).zip(&row) {
            sheet.write_string_with_format(at, col, text, &cell)?;
        }
        at += 1;
    }
    sheet.write_string_with_format(at + 2, 1, "NGƯỜI LẬP BIỂU", &bold)?;
    sheet.write_string_with_format(at + 2, last.min(6), "THỦ TRƯỞNG ĐƠN VỊ", &bold)?;
    let folder = path.parent().context("a folder")?;
    std::fs::create_dir_all(folder)?;
    book.save(path)?;
    Ok(())
}
