//! Posts: from the text of a position to posts of the plan's catalogue.
//!
//! A position is read from left to right: the longest written form that can stand at a place
//! wins, so that "Văn hoá - Xã hội" is one post and "Bí thư - Chủ tịch HĐND" are two.

use std::sync::Arc;

use super::lexicon::Lexicon;
use super::post_alias::{Alias, Aliases, Place, Search};
use super::post_text::{Gap, Word, is_bare, is_person, segment_end, words, words_of, written};
use super::post_words::{PostWords, Role, Tail};
use crate::plan::model::Post;
use crate::text::Recall;

mod around;
mod lines;
mod reading;
mod several;
pub(in crate::roster) use around::{is_managed, is_of_duties};
pub use reading::PostReading;

/// The catalogue of posts, compiled to read positions.
#[derive(Debug)]
pub struct PostReader {
    posts: Vec<Post>,
    aliases: Aliases,
    /// Names of the plan's own committee, as far as one word more than the place's tells them.
    own: Lexicon<()>,
    /// All its names.
    own_words: Lexicon<()>,
    /// Positions without the bodies around them, by text, kind and level: the same few in every unit.
    known: Recall<Alone>,
    /// The words of texts that stand around positions.
    bodies: Recall<Arc<[Word]>>,
}

/// A position as it is read without the bodies around it.
#[derive(Debug, Clone)]
pub(in crate::roster) struct Alone {
    pub(in crate::roster) reading: Arc<PostReading>,
    /// Whether a title stands in it that bodies around it may tell more of.
    pub(in crate::roster) bare: bool,
}

/// A post found at some words.
struct Found {
    post: usize,
    /// First word behind the post and what belongs to it.
    end: usize,
    acting: bool,
}

impl PostReader {
    /// Compiles the catalogue; `own_words` name the plan's own committee in positions.
    ///
    /// An alias may end in `*` (anything may follow), hold `{own}` (each of the own words) and
    /// carry `@party,front` (only in units of these kinds or levels).
    #[must_use]
    pub fn new(posts: &[Post], own_words: &[String]) -> Self {
        let lexicon = PostWords::embedded();
        let mut own = Lexicon::new();
        let mut all = Lexicon::new();
        for name in own_words {
            let words = words_of(lexicon, name);
            all.insert(&words.join(" "), ());
            if words.len() > 1 {
                own.insert(&words.join(" "), ());
            }
        }
        Self {
            own,
            own_words: all,
            posts: posts.to_vec(),
            aliases: Aliases::new(posts, own_words),
            known: Recall::default(),
            bodies: Recall::default(),
        }
    }

    /// Reads a position, given the codes of kind and level of the person's unit.
    ///
    /// Where neither is known, forms that mean different posts in different units are unknown.
    #[must_use]
    pub fn read(&self, text: &str, unit_kind: Option<&str>, level: Option<&str>) -> PostReading {
        Arc::unwrap_or_clone(self.read_alone(text, unit_kind, level).reading)
    }

    /// As [`Self::read`], and whether bodies around it may tell more.
    pub(in crate::roster) fn read_alone(
        &self,
        text: &str,
        unit_kind: Option<&str>,
        level: Option<&str>,
    ) -> Alone {
        // lines are settled before they are read
        let asked = [text, unit_kind.unwrap_or("\n"), level.unwrap_or("\n")].join("\n");
        self.known.ask(&asked, || {
            let lexicon = PostWords::embedded();
            let words = words(lexicon, text);
            let mut bare = false;
            let mut from = 0;
            while from < words.len() && !bare {
                let to = segment_end(&words, from);
                bare = is_bare(lexicon, &words[from..to]);
                from = to;
            }
            let reading = Arc::new(self.read_under(text, &[], unit_kind, level));
            Alone { reading, bare }
        })
    }

    /// Reads a position where texts around it name the body, the nearest first ("II. Hội Nông
    /// dân", "DANH SÁCH CÁN BỘ ĐOÀN TNCS HỒ CHÍ MINH XÃ …"): a bare title ("Chủ tịch") is that of
    /// the first body that has such a post. Otherwise as [`Self::read`].
    #[must_use]
    pub fn read_under(
        &self,
        text: &str,
        bodies: &[&str],
        unit_kind: Option<&str>,
        level: Option<&str>,
    ) -> PostReading {
        let lexicon = PostWords::embedded();
        let place = Place {
            kind: unit_kind,
            level,
        };
        let words = words(lexicon, text);
        let mut reading = self.read_segments(text, &words, bodies, place, None);
        if let Some(level) = self.level_beside(&reading, place) {
            reading = self.read_segments(text, &words, bodies, place, Some(level));
        }
        if reading.acting && reading.posts.is_empty() && reading.unknown.is_empty() {
            // in charge of something that is no post of the catalogue
            reading.unknown.push(text.to_owned());
        }
        self.conclude(&mut reading);
        reading
    }

    /// The committee whose members a title says it lists ("DANH SÁCH UỶ VIÊN BAN THƯỜNG VỤ ĐẢNG
    /// UỶ XÃ …"); of several the one that all members belong to. `None` for other titles, such
    /// as lists of those whom a committee manages.
    #[must_use]
    pub fn committee_of_title(
        &self,
        title: &str,
        unit_kind: Option<&str>,
        level: Option<&str>,
    ) -> Option<PostReading> {
        let place = Place {
            kind: unit_kind,
            level,
        };
        let lexicon = PostWords::embedded();
        let mut words = words(lexicon, title);
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        let term = lexicon.terms.find(&texts).map(|(at, _, ())| at);
        words.truncate(term.unwrap_or(words.len()));
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        let mut from = 0;
        while let Some((taken, ())) = lexicon.titles.at(texts.get(from..)?) {
            from += taken;
        }
        let mut members: Vec<usize> = Vec::new();
        while from < words.len() {
            let to = segment_end(&words, from);
            let segment = &words[from..to];
            match self.find(segment, 0, place) {
                Some(found) if self.posts[found.post].membership && found.end == segment.len() => {
                    members.push(found.post);
                }
                _ if members.is_empty() => return None,
                // whoever else is listed, nobody says of whom it is the committee
                _ if self.names_others(written(title, &words[from..]), place) => return None,
                _ => break,
            }
            from = to;
        }
        // everyone on "Ban Chấp hành, Ban Thường vụ" is in the wider of the two
        let widest = members.into_iter().max_by_key(|&p| self.posts[p].rank)?;
        let mut reading = PostReading {
            posts: vec![widest],
            ..PostReading::default()
        };
        self.conclude(&mut reading);
        (reading.committee).then_some(reading)
    }

    /// Reads one segment: words without a strong gap between them.
    fn read_segment(&self, text: &str, words: &[Word], place: Place<'_>, out: &mut PostReading) {
        let lexicon = PostWords::embedded();
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        // "PCT UBND (KT)": two letters in brackets behind a post are its field
        let beside = words[0].bracket && !out.posts.is_empty();
        let acts = matches!(lexicon.roles.at(&texts), Some((_, Role::Acting)));
        let short = || written(text, words).chars().count() <= 2;
        if beside && !acts && (short() || self.is_field(words, place, out)) {
            return;
        }
        if matches!(lexicon.roles.at(&texts), Some((n, Role::Former)) if n < texts.len()) {
            out.former.push(written(text, words).to_owned());
            return;
        }
        let mut i = 0;
        while i < words.len() {
            if let Some(end) = self.duty(words, &texts, i) {
                out.unknown_title = true;
                out.unknown.push(written(text, &words[i..end]).to_owned());
                i = end;
                continue;
            }
            let before = match lexicon.roles.at(&texts[i..]) {
                Some((taken, Role::Before)) => taken,
                Some((taken, Role::Party)) => {
                    out.party_member = true;
                    i += taken;
                    continue;
                }
                _ => 0,
            };
            // "Công chức Tư pháp - Hộ tịch": the title, not the group
            if before > 0 && self.find(words, i + before, place).is_some() {
                i += before;
                continue;
            }
            let acting = match lexicon.roles.at(&texts[i..]) {
                Some((taken, Role::Acting)) => taken,
                _ => 0,
            };
            if let Some(found) = self.find(words, i, place) {
                // "Phó Trưởng phòng, phụ trách phòng": in charge, as the deputy that somebody is
                if acting == 0 || out.posts.is_empty() {
                    out.posts.push(found.post);
                }
                out.acting |= found.acting || acting > 0;
                i = found.end;
                continue;
            }
            match lexicon.roles.at(&texts[i..]) {
                // "PCT UBND, phụ trách khối VX": a field, not a post held for the time being
                Some((taken, Role::Acting))
                    if i + taken < words.len()
                        && !out.posts.is_empty()
                        && self
                            .find(words, i + taken, place)
                            .is_none_or(|f| !self.posts[f.post].leader) =>
                {
                    return;
                }
                Some((taken, Role::Acting)) => {
                    out.acting = true;
                    i += taken;
                    continue;
                }
                _ if before > 0 => {
                    i += before;
                    continue;
                }
                _ => {}
            }
            // of an unknown unit, words that mean several posts are no slip for yet another
            let ambiguous =
                place.is_unknown() && self.aliases.at(&words[i..], place).next().is_some();
            let near = if ambiguous || beside {
                out.ambiguous |= ambiguous;
                None
            } else {
                self.find_near(words, i, place, Search::All)
            };
            if let Some((alias, found)) = near {
                out.posts.push(found.post);
                out.near.get_or_insert_with(|| {
                    let taken = (i + alias.words.len()).min(words.len()).max(i + 1);
                    let found = written(text, &words[i..taken]).to_owned();
                    (found, self.posts[alias.post].name.clone())
                });
                i = found.end;
                continue;
            }
            let end = self.next_head(words, i, i + 1, place, false);
            let stray = &words[i..end];
            let means_nothing = stray.iter().all(|w| is_number(&w.text))
                || words[i].bracket
                || lexicon.units.at(&texts[i..]).is_some()
                || i > 0 && lexicon.tails.at(&texts[i..]).is_some();
            if !means_nothing {
                out.unknown_title |= stray.iter().any(|w| lexicon.ranks.contains(&w.text))
                    || is_abbreviation(written(text, &stray[..1]));
                out.unknown.push(written(text, stray).to_owned());
            }
            i = end;
        }
    }

    /// The post that stands at word `i`.
    fn find(&self, words: &[Word], i: usize, place: Place<'_>) -> Option<Found> {
        let mut best: Option<(usize, bool, Found)> = None;
        for alias in self.aliases.at(&words[i..], place) {
            let length = alias.words.len();
            let of_kind = alias.is_of_kind(place);
            if let Some((longest, kind_told, found)) = &best {
                if *longest > length {
                    break;
                }
                // of forms of the level and of the unit's kind, that of its kind
                if of_kind
                    && !kind_told
                    && !alias.open
                    && let Some(found) = self.behind(alias, words, i, place)
                {
                    best = Some((length, true, found));
                    continue;
                }
                // the unit is unknown and the same words mean several posts
                if place.is_unknown()
                    && found.post != alias.post
                    && self.behind(alias, words, i, place).is_some()
                {
                    return None;
                }
                continue;
            }
            if let Some(found) = self.behind(alias, words, i, place) {
                // "Chủ tịch Hội Nôgn dân" is not a nameless body
                if alias.open
                    && found.end > i + length
                    && !found.acting
                    && let Some((_, near)) = self.find_near(words, i, place, Search::Longer(length))
                {
                    return (near.post == found.post).then_some(found);
                }
                best = Some((length, of_kind, found));
            }
        }
        best.map(|(.., found)| found)
    }

    /// The post that stands at word `i` but for a slip of the keyboard.
    fn find_near(
        &self,
        words: &[Word],
        i: usize,
        place: Place<'_>,
        search: Search,
    ) -> Option<(&Alias, Found)> {
        let (alias, taken) = self.aliases.near(&words[i..], place, search)?;
        let found = self.tail(alias, words, i, i + taken, place)?;
        Some((alias, found))
    }

    fn behind(&self, alias: &Alias, words: &[Word], i: usize, place: Place<'_>) -> Option<Found> {
        self.tail(alias, words, i, i + alias.words.len(), place)
    }

    /// Whether what follows a written form can follow it, and where that ends.
    fn tail(
        &self,
        alias: &Alias,
        words: &[Word],
        start: usize,
        from: usize,
        place: Place<'_>,
    ) -> Option<Found> {
        let lexicon = PostWords::embedded();
        let of_body = alias.open && !self.posts[alias.post].membership;
        let end = self.next_head(words, start, from, place, of_body);
        let texts: Vec<&str> = words[from..end].iter().map(|w| w.text.as_str()).collect();
        let mut acting = false;
        let mut i = 0;
        let placed = (0..alias.words.len()).rev().take(2).any(|at| {
            let end: Vec<&str> = alias.words[at..].iter().map(String::as_str).collect();
            matches!(lexicon.tails.at(&end), Some((taken, Tail::Place)) if taken == end.len())
        });
        let names_follow = (!alias.bare && alias.words.len() >= 3) || placed;
        while i < texts.len() {
            i += match lexicon.tails.at(&texts[i..]) {
                // "phụ trách" at the end, or a field that someone looks after
                Some((taken, Tail::Acting)) if i + taken == texts.len() => {
                    acting = true;
                    taken
                }
                Some((_, Tail::Acting | Tail::Field)) => texts.len() - i,
                Some((taken, Tail::Nothing)) => taken,
                Some((taken, Tail::Place)) => taken + (texts.len() - i - taken).min(5),
                None if alias.open || is_number(texts[i]) => 1,
                // "Chủ tịch HĐND thị trấn" over "UBND thị trấn Sa Rài"
                None if placed && lexicon.units.at(&texts[i..]).is_some() => texts.len() - i,
                None if names_follow && words[from + i].capital && texts.len() - i <= 4 => 1,
                None if self.may_end_at(alias, &words[from + i], &texts[i..]) => {
                    return Some(Found {
                        post: alias.post,
                        end: from + i,
                        acting,
                    });
                }
                None => return None,
            };
        }
        Some(Found {
            post: alias.post,
            end,
            acting,
        })
    }

    /// Whether a post may end at a dash before something else. A title of many bodies may not: what
    /// follows would say of which body.
    fn may_end_at(&self, alias: &Alias, next: &Word, rest: &[&str]) -> bool {
        let is_body = PostWords::embedded().units.at(rest).is_some();
        next.gap == Gap::Weak && (!alias.bare || self.posts[alias.post].membership && !is_body)
    }

    /// Where the next post begins without a strong gap before it, or the segment ends. `start` is
    /// where what stands before began, `of_body` whether the name of a body may follow it.
    fn next_head(
        &self,
        words: &[Word],
        start: usize,
        from: usize,
        place: Place<'_>,
        of_body: bool,
    ) -> usize {
        let lexicon = PostWords::embedded();
        // "Chuyên viên giúp việc Bí thư": the secretary is whom the clerk works for
        let serves = |at: usize| {
            let begin = (start + 1..at).rev().find(|&i| words[i].gap > Gap::Dot);
            let before = &words[begin.unwrap_or(start).min(at)..at];
            let before: Vec<&str> = before.iter().map(|w| w.text.as_str()).collect();
            words[at].gap <= Gap::Dot && lexicon.serving.find(&before).is_some()
        };
        (from..words.len())
            // words written as one ("UVBTV") stay together
            .filter(|&i| i == 0 || words[i].span != words[i - 1].span)
            .find(|&i| {
                let least = if words[i].gap <= Gap::Dot { 2 } else { 1 };
                let joins = match words[i].gap {
                    // what a title of many bodies is followed by may be its body
                    Gap::Weak => {
                        is_person(lexicon, &words[i..]) || !is_bare(lexicon, &words[start..i])
                    }
                    Gap::Dot => is_person(lexicon, &words[i..]),
                    Gap::Space | Gap::Strong => false,
                };
                if joins && self.is_whole(words, i, place, of_body) {
                    return true;
                }
                lexicon.heads.contains(&words[i].text)
                    && !serves(i)
                    && self
                        .aliases
                        .at(&words[i..], place)
                        .any(|a| a.words.len() >= least)
            })
            .unwrap_or(words.len())
    }

    /// Orders the posts and draws the flags from them.
    fn conclude(&self, out: &mut PostReading) {
        out.posts.sort_by_key(|&p| (self.posts[p].rank, p));
        out.posts.dedup();
        self.leave_lower(&mut out.posts);
        for post in out.posts.iter().map(|&p| &self.posts[p]) {
            for body in &post.member_of {
                match body.as_str() {
                    "standing_committee" => {
                        out.standing_committee = true;
                        out.standing_stated |= post.membership;
                    }
                    "district_standing_committee" => out.district_standing_committee = true,
                    _ => {}
                }
                out.committee = true;
            }
        }
    }
}

/// Whether a word is written as titles are shortened ("ĐUVV", "PHT"): what is none of them may be one mistyped.
fn is_abbreviation(word: &str) -> bool {
    let of_titles =
        |c: char| c == 'Đ' || c.is_ascii_uppercase() && !matches!(c, 'A' | 'E' | 'I' | 'O' | 'Y');
    (2..=6).contains(&word.chars().count()) && word.chars().all(of_titles)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
#[path = "post_tests.rs"]
mod tests;
