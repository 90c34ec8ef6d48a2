//! What two rows of one person say differently.

use std::sync::Arc;

use super::merge::contradict;
use super::person::Person;
use crate::finding::{Code, Finding};
use crate::schema::{Column, labels};
use crate::text::{fold, key};

/// Warnings on facts in which two rows of one person disagree.
pub(super) fn differences(kept: &Person, other: &Person, findings: &mut Vec<Finding>) {
    let mut differ = |column: Column, a: Option<String>, b: Option<String>| {
        if let (Some(a), Some(b)) = (a, b)
            && a != b
        {
            let mut place = other.source.place();
            place.col = other.col_of(column);
            findings.push(
                Finding::new(Code::PersonFactsDiffer)
                    .at(place)
                    .field(column)
                    .found(labels::fact(column, &b))
                    .arg("name", &other.full_name)
                    .arg("value", labels::fact(column, &a))
                    .arg("other", labels::fact(column, &b))
                    .arg("file", &kept.source.file)
                    .arg("rows", kept.source.row),
            );
        }
    };
    let text = |v: &Option<Arc<str>>| v.as_deref().map(str::to_owned);
    if other_name(&kept.full_name, &other.full_name) {
        let name = |p: &Person| Some(p.full_name.to_string());
        differ(Column::FullName, name(kept), name(other));
    }
    differ(
        Column::Gender,
        kept.gender.map(|v| v.to_string()),
        other.gender.map(|v| v.to_string()),
    );
    let birth = |p: &Person| {
        p.birth_date
            .filter(|_| kept.birth_precision == other.birth_precision)
            .map(|d| d.to_string())
    };
    differ(Column::BirthDate, birth(kept), birth(other));
    differ(
        Column::Ethnicity,
        text(&kept.ethnicity),
        text(&other.ethnicity),
    );
    differ(
        Column::Religion,
        text(&kept.religion),
        text(&other.religion),
    );
    differ(
        Column::PartyMember,
        kept.party_member.map(|v| v.to_string()),
        other.party_member.map(|v| v.to_string()),
    );
    differ(
        Column::Education,
        kept.education.map(|v| v.to_string()),
        other.education.map(|v| v.to_string()),
    );
    differ(
        Column::PoliticalTheory,
        kept.political_theory.map(|v| v.to_string()),
        other.political_theory.map(|v| v.to_string()),
    );
    differ(
        Column::StateManagement,
        kept.state_management.map(|v| v.to_string()),
        other.state_management.map(|v| v.to_string()),
    );
    differ(
        Column::Rating,
        kept.rating.map(|v| v.to_string()),
        other.rating.map(|v| v.to_string()),
    );
    differ(
        Column::Employment,
        kept.employment.map(|v| v.to_string()),
        other.employment.map(|v| v.to_string()),
    );
    if contradict(kept, other) {
        differ(
            Column::NationalId,
            text(&kept.national_id),
            text(&other.national_id),
        );
    }
}

/// Whether two names differ by more than capitals and where a tone stands; a name without marks is no other name.
fn other_name(a: &str, b: &str) -> bool {
    let unmarked = || (a.is_ascii() || b.is_ascii()) && fold(a) == fold(b);
    a != b && key(a) != key(b) && !unmarked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_by_letters_and_marks() {
        for (a, b, other) in [
            ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", true),
            ("Nguyễn Văn Hùng", "Nguyễn Hùng", true),
            ("Nguyễn Văn Hùng", "NGUYỄN VĂN HÙNG", false),
            ("Nguyễn Văn Hùng", "Nguyen Van Hung", false),
            ("Nguyễn Thị Thuý", "Nguyễn Thị Thúy", false),
            ("Lý Thị Mỹ", "Lí Thị Mĩ", false),
        ] {
            assert_eq!(other_name(a, b), other, "{a} {b}");
        }
    }
}
