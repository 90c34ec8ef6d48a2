//! From the text that a reader gives to the text that is handed on: decoded, cleaned, never blank.

use std::sync::Arc;

use crate::text::{Encoding, FontHint, clean, decode, drop_soft_hyphens, is_ready, suspect};

/// A text made ready.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    /// Clean Unicode text, not empty.
    pub(super) text: Arc<str>,
    /// The text as stored, where more than white space was changed.
    pub(super) raw: Option<Arc<str>>,
    /// The old encoding that it was decoded from.
    pub(super) repaired: Option<Encoding>,
    /// Whether it still looks like an old or broken encoding.
    pub(super) suspect: bool,
    /// Whether its font says that it is Unicode.
    pub(super) fixed: bool,
}

/// Stands first in a text whose runs were decoded by their own fonts, TCVN3 or VNI: the cell's font says
/// nothing of it any more. Two characters of the private area, which no list holds.
const DECODED: [(char, Encoding); 2] = [('\u{F8F0}', Encoding::Tcvn3), ('\u{F8F1}', Encoding::Vni)];

/// The runs of a rich text with their fonts; neighbours of one font are one run, for a word may be cut in two.
#[derive(Debug, Default)]
pub(super) struct FontRuns {
    runs: Vec<(FontHint, String)>,
    font: FontHint,
}

impl FontRuns {
    /// What is pushed next is in this font.
    pub(super) fn font(&mut self, font: FontHint) {
        self.font = font;
    }

    pub(super) fn push(&mut self, text: &str) {
        match self.runs.last_mut() {
            Some((font, run)) if *font == self.font => run.push_str(text),
            _ => self.runs.push((self.font, text.to_owned())),
        }
    }

    /// The whole text; where an old font stands beside another in it, decoded run by run.
    pub(super) fn join(self) -> String {
        let old = |font: FontHint| {
            matches!(
                font,
                FontHint::Tcvn3 | FontHint::Tcvn3Capitals | FontHint::Vni
            )
        };
        let several = self.runs.len() > 1 && self.runs.iter().any(|(font, _)| old(*font));
        if !several {
            return self.runs.into_iter().map(|(_, run)| run).collect();
        }
        let mut encoding = None;
        let mut out = String::new();
        for (font, run) in &self.runs {
            match decode(run, *font) {
                Some(repair) => {
                    encoding = encoding.or(Some(repair.encoding));
                    out.push_str(&repair.text);
                }
                None if *font == FontHint::Tcvn3Capitals => out.push_str(&run.to_uppercase()),
                None => out.push_str(run),
            }
        }
        let mark = DECODED.iter().find(|(_, of)| Some(*of) == encoding);
        let mark = mark.map(|(mark, _)| *mark);
        mark.into_iter().chain(out.chars()).collect()
    }
}

/// Decodes and cleans a text; `None` where nothing visible is left.
pub(super) fn make_ready(stored: &str, font: FontHint) -> Option<Ready> {
    let decoded = DECODED.iter().find(|(mark, _)| stored.starts_with(*mark));
    if let Some((mark, encoding)) = decoded {
        let text = drop_soft_hyphens(&stored[mark.len_utf8()..]);
        let text = clean(&text);
        return (!text.is_empty()).then(|| Ready {
            text: Arc::from(text.as_ref()),
            raw: None,
            repaired: Some(*encoding),
            suspect: suspect(&text),
            fixed: true,
        });
    }
    // nearly every text is Unicode and clean: one look, and one copy is made
    if matches!(font, FontHint::Unknown | FontHint::Unicode) && is_ready(stored) {
        return Some(Ready {
            text: Arc::from(stored),
            raw: None,
            repaired: None,
            suspect: false,
            fixed: font == FontHint::Unicode,
        });
    }
    // decoding goes first: cleaning would take the TCVN3 code of é for the letter Đ
    let repair = decode(stored, font);
    let repaired = repair.as_ref().map(|repair| repair.encoding);
    let decoded = match &repair {
        Some(repair) => repair.text.as_str().into(),
        // a font of capitals shows plain letters as capitals too
        None if font == FontHint::Tcvn3Capitals && stored.is_ascii() => {
            stored.to_ascii_uppercase().into()
        }
        None => drop_soft_hyphens(stored),
    };
    let text = clean(&decoded);
    if text.is_empty() {
        return None;
    }
    let lined = stored.trim().contains('\n');
    let same = text == stored || !lined && same_but_for_space(&text, stored);
    Some(Ready {
        text: Arc::from(text.as_ref()),
        raw: (!same).then(|| Arc::from(stored)),
        repaired,
        suspect: font != FontHint::Unicode && suspect(&text),
        fixed: font == FontHint::Unicode,
    })
}

/// What clerks call an encoding.
pub(super) const fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Tcvn3 => "TCVN3 (ABC)",
        Encoding::Vni => "VNI",
    }
}

fn same_but_for_space(clean: &str, stored: &str) -> bool {
    clean.split(' ').eq(stored.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_alone_keeps_no_raw_text_but_lines_do() {
        let ready = make_ready("  Ngày  tháng năm sinh\n ", FontHint::Unknown).expect("text");
        assert_eq!(&*ready.text, "Ngày tháng năm sinh");
        assert!(ready.raw.is_none() && ready.repaired.is_none() && !ready.suspect);
        let stored = "Ngày tháng\nnăm sinh";
        let ready = make_ready(stored, FontHint::Unknown).expect("text");
        assert_eq!(&*ready.text, "Ngày tháng năm sinh");
        assert_eq!(ready.raw.as_deref(), Some(stored));
        assert!(ready.repaired.is_none() && !ready.suspect);
        assert!(make_ready(" \u{a0}\n", FontHint::Unknown).is_none());
    }

    #[test]
    fn decoded_text_keeps_what_was_stored() {
        let stored = "NguyÔn V¨n BÐ";
        let ready = make_ready(stored, FontHint::Tcvn3).expect("text");
        assert_eq!(&*ready.text, "Nguyễn Văn Bé");
        assert_eq!(ready.raw.as_deref(), Some(stored));
        assert_eq!(ready.repaired, Some(Encoding::Tcvn3));
        let plain = make_ready("Nguyễn Văn Bé", FontHint::Tcvn3).expect("text");
        assert!(plain.repaired.is_none() && plain.raw.is_none());
    }
}
