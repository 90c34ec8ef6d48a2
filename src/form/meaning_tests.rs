//! Headings as units write them, and what they must be read as.

use std::sync::{Arc, OnceLock};

use super::lexicon::Lexicon;
use super::meaning::{Verdict, interpret};
use crate::plan::vocabulary::Vocabulary;

pub(super) fn read(path: &str) -> String {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let lexicon = LEXICON.get_or_init(|| Lexicon::new(&Vocabulary::built_in().headers));
    let path: Vec<Arc<str>> = path.split(" > ").map(Arc::from).collect();
    match interpret(lexicon, &path, None) {
        Verdict::Unknown | Verdict::Judged(_) => "?".to_owned(),
        Verdict::Ignored | Verdict::Aside(_) => "-".to_owned(),
        Verdict::Reads(m, year) => {
            let mut out = m.field.name().to_owned();
            if let Some(class) = m.class {
                out += &format!("={class}");
            }
            if let Some(gender) = m.gender {
                out += &format!(" {gender}");
            }
            if let Some(part) = m.part {
                out += &format!(" {part:?}");
            }
            if let Some(year) = year {
                out += &format!(" {year}");
            }
            if let Some(judge) = m.judge.filter(|j| *j != super::table::Judge::Unsaid) {
                out += &format!(" {judge:?}");
            }
            if m.near.is_some() {
                out += " ~";
            }
            out
        }
    }
}

#[test]
fn headings_are_read_by_their_whole_path() {
    let mut wrong = Vec::new();
    for (path, expected) in [
        ("TT", "ordinal"),
        ("Họ và tên", "full_name"),
        ("HỌ VÀ TÊN", "full_name"),
        ("Ho va ten", "full_name"),
        ("Họ", "family_name"),
        ("Tên", "given_name"),
        ("Ngày, tháng, năm sinh", "birth_date"),
        ("Ngày tháng \nnăm sinh > Nam", "birth_date male"),
        ("Năm sinh > Nữ", "birth_date female"),
        ("Ngày sinh > Ngày", "birth_date Day"),
        ("Ngày sinh > Tháng", "birth_date Month"),
        ("Ngày sinh > Năm", "birth_date Year"),
        ("Giới tính", "gender"),
        ("Giới tính > Nam", "gender=male"),
        ("Nữ", "gender=female"),
        ("Phụ nữ", "gender=female"),
        ("Giới tính (Nam/Nữ)", "gender"),
        ("Nam/Nữ", "gender"),
        ("Trong đó > Nữ", "gender=female"),
        ("Dân tộc", "ethnicity"),
        ("Dân tộc ít người", "minority"),
        ("Trong đó > Dân tộc thiểu số", "minority"),
        ("Tôn giáo", "religion"),
        ("Quê quán", "-"),
        ("Chức vụ, đơn vị công tác hiện nay", "position_unit"),
        ("Chức vụ hoặc chức danh công tác", "position"),
        ("Cơ quan, đơn vị đang làm việc", "unit"),
        ("Ngày vào Đảng > Dự bị", "party_member"),
        ("Ngày vào Đảng > Chính thức", "party_member"),
        ("Đảng viên", "party_member"),
        ("Trình độ > Giáo dục phổ thông", "-"),
        ("Trình độ > Chuyên môn", "education"),
        (
            "Trình độ đào tạo > Chuyên môn > Tiến sĩ",
            "education=doctor",
        ),
        (
            "Trình độ đào tạo > Chuyên môn > Trung học",
            "education=intermediate",
        ),
        ("Trình độ đào tạo > Chuyên môn > Còn lại", "education=other"),
        (
            "Trình độ đào tạo > Chính trị > Cao cấp",
            "political_theory=advanced",
        ),
        (
            "Trình độ đào tạo > Chính trị > Trung cấp",
            "political_theory=intermediate",
        ),
        (
            "Trình độ đào tạo chia theo > Chính trị > Cử nhân",
            "political_theory=bachelor",
        ),
        (
            "Trình độ đào tạo chia theo > Tin học > Trung cấp trở lên",
            "informatics",
        ),
        ("Trình độ đào tạo > Tin học > Đại học", "informatics"),
        (
            "Trình độ đào tạo > Ngoại ngữ > Anh văn > Đại học",
            "foreign_language",
        ),
        (
            "Trình độ đào tạo > Ngoại ngữ > Tiếng Anh > Chứng chỉ (A, B, C)",
            "foreign_language",
        ),
        (
            "Trình độ đào tạo > QLNN > Chuyên viên chính và TĐ",
            "state_management=principal",
        ),
        ("Chia theo ngạch công chức > Chuyên viên chính & TĐ", "-"),
        ("Trình độ LLCT", "political_theory"),
        ("Lý luận\n Chính trị", "political_theory"),
        (
            "Lý luận chính trị > Cao cấp, cử nhân",
            "political_theory=advanced",
        ),
        ("Chuyên môn > Sau đại học", "education=master"),
        ("Trình độ > ĐH", "education=bachelor"),
        ("QLNN > CVC trở lên", "state_management=principal"),
        ("Quản lý nhà nước (CV, CVC, CVCC)", "state_management"),
        ("Trình độ chuyên môn (ThS, ĐH, CĐ...)", "education"),
        ("Kết quả đánh giá, xếp loại > Năm 2024", "rating 2024"),
        (
            "Kết quả xếp loại năm 2025 > Hoàn thành tốt",
            "rating=good 2025",
        ),
        ("Xếp loại > HTXSNV", "rating=excellent"),
        ("Tự xếp loại", "rating Own"),
        ("Tập thể đánh giá", "rating Collective"),
        (
            "Cấp có thẩm quyền xếp loại > HTTNV",
            "rating=good Competent",
        ),
        ("Xếp loại > Cá nhân tự đánh giá", "rating Own"),
        ("Không đánh giá, xếp loại (lý do)", "rating=not_rated"),
        ("Xếp loại đảng viên", "-"),
        ("Xếp loại chất lượng năm 2025 > Đảng viên", "-"),
        ("Xếp loại VC 2023-2024", "rating 2024"),
        ("Chuẩn nghề nghiệp (Tốt/Khá/Đạt/CĐ)", "-"),
        ("Chuyên ngành", "education_detail"),
        ("Trình độ đào tạo > Ngành \nđào tạo", "education_detail"),
        ("Trình độ đào tạo > Trường \nđào tạo", "-"),
        ("Trình độ đào tạo > Trình độ", "education"),
        ("Trình độ đào tạo > \"Hệ \nđào tạo \"", "-"),
        ("Ngạch, bậc lương hiện hưởng > Mã ngạch", "-"),
        ("Phụ cấp > Chức vụ", "-"),
        ("Ghi chú", "note"),
        ("Số CCCD", "national_id"),
        ("CMND/CCCD", "national_id"),
        ("Đạt chuẩn chức danh", "meets_standard"),
        ("Đã bồi dưỡng kỹ năng trong năm", "skills_training"),
        ("Chức danh khoa học > Giáo sư", "-"),
        ("Họ và tênn", "full_name ~"),
        ("Trình độ chuyên mônn nghiệp vụ", "education ~"),
        ("Tổng số biên chế được giao", "-"),
        ("Chức vụ Đảng (BT, PBT TT, PBT, UVBTV, UVBCH)", "position"),
        ("Chức vụ > Đảng", "position"),
        ("Chức vụ > Chính quyền", "position"),
        ("Lần đầu/Tái cử", "-"),
        ("Đơn vị/Vị trí công tác", "unit"),
        ("Hạng", "-"),
        ("Mức xếp loại của Lãnh đạo", "rating"),
        ("Tuổi", "age"),
        ("Chia theo độ tuổi > Từ 31 đến 40", "-"),
        ("Chức danh nghề nghiệp", "-"),
        ("Số thứ tự", "ordinal"),
    ] {
        let got = read(path);
        if got != expected {
            wrong.push(format!("{path}: {got}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
