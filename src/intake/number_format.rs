//! Which number formats of .xls and .xlsb are dates.

/// Whether a built-in format is a date or time (MS-XLS 2.5.165, with the East Asian ones); `[h]:mm:ss` is a length of time.
pub(super) const fn is_builtin_date(id: u16) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45 | 47 | 50..=58)
}

/// Whether a format's code is a date: a letter of day, month, year, hour or second in its first
/// section, outside quotes, escapes and brackets; `[h]`, `[mm]` and `[ss]` make a length of time.
pub(super) fn is_date_code(code: &str) -> bool {
    let mut date = false;
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            // what follows is shown as it stands, left out, or repeated
            '\\' | '_' | '*' => {
                chars.next();
            }
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let lower = inner.to_ascii_lowercase();
                if !lower.is_empty()
                    && ["h", "m", "s"]
                        .iter()
                        .any(|u| lower.replace(u, "").is_empty())
                {
                    return false;
                }
            }
            ';' => break,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => date = true,
            _ => {}
        }
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_dates_are_told_from_numbers() {
        for code in [
            "dd/mm/yyyy;@",
            "[$-1010000]d/m/yyyy",
            "m\"/\"yyyy",
            "h:mm AM/PM",
            "mmm-yy",
        ] {
            assert!(is_date_code(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0\\ \"đồng\"",
            "[Red]0",
            "[h]:mm",
            "0\\d",
            "0;dd",
            "@",
            "_-* #,##0",
        ] {
            assert!(!is_date_code(code), "{code}");
        }
        assert!(is_builtin_date(14) && !is_builtin_date(0) && !is_builtin_date(46));
    }
}
