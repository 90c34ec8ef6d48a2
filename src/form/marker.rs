//! Marks before sections and rows: `A.`, `I-`, `1)`, `*`.

use crate::text::is_alphabetic;

/// The kind of a mark; its order is not a rank, sections nest in the order the kinds first appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Letter,
    Roman,
    Arabic,
    SubArabic,
    SmallLetter,
    Bullet,
    Plain,
}

/// Splits the mark from a text: `"I. LÃNH ĐẠO"` is roman and `LÃNH ĐẠO`.
pub(super) fn split(text: &str) -> (Marker, &str) {
    if let Some(rest) = text.strip_prefix(['*', '-', '+', '•', '–', '●', '▪', '>']) {
        return (
            Marker::Bullet,
            rest.trim_start_matches(['*', '-', '+', '•', '–', ' ']),
        );
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((inside, rest)) = text.strip_prefix(open).and_then(|t| t.split_once(close))
            && let Some(marker) = of_word(inside.trim()).filter(|m| *m != Marker::Bullet)
            && !rest.trim().is_empty()
        {
            return (marker, rest.trim_start());
        }
    }
    // words are many, marks few
    let mut chars = text.chars();
    let of_figure = |c: char| "IVX".contains(c);
    if let (Some(first), Some(second)) = (chars.next(), chars.next())
        && is_alphabetic(first)
        && is_alphabetic(second)
        && !(of_figure(first) && of_figure(second))
    {
        return (Marker::Plain, text);
    }
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '.'))
        .unwrap_or(text.len());
    let head = text[..end].trim_end_matches('.');
    let tail = &text[head.len()..];
    let rest = tail.trim_start_matches(['.', ')', '-', '/', ':', '–', ' ']);
    let separated = tail.starts_with(['.', ')', '-', '/', ':', '–'])
        || tail.trim_start().starts_with(['-', '–', '.', ')', '/']);
    match of_word(head) {
        Some(marker) if separated && !rest.is_empty() => (marker, rest),
        _ => (Marker::Plain, text),
    }
}

/// The mark that stands alone in the column of running numbers.
pub(super) fn of_ordinal(text: &str) -> Option<Marker> {
    of_word(text.trim_matches(['.', ')', '(', '-', '/', ' ', ':']))
}

fn of_word(word: &str) -> Option<Marker> {
    let mut chars = word.chars();
    let first = chars.next()?;
    let single = chars.next().is_none();
    if word.chars().all(|c| c.is_ascii_digit()) {
        return (word.len() <= 4).then_some(Marker::Arabic);
    }
    if word.chars().all(|c| c.is_ascii_digit() || c == '.') && first.is_ascii_digit() {
        return Some(Marker::SubArabic);
    }
    if word.len() <= 6 && word.chars().all(|c| "IVX".contains(c)) {
        return Some(Marker::Roman);
    }
    if single && first.is_uppercase() {
        return Some(Marker::Letter);
    }
    if single && first.is_alphabetic() && first != 'x' {
        return Some(Marker::SmallLetter);
    }
    matches!(word, "*" | "-" | "+").then_some(Marker::Bullet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        assert_eq!(split("I. LÃNH ĐẠO"), (Marker::Roman, "LÃNH ĐẠO"));
        assert_eq!(split("A- Khối Đảng"), (Marker::Letter, "Khối Đảng"));
        assert_eq!(split("A - Khối Đảng"), (Marker::Letter, "Khối Đảng"));
        assert_eq!(
            split("1. Văn phòng Huyện ủy"),
            (Marker::Arabic, "Văn phòng Huyện ủy")
        );
        assert_eq!(
            split("1.2. Phòng Nội vụ"),
            (Marker::SubArabic, "Phòng Nội vụ")
        );
        assert_eq!(split("(2) Xã Bình Phú"), (Marker::Arabic, "Xã Bình Phú"));
        assert_eq!(split("[II] Khối Đảng"), (Marker::Roman, "Khối Đảng"));
        assert_eq!(split("(Nữ) Lê Thị A"), (Marker::Plain, "(Nữ) Lê Thị A"));
        assert_eq!(split("(x) nếu có"), (Marker::Plain, "(x) nếu có"));
        assert_eq!(split("* Cán bộ"), (Marker::Bullet, "Cán bộ"));
        assert_eq!(
            split("III- Người hoạt động"),
            (Marker::Roman, "Người hoạt động")
        );
        assert_eq!(split("Xã Bình Phú"), (Marker::Plain, "Xã Bình Phú"));
        assert_eq!(split("X. Bình Phú"), (Marker::Roman, "Bình Phú"));
    }
}
