//! The rows of a plan as written, with the place of each: what files are read into, and what they
//! are written from.

use serde::{Deserialize, Serialize};

use super::model::{
    AgeBand, Appendix, Ceiling, Committee, Footnote, KeyLeader, Kind, Level, Line, Post, Target,
    Unit, Word,
};
use super::place::PlanPlace;
use super::vocabulary::Vocabulary;
use crate::schema::AgeMethod;
use crate::schema::Limits;

/// Name of the plan and the definitions it selects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Name, also the `plan` of `results.json`.
    pub name: String,
    /// Code of the [`KeyLeader`] definition in use.
    pub key_leader: String,
    /// How ages are counted.
    #[serde(default)]
    pub age_method: AgeMethod,
}

/// A row and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<T> {
    /// The row.
    pub row: T,
    /// Its place.
    pub place: PlanPlace,
}

impl PlanPlace {
    /// A row that stands here.
    fn of<T>(&self, row: T) -> Placed<T> {
        let place = self.clone();
        Placed { row, place }
    }
}

/// What every row type can do: be read, written and compared.
pub trait Row: Serialize + for<'de> Deserialize<'de> + Clone + PartialEq {}

impl<T: Serialize + for<'de> Deserialize<'de> + Clone + PartialEq> Row for T {}

/// Something done to every section of a plan, whatever the type of its rows.
pub trait Sections {
    /// A section of one row.
    fn one<T: Row>(&mut self, section: &'static str, row: &mut Option<Placed<T>>);
    /// A section of any number of rows.
    fn many<T: Row>(&mut self, section: &'static str, rows: &mut Vec<Placed<T>>);
}

macro_rules! sections {
    (one: $($(#[$one_doc:meta])* $one:ident = $one_name:literal : $one_type:ty),+;
     many: $($(#[$many_doc:meta])* $many:ident = $many_name:literal : $many_type:ty),+ $(;)?) => {
        /// All rows of a plan, unchecked. A section may be spread over several files.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct PlanRows {
            $($(#[$one_doc])* pub $one: Option<Placed<$one_type>>,)+
            $($(#[$many_doc])* pub $many: Vec<Placed<$many_type>>,)+
        }

        impl PlanRows {
            /// Names of the sections, as tables are called in files.
            pub const SECTIONS: &'static [&'static str] = &[$($one_name,)+ $($many_name,)+];

            /// Shows every section to a visitor, in a fixed order.
            pub fn visit(&mut self, visitor: &mut impl Sections) {
                $(visitor.one($one_name, &mut self.$one);)+
                $(visitor.many($many_name, &mut self.$many);)+
            }
        }

        /// The rows of a built-in plan as `build.rs` writes them.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct StoredRows {
            $(#[serde(rename = $one_name, default)] $one: Option<$one_type>,)+
            $(#[serde(rename = $many_name, default)] $many: Vec<$many_type>,)+
        }

        impl StoredRows {
            /// All of them with one place.
            pub(super) fn at(self, place: &PlanPlace) -> PlanRows {
                PlanRows {
                    $($one: self.$one.map(|row| place.of(row)),)+
                    $($many: self.$many.into_iter().map(|row| place.of(row)).collect(),)+
                }
            }
        }
    };
}

sections! {
    one:
        /// `[plan]`
        head = "plan": Head,
        /// `[committee]`
        committee = "committee": Committee,
        /// `[limits]`; the contract's where absent.
        limits = "limits": Limits;
    many:
        /// `[[footnote]]`
        footnotes = "footnote": Footnote,
        /// `[[level]]`
        levels = "level": Level,
        /// `[[kind]]`
        kinds = "kind": Kind,
        /// `[[unit]]`
        units = "unit": Unit,
        /// `[[key_leader]]`
        key_leaders = "key_leader": KeyLeader,
        /// `[[post]]`
        posts = "post": Post,
        /// `[[band]]`
        bands = "band": AgeBand,
        /// `[[target]]`
        targets = "target": Target,
        /// `[[ceiling]]`
        ceilings = "ceiling": Ceiling,
        /// `[[appendix]]`
        appendices = "appendix": Appendix,
        /// `[[line]]`
        lines = "line": Line,
        /// `[[word]]`; the built-in words where there are none.
        words = "word": Word;
}

impl PlanRows {
    /// With what a plan need not say written out: the contract's limits, the built-in words.
    #[must_use]
    pub fn completed(mut self) -> Self {
        let place = PlanPlace::nowhere();
        if self.limits.is_none() {
            let row = Limits::default();
            self.limits = Some(Placed {
                row,
                place: place.clone(),
            });
        }
        if self.words.is_empty() {
            let rows = Vocabulary::built_in().words().into_iter();
            self.words = rows
                .map(|row| Placed {
                    row,
                    place: place.clone(),
                })
                .collect();
        }
        self
    }

    /// Every row as JSON, section by section: what the rows say, without where they stand.
    pub(super) fn said(&self) -> String {
        let mut said = Said("{".to_owned());
        self.clone().visit(&mut said);
        said.0.push('}');
        said.0
    }
}

struct Said(String);

impl Said {
    fn add<T: Row>(&mut self, section: &str, rows: &[Placed<T>]) {
        let comma = if self.0.len() > 1 { "," } else { "" };
        self.0.push_str(&format!("{comma}\"{section}\":["));
        // rows are plain strings, numbers and lists, which JSON always holds
        let rows = rows
            .iter()
            .filter_map(|placed| serde_json::to_string(&placed.row).ok());
        for (at, row) in rows.enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            self.0.push_str(&row);
        }
        self.0.push(']');
    }
}

impl Sections for Said {
    fn one<T: Row>(&mut self, section: &'static str, row: &mut Option<Placed<T>>) {
        self.add(section, row.as_slice());
    }

    fn many<T: Row>(&mut self, section: &'static str, rows: &mut Vec<Placed<T>>) {
        self.add(section, rows);
    }
}
