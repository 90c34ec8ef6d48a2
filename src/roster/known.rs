//! What the texts of one table have been found to mean: posts and units repeat from row to row, and
//! looking a text up among all names of a plan costs more than everything else about a row.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::judge::codes;
use super::person::{CellOf, Person};
use super::seen::Seen;
use super::unit::{Named, UnitRef, Units};
use super::value::ethnicity::Ethnicity;
use super::value::post::{Alone, PostReader, PostReading};
use super::value::{Mark, Reading, ReligionColumn};
use crate::plan::Plan;
use crate::text::SharedTexts;

/// Lists of cells, the newest first, among which one that a row shares is looked for: rows differ by a
/// blank or two.
const LOOKED_THROUGH: usize = 16;

/// Answers given so far; all rows of a table ask from the same unit.
pub(super) struct Known<'a> {
    units: &'a Units<'a>,
    posts: &'a PostReader,
    /// The unit that the table is seen from.
    unit: Option<&'a UnitRef>,
    labels: RefCell<BTreeMap<String, Option<Named>>>,
    insides: RefCell<BTreeMap<String, Option<Named>>>,
    unreadable: RefCell<BTreeMap<String, bool>>,
    positions: RefCell<BTreeMap<String, PositionReading>>,
    lines: RefCell<BTreeMap<String, String>>,
    /// The codes of posts, by their indexes in the plan.
    codes: RefCell<BTreeMap<Vec<usize>, Arc<[Arc<str>]>>>,
    /// What texts of cells say as marks, and whether they say nothing.
    pub(super) marks: Seen<Mark>,
    pub(super) silent: Seen<bool>,
    pub(super) ethnicities: Seen<Reading<Ethnicity>>,
    pub(super) religions: Seen<(ReligionColumn, Reading<&'static str>)>,
    /// Whether they say anything of their person's leaving.
    pub(super) leaving: Seen<bool>,
    /// Positions without the bodies around them, with the kind and level that they were read in.
    alone: Seen<(Option<(Arc<str>, Arc<str>)>, Alone)>,
    texts: RefCell<SharedTexts>,
    cells: RefCell<Vec<Arc<[CellOf]>>>,
    /// The list of the row that is read next.
    row: RefCell<Vec<CellOf>>,
    lists: RefCell<BTreeSet<Arc<[Arc<str>]>>>,
}

/// The posts of a position.
#[derive(Clone)]
pub(super) struct PositionReading {
    /// Under the bodies named around it.
    pub(super) under: Arc<PostReading>,
    /// Whether it names the same posts without them.
    pub(super) same_alone: bool,
}

impl<'a> Known<'a> {
    pub(super) fn new(
        units: &'a Units<'a>,
        posts: &'a PostReader,
        unit: Option<&'a UnitRef>,
    ) -> Self {
        Self {
            units,
            posts,
            unit,
            labels: RefCell::new(BTreeMap::new()),
            insides: RefCell::new(BTreeMap::new()),
            unreadable: RefCell::new(BTreeMap::new()),
            positions: RefCell::new(BTreeMap::new()),
            lines: RefCell::default(),
            codes: RefCell::default(),
            marks: Seen::default(),
            silent: Seen::default(),
            ethnicities: Seen::default(),
            religions: Seen::default(),
            leaving: Seen::default(),
            alone: Seen::default(),
            texts: RefCell::default(),
            cells: RefCell::default(),
            row: RefCell::default(),
            lists: RefCell::default(),
        }
    }

    /// As [`Units::within`].
    pub(super) fn within(&self, text: &str) -> Option<Named> {
        remembered(&self.labels, text, || self.units.within(text, self.unit))
    }

    /// As [`Units::is_unreadable`].
    pub(super) fn is_unreadable(&self, text: &str) -> bool {
        remembered(&self.unreadable, text, || {
            self.units.is_unreadable(text, self.unit)
        })
    }

    /// As [`Units::inside_of`].
    pub(super) fn inside_of(&self, text: &str) -> Option<Named> {
        remembered(&self.insides, text, || {
            self.units.inside_of(text, self.unit)
        })
    }

    /// As [`PostReader::settle_lines`]; `None` for a text of one line.
    pub(super) fn settle_lines(&self, text: &str, unit: Option<&UnitRef>) -> Option<String> {
        if !text.contains('\n') {
            return None;
        }
        let (kind, level) = (unit.map(|u| &*u.kind), unit.map(|u| &*u.level));
        let asked = [text, kind.unwrap_or_default(), level.unwrap_or_default()].join("\n");
        Some(remembered(&self.lines, &asked, || {
            self.posts.settle_lines(text, kind, level)
        }))
    }

    /// The posts of several cells of one person, each under the body that its heading names.
    pub(super) fn positions(
        &self,
        cells: &[(Arc<str>, String)],
        bodies: &[&str],
        unit: Option<&UnitRef>,
    ) -> PositionReading {
        let mut same_alone = true;
        let read = |(text, heading): &(Arc<str>, String)| {
            let under: Vec<&str> = std::iter::once(heading.as_str())
                .chain(bodies.iter().copied())
                .collect();
            if PostReader::is_vague(heading) && self.posts.read_alone(text, None, None).bare {
                // of which of them nobody says
                same_alone = false;
                return PostReading {
                    unknown: vec![text.to_string()],
                    unknown_title: true,
                    ..PostReading::default()
                };
            }
            let read = self.position(text, &under, unit);
            same_alone &= read.same_alone;
            Arc::unwrap_or_clone(read.under)
        };
        let under = self.posts.joined(cells.iter().map(read).collect());
        PositionReading {
            under: Arc::new(under),
            same_alone,
        }
    }

    /// Whether what stands around a position may tell whose the post is.
    pub(super) fn is_bare(&self, text: &str, unit: Option<&UnitRef>) -> bool {
        self.alone(text, unit).bare
    }

    /// A position in a unit, without the bodies named around it.
    pub(super) fn alone(&self, text: &str, unit: Option<&UnitRef>) -> Alone {
        let (kind, level) = (unit.map(|u| &*u.kind), unit.map(|u| &*u.level));
        self.posts.read_alone(text, kind, level)
    }

    /// The same for a text that stands in many rows.
    pub(super) fn alone_of(&self, text: &Arc<str>, unit: Option<&UnitRef>) -> Alone {
        let (place, alone) = self.alone.ask(text, || {
            let place = unit.map(|u| (Arc::clone(&u.kind), Arc::clone(&u.level)));
            (place, self.alone(text, unit))
        });
        let same = match (&place, unit) {
            (Some((kind, level)), Some(unit)) => *kind == unit.kind && *level == unit.level,
            (place, unit) => place.is_none() && unit.is_none(),
        };
        if same { alone } else { self.alone(text, unit) }
    }

    /// As [`codes`], one list for all persons of the table who hold the same posts.
    pub(super) fn codes(&self, posts: &[usize], plan: &Plan) -> Arc<[Arc<str>]> {
        if posts.is_empty() {
            return Arc::default();
        }
        if let Some(known) = self.codes.borrow().get(posts) {
            return Arc::clone(known);
        }
        let codes = codes(posts, plan);
        let known = (posts.to_vec(), Arc::clone(&codes));
        self.codes.borrow_mut().extend([known]);
        codes
    }

    /// As [`PostReader::is_membership`].
    pub(super) fn is_membership(&self, reading: &PostReading) -> bool {
        self.posts.is_membership(reading)
    }

    /// Whether a text names a post and no unit.
    pub(super) fn is_post(&self, text: &str) -> bool {
        self.reads_as_post(text) && self.within(text).is_none()
    }

    /// Whether a text is the name of a post, in the table's unit.
    pub(super) fn reads_as_post(&self, text: &str) -> bool {
        let read = self.position(text, &[], self.unit).under;
        !read.posts.is_empty() && read.unknown.is_empty()
    }

    /// As [`Units::is_separate`].
    pub(super) fn is_separate(&self, unit: &UnitRef) -> bool {
        self.units.is_separate(unit)
    }

    /// An empty list for the cells that a row is read from.
    pub(super) fn cells(&self) -> Vec<CellOf> {
        self.row.take()
    }

    /// The cells that a row was read from; most rows of a table share theirs.
    pub(super) fn share_cells(&self, mut of_row: Vec<CellOf>) -> Arc<[CellOf]> {
        let mut cells = self.cells.borrow_mut();
        let mut known = cells.iter().rev().take(LOOKED_THROUGH);
        let known = known.find(|known| ***known == *of_row).map(Arc::clone);
        let shared = known.unwrap_or_else(|| {
            let own: Arc<[_]> = Arc::from(&*of_row);
            cells.push(Arc::clone(&own));
            own
        });
        of_row.clear();
        self.row.replace(of_row);
        shared
    }

    /// A text of one of the catalogues, which a table's persons share.
    pub(super) fn text(&self, name: &str) -> Arc<str> {
        self.texts.borrow_mut().of(name)
    }

    /// Equal texts of a table's persons share their memory, as do lists of texts.
    pub(super) fn share(&self, person: &mut Person) {
        let mut texts = self.texts.borrow_mut();
        let mut share = |text: &mut Arc<str>| texts.share(text);
        let columns = [
            &mut person.position,
            &mut person.education_text,
            &mut person.informatics,
            &mut person.foreign_language,
            &mut person.rating_text,
            &mut person.note,
        ];
        columns.into_iter().flatten().for_each(&mut share);
        let mut lists = self.lists.borrow_mut();
        let list = &mut person.bodies;
        if list.is_empty() {
            return;
        }
        if let Some(known) = lists.get(list) {
            *list = Arc::clone(known);
            return;
        }
        if let Some(texts) = Arc::get_mut(list) {
            texts.iter_mut().for_each(&mut share);
        }
        lists.insert(Arc::clone(list));
    }

    /// The posts of a position in a unit, under the bodies named around it.
    pub(super) fn position(
        &self,
        text: &str,
        bodies: &[&str],
        unit: Option<&UnitRef>,
    ) -> PositionReading {
        self.below(text, self.alone(text, unit), bodies, unit)
    }

    /// The same, where it is known how the position is read alone.
    pub(super) fn below(
        &self,
        text: &str,
        alone: Alone,
        bodies: &[&str],
        unit: Option<&UnitRef>,
    ) -> PositionReading {
        if !alone.bare || bodies.is_empty() {
            return PositionReading {
                under: alone.reading,
                same_alone: true,
            };
        }
        let (kind, level) = (unit.map(|u| &*u.kind), unit.map(|u| &*u.level));
        // lines have been settled
        let parts = [text, kind.unwrap_or_default(), level.unwrap_or_default()];
        let asked = [&parts, bodies].concat().join("\n");
        remembered(&self.positions, &asked, || {
            let under = self.posts.read_under(text, bodies, kind, level);
            PositionReading {
                same_alone: alone.reading.posts == under.posts,
                under: Arc::new(under),
            }
        })
    }
}

fn remembered<T: Clone>(
    known: &RefCell<BTreeMap<String, T>>,
    text: &str,
    ask: impl FnOnce() -> T,
) -> T {
    if let Some(answer) = known.borrow().get(text) {
        return answer.clone();
    }
    let answer = ask();
    known.borrow_mut().insert(text.to_owned(), answer.clone());
    answer
}
