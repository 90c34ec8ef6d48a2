//! Invented persons, no two alike: names differ even without marks.

use super::posts::Post;
use super::prng::Prng;
use super::values::{self, weighted};
use crate::bench::date;
use crate::bench::words::fold;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// A person as the unit knows them.
#[derive(Debug, Clone)]
pub struct Person {
    pub family: String,
    pub given: String,
    pub female: bool,
    pub birth: NaiveDate,
    pub ethnicity: &'static str,
    pub religion: &'static str,
    pub party: bool,
    pub party_since: NaiveDate,
    pub id: String,
    pub post: Post,
    pub position: &'static str,
    pub employment: &'static str,
    pub education: &'static str,
    pub theory: &'static str,
    pub state: &'static str,
    pub informatics: &'static str,
    pub language: &'static str,
    pub skills: bool,
    pub meets: bool,
    pub rating: &'static str,
}

impl Person {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.family, self.given)
    }
}

const FAMILIES: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
    "Phan", "Trương", "Lâm",
];
const MALE_MIDDLES: &[&str] = &[
    "Văn",
    "Hữu",
    "Minh",
    "Quốc",
    "Thanh",
    "Hoàng",
    "Đức",
    "Công",
    "Tấn",
    "Ngọc",
    "Văn Minh",
    "Hữu Thanh",
];
const FEMALE_MIDDLES: &[&str] = &[
    "Thị",
    "Thị Ngọc",
    "Thị Kim",
    "Thị Thu",
    "Thị Bích",
    "Thị Mỹ",
    "Thị Hồng",
    "Thuý",
    "Thị Thanh",
    "Thị Hoàng",
];
const MALE_GIVENS: &[&str] = &[
    "Hùng", "Dũng", "Tuấn", "Phúc", "Khánh", "Toàn", "Thuận", "Nghĩa", "Kiệt", "Vũ", "Bình",
    "Cường", "Đạt", "Giang", "Hải", "Khoa", "Long", "Nam", "Phong", "Quân", "Sơn", "Tài", "Thắng",
    "Trung", "Việt", "Hoà", "Lộc", "Nhân", "Phước", "Tâm", "Ánh", "Ẩn",
];
const FEMALE_GIVENS: &[&str] = &[
    "Hoa",
    "Lan",
    "Mai",
    "Hương",
    "Ngân",
    "Nhung",
    "Oanh",
    "Phượng",
    "Quyên",
    "Thảo",
    "Trang",
    "Tuyết",
    "Vân",
    "Xuân",
    "Yến",
    "Diễm",
    "Duyên",
    "Gấm",
    "Hằng",
    "Kiều",
    "Liên",
    "Loan",
    "Nga",
    "Thoa",
    "Thuỷ",
    "Trinh",
    "Uyên",
    "Đào",
    "Hạnh",
    "Châu",
    "Út",
    "Ánh",
];

/// Makes persons of whom no two share a name, an id, or a name without marks.
#[derive(Debug, Default)]
pub struct People {
    names: BTreeSet<String>,
    made: u32,
}

impl People {
    pub fn make(&mut self, posts: &'static [Post], public: bool, rng: &mut Prng) -> Person {
        let female = rng.percent(45);
        let (family, given) = self.name(female, rng);
        self.made += 1;
        let birth = date(
            i32::try_from(rng.between(1967, 2001)).expect("a year"),
            rng.between(1, 12),
            rng.between(1, 28),
        );
        let post = Self::post(posts, rng);
        let texts = post.texts;
        let party = post.party || rng.percent(70);
        let since = date(
            birth.year() + 21 + i32::try_from(rng.below(3)).expect("small"),
            rng.between(1, 12),
            rng.between(1, 28),
        );
        Person {
            family,
            given,
            female,
            birth,
            ethnicity: weighted(
                &[
                    ("Kinh", 80),
                    ("Khmer", 8),
                    ("Hoa", 6),
                    ("Chăm", 2),
                    ("Tày", 2),
                    ("Mường", 1),
                    ("Nùng", 1),
                ],
                rng,
            ),
            religion: weighted(
                &[
                    ("Không", 70),
                    ("Phật giáo", 8),
                    ("Phật giáo Hoà Hảo", 12),
                    ("Cao Đài", 4),
                    ("Công giáo", 4),
                    ("Tin Lành", 2),
                ],
                rng,
            ),
            party,
            party_since: since,
            id: self.id(birth, female),
            post,
            position: rng.pick::<&str>(texts),
            employment: post.employment.unwrap_or_else(|| {
                weighted(
                    if public {
                        &[("public_employee", 85), ("contract", 15)]
                    } else {
                        &[("civil_servant", 85), ("contract", 15)]
                    },
                    rng,
                )
            }),
            education: weighted(
                &[
                    ("doctor", 1),
                    ("master", 12),
                    ("bachelor", 60),
                    ("college", 8),
                    ("intermediate", 12),
                    ("elementary", 3),
                    ("untrained", 4),
                ],
                rng,
            ),
            theory: weighted(
                &[
                    ("bachelor", 4),
                    ("advanced", 22),
                    ("intermediate", 40),
                    ("elementary", 20),
                    ("none", 14),
                ],
                rng,
            ),
            state: weighted(
                &[
                    ("senior", 2),
                    ("principal", 18),
                    ("specialist", 50),
                    ("officer", 10),
                    ("none", 20),
                ],
                rng,
            ),
            informatics: rng.pick::<&str>(values::INFORMATICS),
            language: rng.pick::<&str>(values::LANGUAGES),
            skills: rng.percent(50),
            meets: rng.percent(80),
            rating: weighted(
                &[
                    ("excellent", 18),
                    ("good", 60),
                    ("fulfilled", 14),
                    ("unfulfilled", 3),
                    ("not_rated", 5),
                ],
                rng,
            ),
        }
    }

    fn post(posts: &'static [Post], rng: &mut Prng) -> Post {
        let total = posts.iter().map(|p| p.weight).sum();
        let mut at = rng.below(total);
        for post in posts {
            if at < post.weight {
                return *post;
            }
            at -= post.weight;
        }
        posts[0]
    }

    fn name(&mut self, female: bool, rng: &mut Prng) -> (String, String) {
        loop {
            let (middles, givens) = if female {
                (FEMALE_MIDDLES, FEMALE_GIVENS)
            } else {
                (MALE_MIDDLES, MALE_GIVENS)
            };
            let family = format!("{} {}", rng.pick(FAMILIES), rng.pick(middles));
            let given = (*rng.pick(givens)).to_owned();
            if self.names.insert(fold(&format!("{family} {given}"))) {
                return (family, given);
            }
        }
    }

    /// Twelve digits as the law builds them: province, century and sex, year, number.
    fn id(&self, birth: NaiveDate, female: bool) -> String {
        let century = if birth.year() < 2000 { 0 } else { 2 } + u8::from(female);
        format!("087{century}{:02}{:06}", birth.year() % 100, self.made)
    }
}
