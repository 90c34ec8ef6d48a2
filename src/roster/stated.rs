//! What lists say of a person beside the position: facts from which judgements are made anew when
//! a roster is read instead of the workbooks.

use std::sync::Arc;

/// What headings, sections and columns of the lists say of a person's memberships.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stated {
    /// The row stands under a title or section that names a post.
    pub posts: bool,
    /// The row stands in the list of a committee's members.
    pub committee_list: bool,
    /// Member of the own commune's or the plan's own Party committee.
    pub committee: Option<bool>,
    /// In the standing committee of the own commune's Party committee.
    pub standing_committee: Option<bool>,
    /// The list has a column for it, so that whoever is in it is not there by office only.
    pub standing_listed: bool,
    /// In the standing committee of the plan's own Party committee.
    pub district_standing_committee: bool,
    /// The cell of the row's own unit could not be read and the position depends on it: its post is left open.
    pub unit_unsure: bool,
}

/// A further row on which a person stands: its unit and its position, from which posts are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Code of the row's unit.
    pub unit: Option<Arc<str>>,
    /// Its name.
    pub unit_name: Option<Arc<str>>,
    /// Code of its kind.
    pub unit_kind: Option<Arc<str>>,
    /// Position as written.
    pub position: Arc<str>,
    /// Whether the person's own row had none and took this one.
    pub is_position: bool,
    /// [`Stated::unit_unsure`] of that row.
    pub unit_unsure: bool,
    /// Texts around that row which say whose a bare title is, as [`Person::bodies`](super::Person::bodies).
    pub bodies: Vec<Arc<str>>,
}

/// Word of a listing's line where the person's own row took its position.
const TAKEN: &str = "taken";
/// Word of a listing's line where the position depends on a unit that could not be read.
const UNSURE: &str = "unit_unsure";

/// The words under which a roster keeps [`Stated`].
const WORDS: [(&str, fn(&mut Stated)); 9] = [
    ("posts", |s| s.posts = true),
    ("committee_list", |s| s.committee_list = true),
    ("committee", |s| s.committee = Some(true)),
    ("no_committee", |s| s.committee = Some(false)),
    ("standing_committee", |s| s.standing_committee = Some(true)),
    ("no_standing_committee", |s| {
        s.standing_committee = Some(false)
    }),
    ("standing_listed", |s| s.standing_listed = true),
    ("district_standing_committee", |s| {
        s.district_standing_committee = true;
    }),
    (UNSURE, |s| s.unit_unsure = true),
];

impl Stated {
    /// Words joined by `;`, none where nothing is stated.
    #[must_use]
    pub fn to_words(self) -> Option<String> {
        let holds = |set: fn(&mut Self)| {
            let mut with = self;
            set(&mut with);
            with == self
        };
        let words: Vec<&str> = WORDS
            .iter()
            .filter(|(_, set)| holds(*set))
            .map(|(word, _)| *word)
            .collect();
        (!words.is_empty()).then(|| words.join(";"))
    }

    /// What words say; `None` where one of them is unknown.
    #[must_use]
    pub fn of_words(words: &str) -> Option<Self> {
        let mut stated = Self::default();
        for word in words.split(';').filter(|w| !w.is_empty()) {
            WORDS.iter().find(|(known, _)| *known == word)?.1(&mut stated);
        }
        Some(stated)
    }

    /// Adds what another row of the same person says: yes where any row says yes. How sure the unit is stays that
    /// of the own row; the other's goes into its [`Listing`].
    pub fn add(&mut self, other: Self) {
        let any = |a: Option<bool>, b: Option<bool>| match (a, b) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (a, b) => a.or(b),
        };
        self.posts |= other.posts;
        self.committee_list |= other.committee_list;
        self.committee = any(self.committee, other.committee);
        self.standing_committee = any(self.standing_committee, other.standing_committee);
        self.standing_listed |= other.standing_listed;
        self.district_standing_committee |= other.district_standing_committee;
    }
}

impl Listing {
    /// Unit, its name, its kind, the position, words on how it was taken and the texts around it on one line,
    /// separated by tabs, which no cleaned text holds.
    #[must_use]
    pub fn to_line(&self) -> String {
        let part = |text: &Option<Arc<str>>| text.as_deref().unwrap_or_default().to_owned();
        let words = [(self.is_position, TAKEN), (self.unit_unsure, UNSURE)];
        let said = words.iter().filter(|(holds, _)| *holds);
        let words: Vec<&str> = said.map(|(_, word)| *word).collect();
        let own = [
            part(&self.unit),
            part(&self.unit_name),
            part(&self.unit_kind),
            self.position.to_string(),
            words.join(" "),
        ];
        let bodies = self.bodies.iter().map(ToString::to_string);
        own.into_iter().chain(bodies).collect::<Vec<_>>().join("\t")
    }

    /// The listing of a line; `None` where it has fewer than five parts.
    #[must_use]
    pub fn of_line(line: &str) -> Option<Self> {
        let parts: Vec<&str> = line.split('\t').collect();
        let [unit, name, kind, position, words, ref bodies @ ..] = parts[..] else {
            return None;
        };
        let part = |text: &str| (!text.is_empty()).then(|| Arc::from(text));
        let says = |word: &str| words.split(' ').any(|w| w == word);
        Some(Self {
            unit: part(unit),
            unit_name: part(name),
            unit_kind: part(kind),
            position: Arc::from(position),
            is_position: says(TAKEN),
            unit_unsure: says(UNSURE),
            bodies: bodies.iter().map(|b| Arc::from(*b)).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_was_stated() {
        let some = [None, Some(false), Some(true)];
        for committee in some {
            for standing_committee in some {
                for bits in 0..32_u8 {
                    let stated = Stated {
                        posts: bits & 1 > 0,
                        committee_list: bits & 2 > 0,
                        district_standing_committee: bits & 4 > 0,
                        standing_listed: bits & 8 > 0,
                        unit_unsure: bits & 16 > 0,
                        committee,
                        standing_committee,
                    };
                    let words = stated.to_words();
                    assert_eq!(words.is_none(), stated == Stated::default());
                    assert_eq!(Stated::of_words(&words.unwrap_or_default()), Some(stated));
                }
            }
        }
        assert_eq!(Stated::of_words("committee;chairman"), None);
    }

    #[test]
    fn a_listing_is_one_line() {
        let listing = Listing {
            unit: Some(Arc::from("xa-binh-phu")),
            unit_kind: Some(Arc::from("commune")),
            position: Arc::from("Phó Bí thư; Chủ tịch UBND"),
            ..Listing::default()
        };
        let line = listing.to_line();
        assert_eq!(line, "xa-binh-phu\t\tcommune\tPhó Bí thư; Chủ tịch UBND\t");
        assert_eq!(Listing::of_line(&line), Some(listing.clone()));
        let under = Listing {
            bodies: vec![Arc::from("II. Hội Nông dân"), Arc::from("XÃ BÌNH PHÚ")],
            is_position: true,
            unit_unsure: true,
            ..listing
        };
        assert_eq!(Listing::of_line(&under.to_line()), Some(under));
        assert_eq!(Listing::of_line("Chủ tịch"), None);
    }
}
