//! The plan: what a committee asks, as data. Row types are flat, so that one set of them serves
//! TOML files and the workbook `danh-muc.xlsx`.

pub mod model;
pub mod vocabulary;
