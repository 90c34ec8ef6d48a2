//! One invented person, as the district knows them: what a list says about them is another matter.

use std::collections::{BTreeMap, BTreeSet};

use crate::day::Day;
use crate::names::{FAMILY, GIVEN_MEN, GIVEN_WOMEN, MIDDLE_MEN, MIDDLE_WOMEN, plain};
use crate::rng::Rng;

/// Professional qualification, lowest first.
pub const EDUCATION: [&str; 7] = [
    "untrained",
    "elementary",
    "intermediate",
    "college",
    "bachelor",
    "master",
    "doctor",
];
/// Political theory, lowest first.
pub const POLITICS: [&str; 5] = ["none", "elementary", "intermediate", "advanced", "bachelor"];
/// State management, lowest first.
pub const STATE: [&str; 5] = ["none", "officer", "specialist", "principal", "senior"];

/// A person of the district.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Person {
    /// Their place in the district's list of everybody who ever worked there.
    pub id: usize,
    /// As it is written with care.
    pub name: String,
    /// True for women.
    pub woman: bool,
    /// Day of birth.
    pub birth: Day,
    /// Only the year is on their papers.
    pub year_only: bool,
    /// As the plan's catalogue has it.
    pub ethnicity: &'static str,
    /// As the plan's catalogue has it; "Không" for none.
    pub religion: &'static str,
    /// Twelve digits.
    pub cccd: String,
    /// Nine digits, until they changed it for the card.
    pub cmnd: Option<String>,
    /// Admission to the Party.
    pub party: Option<Day>,
    /// Place on [`EDUCATION`].
    pub education: usize,
    /// What they studied.
    pub major: &'static str,
    /// Place on [`POLITICS`].
    pub politics: usize,
    /// Place on [`STATE`].
    pub state: usize,
    /// Certificate as written; may be empty.
    pub informatics: &'static str,
    /// Certificate as written; may be empty.
    pub language: &'static str,
    /// Rating of each year.
    pub ratings: BTreeMap<u16, &'static str>,
    /// Meets the standard of the title.
    pub standard: bool,
    /// Took a skills course in the year.
    pub skills: bool,
    /// First year in the district's service.
    pub joined: u16,
}

/// What kind of newcomer a place asks for.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// Age in the year, youngest and oldest.
    pub ages: (u16, u16),
    /// None where either will do.
    pub woman: Option<bool>,
    /// Percent of women where either will do.
    pub women: usize,
    /// Percent of Party members.
    pub party: usize,
    /// Lowest and highest qualification.
    pub education: (u16, u16),
    /// Lowest and highest political theory.
    pub politics: (u16, u16),
    /// Subjects they may have studied.
    pub majors: &'static [&'static str],
}

impl Person {
    /// A person who answers a call; `taken` holds the plain names in use.
    pub fn arrive(
        rng: &mut Rng,
        id: usize,
        year: u16,
        call: Call,
        taken: &mut BTreeSet<String>,
    ) -> Self {
        let woman = call.woman.unwrap_or_else(|| rng.chance(call.women));
        let name = invent_name(rng, woman, taken);
        let age = rng.between(call.ages.0, call.ages.1);
        let birth = Day::new(
            year - age,
            short(rng.between(1, 12)),
            short(rng.between(1, 28)),
        );
        let party = rng.chance(call.party).then(|| {
            let since = birth.year + rng.between(20, 27).min(age.saturating_sub(1));
            Day::new(
                since.min(year - 1),
                short(rng.between(1, 12)),
                short(rng.between(1, 28)),
            )
        });
        let century = match (birth.year >= 2000, woman) {
            (false, false) => 0,
            (false, true) => 1,
            (true, false) => 2,
            (true, true) => 3,
        };
        let politics = usize::from(rng.between(call.politics.0, call.politics.1));
        let education = usize::from(rng.between(call.education.0, call.education.1));
        let state = match (politics, education) {
            (3.., 4..) => usize::from(rng.between(2, 3)),
            (2, 4..) => usize::from(rng.between(1, 2)),
            _ => usize::from(rng.between(0, 1)),
        };
        Self {
            id,
            name,
            woman,
            birth,
            year_only: rng.chance(2),
            ethnicity: rng.pick(&ETHNICITIES),
            religion: rng.pick(&RELIGIONS),
            cccd: format!(
                "087{century}{:02}{:06}",
                birth.year % 100,
                100_000 + id * 37 % 900_000
            ),
            cmnd: rng
                .chance(35)
                .then(|| format!("34{:07}", 1_000_000 + id * 911 % 9_000_000)),
            party,
            education,
            major: rng.pick(call.majors),
            politics,
            state,
            informatics: rng.pick(&INFORMATICS),
            language: rng.pick(&LANGUAGES),
            ratings: BTreeMap::new(),
            standard: true,
            skills: false,
            joined: year,
        }
    }

    /// Completed years on 31 December.
    pub fn age(&self, year: u16) -> u16 {
        year.saturating_sub(self.birth.year)
    }
}

/// The plain names of a list, for [`Person::arrive`].
fn invent_name(rng: &mut Rng, woman: bool, taken: &mut BTreeSet<String>) -> String {
    loop {
        let (middle, given) = if woman {
            (MIDDLE_WOMEN, GIVEN_WOMEN)
        } else {
            (MIDDLE_MEN, GIVEN_MEN)
        };
        let name = format!(
            "{} {} {}",
            rng.pick(FAMILY),
            rng.pick(middle),
            rng.pick(given)
        );
        if taken.insert(plain(&name)) {
            return name;
        }
    }
}

fn short(number: u16) -> u8 {
    u8::try_from(number).unwrap_or(1)
}

const ETHNICITIES: [&str; 24] = [
    "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh",
    "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Khmer", "Hoa", "Chăm",
];
const RELIGIONS: [&str; 12] = [
    "Không",
    "Không",
    "Không",
    "Không",
    "Không",
    "Không",
    "Không",
    "Không",
    "Phật giáo",
    "Phật giáo Hoà Hảo",
    "Cao Đài",
    "Công giáo",
];
const INFORMATICS: [&str; 6] = [
    "CNTT cơ bản",
    "Chứng chỉ A",
    "Chứng chỉ B",
    "CNTT nâng cao",
    "CNTT cơ bản",
    "",
];
const LANGUAGES: [&str; 6] = ["Anh văn B", "Anh văn A", "B1", "A2", "Tiếng Khmer", ""];
