//! What follows from a row together with its surroundings: unit, posts, flags, group, level.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::committee_column;
use super::heading_body;
use super::judge::judge;
use super::key::PersonKey;
use super::known::Known;
use super::person::Person;
use super::stated::{Listing, Stated};
use super::table_reader::TableReader;
use super::unit::{Named, UnitRef, Units, without_brackets};
use super::value::employment::{employment_of_words, is_payroll};
use super::value::gender;
use super::value::post::{PostReader, PostReading, is_managed};
use super::value::rating::class_of_rating;
use crate::finding::{Code, Finding, Place};
use crate::form::{PersonRow, Section};
use crate::intake::Value;
use crate::plan::Plan;
use crate::schema::{Column, Employment, Field, Gender, Rating};

/// What a section says of the rows below it.
pub(super) struct SectionMeaning {
    unit: Option<Named>,
    employment: Option<Employment>,
    /// It says that its persons are on the payroll: which group that is depends on the unit.
    payroll: bool,
    gender: Option<Gender>,
    /// "I. HOÀN THÀNH XUẤT SẮC NHIỆM VỤ (03 đ/c)"
    rating: Option<Rating>,
    pub(super) posts: PostReading,
    /// It names the committee of a union, whatever Party committee has one of the same name.
    pub(super) of_union: bool,
}

/// The surroundings of a row.
pub(super) struct Context<'a> {
    pub(super) plan: &'a Plan,
    pub(super) known: &'a Known<'a>,
    pub(super) table: &'a TableReader<'a>,
    /// The group that the sheet's name says its persons belong to.
    pub(super) of_sheet: Option<Employment>,
    /// The gender that the table's title says they all have.
    pub(super) of_title: Option<Gender>,
    pub(super) unit: Option<&'a Arc<UnitRef>>,
    /// The text around the table that names its unit.
    pub(super) unit_text: Option<&'a str>,
    pub(super) sections: &'a [SectionMeaning],
    pub(super) section_rows: &'a [Section],
    /// Rows whose unit is blank below another, with that one.
    pub(super) blank_below: &'a BTreeMap<u32, Arc<UnitRef>>,
    /// Posts that the table's title names ("DANH SÁCH UỶ VIÊN BAN THƯỜNG VỤ …").
    pub(super) title: Option<&'a PostReading>,
    /// What else stands around the table and may name the body whose posts it lists: sheet, title, letterhead.
    pub(super) around: &'a [&'a str],
    /// That title's text.
    pub(super) title_text: Option<&'a str>,
    pub(super) place: &'a Place,
}

/// Reads the words of a table's sections: "Bí thư Đảng uỷ" below "Xã Bình Phú" is that commune's, "Ban Thường
/// vụ" below a title that names a union the union's.
pub(super) fn sections(
    sections: &[Section],
    units: &Units<'_>,
    posts: &PostReader,
    unit: Option<&UnitRef>,
    title: Option<&str>,
) -> Vec<SectionMeaning> {
    let mut read: Vec<SectionMeaning> = Vec::with_capacity(sections.len());
    for one in sections {
        let around = std::iter::successors(one.within, |&s| sections[s].within)
            .find_map(|s| read[s].unit.as_ref().map(|n| &*n.unit));
        let meaning = section(&one.text, units, posts, unit, around, title);
        read.push(meaning);
    }
    read
}

fn section(
    text: &str,
    units: &Units<'_>,
    posts: &PostReader,
    unit: Option<&UnitRef>,
    around: Option<&UnitRef>,
    title: Option<&str>,
) -> SectionMeaning {
    // "Ban Thường vụ (11 đ/c)": the remark is a count
    let bare = text.split(['(', ':']).next().unwrap_or(text).trim();
    let named = units.within(bare, unit);
    let at = named.as_ref().map(|n| &*n.unit).or(around).or(unit);
    let (kind, level) = (at.map(|u| &*u.kind), at.map(|u| &*u.level));
    let mut read = posts.read_section(bare, title.as_slice(), kind, level);
    // whom a committee manages or plans for is no member of it
    if is_managed(bare) || title.is_some_and(is_managed) && posts.is_membership(&read) {
        read = PostReading::default();
    }
    SectionMeaning {
        of_union: posts.is_of_union(&read),
        posts: read,
        unit: named,
        employment: employment_of_words(bare),
        payroll: is_payroll(bare),
        gender: gender::read(&Value::Text(Arc::from(bare)))
            .value
            .filter(|_| !is_count(text)),
        // a lone letter numbers the section; who is not rated is a group of staff as well
        rating: class_of_rating(bare)
            .filter(|rating| bare.chars().count() > 2 && *rating != Rating::NotRated),
    }
}

/// Whether a text is a count and no heading: "Nữ: 5".
fn is_count(text: &str) -> bool {
    text.split_once(':').is_some_and(|(_, behind)| {
        let behind = behind.trim();
        !behind.is_empty() && behind.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Whether the person's unit is one of the plan.
pub(super) fn is_plan_unit(plan: &Plan, person: &Person) -> bool {
    person
        .unit
        .as_deref()
        .is_some_and(|code| plan.units.iter().any(|u| u.code == code))
}

/// Fills in what the row's surroundings say. Returns whether the row stands in a committee's list.
pub(super) fn complete(
    person: &mut Person,
    context: &Context<'_>,
    row: &PersonRow,
    unit_texts: &[(u32, Arc<str>)],
    findings: &mut Vec<Finding>,
) -> bool {
    let unit = unit_of(person, context, row, unit_texts, findings);
    let unit = unit.as_deref();
    if let Some(unit) = unit {
        person.unit = Some(Arc::clone(&unit.code));
        person.unit_name = Some(Arc::clone(&unit.name));
        person.unit_kind = Some(Arc::clone(&unit.kind));
        person.level = Some(Arc::clone(&unit.level));
    }
    let inner = || row.sections.iter().rev().map(|&s| &context.sections[s]);
    if person.gender.is_none() && !context.table.cells.has(Field::Gender) {
        person.gender = inner().find_map(|s| s.gender).or(context.of_title);
    }
    if person.rating.is_none() && !context.table.cells.has(Field::Rating) {
        let rated = row.sections.iter().rev();
        let section = rated
            .copied()
            .find(|&s| context.sections[s].rating.is_some());
        person.rating = section.and_then(|s| context.sections[s].rating);
        person.rating_text = section.map(|s| Arc::clone(&context.section_rows[s].text));
    }
    let committee = posts(person, context, row, unit, unit_texts, findings);
    if person.employment.is_none() {
        payroll(person, context, unit, findings);
    }
    // a group that the row states but nobody can read is not guessed from elsewhere
    let stated = findings
        .iter()
        .any(|f| f.code == Code::EmploymentUnreadable);
    if person.employment.is_none() && !stated {
        let paid = || employment_of_payroll(person, context, unit);
        let of_posts = employment_of_posts(person, context);
        // the police of a commune stand among its civil servants in lists, and are none
        let armed = of_posts.filter(|group| *group == Employment::ArmedForces);
        let section =
            || inner().find_map(|s| s.employment.or_else(|| paid().filter(|_| s.payroll)));
        person.employment = armed.or_else(section).or(context.of_sheet).or(of_posts);
    }
    person.person_key = Some(PersonKey::of(person));
    committee
}

/// Row's unit column, else section, else what stands around the table.
fn unit_of(
    person: &Person,
    context: &Context<'_>,
    row: &PersonRow,
    unit_texts: &[(u32, Arc<str>)],
    findings: &mut Vec<Finding>,
) -> Option<Arc<UnitRef>> {
    for (col, text) in unit_texts {
        if let Some(named) = context.known.within(text) {
            if let Some(near) = &named.near {
                findings.push(
                    Finding::new(Code::UnitNearMatch)
                        .at(context.place.clone().cell(row.index + 1, *col))
                        .field(Column::Unit)
                        .found(text.to_string())
                        .arg("unit", near),
                );
            }
            return Some(named.unit);
        }
    }
    let unit = unit_around(person, context, row, findings);
    for (col, text) in unit_texts {
        if context.known.is_unreadable(text) {
            let unit = unit.as_ref().map_or("không rõ đơn vị nào", |u| &*u.name);
            findings.push(
                Finding::new(Code::UnitUnreadable)
                    .at(context.place.clone().cell(row.index + 1, *col))
                    .field(Column::Unit)
                    .found(text.to_string())
                    .arg("unit", unit),
            );
        }
    }
    unit
}

/// The unit of a row whose own column does not tell it: the position's, the section's, the table's.
fn unit_around(
    person: &Person,
    context: &Context<'_>,
    row: &PersonRow,
    findings: &mut Vec<Finding>,
) -> Option<Arc<UnitRef>> {
    if context.table.cells.has(Field::PositionUnit) {
        // "P.GĐ" is a deputy director before it is a room
        // a unit's name may go on on the next line
        let position = person.position.as_deref().map(|p| p.replace('\n', " "));
        let position = position.as_deref();
        let named = position.filter(|p| p.contains(' ') || !context.known.reads_as_post(p));
        let named = named.and_then(|p| {
            // a remark in brackets may name where the person was before
            let known = context.known;
            known
                .inside_of(&without_brackets(p))
                .or_else(|| known.inside_of(p))
        });
        // "Hiệu trưởng Trường THCS …": a school is a unit of its own, wherever it stands
        let whole = |n: &Named| n.unit.in_plan || context.known.is_separate(&n.unit);
        if let Some(named) = named.filter(|n| n.near.is_none() && whole(n)) {
            return Some(named.unit);
        }
    }
    let section = row
        .sections
        .iter()
        .rev()
        .find_map(|&s| context.sections[s].unit.as_ref().map(|n| (s, n)));
    if let Some((index, named)) = section {
        if let Some(near) = &named.near {
            let section = &context.section_rows[index];
            let mut place = context.place.clone().row(section.row + 1);
            place.col = Some(0);
            let finding = Finding::new(Code::UnitNearMatch)
                .at(place)
                .field(Column::Unit)
                .found(section.full.to_string())
                .arg("unit", near);
            if row.index == section.row + 1 {
                findings.push(finding);
            }
        }
        return Some(Arc::clone(&named.unit));
    }
    context.unit.cloned()
}

/// Posts and the flags that follow from them.
fn posts(
    person: &mut Person,
    context: &Context<'_>,
    row: &PersonRow,
    unit: Option<&UnitRef>,
    unit_texts: &[(u32, Arc<str>)],
    findings: &mut Vec<Finding>,
) -> bool {
    let district = committee_column::read(person, context, unit, findings);
    let lists_posts =
        context.table.cells.has(Field::Position) || context.table.cells.has(Field::PositionUnit);
    let inner = || row.sections.iter().rev().map(|&s| &context.sections[s]);
    if person.position.is_none() && !lists_posts {
        let section = row.sections.iter().rev().find(|&&s| {
            let section = &context.sections[s];
            // "I. CÁN BỘ" names a group, "Phòng Nội vụ" a unit: neither is a post
            (!section.posts.posts.is_empty() || section.posts.ambiguous)
                && section.employment.is_none()
                && section.unit.is_none()
        });
        person.position = section.map(|&s| Arc::clone(&context.section_rows[s].text));
    }
    // a line may part two posts; the position stays as it is written
    let lined = person.position.take_if(|p| p.contains('\n'));
    let settled = lined.and_then(|lined| {
        person.position = Some(Arc::from(lined.replace('\n', " ")));
        let settled = context.known.settle_lines(&lined, unit)?;
        (Some(&*settled) != person.position.as_deref()).then(|| Arc::<str>::from(settled))
    });
    let position = settled.as_ref().or(person.position.as_ref());
    let alone = position.map(|p| (&**p, context.known.alone_of(p, unit)));
    let headed = heading_body::headed(context, row, unit, alone.as_ref());
    // a post that another unit would have under the same name is not read in silence with a unit that is not sure
    let unread = findings.iter().any(|f| f.code == Code::UnitUnreadable);
    let above = context.blank_below.get(&row.index);
    // nearly every position tells by itself whose it is
    let told = headed.is_empty() && !alone.as_ref().is_some_and(|(_, alone)| alone.bare);
    let bodies = if told && settled.is_none() && !unread && above.is_none() {
        Vec::new()
    } else {
        heading_body::bodies(context, row, unit, unit_texts)
    };
    let read = alone.map(|(p, alone)| match &headed[..] {
        [] | [_] if headed.iter().all(|(_, heading)| heading.is_empty()) => {
            context.known.below(p, alone, &bodies, unit)
        }
        cells => context.known.positions(cells, &bodies, unit),
    });
    person.bodies = if read.as_ref().is_none_or(|r| r.same_alone) {
        Arc::default()
    } else {
        let headings = headed.iter().map(|(_, heading)| heading.as_str());
        headings
            .chain(bodies.iter().copied())
            .map(Arc::from)
            .collect()
    };
    let mut reading = read.map(|r| r.under).unwrap_or_default();
    let mut unit_unsure = false;
    if let Some(position) = position.filter(|_| above.is_some() || unread) {
        let above = above.map(|above| &**above);
        let other = context.known.position(position, &bodies, above).under;
        let differs = other.posts != reading.posts;
        if differs && unread {
            let open = context.known.position(position, &bodies, None);
            if !open.same_alone {
                person.bodies = bodies.iter().copied().map(Arc::from).collect();
            }
            reading = open.under;
            Arc::make_mut(&mut reading).ambiguous = true;
            unit_unsure = true;
        } else if let (true, Some(unit), Some(above)) = (differs, unit, above) {
            let told = of_position(person, context, row, Code::PostBySender);
            findings.extend(told.map(|f| f.arg("unit", &unit.name).arg("other", &above.name)));
        }
    }
    report_posts(person, context, row, &reading, findings);
    if let Some(settled) = &settled {
        let listing = Listing {
            unit: person.unit.clone(),
            unit_name: person.unit_name.clone(),
            unit_kind: person.unit_kind.clone(),
            position: Arc::clone(settled),
            is_position: true,
            unit_unsure,
            bodies: person.bodies.to_vec(),
        };
        person.further_mut().listings.push(listing);
    }
    // "A. CÔNG CHỨC" names a group, not a post
    let mut lists: Vec<&PostReading> = Vec::new();
    for said in inner().filter(|s| s.employment.is_none()).map(|s| &s.posts) {
        // of two committees, one named in the other's section, the inner one is meant, however they are numbered
        let member = context.known.is_membership(said);
        if !member || !lists.iter().any(|l| context.known.is_membership(l)) {
            lists.push(said);
        }
    }
    lists.extend(context.title);
    let listed = |says: fn(&PostReading) -> bool| lists.iter().any(|l| says(l));
    let or_true = |own: Option<bool>, yes: bool| if yes { Some(true) } else { own };
    person.stated = Stated {
        posts: listed(|l| !l.posts.is_empty()),
        committee_list: listed(|l| {
            l.committee || l.standing_committee || l.district_standing_committee
        }),
        committee: or_true(person.committee, listed(|l| l.committee)),
        standing_committee: or_true(person.standing_committee, listed(|l| l.standing_committee)),
        standing_listed: false,
        district_standing_committee: district || listed(|l| l.district_standing_committee),
        unit_unsure,
    };
    let codes = |held: &[usize]| context.known.codes(held, context.plan);
    let member = judge(person, &[reading], codes, context.plan);
    if person.standing_committee == Some(true) && context.table.cells.has(Field::StandingCommittee)
    {
        person.stated.standing_listed = true;
        person.standing_stated = true;
    }
    if member && person.party_member != Some(true) {
        person.party_member = Some(true);
        let col = person.col_of(Column::Position);
        let mut place = context.place.clone().row(row.index + 1);
        place.col = col;
        let post = person.posts.first().and_then(|code| {
            let post = context.plan.posts.iter().find(|p| *p.code == **code);
            post.map(|p| p.name.as_str())
        });
        let said = person.position.as_deref().or(post).or(context.title_text);
        let mut finding = Finding::new(Code::PartyImplied)
            .at(place)
            .field(Column::PartyMember)
            .arg("value", said.unwrap_or_default());
        if let Some(position) = person.position.as_deref() {
            finding = finding.found(position);
        }
        findings.push(finding);
    }
    person.stated.committee_list
}

fn report_posts(
    person: &Person,
    context: &Context<'_>,
    row: &PersonRow,
    reading: &PostReading,
    findings: &mut Vec<Finding>,
) {
    let finding = |code| of_position(person, context, row, code);
    if let Some((found, taken)) = &reading.near {
        let finding = finding(Code::PostNearMatch);
        findings.extend(finding.map(|f| f.arg("other", found).arg("value", taken)));
    }
    let none_read = reading.posts.is_empty() && reading.former.is_empty() && !reading.party_member;
    if reading.ambiguous || reading.unknown_title || none_read {
        findings.extend(finding(Code::PostUnknown));
    }
}

/// A finding at the cell of a person's position, where there is one.
fn of_position(
    person: &Person,
    context: &Context<'_>,
    row: &PersonRow,
    code: Code,
) -> Option<Finding> {
    let col = person.col_of(Column::Position)?;
    let finding = Finding::new(code)
        .at(context.place.clone().cell(row.index + 1, col))
        .field(Column::Posts)
        .found(person.position.as_deref().unwrap_or_default());
    Some(finding)
}

/// "Biên chế" is the group that the person's post leaves, else the one of the unit's kind.
fn payroll(
    person: &mut Person,
    context: &Context<'_>,
    unit: Option<&UnitRef>,
    findings: &mut Vec<Finding>,
) {
    let at = findings.iter().position(|f| {
        f.code == Code::EmploymentUnreadable && f.found.as_deref().is_some_and(is_payroll)
    });
    let Some(at) = at else { return };
    person.employment = employment_of_payroll(person, context, unit);
    if person.employment.is_some() {
        findings.remove(at);
    }
}

fn employment_of_payroll(
    person: &Person,
    context: &Context<'_>,
    unit: Option<&UnitRef>,
) -> Option<Employment> {
    let of_kind = || {
        let kind = context.plan.kind(&unit?.kind)?;
        Employment::parse(&kind.payroll)
    };
    employment_of_posts(person, context).or_else(of_kind)
}

/// The group that the person's posts leave as the only choice; the highest post decides.
fn employment_of_posts(person: &Person, context: &Context<'_>) -> Option<Employment> {
    person.posts.iter().find_map(|code| {
        let post = context.plan.posts.iter().find(|p| *p.code == **code)?;
        Employment::parse(&post.employment)
    })
}
