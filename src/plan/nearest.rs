//! The known name that an unknown one was probably meant to be.

use super::error::Suggestion;
use crate::text::fold;

/// How alike two names must be (Jaro-Winkler, 0 to 1) for one to be offered for the other. It favours
/// a common beginning, so that "alias" finds "aliases", which an edit distance would not.
const ALIKE: f64 = 0.84;

/// The most similar of the valid names, compared without marks; none when even that is far off.
/// Of equals the first.
pub(super) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Suggestion {
    let word = fold(word);
    let mut best: Option<(f64, &str)> = None;
    for name in names {
        let alike = strsim::jaro_winkler(&word, &fold(name));
        if alike >= ALIKE && best.is_none_or(|(known, _)| alike > known) {
            best = Some((alike, name));
        }
    }
    Suggestion(best.map(|(_, name)| name.to_owned()))
}
