//! Cells that hold a name, a birth and a post: "Lê Thị Sen, 1980, Trưởng phòng".

use super::{Known, is_birth, name_and_birth, name_and_post};
use crate::roster::value::is_born_word;
use crate::roster::value::name::is_name_like;
use crate::schema::Field;

pub(super) const FIELDS: [Field; 3] = [Field::FullName, Field::BirthDate, Field::Position];

/// The three, whichever of birth and post stands first behind the name.
pub(super) fn all(text: &str, known: Known<'_>) -> Option<Vec<String>> {
    const BETWEEN: [&str; 7] = [",", ";", "\n", "(", ")", " - ", " – "];
    let mut signs: Vec<(usize, usize)> = (BETWEEN.iter())
        .flat_map(|sign| text.match_indices(sign))
        .map(|(at, sign)| (at, at + sign.len()))
        .collect();
    signs.sort_unstable();
    let (first, behind) = *signs.first()?;
    let name = text[..first].trim();
    if !is_name_like(name) {
        return None;
    }
    let ends = signs.iter().skip(1).map(|sign| sign.0).chain([text.len()]);
    let (from, to, born) = signs.iter().zip(ends).find_map(|(&(_, from), to)| {
        let born = birth(text.get(from..to)?, known)?;
        Some((from, to, born))
    })?;
    let trimmed = |part: &str| part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let parts = [trimmed(&text[to..]), trimmed(&text[behind..from])];
    let mut posts = parts.into_iter().filter(|part| !part.is_empty());
    let post = posts.next().filter(|post| (known.is_post)(post))?;
    posts
        .next()
        .is_none()
        .then(|| vec![name.to_owned(), born, post])
}

/// Two of them, of a column whose other cells hold all.
pub(super) fn two(text: &str, known: Known<'_>) -> Option<Vec<String>> {
    let born = name_and_birth(text, known.period);
    let born = born.map(|(name, born)| vec![name, born, String::new()]);
    born.or_else(|| {
        let (name, post) = name_and_post(text, known)?;
        Some(vec![name, String::new(), post])
    })
}

/// "1980", "sinh năm 1980", "SN 12/03/1980".
fn birth(part: &str, known: Known<'_>) -> Option<String> {
    let born = part
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .trim();
    let before = &part[..part.find(born)?];
    let mut words = before.split(|c: char| !c.is_alphanumeric());
    let leads = words.all(|w| w.is_empty() || is_born_word(w));
    (leads && born.len() >= 4 && is_birth(born, known.period)).then(|| born.to_owned())
}
