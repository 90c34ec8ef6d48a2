//! What the names of a whole table tell of one that could be read either way.

use super::name::{self, PersonName, address, repeats_given};
use super::reading::Reading;
use crate::intake::Value;

/// How the names of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameColumn {
    /// Every name has a word of address before it: "Ông", "Bà".
    addressed: bool,
    /// The column of family names holds whole names, and that of given names says their last word again.
    twice: bool,
}

impl NameColumn {
    /// Fewer names tell nothing of how names are written.
    const TELLING: usize = 3;

    /// Of one column of whole names.
    pub fn of_whole<'a>(names: impl Iterator<Item = &'a Value>) -> Self {
        let mut addressed = 0;
        for text in names.filter_map(Value::as_text) {
            if address(text).is_none() {
                return Self::default();
            }
            addressed += 1;
        }
        Self {
            addressed: addressed >= Self::TELLING,
            twice: false,
        }
    }

    /// Of two columns: each row's family and given name.
    pub fn of_parts<'a>(rows: impl Iterator<Item = (&'a Value, &'a Value)>) -> Self {
        let (mut twice, mut all) = (0, 0);
        for (family, given) in rows {
            if let (Some(family), Some(given)) = (family.as_text(), given.as_text()) {
                twice += usize::from(repeats_given(family, given));
                all += 1;
            }
        }
        Self {
            addressed: false,
            twice: twice * 2 > all,
        }
    }

    /// Whether the name in a cell of the column is its text as it stands, and nothing else.
    #[must_use]
    pub fn is_plain(self, text: &str) -> bool {
        !self.addressed && name::is_plain(text)
    }

    /// The name in a cell of the column, as [`name::read`].
    #[must_use]
    pub fn read(self, value: &Value) -> Reading<PersonName> {
        let behind = value.as_text().filter(|_| self.addressed).and_then(address);
        let Some((gender, behind)) = behind else {
            return name::read(value);
        };
        let mut reading = name::read(&Value::Text(behind.into()));
        if let Some(name) = &mut reading.value {
            name.gender_hint = name.gender_hint.or(Some(gender));
        }
        reading
    }

    /// The name of a row's two cells, as [`name::join`].
    #[must_use]
    pub fn join(self, family: Option<&Value>, given: Option<&Value>) -> Reading<PersonName> {
        name::join(family, given, self.twice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Gender;

    fn values(texts: &[&str]) -> Vec<Value> {
        texts.iter().map(|t| Value::Text((*t).into())).collect()
    }

    #[test]
    fn where_all_are_addressed_nobody_is_called_so() {
        let names = ["Ông Ừng Văn Nẩu", "Bà Lê Thị An", "ông Hồ Văn Bê"];
        let read = |texts: &[&str]| {
            let column = NameColumn::of_whole(values(texts).iter());
            let name = column.read(&Value::Text(names[0].into())).value;
            name.map(|n| (n.name, n.gender_hint)).unwrap_or_default()
        };
        assert_eq!(read(&names), ("Ừng Văn Nẩu".into(), Some(Gender::Male)));
        let others = ["Ông Ừng Văn Nẩu", "Lê Thị An", "Hồ Văn Bê"];
        assert_eq!(read(&others).0, "Ông Ừng Văn Nẩu");
        assert_eq!(read(&names[..1]).0, "Ông Ừng Văn Nẩu");
    }

    #[test]
    fn a_given_name_is_said_twice_by_the_column_not_by_one_row() {
        let joined = |rows: &[[&str; 2]]| {
            let cells: Vec<_> = rows.iter().map(|r| values(r)).collect();
            let column = NameColumn::of_parts(cells.iter().map(|r| (&r[0], &r[1])));
            let name = column.join(Some(&cells[0][0]), Some(&cells[0][1]));
            name.value.map(|n| n.name).unwrap_or_default()
        };
        let twice = ["Lê Thị Diễm", "Diễm"];
        assert_eq!(joined(&[twice, ["Hồ Văn Bê", "Bê"]]), "Lê Thị Diễm");
        assert_eq!(joined(&[twice]), "Lê Thị Diễm");
        let apart = [twice, ["Hồ Văn", "Bê"], ["Vũ Thị", "Chi"]];
        assert_eq!(joined(&apart), "Lê Thị Diễm Diễm");
    }
}
