//! "Đang học", ratings, blanks.

use super::{assert_column, assert_column_finding, column, columns};
use crate::bench::{Case, Cell, cells};
use crate::messes::{assert_loud, assert_tells};

#[test]
fn studies_are_not_attained() {
    for (heading, field, cell, level) in [
        ("Chuyên môn", "education", "Đang học đại học", None),
        ("Chuyên môn", "education", "ĐH (đang học)", None),
        (
            "Chuyên môn",
            "education",
            "ĐH Luật, đang học ThS",
            Some("bachelor"),
        ),
        (
            "Chuyên môn",
            "education",
            "CĐ; đang học liên thông ĐH",
            Some("college"),
        ),
        (
            "Chuyên môn",
            "education",
            "Đang học cao học, đã có bằng ĐH Luật",
            Some("bachelor"),
        ),
        ("Chuyên môn", "education", "ĐH (chờ bằng)", None),
        ("Chuyên môn", "education", "NCS", None),
        ("LLCT", "political_theory", "Đang học CC (2024-2026)", None),
        (
            "LLCT",
            "political_theory",
            "TC, đang học CC",
            Some("intermediate"),
        ),
        ("LLCT", "political_theory", "hoàn thành CC, chờ bằng", None),
        ("LLCT", "political_theory", "Cao cấp (chờ bằng)", None),
        ("LLCT", "political_theory", "đang học trung cấp", None),
        ("QLNN", "state_management", "đang học CVC", None),
        (
            "QLNN",
            "state_management",
            "CV, đang học CVC",
            Some("specialist"),
        ),
    ] {
        let out = column(heading, &[cell]);
        assert_eq!(
            out.roster[0].get(field),
            level,
            "{cell}\n{}",
            out.describe()
        );
        assert_loud(&out, &["level-in-training"]);
        assert_tells(&out, "level-in-training", "C4");
    }
}

#[test]
fn of_several_degrees_the_highest() {
    for (heading, field, cell, level) in [
        (
            "Chuyên môn",
            "education",
            "ĐH Luật; ĐH Hành chính",
            "bachelor",
        ),
        ("Chuyên môn", "education", "ĐH Kế toán, Ths QLKT", "master"),
        (
            "Chuyên môn",
            "education",
            "TC Luật\nĐH Hành chính",
            "bachelor",
        ),
        ("Chuyên môn", "education", "CĐSP, ĐHSP", "bachelor"),
        ("LLCT", "political_theory", "TC, CC", "advanced"),
        ("QLNN", "state_management", "CV; CVC", "principal"),
    ] {
        let out = column(heading, &[cell]);
        assert_eq!(
            out.roster[0].get(field),
            Some(level),
            "{cell}\n{}",
            out.describe()
        );
        assert_loud(&out, &[]);
    }
}

#[test]
fn blanks_and_words_of_nothing() {
    for (heading, field, lowest) in [
        ("Chuyên môn", "education", "untrained"),
        ("LLCT", "political_theory", "none"),
        ("QLNN", "state_management", "none"),
    ] {
        let out = column(
            heading,
            &[
                "",
                "-",
                "…",
                "...",
                "chưa",
                "không",
                "chưa qua",
                "Chưa qua đào tạo",
                "0",
            ],
        );
        let mut expected = vec!["null"; 4];
        expected.extend([lowest; 5]);
        assert_column(&out, field, &expected);
        assert_loud(&out, &[]);
        // where other numbers stand beside it, 0 is none of the words
        let mixed = columns(
            &[heading],
            &[vec![Cell::from(0)], vec![3.into()], vec!["chưa".into()]],
        );
        assert_eq!(mixed.roster[0].get(field), None, "{}", mixed.describe());
        assert_eq!(
            mixed.roster[2].get(field),
            Some(lowest),
            "{}",
            mixed.describe()
        );
        // and the only number may be a number as well as a text
        let number = columns(&[heading], &[vec![Cell::from(0)], vec!["chưa".into()]]);
        assert_eq!(
            number.roster[0].get(field),
            Some(lowest),
            "{}",
            number.describe()
        );
    }
    let rating = column("Xếp loại năm 2025", &["", "-", "…", "HTTNV"]);
    assert_column(&rating, "rating", &["null", "null", "null", "good"]);
    assert_loud(&rating, &[]);
}

#[test]
fn the_rating_is_that_of_the_report_year() {
    let by_year = columns(
        &[
            "Xếp loại năm 2023",
            "Xếp loại năm 2024",
            "Xếp loại năm 2025",
        ],
        &[vec!["HTXSNV", "HTNV", "HTTNV"], vec!["HTTNV", "HTTNV", ""]],
    );
    assert_column(&by_year, "rating", &["good", "null"]);
    assert_loud(&by_year, &[]);
    let school = columns(
        &[
            "Xếp loại viên chức năm học 2023-2024",
            "Xếp loại viên chức năm học 2024-2025",
        ],
        &[vec!["HTXSNV", "HTTNV"], vec!["HTTNV", "HTNV"]],
    );
    assert_column(&school, "rating", &["good", "fulfilled"]);
    assert_loud(&school, &[]);
}

#[test]
fn of_several_judges_the_competent_one() {
    for heads in [
        [
            "Tự xếp loại",
            "Tập thể đánh giá",
            "Cấp có thẩm quyền xếp loại",
        ],
        [
            "Cá nhân tự đánh giá",
            "Đơn vị xếp loại",
            "Kết quả xếp loại của cấp có thẩm quyền",
        ],
        ["Tự nhận", "Tập thể xếp loại", "Thủ trưởng đánh giá"],
    ] {
        let out = columns(
            &heads,
            &[
                vec!["HTXSNV", "HTXSNV", "HTTNV"],
                vec!["HTTNV", "HTTNV", "HTNV"],
            ],
        );
        assert_column(&out, "rating", &["good", "fulfilled"]);
        assert_loud(&out, &[]);
    }
}

#[test]
fn letters_and_points_are_told_once_a_sheet_unless_explained() {
    let letters = column("Xếp loại", &["A", "B", "C", "D", "B"]);
    assert_column(
        &letters,
        "rating",
        &["excellent", "good", "fulfilled", "unfulfilled", "good"],
    );
    assert_column_finding(&letters, "rating-scale", "rating", "warning");
    let points = column("Xếp loại", &["95", "85,5", "60", "45"]);
    assert_column(
        &points,
        "rating",
        &["excellent", "good", "fulfilled", "unfulfilled"],
    );
    assert_column_finding(&points, "rating-scale", "rating", "warning");
    let explained = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Xếp loại"]);
            s.row(4, cells![1, "Lê An", "A"]);
            s.row(5, cells![2, "Lê Bình", "B"]);
            s.put(
                "A8",
                "Ghi chú: A: Hoàn thành xuất sắc nhiệm vụ; B: Hoàn thành tốt nhiệm vụ",
            );
        })
        .run();
    assert_column(&explained, "rating", &["excellent", "good"]);
    assert_loud(&explained, &[]);
}

#[test]
fn other_judgements_are_never_the_rating() {
    for heading in [
        "Xếp loại đảng viên",
        "Xếp loại chi bộ",
        "Đánh giá, xếp loại chất lượng đảng viên năm 2025",
        "Chuẩn nghề nghiệp",
        "Xếp loại chuẩn nghề nghiệp giáo viên",
        "Danh hiệu thi đua",
        "Danh hiệu thi đua năm 2025",
    ] {
        let out = column(heading, &["HTXSNV", "HTTNV"]);
        assert_column(&out, "rating", &["null", "null"]);
        let beside = columns(
            &[heading, "Xếp loại viên chức"],
            &[vec!["Tốt", "HTNV"], vec!["Tốt", "HTNV"]],
        );
        assert_column(&beside, "rating", &["fulfilled", "fulfilled"]);
        assert_loud(&beside, &[]);
    }
    // a title among the ratings is asked about
    let titles = column(
        "Xếp loại năm 2025",
        &["HTTNV", "CSTĐ cơ sở", "Lao động tiên tiến"],
    );
    assert_column(&titles, "rating", &["good", "null", "null"]);
    assert_tells(&titles, "rating-unreadable", "C5");
    assert_tells(&titles, "rating-unreadable", "C6");
}
