//! One heading of a path, taken apart into the known phrases that it holds.

use std::sync::Arc;

use super::lexicon::{Lexicon, Sense, Span, Token, tokens};
use super::table::{DatePart, Judge};
use super::year;
use crate::schema::Field;

/// What the words of one heading may mean, before the headings above it are looked at.
#[derive(Debug, Default)]
pub(super) struct Element<'a> {
    /// Fields named, in the order of the words, the better matched first where phrases compete.
    pub(super) fields: Vec<Field>,
    /// Phrases that may be classes.
    pub(super) classes: Vec<&'a [Sense]>,
    pub(super) qualification: bool,
    pub(super) detail: bool,
    pub(super) ignored: bool,
    /// Whether its first words are known and not needed: "Quy hoạch chức danh" is no post.
    pub(super) ignored_first: bool,
    /// Whose judgement, and whether the words alone say that it is a rating.
    pub(super) judge: Option<(Judge, bool)>,
    pub(super) part: Option<DatePart>,
    pub(super) year: Option<i32>,
    pub(super) near: Option<Arc<str>>,
    pub(super) score: i32,
}

impl Element<'_> {
    /// Whether no word of it is known.
    pub(super) fn is_unknown(&self) -> bool {
        self.fields.is_empty()
            && self.classes.is_empty()
            && !self.qualification
            && !self.detail
            && !self.ignored
            && self.judge.is_none()
    }
}

/// Takes a heading apart. Words in brackets are remarks: they count where nothing stands outside
/// them, and otherwise only for gender and judgement.
pub(super) fn read<'a>(lexicon: &'a Lexicon, heading: &str) -> Element<'a> {
    let (outside, inside) = split_brackets(heading);
    let mut element = part_of(lexicon, &outside);
    if element.is_unknown() && !inside.is_empty() || element.only_group() {
        let remark = part_of(lexicon, &inside);
        if !remark.is_unknown() {
            element = Element {
                qualification: element.qualification,
                ..remark
            };
        }
    } else if !inside.is_empty() {
        let remark = part_of(lexicon, &inside);
        element.judge = element.judge.or(remark.judge);
        element.classes.extend(remark.classes.iter().filter(|s| {
            s.iter()
                .any(|s| matches!(s, Sense::Class(Field::Gender, _)))
        }));
    }
    element.year = year::of_heading(heading);
    element
}

impl Element<'_> {
    fn only_group(&self) -> bool {
        self.qualification
            && self.fields.is_empty()
            && self.classes.is_empty()
            && !self.detail
            && !self.ignored
    }
}

fn part_of<'a>(lexicon: &'a Lexicon, text: &str) -> Element<'a> {
    let words = tokens(text);
    let spans = lexicon.spans(&words);
    let mut element = Element {
        part: date_part(&words),
        ..Element::default()
    };
    if spans.is_empty() {
        if let Some((senses, meant)) = lexicon.nearest(&joined(&words)) {
            take(&mut element, senses, words.len(), true);
            element.near = Some(Arc::clone(meant));
            element.score = 1;
        }
        return element;
    }
    let known: usize = spans.iter().map(|s| s.len).sum();
    let idle = (0..words.len())
        .filter(|i| !covered(&spans, *i) && lexicon.is_stop(&words[*i]))
        .count();
    let weighty = words.len() - idle;
    if known < weighty {
        // the words left over may be known ones misspelt: then the whole heading is nearly a known phrase
        if let Some((senses, meant)) = lexicon
            .nearest(&joined(&words))
            .filter(|(senses, meant)| tokens(meant).len() > known && **senses != [Sense::Ignored])
        {
            let mut element = Element {
                part: element.part,
                near: Some(Arc::clone(meant)),
                score: 1,
                ..Element::default()
            };
            take(&mut element, senses, words.len(), true);
            return element;
        }
    }
    // most of the words must be known, else a heading that merely mentions a field would be taken for it
    if known * 2 < weighty {
        return element;
    }
    let whole = known * 5 >= weighty * 3;
    element.ignored_first = spans
        .first()
        .is_some_and(|s| s.start == 0 && s.senses == [Sense::Ignored]);
    for span in &spans {
        take(&mut element, span.senses, span.len, whole);
        element.judge = element.judge.or_else(|| judge(span, &words));
    }
    let missing = i32::try_from(weighty - known.min(weighty)).unwrap_or(i32::MAX);
    element.score = i32::try_from(known).unwrap_or(0) * 4 - missing * 3;
    element
}

fn take<'a>(element: &mut Element<'a>, senses: &'a [Sense], len: usize, whole: bool) {
    let mut class = false;
    for sense in senses {
        match sense {
            Sense::Field(field) => element.fields.push(*field),
            Sense::Class(..) => class = true,
            Sense::Qualification => element.qualification = true,
            Sense::Detail => element.detail = true,
            Sense::Ignored => element.ignored = true,
            Sense::Judge(_) => {}
        }
    }
    if class && (whole || len > 2) {
        element.classes.push(senses);
    }
}

/// Whose judgement a phrase names; certain where the phrase itself speaks of rating.
fn judge(span: &Span<'_>, words: &[Token]) -> Option<(Judge, bool)> {
    let judge = span.senses.iter().find_map(|s| match s {
        Sense::Judge(j) => Some(*j),
        _ => None,
    })?;
    let text = joined(&words[span.start..span.start + span.len]);
    // "Cấp có thẩm quyền" speaks of nothing but a rating; "Cá nhân", "Đơn vị" may speak of anything
    let certain = span.senses.len() == 1
        && (span.len >= 3
            || ["xep loai", "danh gia", "phan loai"]
                .iter()
                .any(|w| text.contains(w)));
    Some((judge, certain))
}

fn date_part(words: &[Token]) -> Option<DatePart> {
    match words {
        [one] => match one.key.as_str() {
            k if k == crate::text::key("ngày") || k == "ngay" => Some(DatePart::Day),
            k if k == crate::text::key("tháng") || k == "thang" => Some(DatePart::Month),
            k if k == crate::text::key("năm") => Some(DatePart::Year),
            _ => None,
        },
        _ => None,
    }
}

fn covered(spans: &[Span<'_>], index: usize) -> bool {
    spans
        .iter()
        .any(|s| (s.start..s.start + s.len).contains(&index))
}

fn joined(words: &[Token]) -> String {
    words
        .iter()
        .map(|t| t.fold.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Text outside and inside round brackets.
fn split_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0u32);
    for c in text.chars() {
        match c {
            '(' | '[' => {
                depth += 1;
                inside.push(' ');
                outside.push(' ');
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
    }
    (outside, inside)
}
