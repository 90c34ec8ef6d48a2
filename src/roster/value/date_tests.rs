use super::super::cases;
use super::*;

pub(super) fn period() -> Period {
    Period::of_year(2025).expect("a year")
}

pub(super) fn at(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
}

pub(super) fn day(year: i32, month: u32, day: u32) -> BirthDate {
    BirthDate {
        date: at(year, month, day),
        precision: BirthPrecision::Day,
    }
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.into())
}

pub(super) fn stored(year: i32, month: u32, day: u32) -> Value {
    Value::Date(at(year, month, day))
}

pub(super) fn column(cells: &[Value]) -> DateColumn {
    DateColumn::analyse(cells.iter(), false)
}

pub(super) fn code(reading: &Reading<BirthDate>) -> Option<Code> {
    reading.problem.as_ref().map(|p| p.code)
}

pub(super) fn read_alone(value: &Value) -> Reading<BirthDate> {
    column(std::slice::from_ref(value)).read(value, period())
}

#[test]
fn a_cell_alone() {
    use BirthPrecision::{Day, Month, Year};
    use Code::{DateImplausible, DateTwoDigitYear, DateUnreadable, DatesSwapped};
    for (cell, expected, problem) in [
        ("05/08/1975", Some((1975, 8, 5, Day)), None),
        ("5.8.75", Some((1975, 8, 5, Day)), Some(DateTwoDigitYear)),
        ("5-8-05", Some((2005, 8, 5, Day)), Some(DateTwoDigitYear)),
        ("5/8/07", Some((2007, 8, 5, Day)), Some(DateTwoDigitYear)),
        ("5/8/08", None, Some(DateImplausible)),
        ("75", Some((1975, 1, 1, Year)), Some(DateTwoDigitYear)),
        ("5/1975", Some((1975, 5, 1, Month)), None),
        ("T12/1975", Some((1975, 12, 1, Month)), None),
        ("1975", Some((1975, 1, 1, Year)), None),
        ("31/02/1980", None, Some(DateUnreadable)),
        ("29/02/1980", Some((1980, 2, 29, Day)), None),
        ("29/02/1981", None, Some(DateUnreadable)),
        ("32/01/1980", None, Some(DateUnreadable)),
        ("13/13/1980", None, Some(DateUnreadable)),
        // no other date can be meant
        ("12/13/1980", Some((1980, 12, 13, Day)), Some(DatesSwapped)),
        ("19755", None, Some(DateUnreadable)),
        (
            "05/08/1975 (giấy khai sinh 1976)",
            None,
            Some(DateUnreadable),
        ),
        ("05/08/1975?", None, Some(DateUnreadable)),
        (
            "O5/08/1975",
            Some((1975, 8, 5, Day)),
            Some(Code::DateMended),
        ),
        (
            "05/08/l975",
            Some((1975, 8, 5, Day)),
            Some(Code::DateMended),
        ),
        ("05/OO/1975", None, Some(DateUnreadable)),
        ("05/08/197", None, Some(DateUnreadable)),
        ("05/08/2075", None, Some(DateImplausible)),
        ("05/08/2020", None, Some(DateImplausible)),
        ("05/08/1875", None, Some(DateImplausible)),
        ("05/08/2010", Some((2010, 8, 5, Day)), Some(DateImplausible)),
        ("05/08/1940", Some((1940, 8, 5, Day)), Some(DateImplausible)),
        ("-", None, None),
        ("…", None, None),
        ("không rõ", None, Some(DateUnreadable)),
        ("Nguyễn Văn A", None, Some(DateUnreadable)),
    ] {
        let reading = read_alone(&text(cell));
        let expected = expected.map(|(y, m, d, precision)| BirthDate {
            date: at(y, m, d),
            precision,
        });
        assert_eq!(
            (reading.value, code(&reading)),
            (expected, problem),
            "{cell}"
        );
    }
}

#[test]
fn cells_as_people_write_them() {
    let mut wrong = Vec::new();
    cases::each(include_str!("cases/dates.txt"), |_, case, cell| {
        let reading = read_alone(&text(cell));
        let value = reading.value.map_or(String::new(), |birth| {
            let mark = match birth.precision {
                BirthPrecision::Day => "",
                BirthPrecision::Month => " m",
                BirthPrecision::Year => " y",
            };
            format!("{}{mark}", birth.date)
        });
        let problem = code(&reading).map_or(String::new(), |c| format!("{c:?}"));
        if (value.as_str(), problem.as_str()) != (case.value, case.problem) {
            wrong.push(format!("{cell:?}: {value} {problem}, not {case:?}"));
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn cells_that_are_no_text() {
    let reading = read_alone(&Value::Error("#REF!".into()));
    assert_eq!(code(&reading), Some(Code::FormulaError));
    assert_eq!(
        code(&read_alone(&Value::NoCache)),
        Some(Code::FormulaNoValue)
    );
    assert_eq!(
        code(&read_alone(&Value::Bool(true))),
        Some(Code::DateUnreadable)
    );
    assert_eq!(read_alone(&Value::Number(0.0)), Reading::blank());
    assert_eq!(
        read_alone(&Value::Number(27576.0)),
        Reading::of(day(1975, 7, 1))
    );
    assert_eq!(
        read_alone(&stored(1975, 8, 5)),
        Reading::of(day(1975, 8, 5))
    );
    let shown = read_alone(&stored(1905, 5, 28));
    assert_eq!(shown.value.map(|b| b.date), Some(at(1975, 1, 1)));
    assert_eq!(code(&shown), Some(Code::DateMended));
}

#[test]
fn a_month_of_2000_has_lost_its_zeros() {
    let cells = [Value::Number(5.2), Value::Number(8.1975)];
    let reading = column(&cells).read(&cells[0], period());
    assert_eq!(reading.value.map(|b| b.date), Some(at(2000, 5, 1)));
    assert_eq!(code(&read_alone(&cells[0])), Some(Code::DateUnreadable));
}

#[test]
fn a_short_year_follows_the_period() {
    let earlier = Period::of_year(2022).expect("a year");
    let value = text("5/8/05");
    let reading = column(std::slice::from_ref(&value)).read(&value, earlier);
    assert_eq!(reading.value, None);
    assert_eq!(code(&reading), Some(Code::DateImplausible));
}

/// Day first on a computer set to the United States: low days were stored exchanged, the rest stayed text.
#[test]
fn excel_took_the_day_for_the_month() {
    let cells = [
        text("25/08/1975"),
        stored(1976, 5, 8),
        text("13/2/1980"),
        stored(1982, 12, 11),
        stored(1990, 3, 3),
        text("30/11/1968"),
        stored(1971, 9, 2),
    ];
    let column = column(&cells);
    let read = |i: usize| column.read(&cells[i], period());
    assert_eq!(read(0), Reading::of(day(1975, 8, 25)));
    assert_eq!(read(1), Reading::of(day(1976, 8, 5)));
    assert_eq!(read(3), Reading::of(day(1982, 11, 12)));
    assert_eq!(read(4), Reading::of(day(1990, 3, 3)));
    assert_eq!(read(6), Reading::of(day(1971, 2, 9)));
    let problem = column.problem().expect("the column is named");
    assert_eq!(problem.code, Code::DatesSwapped);
    assert_eq!(column.example(), Some("08/05/1976"));
    assert_eq!(
        problem.args,
        [
            ("count", "3".to_owned()),
            ("value", "ngày 5 tháng 8 năm 1976".to_owned())
        ]
    );
}

/// The mirror of it: month first, on a computer set to Vietnam.
#[test]
fn excel_took_the_month_for_the_day() {
    let cells = [
        text("08/25/1975"),
        stored(1976, 5, 8),
        text("2/13/1980"),
        stored(1982, 12, 11),
        text("11/30/1968"),
        stored(1971, 9, 2),
        text("4/14/1988"),
        stored(1988, 7, 6),
    ];
    let column = column(&cells);
    assert_eq!(
        column.read(&cells[0], period()),
        Reading::of(day(1975, 8, 25))
    );
    assert_eq!(
        column.read(&cells[1], period()),
        Reading::of(day(1976, 8, 5))
    );
    assert!(column.problem().is_some());
}

#[test]
fn texts_with_the_month_first() {
    let cells = [text("12/13/1980"), text("05/08/1975"), text("7/31/1969")];
    let column = column(&cells);
    assert_eq!(
        column.read(&cells[0], period()),
        Reading::of(day(1980, 12, 13))
    );
    assert_eq!(
        column.read(&cells[1], period()),
        Reading::of(day(1975, 5, 8))
    );
    assert!(column.problem().is_some());
}

#[test]
fn a_mixed_column_with_high_days_is_as_shown() {
    let cells = [
        text("25/08/1975"),
        stored(1976, 5, 8),
        stored(1980, 2, 13),
        text("14/2/1980"),
        stored(1982, 12, 11),
        stored(1968, 1, 30),
    ];
    let column = column(&cells);
    assert_eq!(
        column.read(&cells[1], period()),
        Reading::of(day(1976, 5, 8))
    );
    assert_eq!(column.problem(), None);
}

/// Dots are no dates to Excel, wherever it is: they say nothing about the computer.
#[test]
fn texts_that_excel_never_converts_say_nothing() {
    let cells = [
        text("25.08.1975"),
        text("14.2.1980"),
        text("30.1.1980"),
        stored(1976, 5, 8),
        stored(1982, 12, 11),
        stored(1971, 9, 2),
    ];
    let column = column(&cells);
    assert_eq!(
        column.read(&cells[3], period()),
        Reading::of(day(1976, 5, 8))
    );
}

/// Texts that Excel would have stored but did not: the cells were made as text, the stored are right.
#[test]
fn low_texts_speak_against_an_exchange() {
    let cells = [
        text("25/08/1975"),
        text("05/08/1975"),
        text("02/03/1981"),
        text("11/09/1969"),
        text("07/12/1990"),
        stored(1976, 5, 8),
        stored(1982, 12, 11),
    ];
    assert_eq!(column(&cells).problem(), None);
    assert_eq!(
        column(&cells).read(&cells[5], period()),
        Reading::of(day(1976, 5, 8))
    );
    // even one of them, beside few
    let few = [
        text("04/09/1990"),
        text("18/03/1968"),
        stored(1984, 1, 12),
        stored(2001, 6, 4),
        text("17/09/1984"),
    ];
    let reading = column(&few).read(&few[2], period());
    assert_eq!(reading.value, Some(day(1984, 1, 12)));
}

#[test]
fn weak_evidence_is_said_at_the_cell() {
    let cells = [text("25/08/1975"), stored(1976, 5, 8), text("7/8/1970")];
    let alone = column(&cells[..2]);
    let reading = alone.read(&cells[1], period());
    assert_eq!(reading.value, Some(day(1976, 8, 5)));
    assert_eq!(code(&reading), Some(Code::DatesSwapped));
    assert_eq!(alone.problem(), None);

    // the first of December is 12 January where no low text is left, but may be "12/1979"
    let firsts = [
        text("26/09/1995"),
        stored(1979, 12, 1),
        text("16/07/1974"),
        text("28/03/1968"),
    ];
    let reading = column(&firsts).read(&firsts[1], period());
    assert_eq!(reading.value, Some(day(1979, 1, 12)));
    assert_eq!(code(&reading), Some(Code::DatesSwapped));

    let unlikely = [
        text("25/08/1975"),
        text("07/08/1970"),
        stored(1976, 5, 8),
        stored(1980, 2, 7),
    ];
    let reading = column(&unlikely).read(&unlikely[2], period());
    assert_eq!(reading.value, Some(day(1976, 5, 8)));
    assert_eq!(code(&reading), Some(Code::DatesSwapped));
}

/// Where one text has the month first and none shows the contrary, the column is told, not every cell of it.
#[test]
fn texts_that_may_have_the_month_first_are_told_once() {
    let doubtful = [
        text("12/13/1980"),
        text("05/08/1975"),
        text("06.09.1975"),
        text("02/03/1981"),
        text("11/09/1969"),
    ];
    assert_eq!(column(&doubtful[..3]).problem(), None);
    let column = column(&doubtful);
    let reading = column.read(&doubtful[0], period());
    assert_eq!(reading.value, Some(day(1980, 12, 13)));
    assert_eq!(code(&reading), Some(Code::DatesSwapped));
    for (i, expected) in [(1, day(1975, 8, 5)), (2, day(1975, 9, 6))] {
        assert_eq!(column.read(&doubtful[i], period()), Reading::of(expected));
    }
    let problem = column.problem().expect("the column is named");
    assert_eq!(problem.args[0], ("count", "3".to_owned()));
    assert_eq!(column.example(), Some("05/08/1975"));
}

/// A computer that writes the month first uses slashes.
#[test]
fn texts_with_dots_have_the_day_first() {
    let cells = [
        text("12/13/1980"),
        text("7/31/1969"),
        text("05/08/1975"),
        text("05.08.1975"),
    ];
    let column = column(&cells);
    assert_eq!(
        column.read(&cells[2], period()),
        Reading::of(day(1975, 5, 8))
    );
    assert_eq!(
        column.read(&cells[3], period()),
        Reading::of(day(1975, 8, 5))
    );
}

#[test]
fn one_slip_among_many_is_a_slip() {
    let cells = [
        text("25/08/1975"),
        text("12/13/1980"),
        text("05/08/1975"),
        text("30/01/1977"),
    ];
    let column = column(&cells);
    let slip = column.read(&cells[1], period());
    assert_eq!(slip.value, Some(day(1980, 12, 13)));
    assert_eq!(code(&slip), Some(Code::DatesSwapped));
    assert_eq!(
        column.read(&cells[2], period()),
        Reading::of(day(1975, 8, 5))
    );
    assert_eq!(column.problem(), None);
}

#[test]
fn two_habits_in_one_column() {
    let cells = [
        text("25/08/1975"),
        text("12/13/1980"),
        text("30/01/1977"),
        text("01/30/1977"),
        text("05/08/1975"),
    ];
    let column = column(&cells);
    assert_eq!(
        column.read(&cells[0], period()),
        Reading::of(day(1975, 8, 25))
    );
    let reading = column.read(&cells[1], period());
    assert_eq!(reading.value, Some(day(1980, 12, 13)));
    assert_eq!(code(&reading), Some(Code::DatesSwapped));
    assert_eq!(
        column.read(&cells[4], period()),
        Reading::of(day(1975, 8, 5))
    );
    assert!(column.problem().is_some());
}
