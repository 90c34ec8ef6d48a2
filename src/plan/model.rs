//! The rows of a plan, as people write them.

use serde::{Deserialize, Serialize};

/// The committee that reports, and the words of its letterhead (Hướng dẫn 36-HD/VPTW).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committee {
    /// `TỈNH UỶ ĐỒNG THÁP`-style line above, or empty.
    pub superior: String,
    /// Full official name, `Huyện uỷ Tân Hồng`.
    pub name: String,
    /// The board that makes the report, `Ban Tổ chức`.
    pub board: String,
    /// Name of the area without its kind, `Tân Hồng`: place of issue.
    pub place: String,
    /// Full name of the resolution that is reviewed.
    pub resolution: String,
    /// Number and date of the report the appendices go with; empty prints dotted lines.
    #[serde(default)]
    pub report_number: String,
    /// Date of the report as text; empty prints dotted lines.
    #[serde(default)]
    pub report_date: String,
    /// Left signature line, `NGƯỜI LẬP BIỂU`.
    pub signature_left: String,
    /// Right signature lines, `T/M …` first.
    pub signature_right: Vec<String>,
    /// How zero is shown in appendices: `0`, `-` or empty.
    pub zero: String,
    /// The code of the unit standing for the committee itself (its own standing committee), if it has one.
    #[serde(default)]
    pub own_unit: String,
    /// Words by which the committee's own bodies are named in posts ("Huyện uỷ", "HU", "huyện").
    pub own_words: Vec<String>,
    /// Lines printed under every appendix of some years: the section `footnote`.
    #[serde(skip)]
    pub footnotes: Vec<Footnote>,
}

/// A line printed under every appendix of the years it names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footnote {
    /// Year of the period.
    pub year: i32,
    /// The line.
    pub text: String,
}

/// A kind of unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Code, `party`.
    pub code: String,
    /// Name for subtotals, `Các cơ quan Đảng`.
    pub name: String,
    /// Words by which a unit outside the plan is read to be of this kind ("trường", "trạm y tế").
    #[serde(default)]
    pub words: Vec<String>,
    /// Code of the level of units of this kind outside the plan; empty: the default level.
    #[serde(default)]
    pub level: String,
    /// Whether bodies named after a unit of this kind are that unit: "Hội Nông dân xã Bình Phú" is
    /// the commune.
    #[serde(default)]
    pub owns_bodies: bool,
    /// Whether units of this kind stay units of their own although they are named after another:
    /// "Trường THCS Tân Hộ Cơ" is not the commune.
    #[serde(default)]
    pub separate: bool,
    /// Key of the employment group that "biên chế" means in units of this kind; empty: it leaves
    /// the group open.
    #[serde(default)]
    pub payroll: String,
}

/// A level of the model (district, commune).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Code, `commune`.
    pub code: String,
    /// Name, `Cấp xã`.
    pub name: String,
    /// Level of units outside the plan whose kind does not tell.
    #[serde(default)]
    pub default: bool,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Code, stable: `xa-binh-phu`.
    pub code: String,
    /// Official name in full.
    pub name: String,
    /// Code of a [`Kind`].
    pub kind: String,
    /// Code of a [`Level`].
    pub level: String,
    /// Code of the unit above, or empty.
    #[serde(default)]
    pub parent: String,
    /// Other names: short forms, abbreviations, old names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// First day of its life as `yyyy-mm-dd`, or empty.
    #[serde(default)]
    pub valid_from: String,
    /// Last day of its life as `yyyy-mm-dd`, or empty.
    #[serde(default)]
    pub valid_to: String,
    /// Codes of the units that took its place.
    #[serde(default)]
    pub successors: Vec<String>,
    /// Whether its Party committee has a standing committee.
    #[serde(default = "yes")]
    pub standing_committee: bool,
}

fn yes() -> bool {
    true
}

/// A post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Code, stable: `bi-thu-dang-uy`.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Written forms; compared without marks, word by word.
    pub aliases: Vec<String>,
    /// Kinds of units in which these forms mean this post; empty: every kind.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Rank: 1 is the highest; the highest post of a person decides.
    pub rank: u32,
    /// Leading or managing post (Biểu 9B, 9C).
    #[serde(default)]
    pub leader: bool,
    /// Definitions of key leader that include it: `narrow`, `wide`, `strictest`.
    #[serde(default)]
    pub key_leader: Vec<String>,
    /// A post of the Party, which only a member can hold.
    #[serde(default)]
    pub party: bool,
    /// Membership of committees that comes with it: `committee`, `standing_committee`,
    /// `district_committee`, `district_standing_committee`.
    #[serde(default)]
    pub member_of: Vec<String>,
    /// A membership rather than a post: never a leader by itself unless `leader`.
    #[serde(default)]
    pub membership: bool,
    /// Employment group that the post alone decides, or empty.
    #[serde(default)]
    pub employment: String,
    /// The column of Biểu 9B/9C in which its holder counts, or empty.
    #[serde(default)]
    pub group: String,
}

/// A definition of "key leader" (cán bộ chủ chốt), one of which the plan selects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyLeader {
    /// Code, `narrow`; named by [`Post::key_leader`].
    pub code: String,
    /// The definition in words, printed under the appendices that use it.
    pub name: String,
}

/// An age band.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeBand {
    /// Id, `31-35`.
    pub id: String,
    /// Words of the form, `Từ 31 đến 35 tuổi`.
    pub name: String,
    /// Youngest age, completed years; none: no lower bound.
    #[serde(default)]
    pub from: Option<i32>,
    /// Oldest age, completed years; none: no upper bound.
    #[serde(default)]
    pub to: Option<i32>,
}

/// What a target asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// A share of persons.
    Share,
    /// At least one person who meets the criterion in each unit that has the body.
    Presence,
}

/// A target of the resolution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Id, stable.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Share or presence.
    pub kind: TargetKind,
    /// SQL condition over the roster: who is spoken of. Presence: who is in the body.
    pub population: String,
    /// SQL condition over the roster: who meets it.
    pub criterion: String,
    /// Presence: condition over units by kind; codes of kinds that have the body.
    #[serde(default)]
    pub unit_kinds: Vec<String>,
    /// Presence: whether a unit has the body only where the plan says it has a standing committee.
    #[serde(default)]
    pub needs_standing_committee: bool,
    /// Whether persons of the units below count for the unit of `unit_kinds` that they stand under: the
    /// head of a commune's office sits in the commune's standing committee.
    #[serde(default)]
    pub sub_units: bool,
    /// Presence: condition that tells members seen on the body's own list from those in it by office only.
    #[serde(default)]
    pub by_office_only: String,
    /// Least share as a fraction, or none.
    #[serde(default)]
    pub at_least: Option<f64>,
    /// Greatest share as a fraction, or none.
    #[serde(default)]
    pub at_most: Option<f64>,
    /// Share that is aimed at beyond the threshold, or none.
    #[serde(default)]
    pub aim: Option<f64>,
    /// Year by whose end it is due; none: every year.
    #[serde(default)]
    pub due: Option<i32>,
    /// Code of the unit that the target speaks of: once it has ended nobody is left to be counted.
    #[serde(default)]
    pub body: String,
    /// Name of the population in sentences: `cán bộ, công chức, viên chức`.
    pub population_name: String,
    /// What meeting it is in sentences: `xếp loại hoàn thành tốt nhiệm vụ trở lên`.
    pub criterion_name: String,
    /// The resolution's own words.
    pub source: String,
}

/// A ceiling on a rating: at most this share of a base, in each unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceiling {
    /// First report year it holds for.
    pub from_year: i32,
    /// Last report year it holds for; none: still in force.
    #[serde(default)]
    pub to_year: Option<i32>,
    /// SQL condition over the roster: those the share is taken of.
    pub base: String,
    /// SQL condition over the roster: those under the ceiling.
    pub criterion: String,
    /// Greatest share as a fraction.
    pub at_most: f64,
    /// What the ceiling is on, in a sentence.
    pub name: String,
    /// The rule that sets it.
    pub source: String,
}

/// The kinds of appendices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppendixKind {
    /// Results on every target.
    Targets,
    /// Rows are units with subtotals by kind; columns are conditions.
    ByUnit,
    /// Rows are values of dimensions, columns conditions.
    Distribution,
    /// One or more targets, unit by unit.
    TargetByUnit,
    /// An official form: rows and columns are conditions.
    Form,
    /// Headcount and targets over the years.
    Years,
    /// What today's people alone would give of each target with a deadline ahead.
    Outlook,
    /// Who will retire until the last deadline ahead, by unit and year.
    Retirements,
}

/// An appendix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appendix {
    /// Id, also the id of its table in `results.json`.
    pub id: String,
    /// Number as printed, `1`, `7.2`: appendices stand in the order of their numbers.
    pub number: String,
    /// Number of the official form that it fills in, `Biểu số 9B-BTCTW`, or empty.
    #[serde(default)]
    pub form: String,
    /// Sheet name, at most 31 characters.
    pub sheet: String,
    /// Title in sentence case; printed in capitals. `{year}` stands for the year.
    pub title: String,
    /// Which kind.
    pub kind: AppendixKind,
    /// SQL condition: who is counted; empty: everyone.
    #[serde(default)]
    pub population: String,
    /// Ids of targets concerned (kinds `targets`, `target_by_unit`, `years`, `outlook`); empty: all.
    #[serde(default)]
    pub targets: Vec<String>,
    /// Chart: `bar`, `pyramid`, `line`, `stacked` or empty.
    #[serde(default)]
    pub chart: String,
    /// Notes under the table.
    #[serde(default)]
    pub notes: Vec<String>,
    /// `targets`: one appendix a target (id `<id>-<target>`, number `7.1`, sheet `<sheet>.1`), of the
    /// target's population. In its title, notes and in its lines' conditions `{title}`, `{population}`
    /// and `{criterion}` stand for the target's.
    #[serde(default)]
    pub each: String,
}

/// Row or column of an appendix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// A row.
    Row,
    /// A column.
    Column,
}

/// One row or column of an appendix: a heading and the condition of those it counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Id of the appendix.
    pub appendix: String,
    /// Row or column.
    pub axis: Axis,
    /// Key in `results.json`, unique within the appendix and axis.
    pub key: String,
    /// Heading; ` > ` separates levels of merged headings.
    pub heading: String,
    /// SQL condition over the roster; empty: everyone of the appendix' population. Braces stand for
    /// conditions over the posts of the catalogue: `{group:secretary}`.
    #[serde(default)]
    pub condition: String,
    /// A heading row without figures.
    #[serde(default)]
    pub heading_only: bool,
    /// Not a count but the share (in %) of this line's count in that of the line of this key.
    #[serde(default)]
    pub share_of: String,
    /// `bands`: one line for each age band, `{band}` in the heading being its name; the key becomes
    /// `<key>:<band>`. Such lines that follow each other alternate within each band.
    #[serde(default)]
    pub each: String,
}

/// Phrases by which headings and rows of sheets are understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// What they say: a path in the vocabulary, `headers.field.birth_date`.
    pub list: String,
    /// The phrases, compared without marks, capitals and punctuation.
    pub phrases: Vec<String>,
}
