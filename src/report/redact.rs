//! `--redact`: what must not be seen is taken out of free text, wherever it is shown.

use std::borrow::Cow;

use crate::finding::Finding;

/// Shortest run of digits that may be an id.
const ID: usize = 9;

/// The text of a cell as a finding may quote it.
#[must_use]
pub fn found(f: &Finding, redact: bool) -> Option<Cow<'_, str>> {
    f.found.as_deref().map(|t| mask(t, redact))
}

/// What is wrong, as far as it may be told.
#[must_use]
pub fn message(f: &Finding, redact: bool) -> String {
    mask(&f.message(), redact).into_owned()
}

/// What to do, as far as it may be told.
#[must_use]
pub fn hint(f: &Finding, redact: bool) -> String {
    mask(&f.hint(), redact).into_owned()
}

/// Text without ids, and of dates only the year.
#[must_use]
pub fn mask(text: &str, redact: bool) -> Cow<'_, str> {
    if !redact || !text.bytes().any(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || "./- ".contains(c)))
            .unwrap_or(rest.len());
        out.push_str(&numbers(&rest[..end]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A stretch of digits and what stands between the parts of dates and ids.
fn numbers(text: &str) -> String {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .collect();
    let tail = &text[text.trim_end_matches(|c: char| !c.is_ascii_digit()).len()..];
    let year = |p: &&&str| p.len() == 4 && (p.starts_with("19") || p.starts_with("20"));
    if parts.len() >= 2
        && parts.iter().all(|p| p.len() <= 4)
        && digits <= 8
        && !text.trim().contains(' ')
    {
        let year = parts.iter().find(year).copied().unwrap_or("…");
        return format!("…/{year}{tail}");
    }
    if digits >= ID {
        format!("…{tail}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn ids_and_days_of_birth_are_taken_out() {
        assert_eq!(mask("số 087123456789 của ông", true), "số … của ông");
        assert_eq!(mask("sinh 31/02/1980, nữ", true), "sinh …/1980, nữ");
        assert_eq!(mask("1980-02-03", true), "…/1980");
        assert_eq!(mask("08 7123 456 789", true), "…");
        assert_eq!(mask("5.8.75", true), "…/…");
        assert_eq!(mask("dòng 12, năm 1980", true), "dòng 12, năm 1980");
        assert_eq!(mask("087123456789", false), "087123456789");
    }
}
