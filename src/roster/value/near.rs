//! Names of a catalogue that a slip of the pen has changed.

use std::collections::BTreeMap;

/// The one name of a catalogue (by folded spellings without spaces) that is a single slip away: a
/// letter too many, too few, wrong, or two exchanged. Spellings shorter than `shortest` have too
/// many neighbours to be guessed at.
pub(super) fn nearest(
    catalogue: &BTreeMap<String, &'static str>,
    squeezed: &str,
    shortest: usize,
) -> Option<&'static str> {
    if squeezed.chars().count() < shortest {
        return None;
    }
    let mut names = catalogue
        .iter()
        .filter(|(spelling, _)| spelling.chars().count() >= shortest)
        .filter(|(spelling, _)| strsim::osa_distance(spelling, squeezed) == 1)
        .map(|(_, name)| *name);
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_and_one_name() {
        let catalogue = BTreeMap::from([
            ("kinh".to_owned(), "Kinh"),
            ("khmer".to_owned(), "Khmer"),
            ("khome".to_owned(), "Khmer"),
            ("khomu".to_owned(), "Khơ Mú"),
            ("hoa".to_owned(), "Hoa"),
        ]);
        assert_eq!(nearest(&catalogue, "knih", 4), Some("Kinh"));
        assert_eq!(nearest(&catalogue, "khmre", 4), Some("Khmer"));
        assert_eq!(nearest(&catalogue, "khom", 4), None);
        assert_eq!(nearest(&catalogue, "hao", 4), None);
        assert_eq!(nearest(&catalogue, "phap", 4), None);
    }
}
