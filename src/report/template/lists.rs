//! The sheet of names to choose from: too many for a rule to hold.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet, XlsxError};

use super::super::fields::Shown;
use super::super::list::{self, ListFormats};
use super::TemplateInput;
use super::words::Words;

/// Units and posts of the plan, as far as the template's unit may need them.
pub(super) struct Lists<'a> {
    units: Vec<&'a str>,
    posts: Vec<&'a str>,
    sheet: &'a str,
}

impl<'a> Lists<'a> {
    pub(super) fn new(input: &TemplateInput<'a>, words: &'a Words) -> Self {
        let units = match input.unit {
            Some(unit) => vec![unit.name.as_str()],
            None => input.plan.units.iter().map(|u| u.name.as_str()).collect(),
        };
        let mut posts: Vec<_> = input
            .plan
            .posts
            .iter()
            .filter(|p| {
                let kind = input.unit.map(|u| &u.kind);
                p.kinds.is_empty() || kind.is_none_or(|k| p.kinds.contains(k))
            })
            .collect();
        posts.sort_by_key(|p| p.rank);
        let mut names: Vec<&str> = Vec::new();
        for post in posts {
            if !names.contains(&post.name.as_str()) {
                names.push(&post.name);
            }
        }
        Self {
            units,
            posts: names,
            sheet: &words.lists,
        }
    }

    /// A rule that offers the units.
    pub(super) fn units(&self) -> Option<DataValidation> {
        (self.units.len() > 1).then(|| self.rule('A', self.units.len()))
    }

    /// A rule that offers the posts.
    pub(super) fn posts(&self) -> Option<DataValidation> {
        (!self.posts.is_empty()).then(|| self.rule('B', self.posts.len()))
    }

    /// Offers a column of the sheet; whoever writes something else is not stopped, for posts come in combinations.
    fn rule(&self, column: char, count: usize) -> DataValidation {
        let range = format!("='{}'!${column}$2:${column}${}", self.sheet, count + 1);
        DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Information)
            .show_error_message(false)
    }

    pub(super) fn write(&self, sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
        let formats = ListFormats::default();
        let headings = [(words.units.as_str(), 48.0), (words.posts.as_str(), 48.0)];
        list::head(sheet, 0, 0, &headings, &formats)?;
        for (col, names) in [(0, &self.units), (1, &self.posts)] {
            for (row, name) in (1u32..).zip(names) {
                list::cell(sheet, row, col, &Shown::Text((*name).to_owned()), &formats)?;
            }
        }
        sheet.protect();
        Ok(())
    }
}
