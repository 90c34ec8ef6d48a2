//! The columns of a roster as numbers, and the answers to every single test asked of them.

#![expect(
    clippy::disallowed_types,
    reason = "values are looked up by what they are, never walked through"
)]

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Mask;
use super::condition::Node;
use crate::roster::{ColumnValue, Person, Roster};
use crate::schema::Column;

/// A column: for each person the place of the value among those that occur, each of them once.
/// Conditions are held against the few values, not against the many persons.
struct Coded {
    /// From 1; 0 is null.
    codes: Codes,
    values: Vec<ColumnValue<'static>>,
}

/// As narrow as the number of values allows: most columns have a handful.
enum Codes {
    Narrow(Vec<u8>),
    Wide(Vec<u32>),
}

impl Coded {
    fn of<'p>(column: impl ExactSizeIterator<Item = Option<ColumnValue<'p>>>) -> Self {
        /// Values met lately whose codes are found without hashing them.
        const LATELY: usize = 256;
        let mut lately: Vec<Option<(ColumnValue<'p>, u32)>> = vec![None; LATELY];
        let mut known: HashMap<ColumnValue<'p>, u32> = HashMap::new();
        let mut values = Vec::new();
        let mut codes = Codes::Narrow(Vec::with_capacity(column.len()));
        // rows of one list repeat each other
        let (mut last, mut last_code) = (None, 0);
        for value in column {
            if value != last {
                last_code = value.as_ref().map_or(0, |value| {
                    let slot = &mut lately[place(value) % LATELY];
                    if let Some((_, code)) = slot.as_ref().filter(|(met, _)| is_same(met, value)) {
                        return *code;
                    }
                    let code = known.get(value).copied().unwrap_or_else(|| {
                        values.push(value.clone().owned());
                        let code = u32::try_from(values.len()).unwrap_or(u32::MAX);
                        known.insert(value.clone(), code);
                        code
                    });
                    *slot = Some((value.clone(), code));
                    code
                });
                last = value;
            }
            codes.push(last_code);
        }
        Self { codes, values }
    }

    /// The answer for each person, from the answer for each value; null has its own.
    fn ask(&self, null: Option<bool>, answer: impl Fn(&ColumnValue<'_>) -> Option<bool>) -> Mask {
        let answers: Vec<Option<bool>> = std::iter::once(null)
            .chain(self.values.iter().map(answer))
            .collect();
        match &self.codes {
            Codes::Narrow(codes) => Mask::of_codes(codes, &answers),
            Codes::Wide(codes) => Mask::of_codes(codes, &answers),
        }
    }
}

/// Where a value is looked for among those met lately. Equal texts mostly stand in one place of memory.
fn place(value: &ColumnValue<'_>) -> usize {
    match value {
        ColumnValue::Number(number) => usize::try_from(number.unsigned_abs()).unwrap_or(0),
        ColumnValue::Rank(rank) => *rank,
        ColumnValue::Flag(flag) => usize::from(*flag),
        ColumnValue::Text(text) => text.as_ptr().addr() >> 4,
    }
}

/// Whether two values are the same, told without comparing texts of different places.
fn is_same(a: &ColumnValue<'_>, b: &ColumnValue<'_>) -> bool {
    match (a, b) {
        (ColumnValue::Text(a), ColumnValue::Text(b)) => {
            std::ptr::eq(&raw const **a, &raw const **b)
        }
        (ColumnValue::Text(_), _) | (_, ColumnValue::Text(_)) => false,
        (a, b) => a == b,
    }
}

impl Codes {
    fn push(&mut self, code: u32) {
        match self {
            Self::Narrow(codes) => {
                if let Ok(code) = u8::try_from(code) {
                    codes.push(code);
                } else {
                    let mut wide = Vec::with_capacity(codes.capacity());
                    wide.extend(codes.iter().copied().map(u32::from));
                    wide.push(code);
                    *self = Self::Wide(wide);
                }
            }
            Self::Wide(codes) => codes.push(code),
        }
    }
}

/// A roster's columns, coded when they are first asked of, and the answers given so far.
pub struct Facts<'a> {
    roster: &'a Roster,
    /// In the order of [`Column::ALL`].
    columns: Vec<Arc<OnceLock<Coded>>>,
    /// To each single test: plans ask the same ones in hundreds of conditions.
    answers: Mutex<BTreeMap<Node, Arc<OnceLock<Mask>>>>,
}

impl<'a> Facts<'a> {
    /// Those of a roster.
    #[must_use]
    pub fn of(roster: &'a Roster) -> Self {
        Self {
            roster,
            columns: Column::ALL.iter().map(|_| Arc::default()).collect(),
            answers: Mutex::default(),
        }
    }

    /// The same but for the ages, one a person.
    #[must_use]
    pub fn with_ages(&self, ages: impl ExactSizeIterator<Item = Option<i32>>) -> Self {
        let mut columns = self.columns.clone();
        let ages = ages.map(|age| age.map(|age| ColumnValue::Number(i64::from(age))));
        columns[Column::Age as usize] = Arc::new(OnceLock::from(Coded::of(ages)));
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        // what does not ask for ages is answered already
        let kept = answers.iter().filter(|(test, _)| !test.asks(Column::Age));
        Self {
            roster: self.roster,
            columns,
            answers: Mutex::new(
                kept.map(|(test, mask)| (test.clone(), Arc::clone(mask)))
                    .collect(),
            ),
        }
    }

    /// Number of persons.
    #[must_use]
    pub fn len(&self) -> usize {
        self.persons().len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.persons().is_empty()
    }

    fn persons(&self) -> &'a [Person] {
        &self.roster.persons
    }

    /// Where the answer to a test of one column stands once it has been found.
    pub(super) fn answer(&self, test: &Node) -> Arc<OnceLock<Mask>> {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = answers.get(test) {
            return Arc::clone(slot);
        }
        Arc::clone(answers.entry(test.clone()).or_default())
    }

    /// The answer for each person from that for each value of a column; `null` is that for none.
    pub(super) fn ask(
        &self,
        column: Column,
        null: Option<bool>,
        answer: impl Fn(&ColumnValue<'_>) -> Option<bool>,
    ) -> Mask {
        let coded = self.columns[column as usize].get_or_init(|| {
            let year = self.roster.period.year;
            Coded::of(self.persons().iter().map(|p| p.column(column, year)))
        });
        coded.ask(null, answer)
    }
}
