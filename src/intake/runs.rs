//! Runs of text longer than any cell may be, told before a reader copies them.

use memchr::memrchr;

use super::refusal::Refusal;

/// Refuses a part with such a run.
///
/// Only the distance between two tags is measured, at a few looks a megabyte: a character takes at
/// most ten bytes (`&#1114111;`).
///
/// # Errors
/// [`Refusal::OverLimit`].
pub(super) fn check_runs(part: &[u8], cell_chars: u32) -> Result<(), Refusal> {
    let longest = cell_chars as usize * 10 + 4_096;
    let mut tag = 0;
    while tag + longest < part.len() {
        // the last tag that begins within the longest run allowed
        match memrchr(b'<', &part[tag + 1..=tag + longest]) {
            Some(step) => tag += 1 + step,
            None => {
                return Err(Refusal::over(format!(
                    "tối đa {cell_chars} ký tự trong một ô"
                )));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_longer_than_a_cell_is_refused() {
        let long = format!("<t>{}</t>", "a".repeat(20_000));
        assert!(check_runs(long.as_bytes(), 1_000).is_err());
        assert!(check_runs(long.as_bytes(), 20_000).is_ok());
        let many = "<t>a</t>".repeat(20_000);
        assert!(check_runs(many.as_bytes(), 10).is_ok());
    }
}
