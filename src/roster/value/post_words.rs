//! How posts are written around the names of the catalogue, from `positions.toml`.

use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Lexicon;
use crate::text::fold;

/// What a phrase does around a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Held in the past, or not yet.
    Former,
    /// Held for the time being.
    Acting,
    /// Before a post, without meaning.
    Before,
    /// No post: a member of the Party.
    Party,
}

/// What a phrase does behind a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Without meaning.
    Nothing,
    /// A field that the holder looks after, to the end of the segment.
    Field,
    /// Held for the time being.
    Acting,
    /// The name of a place follows.
    Place,
}

/// A body that an office has one of its own of: its cell, its youth.
#[derive(Debug)]
pub(super) struct OwnBody {
    /// Words of headings over its posts.
    pub(super) columns: Lexicon<()>,
    /// Words of the names of units that are such a body themselves.
    pub(super) not_in: Lexicon<()>,
    /// What it is called.
    pub(super) body: String,
}

/// The compiled words.
#[derive(Debug)]
pub(super) struct PostWords {
    /// First words of titles.
    pub(super) heads: Vec<String>,
    /// Words of leading posts, as spellings are unified.
    pub(super) ranks: Vec<String>,
    /// Titles of persons, no fields of work.
    pub(super) persons: Lexicon<()>,
    /// Those of them behind which the field of work may stand.
    pub(super) staff: Lexicon<()>,
    /// Phrases of those who work for the holder of the post that follows.
    pub(super) serving: Lexicon<()>,
    /// Words between two posts.
    pub(super) joiners: Lexicon<()>,
    /// Those of them after which stands what came in the place of the post before.
    pub(super) instead: Lexicon<()>,
    /// After `kiem` without marks these make it "kiểm".
    pub(super) not_joined: Vec<String>,
    /// Phrases before a post.
    pub(super) roles: Lexicon<Role>,
    /// Phrases behind a post.
    pub(super) tails: Lexicon<Tail>,
    /// Words that begin a unit's name.
    pub(super) units: Lexicon<()>,
    /// Bodies whose titles are duties beside a post.
    pub(super) duties: Lexicon<()>,
    /// Words by which a committee's name is no membership.
    pub(super) managed: Lexicon<()>,
    /// Bodies that an office has one of its own of.
    pub(super) own_bodies: Vec<OwnBody>,
    /// Bodies with the committee that they do not have.
    pub(super) lacking: Vec<(Lexicon<()>, Lexicon<()>)>,
    /// Words of headings over posts of an office itself.
    pub(super) of_office: Lexicon<()>,
    /// Words that begin headings over duties, and those that make them of posts after all.
    pub(super) duty_columns: Lexicon<()>,
    pub(super) post_columns: Lexicon<()>,
    /// Words of headings for bodies of several kinds.
    pub(super) vague: Lexicon<()>,
    /// Before the years of a committee in a title.
    pub(super) terms: Lexicon<()>,
    /// Pairs of words the second of which begins no body.
    pub(super) inner: Lexicon<()>,
    /// Titles of many bodies, normalised.
    pub(super) bare: Vec<String>,
    /// Phrases before a committee's name in a title.
    pub(super) titles: Lexicon<()>,
    /// Spellings and the index of the writing they share.
    pub(super) same: Lexicon<usize>,
    /// The writings that spellings share, as folded words.
    pub(super) writings: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    heads: Vec<String>,
    ranks: Vec<String>,
    joiners: Vec<String>,
    instead: Vec<String>,
    not_joined: Vec<String>,
    former: Vec<String>,
    persons: Vec<String>,
    staff: Vec<String>,
    serving: Vec<String>,
    acting: Vec<String>,
    before: Vec<String>,
    party: Vec<String>,
    after: Vec<String>,
    field: Vec<String>,
    places: Vec<String>,
    units: Vec<String>,
    duties: Vec<String>,
    managed: Vec<String>,
    of_office: Vec<String>,
    duty_columns: Vec<String>,
    post_columns: Vec<String>,
    vague: Vec<String>,
    terms: Vec<String>,
    inner: Vec<String>,
    bare: Vec<String>,
    titles: Vec<String>,
    own_body: Vec<OwnBodyRow>,
    lacking: Vec<Lacking>,
    same: Vec<Same>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnBodyRow {
    columns: Vec<String>,
    not_in: Vec<String>,
    body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lacking {
    bodies: Vec<String>,
    committees: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    to: String,
    words: Vec<String>,
}

impl PostWords {
    /// The embedded words, compiled once.
    pub(super) fn embedded() -> &'static Self {
        static WORDS: OnceLock<PostWords> = OnceLock::new();
        WORDS.get_or_init(|| {
            Self::read(crate::text::table!("positions")).unwrap_or_else(|problem| {
                unreachable!("the embedded words around posts are under test: {problem}")
            })
        })
    }

    fn read(source: &str) -> Result<Self, String> {
        let file: File = crate::text::read_table(source)?;
        let folded = |words: &[String]| words.iter().map(|w| fold(w)).collect::<Vec<_>>();
        let set = |words: &[String]| {
            let mut lexicon = Lexicon::new();
            lexicon.extend(words, ());
            lexicon
        };
        let mut roles = Lexicon::new();
        roles.extend(&file.former, Role::Former);
        roles.extend(&file.acting, Role::Acting);
        roles.extend(&file.before, Role::Before);
        roles.extend(&file.party, Role::Party);
        let mut tails = Lexicon::new();
        tails.extend(&file.acting, Tail::Acting);
        tails.extend(&file.field, Tail::Field);
        tails.extend(&file.serving, Tail::Field);
        tails.extend(&file.places, Tail::Place);
        tails.extend(&file.after, Tail::Nothing);
        let mut same = Lexicon::new();
        let mut writings = Vec::new();
        for entry in &file.same {
            same.extend(&entry.words, writings.len());
            let words = fold(&entry.to);
            writings.push(words.split_whitespace().map(str::to_owned).collect());
        }
        let mut words = Self {
            heads: folded(&file.heads),
            ranks: folded(&file.ranks),
            persons: set(&[file.persons, file.staff.clone()].concat()),
            staff: set(&file.staff),
            serving: set(&file.serving),
            joiners: set(&file.joiners),
            instead: set(&file.instead),
            not_joined: folded(&file.not_joined),
            roles,
            tails,
            units: Lexicon::new(),
            duties: Lexicon::new(),
            managed: set(&file.managed),
            own_bodies: (file.own_body.into_iter())
                .map(|row| OwnBody {
                    columns: set(&row.columns),
                    not_in: set(&row.not_in),
                    body: row.body,
                })
                .collect(),
            lacking: (file.lacking.iter())
                .map(|row| (set(&row.bodies), set(&row.committees)))
                .collect(),
            of_office: set(&file.of_office),
            duty_columns: set(&file.duty_columns),
            post_columns: set(&file.post_columns),
            vague: set(&file.vague),
            terms: set(&file.terms),
            inner: set(&file.inner),
            bare: Vec::new(),
            titles: set(&file.titles),
            same,
            writings,
        };
        for unit in &file.units {
            let unit = super::post_text::words_of(&words, unit).join(" ");
            words.units.insert(&unit, ());
        }
        for duty in &file.duties {
            let duty = super::post_text::words_of(&words, duty).join(" ");
            words.duties.insert(&duty, ());
        }
        words.bare = file
            .bare
            .iter()
            .map(|title| super::post_text::words_of(&words, title).join(" "))
            .collect();
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_read() {
        let words = PostWords::read(crate::text::table!("positions")).expect("they read");
        assert!(words.bare.contains(&"bi thu".to_owned()));
        assert!(PostWords::read("heads = []").is_err());
    }

    #[test]
    fn a_shared_writing_stays_as_it_is() {
        let words = PostWords::embedded();
        for writing in &words.writings {
            let text = writing.join(" ");
            let again = super::super::post_text::words_of(words, &text).join(" ");
            assert_eq!(again, text);
        }
    }
}
