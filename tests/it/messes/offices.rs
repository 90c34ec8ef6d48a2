//! Lists as offices were seen to send them, beyond the counted messes: a sheet as lines, its cells parted by `|`.

use super::{assert_coded, assert_loud, assert_names, assert_tells, assert_value};
use crate::bench::{Case, Cell, Outcome, Sheet};

/// Reads lists; whole numbers of fewer than six figures are numbers.
pub(super) fn read(path: &str, sheets: &[(&str, &str)]) -> Outcome {
    let fill = |sheet: &mut Sheet, lines: &str| {
        for (row, line) in (1..).zip(lines.trim().lines()) {
            let cell = |text: &str| match text.trim() {
                t if t.len() < 6 && t.parse::<i32>().is_ok() => {
                    Cell::from(t.parse::<i32>().expect("a number"))
                }
                t => Cell::from(t),
            };
            let cells: Vec<Cell> = line.split('|').map(cell).collect();
            sheet.row(row, &cells);
        }
    };
    let mut case = Case::new().named(path);
    for (name, lines) in sheets {
        case = case.sheet(name, |s| fill(s, lines));
    }
    case.run()
}

fn office(lines: &str) -> Outcome {
    read("2025/danh sach.xlsx", &[("DS", lines)])
}

#[test]
fn cells_that_mean_the_one_above_are_it() {
    let out = office(
        "UBND HUYỆN TÂN HỒNG\nPHÒNG NỘI VỤ\nDANH SÁCH\n
TT|Họ và tên|Năm sinh|Đơn vị công tác|Chức vụ|Trình độ chuyên môn
1|Lê Thị An|1980|Phòng Tư pháp|Chuyên viên|Đại học Luật
2|Lê Thị Bình|1981|nt|-nt-|\"
3|Lê Thị Chi|1982|//|như trên|//
4|Lê Thị Dung|1983|//|//|-",
    );
    assert_loud(&out, &[]);
    assert_coded(&out, "cells-repeated");
    for name in ["Lê Thị Bình", "Lê Thị Chi", "Lê Thị Dung"] {
        assert_value(&out, name, "unit", Some("phong-tu-phap"));
        assert_value(&out, name, "position", Some("Chuyên viên"));
        let education = Some("bachelor").filter(|_| name != "Lê Thị Dung");
        assert_value(&out, name, "education", education);
    }
}

#[test]
fn rows_in_the_middle_of_a_count_are_persons_whatever_the_name() {
    let out = office(
        "UBND HUYỆN TÂN HỒNG\nPHÒNG Y TẾ\nDANH SÁCH\n
TT|Họ và tên|Chức vụ
1|Phan Văn An|Trưởng phòng
2|Đàng Thị Bê|Chuyên viên
3|Ban Văn Chi|Chuyên viên
4|Chưa có|Kế toán
5|Trần Văn Dung|Văn thư
6|Lê Văn Em|Văn thư",
    );
    let names = [
        "Phan Văn An",
        "Đàng Thị Bê",
        "Ban Văn Chi",
        "Trần Văn Dung",
        "Lê Văn Em",
    ];
    assert_names(&out, &names);
}

#[test]
fn a_list_of_names_and_posts_alone_is_read() {
    let out = office(
        "UBND HUYỆN TÂN HỒNG\nPHÒNG Y TẾ\nDANH SÁCH\n
Họ và tên|Chức vụ
Nguyễn Văn An|Trưởng phòng
Lê Thị Bình|Chuyên viên",
    );
    assert_names(&out, &["Nguyễn Văn An", "Lê Thị Bình"]);
}

#[test]
fn a_heading_over_two_rows_of_cells_is_one() {
    let out = office(
        "Đơn vị: Phòng Tư pháp\nSố|Họ|Ngày tháng|Chức vụ|Lý luận
TT|và tên|năm sinh|hiện nay|chính trị
1|Nguyễn Văn An|05/08/1975|Trưởng phòng|CC",
    );
    assert_loud(&out, &[]);
    assert_value(&out, "Nguyễn Văn An", "position", Some("Trưởng phòng"));
    assert_value(&out, "Nguyễn Văn An", "birth_date", Some("1975-08-05"));
    assert_value(&out, "Nguyễn Văn An", "political_theory", Some("advanced"));
}

#[test]
fn a_second_table_to_the_right_is_told_and_none_of_the_first() {
    let out = office(
        "PHÒNG Y TẾ\nDANH SÁCH\n
TT|Họ và tên|Ngày sinh|Chức vụ||TT|Họ và tên|Ngày sinh|Chức vụ
1|Nguyễn Văn An|05/08/1975|Trưởng phòng||1|Lê Văn Bê|05/08/1985|Chuyên viên
2|Nguyễn Thị Chi|06/08/1975|Văn thư||2|Lê Văn Dân|05/09/1985|Kế toán",
    );
    assert_loud(&out, &["tables-beside"]);
    assert_value(&out, "Nguyễn Văn An", "position", Some("Trưởng phòng"));
    assert_names(&out, &["Nguyễn Văn An", "Nguyễn Thị Chi"]);
}

#[test]
fn a_total_above_its_rows_is_held_against_them() {
    let list = |total: &str| {
        office(&format!(
            "PHÒNG Y TẾ\nDANH SÁCH\n
TT|Họ và tên|Ngày sinh|Chức vụ
|TỔNG SỐ: {total}||
1|Nguyễn Văn An|05/08/1975|Trưởng phòng
2|Lê Thị Bình|05/08/1985|Chuyên viên"
        ))
    };
    assert_loud(&list("2"), &[]);
    assert_loud(&list("3"), &["total-mismatch"]);
}

#[test]
fn an_error_in_the_place_of_a_name_is_nobody() {
    let out = Case::new()
        .sheet("DS", |s| {
            let head: Vec<Cell> = ["TT", "Họ và tên", "Năm sinh", "Chức vụ"]
                .map(Cell::from)
                .to_vec();
            s.row(3, &head);
            s.row(
                4,
                &[1.into(), "Lê An".into(), 1980.into(), "Chuyên viên".into()],
            );
            s.row(
                5,
                &[
                    2.into(),
                    Cell::formula("NA()", None),
                    1981.into(),
                    "Kế toán".into(),
                ],
            );
        })
        .run();
    assert_names(&out, &["Lê An"]);
    assert_coded(&out, "row-no-name");
}

#[test]
fn parts_of_the_sender_are_the_sender() {
    let head = "UBND HUYỆN TÂN HỒNG\nTRUNG TÂM DỊCH VỤ NÔNG NGHIỆP\nDANH SÁCH VIÊN CHỨC\n
TT|Họ và tên|Năm sinh|Chức vụ\n";
    let inner = format!(
        "{head}1. Ban Giám đốc\n1|Lê Văn An|1980|Giám đốc\n2. Trạm Trồng trọt\n1|Lê Thị Bê|1981|Viên chức"
    );
    let sheet = format!("{head}1|Lê Văn Chi|1980|Viên chức");
    let out = read("2025/ds.xlsx", &[("DS", &inner), ("Phòng Đào tạo", &sheet)]);
    assert_loud(&out, &[]);
    for name in ["Lê Văn An", "Lê Thị Bê", "Lê Văn Chi"] {
        assert_value(&out, name, "unit", Some("tt-dich-vu-nong-nghiep"));
    }
    let head = "BAN QUẢN LÝ DỰ ÁN VÀ PTQĐ\nDANH SÁCH VIÊN CHỨC PHÒNG KỸ THUẬT\n";
    let list = format!("{head}\nTT|Họ và tên|Năm sinh|Chức vụ\n1|Lê Văn An|1980|Viên chức");
    let out = read("2025/ds.xlsx", &[("Phòng Kỹ thuật", &list)]);
    assert_loud(&out, &[]);
    assert_value(&out, "Lê Văn An", "unit", Some("bql-du-an"));
}

#[test]
fn the_second_line_of_a_letterhead_sent_the_list() {
    let rows = "TT|Họ và tên|Năm sinh|Chức vụ\n1|Lê Văn An|1980|CT. Hội LHPN";
    for (head, sheet) in [
        (
            "UBMTTQ VIỆT NAM HUYỆN TÂN HỒNG\nUBMTTQ VIỆT NAM XÃ BÌNH PHÚ\nDANH SÁCH CÁN BỘ MẶT TRẬN VÀ CÁC ĐOÀN THỂ XÃ",
            "DS",
        ),
        (
            "UBMTTQ VIỆT NAM HUYỆN TÂN HỒNG\nUBMTTQ VIỆT NAM XÃ BÌNH PHÚ\nDANH SÁCH CÁN BỘ",
            "MTTQ",
        ),
        (
            "UBND HUYỆN TÂN HỒNG\nUBND XÃ BÌNH PHÚ\nDANH SÁCH THEO CÔNG VĂN CỦA PHÒNG NỘI VỤ",
            "DS",
        ),
        (
            "UBND HUYỆN TÂN HỒNG\nUBND XÃ BÌNH PHÚ\nDANH SÁCH NHIỆM KỲ 2021-2026",
            "DS",
        ),
        (
            "UBND HUYỆN TÂN HỒNG\nUBND XÃ BÌNH PHÚ\nDANH SÁCH ĐỀ NGHỊ PHÒNG NỘI VỤ XÁC NHẬN",
            "DS",
        ),
    ] {
        let out = read("2025/ds.xlsx", &[(sheet, &format!("{head}\n{rows}"))]);
        assert_value(&out, "Lê Văn An", "unit", Some("xa-binh-phu"));
        assert_value(&out, "Lê Văn An", "posts", Some("chu-tich-hoi-lhpn-xa"));
    }
}

#[test]
fn what_a_units_cell_leaves_open_is_told() {
    let list = |second: &str| {
        office(&format!(
            "UBND HUYỆN TÂN HỒNG\nPHÒNG NỘI VỤ\nDANH SÁCH\n
TT|Họ và tên|Năm sinh|Đơn vị công tác|Chức vụ
1|Lê Văn An|1980|UBND xã Bình Phú|Phó Chủ tịch UBND
2|Lê Văn Bê|1981|{second}|Văn phòng - Thống kê"
        ))
    };
    assert_loud(&list("Xã Bình Phú"), &[]);
    assert_loud(&list(""), &["unit-blank"]);
    assert_loud(&list("Chỗ cũ"), &["unit-unreadable"]);
}

#[test]
fn a_post_is_not_read_with_a_unit_that_is_not_sure() {
    let list = |second: &str| {
        office(&format!(
            "UBND HUYỆN TÂN HỒNG\nPHÒNG NỘI VỤ\nDANH SÁCH\n
TT|Họ và tên|Năm sinh|Đơn vị công tác|Chức vụ
1|Lê Văn An|1980|UBND xã Bình Phú|Phó Chủ tịch UBND
2|Lê Văn Bê|1981|{second}|Phó Chủ tịch UBND"
        ))
    };
    let unread = list("Chỗ cũ");
    assert_value(&unread, "Lê Văn Bê", "posts", None);
    assert_value(&unread, "Lê Văn Bê", "key_leader", None);
    assert_tells(&unread, "post-unknown", "E7");
    // a blank cell is the sender's by the contract
    assert_tells(&list(""), "post-by-sender", "E7");
    // the district has one town
    let town = list("Thị trấn");
    assert_value(&town, "Lê Văn Bê", "unit", Some("tt-sa-rai"));
    assert_value(&town, "Lê Văn Bê", "posts", Some("pho-chu-tich-ubnd-xa"));
    assert_loud(&town, &[]);
}

#[test]
fn a_section_may_label_its_unit_or_say_who_is_on_the_payroll() {
    let out = office(
        "UBND HUYỆN TÂN HỒNG\nPHÒNG TƯ PHÁP\nDANH SÁCH\n
TT|Họ và tên|Ngày sinh|Chức vụ
1|Nguyễn Văn Tâm|12/03/1980|Trưởng phòng
Đơn vị: Phòng Y tế
2|Lê Thị Hoa|15/04/1985|Chuyên viên
A. BIÊN CHẾ
3|Lê Thị Huệ|15/04/1986|Chuyên viên
B. NGOÀI BIÊN CHẾ
4|Lê Thị Hạnh|15/04/1987|Chuyên viên",
    );
    assert_value(&out, "Nguyễn Văn Tâm", "unit", Some("phong-tu-phap"));
    assert_value(&out, "Lê Thị Hoa", "unit", Some("phong-y-te"));
    assert_value(&out, "Lê Thị Hoa", "employment", None);
    assert_value(&out, "Lê Thị Huệ", "employment", Some("civil_servant"));
    assert_value(&out, "Lê Thị Hạnh", "employment", None);
}

#[test]
fn a_line_that_labels_something_else_is_no_section_of_a_unit() {
    let out = office(
        "UBND HUYỆN TÂN HỒNG\nPHÒNG TƯ PHÁP\nDANH SÁCH\n
TT|Họ và tên|Ngày sinh|Chức vụ
1|Nguyễn Văn Tâm|12/03/1980|Trưởng phòng
Quê quán: xã Bình Phú
2|Lê Văn Hải|15/04/1985|Chuyên viên
Nữ: 5
3|Lê Văn Huệ|15/04/1986|Chuyên viên",
    );
    assert_value(&out, "Lê Văn Hải", "unit", Some("phong-tu-phap"));
    assert_value(&out, "Lê Văn Huệ", "unit", Some("phong-tu-phap"));
    assert_value(&out, "Lê Văn Huệ", "gender", None);
}

#[test]
fn a_school_year_speaks_of_both_its_years() {
    let out = read(
        "2025/ds.xlsx",
        &[(
            "DS",
            "PHÒNG GD&ĐT\nTRƯỜNG TIỂU HỌC BÌNH PHÚ\nDANH SÁCH NĂM HỌC 2025-2026\n
TT|Họ và tên|Năm sinh|Chức vụ\n1|Lê Văn An|1980|Giáo viên",
        )],
    );
    assert_names(&out, &["Lê Văn An"]);
}

#[test]
fn a_group_without_merges_ends_where_the_group_above_it_does() {
    let out = office(
        "PHÒNG Y TẾ\nDANH SÁCH\n
TT|Họ và tên|Chức vụ|Trình độ|||Năm sinh|
|||Chuyên môn|Ngoại ngữ|||
||||Tiếng Anh|Khác|Nam|Nữ
1|Nguyễn Văn An|Trưởng phòng|ĐH|B||1975|
2|Lê Thị Bình|Chuyên viên|ĐH||A||1985",
    );
    assert_value(&out, "Nguyễn Văn An", "birth_date", Some("1975-01-01"));
    assert_value(&out, "Lê Thị Bình", "gender", Some("female"));
    assert_value(&out, "Lê Thị Bình", "foreign_language", Some("A"));
}

#[test]
fn ratings_and_leavings_are_read_where_offices_write_them() {
    let out = office(
        "UBND HUYỆN TÂN HỒNG\nPHÒNG TƯ PHÁP\nDANH SÁCH XẾP LOẠI\n
TT|Họ và tên|Ngày sinh|Chức vụ|Biến động trong năm
I. HOÀN THÀNH XUẤT SẮC NHIỆM VỤ (01 đ/c)
1|Nguyễn Văn Tâm|12/03/1980|Trưởng phòng|
II. HOÀN THÀNH TỐT NHIỆM VỤ
2|Lê Thị Hoa|15/04/1985|Chuyên viên|Nghỉ thai sản
3|Lê Thị Huệ|15/04/1966|Chuyên viên|Nghỉ hưu từ 01/9/2025",
    );
    assert_names(&out, &["Nguyễn Văn Tâm", "Lê Thị Hoa"]);
    assert_value(&out, "Nguyễn Văn Tâm", "rating", Some("excellent"));
    assert_value(&out, "Lê Thị Hoa", "rating", Some("good"));
    assert_tells(&out, "person-left", "E10");
    let out = office(
        "UBND HUYỆN TÂN HỒNG\nPHÒNG TƯ PHÁP\nDANH SÁCH\n
TT|Họ và tên|Ngày sinh|Chức vụ|Kết quả HTNV 2025
1|Nguyễn Văn Tâm|12/03/1980|Trưởng phòng|HTXS",
    );
    assert_value(&out, "Nguyễn Văn Tâm", "rating", Some("excellent"));
    assert_value(&out, "Nguyễn Văn Tâm", "rating_text", Some("HTXS"));
}

#[test]
fn headings_of_several_rows_and_groups() {
    // rows below the headings under groups alone; day, month and year apart; a commune's rooms
    let out = office(
        "TỈNH ĐỒNG THÁP\nUBND XÃ TÂN THÀNH\nDANH SÁCH\n
Stt|Họ và tên|Ngày|Tháng|Năm sinh|Phòng, ban|Lấy phiếu|||Xếp loại năm 2025|
||||||Tín nhiệm cao||Tín nhiệm|Đề nghị|Kết quả
||||||Số phiếu|Tỷ lệ|Số phiếu||
1|Bùi Văn Em|12|3|1975|Phòng Kinh tế|28|93,3%|2|HTXS|HTT",
    );
    assert_names(&out, &["Bùi Văn Em"]);
    assert_value(&out, "Bùi Văn Em", "birth_date", Some("1975-03-12"));
    assert_value(&out, "Bùi Văn Em", "rating", Some("good"));
    assert_value(&out, "Bùi Văn Em", "unit", Some("xa-tan-thanh"));
}

#[test]
fn a_heading_repeated_on_each_page_stands_between_persons() {
    // without running numbers; "Đặng Thị" is a slip from words of headings
    let out = office(
        "UBND HUYỆN TÂN HỒNG\nUBND XÃ BÌNH PHÚ\nDANH SÁCH\n
Họ và tên|Ngày sinh|Nữ|Chức vụ|Lý luận chính trị
Mạc Văn Đoàn|12/06/1993||Bí thư Đảng uỷ xã - CT HĐND xã|TC
Đặng Thị Huỳnh Đoan Trang|04/06/1966|x|UVBTV, Phó Chủ tịch UBND|CCLLCT
Họ và tên|Ngày sinh|Nữ|Chức vụ|Lý luận chính trị
Bành Lê Thị Dung|26/09/1990|x|Văn phòng - Thống kê|TC
Ngô Lê Thị Ửng|02/05/1972|x|Bí thư Đoàn xã|Trung cấp",
    );
    assert_eq!(out.names().len(), 4, "{}", out.describe());
    assert_loud(&out, &[]);
}

#[test]
fn a_title_that_lists_women_says_who_they_are() {
    for (title, gender) in [
        ("DANH SÁCH CÁN BỘ NỮ NĂM 2025", Some("female")),
        ("DANH SÁCH CÁN BỘ NỮ CÔNG NĂM 2025", None),
    ] {
        let out = office(&format!(
            "UBND HUYỆN TÂN HỒNG\nPHÒNG TƯ PHÁP\n{title}\n
TT|Họ và tên|Ngày sinh|Chức vụ
1|Nguyễn Thị Tâm|12/03/1980|Trưởng phòng",
        ));
        assert_value(&out, "Nguyễn Thị Tâm", "gender", gender);
    }
}
