//! Texts around positions that name several bodies at once: what follows from one of them follows for nobody in
//! particular.

use super::super::lexicon::Lexicon;
use super::super::post_alias::Place;
use super::super::post_text::{Gap, Word, is_bare, is_person, words, written};
use super::super::post_words::{PostWords, Role, Tail};
use super::{PostReader, PostReading};
use crate::plan::model::Post;

/// What the bodies around a bare title make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfBody {
    Post(usize),
    /// One text names several bodies that have such a post.
    Several,
}

impl PostReader {
    /// What a section that is called so says of everybody in it: as [`Self::read_under`], but of memberships only
    /// those that all its posts have, and nothing where it names other bodies or people beside them ("Thường trực
    /// Đảng uỷ, HĐND, lãnh đạo UBND").
    pub(in crate::roster) fn read_section(
        &self,
        text: &str,
        bodies: &[&str],
        kind: Option<&str>,
        level: Option<&str>,
    ) -> PostReading {
        let mut reading = self.read_under(text, bodies, kind, level);
        if !reading.committee {
            return reading;
        }
        if self.names_others(text, Place { kind, level }) {
            return PostReading::default();
        }
        let all = |is: &dyn Fn(&[String]) -> bool| {
            let mut posts = reading.posts.iter();
            posts.all(|&post| is(&self.posts[post].member_of))
        };
        let of = |body: &'static str| all(&|of: &[String]| of.iter().any(|b| b == body));
        let (committee, standing) = (all(&|of| !of.is_empty()), of("standing_committee"));
        let district = of("district_standing_committee");
        reading.committee = committee;
        reading.standing_committee &= standing;
        reading.standing_stated &= standing;
        reading.district_standing_committee &= district;
        reading
    }

    /// Whether a text names bodies or people that are no post of the catalogue beside those that are.
    pub(super) fn names_others(&self, text: &str, place: Place<'_>) -> bool {
        let lexicon = PostWords::embedded();
        let all = words(lexicon, text);
        parts(&all).any(|part| {
            let texts: Vec<&str> = part.iter().map(|w| w.text.as_str()).collect();
            let at = match lexicon.roles.at(&texts) {
                Some((taken, Role::Before)) if taken < texts.len() => taken,
                _ => 0,
            };
            if is_bare(lexicon, &part[at..]) || self.find(part, at, place).is_some() {
                return false;
            }
            let ranked = lexicon.ranks.iter().any(|rank| rank == texts[at]);
            let people = lexicon.staff.at(&texts[at..]).is_some()
                || ranked && lexicon.terms.at(&texts[at..]).is_none();
            people
                || first_body(&texts).is_some_and(|(from, taken)| {
                    // "Đảng uỷ xã - Ban Thường vụ": the committee's own body
                    let body = written(text, &part[from..from + taken]);
                    !lexicon.bare.iter().any(|title| {
                        let title = words(lexicon, title);
                        let post = self.of_body(&title, body, place);
                        post.is_some_and(|post| self.is_of_party(post))
                    })
                })
        })
    }

    /// "Thường trực Đảng uỷ - Phó Bí thư": of two posts of one group in the same committees the higher, which the
    /// other only says once more.
    pub(super) fn leave_lower(&self, posts: &mut Vec<usize>) {
        let same = |a: &Post, b: &Post| {
            !a.group.is_empty() && a.group == b.group && a.member_of == b.member_of
        };
        let mut kept: Vec<usize> = Vec::with_capacity(posts.len());
        posts.retain(|&post| {
            let of = &self.posts[post];
            let again = !of.member_of.is_empty()
                && kept.iter().any(|&higher| same(&self.posts[higher], of));
            if !again {
                kept.push(post);
            }
            !again
        });
    }

    /// Whether what stands in brackets behind a post is its field or place of work, though a post is called so:
    /// "PCT UBND (VH-XH)", "VP-TK (Văn phòng Đảng uỷ)".
    pub(super) fn is_field(&self, words: &[Word], place: Place<'_>, before: &PostReading) -> bool {
        let lexicon = PostWords::embedded();
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        let Some(held) = before.posts.last() else {
            return false;
        };
        let found = self.find(words, 0, place);
        let Some(post) = found
            .filter(|f| f.end == words.len())
            .map(|f| &self.posts[f.post])
        else {
            return false;
        };
        let titled = is_person(lexicon, words)
            || texts
                .iter()
                .any(|word| lexicon.ranks.iter().any(|rank| rank == word));
        if titled || post.leader || post.membership || post.party {
            return false;
        }
        let is_plain = post.employment != "public_employee";
        let room = || lexicon.units.at(&texts).is_some() && post.employment.is_empty();
        self.is_key(*held) && is_plain || !self.posts[*held].employment.is_empty() && room()
    }

    /// The post that a bare title is in the body that a text names. Where it names several that have such a post,
    /// a member is one of none of them.
    pub(super) fn of_text(&self, title: &[Word], text: &str, place: Place<'_>) -> Option<OfBody> {
        let first = self.of_body(title, text, place)?;
        let lexicon = PostWords::embedded();
        let words = self.bodies.ask(text, || words(lexicon, text).into());
        let union = self.posts[first].membership && !self.is_of_party(first);
        if union && lacks(lexicon, title, &words) {
            return None;
        }
        let of_bodies = parts(&words).filter(|part| {
            let texts: Vec<&str> = part.iter().map(|w| w.text.as_str()).collect();
            first_body(&texts).is_some()
        });
        let of_bodies: Vec<&[Word]> = of_bodies.collect();
        if of_bodies.len() < 2 {
            return Some(OfBody::Post(first));
        }
        if union {
            return None;
        }
        let mut posts = of_bodies
            .iter()
            .filter_map(|part| self.of_body(title, written(text, part), place));
        let several = posts.any(|post| post != first);
        Some(if several {
            OfBody::Several
        } else {
            OfBody::Post(first)
        })
    }
}

/// Whether the body that words name has no committee of which the title makes somebody a member.
fn lacks(lexicon: &PostWords, title: &[Word], body: &[Word]) -> bool {
    let names = |phrases: &Lexicon<()>, words: &[Word]| {
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        phrases.find(&texts).is_some()
    };
    let mut rows = lexicon.lacking.iter();
    rows.any(|(bodies, committees)| names(bodies, body) && names(committees, title))
}

/// The parts of a text between commas, dashes and "và".
fn parts(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    words.chunk_by(|_, next| next.gap < Gap::Weak)
}

/// Where the first body stands that words name, and how many words it takes; the word for a place is none.
fn first_body(texts: &[&str]) -> Option<(usize, usize)> {
    let lexicon = PostWords::embedded();
    (0..texts.len()).find_map(|from| {
        let rest = &texts[from..];
        let (taken, ()) = lexicon.units.at(rest)?;
        let is_place = matches!(lexicon.tails.at(rest), Some((_, Tail::Place)));
        (!is_place).then_some((from, taken))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::reader;

    #[test]
    fn a_section_of_several_bodies_says_nothing_of_a_person() {
        let reader = reader();
        let mut wrong = Vec::new();
        for (text, flags) in [
            ("I. Thường trực Đảng uỷ, HĐND, lãnh đạo UBND", ""),
            ("Ban Thường vụ Đảng uỷ - UBND xã", ""),
            ("Ban Thường vụ Đảng uỷ và công chức chuyên môn", ""),
            ("Ban Thường vụ, Văn phòng Đảng uỷ", ""),
            ("Lãnh đạo UBND xã, Ban Thường vụ Đảng uỷ", ""),
            ("Thường trực Đảng uỷ xã", "bs"),
            ("I. Ban Thường vụ Đảng uỷ xã Bình Phú", "bs"),
            ("Ban Thường vụ Đảng uỷ xã Bình Phú, huyện Tân Hồng", "bs"),
            ("Đảng uỷ xã - Ban Thường vụ", "bs"),
            ("Ban Thường vụ - nhiệm kỳ 2020-2025", "bs"),
            ("Ban Chấp hành, Ban Thường vụ Đảng uỷ xã", "b"),
            ("Bí thư, Phó Bí thư Đảng uỷ", "bs"),
            ("Bí thư Đảng uỷ, Chủ tịch UBND", ""),
        ] {
            let read = reader.read_section(text, &[], Some("commune"), Some("commune"));
            let mut found = String::new();
            found.extend(read.committee.then_some('b'));
            found.extend(read.standing_committee.then_some('s'));
            if found != flags {
                wrong.push((text, found));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_bare_title_is_of_no_body_among_several() {
        let reader = reader();
        let mut wrong = Vec::new();
        for (text, section, codes) in [
            ("Phó Chủ tịch", "Lãnh đạo HĐND, UBND", "?"),
            ("Phó Chủ tịch", "Lãnh đạo HĐND xã", "pho-chu-tich-hdnd-xa"),
            ("Bí thư", "Đảng uỷ, HĐND, UBND xã", "bi-thu-dang-uy"),
            (
                "UVBTV",
                "Cơ quan chuyên môn, MTTQ và các đoàn thể",
                "uvbtv-dang-uy",
            ),
            ("UVBTV", "Đảng uỷ - UBND xã", "uvbtv-dang-uy"),
            ("UVBTV", "UBMTTQ Việt Nam xã Bình Phú", "uvbtv-dang-uy"),
        ] {
            let read = reader.read_under(text, &[section], Some("commune"), Some("commune"));
            let mut found: Vec<&str> = read.posts.iter().map(|&p| &*reader.posts[p].code).collect();
            found.extend(read.ambiguous.then_some("?"));
            if found.join(" ") != codes {
                wrong.push((text, section, found.join(" ")));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
