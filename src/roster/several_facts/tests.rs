//! Facts taken apart, cell by cell.

use super::*;

fn parts(text: &str, fields: &[Field]) -> Option<String> {
    let is_post = |text: &str| ["Bí thư Đảng uỷ", "PCT HĐND"].contains(&text);
    let field_of = |text: &str| match text {
        "CM" => Some(Field::Education),
        "LLCT" => Some(Field::PoliticalTheory),
        _ => None,
    };
    let known = Known {
        is_post: &is_post,
        field_of: &field_of,
        period: Period::of_year(2025).expect("a year"),
    };
    split(text, fields, known).map(|parts| parts.join(" | "))
}

#[test]
fn facts_in_one_cell() {
    let born = [Field::FullName, Field::BirthDate];
    let of = [Field::BirthDate, Field::Gender];
    let place = [Field::BirthDate];
    let held = [Field::FullName, Field::Position];
    let turned = [Field::Gender, Field::BirthDate];
    let people = [Field::Gender, Field::Ethnicity];
    let studied = [Field::EducationDetail, Field::Education];
    let origin = [Field::Ethnicity, Field::Religion];
    let levels = [Field::PoliticalTheory, Field::StateManagement];
    let trained = [Field::Education, Field::PoliticalTheory];
    let three = [
        Field::Education,
        Field::PoliticalTheory,
        Field::StateManagement,
    ];
    let posted = [Field::Position, Field::Education];
    let all = three::FIELDS;
    let rated = [Field::Rating, Field::Note];
    for (text, fields, expected) in [
        ("Lê Thị Sen (1980)", &born[..], "Lê Thị Sen | 1980"),
        ("Lê Thị Sen - 1980", &born, "Lê Thị Sen | 1980"),
        ("Lê Thị Sen\n(1980)", &born, "Lê Thị Sen | 1980"),
        (
            "Lê Thị Sen, sinh ngày 12/03/1980",
            &born,
            "Lê Thị Sen | 12/03/1980",
        ),
        ("Lê Thị Sen, SN 1980", &born, "Lê Thị Sen | 1980"),
        ("Nguyễn Văn Nam - 1975", &born, "Nguyễn Văn Nam | 1975"),
        ("Lê Văn Sinh (1972)", &born, "Lê Văn Sinh | 1972"),
        ("Lê Năm 1987", &born, "Lê Năm | 1987"),
        ("Lê Văn Tháng sinh năm 1987", &born, "Lê Văn Tháng | 1987"),
        ("Lê Thị Sen (Nữ - 1980)", &born, "Lê Thị Sen | 1980"),
        ("Lê Nam\n10/04/1981", &born, "Lê Nam | 10/04/1981"),
        (
            "Bùi Bích Nga\nBí thư Đảng uỷ",
            &held,
            "Bùi Bích Nga | Bí thư Đảng uỷ",
        ),
        (
            "Lê Thị Sen, 1980, PCT HĐND",
            &all,
            "Lê Thị Sen | 1980 | PCT HĐND",
        ),
        (
            "Lê Thị Sen\n(SN 1980)\nPCT HĐND",
            &all,
            "Lê Thị Sen | 1980 | PCT HĐND",
        ),
        (
            "Lê Thị Sen - PCT HĐND - 12/3/1980",
            &all,
            "Lê Thị Sen | 12/3/1980 | PCT HĐND",
        ),
        ("Kinh\nKhông", &origin, "Kinh | Không"),
        (
            "Bùi Thành Bình - Bí thư Đảng uỷ",
            &held,
            "Bùi Thành Bình | Bí thư Đảng uỷ",
        ),
        ("Trần Văn Sơn PCT HĐND", &held, "Trần Văn Sơn | PCT HĐND"),
        ("Nữ - 1980", &turned, "Nữ | 1980"),
        ("Nam, Kinh", &people, "Nam | Kinh"),
        ("Luật, Đại học", &studied, "Luật | Đại học"),
        ("12/03/1975 (Nam)", &of, "12/03/1975 | Nam"),
        ("Nữ - 1980", &of, "1980 | Nữ"),
        ("1970, nam", &of, "1970 | nam"),
        ("03/02/1983, Tân Hồng, Đồng Tháp", &place, "03/02/1983"),
        ("13/02/1984 Cao Lãnh", &place, "13/02/1984"),
        ("23/2/1985 - An Giang", &place, "23/2/1985"),
        ("1975; 50 tuổi", &place, "1975"),
        ("Kinh, Không", &origin, "Kinh | Không"),
        ("Khmer / Phật giáo", &origin, "Khmer | Phật giáo"),
        ("TC/CV", &levels, "TC | CV"),
        ("ĐH Luật, TC LLCT", &trained, "ĐH Luật | TC LLCT"),
        ("Đại học, TC, CV", &three, "Đại học | TC | CV"),
        ("Đại học - CCLLCT", &three, "Đại học | CCLLCT | "),
        ("Đại học, CV", &three, "Đại học |  | CV"),
        (
            "ĐH Luật, ThS Kinh tế, TC, CV",
            &three,
            "ĐH Luật, ThS Kinh tế | TC | CV",
        ),
        ("- CM: Đại học\n- LLCT: Chưa", &trained, "Đại học | Chưa"),
        (
            "LLCT: Trung cấp; CM: ĐH Luật, Kinh tế",
            &trained,
            "ĐH Luật, Kinh tế | Trung cấp",
        ),
        ("PCT HĐND, Đại học", &posted, "PCT HĐND | Đại học"),
        ("HTTNV, Đang học ThS", &rated, "HTTNV | Đang học ThS"),
    ] {
        assert_eq!(parts(text, fields).as_deref(), Some(expected), "{text}");
    }
    for (text, fields) in [
        ("Lê Thị Sen", &born[..]),
        ("Lê Thị Sen 2", &born),
        ("12/03/1975", &of),
        ("Năm 1975", &of),
        ("12/03/1975", &place),
        ("12 tháng 3 năm 1975", &place),
        ("12-Mar-1975", &place),
        ("Kinh", &origin),
        ("ĐH Luật, Kinh tế", &trained),
        // of which of the two
        ("TC, CV", &three),
    ] {
        assert_eq!(parts(text, fields), None, "{text}");
    }
}
