//! What the command line asks for.

use std::path::PathBuf;

/// How to call the program.
pub(crate) const USAGE: &str = "\
corpus [--profile district|province|nation] [--units N] [--mean-rows M] [--seed S] [--year YYYY] --out DIR
  district 40 workbooks of about 50 rows (default), province 700 of 150, nation 3000 of 700;
  --units and --mean-rows change one of them; the workbooks go to DIR/YYYY/";

/// A corpus to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Order {
    /// How many workbooks.
    pub(crate) units: usize,
    /// Rows of persons in a workbook, on the average.
    pub(crate) mean: u32,
    /// The same seed gives the same bytes.
    pub(crate) seed: u64,
    /// The year of the report.
    pub(crate) year: u32,
    /// The folder above the year's.
    pub(crate) out: PathBuf,
}

impl Order {
    /// Reads the arguments behind the program's name.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let (mut profile, mut units, mut mean) = (String::from("district"), None, None);
        let (mut seed, mut year, mut out) = (2025, 2025, None);
        let mut arguments = arguments.into_iter();
        while let Some(option) = arguments.next() {
            let value = arguments
                .next()
                .ok_or_else(|| format!("{option}: no value"))?;
            match option.as_str() {
                "--profile" => profile = value,
                "--units" => units = Some(number(&option, &value)?),
                "--mean-rows" => mean = Some(number(&option, &value)?),
                "--seed" => seed = number(&option, &value)?,
                "--year" => year = number(&option, &value)?,
                "--out" => out = Some(PathBuf::from(value)),
                _ => return Err(format!("{option}: no such option")),
            }
        }
        let (usual_units, usual_mean) = match profile.as_str() {
            "district" => (40, 50),
            "province" => (700, 150),
            "nation" => (3000, 700),
            other => return Err(format!("{other}: no such profile")),
        };
        let order = Self {
            units: units.unwrap_or(usual_units),
            mean: mean.unwrap_or(usual_mean),
            seed,
            year,
            out: out.ok_or("--out: say where the corpus goes")?,
        };
        // A sheet of Excel has room for 1,048,576 rows, and the largest unit is 2.45 times the mean.
        if order.mean > 400_000 {
            return Err(String::from("--mean-rows: at most 400000"));
        }
        if !(2000..2100).contains(&order.year) {
            return Err(String::from("--year: from 2000 to 2099"));
        }
        Ok(order)
    }
}

fn number<T: std::str::FromStr>(option: &str, value: &str) -> Result<T, String> {
    value
        .parse()
        .map_err(|_| format!("{option} {value}: not a number"))
}

#[cfg(test)]
mod tests {
    use super::Order;

    fn parse(line: &str) -> Result<Order, String> {
        Order::parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn sizes_override_those_of_the_profile() {
        let order = parse("--profile province --mean-rows 10 --out x").unwrap();
        assert_eq!((order.units, order.mean, order.seed), (700, 10, 2025));
    }

    #[test]
    fn nonsense_is_refused() {
        for line in [
            "",
            "--out",
            "--out x --units many",
            "--out x --profile world",
            "--out x --fast yes",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
