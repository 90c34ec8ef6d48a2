use std::sync::Arc;

use super::super::cases;
use super::*;

fn text(s: &str) -> Value {
    Value::Text(Arc::from(s))
}

#[test]
fn cells_as_people_write_them() {
    let mut wrong = Vec::new();
    let table = concat!(
        include_str!("cases/ratings.txt"),
        include_str!("cases/ratings-more.txt")
    );
    cases::each(table, |scale, case, cell| {
        let scale = match scale {
            "Words" => RatingScale::Words,
            "Letters" => RatingScale::Letters,
            "Points" => RatingScale::Points,
            other => panic!("no scale {other}"),
        };
        let reading = read_rating(&text(cell), scale, 2025);
        let problem = reading
            .problem
            .map_or(String::new(), |p| format!("{:?}", p.code));
        let value = reading.value.map_or("", Rating::as_str);
        if (value, problem.as_str()) != (case.value, case.problem) {
            wrong.push(format!(
                "{scale:?}: {cell:?}: {value} {problem}, not {case:?}"
            ));
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn other_values_than_text() {
    assert_eq!(
        read_rating(&Value::Number(89.96), RatingScale::Points, 2025),
        Reading::of(Rating::Good)
    );
    assert_eq!(
        read_rating(&Value::Number(1.0), RatingScale::Words, 2025),
        unreadable()
    );
    assert_eq!(
        read_rating(&Value::NoCache, RatingScale::Words, 2025),
        Reading::with(None, Code::FormulaNoValue)
    );
}

#[test]
fn the_column_tells_its_scale() {
    let scale = |cells: &[&str]| {
        let values: Vec<Value> = cells
            .iter()
            .map(|c| c.parse().map_or_else(|_| text(c), Value::Number))
            .collect();
        analyse_rating_column(&values)
    };
    assert_eq!(scale(&["HTTNV", "HTXSNV", "-"]), RatingScale::Words);
    assert_eq!(scale(&["A", "B", "HTTNV"]), RatingScale::Letters);
    assert_eq!(scale(&["Loại A"]), RatingScale::Letters);
    assert_eq!(scale(&["95", "88,5 ", "72"]), RatingScale::Points);
    assert_eq!(scale(&["1", "1", "x"]), RatingScale::Words);
    assert_eq!(scale(&["2024", "2023"]), RatingScale::Words);
    assert_eq!(scale(&["x", "Đ", "đ"]), RatingScale::Words);
    assert_eq!(scale(&[]), RatingScale::Words);
}

#[test]
fn classes_of_tick_columns() {
    for (header, rating) in [
        ("HTXSNV", Some(Rating::Excellent)),
        ("Hoàn thành xuất sắc nhiệm vụ", Some(Rating::Excellent)),
        ("HTTNV", Some(Rating::Good)),
        ("Hoàn thành tốt NV", Some(Rating::Good)),
        ("HTNV", Some(Rating::Fulfilled)),
        ("KHTNV", Some(Rating::Unfulfilled)),
        ("Không HTNV", Some(Rating::Unfulfilled)),
        ("Không đánh giá, xếp loại (lý do)", Some(Rating::NotRated)),
        ("Loại A", Some(Rating::Excellent)),
        ("Nữ", None),
        ("Xếp loại", None),
        ("Ghi chú", None),
    ] {
        assert_eq!(class_of_rating(header), rating, "{header:?}");
    }
}

#[test]
fn a_sheet_that_explains_its_letters() {
    assert!(explains(
        "A: Hoàn thành xuất sắc nhiệm vụ; B: Hoàn thành tốt nhiệm vụ; C: HTNV"
    ));
    assert!(explains(
        "Ghi chú: A = HTXSNV, B = HTTNV, C = HTNV, D = KHTNV"
    ));
    assert!(!explains(
        "A: Hoàn thành tốt nhiệm vụ; B: Hoàn thành nhiệm vụ"
    ));
    assert!(!explains("Ghi chú: nộp trước ngày 15/12"));
    assert!(!explains("A: Hoàn thành xuất sắc nhiệm vụ"));
}
