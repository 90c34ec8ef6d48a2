//! `phuluc`: from a folder of unit workbooks to the appendices of a resolution's review.
//!
//! The modules are the stages that the data passes, in this order; `docs/architecture.md`
//! shows the flow, the type each stage hands on, and what each may touch.
//!
//! # From a list to the figures
//!
//! ```
//! use phuluc::form::Recogniser;
//! use phuluc::measure::Compiled;
//! use phuluc::pipeline::{Request, Silent, consolidate};
//! use phuluc::plan::Plan;
//! use rust_xlsxwriter::Workbook;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // what a unit sends: one folder a year, in it a workbook in whatever form
//! let input = tempfile::tempdir()?;
//! let year = input.path().join("2025");
//! std::fs::create_dir(&year)?;
//! let mut book = Workbook::new();
//! let sheet = book.add_worksheet();
//! sheet.write(0, 0, "DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ")?;
//! sheet.write_row(2, 0, ["TT", "Họ và tên", "Ngày sinh", "Nữ", "Chức vụ"])?;
//! sheet.write_row(3, 0, ["1", "Nguyễn Văn Mẫu", "15/08/1980", "", "Chủ tịch UBND xã"])?;
//! sheet.write_row(4, 0, ["2", "Lê Thị Mẫu", "1990", "x", "Chủ tịch Hội Nông dân"])?;
//! book.save(year.join("danh sach.xlsx"))?;
//!
//! // a plan is data: units, posts, targets; its conditions are compiled before any input is opened
//! let plan = Plan::load(Plan::DEFAULT)?;
//! let compiled = Compiled::new(&plan)?;
//! let recogniser = Recogniser::new(&plan.vocabulary);
//! let request = Request {
//!     input: input.path().to_owned(),
//!     year: None,
//!     as_of: None,
//! };
//! let read = consolidate(&plan, &compiled, &recogniser, &request, &Silent)?;
//!
//! // one row a person, in the columns of `schema::Column`
//! let person = &read.roster.persons[0];
//! assert_eq!(&*person.full_name, "Nguyễn Văn Mẫu");
//! assert_eq!(person.unit.as_deref(), Some("xa-binh-phu"));
//! assert_eq!(person.age, Some(45));
//!
//! // every number of every appendix: neither of the two leaders is under 35
//! let young = read.results.targets.iter().find(|t| &*t.id == "young-leaders");
//! let counts = young.ok_or("a target of the plan")?.counts;
//! assert_eq!((counts.numerator, counts.denominator), (0, 2));
//!
//! // what could not be read for certain names its cell
//! for finding in &read.findings {
//!     println!("{} {}", finding.severity.as_str(), finding.message());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`report::files`] makes the workbooks of all this, [`report::Output`] puts them in place together.

pub mod cli;
pub mod finding;
pub mod form;
pub mod intake;
pub mod measure;
pub mod pipeline;
pub mod plan;
pub mod report;
pub mod roster;
pub mod schema;
pub mod text;
