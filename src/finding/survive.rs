//! One file costs only itself: work on it that panics is a finding, and the run goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::{Code, Finding, Place};

/// Does work that concerns one file alone.
///
/// # Errors
/// A finding that names the file, where the work panicked; what it had done so far is thrown away, so
/// nothing half done is seen.
pub fn survive<T>(file: &Arc<str>, work: impl FnOnce() -> T) -> Result<T, Box<Finding>> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        tracing::debug!(
            file = &**file,
            reason = panic_text(&*payload),
            "a panic over one file"
        );
        Box::new(Finding::new(Code::FileCrash).at(Place::file(file)))
    })
}

/// What a panic said.
#[must_use]
pub fn panic_text(payload: &(dyn std::any::Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("không rõ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_finding_that_names_the_file() {
        let file: Arc<str> = Arc::from("2025/Xã Bình Phú.xlsx");
        assert_eq!(survive(&file, || 1), Ok(1));
        let finding = survive(&file, || panic!("{}", "broken")).map(|()| 0);
        let finding = finding.expect_err("the work panicked");
        assert_eq!(finding.code, Code::FileCrash);
        assert_eq!(finding.place.file.as_deref(), Some(&*file));
        assert_eq!(finding.gaps(), [""; 0]);
    }
}
