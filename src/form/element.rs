//! One heading of a path, taken apart into the known phrases that it holds.

mod cover;
mod mended;
mod says;
mod speaks;

use std::sync::Arc;

use cover::{Cover, is_unknown};

use super::lexicon::{Lexicon, Sense, Span};
use super::marker::{self, Marker};
use super::table::{DatePart, Judge};
use super::token::{Token, date_part, split_brackets, tokens};
use super::year;
use crate::schema::Field;

/// What the words of one heading may mean, before the headings above it are looked at.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Fields named, in the order of the words, the better matched first where phrases compete.
    pub(super) fields: Vec<Field>,
    /// Phrases that may be classes.
    pub(super) classes: Vec<Arc<[Sense]>>,
    pub(super) qualification: bool,
    pub(super) detail: bool,
    pub(super) ignored: bool,
    /// Whether its first words are known and not needed: "Quy hoạch chức danh" is no post.
    pub(super) ignored_first: bool,
    /// Whose judgement, and whether the words alone say that it is a rating.
    pub(super) judge: Option<(Judge, bool)>,
    /// Whether its words say whose judgement it is, and little else.
    pub(super) judged: bool,
    /// Whether it speaks of something else than the field it mentions.
    pub(super) aside: bool,
    /// Whether that is only a day, place or number of it.
    pub(super) about: bool,
    /// Whether ratings are named in it, of whatever.
    pub(super) rates: bool,
    /// The field it mentions then.
    pub(super) mentioned: Option<Field>,
    /// A field that it names where no heading above it does.
    pub(super) weak: Option<Field>,
    /// Whether words that are not known stand before the known ones: it may speak of something else.
    pub(super) doubtful: bool,
    /// Whether all its words are known.
    pub(super) whole: bool,
    /// Whether it speaks of another time, should it be about posts.
    pub(super) elsewhen: bool,
    /// Whether it speaks of another body than the Party, should it be about a committee.
    pub(super) other_body: bool,
    /// Whether all its words are without weight ("Bằng 2").
    pub(super) light: bool,
    pub(super) part: Option<DatePart>,
    pub(super) year: Option<i32>,
    pub(super) near: Option<Arc<str>>,
    pub(super) score: i32,
}

impl Element {
    /// Whether no word of it is known.
    pub(super) fn is_unknown(&self) -> bool {
        self.fields.is_empty()
            && self.classes.is_empty()
            && !self.qualification
            && !self.detail
            && !self.ignored
            && self.judge.is_none()
            && self.weak.is_none()
            && !self.aside
    }
}

/// Bytes of a heading that are looked at. Every run of its words is compared, so that the work grows with the
/// square of their number and more: a cell of 30,000 characters would be taken apart for hours.
const LONGEST: usize = 600;

/// Takes a heading apart. Words in brackets are remarks: they count where nothing stands outside
/// them, and otherwise only for gender and judgement.
pub(super) fn read(lexicon: &Lexicon, heading: &str) -> Arc<Element> {
    lexicon
        .elements
        .ask(heading, || Arc::new(take_apart(lexicon, heading)))
}

fn take_apart(lexicon: &Lexicon, heading: &str) -> Element {
    let heading = &heading[..heading.floor_char_boundary(LONGEST)];
    // "IV. ĐÁNH GIÁ"
    let heading = match marker::split(heading) {
        (Marker::Roman, rest) => rest,
        _ => heading,
    };
    let (outside, inside) = split_brackets(heading);
    let year = year::of_heading(heading);
    let mut element = part_of(lexicon, &outside, year.is_some());
    if !inside.is_empty() {
        let remark = part_of(lexicon, &inside, year.is_some());
        element.elsewhen |= remark.elsewhen;
        element.other_body |= remark.other_body;
        if element.aside {
            // nothing in a remark brings it back
        } else if element.is_unknown()
            || element.only_group()
            || element.asks_for_name(&remark)
            || element.leaves_level_to(&remark)
        {
            // "Nghỉ thai sản (nữ)": whom it is about
            let of_others = element.is_unknown() && !element.light && !outside.trim().is_empty();
            let aside = of_others && remark.only_gender();
            if !remark.is_unknown() && !aside {
                element = Element {
                    qualification: element.qualification,
                    elsewhen: element.elsewhen,
                    other_body: element.other_body,
                    ..remark
                };
            }
        } else {
            // "Nam (năm sinh)": the remark names what the column of men holds
            let born = remark.fields.first() == Some(&Field::BirthDate);
            match element.fields[..] {
                [] if born => element.fields.push(Field::BirthDate),
                // "Tuổi (ghi năm sinh)"
                [Field::Age] if born => element.fields[0] = Field::BirthDate,
                _ => {}
            }
            // "Xếp loại (Đảng)"
            let of_party =
                remark.weak == Some(Field::PartyMember) || remark.fields == [Field::PartyMember];
            element.aside |= of_party && element.fields == [Field::Rating];
            element.judge = element.judge.or(remark.judge);
            element
                .classes
                .extend(remark.classes.into_iter().filter(|s| {
                    s.iter()
                        .any(|s| matches!(s, Sense::Class(Field::Gender, _)))
                }));
        }
    }
    element.year = year;
    element
}

fn part_of(lexicon: &Lexicon, text: &str, dated: bool) -> Element {
    let mut words = tokens(text);
    if let Some(apart) = lexicon.unglued(&words) {
        words = tokens(apart);
    }
    if let Some(led) = behind_lead(lexicon, &words, dated) {
        return led;
    }
    let part = date_part(&words);
    let mut parse = Parse::of(lexicon, words);
    // as it was typed: "cũ" may be mended into another word
    let elsewhen = parse.elsewhen;
    let other_body = lexicon.is_of_other_body(&parse.words, &parse.spans);
    if parse.known < parse.weighty && !lexicon.is_neutral(text) {
        if let Some(better) = parse.mended(lexicon) {
            parse = better;
        } else if let Some((senses, meant)) = lexicon
            .nearest(&joined(&parse.words), &joined_keys(&parse.words))
            .filter(|(senses, meant)| {
                parse.spans.is_empty()
                    || tokens(meant).len() > parse.known && senses[..] != [Sense::Ignored]
            })
        {
            // the words left over may be known ones misspelt: then the whole heading is nearly a known phrase
            let mut element = Element {
                part,
                elsewhen,
                other_body,
                near: Some(Arc::clone(meant)),
                score: 1,
                ..Element::default()
            };
            take(&mut element, senses, parse.words.len(), true);
            return element;
        }
    }
    let mut element = parse.element(lexicon, dated);
    element.part = part;
    element.elsewhen |= elsewhen;
    element.other_body = other_body;
    element
}

/// "Mã số CCCD", "Đánh giá đáp ứng tiêu chuẩn": the field named, whole, behind words that add nothing to it.
fn behind_lead(lexicon: &Lexicon, words: &[Token], dated: bool) -> Option<Element> {
    lexicon.leads(words).find_map(|(count, fields)| {
        let parse = Parse::of(lexicon, words[count..].to_vec());
        let first = parse.spans.first().filter(|span| span.start == 0)?;
        let field = field_of(first).filter(|field| fields.contains(field))?;
        let mut element = parse.element(lexicon, dated);
        let alone = element.whole
            && element.fields == [field]
            && element.classes.is_empty()
            && !(element.aside || element.ignored || element.judged);
        element.other_body = lexicon.is_of_other_body(&parse.words, &parse.spans);
        alone.then_some(element)
    })
}

/// A heading's words with the phrases found in them.
struct Parse<'a> {
    words: Vec<Token>,
    spans: Vec<Span<'a>>,
    /// Words that phrases cover, and words that have weight.
    known: usize,
    weighty: usize,
    /// Whether a word that is not known stands before the first phrase.
    led: bool,
    misspelt: bool,
    /// Whether a word was taken for another although it may be one itself.
    guessed: bool,
    certain_judge: bool,
    /// Whether some words say that it speaks of something else.
    other: bool,
    /// Whether posts named here are not those held now.
    elsewhen: bool,
    /// Phrases behind a preposition, by index: "tại cơ quan" is no unit's column.
    within: Vec<usize>,
}

impl<'a> Parse<'a> {
    fn of(lexicon: &'a Lexicon, words: Vec<Token>) -> Self {
        let matches = lexicon.matches(&words);
        let Cover {
            spans,
            known,
            weighty,
        } = Cover::of(lexicon, &words, &matches);
        let first = spans.first().map_or(words.len(), |s| s.start);
        let led = (0..first).any(|i| is_unknown(lexicon, &words, &spans, i));
        let of_rating = |s: &Span<'_>| {
            let rating = Sense::Field(Field::Rating);
            matches.iter().any(|m| m.means_within(s, &rating))
        };
        let certain_judge = spans.iter().any(|s| {
            s.senses.iter().all(|s| matches!(s, Sense::Judge(_))) && (s.len >= 3 || of_rating(s))
        });
        let says = |what| Lexicon::says(&what, &matches, &spans);
        let of_name = || {
            let named = |s: &Span<'_>| s.senses.contains(&Sense::Field(Field::FullName));
            spans.first().is_some_and(named)
        };
        // a standard is met or not as it is required
        let of_standard = || {
            let named = |s: &Span<'_>| s.senses.contains(&Sense::Field(Field::MeetsStandard));
            spans.iter().any(named)
        };
        // ratings are given by the rules, not wished for
        let of_rating = spans
            .first()
            .is_some_and(|s| s.senses.contains(&Sense::Field(Field::Rating)));
        let wanted = says(Sense::Planned) && !of_name() && !of_standard() && !of_rating;
        let other = says(Sense::Other) || wanted;
        let within = (0..spans.len())
            .filter(|&i| {
                let start: usize = spans[i].start;
                start > 0 && lexicon.is_preposition(&words[start - 1])
            })
            .collect();
        let elsewhen = lexicon.is_elsewhen(&words, &spans);
        Self {
            words,
            spans,
            other,
            elsewhen,
            within,
            known,
            weighty,
            led,
            misspelt: false,
            guessed: false,
            certain_judge,
        }
    }

    /// Headings are noun phrases whose first noun counts: words before it that are not known make it
    /// doubtful, words behind it narrow it at most.
    fn element(&self, lexicon: &Lexicon, dated: bool) -> Element {
        let mut element = Element {
            light: self.weighty == 0 && !self.words.is_empty(),
            whole: self.known == self.weighty && !self.misspelt,
            elsewhen: self.elsewhen,
            ..Element::default()
        };
        let Some(first) = self.spans.first() else {
            return element;
        };
        let alone = self.spans.len() == 1 && self.known == self.weighty;
        let weak = weak_of(first);
        let named = |s: &Span<'_>| s.senses.iter().any(|s| matches!(s, Sense::Field(_)));
        // "Loại hình" alone names the group, before other words it is only one of their sides
        let about =
            first.senses.contains(&Sense::About) && first.start == 0 && !(alone && named(first));
        if alone && (about || weak.is_some()) && !named(first) {
            element.weak = weak;
            element.score = 1;
            return element;
        }
        // "Trình độ CT"
        if let [group, second] = &self.spans[..]
            && group.senses[..] == [Sense::Qualification]
            && self.known == self.weighty
            && let Some(weak) = weak_of(second)
        {
            element.qualification = true;
            element.weak = Some(weak);
            element.score = 2;
            return element;
        }
        let then_any = |wanted: fn(&Sense) -> bool| {
            let next = self.spans.get(1);
            next.is_some_and(|s| s.senses.iter().any(wanted))
        };
        let then = |field| {
            let next = self.spans.get(1);
            next.is_some_and(|s| s.senses.contains(&Sense::Field(field)))
        };
        // "Ngày, tháng, năm kết nạp Đảng": the day tells that there is a membership; "Họ, tên công chức"
        let leads_on = match weak {
            Some(Field::BirthDate) => then(Field::PartyMember) || then(Field::BirthDate),
            Some(Field::FamilyName) => then(Field::FullName),
            // "Tên CB, CC", "Tên chức danh"
            Some(Field::GivenName) => {
                then_any(|s| matches!(s, Sense::Class(Field::Employment, _)))
                    || then_any(|s| matches!(s, Sense::Field(f) if is_named_so(*f)))
            }
            _ => first.senses.contains(&Sense::When) && then(Field::PartyMember),
        };
        let leads_away = (about && !dated || weak.is_some()) && !leads_on && !self.led;
        if self.other || leads_away {
            let rating = Sense::Field(Field::Rating);
            element.rates = self.spans.iter().any(|s| s.senses.contains(&rating));
            element.aside = true;
            element.about = leads_away && !self.other;
            // of another person nothing is said of the person
            let mentioned = (self.spans.iter().find_map(field_of)).or(weak);
            element.mentioned = mentioned.filter(|_| !self.other);
            return element;
        }
        if weak == Some(Field::GivenName)
            && leads_on
            && !then_any(|s| matches!(s, Sense::Field(f) if is_named_so(*f)))
        {
            element.fields.push(Field::FullName);
        }
        // a heading that merely mentions a field would be taken for it
        let enough = if self.led { 2 } else { 4 };
        if self.known * enough < self.weighty {
            return element;
        }
        let whole = self.known * 5 >= self.weighty * 3;
        element.doubtful = self.led || self.guessed;
        let judges = |s: &Span<'_>| s.senses.iter().any(|s| matches!(s, Sense::Judge(_)));
        element.judged = self.known * 2 >= self.weighty && self.spans.iter().all(judges);
        element.ignored_first = first.start == 0 && first.senses[..] == [Sense::Ignored];
        for (i, span) in self.spans.iter().enumerate() {
            let unit = span.senses.contains(&Sense::Field(Field::Unit));
            let of_place = !element.fields.is_empty() && self.within.contains(&i) && unit;
            if of_place {
                continue;
            }
            if self.is_part_of_a_word(lexicon, span) {
                element.whole = false;
            } else if unit && self.serves(span) {
                element.mentioned = Some(Field::Unit);
            } else {
                take(&mut element, span.senses, span.len, whole);
            }
        }
        // "Kết quả tự đánh giá": of several the one that says the most
        let judges = self.spans.iter().enumerate().rev();
        let judged = judges.filter_map(|(i, span)| {
            let judge = judge(span, self.certain_judge).filter(|_| !self.leads_to_another(i))?;
            Some((span.len, judge))
        });
        element.judge = judged.max_by_key(|(len, _)| *len).map(|(_, judge)| judge);
        if element.only_group() && self.led {
            return Element::default();
        }
        if self.speaks_of_another_rating(&element) || self.speaks_of_another_unit(&element) {
            element.aside = true;
        }
        if self.misspelt {
            let longest = self.spans.iter().max_by_key(|s| s.len);
            element.near = longest.map(|s| Arc::clone(s.words));
        }
        let missing = i32::try_from(self.weighty - self.known).unwrap_or(i32::MAX);
        element.score = i32::try_from(self.known).unwrap_or(0) * 4 - missing.min(8) * 3;
        element
    }
}

/// Whether a thing has a name of this kind, so that "Tên" before it names no person.
const fn is_named_so(field: Field) -> bool {
    matches!(
        field,
        Field::Position | Field::Unit | Field::Ethnicity | Field::Religion
    )
}

fn field_of(span: &Span<'_>) -> Option<Field> {
    span.senses.iter().find_map(|s| match s {
        Sense::Field(f) => Some(*f),
        _ => None,
    })
}

fn weak_of(span: &Span<'_>) -> Option<Field> {
    span.senses.iter().find_map(|s| match s {
        Sense::Weak(f) => Some(*f),
        _ => None,
    })
}

fn take(element: &mut Element, senses: &Arc<[Sense]>, len: usize, whole: bool) {
    let mut class = false;
    for sense in &**senses {
        match sense {
            Sense::Field(field) => element.fields.push(*field),
            Sense::Class(..) => class = true,
            Sense::Qualification => element.qualification = true,
            Sense::Detail => element.detail = true,
            Sense::Ignored => element.ignored = true,
            Sense::Judge(_)
            | Sense::Weak(_)
            | Sense::About
            | Sense::When
            | Sense::Other
            | Sense::Planned => {}
        }
    }
    if class && (whole || len > 2) {
        element.classes.push(Arc::clone(senses));
    }
}

/// Whose judgement a phrase names, and whether it speaks of nothing but a rating: "Cấp có thẩm
/// quyền" does, "Cá nhân" and "Đơn vị" may speak of anything.
fn judge(span: &Span<'_>, certain: bool) -> Option<(Judge, bool)> {
    span.senses.iter().find_map(|s| match s {
        Sense::Judge(j) => Some((*j, certain && span.senses.len() == 1)),
        _ => None,
    })
}

/// Which part of a date a heading that is "Ngày", "Tháng" or "Năm" alone names.
pub(super) fn date_part_of(heading: &str) -> Option<DatePart> {
    date_part(&tokens(heading)).filter(|_| heading.len() <= 8)
}

/// Whether a heading is one of these alone.
pub(super) fn is_date_part(heading: &str) -> bool {
    date_part_of(heading).is_some()
}

fn joined_keys(words: &[Token]) -> String {
    let keys: Vec<&str> = words.iter().map(|t| t.key.as_str()).collect();
    keys.join(" ")
}

fn joined(words: &[Token]) -> String {
    let folds: Vec<&str> = words.iter().map(|t| t.fold.as_str()).collect();
    folds.join(" ")
}
