//! Years named in headings, titles, sheet and file names.

/// The one year that a heading speaks of: a school year `2024-2025` is its second year; a longer
/// span (a term, a plan) and several years are none; years of decrees and dates (`90/2020`) are none.
#[must_use]
pub fn of_heading(text: &str) -> Option<i32> {
    let mut years = numbers(text);
    years.dedup_by(|b, a| {
        let school_year = b.joined && b.year == a.year + 1;
        if school_year {
            a.year = b.year;
        }
        school_year
    });
    match years[..] {
        [one] => Some(one.year),
        _ => None,
    }
}

/// Whether a heading is a year and no more: "Năm 2025", "2025".
#[must_use]
pub fn is_alone(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters <= 3 && of_heading(text).is_some()
}

/// All years from 1990 to 2099 that a text names, decrees and dates left out; school years as their second.
#[must_use]
pub fn all(text: &str) -> Vec<i32> {
    let mut years = numbers(text);
    years.dedup_by(|b, a| {
        let school_year = b.joined && b.year == a.year + 1;
        if school_year {
            a.year = b.year;
        }
        school_year
    });
    years.iter().map(|y| y.year).collect()
}

/// Every year from 1990 to 2099 that a text writes, both of a school year too.
#[must_use]
pub fn written(text: &str) -> Vec<i32> {
    numbers(text).iter().map(|y| y.year).collect()
}

#[derive(Debug, Clone, Copy)]
struct Named {
    year: i32,
    /// Only a hyphen stands between this year and the one before.
    joined: bool,
}

fn numbers(text: &str) -> Vec<Named> {
    // most headings hold no figure
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut last_end: Option<usize> = None;
    let mut i = 0;
    while i < chars.len() {
        if !chars[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        let start = i;
        while i < chars.len() && chars[i].is_ascii_digit() {
            i += 1;
        }
        let year: Option<i32> = (i - start == 4)
            .then(|| chars[start..i].iter().collect::<String>().parse().ok())
            .flatten()
            .filter(|y| (1990..=2099).contains(y));
        let between: String =
            last_end.map_or_else(String::new, |end| chars[end..start].iter().collect());
        let joined = last_end.is_some() && matches!(between.trim(), "-" | "–" | "—" | "/");
        // the number of a decree, or the end of a date
        let part_of_number = start >= 2
            && matches!(chars[start - 1], '/' | '.')
            && chars[start - 2].is_ascii_digit()
            && !joined;
        let numbered =
            chars.get(i) == Some(&'/') && chars.get(i + 1).is_some_and(|c| c.is_alphabetic());
        if let Some(year) = year.filter(|_| !part_of_number && !numbered) {
            found.push(Named { year, joined });
            last_end = Some(i);
        } else {
            last_end = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_year_is_told_from_spans_decrees_and_dates() {
        for (text, year) in [
            ("Xếp loại năm 2025", Some(2025)),
            ("Năm học 2024-2025", Some(2025)),
            ("Năm học 2024 – 2025", Some(2025)),
            ("Nhiệm kỳ 2020-2025", None),
            ("Đánh giá theo NĐ 90/2020/NĐ-CP", None),
            ("Tính đến 31/12/2025", None),
            ("Các năm 2023, 2024", None),
            ("2024", Some(2024)),
            ("CCCD", None),
        ] {
            assert_eq!(of_heading(text), year, "{text}");
        }
    }
}
