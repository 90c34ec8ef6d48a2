use std::sync::Arc;

use super::*;

fn text(s: &str) -> Value {
    Value::Text(Arc::from(s))
}

fn compare(scale: RatingScale, rows: &[(&str, Option<Code>, &[&str])]) {
    let mut wrong = Vec::new();
    for (rating, code, cells) in rows {
        for cell in *cells {
            let reading = read_rating(&text(cell), scale);
            let found = (
                reading.value.map_or("", Rating::as_str),
                reading.problem.map(|p| p.code),
            );
            if found != (*rating, *code) {
                wrong.push(format!("{cell:?}: {found:?}, not {:?}", (rating, code)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_and_abbreviations() {
    compare(
        RatingScale::Words,
        &[
            (
                "excellent",
                None,
                &[
                    "Hoàn thành xuất sắc nhiệm vụ",
                    "HTXSNV",
                    "HTXS",
                    "HTSXNV",
                    "XS",
                    "xuất sắc",
                    "X.sắc",
                    "HTXS NV",
                    "Hoàn thành XS nhiệm vụ",
                    "hoan thanh xuat sac nhiem vu",
                    "HT xuất sắc NV",
                    "Hoàn thành xuất sắc",
                    "HTXSNV, CSTĐ cơ sở",
                    "HTXSNV (2024)",
                    "Xếp loại: HTXSNV",
                ],
            ),
            (
                "good",
                None,
                &[
                    "Hoàn thành tốt nhiệm vụ",
                    "HTTNV",
                    "HTT",
                    "HTTốt",
                    "Tốt",
                    "HT tốt NV",
                    "Hoàn thành tốt",
                    "HTTNV (nghỉ thai sản từ tháng 9)",
                    "HOÀN THÀNH TỐT NHIỆM VỤ",
                    "HTTNV; LĐTT",
                    "hoàn thành  tốt nhiệm vụ",
                    "Hoàn thành tốt NV",
                    "HTT NV",
                    "HTTNV (HTTNV)",
                ],
            ),
            (
                "fulfilled",
                None,
                &[
                    "Hoàn thành nhiệm vụ",
                    "HTNV",
                    "HT",
                    "Hoàn thành",
                    "HTNVHCNL",
                    "HTNV nhưng còn hạn chế về năng lực",
                    "Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực",
                    "hoàn thành nhiệm vụ (còn hạn chế về năng lực)",
                ],
            ),
            (
                "unfulfilled",
                None,
                &[
                    "Không hoàn thành nhiệm vụ",
                    "KHTNV",
                    "KHT",
                    "Chưa hoàn thành nhiệm vụ",
                    "CHTNV",
                    "Yếu",
                    "Không hoàn thành",
                    "K.HTNV",
                    "không HTNV",
                ],
            ),
            (
                "not_rated",
                None,
                &[
                    "Không xếp loại",
                    "KXL",
                    "KĐG",
                    "Không đánh giá",
                    "chưa đủ 6 tháng",
                    "Chưa đủ 06 tháng công tác",
                    "mới tuyển dụng",
                    "Tập sự",
                    "nghỉ thai sản",
                    "Đi học",
                    "Không đánh giá, xếp loại",
                    "chưa xếp loại",
                    "bị tạm đình chỉ",
                    "Không xếp loại (mới tuyển dụng tháng 9/2024)",
                    "Không đánh giá do nghỉ thai sản",
                    "Tập sự từ 01/7",
                ],
            ),
            ("", None, &["-", "…", "...", " "]),
            (
                "good",
                Some(Code::LevelNearMatch),
                &["Hoàn thành tốt nhiêm vụj", "Hoàn thnh tốt nhiệm vụ"],
            ),
            (
                "",
                Some(Code::RatingUnreadable),
                &[
                    "Khá",
                    "Đạt",
                    "x",
                    "X",
                    "CSTĐ",
                    "CSTĐCS",
                    "Lao động tiên tiến",
                    "LĐTT",
                    "Giấy khen",
                    "A",
                    "HTXS/HTT",
                    "Chưa hoàn thành tốt nhiệm vụ",
                    "Trung bình",
                    "chờ kết quả",
                    "Đảng viên HTTNV",
                    "không",
                    "Bằng khen UBND tỉnh",
                    "0",
                ],
            ),
        ],
    );
}

#[test]
fn letters_only_where_the_column_has_them() {
    compare(
        RatingScale::Letters,
        &[
            ("excellent", None, &["A", "a", "Loại A", "HTXSNV"]),
            ("good", None, &["B", "loại B", "Xếp loại B"]),
            ("fulfilled", None, &["C"]),
            ("unfulfilled", None, &["D"]),
            ("not_rated", None, &["Không đánh giá"]),
            ("", Some(Code::RatingUnreadable), &["E", "Đ", "AB"]),
        ],
    );
}

#[test]
fn points_only_where_the_column_has_them() {
    compare(
        RatingScale::Points,
        &[
            (
                "excellent",
                None,
                &["90", "95,5", "92 điểm", "100", "92/100", "92.5"],
            ),
            ("good", None, &["89,9", "70", "70 đ"]),
            ("fulfilled", None, &["69,99", "50"]),
            ("unfulfilled", None, &["49", "0"]),
            ("good", None, &["HTTNV", "HTTNV (85 điểm)"]),
            ("", Some(Code::RatingUnreadable), &["101", "9x", "B"]),
        ],
    );
    assert_eq!(
        read_rating(&Value::Number(89.96), RatingScale::Points),
        Reading::of(Rating::Good)
    );
    assert_eq!(
        read_rating(&Value::Number(1.0), RatingScale::Words),
        unreadable()
    );
    assert_eq!(
        read_rating(&Value::NoCache, RatingScale::Words),
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
