//! More headings as offices type them: over several cells, of another time, under headings that name others.

use super::meaning_tests::read;

#[test]
fn headings_are_understood() {
    let mut wrong = Vec::new();
    for (path, expected) in [
        // typed over several cells, one below the other
        ("Họ và > tên", "full_name"),
        ("Ngày, tháng, > năm sinh", "birth_date"),
        ("Chức vụ > hiện nay", "position"),
        ("Trình độ > chuyên > môn", "education"),
        ("Thông tin > Lý luận > chính trị", "political_theory"),
        // posts of another time, or only wished for
        ("Nguyên chức vụ", "-"),
        ("Chức vụ nguyên giữ", "-"),
        ("Chức danh đã đảm nhiệm", "-"),
        ("Chức vụ (trước đây)", "-"),
        ("Đơn vị công tác trước khi điều động", "-"),
        ("Chức vụ từng kinh qua", "-"),
        ("Chức vụ giới thiệu ứng cử", "-"),
        ("Giới thiệu nhân sự > Chức vụ", "-"),
        ("Vị trí sẽ đảm nhiệm", "-"),
        ("Nguyện vọng > Vị trí công tác", "-"),
        ("Chức vụ khoá trước", "-"),
        ("Chức danh đề xuất", "-"),
        ("Chuc vu cu", "-"),
        ("Chức vụ lúc nghỉ hưu", "-"),
        ("Chức vụ củ", "position"),
        ("Chức vụ cao nhất hiện nay", "position"),
        ("Đã học LLCT đến trình độ", "political_theory"),
        ("Đề nghị xếp loại > Đơn vị", "rating Collective"),
        ("Chức danh trong Ban Chỉ đạo", "-"),
        ("Nhiệm vụ trong HĐTĐKT", "-"),
        ("Trường hạng", "-"),
        ("Chức vụ đơn vị cũ", "-"),
        ("Đơn vị dự kiến chuyển đến", "-"),
        ("Vị trí chuyển đổi đến", "-"),
        ("Đơn vị cũ", "-"),
        // of others, of cards, of standards
        ("Chức vụ người ký", "-"),
        ("Đơn vị tiếp nhận", "-"),
        ("Đơn vị bầu cử", "-"),
        ("Số thẻ ĐVCĐ", "-"),
        ("Thuộc diện BTV Huyện uỷ quản lý", "-"),
        ("Trình độ so với chuẩn > Đạt chuẩn", "-"),
        ("Đạt chuẩn văn hoá", "-"),
        ("Nữ trong độ tuổi sinh đẻ", "-"),
        ("Trình độ QS", "-"),
        ("Đơn vị cử đi", "unit"),
        ("Nghề nghiệp, chức vụ", "position"),
        ("CV hiện nay", "position"),
        ("Chuyên môn đào tạo > Trình độ", "education"),
        ("Chuyên môn đào tạo > Chuyên ngành", "education_detail"),
        ("Tuổi đời > Nam", "age male"),
        ("Sinh > Tháng", "birth_date Month"),
        ("BSCKI/ThS", "education=master"),
        // what a group of several things leaves to its columns
        (
            "Thông tin đảng viên và trình độ > Xếp loại công chức 2025",
            "rating 2025",
        ),
        (
            "Danh hiệu, xếp loại năm 2025 > Chất lượng CB, CC",
            "rating 2025",
        ),
        ("Danh hiệu, xếp loại năm 2025 > Thi đua", "-"),
        (
            "Thông tin về đào tạo và đánh giá > Đạt chuẩn chức danh",
            "meets_standard",
        ),
        ("Trình độ CM > Đạt chuẩn", "-"),
        ("Gia đình > Năm sinh", "-"),
        ("Lý lịch trích ngang Là nữ", "gender=female"),
        ("Trình độ LLCT Năm cấp", "-"),
        ("Trình độ Anh văn Mức", "foreign_language"),
        // what staff is sorted into, and the marks of who has none
        ("Phân loại > HĐ", "employment=contract"),
        ("Xếp loại > Tập thể", "rating Collective"),
        ("LLCT > Chưa", "political_theory=none"),
        ("Chuyên môn > Chưa ĐT", "education=untrained"),
        ("Giới tính (Nam: 1, Nữ: 0)", "gender=male"),
        ("Giới tính (0 - Nam; 1 - Nữ)", "gender=female"),
        ("Giới tính (1: Nam, 2: Nữ)", "gender"),
        ("Xếp loại cá nhân năm 2025", "rating 2025"),
        // what a post asks for, what one had before
        ("Trình độ LLCT theo tiêu chuẩn chức danh", "-"),
        ("Trình độ chuyên môn khi bổ nhiệm", "-"),
        ("Xếp loại về Đảng", "-"),
        ("Xếp loại (Đảng)", "-"),
        ("Xếp loại (CBCC)", "rating"),
        ("Đảng uỷ xếp loại", "rating Competent"),
        ("Đạt tiêu chuẩn chức danh > Không", "meets_standard=no"),
        ("Đảng viên > Có", "party_member"),
        ("Chuyên môn > C.Đ", "education=college"),
        ("QLNN > Ngạch", "state_management"),
        // under a qualification: what it is, and when and where it was got
        ("LLCT > Văn bằng", "political_theory"),
        ("LLCT > Năm cấp", "-"),
        (
            "Trình độ > QLNN > Tên văn bằng, chứng chỉ",
            "state_management",
        ),
        ("Chuyên môn > Mức", "education"),
        ("Chuyên môn > Xếp loại", "-"),
        ("Tin học > Tên chứng chỉ", "informatics"),
        ("Tin học > Năm", "-"),
        ("Tin học > Chứng chỉ A", "informatics"),
        ("Ngoại ngữ > Trường", "-"),
        ("Ngoại ngữ > Tiếng Khmer", "foreign_language"),
        ("Chuyên môn được đào tạo > Bậc", "education"),
        // what a heading says in full is said by no other
        ("Tổ chức - Chức vụ > Loại CBCCVC", "employment"),
        ("Tổ chức - Chức vụ > Chức danh đang giữ", "position"),
        ("II. Quá trình công tác > Đơn vị", "unit"),
        ("Tổ chức - Chức vụ > Phòng, ban", "unit"),
        ("Chức vụ > Cấp uỷ", "position"),
        ("Quá trình công tác > Chức vụ hiện nay", "position"),
        ("Quá trình công tác > Đơn vị", "unit"),
        ("Quá trình công tác", "-"),
        ("Tự nhận và được xếp loại 2025", "rating 2025"),
        ("Tự xếp loại", "rating Own"),
        ("Người được đánh giá", "full_name"),
        ("Xã/TT", "unit"),
        // what a leaf says in full needs no group
        ("Hồ sơ > Ngày sinh", "birth_date"),
        (
            "Thông tin về đào tạo và đánh giá > LLCT",
            "political_theory",
        ),
        ("Thông tin cán bộ > Chức vụ", "position"),
        ("Thông tin đảng viên > Nữ", "gender=female"),
        ("Nhóm 2 > Là nữ", "gender=female"),
        ("Vợ (chồng) > Ngày sinh", "-"),
        ("Quy hoạch > Chức vụ", "-"),
        ("Phụ cấp > Chức vụ", "-"),
        ("IV. ĐÁNH GIÁ > Ghi chú", "note"),
        ("IV. ĐÁNH GIÁ > Năm 2025", "rating 2025"),
        ("Trình độ chuyên môn > Yêu cầu", "-"),
        ("Trình độ chuyên môn > Thực tế", "education"),
        ("Tiêu chuẩn > Đánh giá", "meets_standard"),
        ("Trình độ CM > Đạt chuẩn", "-"),
        // two levels in one cell
        ("Họ và tên / Tên", "given_name"),
        ("Số CCCD. Ngày cấp", "-"),
        ("Trong đó - Nữ", "gender=female"),
        ("Chức vụ - nơi công tác", "position_unit"),
        // a program's columns
        ("NgaySinh", "birth_date"),
        ("TrinhDoLLCT", "political_theory"),
        ("LaDangVien", "party_member"),
        // whose unit it is
        ("Cơ quan quản lý hồ sơ", "-"),
        ("Đơn vị trả lương", "-"),
        ("Địa bàn phụ trách", "-"),
        ("Chức danh tương đương", "-"),
        ("Trình độ theo VTVL", "-"),
        ("Là UVBCH Công đoàn", "-"),
        // who decides
        (
            "Xếp loại năm 2025 > Quyết định của BTV Huyện uỷ",
            "rating 2025 Competent",
        ),
        ("Xếp loại năm 2025 > Kết quả", "rating 2025 Competent"),
        ("Mức xếp loại > Chi ủy nhận xét", "rating Collective"),
    ] {
        let got = read(path);
        if got != expected {
            wrong.push(format!("{path}: {got}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
