//! What a year brings: ratings, courses, study, retirement, promotion, moves.

use crate::day::Day;
use crate::district::{District, Leaver, Mover};
use crate::person::Person;
use crate::post::Post;
use crate::rng::Rng;

/// The year's ratings, courses and standards of everybody in service.
pub fn judge(district: &mut District, rng: &mut Rng, year: u16) {
    for unit in 0..district.places.len() {
        for at in 0..district.places[unit].len() {
            let place = &district.places[unit][at];
            let (leads, key, holder) = (
                place.leads(),
                place.posts.iter().any(|post| post.key),
                place.holder,
            );
            let person = &mut district.people[holder];
            let rating = draw_rating(rng, leads);
            person.ratings.insert(
                year,
                if person.joined == year && year > 2022 && rng.chance(50) {
                    "not_rated"
                } else {
                    rating
                },
            );
            for earlier in year.saturating_sub(2)..year {
                person
                    .ratings
                    .entry(earlier)
                    .or_insert_with(|| draw_rating(rng, leads));
            }
            person.skills = rng.chance(if key { 70 } else { 35 });
            person.standard = if leads {
                rng.chance(93)
            } else {
                rng.chance(97)
            };
        }
    }
}

fn draw_rating(rng: &mut Rng, leads: bool) -> &'static str {
    match (rng.below(1000), leads) {
        (0..=229, _) => "excellent",
        (230..=966, true) | (230..=944, false) => "good",
        (967..=995, true) | (945..=992, false) => "fulfilled",
        _ => "unfulfilled",
    }
}

/// From the end of one year to the end of the next.
pub fn advance(district: &mut District, rng: &mut Rng, year: u16) {
    district.leavers.clear();
    district.movers.clear();
    for unit in 0..district.places.len() {
        for at in 0..district.places[unit].len() {
            let place = &district.places[unit][at];
            let leads = place.leads();
            let person = &mut district.people[place.holder];
            study(person, rng, year, leads);
            let limit = if person.woman { 57 } else { 61 };
            if person.age(year) >= limit || (!leads && rng.chance(2)) {
                let (person, posts) = (place.holder, place.posts.clone());
                let day = Day::new(year, u8::try_from(rng.between(2, 11)).unwrap_or(9), 1);
                district.leavers.push(Leaver {
                    person,
                    unit,
                    posts,
                    day,
                });
                fill(district, rng, year, unit, at);
            }
        }
    }
    for _ in 0..(district.units.len() / 8) {
        exchange(district, rng);
    }
}

fn study(person: &mut Person, rng: &mut Rng, year: u16, leads: bool) {
    let young = person.age(year) < 46;
    match person.education {
        2 | 3 if young && rng.chance(15) => person.education = 4,
        4 if young && rng.chance(4) => person.education = 5,
        _ => {}
    }
    if person.politics < 3 && person.party.is_some() && rng.chance(if leads { 16 } else { 5 }) {
        person.politics += 1;
    }
    if person.state < 3 && person.education >= 4 && rng.chance(8) {
        person.state += 1;
    }
    if person.party.is_none() && young && rng.chance(6) {
        person.party = Some(Day::new(year, 5, 19));
    }
    if rng.chance(45) {
        person.cmnd = None;
    }
}

/// Fills a vacancy: a place of leadership by somebody of the unit, any other by a newcomer.
fn fill(district: &mut District, rng: &mut Rng, year: u16, unit: usize, at: usize) {
    let call = district.places[unit][at].call;
    let leads = district.places[unit][at].leads();
    let heir = (at + 1..district.places[unit].len()).find(|&other| {
        let place = &district.places[unit][other];
        let person = &district.people[place.holder];
        leads
            && person.education >= 4
            && person.party.is_some()
            && person.age(year) < 50
            && person.age(year) > 28
            && call.woman.is_none_or(|woman| woman == person.woman)
            && !matches!(place.employment, "contract" | "commune_part_time")
    });
    if let Some(other) = heir {
        district.places[unit][at].holder = district.places[unit][other].holder;
        fill(district, rng, year, unit, other);
    } else {
        let ages = if leads {
            call.ages
        } else {
            (23.max(call.ages.0 - 1), 38.max(call.ages.0))
        };
        let newcomer = district.hire(rng, year, crate::person::Call { ages, ..call });
        district.places[unit][at].holder = newcomer;
    }
}

/// Two members of staff of different offices change places.
fn exchange(district: &mut District, rng: &mut Rng) {
    let office =
        |district: &District, unit: usize| matches!(district.units[unit].kind, "office" | "party");
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for _ in 0..200 {
        let unit = rng.below(district.places.len());
        let at = rng.below(district.places[unit].len());
        let place = &district.places[unit][at];
        let fits = office(district, unit) && place.posts[0].full == "Chuyên viên";
        let settled = district
            .movers
            .iter()
            .any(|mover| mover.person == place.holder || mover.to == unit || mover.from == unit);
        if fits && !settled && chosen.iter().all(|&(other, _)| other != unit) {
            chosen.push((unit, at));
        }
        if let [(from, first), (to, second)] = chosen[..] {
            let (one, other) = (
                district.places[from][first].holder,
                district.places[to][second].holder,
            );
            let posts: [Vec<Post>; 2] = [
                district.places[from][first].posts.clone(),
                district.places[to][second].posts.clone(),
            ];
            district.places[from][first].holder = other;
            district.places[to][second].holder = one;
            let [before, after] = posts;
            district.movers.push(Mover {
                person: one,
                from,
                to,
                posts: before,
            });
            district.movers.push(Mover {
                person: other,
                from: to,
                to: from,
                posts: after,
            });
            return;
        }
    }
}
