//! Single values: messes 24 to 35, 37, 41, 42.

use super::{assert_coded, assert_loud, assert_names, assert_tells, assert_value, list};
use crate::bench::{Case, Cell, cells, date, serial};

#[test]
fn mess_24_gender_by_the_column_of_the_birth_date() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells!["", "", "Nam", "Nữ"]);
            s.merge("C3:D3").merge("A3:A4").merge("B3:B4");
            s.row(5, cells![1, "Lê Văn Một", 1980, ""]);
            s.row(6, cells![2, "Lê Thị Hai", "", "05/1985"]);
            s.row(7, cells![3, "Lê Ba", 1990, 1990]);
            s.row(8, cells![4, "Lê Bốn", "", ""]);
        })
        .run();
    assert_value(&out, "Lê Văn Một", "gender", Some("male"));
    assert_value(&out, "Lê Văn Một", "birth_precision", Some("year"));
    assert_value(&out, "Lê Thị Hai", "gender", Some("female"));
    assert_value(&out, "Lê Thị Hai", "birth_date", Some("1985-05-01"));
    assert_value(&out, "Lê Ba", "gender", None);
    assert_coded(&out, "gender-conflict");
    assert_value(&out, "Lê Bốn", "gender", None);
    assert!(
        !out.loud().iter().any(|f| f.row == Some(8)),
        "{}",
        out.describe()
    );
}

#[test]
fn mess_25_marks_of_gender() {
    let out = list(
        &["TT", "Họ và tên", "Nữ"],
        &[
            cells![1, "Lê Một", "x"],
            cells![2, "Lê Hai", "nữ "],
            cells![3, "Lê Ba", 1],
            cells![4, "Lê Bốn", ""],
            cells![5, "Lê Năm", "X "],
            cells![6, "Lê Sáu", "Nam"],
        ],
    )
    .run();
    let genders: Vec<_> = out.roster.iter().map(|p| p.get("gender")).collect();
    let (f, m) = (Some("female"), Some("male"));
    assert_eq!(genders[..5], [f, f, f, m, f], "{}", out.describe());
    // "Nam" under "Nữ": the word is believed, or the cell is asked about.
    assert!(
        genders[5] == m || out.loud().iter().any(|f| f.row == Some(9)),
        "{}",
        out.describe()
    );
    assert_ne!(genders[5], f);
    let none = list(
        &["TT", "Họ và tên", "Nữ"],
        &[cells![1, "Lê Một", ""], cells![2, "Lê Hai", ""]],
    )
    .run();
    assert_value(&none, "Lê Một", "gender", Some("male"));
    assert_loud(&none, &["column-no-marks"]);
}

#[test]
fn mess_26_marks_that_say_yes_and_no() {
    let marks = ["x", "X", "×", "✓", "√", "V", "v", "1", "có", "*", "x "];
    let mut rows: Vec<Vec<Cell>> = marks
        .iter()
        .map(|m| vec!["1".into(), format!("Lê {}", m.trim()).into(), (*m).into()])
        .collect();
    rows = rows
        .into_iter()
        .enumerate()
        .map(|(i, mut r)| {
            r[1] = [
                "Lê An",
                "Lê Bình",
                "Lê Chi",
                "Lê Dung",
                "Lê Em",
                "Lê Giang",
                "Lê Hà",
                "Lê Hạnh",
                "Lê Khoa",
                "Lê Lan",
                "Lê Mai",
            ][i]
                .into();
            r
        })
        .collect();
    rows.push(vec![
        "12".into(),
        "Lê Nga".into(),
        Cell::from("ü").font("Wingdings"),
    ]);
    rows.push(vec!["13".into(), "Lê Oanh".into(), "0".into()]);
    rows.push(vec!["14".into(), "Lê Phú".into(), "không".into()]);
    rows.push(vec!["15".into(), "Lê Quân".into(), "".into()]);
    let rows: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
    let out = list(&["TT", "Họ và tên", "Đảng viên"], &rows).run();
    let read: Vec<_> = out
        .roster
        .iter()
        .map(|p| p.get("party_member").unwrap_or("null"))
        .collect();
    let expected: Vec<&str> = std::iter::repeat_n("true", 12)
        .chain(["false"; 3])
        .collect();
    assert_eq!(read, expected, "{}", out.describe());
    assert_loud(&out, &[]);
}

#[test]
fn mess_27_dates_as_text() {
    let texts = [
        ("05/8/1975", "1975-08-05", "day"),
        ("5.8.75", "1975-08-05", "day"),
        ("5-8-1975", "1975-08-05", "day"),
        ("05/08/75", "1975-08-05", "day"),
        ("5/1975", "1975-05-01", "month"),
        ("1975", "1975-01-01", "year"),
        ("  12/12/1973", "1973-12-12", "day"),
        ("ngày 02 tháng 9 năm 1980", "1980-09-02", "day"),
    ];
    for (text, expected, precision) in texts {
        let out = list(
            &["TT", "Họ và tên", "Ngày sinh"],
            &[cells![1, "Lê Một", text], cells![2, "Lê Hai", "25/12/1990"]],
        )
        .run();
        assert_value(&out, "Lê Một", "birth_date", Some(expected));
        assert_value(&out, "Lê Một", "birth_precision", Some(precision));
        assert_loud(&out, &[]);
    }
    let out = list(
        &["TT", "Họ và tên", "Ngày sinh"],
        &[
            cells![1, "Lê Một", "31/02/1980"],
            cells![2, "Lê Hai", "12/13/1980"],
            cells![3, "Lê Ba", "01/01/1980"],
        ],
    )
    .run();
    assert_value(&out, "Lê Một", "birth_date", None);
    assert_tells(&out, "date-unreadable", "C4");
    // Month first, as it cannot be otherwise: taken or left, but told.
    assert!(
        out.loud().iter().any(|f| f.cell.as_deref() == Some("C5")),
        "{}",
        out.describe()
    );
    assert_ne!(out.value("Lê Hai", "birth_date"), Some("1980-12-31"));
}

#[test]
fn mess_28_dates_as_numbers() {
    let out = list(
        &["TT", "Họ và tên", "Ngày sinh"],
        &[
            cells![1, "Lê Một", 1975],
            cells![2, "Lê Hai", 27576],
            cells![3, "Lê Ba", 5.1975],
            cells![4, "Lê Bốn", date(1975, 8, 25)],
        ],
    )
    .run();
    assert!((serial(date(1975, 7, 1)) - 27576.0).abs() < 0.5);
    assert_value(&out, "Lê Một", "birth_date", Some("1975-01-01"));
    assert_value(&out, "Lê Hai", "birth_date", Some("1975-07-01"));
    assert_value(&out, "Lê Ba", "birth_date", Some("1975-05-01"));
    assert_value(&out, "Lê Ba", "birth_precision", Some("month"));
    assert_value(&out, "Lê Bốn", "birth_date", Some("1975-08-25"));
    assert_loud(&out, &[]);
}

#[test]
fn mess_29_day_and_month_exchanged_by_the_locale() {
    // Typed on an American Excel: what could be a date became one, month first; the rest stayed text.
    let names = [
        "Lê An",
        "Lê Bình",
        "Lê Chi",
        "Lê Dung",
        "Lê Em",
        "Lê Giang",
        "Lê Hà",
        "Lê Hạnh",
    ];
    let cells: Vec<Cell> = vec![
        date(1976, 8, 5).into(),
        "25/12/1980".into(),
        date(1981, 3, 11).into(),
        "13/01/1979".into(),
        date(1985, 12, 10).into(),
        "30/06/1990".into(),
        date(1988, 1, 7).into(),
        "17/04/1983".into(),
    ];
    let rows: Vec<Vec<Cell>> = names
        .iter()
        .zip(cells)
        .map(|(n, c)| vec![1.into(), (*n).into(), c])
        .collect();
    let rows: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
    let out = list(&["TT", "Họ và tên", "Ngày sinh"], &rows).run();
    assert_value(&out, "Lê An", "birth_date", Some("1976-05-08"));
    assert_value(&out, "Lê Chi", "birth_date", Some("1981-11-03"));
    assert_value(&out, "Lê Bình", "birth_date", Some("1980-12-25"));
    assert!(
        out.coded("dates-swapped")
            .iter()
            .any(|f| f.row.is_none() && f.field.as_deref() == Some("birth_date")),
        "{}",
        out.describe()
    );
}

#[test]
fn mess_30_years_of_two_digits_and_the_1904_system() {
    let rows: [&[Cell]; 3] = [
        cells![1, "Lê Một", date(1975, 8, 25)],
        cells![2, "Lê Hai", "05/08/75"],
        cells![3, "Lê Ba", 26114],
    ];
    let out = list(&["TT", "Họ và tên", "Ngày sinh"], &rows)
        .oddly(|b| b.date1904 = true)
        .run();
    assert_value(&out, "Lê Một", "birth_date", Some("1975-08-25"));
    assert_value(&out, "Lê Hai", "birth_date", Some("1975-08-05"));
    // A plain number counts from 1904 too: 27576 - 1462.
    assert_value(&out, "Lê Ba", "birth_date", Some("1975-07-01"));
    assert_loud(&out, &[]);
}

#[test]
fn mess_31_numbers_as_text() {
    let out = list(
        &["TT", "Họ và tên", "Hệ số lương", "Số CCCD", "Đảng viên"],
        &[
            cells!["01", "Lê Một", "3,33.", "'087075001234", "1"],
            cells!["02", "Lê Hai", "1,5", 87_075_001_235.0, 1],
        ],
    )
    .run();
    assert_value(&out, "Lê Một", "national_id", Some("087075001234"));
    assert_value(&out, "Lê Hai", "national_id", Some("087075001235"));
    assert_tells(&out, "id-zero-restored", "D5");
    assert_value(&out, "Lê Một", "party_member", Some("true"));
    assert_value(&out, "Lê Hai", "party_member", Some("true"));
}

#[test]
fn mess_32_grade_codes_are_no_training() {
    let out = list(
        &["TT", "Họ và tên", "Mã ngạch", "Quản lý nhà nước"],
        &[
            cells![1, "Lê Một", 1.003, "CVC"],
            cells![2, "Lê Hai", "01.003", ""],
        ],
    )
    .run();
    assert_value(&out, "Lê Một", "state_management", Some("principal"));
    assert_value(&out, "Lê Hai", "state_management", None);
    assert_loud(&out, &[]);
}

#[test]
fn mess_33_names_as_typed() {
    let out = list(
        &["TT", "Họ và tên", "Dân tộc"],
        &[
            cells![1, "NGUYỄN VĂN AN", "Kinh"],
            cells![2, "Nguyễn  văn  bình", "Kinh"],
            cells![3, "Bà Trần Thị Chi (Nữ)", "Kinh"],
            cells![4, "4. Trần Văn Dũng", "Kinh"],
            cells![5, "Đ/c Phạm Thị Em", "Kinh"],
            cells![6, "Lê Văn Phúc (Tư Phúc)", "Kinh"],
        ],
    )
    .run();
    assert_names(
        &out,
        &[
            "Nguyễn Văn An",
            "Nguyễn Văn Bình",
            "Trần Thị Chi",
            "Trần Văn Dũng",
            "Phạm Thị Em",
            "Lê Văn Phúc",
        ],
    );
    assert!(
        out.value("Lê Văn Phúc", "note")
            .is_some_and(|n| n.contains("Tư Phúc")),
        "{}",
        out.describe()
    );
    let two = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "", "Dân tộc"]);
            s.merge("B3:C3");
            s.row(4, cells![1, "Nguyễn Văn", "Nam", "Kinh"]);
            s.row(5, cells![2, "Lê Thị Ngọc", "Hân", "Hoa"]);
        })
        .run();
    assert_names(&two, &["Nguyễn Văn Nam", "Lê Thị Ngọc Hân"]);
    assert_value(&two, "Lê Thị Ngọc Hân", "ethnicity", Some("Hoa"));
}

#[test]
fn mess_34_names_without_marks_stay_as_they_are() {
    let out = list(
        &["TT", "Ho va ten", "Ngay sinh", "Dan toc"],
        &[cells![1, "Nguyen Van An", "01/02/1980", "Kinh"]],
    )
    .run();
    assert_names(&out, &["Nguyen Van An"]);
    assert_value(&out, "Nguyen Van An", "birth_date", Some("1980-02-01"));
    assert_value(&out, "Nguyen Van An", "ethnicity", Some("Kinh"));
}

#[test]
fn mess_35_several_values_in_a_cell() {
    let out = list(
        &["TT", "Họ và tên", "Chuyên môn", "LLCT"],
        &[
            cells![1, "Lê An", "ĐH Luật, CN Kinh tế", "CC (đang học)"],
            cells![2, "Lê Bình", "ĐH Kế toán\nThs QLKT", "TC, đang học CC"],
            cells![3, "Lê Chi", "CĐ SP (hệ TC)", "CCLLCT-HC"],
            cells![4, "Lê Dung", "Đang học cao học", "chờ bằng CC"],
        ],
    )
    .run();
    assert_value(&out, "Lê An", "education", Some("bachelor"));
    assert_value(&out, "Lê An", "political_theory", None);
    assert_tells(&out, "level-in-training", "D4");
    assert_value(&out, "Lê Bình", "education", Some("master"));
    assert_value(&out, "Lê Bình", "political_theory", Some("intermediate"));
    assert_tells(&out, "level-in-training", "D5");
    assert_value(&out, "Lê Chi", "education", Some("intermediate"));
    assert_value(&out, "Lê Chi", "political_theory", Some("advanced"));
    assert_value(&out, "Lê Dung", "education", None);
    assert_tells(&out, "level-in-training", "C7");
    assert_value(&out, "Lê Dung", "political_theory", None);
}

#[test]
fn mess_37_formulas_without_a_value_or_with_an_error() {
    let out = list(
        &["TT", "Họ và tên", "Ngày sinh", "Dân tộc", "Chuyên môn"],
        &[
            &[
                1.into(),
                Cell::formula("=CONCATENATE(\"Lê\",\" An\")", Some("Lê An")),
                Cell::formula("=DATE(1980,2,1)", None),
                "Kinh".into(),
                "ĐH".into(),
            ],
            &[
                2.into(),
                "Lê Bình".into(),
                "01/02/1981".into(),
                Cell::formula("=VLOOKUP(B5,Z1:Z9,1)", Some("#N/A")),
                Cell::formula("=E4", Some("ĐH")),
            ],
        ],
    )
    .run();
    assert_names(&out, &["Lê An", "Lê Bình"]);
    assert_value(&out, "Lê An", "birth_date", None);
    assert_tells(&out, "formula-no-value", "C4");
    assert_value(&out, "Lê Bình", "ethnicity", None);
    assert_tells(&out, "formula-error", "D5");
    assert_value(&out, "Lê Bình", "education", Some("bachelor"));
}

#[test]
fn mess_41_ratings_in_letters_points_and_misspelt() {
    let header = &["TT", "Họ và tên", "Xếp loại năm 2025"];
    let out = list(
        header,
        &[
            cells![1, "Lê An", "HTSXNV"],
            cells![2, "Lê Bình", "chưa xếp loại"],
            cells![3, "Lê Chi", "HT tốt NV"],
            cells![4, "Lê Dung", "CHTNV"],
            cells![5, "Lê Em", "HTNV"],
        ],
    )
    .run();
    let read: Vec<_> = out
        .roster
        .iter()
        .map(|p| p.get("rating").unwrap_or("null"))
        .collect();
    assert_eq!(
        read,
        ["excellent", "not_rated", "good", "unfulfilled", "fulfilled"],
        "{}",
        out.describe()
    );
    let letters = list(
        header,
        &[
            cells![1, "Lê An", "A"],
            cells![2, "Lê Bình", "B"],
            cells![3, "Lê Chi", "C"],
            cells![4, "Lê Dung", "D"],
        ],
    )
    .run();
    let read: Vec<_> = letters
        .roster
        .iter()
        .map(|p| p.get("rating").unwrap_or("null"))
        .collect();
    assert_eq!(
        read,
        ["excellent", "good", "fulfilled", "unfulfilled"],
        "{}",
        letters.describe()
    );
    assert_eq!(
        letters.coded("rating-scale").len(),
        1,
        "{}",
        letters.describe()
    );
    let points = list(
        header,
        &[
            cells![1, "Lê An", 90],
            cells![2, "Lê Bình", "89,5"],
            cells![3, "Lê Chi", 50],
            cells![4, "Lê Dung", 49.5],
        ],
    )
    .run();
    let read: Vec<_> = points
        .roster
        .iter()
        .map(|p| p.get("rating").unwrap_or("null"))
        .collect();
    assert_eq!(
        read,
        ["excellent", "good", "fulfilled", "unfulfilled"],
        "{}",
        points.describe()
    );
}

#[test]
fn mess_42_ratings_of_other_years_beside() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(
                3,
                cells![
                    "TT",
                    "Họ và tên",
                    "Kết quả xếp loại",
                    "",
                    "",
                    "Xếp loại đảng viên năm 2025"
                ],
            );
            s.row(4, cells!["", "", "2023", 2024, "Năm 2025"]);
            s.merge("A3:A4")
                .merge("B3:B4")
                .merge("C3:E3")
                .merge("F3:F4");
            s.row(5, cells![1, "Lê An", "HTXSNV", "HTNV", "HTTNV", "HTXSNV"]);
            s.row(6, cells![2, "Lê Bình", "HTXSNV", "HTNV", "", "HTXSNV"]);
        })
        .run();
    assert_value(&out, "Lê An", "rating", Some("good"));
    assert_value(&out, "Lê Bình", "rating", None);
    assert_coded(&out, "column-other-year");
    assert_loud(&out, &[]);
}
