//! What stands around a title and tells whose it is: the bodies named near the table, a place named
//! with another post of the same cell.

use super::super::lexicon::Lexicon;
use super::super::post_alias::{Alias, Place};
use super::super::post_text::{Gap, Word, is_bare, is_person, segment_end, words, written};
use super::super::post_words::{PostWords, Role, Tail};
use super::several::OfBody;
use super::{PostReader, PostReading};
use crate::text::fold;

/// Whether a text speaks of those whom a committee manages or plans for, and not of its members.
pub(in crate::roster) fn is_managed(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    PostWords::embedded().managed.find(&words).is_some()
}

/// Whether a heading stands over duties, which are no posts where a column of posts stands beside.
pub(in crate::roster) fn is_of_duties(heading: &str) -> bool {
    let lexicon = PostWords::embedded();
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(' ').collect();
    let begins = lexicon.duty_columns.at(&words);
    begins.is_some_and(|(taken, ())| lexicon.post_columns.find(&words[taken..]).is_none())
}

/// A segment that named posts.
struct Named<'a> {
    words: &'a [Word],
    /// How many posts the cell had named before it, and whether one of them for the time being.
    before: usize,
    acting: bool,
}

impl PostReader {
    /// Reads the segments of a position one by one; with `beside` key posts as that level has them.
    pub(super) fn read_segments(
        &self,
        text: &str,
        words: &[Word],
        bodies: &[&str],
        place: Place<'_>,
        beside: Option<&str>,
    ) -> PostReading {
        let lexicon = PostWords::embedded();
        let mut reading = PostReading::default();
        let mut last: Option<Named<'_>> = None;
        let mut from = 0;
        while from < words.len() {
            let to = segment_end(words, from);
            let segment = &words[from..to];
            from = to;
            let mut named = Named {
                words: segment,
                before: reading.posts.len(),
                acting: std::mem::take(&mut reading.acting),
            };
            let bare = !bodies.is_empty() && is_bare(lexicon, segment);
            if let Some(found) = beside.and_then(|level| self.key_posts(text, segment, level)) {
                reading.posts.extend(found.posts);
                reading.acting = found.acting;
            } else if let Some(of) = bare
                .then(|| self.of_bodies(segment, bodies, place))
                .flatten()
            {
                match of {
                    OfBody::Post(post) => reading.posts.push(post),
                    OfBody::Several => {
                        reading.unknown.push(written(text, segment).to_owned());
                        reading.ambiguous = true;
                    }
                }
            } else {
                self.read_segment(text, segment, place, &mut reading);
            }
            if segment[0].instead
                && let Some(last) = &last
            {
                self.lay_down(text, last, &mut named, &mut reading);
            }
            reading.acting |= named.acting;
            if reading.posts.len() > named.before {
                last = Some(named);
            }
        }
        reading
    }

    /// Takes the posts of a segment out for those that came in their place: "Phó Chủ tịch UBND (đến 30/6/2025);
    /// nay là công chức VH-XH". Memberships stay, and no membership takes the place of a post.
    fn lay_down(&self, text: &str, last: &Named<'_>, now: &mut Named<'_>, out: &mut PostReading) {
        let new = out.posts.split_off(now.before);
        if new.iter().any(|&post| !self.posts[post].membership) {
            let held = out.posts.split_off(last.before);
            let all = held.len();
            let kept = held.into_iter().filter(|&p| self.posts[p].membership);
            out.posts.extend(kept);
            if out.posts.len() < last.before + all {
                out.former.push(written(text, last.words).to_owned());
                now.acting = last.acting;
            }
        }
        now.before = out.posts.len();
        out.posts.extend(new);
    }

    /// The post that a bare title is in the nearest body that has such a post. A member in the list of a
    /// Party committee is a member of that committee, whatever body the person works in.
    pub(super) fn of_bodies(
        &self,
        title: &[Word],
        bodies: &[&str],
        place: Place<'_>,
    ) -> Option<OfBody> {
        let mut found = bodies.iter().filter_map(|b| self.of_text(title, b, place));
        let of_union = |of: OfBody| match of {
            OfBody::Post(post) => self.posts[post].membership && !self.is_of_party(post),
            OfBody::Several => false,
        };
        let nearest = found.next()?;
        if !of_union(nearest) {
            return Some(nearest);
        }
        Some(found.find(|&of| !of_union(of)).unwrap_or(nearest))
    }

    /// Where a title ends that is a duty beside a post: "Trưởng Ban chỉ đạo 35", "PGĐ TTHTCĐ".
    pub(super) fn duty(&self, words: &[Word], texts: &[&str], from: usize) -> Option<usize> {
        let lexicon = PostWords::embedded();
        let is_title = |at: usize| {
            let word = &words[at].text;
            lexicon.heads.contains(word) || lexicon.ranks.contains(word)
        };
        let body = (from + 1..words.len().min(from + 4))
            .take_while(|at| words[*at].gap <= Gap::Dot)
            .find_map(|at| Some(at + lexicon.duties.at(&texts[at..])?.0));
        let body = body.filter(|_| is_title(from))?;
        let rest = (body..words.len()).find(|&at| words[at].gap > Gap::Dot);
        Some(rest.unwrap_or(words.len()))
    }

    /// Whether a whole post stands between two connectors: "PCT UBND và Công chức Tài chính - Kế toán". Where the
    /// name of a body may stand, a field of work is half of it ("Trưởng phòng Hành chính - Văn thư").
    pub(super) fn is_whole(
        &self,
        words: &[Word],
        at: usize,
        place: Place<'_>,
        of_body: bool,
    ) -> bool {
        let lexicon = PostWords::embedded();
        let texts: Vec<&str> = words[at..].iter().map(|w| w.text.as_str()).collect();
        let titled = match lexicon.roles.at(&texts) {
            Some((taken, Role::Before)) => taken,
            _ => 0,
        };
        let is_person = is_person(lexicon, &words[at..]);
        let ends = |behind: usize| {
            let tail = || lexicon.tails.at(&texts[behind..]);
            behind == texts.len()
                || words[at + behind].gap > Gap::Dot
                || matches!(tail(), Some((_, Tail::Place | Tail::Nothing)))
        };
        self.aliases.at(&words[at + titled..], place).any(|alias| {
            let post = &self.posts[alias.post];
            let titled_so = titled > 0 || is_person;
            let is_field = of_body && !titled_so && !post.leader && !post.membership;
            !is_field && ends(titled + alias.words.len())
        })
    }

    /// How many words the name of the plan's own committee takes that they begin with.
    fn own_at(&self, words: &[&str]) -> Option<usize> {
        self.own.at(words).map(|(taken, ())| taken)
    }

    /// Whether a text around a table may name the body whose posts it lists: not the plan's own committee, which
    /// stands above all others, nor one that only manages or plans.
    pub(in crate::roster) fn may_name_body(&self, text: &str) -> bool {
        let words = words(PostWords::embedded(), text);
        let names_own = (0..words.len()).any(|at| {
            let rest: Vec<&str> = words[at..].iter().map(|w| w.text.as_str()).collect();
            self.own_words.at(&rest).is_some()
        });
        !names_own && !is_managed(text)
    }

    /// The body that the heading over a column of posts names; beside a post of an office, which is given by its
    /// name, one that each office has is the office's own.
    pub(in crate::roster) fn body_of_heading(heading: &str, office: Option<&str>) -> String {
        let lexicon = PostWords::embedded();
        let names = |text: &str, phrases: &Lexicon<()>| {
            let folded = fold(text);
            let words: Vec<&str> = folded.split(' ').collect();
            phrases.find(&words).is_some()
        };
        // "Chức vụ lãnh đạo, quản lý" is no "Ban Quản lý"
        if names(heading, &lexicon.of_office) || is_managed(heading) {
            return String::new();
        }
        let mut own = lexicon.own_bodies.iter();
        let own = office.and_then(|office| {
            own.find(|own| names(heading, &own.columns) && !names(office, &own.not_in))
        });
        own.map_or(heading, |own| &own.body).to_owned()
    }

    /// Whether a heading names bodies of several kinds at once, so that a bare title below it is of none.
    pub(in crate::roster) fn is_vague(heading: &str) -> bool {
        let lexicon = PostWords::embedded();
        let words = words(lexicon, heading);
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        lexicon.vague.find(&texts).is_some()
    }

    /// Readings of several cells of one person as one.
    pub(in crate::roster) fn joined(&self, readings: Vec<PostReading>) -> PostReading {
        let mut all = PostReading::default();
        for one in readings {
            all.posts.extend(one.posts);
            all.former.extend(one.former);
            all.unknown.extend(one.unknown);
            all.acting |= one.acting;
            all.party_member |= one.party_member;
            all.near = all.near.or(one.near);
            all.ambiguous |= one.ambiguous;
            all.unknown_title |= one.unknown_title;
        }
        self.conclude(&mut all);
        all
    }

    /// Whether a text names posts and nothing else, whatever the unit.
    pub(in crate::roster) fn names_post(&self, text: &str) -> bool {
        let read = self.read(text, None, None);
        // of an unknown unit a title may be one post or another
        let may_be = |part: &String| {
            let alone = self.read(part, None, None);
            alone.ambiguous && alone.unknown.iter().all(|whole| whole == part)
        };
        let named = read.ambiguous || !read.posts.is_empty();
        named && read.unknown.iter().all(may_be)
    }

    /// Whether a text names nothing but committees of unions and associations.
    pub(in crate::roster) fn is_of_union(&self, reading: &PostReading) -> bool {
        let union = |&post: &usize| self.posts[post].membership && !self.is_of_party(post);
        !reading.posts.is_empty() && reading.posts.iter().all(union)
    }

    /// Whether a text names nothing but memberships.
    pub(in crate::roster) fn is_membership(&self, reading: &PostReading) -> bool {
        !reading.posts.is_empty()
            && reading
                .posts
                .iter()
                .all(|&post| self.posts[post].membership)
    }

    /// Whether a post is a membership of a Party committee of the plan.
    pub(super) fn is_of_party(&self, post: usize) -> bool {
        self.posts[post].membership && !self.posts[post].member_of.is_empty()
    }

    /// The post that a bare title is in the body that a text names, as far as the body's name goes
    /// up to that of its place.
    pub(super) fn of_body(&self, title: &[Word], text: &str, place: Place<'_>) -> Option<usize> {
        let lexicon = PostWords::embedded();
        let words = self.bodies.ask(text, || words(lexicon, text).into());
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        let is_place = |i: usize| matches!(lexicon.tails.at(&texts[i..]), Some((_, Tail::Place)));
        // a body's name ends with the segment, before the word for its place, or with that word; what goes on
        // beyond the longest written form is all one
        let ends = |from: usize| {
            let limit = segment_end(&words, from);
            let near = limit.min(from + self.aliases.longest());
            let own = self.own_at(&texts[from..]).map(|taken| from + taken);
            let beyond = Some(limit).filter(|limit| *limit > near);
            let beyond = beyond.into_iter().chain(own);
            let within = (from + 1..=near).rev();
            let within =
                within.filter(move |&end| end == limit || is_place(end) || is_place(end - 1));
            beyond.chain(within)
        };
        let begins: Vec<usize> = (0..words.len())
            // "huyện uỷ" is a committee, "huyện" the place of one
            .filter(|&from| from == 0 || lexicon.inner.at(&texts[from - 1..]).is_none())
            .filter(|&from| !is_place(from) || self.own_at(&texts[from..]).is_some())
            .collect();
        // the forms that the title goes on with; hardly any goes on with one of the beginnings
        let forms: Vec<&Alias> = self.aliases.behind(title, place).collect();
        let begins = begins.into_iter().filter_map(|from| {
            let forms = forms.iter().copied();
            let forms: Vec<&Alias> = forms.filter(|a| a.ends(title, &words[from..])).collect();
            (!forms.is_empty()).then_some((from, forms))
        });
        let begins: Vec<(usize, Vec<&Alias>)> = begins.collect();
        // the names of bodies go before open forms
        [false, true].into_iter().find_map(|open| {
            begins.iter().find_map(|(from, forms)| {
                ends(*from).find_map(|end| {
                    let length = title.len() + end - from;
                    let found = forms.iter().find(|a| {
                        a.words.len() == length || open && a.open && a.words.len() <= length
                    });
                    found.map(|a| a.post)
                })
            })
        })
    }

    /// The level of which a key post of the position is, where the unit is of another: "Phó Bí thư, Chủ
    /// tịch UBND thị trấn" in a list of the district. What else the position names then is of that place.
    pub(super) fn level_beside(&self, reading: &PostReading, place: Place<'_>) -> Option<&str> {
        let several = reading.posts.len() + reading.unknown.len() > 1;
        let of = |&post: &usize| {
            let contexts = self.aliases.contexts(post);
            let [level] = contexts else { return None };
            (self.is_key(post) && !place.is_one_of(contexts)).then_some(level.as_str())
        };
        reading.posts.iter().filter(|_| several).find_map(of)
    }

    /// A segment's posts as a unit of a level means them, where all are key posts.
    pub(super) fn key_posts(
        &self,
        text: &str,
        segment: &[Word],
        level: &str,
    ) -> Option<PostReading> {
        let place = Place {
            kind: None,
            level: Some(level),
        };
        let mut reading = PostReading::default();
        self.read_segment(text, segment, place, &mut reading);
        let sure = !reading.ambiguous && reading.unknown.is_empty() && reading.near.is_none();
        let key = !reading.posts.is_empty() && reading.posts.iter().all(|&p| self.is_key(p));
        (sure && key).then_some(reading)
    }

    pub(super) fn is_key(&self, post: usize) -> bool {
        let post = &self.posts[post];
        !post.membership && !post.key_leader.is_empty()
    }
}
