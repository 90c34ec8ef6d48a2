//! Whole sheets, written as grids of texts.

use std::sync::Arc;

use crate::finding::{Code, RowKind};
use crate::form::{Recogniser, SheetForm};
use crate::intake::{Cell, Merge, Row, Sheet, Value, Visibility};
use crate::plan::vocabulary::Vocabulary;

/// A sheet of rows; cells are parted by `|`, whole numbers are numbers.
fn sheet(rows: &[&str], merges: &[(u32, u32, u32, u32)]) -> Sheet {
    let rows = rows
        .iter()
        .zip(0u32..)
        .map(|(row, index)| {
            let cells = row
                .split('|')
                .zip(0u32..)
                .filter(|(t, _)| !t.trim().is_empty())
                .map(|(t, col)| {
                    let text = t.trim();
                    let value = text
                        .parse::<f64>()
                        .map_or_else(|_| Value::Text(Arc::from(text)), Value::Number);
                    Cell {
                        col,
                        value,
                        raw: None,
                        struck: false,
                    }
                })
                .collect::<Vec<_>>();
            Row {
                index,
                hidden: false,
                cells,
            }
        })
        .filter(|r| !r.cells.is_empty())
        .collect();
    Sheet {
        name: Arc::from("Sheet1"),
        visibility: Visibility::Visible,
        rows,
        merges: merges
            .iter()
            .map(|&(top, left, bottom, right)| Merge {
                top,
                left,
                bottom,
                right,
            })
            .collect(),
        hidden_columns: Vec::new(),
        epoch_1904: false,
    }
}

fn recognise(sheet: &Sheet) -> SheetForm {
    let words = Vocabulary::built_in();
    Recogniser::new(&words).recognise(&Arc::from("2025/a.xlsx"), sheet, 2025)
}

/// One letter a row: T title, H header, S section, P person, = total, G signature, N note, _ blank, R rejected.
fn kinds(form: &SheetForm) -> String {
    form.rows
        .iter()
        .map(|(_, kind)| match kind {
            RowKind::Title => 'T',
            RowKind::Header => 'H',
            RowKind::Section => 'S',
            RowKind::Person => 'P',
            RowKind::Total => '=',
            RowKind::Signature => 'G',
            RowKind::Note => 'N',
            RowKind::Blank => '_',
            RowKind::Rejected => 'R',
        })
        .collect()
}

fn fields(form: &SheetForm) -> Vec<String> {
    form.tables[0]
        .columns
        .iter()
        .map(|c| match &c.meaning {
            Some(m) => m.class.as_ref().map_or(m.field.name().to_owned(), |v| {
                format!("{}={v}", m.field.name())
            }),
            None => "-".to_owned(),
        })
        .collect()
}

#[test]
fn a_tick_list_with_merged_headings_sections_total_and_signature() {
    let s = sheet(
        &[
            "UBND HUYỆN TÂN HỒNG||||CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "PHÒNG NỘI VỤ||||Độc lập - Tự do - Hạnh phúc",
            "",
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025",
            "TT|Họ và tên|Ngày, tháng, năm sinh||Chức vụ|Trình độ đào tạo||||Đảng viên|Ghi chú",
            "||Nam|Nữ||Chuyên môn||Chính trị|||",
            "|||||ThS|ĐH|Cao cấp|Trung cấp||",
            "A|B|1|2|3|4|5|6|7|8|9",
            "I|LÃNH ĐẠO",
            "1|Nguyễn Văn An|05/8/1975||Trưởng phòng|x||x||x|",
            "2|Trần Thị Bình||12/3/1980|Phó Trưởng phòng||x||x|x|",
            "II|CHUYÊN VIÊN",
            "3|Lê Thị Cúc||1990|Chuyên viên||x||||",
            "4||||||||||",
            "|Tổng cộng: 3 người||||1|2|1|1|2|",
            "",
            "||||||Tân Hồng, ngày 15 tháng 12 năm 2025",
            "|NGƯỜI LẬP BIỂU|||||TRƯỞNG PHÒNG",
            "|(Ký, ghi rõ họ tên)",
            "",
            "|Phạm Thị Dung|||||Nguyễn Văn An",
        ],
        &[
            (4, 0, 6, 0),
            (4, 1, 6, 1),
            (4, 2, 4, 3),
            (5, 2, 6, 2),
            (5, 3, 6, 3),
            (4, 4, 6, 4),
            (4, 5, 4, 8),
            (5, 5, 5, 6),
            (5, 7, 5, 8),
            (4, 9, 6, 9),
            (4, 10, 6, 10),
        ],
    );
    let form = recognise(&s);
    assert_eq!(
        fields(&form),
        [
            "ordinal",
            "full_name",
            "birth_date",
            "birth_date",
            "position",
            "education=master",
            "education=bachelor",
            "political_theory=advanced",
            "political_theory=intermediate",
            "party_member",
            "note"
        ]
    );
    assert_eq!(kinds(&form), "TT_THHHHSPPSP_=_GGG_G");
    assert!(form.findings.is_empty(), "{:?}", form.findings);
}

#[test]
fn a_plain_list_without_merges_or_numbers() {
    let s = sheet(
        &[
            "STT|Họ tên|Ngày sinh|Nữ|Chức vụ|Trình độ||Kết quả xếp loại||",
            "|||||Chuyên môn|LLCT|Năm 2024|Năm 2025",
            "1|Nguyễn Văn An|05/8/1975||Hiệu trưởng|Đại học|Trung cấp|HTTNV|HTXSNV",
            "2|Trần Thị Bình|12/3/1980|x|Giáo viên|Cao đẳng||HTTNV|HTTNV",
            "Cộng: 3",
        ],
        &[],
    );
    let form = recognise(&s);
    assert_eq!(
        fields(&form),
        [
            "ordinal",
            "full_name",
            "birth_date",
            "gender=female",
            "position",
            "education",
            "political_theory",
            "-",
            "rating"
        ]
    );
    assert_eq!(kinds(&form), "HHPP=");
    assert!(form.findings.iter().any(|f| f.code == Code::TotalMismatch));
}

#[test]
fn a_committee_list_by_sections() {
    let s = sheet(
        &[
            "ĐẢNG BỘ HUYỆN TÂN HỒNG",
            "ĐẢNG UỶ XÃ BÌNH PHÚ",
            "DANH SÁCH CẤP UỶ VIÊN NHIỆM KỲ 2020 - 2025",
            "TT|Họ và tên|Ngày sinh|Nữ|Chức vụ Đảng|Chức vụ chính quyền, đoàn thể|Lần đầu/Tái cử",
            "I. Ban Thường vụ (2 đ/c)",
            "1|Nguyễn Văn An|05/8/1975||BT|CT HĐND|Tái cử",
            "2|Trần Thị Bình|12/3/1980|x|PBT|CT UBND|Tái cử",
            "II. Uỷ viên Ban Chấp hành",
            "3|Lê Văn Cường|12/3/1981||UVBCH|Trưởng Công an|Lần đầu",
        ],
        &[],
    );
    let form = recognise(&s);
    assert_eq!(kinds(&form), "TTTHSPPSP");
    assert_eq!(&*form.tables[0].sections[0].text, "Ban Thường vụ (2 đ/c)");
}

#[test]
fn a_sheet_of_counts_is_named_as_such() {
    let s = sheet(
        &[
            "TT|Tên đơn vị|Tổng số|Nữ|Đảng viên|Chuyên môn||",
            "|||||ThS|ĐH|CĐ",
            "1|Phòng Nội vụ|12|5|10|2|9|1",
            "2|Phòng Tư pháp|8|3|7|1|6|1",
            "|Tổng cộng|20|8|17|3|15|2",
        ],
        &[],
    );
    let form = recognise(&s);
    assert!(form.counts, "{}", kinds(&form));
}

#[test]
fn unit_headings_without_marks_are_no_persons() {
    let s = sheet(
        &[
            "TT|Họ và tên|Năm sinh|Chức vụ|Trình độ chuyên môn",
            "Xã Bình Phú",
            "1|Nguyễn Văn An|1975|Bí thư Đảng uỷ|Đại học",
            "2|Hồ Thị Bé|1980|Chủ tịch UBND|Đại học",
            "|An Phước",
            "1|Lê Văn Cường|1981|Chủ tịch HĐND|Đại học",
            "",
            "* Ghi chú: đồng chí An đang đi học",
        ],
        &[],
    );
    assert_eq!(kinds(&recognise(&s)), "HSPPSP_N");
}

#[test]
fn a_header_repeated_on_a_new_page_keeps_the_section() {
    let s = sheet(
        &[
            "TT|Họ và tên|Năm sinh|Chức vụ|Chuyên môn",
            "A|KHỐI ĐẢNG",
            "1|Nguyễn Văn An|1975|Chánh Văn phòng|Đại học",
            "TT|Họ và tên|Năm sinh|Chức vụ|Chuyên môn",
            "2|Trần Thị Bình|1980|Chuyên viên|Đại học",
        ],
        &[],
    );
    let form = recognise(&s);
    assert_eq!(kinds(&form), "HSPHP");
    assert_eq!(form.tables.len(), 1);
    assert_eq!(form.tables[0].persons[1].sections, [0]);
}

#[test]
fn two_tables_with_headers_of_their_own() {
    let s = sheet(
        &[
            "DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ",
            "TT|Họ và tên|Năm sinh|Chức vụ|Chuyên môn",
            "1|Nguyễn Văn An|1975|Bí thư Đảng uỷ|Đại học",
            "|Tổng cộng: 1 người",
            "",
            "DANH SÁCH NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH",
            "TT|Họ và tên|Ngày sinh|Nữ|Nhiệm vụ",
            "1|Trần Thị Bình|12/3/1980|x|Văn thư",
            "2||||",
        ],
        &[],
    );
    let form = recognise(&s);
    assert_eq!(kinds(&form), "THP=_THP_");
    assert_eq!(form.tables.len(), 2);
    assert_eq!(
        &*form.tables[1].above.title[0].text,
        "DANH SÁCH NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH"
    );
}

#[test]
fn formulas_beside_blank_numbered_rows_are_no_persons() {
    let mut s = sheet(
        &[
            "TT|Họ và tên|Năm sinh|Tuổi|Chức vụ|Chuyên môn",
            "1|Nguyễn Văn An|1975|50|Bí thư|Đại học",
            "2|||125||",
            "3|||125||",
        ],
        &[],
    );
    s.rows[3].cells[1].value = Value::NoCache;
    assert_eq!(kinds(&recognise(&s)), "HP__");
}

#[test]
fn a_title_right_above_the_headings_is_nobodys_parent() {
    let s = sheet(
        &[
            "|DANH SÁCH CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC PHÒNG TƯ PHÁP",
            "|TT|Họ và tên|Nam/Nữ|Ngày sinh|Chức vụ|Trình độ||",
            "||||||ĐH|CĐ|LLCT",
            "|1|Nguyễn Văn An|Nam|05/8/1975|Trưởng phòng|x||CC",
        ],
        &[],
    );
    let form = recognise(&s);
    assert_eq!(kinds(&form), "THHP");
    assert_eq!(
        fields(&form)[..6],
        [
            "ordinal",
            "full_name",
            "gender",
            "birth_date",
            "position",
            "education=bachelor"
        ]
    );
}

#[test]
fn a_section_right_below_the_headings_is_none_of_them() {
    let s = sheet(
        &[
            "#|HỌ VÀ TÊN|Ngày sinh||Chức vụ",
            "||Nam|Nữ|",
            "I. CÁN BỘ",
            "1|Nguyễn Văn An|05/8/1975||Bí thư Đảng uỷ",
            "II. CÔNG CHỨC",
            "2|Trần Thị Bình||12/3/1980|Văn phòng - Thống kê",
        ],
        &[(0, 2, 0, 3), (2, 0, 2, 4)],
    );
    let form = recognise(&s);
    assert_eq!(kinds(&form), "HHSPSP");
    assert_eq!(
        fields(&form)[0],
        "ordinal",
        "a column that counts is the number's"
    );
}

#[test]
fn units_as_sections_are_no_persons_whatever_the_number_is_called() {
    let s = sheet(
        &[
            "#|Họ và tên|Năm sinh|Chức vụ|Chuyên môn",
            "I|Ban Tuyên giáo Huyện uỷ",
            "1|Đ/c Nguyễn Văn An|1975|Trưởng ban|Đại học",
            "II|Ban lãnh đạo",
            "2|Đ/c Trần Thị Bình|1980|Chuyên viên|Đại học",
        ],
        &[],
    );
    assert_eq!(kinds(&recognise(&s)), "HSPSP");
}

#[test]
fn sections_typed_without_marks_are_no_totals() {
    let s = sheet(
        &[
            "Stt|Ho va ten|Ngay sinh|Nu|Chuc vu",
            "I- Can bo",
            "1|Le Thi Diem Hoa|8/4/1985|x|PBT DU",
            "II- Cong chuc cap xa",
            "2|Cao Gia Tai|3/6/1976||Van hoa - Xa hoi",
            "|Cong: 2",
        ],
        &[],
    );
    assert_eq!(kinds(&recognise(&s)), "HSPSP=");
}

#[test]
fn a_table_beside_an_exactly_worded_one_is_found() {
    let s = sheet(
        &[
            "TT|Cán bộ, công chức (họ và tên)|Năm sinh|Chức vụ|Chuyên môn",
            "1|Nguyễn Văn An|1975|Bí thư Đảng uỷ|Đại học",
            "",
            "DANH SÁCH BỔ SUNG",
            "TT|Họ và tên|Năm sinh|Chức vụ|Chuyên môn",
            "1|Trần Thị Bình|1980|Văn thư|Trung cấp",
        ],
        &[],
    );
    let form = recognise(&s);
    assert_eq!(form.tables.len(), 2, "{}", kinds(&form));
    assert_eq!(kinds(&form), "HP_THP");
}

#[test]
fn given_names_stand_beside_family_names_whatever_they_are_called() {
    for heading in ["Họ đệm|Tên riêng", "Họ và tên|"] {
        let s = sheet(
            &[
                &format!("TT|{heading}|Năm sinh|Chức vụ"),
                "1|Nguyễn Văn|An|1975|Trưởng phòng",
                "2|Trần Thị|Bình|1980|Chuyên viên",
                "3|Lê Thị|Cúc|1990|Chuyên viên",
            ],
            &[],
        );
        assert_eq!(fields(&recognise(&s))[1..3], ["family_name", "given_name"]);
    }
}
