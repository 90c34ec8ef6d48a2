//! The columns of forms: what a clerk writes in each for a person, and what the roster must make of it.

use serde_json::Value;

use crate::district::Place;
use crate::grid::Content;
use crate::person::{EDUCATION, POLITICS, Person, STATE};
use crate::post::Post;
use crate::rng::steady;
use crate::words::Voice;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Number,
    Name,
    Birth,
    /// Birth date, filled for men only or for women only.
    BirthOf {
        woman: bool,
    },
    /// Year of birth, filled for men only or for women only.
    YearOf {
        woman: bool,
    },
    Age,
    WomanTick,
    Sex,
    Ethnicity,
    MinorityTick,
    Religion,
    PartyDate,
    PartyTick,
    Position,
    PartyPost,
    OtherPost,
    UnitName,
    Group,
    Education,
    /// Ticked for levels from the first to the second.
    EducationTick(usize, usize),
    /// Ticked for levels that the form has no column for; nothing is known from it.
    EducationRest(usize),
    Politics,
    PoliticsTick(usize, usize),
    State,
    StateTick(usize),
    Informatics,
    InformaticsTick,
    Language,
    LanguageTick,
    Rating,
    OldRating(u16),
    PartyRating,
    OwnRating,
    TeamRating,
    RatingTick(&'static str),
    NotRated,
    Standard,
    StandardTick,
    Skills,
    NationalId,
    Note,
    Hometown,
    RankCode,
    Coefficient,
    Allowance,
    Planned,
    Subject,
    SchoolStandard(bool),
    TeachingStandard,
    Elected,
    Empty,
}

/// A column with its path of headers, from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Header texts, outermost first.
    pub path: Vec<String>,
    /// What it is for.
    pub kind: Kind,
}

/// A person on a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Index into the people.
    pub id: usize,
    /// The posts that the list states, the highest first.
    pub posts: Vec<Post>,
    /// Membership as a committee's list states it.
    pub membership: Option<Post>,
    /// Employment.
    pub employment: &'static str,
    /// Name of the unit, for lists with a column for it.
    pub unit: (usize, String),
    /// Remark.
    pub note: String,
}

impl Listed {
    /// The holder of a place.
    pub fn new(place: &Place, unit: (usize, String)) -> Self {
        Self {
            id: place.holder,
            posts: place.posts.clone(),
            membership: None,
            employment: place.employment,
            unit,
            note: String::new(),
        }
    }
}

/// What a cell holds and says.
#[derive(Debug, Default)]
pub struct Said {
    /// The cell.
    pub content: Option<Content>,
    /// Columns of the roster with their values.
    pub facts: Vec<(&'static str, Value)>,
    /// Columns of the roster that the cell fills in words the contract does not fix.
    pub open: Vec<&'static str>,
}

/// A yes/no column's field and whether a person is ticked.
pub fn flag(kind: Kind, person: &Person) -> Option<(&'static str, bool)> {
    Some(match kind {
        Kind::WomanTick => ("gender", person.woman),
        Kind::MinorityTick => ("minority", person.ethnicity != "Kinh"),
        Kind::PartyDate | Kind::PartyTick => ("party_member", person.party.is_some()),
        Kind::StandardTick => ("meets_standard", person.standard),
        Kind::Skills => ("skills_training", person.skills),
        _ => return None,
    })
}

/// What a unit writes for a person in a column.
#[expect(clippy::too_many_lines, reason = "a table: one arm a column")]
pub fn say(
    kind: Kind,
    person: &Person,
    listed: &Listed,
    number: usize,
    voice: Voice,
    year: u16,
) -> Said {
    let words = |text: &str| Some(Content::text(text));
    let tick = |on: bool| on.then(|| voice.mark());
    let one = |content: Option<Content>, field: &'static str, value: &str| Said {
        content,
        facts: vec![(field, value.into())],
        open: vec![],
    };
    let shown = |content: Option<Content>| Said {
        content,
        ..Said::default()
    };
    let ranked = |on: bool, field: &'static str, value: &'static str, open: &[&'static str]| {
        if on {
            Said {
                content: tick(true),
                facts: vec![(field, value.into())],
                open: open.to_vec(),
            }
        } else {
            Said::default()
        }
    };
    let rating = person.ratings.get(&year).copied().unwrap_or("not_rated");
    match kind {
        Kind::Number => shown(Some(Content::Number(f64::from(
            u32::try_from(number).unwrap_or(0),
        )))),
        Kind::Name => one(
            words(&written_name(person, voice)),
            "full_name",
            &person.name,
        ),
        Kind::Birth => birth(person, voice, person.year_only),
        Kind::BirthOf { woman } if woman == person.woman => {
            with_gender(birth(person, voice, person.year_only), person)
        }
        Kind::YearOf { woman } if woman == person.woman => {
            with_gender(birth(person, voice, true), person)
        }
        Kind::Age => shown(Some(Content::Number(f64::from(person.age(year))))),
        Kind::WomanTick
        | Kind::MinorityTick
        | Kind::PartyTick
        | Kind::StandardTick
        | Kind::Skills => shown(tick(flag(kind, person).is_some_and(|(_, on)| on))),
        Kind::PartyDate => shown(person.party.map(|day| voice.day(day))),
        Kind::Sex => one(
            words(if person.woman { "Nữ" } else { "Nam" }),
            "gender",
            gender(person),
        ),
        Kind::Ethnicity => Said {
            facts: vec![
                ("ethnicity", person.ethnicity.into()),
                ("minority", (person.ethnicity != "Kinh").into()),
            ],
            ..shown(words(person.ethnicity))
        },
        Kind::Religion => match voice.religion(person.religion) {
            "" => Said::default(),
            text => one(words(text), "religion", person.religion),
        },
        Kind::Position => one(
            words(&voice.posts(&listed.posts)),
            "position",
            &voice.posts(&listed.posts),
        ),
        Kind::PartyPost => shown(words(&party_post(listed))),
        Kind::OtherPost => shown(words(&other_post(listed))),
        Kind::UnitName => shown(words(&listed.unit.1)),
        Kind::Group => one(
            words(voice.group(listed.employment)),
            "employment",
            listed.employment,
        ),
        Kind::Education => {
            let text = voice.education(person);
            Said {
                facts: vec![
                    ("education", EDUCATION[person.education].into()),
                    ("education_text", text.clone().into()),
                ],
                ..shown(words(&text))
            }
        }
        Kind::EducationTick(low, high) => ranked(
            (low..=high).contains(&person.education),
            "education",
            EDUCATION[low],
            &["education_text"],
        ),
        Kind::EducationRest(high) => Said {
            open: vec!["education_text"],
            ..shown(tick(person.education <= high))
        },
        Kind::Politics => match voice.politics(person.politics) {
            "" => Said::default(),
            text => one(words(text), "political_theory", POLITICS[person.politics]),
        },
        Kind::PoliticsTick(low, high) => ranked(
            (low..=high).contains(&person.politics),
            "political_theory",
            POLITICS[low],
            &[],
        ),
        Kind::State => match voice.state(person.state) {
            "" => Said::default(),
            text => one(words(text), "state_management", STATE[person.state]),
        },
        Kind::StateTick(level) => {
            ranked(level == person.state, "state_management", STATE[level], &[])
        }
        Kind::Informatics if person.informatics.is_empty() => Said::default(),
        Kind::Informatics => one(words(person.informatics), "informatics", person.informatics),
        Kind::InformaticsTick => Said {
            open: vec!["informatics"],
            ..shown(tick(!person.informatics.is_empty()))
        },
        Kind::Language if person.language.is_empty() => Said::default(),
        Kind::Language => one(words(person.language), "foreign_language", person.language),
        Kind::LanguageTick => Said {
            open: vec!["foreign_language"],
            ..shown(tick(!person.language.is_empty()))
        },
        Kind::Rating => {
            let text = voice.rating(rating);
            Said {
                facts: vec![("rating", rating.into()), ("rating_text", text.into())],
                ..shown(words(text))
            }
        }
        Kind::OldRating(of) => shown(
            person
                .ratings
                .get(&of)
                .filter(|_| person.joined <= of)
                .and_then(|old| words(voice.rating(old))),
        ),
        Kind::PartyRating => shown(person.party.and_then(|_| words("HTTNV"))),
        Kind::OwnRating => shown(words(voice.rating(if rating == "fulfilled" {
            "good"
        } else {
            rating
        }))),
        Kind::TeamRating => shown(words(voice.rating(
            if rating == "excellent" && person.id.is_multiple_of(3) {
                "good"
            } else {
                rating
            },
        ))),
        Kind::RatingTick(of) => ranked(of == rating, "rating", of, &["rating_text"]),
        Kind::NotRated if rating == "not_rated" => Said {
            content: words("Mới tuyển dụng, chưa đủ 06 tháng"),
            facts: vec![("rating", rating.into())],
            open: vec!["rating_text"],
        },
        Kind::Standard => Said {
            facts: vec![("meets_standard", person.standard.into())],
            ..shown(words(if person.standard {
                "Đạt"
            } else {
                "Chưa đạt"
            }))
        },
        Kind::NationalId => {
            let id = person
                .cmnd
                .as_ref()
                .filter(|_| year < 2024)
                .unwrap_or(&person.cccd);
            one(words(id), "national_id", id)
        }
        Kind::Note if listed.note.is_empty() => Said::default(),
        Kind::Note => one(words(&listed.note), "note", &listed.note),
        other => filler(other, person, listed),
    }
}

fn filler(kind: Kind, person: &Person, listed: &Listed) -> Said {
    let homes = [
        "Tân Hồng, Đồng Tháp",
        "Tam Nông, Đồng Tháp",
        "Hồng Ngự, Đồng Tháp",
        "Cao Lãnh, Đồng Tháp",
        "Tân Hưng, Long An",
    ];
    let content = match kind {
        Kind::Hometown => Content::text(homes[person.id % homes.len()]),
        Kind::RankCode => Content::text(if listed.employment == "public_employee" {
            "V.07.04.32"
        } else {
            ["01.003", "01.002", "01.004"][person.id % 3]
        }),
        Kind::Coefficient => {
            Content::Number([2.34, 2.67, 3.0, 3.33, 3.66, 3.99, 4.32, 4.65, 4.98][person.id % 9])
        }
        Kind::Allowance => Content::Number([0.15, 0.2, 0.25, 0.3][person.id % 4]),
        Kind::Planned if person.id.is_multiple_of(6) => {
            Content::text("Phó Trưởng phòng (2026-2031)")
        }
        Kind::Subject => Content::text(
            person
                .major
                .trim_start_matches("Sư phạm ")
                .trim_start_matches("Giáo dục "),
        ),
        Kind::SchoolStandard(above) if (person.education >= 5) == above => Content::text("x"),
        Kind::TeachingStandard => Content::text(["Tốt", "Khá", "Tốt", "Đạt"][person.id % 4]),
        Kind::Elected => Content::text(["Tái cử", "Lần đầu"][person.id % 2]),
        _ => return Said::default(),
    };
    Said {
        content: Some(content),
        ..Said::default()
    }
}

/// Whether a post is one of the secretaries of the committee whose list this is.
fn of_committee(post: &Post, listed: &Listed) -> bool {
    let district = listed
        .membership
        .is_some_and(|seat| seat.full.contains("uyện uỷ"));
    post.secretary && (post.rank < 10) == district
}

/// A committee's list: the Party post, or the seat where there is none.
pub fn party_post(listed: &Listed) -> String {
    let post = listed
        .posts
        .iter()
        .find(|post| of_committee(post, listed))
        .or(listed.membership.as_ref());
    post.map(|post| {
        if post.rank < 999 {
            post.full
        } else {
            post.short
        }
        .replace(" Đảng uỷ", "")
        .replace(" Huyện uỷ", "")
    })
    .unwrap_or_default()
}

/// A committee's list: the posts outside the Party committee.
pub fn other_post(listed: &Listed) -> String {
    let posts: Vec<&str> = listed
        .posts
        .iter()
        .filter(|post| !of_committee(post, listed) && post.rank < 999)
        .map(|post| post.full)
        .collect();
    posts.join(", ")
}

/// `male` or `female`.
pub fn gender(person: &Person) -> &'static str {
    if person.woman { "female" } else { "male" }
}

fn with_gender(said: Said, person: &Person) -> Said {
    let mut said = said;
    said.facts.push(("gender", gender(person).into()));
    said
}

fn birth(person: &Person, voice: Voice, year_only: bool) -> Said {
    let (content, date, precision) = if year_only {
        (
            Content::Number(f64::from(person.birth.year)),
            format!("{}-01-01", person.birth.year),
            "year",
        )
    } else {
        (voice.day(person.birth), person.birth.iso(), "day")
    };
    Said {
        content: Some(content),
        facts: vec![
            ("birth_date", date.into()),
            ("birth_precision", precision.into()),
        ],
        open: vec![],
    }
}

/// Most units write names as people do, some in capitals, some with a title.
fn written_name(person: &Person, voice: Voice) -> String {
    match steady(voice.salt, 21, 9) {
        0 => person.name.to_uppercase(),
        1 if person.id.is_multiple_of(3) => format!(
            "{} {}",
            if person.woman { "Bà" } else { "Ông" },
            person.name
        ),
        2 if person.id.is_multiple_of(4) => person.name.replace(' ', "  "),
        _ => person.name.clone(),
    }
}
