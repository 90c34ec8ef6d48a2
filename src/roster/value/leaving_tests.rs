use super::*;

fn period() -> Period {
    Period::of_year(2025).expect("2025 is a year")
}

fn told(text: &str) -> String {
    let inside =
        |name: &str| ["phong tu phap", "xa binh phu", "huyen doan"].contains(&fold(name).as_str());
    match read_leaving(text, period(), inside) {
        None => String::new(),
        Some(Leaving::LeavingLater) => "later".to_owned(),
        Some(Leaving::Left { reason, date }) => format!(
            "{reason:?} {}",
            date.map_or(String::new(), |d| d.to_string())
        )
        .trim_end()
        .to_owned(),
        Some(Leaving::Moved {
            to,
            date,
            inside_plan,
        }) => {
            let side = if inside_plan { "inside" } else { "outside" };
            format!(
                "{side} [{to}] {}",
                date.map_or(String::new(), |d| d.to_string())
            )
            .trim_end()
            .to_owned()
        }
    }
}

#[test]
fn notes_as_clerks_write_them() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("nghỉ hưu 01/9/2024", "Retired 2024-09-01"),
        ("Nghỉ hưu từ 01/10/2025", "Retired 2025-10-01"),
        ("Đã nghỉ hưu", "Retired"),
        ("nghi huu 1/9/2025", "Retired 2025-09-01"),
        ("Nghỉ hưu", "Retired"),
        ("Nghỉ hưu từ ngày 01 tháng 9 năm 2025", "Retired 2025-09-01"),
        (
            "Nghỉ hưu theo QĐ số 123/QĐ-UBND ngày 15/8/2025 kể từ ngày 01/9/2025",
            "Retired 2025-09-01",
        ),
        (
            "Nghỉ hưu theo NĐ 178/2024/NĐ-CP từ 01/3/2025",
            "Retired 2025-03-01",
        ),
        ("nghỉ việc theo NĐ 178", "Retired"),
        ("Nghỉ theo NĐ 178 từ 01/7", "Retired 2025-07-01"),
        ("Từ 01/9/2025 nghỉ hưu", "Retired 2025-09-01"),
        ("Nghỉ hưu tháng 12/2025", "Retired 2025-12-31"),
        ("Nghỉ hưu năm 2025", "Retired 2025-12-31"),
        ("về hưu 01/5/2025", "Retired 2025-05-01"),
        ("Nghỉ hưu trước tuổi từ 01/8/2025", "Retired 2025-08-01"),
        ("Tinh giản biên chế 01/4/2025", "Retired 2025-04-01"),
        ("Thôi việc", "Resigned"),
        ("thôi việc từ 15/6/2025", "Resigned 2025-06-15"),
        ("Nghỉ việc 01/3/2025", "Resigned 2025-03-01"),
        ("Chấm dứt hợp đồng 31/5/2025", "Resigned 2025-05-31"),
        ("Xin nghỉ việc từ 01/9/2025", "Resigned 2025-09-01"),
        ("Buộc thôi việc", "Resigned"),
        ("Đã từ trần", "Died"),
        ("từ trần 12/4/2025", "Died 2025-04-12"),
        ("Mất ngày 03/02/2025", "Died 2025-02-03"),
        ("Chuyển công tác đến Sở Nội vụ", "outside [Sở Nội vụ]"),
        (
            "Chuyển công tác đến huyện Tam Nông từ 01/9/2025",
            "outside [huyện Tam Nông] 2025-09-01",
        ),
        ("chuyển công tác", "outside []"),
        ("Chuyển công tác 01/10/2025", "outside [] 2025-10-01"),
        (
            "chuyển đến Phòng Tư pháp từ 01/10",
            "inside [Phòng Tư pháp] 2025-10-01",
        ),
        (
            "Điều động về xã Bình Phú từ ngày 01/7/2025",
            "inside [xã Bình Phú] 2025-07-01",
        ),
        (
            "Chuyển sang Huyện đoàn (01/5/2025)",
            "inside [Huyện đoàn] 2025-05-01",
        ),
        (
            "Điều động đến Phòng Tư pháp theo QĐ số 15/QĐ-UBND",
            "inside [Phòng Tư pháp]",
        ),
        ("Chuyển ngành", "outside []"),
        ("Chờ nghỉ hưu", "later"),
        ("chờ nghỉ hưu từ 01/02/2026", "later"),
        ("sẽ nghỉ hưu 01/3/2026", "later"),
        ("Nghỉ hưu từ 01/01/2026", "later"),
        ("Nghỉ hưu năm 2026", "later"),
        ("Dự kiến nghỉ hưu", "later"),
        ("Đang làm thủ tục nghỉ hưu", "later"),
        ("có đơn xin thôi việc", "later"),
        ("chuyển đến Phòng Tư pháp từ 01/01/2026", "later"),
        ("Sắp chuyển công tác", "later"),
        ("nghỉ thai sản", ""),
        ("Nghỉ thai sản từ 01/9/2025", ""),
        ("đi học", ""),
        ("Đang đi học CCLLCT", ""),
        ("nghỉ ốm dài ngày", ""),
        ("Nghỉ không lương", ""),
        ("chuyển từ Phòng Nội vụ đến", ""),
        ("Chuyển từ xã Tân Phước đến 01/9/2025", ""),
        ("Mới chuyển về 01/9/2025", ""),
        ("Chuyển đến từ Phòng Nội vụ", ""),
        ("Điều động từ Huyện đoàn về", ""),
        ("Luân chuyển từ Huyện uỷ", ""),
        ("Thay đ/c Hùng nghỉ hưu", ""),
        ("Bổ nhiệm thay ông A chuyển công tác", ""),
        ("Chuyển ngạch 01/9/2025", ""),
        ("Chuyển xếp lương", ""),
        ("Chuyển sinh hoạt Đảng", ""),
        ("Chưa nghỉ hưu", ""),
        ("Bí thư Chi bộ hưu trí", ""),
        ("Phó Chủ tịch Hội Cựu chiến binh", ""),
        ("Chủ tịch Mặt trận", ""),
        ("Bổ nhiệm lại 01/9/2025", ""),
        ("", ""),
        (
            "Nghỉ thai sản; sau đó nghỉ việc 01/11/2025",
            "Resigned 2025-11-01",
        ),
        ("chuyển sang viên chức", ""),
        ("Đã chuyển công tác đến Sở Y tế", "outside [Sở Y tế]"),
        ("Đã nghỉ việc từ 01/8", "Resigned 2025-08-01"),
    ] {
        let found = told(text);
        if found != expected {
            wrong.push(format!("{text:?}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_reference_date_decides() {
    let june = Period {
        year: 2025,
        as_of: NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"),
    };
    let read = |text| read_leaving(text, june, |_| false);
    assert_eq!(read("Nghỉ hưu 01/9/2025"), Some(Leaving::LeavingLater));
    assert_eq!(read("Nghỉ hưu năm 2025"), Some(Leaving::LeavingLater));
    assert!(matches!(
        read("Nghỉ hưu 30/6/2025"),
        Some(Leaving::Left { .. })
    ));
    assert!(matches!(
        read("Nghỉ hưu tháng 6"),
        Some(Leaving::Left { .. })
    ));
}

#[test]
fn any_text_is_read_without_harm() {
    for text in [
        "nghỉ hưu 99/99/9999",
        "nghỉ hưu 00/00",
        "chuyển đến",
        "chuyển đến ,;",
        "nghỉ hưu ấẩ1/1",
        "1/1/1/1/1/1",
        "từ từ từ nghỉ hưu từ",
        "99999999999999999999",
    ] {
        let _ = told(text);
    }
}

#[test]
fn the_embedded_words_read() {
    assert!(Lexicons::read(include_str!("leaving.toml")).is_ok());
    assert!(Lexicons::read("retired = []").is_err());
}
