//! The district: its units, the places in each, and who holds them.

use std::collections::BTreeSet;

use crate::day::Day;
use crate::person::{Call, Person};
use crate::post::{
    COMMUNE_CADRES, COMMUNE_PART_TIME, COMMUNE_SERVANTS, DISTRICT, Post, SCHOOL, STAFF, TOWN_LAND,
    heads,
};
use crate::rng::{Rng, steady};
use crate::unit::Unit;

/// Membership in a Party committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seat {
    /// None.
    No,
    /// Member.
    Member,
    /// Member of the standing committee.
    Standing,
}

/// A place in a unit.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its posts, the highest first; committees aside.
    pub posts: Vec<Post>,
    /// One of the contract's employments.
    pub employment: &'static str,
    /// Seat in the commune's committee.
    pub seat: Seat,
    /// Seat in the district's committee.
    pub district_seat: Seat,
    /// Who holds it: an index into [`District::people`].
    pub holder: usize,
    /// Whom it asks for when it falls vacant.
    pub call: Call,
}

impl Place {
    /// Whether the holder leads.
    pub fn leads(&self) -> bool {
        self.posts.iter().any(|post| post.leader)
    }
}

/// Somebody who left in the year.
#[derive(Debug, Clone)]
pub struct Leaver {
    /// Who.
    pub person: usize,
    /// The unit they left.
    pub unit: usize,
    /// The posts they held.
    pub posts: Vec<Post>,
    /// Last day of service.
    pub day: Day,
}

/// Somebody who changed units in the year.
#[derive(Debug, Clone)]
pub struct Mover {
    /// Who.
    pub person: usize,
    /// The unit they came from.
    pub from: usize,
    /// Where they went.
    pub to: usize,
    /// The posts they held before.
    pub posts: Vec<Post>,
}

/// The district on the last day of a year.
#[derive(Debug, Clone)]
pub struct District {
    /// All units.
    pub units: Vec<Unit>,
    /// The places of each unit, in the unit's order.
    pub places: Vec<Vec<Place>>,
    /// Everybody who ever worked here.
    pub people: Vec<Person>,
    /// Who left in the year.
    pub leavers: Vec<Leaver>,
    /// Who changed units in the year.
    pub movers: Vec<Mover>,
    /// Plain names in use.
    pub taken: BTreeSet<String>,
}

const LAW: &[&str] = &[
    "Luật",
    "Kinh tế",
    "Hành chính",
    "Kế toán",
    "Quản lý công",
    "Nông nghiệp",
    "Xây dựng",
    "Quản trị kinh doanh",
];
const TEACHING: &[&str] = &[
    "Sư phạm Toán",
    "Sư phạm Ngữ văn",
    "Giáo dục Tiểu học",
    "Giáo dục Mầm non",
    "Sư phạm Tiếng Anh",
    "Sư phạm Sinh học",
];

const LEAD: Call = Call {
    ages: (36, 55),
    woman: None,
    women: 42,
    party: 100,
    education: (4, 5),
    politics: (2, 3),
    majors: LAW,
};
const DEPUTY: Call = Call {
    ages: (31, 50),
    woman: None,
    women: 45,
    party: 96,
    education: (4, 5),
    politics: (2, 3),
    majors: LAW,
};
const CLERK: Call = Call {
    ages: (24, 53),
    woman: None,
    women: 48,
    party: 60,
    education: (3, 5),
    politics: (0, 2),
    majors: LAW,
};
const HELPER: Call = Call {
    ages: (25, 56),
    woman: None,
    women: 45,
    party: 15,
    education: (0, 3),
    politics: (0, 0),
    majors: LAW,
};
const TEACHER: Call = Call {
    ages: (24, 54),
    woman: None,
    women: 68,
    party: 45,
    education: (3, 4),
    politics: (0, 1),
    majors: TEACHING,
};
const SCHOOL_LEAD: Call = Call {
    party: 100,
    education: (4, 5),
    politics: (2, 2),
    women: 55,
    ages: (34, 53),
    ..TEACHER
};
const TOP: Call = Call {
    ages: (44, 56),
    politics: (3, 4),
    women: 15,
    ..LEAD
};

impl District {
    /// The district in its first year.
    pub fn found(rng: &mut Rng, units: Vec<Unit>, year: u16) -> Self {
        let mut district = Self {
            units,
            places: Vec::new(),
            people: Vec::new(),
            leavers: Vec::new(),
            movers: Vec::new(),
            taken: BTreeSet::new(),
        };
        for at in 0..district.units.len() {
            let mut places = plan_places(&district.units[at], at);
            for place in &mut places {
                place.holder = district.hire(rng, year, place.call);
            }
            district.places.push(places);
        }
        district
    }

    /// A newcomer's index.
    pub fn hire(&mut self, rng: &mut Rng, year: u16, call: Call) -> usize {
        let id = self.people.len();
        self.people
            .push(Person::arrive(rng, id, year, call, &mut self.taken));
        id
    }

    /// The index of a unit's code.
    pub fn unit(&self, code: &str) -> Option<usize> {
        self.units.iter().position(|unit| unit.code == code)
    }
}

fn place(posts: Vec<Post>, employment: &'static str, call: Call) -> Place {
    Place {
        posts,
        employment,
        seat: Seat::No,
        district_seat: Seat::No,
        holder: 0,
        call,
    }
}

fn plan_places(unit: &Unit, at: usize) -> Vec<Place> {
    if unit.is_commune() {
        return commune_places(unit);
    }
    if unit.kind == "education" {
        return school_places(unit, at);
    }
    let mut places = leadership(&unit.code);
    let [head, deputy] = heads(&unit.code);
    let service = unit.kind == "service";
    let lead_as = match (service, head.elected) {
        (true, _) => "public_employee",
        (_, true) => "cadre",
        _ => "civil_servant",
    };
    places.push(Place {
        district_seat: district_seat(&unit.code),
        ..place(vec![head], lead_as, woman_if(&unit.code, LEAD))
    });
    for _ in 0..=steady(at, 3, 2) {
        places.push(place(vec![deputy], lead_as, DEPUTY));
    }
    let staff_as = if service {
        "public_employee"
    } else {
        "civil_servant"
    };
    for number in 0..4 + steady(at, 4, 4) {
        let post = if service && number.is_multiple_of(2) {
            STAFF[4]
        } else {
            STAFF[[0, 0, 1, 0, 2, 0, 0, 0][number % 8]]
        };
        places.push(place(vec![post], staff_as, CLERK));
    }
    places.push(place(vec![STAFF[3]], "contract", HELPER));
    places
}

fn woman_if(code: &str, call: Call) -> Call {
    match code {
        "hoi-lhpn" => Call {
            woman: Some(true),
            ..call
        },
        "hoi-ccb" => Call {
            woman: Some(false),
            ages: (46, 57),
            ..call
        },
        "huyen-doan" => Call {
            ages: (29, 32),
            ..call
        },
        "ban-tuyen-giao" => Call {
            ages: (33, 35),
            politics: (3, 3),
            ..call
        },
        "ban-to-chuc" | "ban-dan-van" | "uy-ban-kiem-tra" | "mttq-huyen" => Call {
            politics: (3, 3),
            ..call
        },
        _ => call,
    }
}

fn leadership(code: &str) -> Vec<Place> {
    let top = |posts: Vec<Post>, seat, call| Place {
        district_seat: seat,
        ..place(posts, "cadre", call)
    };
    match code {
        "vp-huyen-uy" => {
            vec![
                top(vec![DISTRICT[0], DISTRICT[3]], Seat::Standing, TOP),
                top(vec![DISTRICT[1]], Seat::Standing, TOP),
            ]
        }
        "vp-hdnd-ubnd" => vec![
            top(vec![DISTRICT[2], DISTRICT[4]], Seat::Standing, TOP),
            top(
                vec![DISTRICT[5]],
                Seat::Standing,
                Call {
                    woman: Some(true),
                    ..TOP
                },
            ),
            top(
                vec![DISTRICT[6]],
                Seat::Standing,
                Call {
                    ages: (33, 36),
                    ..TOP
                },
            ),
            top(vec![DISTRICT[6]], Seat::Member, TOP),
        ],
        _ => Vec::new(),
    }
}

fn district_seat(code: &str) -> Seat {
    match code {
        "ban-to-chuc" | "ban-tuyen-giao" | "ban-dan-van" | "uy-ban-kiem-tra" | "mttq-huyen"
        | "vp-huyen-uy" => Seat::Standing,
        "phong-noi-vu"
        | "phong-tai-chinh-ke-hoach"
        | "thanh-tra-huyen"
        | "huyen-doan"
        | "hoi-nong-dan"
        | "hoi-lhpn"
        | "phong-giao-duc" => Seat::Member,
        _ => Seat::No,
    }
}

#[expect(clippy::too_many_lines, reason = "a table of places")]
fn commune_places(unit: &Unit) -> Vec<Place> {
    let men_only = matches!(unit.code.as_str(), "xa-tan-phuoc");
    let lead = |at: usize| match at {
        0..=2 => Call {
            politics: (3, 3),
            education: (4, 5),
            woman: men_only.then_some(false),
            women: 30,
            ages: (34, 54),
            ..LEAD
        },
        3 => Call {
            politics: (2, 3),
            ..DEPUTY
        },
        8 => Call {
            woman: Some(true),
            politics: (2, 2),
            education: (3, 4),
            ..DEPUTY
        },
        9 => Call {
            woman: Some(false),
            ages: (42, 56),
            politics: (2, 2),
            education: (2, 4),
            ..DEPUTY
        },
        10 => Call {
            ages: (25, 31),
            politics: (1, 2),
            ..DEPUTY
        },
        _ => Call {
            politics: (2, 3),
            education: (3, 4),
            ..DEPUTY
        },
    };
    let cadres: [&[usize]; 11] = [
        &[0, 3],
        &[1],
        &[2, 4],
        &[5],
        &[6],
        &[6],
        &[7],
        &[8],
        &[9],
        &[10],
        &[11],
    ];
    let mut places: Vec<Place> = cadres
        .iter()
        .enumerate()
        .map(|(at, posts)| {
            // The chairwoman of the Women's Union sits in the standing committee, save in one commune.
            let seat = match at {
                0..=3 | 6 => Seat::Standing,
                8 if unit.code != "xa-tan-thanh-b" => Seat::Standing,
                _ => Seat::Member,
            };
            let district_seat = match (at, unit.kind) {
                (0, "town") => Seat::Standing,
                (0, _) => Seat::Member,
                _ => Seat::No,
            };
            // The town's young secretary sits in the district's standing committee.
            let call = if (at, unit.kind) == (0, "town") {
                Call {
                    ages: (33, 35),
                    ..lead(at)
                }
            } else {
                lead(at)
            };
            Place {
                seat,
                district_seat,
                ..place(
                    posts.iter().map(|&post| COMMUNE_CADRES[post]).collect(),
                    "cadre",
                    call,
                )
            }
        })
        .collect();
    for (at, &post) in COMMUNE_SERVANTS.iter().enumerate() {
        let post = if unit.kind == "town" && at == 2 {
            TOWN_LAND
        } else {
            post
        };
        let call = if at == 0 {
            Call {
                woman: Some(false),
                party: 100,
                politics: (2, 2),
                ages: (28, 45),
                ..CLERK
            }
        } else {
            CLERK
        };
        let seat = match at {
            0 => Seat::Standing,
            1 => Seat::Member,
            _ => Seat::No,
        };
        places.push(Place {
            seat,
            ..place(
                vec![post],
                "civil_servant",
                Call {
                    education: (3, 4),
                    party: if at == 1 { 100 } else { call.party },
                    ..call
                },
            )
        });
    }
    for &post in COMMUNE_PART_TIME {
        let call = Call {
            ages: (26, 58),
            education: (1, 4),
            politics: (0, 1),
            women: 35,
            ..CLERK
        };
        places.push(place(vec![post], "commune_part_time", call));
    }
    places
}

fn school_places(unit: &Unit, at: usize) -> Vec<Place> {
    let [head, deputy] = heads(&unit.code);
    let mut places = vec![
        place(vec![head], "public_employee", SCHOOL_LEAD),
        place(vec![deputy], "public_employee", SCHOOL_LEAD),
    ];
    for number in 0..14 + steady(at, 5, 9) {
        places.push(place(
            vec![SCHOOL[usize::from(number.is_multiple_of(7))]],
            "public_employee",
            TEACHER,
        ));
    }
    places.push(place(vec![SCHOOL[2]], "public_employee", TEACHER));
    places.push(place(vec![SCHOOL[3]], "contract", HELPER));
    places
}
