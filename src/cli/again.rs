//! Workbooks read once more for `tra-lai`, one at a time: keeping every cell would cost a province its memory.

use std::collections::BTreeMap;

use crate::intake::{self, SourceFile, Workbook};
use crate::pipeline::Consolidation;
use crate::report::ReadAgain;
use crate::schema::Limits;

/// The files of a run by their paths below INPUT.
#[derive(Debug)]
pub(super) struct Again<'a> {
    files: BTreeMap<&'a str, &'a SourceFile>,
    limits: &'a Limits,
}

impl<'a> Again<'a> {
    pub(super) fn new(c: &'a Consolidation, limits: &'a Limits) -> Self {
        Self {
            files: c
                .files
                .iter()
                .map(|f| (&*f.source.rel, &f.source))
                .collect(),
            limits,
        }
    }
}

impl ReadAgain for Again<'_> {
    fn workbook(&self, rel: &str) -> Option<Workbook> {
        intake::read(self.files.get(rel)?, self.limits).workbook
    }
}
