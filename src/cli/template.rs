//! `phuluc template`: the workbook that units fill in.

use std::path::{Path, PathBuf};

use super::args::TemplateArgs;
use super::beginning::advice;
use super::terminal::{complain, say, tell};
use super::{Outcome, run};
use crate::form::Recogniser;
use crate::intake::DiscoverError;
use crate::measure::Compiled;
use crate::pipeline::{PipelineError, Request, Silent, consolidate};
use crate::plan::Plan;
use crate::plan::model::Unit;
use crate::report::{ReportError, TemplateInput, new_files, template};
use crate::roster::{Person, Roster};
use crate::text::nearest;

/// Where a template goes when nobody says.
const FILE: &str = "mau-danh-sach.xlsx";
/// Where templates of all units go when nobody says.
const FOLDER: &str = "mau-danh-sach";

pub(super) fn make(args: &TemplateArgs) -> Outcome {
    let plan = match Plan::load(&args.plan) {
        Ok(plan) => plan,
        Err(errors) => return run::fail(&errors.to_string()),
    };
    let units = match units(args, &plan) {
        Ok(units) => units,
        Err(message) => {
            complain(&message);
            return Outcome::Usage;
        }
    };
    let roster = match args.from_last_year.as_deref().map(|i| last_year(&plan, i)) {
        None => None,
        Some(Ok(roster)) => Some(roster),
        Some(Err(outcome)) => return outcome,
    };
    match write(args, &plan, &units, roster.as_ref()) {
        Ok(paths) => {
            let what = match paths.as_slice() {
                [one] => format!("Đã ghi tệp mẫu: {}\n", one.display()),
                many => format!(
                    "Đã ghi {} tệp mẫu vào thư mục: {}\n",
                    many.len(),
                    folder(args).display()
                ),
            };
            say(&what);
            Outcome::Done
        }
        Err(error) => run::fail(&error.to_string()),
    }
}

/// The units that get a template each; one `None` for a template in which the unit chooses its name.
fn units<'p>(args: &TemplateArgs, plan: &'p Plan) -> Result<Vec<Option<&'p Unit>>, String> {
    match &args.unit {
        // a unit that has come to an end sends no list
        _ if args.all_units => {
            let lasting = plan.units.iter().filter(|u| u.valid_to.is_empty());
            Ok(lasting.map(Some).collect())
        }
        Some(code) => plan.unit(code).map(|unit| vec![Some(unit)]).ok_or_else(|| {
            let codes = plan.units.iter().map(|u| u.code.as_str());
            let near = nearest(code, codes)
                .map(|near| format!("; có phải là \"{near}\"?"))
                .unwrap_or_default();
            format!("bộ danh mục không có đơn vị mã \"{code}\"{near}")
        }),
        None if args.from_last_year.is_some() => Err(
            "--from-last-year ghi sẵn người của từng đơn vị: hãy gõ thêm --unit MÃ hoặc --all-units"
                .to_owned(),
        ),
        None => Ok(vec![None]),
    }
}

/// The merged list of the newest year of a folder.
fn last_year(plan: &Plan, input: &Path) -> Result<Roster, Outcome> {
    let compiled = Compiled::new(plan).map_err(|errors| run::fail(&errors.to_string()))?;
    let request = Request {
        input: input.to_owned(),
        year: None,
        as_of: None,
    };
    let recogniser = Recogniser::new(&plan.vocabulary);
    match consolidate(plan, &compiled, &recogniser, &request, &Silent) {
        Ok(read) => Ok(read.roster),
        Err(error) => {
            complain(&error.to_string());
            if let PipelineError::Discover(DiscoverError::Missing(path)) = &error
                && let Some(advice) = advice(path, "")
            {
                tell(&advice);
            }
            Err(Outcome::Failed)
        }
    }
}

fn folder(args: &TemplateArgs) -> PathBuf {
    args.output.clone().unwrap_or_else(|| PathBuf::from(FOLDER))
}

fn write(
    args: &TemplateArgs,
    plan: &Plan,
    units: &[Option<&Unit>],
    roster: Option<&Roster>,
) -> Result<Vec<PathBuf>, ReportError> {
    let mut made = Vec::new();
    for unit in units {
        let path = match unit {
            Some(unit) if args.all_units => folder(args).join(format!("{}.xlsx", unit.code)),
            _ => args.output.clone().unwrap_or_else(|| PathBuf::from(FILE)),
        };
        let persons: Vec<&Person> = match (roster, unit) {
            (Some(roster), Some(unit)) => roster
                .persons
                .iter()
                .filter(|p| p.unit.as_deref() == Some(unit.code.as_str()))
                .collect(),
            _ => Vec::new(),
        };
        let input = TemplateInput {
            plan,
            unit: *unit,
            persons: &persons,
            version: env!("CARGO_PKG_VERSION"),
        };
        let book = path.display().to_string();
        let bytes = template(&input)
            .and_then(|mut b| b.save_to_buffer())
            .map_err(|source| ReportError::Workbook { book, source })?;
        made.push((path, bytes));
    }
    new_files(&made)?;
    Ok(made.into_iter().map(|(path, _)| path).collect())
}
