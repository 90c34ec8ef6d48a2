//! How much room a text takes in Times New Roman: Excel does not fit merged or wrapped cells by itself.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

/// Widths of letters of Times New Roman in thousandths of the type size.
fn width_of(c: char) -> u32 {
    match c {
        '|' | '\'' => 200,
        ' ' | '.' | ',' => 250,
        'i' | 'j' | 'l' | 't' | ':' | ';' | '/' => 278,
        'f' | 'r' | '(' | ')' | '-' | 'I' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' | '"' => 444,
        'F' | 'P' | 'S' => 556,
        '+' | '=' | '<' | '>' | '≥' | '≤' => 564,
        'E' | 'L' | 'T' | 'Z' => 611,
        'B' | 'C' | 'R' => 667,
        'A' | 'D' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' | 'Đ' | 'w' => 722,
        'm' => 778,
        '%' => 833,
        'M' => 889,
        'W' => 944,
        '…' | '—' => 1000,
        // marks of decomposed letters take no room; the horn of ơ and ư a little
        '\u{0300}'..='\u{036f}' => {
            if c == '\u{031b}' {
                60
            } else {
                0
            }
        }
        _ => 500,
    }
}

/// Width of a letter with its marks.
fn letter(c: char) -> u32 {
    /// The letters of our texts and more.
    const KNOWN: u32 = 0x2100;
    static WIDTHS: LazyLock<Vec<u32>> = LazyLock::new(|| {
        let letters = (0..KNOWN).map(|code| char::from_u32(code).map_or(0, decomposed));
        letters.collect()
    });
    let known = WIDTHS.get(c as usize).copied();
    known.unwrap_or_else(|| decomposed(c))
}

fn decomposed(c: char) -> u32 {
    let mut units = 0;
    decompose_canonical(c, |part| units += width_of(part));
    units
}

/// What printers and screens add to the letters' own widths.
const LOOSE: f64 = 1.06;

/// Width of a line in pixels (96 a inch) at a type size in points; bold takes a little more.
#[must_use]
pub fn line_width(text: &str, points: f64, bold: bool) -> f64 {
    // letter by letter: the order of marks, which a whole text would need, changes no width
    let units: u32 = text.chars().map(letter).sum();
    let em = points * 96.0 / 72.0;
    f64::from(units) / 1000.0 * em * LOOSE * if bold { 1.07 } else { 1.0 }
}

/// Width of the widest word.
#[must_use]
pub fn longest_word(text: &str, points: f64, bold: bool) -> f64 {
    text.split_whitespace()
        .map(|w| line_width(w, points, bold))
        .fold(0.0, f64::max)
}

/// Lines that a text takes in a width in pixels when words are not cut.
#[must_use]
pub fn lines(text: &str, points: f64, bold: bool, width: f64) -> u32 {
    text.split('\n')
        .map(|line| wrapped(line, points, bold, width))
        .sum::<u32>()
        .max(1)
}

fn wrapped(text: &str, points: f64, bold: bool, width: f64) -> u32 {
    // most texts of a list fit, and many would if all their bytes were the widest of letters
    #[expect(clippy::cast_precision_loss, reason = "a line of text")]
    let widest = text.len() as f64 * (points * 96.0 / 72.0) * LOOSE * 1.07;
    if widest <= width || line_width(text, points, bold) <= width {
        return 1;
    }
    let space = line_width(" ", points, bold);
    let (mut lines, mut at) = (1, 0.0);
    for word in text.split_whitespace() {
        let w = line_width(word, points, bold);
        if at > 0.0 && at + space + w > width {
            lines += 1;
            at = w;
        } else {
            at += if at > 0.0 { space + w } else { w };
        }
        // a word longer than the line is broken by Excel
        while at > width && width > 0.0 {
            lines += 1;
            at -= width;
        }
    }
    lines
}

/// Height in points of so many lines.
#[must_use]
pub fn height(lines: u32, points: f64) -> f64 {
    (f64::from(lines) * points * 1.24 + 3.0).min(409.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_letters_take_no_room() {
        assert!((line_width("Huyện", 12.0, false) - line_width("Huyen", 12.0, false)).abs() < 1e-9);
    }

    #[test]
    fn long_texts_wrap_and_no_width_does_not_loop() {
        assert_eq!(lines("một hai", 12.0, false, 1000.0), 1);
        assert!(lines("một hai ba bốn năm", 12.0, false, 40.0) > 2);
        assert!(lines("một", 12.0, false, 0.0) >= 1);
    }
}
