//! The figures that charts are drawn from point into the appendices and repeat them.

use std::collections::BTreeMap;

use super::{Sheet, sample};
use crate::bench::parse_address;

#[test]
fn figures_of_charts_are_those_of_their_appendix() {
    let run = sample();
    let mut book = run.book("phu-luc");
    let names = book.names();
    let charts: Vec<&String> = names.iter().filter(|n| n.starts_with("Biểu đồ ")).collect();
    assert!(charts.len() >= 6, "{charts:?}");
    let mut sources: BTreeMap<String, Sheet> = BTreeMap::new();
    for name in charts {
        let formulas = book.formulas(name);
        let sheet = book.sheet(name);
        assert!(!formulas.is_empty(), "{name} has no figures");
        for at in sheet.numbers() {
            let formula = formulas
                .get(&at)
                .unwrap_or_else(|| panic!("{name} {at:?}: a figure without a formula"));
            let shown = sheet.number(at.0, at.1).expect("a number");
            let body = formula.trim_start_matches('=');
            if let Ok(limit) = body.parse::<f64>() {
                assert!((limit - shown).abs() < 1e-9, "{name} {formula}");
                continue;
            }
            let (sign, reference) = match body.strip_prefix('-') {
                Some(rest) => (-1.0, rest),
                None => (1.0, body),
            };
            let (source, cell) = reference.rsplit_once('!').expect("a cell of a sheet");
            let source = source.trim_matches('\'').replace("''", "'");
            let (row, col) = parse_address(cell);
            let sheet = sources
                .entry(source.clone())
                .or_insert_with(|| book.sheet(&source));
            let value = sheet.number(row - 1, u32::from(col));
            let value = value.unwrap_or_else(|| panic!("{name}: {formula} points at no number"));
            assert!((sign * value - shown).abs() < 1e-9, "{name} {formula}");
        }
    }
}
