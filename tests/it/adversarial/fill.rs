//! Fills one cell of a person's row and says what a reader should take from it.

use super::columns::{Column, Other, Reads};
use super::messes::{self, Filled};
use super::people::Person;
use super::prng::Prng;
use super::truth::Expect;
use super::values::{self, Spelt};
use crate::bench::{Cell, serial};
use chrono::Datelike;

/// What a cell depends on beside its column and person.
#[derive(Debug, Clone, Copy)]
pub struct RowContext<'a> {
    pub number: usize,
    /// How the unit column and "Chức vụ, đơn vị" name the unit.
    pub unit: &'a str,
    /// The sheet says the gender in a column of its own.
    pub sexed: bool,
    pub capitals: bool,
    /// The mark of this column.
    pub yes: &'static str,
    /// Some row of the table is marked in this column.
    pub any: bool,
    /// Single values may be odd.
    pub odd: bool,
    /// The position as the list of a committee has it beside the Party's post.
    pub state_post: &'a str,
}

/// A yes or no.
fn mark(field: &'static str, yes: bool, context: RowContext, rng: &mut Prng) -> Filled {
    if yes {
        let cell = if context.yes == "1" && rng.percent(50) {
            Cell::from(1)
        } else {
            Cell::from(context.yes)
        };
        return Filled::new(cell)
            .tag("mark")
            .says(field, Expect::flag(true));
    }
    if !context.any {
        let expect = if field == "minority" {
            Expect::flag(false)
        } else {
            Expect::Null
        };
        return Filled::blank()
            .tag("column-without-marks")
            .says(field, expect)
            .warned();
    }
    let text = if context.odd && rng.percent(15) {
        *rng.pick(values::NO)
    } else {
        ""
    };
    Filled::new(text)
        .tag("mark")
        .says(field, Expect::flag(false))
}

/// A level in words, sometimes blank, sometimes still being studied for.
fn level(
    field: &'static str,
    list: &[Spelt],
    code: &'static str,
    context: RowContext,
    rng: &mut Prng,
) -> Filled {
    if context.odd {
        match rng.below(60) {
            0..=1 => {
                return Filled::new(*rng.pick(&["", "-", "…", "..."]))
                    .tag("value-blank")
                    .says(field, Expect::Null);
            }
            2 if field != "state_management" => {
                let text = if field == "education" {
                    *rng.pick(&["Đang học ĐH Luật", "Đang học đại học"])
                } else {
                    *rng.pick(&["Đang học CC (2024-2026)", "đang học TC"])
                };
                return Filled::new(text)
                    .tag("value-in-training")
                    .says(field, Expect::NullTold)
                    .warned();
            }
            3 if field != "state_management" => {
                let (text, code) = if field == "education" {
                    ("CĐ Kế toán (đang học ĐH)", "college")
                } else {
                    ("TC (đang học CC)", "intermediate")
                };
                return Filled::new(text)
                    .tag("value-in-training")
                    .says(field, Expect::is(code))
                    .warned();
            }
            _ => {}
        }
    }
    let (text, own) = values::spell(list, code, rng);
    Filled::new(text)
        .tag(if own {
            "value-own-spelling"
        } else {
            "value-seen-spelling"
        })
        .says(field, Expect::is(code))
}

fn rating_points(code: &'static str, rng: &mut Prng) -> Filled {
    let points = match code {
        "excellent" => rng.between(90, 99),
        "good" => rng.between(70, 89),
        "fulfilled" => rng.between(50, 69),
        "unfulfilled" => rng.between(30, 49),
        _ => {
            return Filled::blank()
                .tag("rating-points")
                .says("rating", Expect::Null);
        }
    };
    let cell = if rng.percent(50) {
        Cell::from(f64::from(points))
    } else {
        Cell::from(format!("{points},5"))
    };
    Filled::new(cell)
        .tag("rating-points")
        .says("rating", Expect::is(code))
        .warned()
}

fn rating_letter(code: &'static str) -> Filled {
    let text = match code {
        "excellent" => "A",
        "good" => "B",
        "fulfilled" => "C",
        "unfulfilled" => "D",
        _ => "Không đánh giá",
    };
    Filled::new(text)
        .tag("rating-letters")
        .says("rating", Expect::is(code))
        .warned()
}

fn identity(person: &Person, odd: bool, rng: &mut Prng) -> Filled {
    let id = &person.id;
    let right = Expect::is(id.clone());
    if !odd || rng.percent(75) {
        return Filled::new(id.clone())
            .tag("id-text")
            .says("national_id", right);
    }
    match rng.below(5) {
        // A number cell shows eleven digits: the zero in front is lost.
        0 | 1 => Filled::new(id.parse::<f64>().expect("digits"))
            .tag("id-lost-zero")
            .says("national_id", right),
        2 => Filled::new(format!(
            "{} {} {} {}",
            &id[..3],
            &id[3..6],
            &id[6..9],
            &id[9..]
        ))
        .tag("id-spaces")
        .says("national_id", right),
        3 => Filled::new(id[..10].to_owned())
            .tag("id-too-short")
            .says("national_id", Expect::NullTold)
            .warned(),
        _ => Filled::new(format!("{}O{}", &id[..5], &id[6..]))
            .tag("id-letter")
            .says("national_id", Expect::NullTold)
            .warned(),
    }
}

fn gender(person: &Person, rng: &mut Prng) -> Filled {
    let (texts, code): (&[&str], _) = if person.female {
        (&["Nữ", "nữ", "NỮ", "Nữ "], "female")
    } else {
        (&["Nam", "nam", "NAM"], "male")
    };
    Filled::new(*rng.pick(texts))
        .tag("gender-text")
        .says("gender", Expect::is(code))
}

fn female_mark(person: &Person, context: RowContext, rng: &mut Prng) -> Filled {
    if context.odd && !person.female && rng.percent(3) {
        return Filled::new("Nam")
            .tag("gender-nam-under-nu")
            .says("gender", Expect::is("male"))
            .warned();
    }
    if person.female {
        let texts = [context.yes, context.yes, context.yes, "Nữ"];
        return Filled::new(*rng.pick(&texts))
            .tag("gender-mark")
            .says("gender", Expect::is("female"));
    }
    Filled::blank()
        .tag("gender-mark")
        .says("gender", Expect::is("male"))
}

fn other(kind: Other, person: &Person, rng: &mut Prng) -> Filled {
    let cell = match kind {
        Other::LastYear(_) => {
            let code = *rng.pick(&["excellent", "good", "good", "fulfilled"]);
            Cell::from(values::spell(values::RATING, code, rng).0)
        }
        Other::Judgement | Other::PartyRating => {
            let code = *rng.pick(&["excellent", "good", "fulfilled"]);
            Cell::from(values::spell(values::RATING, code, rng).0)
        }
        Other::Standard => Cell::from(*rng.pick(&["Tốt", "Khá", "Đạt", "Chưa đạt"])),
        Other::Emulation => Cell::from(*rng.pick(&["LĐTT", "CSTĐCS", "", "Giấy khen"])),
        Other::Home => Cell::from(*rng.pick(&[
            "Tân Hồng, Đồng Tháp",
            "Cao Lãnh, Đồng Tháp",
            "Tân Châu, An Giang",
            "Bình Phú, Tân Hồng",
        ])),
        Other::Salary => match rng.below(3) {
            0 => Cell::from("3,33"),
            1 => Cell::from(4.98),
            _ => Cell::from(2.34),
        },
        Other::Grade => match rng.below(3) {
            0 => Cell::from("01.003"),
            1 => Cell::from(1.003),
            _ => Cell::from("01.002"),
        },
        Other::Phone => Cell::from(format!("09{:08}", rng.below(99_999_999))),
        Other::Hired | Other::Appointed => {
            let day = crate::bench::date(
                i32::try_from(rng.between(2005, 2024)).expect("a year"),
                rng.between(1, 12),
                rng.between(1, 28),
            );
            if rng.percent(50) {
                Cell::from(day)
            } else {
                Cell::from(day.format("%d/%m/%Y").to_string())
            }
        }
        Other::Planned => {
            Cell::from(*rng.pick(&["", "Phó Trưởng phòng", "Chủ tịch UBND", "Bí thư Đảng uỷ"]))
        }
        Other::Schooling => Cell::from(*rng.pick(&["12/12", "12/12", "THPT", "9/12"])),
        Other::Insurance => Cell::from(format!("87{:08}", rng.below(99_999_999))),
        Other::LanguageTick => Cell::from(*rng.pick(&["", "x", ""])),
        Other::GradeTick(n) => {
            let level = match person.state {
                "senior" | "principal" => 0,
                "specialist" => 1,
                _ => 2,
            };
            Cell::from(if n == level { "x" } else { "" })
        }
    };
    Filled::new(cell).tag("column-beside-the-point")
}

fn party_date(person: &Person, context: RowContext, months: i32, rng: &mut Prng) -> Filled {
    if !person.party {
        let expect = if context.any {
            Expect::flag(false)
        } else {
            Expect::Null
        };
        return Filled::blank()
            .tag("party-date")
            .says("party_member", expect);
    }
    let day = person
        .party_since
        .with_year(person.party_since.year() + months)
        .unwrap_or(person.party_since);
    let cell = match rng.below(4) {
        0 => Cell::from(day),
        1 => Cell::from(day.format("%d.%m.%Y").to_string()),
        2 => Cell::from(serial(day)),
        _ => Cell::from(day.format("%d/%m/%Y").to_string()),
    };
    Filled::new(cell)
        .tag("party-date")
        .says("party_member", Expect::flag(true))
}

/// A choice in words: employment, ethnicity, religion.
fn choice(field: &'static str, list: &[Spelt], code: &'static str, rng: &mut Prng) -> Filled {
    let (text, own) = values::spell(list, code, rng);
    Filled::new(text)
        .tag(if own {
            "value-own-spelling"
        } else {
            "value-seen-spelling"
        })
        .says(field, Expect::is(code))
}

/// The cell of a column for a person.
pub fn fill(column: &Column, person: &Person, context: RowContext, rng: &mut Prng) -> Filled {
    let odd = context.odd && rng.percent(10);
    let sex = |female: bool| if female { "female" } else { "male" };
    match column.reads {
        Reads::Ordinal => Filled::new(i32::try_from(context.number).expect("short lists")),
        Reads::Name => messes::name(
            person,
            context.capitals,
            odd,
            context.sexed,
            context.number,
            rng,
        ),
        Reads::Family => {
            let text = if context.capitals {
                person.family.to_uppercase()
            } else {
                person.family.clone()
            };
            Filled::new(text)
                .tag("name-in-two-columns")
                .says("full_name", Expect::is(person.full_name()))
        }
        Reads::Given => {
            let text = if context.capitals {
                person.given.to_uppercase()
            } else {
                person.given.clone()
            };
            Filled::new(text)
                .tag("name-in-two-columns")
                .says("full_name", Expect::is(person.full_name()))
        }
        Reads::Birth(style) => messes::birth(person, style, odd, rng),
        Reads::BirthOf { female, style } if female == person.female => {
            let filled = messes::birth(person, style, odd, rng);
            // Without a date in either column only "Ông", "Bà" or "(Nữ)" at the name may say the gender.
            let expect = if filled.cell.is_blank() {
                Expect::OneOf(vec![None, Some(sex(female).to_owned())])
            } else {
                Expect::is(sex(female))
            };
            filled.tag("birth-by-gender").says("gender", expect)
        }
        Reads::Gender => gender(person, rng),
        Reads::FemaleMark => female_mark(person, context, rng),
        Reads::Age => age(person, odd),
        Reads::Ethnicity if odd => Filled::new(*rng.pick(&["", "…"]))
            .tag("value-blank")
            .says("ethnicity", Expect::Null)
            .says("minority", Expect::Null),
        Reads::Ethnicity => choice("ethnicity", values::ETHNICITY, person.ethnicity, rng)
            .says("minority", Expect::flag(person.ethnicity != "Kinh")),
        Reads::Minority => mark("minority", person.ethnicity != "Kinh", context, rng),
        Reads::Religion if odd => Filled::new(*rng.pick(&["0", "-", ""]))
            .tag("value-blank")
            .says("religion", Expect::Null),
        Reads::Religion => choice("religion", values::RELIGION, person.religion, rng),
        Reads::Party => mark("party_member", person.party, context, rng),
        Reads::PartyDate => party_date(person, context, 1, rng),
        Reads::PartyTrial => party_date(person, context, 0, rng),
        Reads::Id => identity(person, context.odd, rng),
        Reads::Position => {
            let text = person.position;
            Filled::new(text)
                .tag("post")
                .says("position", Expect::is(text.trim()))
        }
        Reads::PartyPost => {
            let joined = if context.state_post.is_empty() {
                person.position.to_owned()
            } else {
                format!("{}; {}", person.position, context.state_post)
            };
            Filled::new(person.position)
                .tag("post-in-two-columns")
                .says("position", Expect::is(joined))
        }
        Reads::StatePost => Filled::new(context.state_post).tag("post-in-two-columns"),
        Reads::PositionUnit => Filled::new(format!("{}, {}", person.position.trim(), context.unit))
            .tag("post-with-unit")
            .says("position", Expect::Free),
        Reads::Unit => Filled::new(context.unit).tag("unit-column"),
        Reads::Employment => choice("employment", values::EMPLOYMENT, person.employment, rng),
        Reads::Education => level(
            "education",
            values::EDUCATION,
            person.education,
            context,
            rng,
        ),
        Reads::Theory => level(
            "political_theory",
            values::THEORY,
            person.theory,
            context,
            rng,
        ),
        Reads::State => level(
            "state_management",
            values::STATE,
            person.state,
            context,
            rng,
        ),
        Reads::Informatics => Filled::new(person.informatics)
            .tag("text-kept")
            .says("informatics", Expect::is(person.informatics)),
        Reads::Language => Filled::new(person.language)
            .tag("text-kept")
            .says("foreign_language", Expect::is(person.language)),
        Reads::Tick(field, code, covers) => tick(field, code, covers, person, context, rng),
        Reads::Skills => mark("skills_training", person.skills, context, rng),
        Reads::Meets => mark("meets_standard", person.meets, context, rng),
        Reads::Rating => level(
            "rating",
            values::RATING,
            person.rating,
            RowContext {
                odd: false,
                ..context
            },
            rng,
        ),
        Reads::RatingLetters => rating_letter(person.rating),
        Reads::RatingPoints => rating_points(person.rating, rng),
        Reads::Other(kind) => other(kind, person, rng),
        Reads::BirthOf { .. } | Reads::Note => Filled::blank(),
    }
}

fn tick(
    field: &'static str,
    code: Option<&'static str>,
    covers: &[&str],
    person: &Person,
    context: RowContext,
    rng: &mut Prng,
) -> Filled {
    let own = match field {
        "education" => person.education,
        "political_theory" => person.theory,
        "state_management" => person.state,
        _ => person.rating,
    };
    if !covers.contains(&own) {
        return Filled::blank();
    }
    let filled = mark(
        field,
        true,
        RowContext {
            any: true,
            ..context
        },
        rng,
    );
    let expect = code.map_or(Expect::Null, Expect::is);
    Filled::new(filled.cell)
        .tag("tick-of-a-group")
        .says(field, expect)
}

/// The age as typed: of this year, or two years old and so at odds with the birth date.
fn age(person: &Person, odd: bool) -> Filled {
    let age = 2025 - person.birth.year();
    if odd {
        Filled::new(age - 3).tag("age-stale").warned()
    } else {
        Filled::new(age).tag("age-typed")
    }
}
