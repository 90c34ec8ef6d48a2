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
    ] {
        let got = read(path);
        if got != expected {
            wrong.push(format!("{path}: {got}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
