//! The slips of the pen, one cell each.

use crate::column::Kind;
use crate::facts::Facts;
use crate::grid::{Content, PersonRow};
use crate::plant::Slip;

fn anyone(_: &PersonRow) -> bool {
    true
}
fn birth(kind: Kind) -> bool {
    matches!(kind, Kind::Birth | Kind::BirthOf { .. })
}
fn no_birth(facts: &mut Facts) {
    for field in ["birth_date", "birth_precision", "age"] {
        facts.clear(field);
    }
}
fn same(_: &mut Facts) {}
fn born(facts: &mut Facts, date: &str, precision: &str) {
    let year = if facts.get("age").is_some() {
        date[..4].parse::<u64>().ok()
    } else {
        None
    };
    let before = facts
        .text("birth_date")
        .and_then(|day| day[..4].parse::<u64>().ok());
    if let (Some(age), Some(before), Some(year)) = (
        facts.get("age").and_then(serde_json::Value::as_u64),
        before,
        year,
    ) {
        facts.set("age", age + before - year);
    }
    facts.set("birth_date", date);
    facts.set("birth_precision", precision);
}

const fn warn(
    code: &'static str,
    field: &'static str,
    column: fn(Kind) -> bool,
    typed: fn(&PersonRow) -> Content,
    truth: fn(&mut Facts),
) -> Slip {
    Slip {
        code,
        severity: "warning",
        field,
        column,
        fits: anyone,
        typed,
        truth,
    }
}
const fn info(
    code: &'static str,
    field: &'static str,
    column: fn(Kind) -> bool,
    typed: fn(&PersonRow) -> Content,
    truth: fn(&mut Facts),
) -> Slip {
    Slip {
        severity: "info",
        ..warn(code, field, column, typed, truth)
    }
}

fn is_education(kind: Kind) -> bool {
    kind == Kind::Education
}
fn is_politics(kind: Kind) -> bool {
    kind == Kind::Politics
}
fn is_id(kind: Kind) -> bool {
    kind == Kind::NationalId
}
fn is_rating(kind: Kind) -> bool {
    kind == Kind::Rating
}
fn is_position(kind: Kind) -> bool {
    kind == Kind::Position
}
fn is_note(kind: Kind) -> bool {
    kind == Kind::Note
}
fn no_rating(facts: &mut Facts, text: &str) {
    facts.clear("rating");
    facts.set("rating_text", text);
}
fn no_education(facts: &mut Facts, text: &str) {
    facts.clear("education");
    facts.set("education_text", text);
}
fn no_id(facts: &mut Facts) {
    facts.clear("national_id");
}
fn no_politics(facts: &mut Facts) {
    facts.clear("political_theory");
}

/// All slips, in the order in which they are planted.
pub fn all() -> Vec<Slip> {
    let mut slips = dates();
    slips.extend(levels());
    slips.extend(others());
    slips
}

fn dates() -> Vec<Slip> {
    vec![
        warn(
            "date-unreadable",
            "birth_date",
            birth,
            |_| Content::text("31/02/1980"),
            no_birth,
        ),
        warn(
            "date-unreadable",
            "birth_date",
            birth,
            |_| Content::text("30/02/1979"),
            no_birth,
        ),
        warn(
            "date-unreadable",
            "birth_date",
            birth,
            |_| Content::text("31/04/1985"),
            no_birth,
        ),
        info(
            "date-two-digit-year",
            "birth_date",
            birth,
            |_| Content::text("05/08/75"),
            |facts| born(facts, "1975-08-05", "day"),
        ),
        info(
            "date-two-digit-year",
            "birth_date",
            birth,
            |_| Content::text("12.3.84"),
            |facts| born(facts, "1984-03-12", "day"),
        ),
        info(
            "",
            "birth_date",
            birth,
            |_| Content::text("8/1979"),
            |facts| born(facts, "1979-08-01", "month"),
        ),
        info(
            "",
            "birth_date",
            birth,
            |_| Content::Number(1975.0),
            |facts| born(facts, "1975-01-01", "year"),
        ),
        warn(
            "date-implausible",
            "birth_date",
            birth,
            |_| Content::text("12/05/2019"),
            |facts| {
                for field in ["birth_date", "birth_precision", "age"] {
                    facts.leave_open(field);
                }
            },
        ),
        warn("age-mismatch", "age", |kind| kind == Kind::Age, older, same),
        warn("age-mismatch", "age", |kind| kind == Kind::Age, older, same),
    ]
}

fn older(person: &PersonRow) -> Content {
    let age = person
        .facts
        .get("age")
        .and_then(serde_json::Value::as_u64)
        .and_then(|age| u32::try_from(age).ok())
        .unwrap_or(40);
    Content::Number(f64::from(age + 11))
}

#[expect(clippy::too_many_lines, reason = "a table")]
fn levels() -> Vec<Slip> {
    vec![
        warn(
            "level-in-training",
            "political_theory",
            is_politics,
            |_| Content::text("Đang học CC"),
            no_politics,
        ),
        warn(
            "level-in-training",
            "political_theory",
            is_politics,
            |_| Content::text("TC, đang học CC"),
            |facts| {
                facts.set("political_theory", "intermediate");
            },
        ),
        warn(
            "level-in-training",
            "education",
            is_education,
            |_| Content::text("Đang học đại học"),
            |facts| no_education(facts, "Đang học đại học"),
        ),
        warn(
            "level-in-training",
            "education",
            is_education,
            |_| Content::text("CĐ Kế toán, đang học ĐH"),
            |facts| {
                facts.set("education", "college");
                facts.set("education_text", "CĐ Kế toán, đang học ĐH");
            },
        ),
        warn(
            "level-unreadable",
            "education",
            is_education,
            |_| Content::text("Chính quy"),
            |facts| no_education(facts, "Chính quy"),
        ),
        warn(
            "level-near-match",
            "education",
            is_education,
            |_| Content::text("Đại hcọ Luật"),
            |facts| {
                facts.set("education", "bachelor");
                facts.set("education_text", "Đại hcọ Luật");
            },
        ),
        info(
            "",
            "education",
            is_education,
            |_| Content::text("ĐH Luật; Ths. Quản lý công"),
            |facts| {
                facts.set("education", "master");
                facts.set("education_text", "ĐH Luật; Ths. Quản lý công");
            },
        ),
        warn(
            "rating-unreadable",
            "rating",
            is_rating,
            |_| Content::text("Khá"),
            |facts| no_rating(facts, "Khá"),
        ),
        warn(
            "rating-unreadable",
            "rating",
            is_rating,
            |_| Content::text("Lao động tiên tiến"),
            |facts| no_rating(facts, "Lao động tiên tiến"),
        ),
        info(
            "",
            "rating",
            is_rating,
            |_| Content::text("-"),
            |facts| {
                facts.clear("rating");
                facts.leave_open("rating_text");
            },
        ),
        warn(
            "formula-error",
            "political_theory",
            is_politics,
            |_| Content::Formula("=NA()", "#N/A"),
            no_politics,
        ),
        warn(
            "formula-error",
            "education",
            is_education,
            |_| Content::Formula("=NA()", "#N/A"),
            |facts| {
                facts.clear("education");
                facts.clear("education_text");
            },
        ),
        warn(
            "formula-error",
            "national_id",
            is_id,
            |_| Content::Formula("=NA()", "#N/A"),
            no_id,
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table")]
fn others() -> Vec<Slip> {
    let staff: fn(&PersonRow) -> bool =
        |person| person.facts.text("position") == Some("Chuyên viên");
    let man: fn(&PersonRow) -> bool = |person| person.facts.text("gender") == Some("male");
    vec![
        Slip {
            fits: |person| {
                person
                    .facts
                    .text("national_id")
                    .is_some_and(|id| id.starts_with("08"))
            },
            ..info("id-zero-restored", "national_id", is_id, numeric_id, same)
        },
        Slip {
            fits: |person| {
                person
                    .facts
                    .text("national_id")
                    .is_some_and(|id| id.starts_with("08"))
            },
            ..info("id-zero-restored", "national_id", is_id, numeric_id, same)
        },
        warn(
            "id-length",
            "national_id",
            is_id,
            |_| Content::text("34123456"),
            no_id,
        ),
        warn(
            "id-length",
            "national_id",
            is_id,
            |_| Content::text("0870750123456"),
            no_id,
        ),
        warn(
            "id-letters",
            "national_id",
            is_id,
            |_| Content::text("08708O112345"),
            no_id,
        ),
        warn(
            "ethnicity-unknown",
            "ethnicity",
            |kind| kind == Kind::Ethnicity,
            |_| Content::text("Phù Nam"),
            |facts| {
                facts.clear("ethnicity");
                facts.clear("minority");
            },
        ),
        warn(
            "religion-unknown",
            "religion",
            |kind| kind == Kind::Religion,
            |_| Content::text("Đạo Dừa"),
            |facts| facts.clear("religion"),
        ),
        warn(
            "employment-unreadable",
            "employment",
            |kind| kind == Kind::Group,
            |_| Content::text("Chưa rõ"),
            |facts| facts.clear("employment"),
        ),
        warn(
            "mark-unreadable",
            "party_member",
            |kind| kind == Kind::PartyTick,
            |_| Content::text("?"),
            |facts| facts.clear("party_member"),
        ),
        warn(
            "mark-unreadable",
            "skills_training",
            |kind| kind == Kind::Skills,
            |_| Content::text("xem lại"),
            |facts| facts.clear("skills_training"),
        ),
        warn(
            "gender-unreadable",
            "gender",
            |kind| kind == Kind::Sex,
            |_| Content::text("N"),
            |facts| facts.clear("gender"),
        ),
        Slip {
            fits: staff,
            ..info(
                "",
                "position",
                is_position,
                |_| Content::text("Nguyên Phó Trưởng phòng, Chuyên viên"),
                |facts| {
                    facts.set("position", "Nguyên Phó Trưởng phòng, Chuyên viên");
                },
            )
        },
        Slip {
            fits: staff,
            ..info(
                "",
                "position",
                is_position,
                |_| Content::Blank,
                |facts| {
                    for field in [
                        "position",
                        "leader",
                        "key_leader",
                        "committee",
                        "standing_committee",
                        "district_standing_committee",
                    ] {
                        facts.clear(field);
                    }
                },
            )
        },
        Slip {
            fits: |person| person.facts.text("gender") == Some("female"),
            ..info(
                "",
                "note",
                is_note,
                |_| Content::text("Nghỉ thai sản"),
                |facts| {
                    facts.set("note", "Nghỉ thai sản");
                },
            )
        },
        Slip {
            fits: man,
            ..info(
                "",
                "note",
                is_note,
                |_| Content::text("Nghỉ hưu từ 01/03/2026"),
                |facts| facts.set("note", "Nghỉ hưu từ 01/03/2026"),
            )
        },
    ]
}

/// Excel takes the id for a number and drops its zero.
fn numeric_id(person: &PersonRow) -> Content {
    let digits = person
        .facts
        .text("national_id")
        .and_then(|id| id.parse::<f64>().ok());
    digits.map_or(Content::Blank, Content::Number)
}
