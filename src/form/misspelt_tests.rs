//! Misspelt headings, and headings of all kinds that fresh eyes wrote: each as it must be read.
//!
//! `~` marks what was understood by a near match, which a finding tells.

use super::meaning_tests::read;

/// A letter left out, doubled or in its neighbour's place; words grown together.
const MISSPELT: &[(&str, &str)] = &[
    ("Ngày tháng năm snh > Nam", "birth_date male ~"),
    ("Ngày thng năm sinh > Nữ", "birth_date female ~"),
    ("Ngày tháng năm sihn", "birth_date ~"),
    ("Ng. táhng năm sinh", "birth_date ~"),
    ("Bằng cấp cuhyên môn cao nhất", "education ~"),
    (
        "Trnìh độ các mặt > Bằng cấp cuhyên môn cao nhất",
        "education ~",
    ),
    ("Trình độ đào tạo > Chyuên môn", "education ~"),
    ("Cuyên môn, nghiệp vụ", "education ~"),
    ("Trình độ LCLT hiện có", "political_theory ~"),
    ("Trnh độ LLCT hiện có", "political_theory ~"),
    (
        "Trình độ > Trình độ lý lận CT > CN",
        "political_theory=bachelor ~",
    ),
    ("Chứng chỉ QNLN", "state_management ~"),
    (
        "Trình độ, bồi dưng > Qản lý nhà nước > Chyên viên cao cấp",
        "state_management=senior ~",
    ),
    (
        "Trình độ, bồi dưng > Qản lý nhà nước > Chuyên viên chnh",
        "state_management=principal ~",
    ),
    ("Số thẻ CCD", "national_id ~"),
    ("Kết quả xếp lại", "rating ~"),
    // as near to "Đoàn viên" without its marks
    ("Đản viên", "party_member ~"),
    ("Chuwsc vụ hiện nay", "position ~"),
    ("Chwcs vụ", "position ~"),
    ("Giowis tính", "gender ~"),
    ("Toon giaos", "religion ~"),
    ("Số CCCDD", "national_id ~"),
    ("Ghi ch.", "note"),
    ("Đơn vị xếp lại", "rating Collective ~"),
    ("Cá nân tự xếp loại", "rating Own ~"),
    ("Cấp tẩm quyền đánh giá", "rating Competent ~"),
    ("Cức vụ - nơi công tác", "position_unit ~"),
    ("Quy hạch chức danh", "-"),
    ("Ngày vào Đng > Dự bị", "party_member ~"),
    ("Ngày vào Đng > Cính thức", "party_member ~"),
    ("Giới tín", "gender ~"),
    ("Ngày thánh năm sinh", "birth_date ~"),
    ("Được quy hạch chức danh", "-"),
    ("Chức vụ hện nay", "position ~"),
    ("Chức vụ hin nay", "position ~"),
    ("Chức vụ hiện ny", "position"),
    ("Chứ vụ hiện nay", "position ~"),
    (
        "Đã học LLCT đến trnh độ > TC",
        "political_theory=intermediate ~",
    ),
    ("Đã hc LLCT đến trình độ > CC", "political_theory=advanced"),
    (
        "Đã học LLTC đến trình độ > Cao cấp",
        "political_theory=advanced",
    ),
    (
        "Đã học LLCT đế trình độ > Sơ cấp",
        "political_theory=elementary",
    ),
    (
        "Đã học LLCT đến tình độ > Sơ cấp",
        "political_theory=elementary ~",
    ),
    ("Đã dự lớp bồi dưỡng kỹ năng (x)", "skills_training"),
    ("Thuộc dân tộc thểu số", "minority ~"),
    ("Trình độ > LLCT > Cưa qua ĐT", "political_theory=none ~"),
    (
        "Trnh độ đào tạo > Trình độ cíhnh trị > Cưa qua đào tạo",
        "political_theory=none ~",
    ),
    (
        "Đã học LLCT đến trình độ > Chưa qua đo tạo",
        "political_theory=none ~",
    ),
    ("Trình độ đào tạo > C.môn > Đ.Học", "education=bachelor"),
    // grown together is not misspelt
    ("Nămsinh > Nam giới", "birth_date male"),
    ("Chứcvụ", "position"),
];

/// Headings that are spelt well and were not understood before.
const SEEN: &[(&str, &str)] = &[
    ("Ngày, tháng và năm sinh", "birth_date"),
    ("Các thông tin khác > Chức vụ", "position"),
    ("Chức vụ đã qua", "-"),
    ("ĐV công tác", "unit"),
    ("Tên phòng, ban", "unit"),
    ("Đang giữ chức", "position"),
    ("Trình độ ĐT", "education"),
    ("Bồi dưỡng theo ngạch", "state_management"),
    ("Xếp mức chất lượng", "rating"),
    ("Thông tin thêm", "note"),
    ("Chức vụ lúc tuyển dụng", "-"),
    ("Chức vụ đề nghị", "-"),
    ("Kế hoạch đào tạo 2026-2030 > LLCT", "-"),
    ("Còn thiếu so với tiêu chuẩn > Chuyên môn", "-"),
    ("Điểm thi > Ngoại ngữ", "-"),
    ("Xếp loại đơn vị năm 2025", "-"),
    ("Qua trinh dao tao > Tu nam", "-"),
    ("Ngày sinh > Ông", "birth_date male"),
    ("Ngày sinh > Bà", "birth_date female"),
    ("Ngày, tháng, năm sinh theo hồ sơ đảng viên", "birth_date"),
    ("Tên CB, CC", "full_name"),
    ("1) Họ tên", "full_name"),
    ("Họ và tên nhân sự quy hoạch", "full_name"),
    ("Cán bộ, công chức (họ và tên)", "full_name"),
    ("Người được đánh giá", "full_name"),
    ("Can bo/cong chuc/vien chuc", "employment"),
    ("Loại hình", "employment"),
    ("Loại CB", "employment"),
    ("Loại CBCCVC", "employment"),
    ("Ngạch CB, CC, VC, HĐ", "employment"),
    ("Là người dân tộc gì", "ethnicity"),
    ("Dân tộc > Kinh", "ethnicity=Kinh"),
    ("Dân tộc > Khác", "ethnicity=other"),
    ("Dân tộc khác Kinh", "minority"),
    ("Cơ cấu > Thiểu số (x)", "minority"),
    ("TG", "religion"),
    ("Đảng viên ĐCS VN", "party_member"),
    ("Thời gian vào Đảng", "party_member"),
    ("Ngày được kết nạp Đảng", "party_member"),
    (
        "Ngày kết nạp Đảng > Ngày công nhận chính thức",
        "party_member",
    ),
    ("Đảng CSVN > Chính thức", "party_member"),
    ("Đảng, đoàn", "party_member"),
    ("Trình độ CT", "political_theory"),
    (
        "Trinh do dao tao > Trinh do LLCT > Cu nhan",
        "political_theory=bachelor",
    ),
    ("Trinh do dao tao > Chuyen mon > Con lai", "education=other"),
    ("Trình độ chuyên môn > Bằng 2", "education"),
    ("Chuyên môn > Bậc", "education"),
    ("Chuyên môn > T.sĩ", "education=doctor"),
    ("T.học", "informatics"),
    ("Chứng chỉ NN (Anh, Khmer...)", "foreign_language"),
    ("Đánh giá mức độ HTNV", "rating"),
    ("Kết quả xếp loại năm 2025 > Cả năm", "rating 2025"),
    ("Kết quả xếp loại năm 2025 > 6 tháng đầu năm", "-"),
    (
        "Đánh giá, xếp loại 2025 > Ý kiến tập thể",
        "rating 2025 Collective",
    ),
    ("Ket qua phan loai hang nam > 2025", "rating 2025"),
    ("Lương > Bậc", "-"),
    ("Thời gian giữ chức vụ hiện tại", "-"),
    ("Ngày sinh hoạt Đảng", "-"),
    ("Họ tên người giới thiệu vào Đảng", "-"),
];

fn wrong(table: &[(&str, &str)]) -> Vec<String> {
    table
        .iter()
        .filter_map(|(path, expected)| {
            let got = read(path);
            (got != *expected).then(|| format!("{path}: {got}, expected {expected}"))
        })
        .collect()
}

#[test]
fn misspelt_headings_are_understood_and_told() {
    let wrong = wrong(MISSPELT);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn headings_of_fresh_eyes_are_understood() {
    let wrong = wrong(SEEN);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_class_under_a_language_is_no_degree() {
    for path in [
        "Trnh độ đào tạo > Ngoại ngữ > Tiếng Anh > Đại học trở lên",
        "Trình độ > Ngoại ngữ > Ngại ngữ khác > Đại học trở lên",
    ] {
        assert_eq!(read(path), "foreign_language ~", "{path}");
    }
}
