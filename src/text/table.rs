//! The tables of words that are built in. People edit them as TOML beside the code that reads them; `build.rs`
//! writes them as JSON.

use serde::de::DeserializeOwned;

/// The source of a built-in table, by the name of its file without the extension.
macro_rules! table {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}
pub(crate) use table;

/// Reads a built-in table.
///
/// # Errors
/// What is wrong with it.
pub fn read_table<T: DeserializeOwned>(source: &str) -> Result<T, String> {
    serde_json::from_str(source).map_err(|e| e.to_string())
}
