use super::super::cases;
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
    cases::each(include_str!("cases/leaving.txt"), |_, case, text| {
        let found = told(text);
        if found != case.value {
            wrong.push(format!("{text:?}: {found:?}, not {:?}", case.value));
        }
    });
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
    assert!(Lexicons::read(crate::text::table!("leaving")).is_ok());
    assert!(Lexicons::read("retired = []").is_err());
}
