use super::*;

fn text(text: &str) -> Written {
    Written::of(&Value::Text(text.into()), false)
}

fn number(n: f64) -> Written {
    Written::of(&Value::Number(n), false)
}

fn typed(first: u32, second: u32, year: i32, convertible: bool) -> Written {
    Written::Typed(Typed {
        first,
        second,
        year: Year::Full(year),
        convertible,
    })
}

#[test]
fn numbers_between_separators_are_day_and_month() {
    for (cell, convertible) in [
        ("05/08/1975", true),
        ("5/8/1975", true),
        ("5-8-1975", true),
        ("5.8.1975", false),
        ("5 8 1975", false),
        ("05 / 08 / 1975", true),
        ("05//08/1975", false),
        ("05/08/1975.", true),
        ("'05/08/1975", true),
        ("05/08/1975 (1)", false),
        ("05/08/1975*", true),
        ("05/08/1975 00:00:00", true),
        ("5/8/1975 12:00:00 AM", true),
        ("05/08.1975", false),
        ("Sinh ngày 05/08/1975", false),
        ("(05/08/1975)", true),
    ] {
        let Written::Typed(read) = text(cell) else {
            panic!("{cell}: {:?}", text(cell))
        };
        assert_eq!(
            (read.first, read.second, read.year),
            (5, 8, Year::Full(1975)),
            "{cell}"
        );
        if !cell.contains('(') {
            assert_eq!(read.convertible, convertible, "{cell}");
        }
    }
    assert_eq!(text("12/13/1980"), typed(12, 13, 1980, true));
    assert_eq!(
        text("5.8.75"),
        Written::Typed(Typed {
            first: 5,
            second: 8,
            year: Year::Short(75),
            convertible: false
        })
    );
}

#[test]
fn words_and_full_years_settle_the_order() {
    let day = Written::Day(5, 8, Year::Full(1975));
    for cell in [
        "ngày 5 tháng 8 năm 1975",
        "Ngày 05 tháng 08 năm 1975",
        "5 tháng 8 năm 1975",
        "ngay 5 thang 8 nam 1975",
        "1975-08-05",
        "1975/8/5",
        "1975-08-05T00:00:00",
        "5-Aug-1975",
        "Aug 5, 1975",
        "05 August 1975",
        "05081975",
        "19750805",
    ] {
        assert_eq!(text(cell), day, "{cell}");
    }
    assert_eq!(text("050875"), Written::Day(5, 8, Year::Short(75)));
}

#[test]
fn months_and_years() {
    let month = Written::Month(5, Year::Full(1975));
    for cell in [
        "5/1975",
        "05-1975",
        "05.1975",
        "T5/1975",
        "T05/1975",
        "tháng 5 năm 1975",
        "Tháng 5/1975",
        "5,1975",
        "…/5/1975",
        "00/05/1975",
        "--/05/1975",
        "xx/05/1975",
        "1975-05",
        "May-1975",
        "051975",
    ] {
        assert_eq!(text(cell), month, "{cell}");
    }
    let year = Written::Year(Year::Full(1975));
    for cell in [
        "1975",
        "năm 1975",
        "00/00/1975",
        "__/__/1975",
        "xx/xx/1975",
        "Sinh năm 1975",
        "SN 1975",
        "1975*",
    ] {
        assert_eq!(text(cell), year, "{cell}");
    }
    assert_eq!(text("75"), Written::Year(Year::Short(75)));
    assert_eq!(text("5/75"), Written::Month(5, Year::Short(75)));
}

#[test]
fn numbers_of_cells() {
    let stored = NaiveDate::from_ymd_opt(1975, 7, 1).map(Written::Stored);
    assert_eq!(Some(number(27576.0)), stored);
    assert_eq!(Some(number(27576.25)), stored);
    assert_eq!(Some(text("27576")), stored);
    for (n, read) in [
        (1975.0, Written::Year(Year::Full(1975))),
        (75.0, Written::Year(Year::Short(75))),
        (5.1975, Written::Month(5, Year::Full(1975))),
        (10.1975, Written::Month(10, Year::Full(1975))),
        (1.197, Written::Month(1, Year::Full(1970))),
        (12.198, Written::Month(12, Year::Full(1980))),
        (5_081_975.0, Written::Day(5, 8, Year::Full(1975))),
        (121_975.0, Written::Month(12, Year::Full(1975))),
        (0.0, Written::Nothing),
        (5.2, Written::Perhaps2000(5)),
        (5.3, Written::Unreadable),
        (13.1975, Written::Unreadable),
        (45.0, Written::Unreadable),
        (-1975.0, Written::Unreadable),
        (f64::NAN, Written::Unreadable),
        (1e300, Written::Unreadable),
        (2500.0, Written::Unreadable),
    ] {
        assert_eq!(number(n), read, "{n}");
    }
}

#[test]
fn a_workbook_of_1904_counts_from_there() {
    let at = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a date");
    assert_eq!(
        Written::of(&Value::Number(26114.0), true),
        Written::Stored(at(1975, 7, 1))
    );
}

#[test]
fn a_year_in_a_cell_formatted_as_a_date() {
    let shown = NaiveDate::from_ymd_opt(1905, 5, 28).expect("a date");
    assert_eq!(
        Written::of(&Value::Date(shown), false),
        Written::Year(Year::ShownAsDate(1975))
    );
}

#[test]
fn what_is_no_date() {
    for cell in [
        "05/08/197",
        "x",
        "Nam",
        "5/8",
        "05/08",
        "1975-1976",
        "05/08/1975; 06/08/1975",
        "12",
        "T12",
        "1.197",
        "05/08/19755",
        "32",
        "5/8/1975?",
        "âm lịch 1975",
        "999999999999",
        "/5",
        "15/1975/8",
    ] {
        assert!(
            matches!(text(cell), Written::Unreadable),
            "{cell}: {:?}",
            text(cell)
        );
    }
    for cell in ["-", "…", "./.", "../../…."] {
        assert_eq!(text(cell), Written::Nothing, "{cell}");
    }
}
