//! Tables drawn as text, each with what must come of it: headings that leave something open, and what their cells,
//! their neighbours and their groups tell of it.

use super::{assert_loud, assert_value};
use crate::bench::{Case, Cell, Outcome};

/// What a table must give: name, field, value; "-" is null.
pub(super) type Expected = [(&'static str, &'static str, &'static str)];

pub(super) struct Drawn {
    /// Rows from the first on, cells between bars.
    pub(super) grid: &'static str,
    pub(super) merges: &'static [&'static str],
    pub(super) expected: &'static Expected,
    /// Codes of errors and warnings, all of them.
    pub(super) loud: &'static [&'static str],
}

pub(super) const PLAIN: Drawn = Drawn {
    grid: "",
    merges: &[],
    expected: &[],
    loud: &[],
};

fn read(drawn: &Drawn) -> Outcome {
    Case::new()
        .named("2025/Phong Noi vu.xlsx")
        .sheet("DS", |s| {
            s.row(1, &["UBND HUYỆN TÂN HỒNG".into()]);
            s.row(2, &["PHÒNG NỘI VỤ".into()]);
            for (row, line) in (3..).zip(drawn.grid.trim().lines()) {
                let cells: Vec<Cell> = line.split('|').map(|c| cell(c.trim())).collect();
                s.row(row, &cells);
            }
            for merge in drawn.merges {
                s.merge(merge);
            }
        })
        .run()
}

fn cell(text: &str) -> Cell {
    match (text.strip_prefix('\''), text.parse::<i32>()) {
        (Some(text), _) => text.into(),
        (None, Ok(number)) => number.into(),
        (None, Err(_)) => text.into(),
    }
}

pub(super) fn check(tables: &[Drawn]) {
    for drawn in tables {
        let out = read(drawn);
        for (name, field, value) in drawn.expected {
            let value = Some(*value).filter(|v| *v != "-");
            assert_value(&out, name, field, value);
        }
        assert_loud(&out, drawn.loud);
    }
}

#[test]
fn a_heading_that_is_not_merged_ends_where_another_field_begins() {
    check(&[
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Kết quả xếp loại||||||
                |||HTXSNV|HTTNV|HTNV|KHTNV|Tập huấn kỹ năng|Đạt tiêu chuẩn chức danh
                1|Lê Văn An|Chuyên viên||x|||x|x
                2|Trần Thị Hoa|Chuyên viên|x|||||x",
            expected: &[
                ("Lê Văn An", "rating", "good"),
                ("Lê Văn An", "skills_training", "true"),
                ("Lê Văn An", "meets_standard", "true"),
                ("Trần Thị Hoa", "rating", "excellent"),
                ("Trần Thị Hoa", "skills_training", "false"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Ngày vào Đảng||||Chức vụ
                |||Chính thức|TG|Dân tộc|
                1|Lê Văn An|01/02/2003|01/02/2004|Cao Đài|Kinh|Chuyên viên",
            expected: &[
                ("Lê Văn An", "religion", "Cao Đài"),
                ("Lê Văn An", "ethnicity", "Kinh"),
            ],
            ..PLAIN
        },
        // the group's own: whatever they mean alone
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Xếp loại năm 2025||
                |||Công chức|Đảng viên|
                1|Lê Văn An|Chuyên viên|HTTNV|HTXSNV|",
            expected: &[
                ("Lê Văn An", "rating", "good"),
                ("Lê Văn An", "party_member", "-"),
            ],
            ..PLAIN
        },
    ]);
}

#[test]
fn abbreviations_over_other_cells_than_ticks_are_no_classes() {
    check(&[
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Trình độ CM|NN
                1|Lê Văn An|Chuyên viên|ĐH|A2
                2|Trần Thị Hoa|Chuyên viên|CĐ|B Anh văn
                3|Võ Tín|Chuyên viên|CĐ|Bậc 2",
            expected: &[
                ("Lê Văn An", "foreign_language", "A2"),
                ("Võ Tín", "foreign_language", "Bậc 2"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Trình độ CM|TH|Tiếng Anh
                1|Lê Văn An|Chuyên viên|Chưa qua đào tạo|Trung cấp|A2
                2|Trần Thị Hoa|Chuyên viên|Sơ cấp|UDCNTT cơ bản|B1
                3|Võ Tín|Chuyên viên|ĐH|Chứng chỉ B|B1",
            expected: &[
                ("Lê Văn An", "education", "untrained"),
                ("Trần Thị Hoa", "informatics", "UDCNTT cơ bản"),
            ],
            loud: &["column-near-match"],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Trình độ||
                |||ĐH|CĐ|TH
                1|Lê Văn An|Chuyên viên|x||
                2|Trần Thị Hoa|Chuyên viên|||x",
            merges: &["D4:F4"],
            expected: &[
                ("Lê Văn An", "education", "bachelor"),
                ("Trần Thị Hoa", "education", "intermediate"),
            ],
            ..PLAIN
        },
    ]);
}

#[test]
fn what_a_heading_explains_is_put_in_its_cells() {
    check(&[
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Giới tính (1: Nam; 2: Nữ)|Chức vụ
                1|Lê Văn An|1|Chuyên viên
                2|Trần Thị Hoa|2|Chuyên viên",
            expected: &[
                ("Lê Văn An", "gender", "male"),
                ("Trần Thị Hoa", "gender", "female"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Biên chế|Hợp đồng
                1|Lê Văn An|Chuyên viên|x|
                2|Trần Thị Hoa|Nhân viên||x",
            expected: &[
                ("Lê Văn An", "employment", "civil_servant"),
                ("Trần Thị Hoa", "employment", "contract"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Xếp loại năm 2025|||
                |||A|B|C|D
                1|Lê Văn An|Chuyên viên|x|||
                2|Trần Thị Hoa|Nhân viên||x||
                3|Võ Tín|Nhân viên||||x",
            merges: &["D4:G4"],
            expected: &[
                ("Lê Văn An", "rating", "excellent"),
                ("Trần Thị Hoa", "rating", "good"),
                ("Võ Tín", "rating", "unfulfilled"),
            ],
            loud: &["rating-scale"],
        },
    ]);
}

#[test]
fn columns_beside_those_they_are_called_like_are_told_apart_by_their_cells() {
    check(&[
        // a school's number of ten digits is no id
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Mã định danh|Họ và tên|Số CMND/CCCD|Chức vụ
                1|'8776013388|Lê Văn An|'087075001234|Chuyên viên
                2|'8722355860|Trần Thị Hoa|'087182004321|Chuyên viên",
            expected: &[
                ("Lê Văn An", "national_id", "087075001234"),
                ("Trần Thị Hoa", "national_id", "087182004321"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Tham gia cấp uỷ
                1|Lê Văn An|Chuyên viên|Tái cử
                2|Trần Thị Hoa|Chuyên viên|Lần đầu",
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|TRÌNH ĐỘ||
                |||CHUYÊN MÔN|CHUYÊN NGÀNH|CHÍNH TRỊ
                1|Lê Văn An|Chuyên viên|Đại học|Luật|CC
                2|Trần Thị Hoa|Chuyên viên|Thạc sĩ|Xây dựng Đảng|TC",
            merges: &["D4:F4"],
            expected: &[("Trần Thị Hoa", "education", "master")],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Loại hợp đồng
                1|Lê Văn An|Chuyên viên|Không xác định thời hạn",
            ..PLAIN
        },
    ]);
}

#[test]
fn a_section_among_the_names_right_below_the_headings_is_no_heading() {
    check(&[Drawn {
        grid: "DANH SÁCH NĂM 2025
            #|Cán bộ, công chức|Sinh|Giới|Đang làm|Bằng cấp chuyên môn|Người dân tộc
            |Lãnh đạo|||||
            1|Lê Văn An|05/03/1975|Nam|Trưởng phòng|ĐH|Kinh
            2|Trần Thị Hoa|17/09/1982|Nữ|Phó Trưởng phòng|ĐH|Kinh
            |Chuyên viên|||||
            3|Võ Tín|17/09/1983|Nam|Chuyên viên|ĐH|Kinh",
        expected: &[
            ("Lê Văn An", "posts", "truong-phong"),
            ("Trần Thị Hoa", "gender", "female"),
        ],
        loud: &["column-near-match"],
        ..PLAIN
    }]);
}

#[test]
fn what_the_cells_or_a_better_named_column_deny_is_not_read() {
    check(&[
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Đảng viên|Đảng viên miễn sinh hoạt|LLCT|Kết luận tiêu chuẩn chính trị|Hồ sơ gốc|Nữ công
                1|Lê Văn An|Trưởng phòng|x||TC|Đạt|Đủ|
                2|Trần Thị Hoa|Chuyên viên||x|CC|Đạt|Thiếu|x",
            expected: &[
                ("Lê Văn An", "party_member", "true"),
                ("Trần Thị Hoa", "party_member", "false"),
                ("Lê Văn An", "political_theory", "intermediate"),
                ("Lê Văn An", "education", "-"),
                ("Lê Văn An", "gender", "-"),
            ],
            ..PLAIN
        },
        // "Không" may be said of anything; names are no ticks; of no cell a group is told
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Vi phạm|Cán bộ theo dõi|Đối tượng chính sách|Bồi dưỡng kiến thức kinh tế
                1|Lê Văn An|Trưởng phòng|Không|Phan Bí|Con TB|x
                2|Trần Thị Hoa|Chuyên viên|Không|Phan Bí|Con LS|
                3|Võ Tín|Chuyên viên|Không|Đỗ Tấn||",
            expected: &[
                ("Lê Văn An", "religion", "-"),
                ("Lê Văn An", "employment", "-"),
                ("Lê Văn An", "minority", "-"),
                ("Lê Văn An", "education", "-"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ|Tên|Chức vụ|Họ và tên người phụ thuộc
                1|Lê Văn|An|Trưởng phòng|Phan Công Bí
                2|Trần Thị|Hoa|Chuyên viên|Võ Thị Mùi",
            expected: &[
                ("Lê Văn An", "posts", "truong-phong"),
                ("Trần Thị Hoa", "posts", "chuyen-vien"),
            ],
            ..PLAIN
        },
    ]);
}

#[test]
fn of_judgements_the_competent_officials_one_is_read() {
    check(&[
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Kết quả tự đánh giá|Xếp loại chất lượng
                1|Lê Văn An|Trưởng phòng|HTXSNV|HTTNV",
            expected: &[("Lê Văn An", "rating", "good")],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Xếp loại năm 2025||
                |||Đảng|Chính quyền|Đoàn thể
                1|Lê Văn An|Trưởng phòng|HTXSNV|HTTNV|HTXSNV",
            merges: &["D4:F4"],
            expected: &[("Lê Văn An", "rating", "good")],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Nhận xét
                1|Lê Văn An|Trưởng phòng|Tốt",
            expected: &[("Lê Văn An", "rating", "-")],
            ..PLAIN
        },
    ]);
}

#[test]
fn groups_tell_what_their_numbers_and_days_are_of() {
    check(&[
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ hiện nay||
                ||Tên chức vụ|Ngày bổ nhiệm|Số QĐ
                1|Lê Văn An|Trưởng phòng|01/02/2020|12/QĐ",
            merges: &["C4:E4"],
            expected: &[
                ("Lê Văn An", "position", "Trưởng phòng"),
                ("Lê Văn An", "posts", "truong-phong"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "DANH SÁCH NĂM 2025
                TT|Họ và tên|Chức vụ|Đào tạo chuyên môn||
                |||Tên văn bằng, chứng chỉ|Trường|Thời gian
                1|Lê Văn An|Trưởng phòng|ĐH Luật|Trường Trung cấp Luật|2015",
            merges: &["D4:F4"],
            expected: &[
                ("Lê Văn An", "education", "bachelor"),
                ("Lê Văn An", "unit", "phong-noi-vu"),
            ],
            ..PLAIN
        },
    ]);
}

#[test]
fn each_list_on_a_sheet_is_of_the_unit_above_it() {
    check(&[Drawn {
        grid: "DANH SÁCH CÁN BỘ
            TT|Họ và tên|Ngày sinh|Chức vụ
            1|Lê Văn An|05/03/1975|Trưởng phòng
            |Tổng cộng: 1 người||

            UBND HUYỆN TÂN HỒNG
            PHÒNG Y TẾ
            DANH SÁCH CÁN BỘ

            TT|Họ và tên|Ngày sinh|Chức vụ
            1|Trần Thị Hoa|17/09/1982|Trưởng phòng",
        expected: &[
            ("Lê Văn An", "unit", "phong-noi-vu"),
            ("Trần Thị Hoa", "unit", "phong-y-te"),
        ],
        ..PLAIN
    }]);
}
