//! The program's own failure: one message that says what to send to whom, never a bare panic.

use std::panic::{AssertUnwindSafe, Location, catch_unwind, set_hook, take_hook};
use std::sync::{Arc, Mutex, PoisonError};

use super::Outcome;
use super::terminal::complain;
use crate::finding::panic_text;

/// Does the work of a command. Panics over single files are findings and are caught further below;
/// what comes up to here ends the command with a message.
pub(super) fn guarded(work: impl FnOnce() -> Outcome) -> Outcome {
    let places: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
    // who looks for a fault wants the trace; a clerk wants one message
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        let noted = Arc::clone(&places);
        set_hook(Box::new(move |panic| {
            let place = panic.location().map(place).unwrap_or_default();
            let text = panic_text(panic.payload()).to_owned();
            let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
            noted.push((text, place));
        }));
    }
    let outcome = catch_unwind(AssertUnwindSafe(work));
    drop(take_hook());
    outcome.unwrap_or_else(|payload| {
        let text = panic_text(&*payload);
        let places = places.lock().unwrap_or_else(PoisonError::into_inner);
        let place = places.iter().rev().find(|(said, _)| said == text);
        complain(&message(text, place.map_or("", |(_, place)| place)));
        Outcome::Failed
    })
}

fn message(text: &str, place: &str) -> String {
    let place = if place.is_empty() {
        ""
    } else {
        &format!("{place}: ")
    };
    format!(
        "phuluc gặp lỗi bất ngờ nên phải dừng; kết quả của lần chạy trước vẫn còn nguyên. Hãy gửi nguyên văn \
         thông báo này cùng thư mục đang đọc cho người phụ trách kỹ thuật (phuluc {}, {place}{text})",
        env!("CARGO_PKG_VERSION")
    )
}

/// File and line, without the folders of whoever built the program.
fn place(location: &Location<'_>) -> String {
    let file = location.file().replace('\\', "/");
    let file = file
        .rsplit_once("/registry/src/")
        .and_then(|(_, below)| below.split_once('/'))
        .map_or(file.as_str(), |(_, below)| below);
    format!("{file}:{}", location.line())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_as_a_failure() {
        assert_eq!(guarded(|| Outcome::Done), Outcome::Done);
        assert_eq!(guarded(|| panic!("{}", "a fault")), Outcome::Failed);
    }

    #[test]
    fn the_message_says_what_to_send_and_where_it_happened() {
        let text = message("a fault", "src/roster/read.rs:7");
        for part in [
            "lỗi bất ngờ",
            "người phụ trách kỹ thuật",
            "src/roster/read.rs:7",
            "a fault",
        ] {
            assert!(text.contains(part), "{text}");
        }
    }
}
