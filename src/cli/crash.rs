//! A fault of the program itself: what to send to whom.

use std::panic::{self, UnwindSafe};
use std::sync::Mutex;

use super::Outcome;
use super::terminal::{complain, tell};
use super::version;

/// What the last panic said. Readers catch those that a damaged file brings about: they become findings,
/// and nobody should see them on the screen.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Keeps what panics say instead of printing it.
pub(super) fn keep_quiet() {
    panic::set_hook(Box::new(|info| {
        let text = info.payload_as_str().unwrap_or("không rõ");
        let place = info
            .location()
            .map(|l| format!(" ({}:{})", l.file(), l.line()))
            .unwrap_or_default();
        if let Ok(mut last) = LAST.lock() {
            *last = Some(format!("{text}{place}"));
        }
    }));
}

/// Runs a command; where it panics nothing has been put in place, and the message says what to do.
pub(super) fn guarded(command: impl FnOnce() -> Outcome + UnwindSafe) -> Outcome {
    panic::catch_unwind(command).unwrap_or_else(|_| {
        let what = LAST.lock().ok().and_then(|mut last| last.take());
        complain(&format!(
            "lỗi bất ngờ trong chương trình: {}",
            what.unwrap_or_default()
        ));
        tell(
            "Hãy gửi nguyên văn thông báo này, câu lệnh đã gõ và các tệp đang đọc cho người phụ trách kỹ thuật.",
        );
        tell(&format!("phuluc {}", version::text()));
        Outcome::Failed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_program_ends_as_nothing_written() {
        assert_eq!(guarded(|| Outcome::Done), Outcome::Done);
        assert_eq!(guarded(|| panic!("a fault")), Outcome::Failed);
    }
}
