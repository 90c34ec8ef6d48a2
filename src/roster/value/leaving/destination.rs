//! Where somebody moved to.

use super::super::leaving_date::Dated;
use super::super::leaving_words::starts_with_any;
use super::Lexicons;
use crate::text::{fold, key};

impl Lexicons {
    /// Whether the same part of the text names an origin before the phrase.
    pub(super) fn has_origin(&self, text: &str, start: usize) -> bool {
        let before = text.get(..start).unwrap_or_default();
        let part = before
            .rsplit([',', ';', '(', '.'])
            .next()
            .unwrap_or_default();
        let folded = fold(part);
        let words: Vec<&str> = folded.split_whitespace().collect();
        // "từ 01/9 chuyển đến …" names a day, "từ Phòng Nội vụ chuyển đến …" an origin
        words.windows(2).any(|pair| {
            self.since.iter().any(|s| s == pair[0])
                && !self.date.iter().any(|d| d == pair[1])
                && !pair[1].starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// The destination's name behind a phrase: up to a comma, semicolon, bracket or date.
    pub(super) fn destination(&self, text: &str, end: usize, dates: &[Dated]) -> String {
        let rest = text.get(end..).unwrap_or_default();
        let cut = dates
            .iter()
            .find(|d| d.span.start >= end)
            .map_or(rest.len(), |d| d.span.start - end);
        let name = rest.get(..cut).unwrap_or(rest);
        let name = name
            .split([',', ';', '(', '\n'])
            .find(|part| !part.trim().is_empty())
            .unwrap_or_default();
        let mut words: Vec<&str> = name
            .split_whitespace()
            .map(|w| w.trim_matches(|c: char| matches!(c, ':' | '.' | '-' | '–')))
            .filter(|w| !w.is_empty())
            .collect();
        let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
        let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
        // "vì" ends it, the "vị" of "đơn vị" does not
        let ends = |i: &usize| {
            let (word, marked) = (folded[*i], key(words[*i]));
            let meant = self.single_reasons.get(word);
            starts_with_any(&folded[*i..], &self.reasons) > 0
                && (marked == word || meant.is_none_or(|k| *k == marked))
        };
        let cut = (0..folded.len()).find(ends);
        let mut start = 0;
        loop {
            match starts_with_any(&folded[start..], &self.towards) {
                0 => break,
                taken => start += taken,
            }
        }
        words.truncate(cut.unwrap_or(words.len()));
        words.drain(..start.min(words.len()));
        // "Phòng Tư pháp từ ngày"
        let is_small = |w: &str| {
            let w = fold(w);
            let number = w.bytes().all(|b| b.is_ascii_digit());
            number
                || [&self.date, &self.since, &self.span]
                    .iter()
                    .any(|words| words.contains(&w))
        };
        while words.last().is_some_and(|w| is_small(w)) {
            words.pop();
        }
        let name = words.join(" ");
        if self.nowhere.contains(&fold(&name)) {
            String::new()
        } else {
            name
        }
    }
}
