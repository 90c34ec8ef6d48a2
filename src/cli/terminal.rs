//! How text reaches people: 80 columns wide, coloured on a terminal and plain where it is piped.

use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter};

use crate::finding::Severity;

/// Columns of the narrowest terminal in use, that of the Windows console as it opens.
pub(super) const WIDTH: usize = 80;

/// Something that must be mended.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Something that a person must confirm.
pub(super) const DOUBTFUL: Style = AnsiColor::Yellow.on_default();
/// As it should be.
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
/// Of less weight than its surroundings.
pub(super) const FAINT: Style = Style::new().dimmed();
/// A heading.
pub(super) const HEADING: Style = Style::new().bold();

/// Text in a style.
pub(super) fn painted(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// The style of a finding's severity.
pub(super) const fn severity(severity: Severity) -> Style {
    match severity {
        Severity::Error => BAD,
        Severity::Warning => DOUBTFUL,
        Severity::Info => FAINT,
    }
}

/// Lines of at most [`WIDTH`] columns: the first behind `first`, the others behind `rest`.
pub(super) fn wrapped(text: &str, first: &str, rest: &str) -> String {
    wrapped_at(WIDTH, text, first, rest)
}

fn wrapped_at(width: usize, text: &str, first: &str, rest: &str) -> String {
    let options = options(width).initial_indent(first).subsequent_indent(rest);
    let mut out = textwrap::fill(text, options);
    out.push('\n');
    out
}

/// Lines break at spaces only: a day, an option and a file's name are copied whole.
fn options<'a>(width: usize) -> Options<'a> {
    Options::new(width).word_splitter(WordSplitter::NoHyphenation)
}

/// The lines of a table's cell.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(text, options(width))
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

/// Text on stdout; a reader that has gone away (a closed pipe) is no failure.
pub(super) fn say(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// One clear message on stderr.
pub(super) fn complain(message: &str) {
    let text = wrapped_at(width_of_stderr(), message, "Lỗi: ", "     ");
    let (mark, rest) = text.split_at("Lỗi:".len());
    // a closed stderr leaves nobody to tell
    let _ = write!(anstream::stderr(), "{}{rest}", painted(BAD, mark));
}

/// What else is to be said on stderr, behind a message.
pub(super) fn tell(text: &str) {
    for line in text.lines() {
        let line = wrapped_at(width_of_stderr(), line, "", "  ");
        let _ = write!(anstream::stderr(), "{line}");
    }
}

/// A program that reads a message finds it on one line.
fn width_of_stderr() -> usize {
    if std::io::stderr().is_terminal() {
        WIDTH
    } else {
        usize::MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_terminal_and_no_word_is_lost() {
        let text = "cán bộ chủ chốt xã, thị trấn có trình độ chuyên môn đại học trở lên ".repeat(4);
        let out = wrapped(&text, "  F12  ", "       ");
        assert!(out.lines().all(|l| l.chars().count() <= WIDTH));
        let words: Vec<&str> = out.split_whitespace().skip(1).collect();
        assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_copied_from_the_screen_is_not_broken() {
        let out = wrapped_at(24, "hãy gõ ngày --as-of 2025-12-31", "", "");
        assert_eq!(out, "hãy gõ ngày --as-of\n2025-12-31\n");
    }
}
