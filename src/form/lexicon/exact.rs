//! What texts name in so many words.

use super::super::recognise::is_name;
use super::super::token::{Token, compared};
use super::{Lexicon, Sense};
use crate::schema::Field;

impl Lexicon {
    /// The field that a text names and nothing else.
    pub(in super::super) fn field_named(&self, text: &str) -> Option<Field> {
        let whole = self.phrase(&compared(text))?;
        whole.senses.iter().find_map(|sense| match sense {
            Sense::Field(field) | Sense::Weak(field) => Some(*field),
            _ => None,
        })
    }

    /// The part of a name that a heading names in so many words, remarks in brackets aside.
    pub(in super::super) fn names_exactly(&self, text: &str) -> Option<Field> {
        self.exact.ask(text, || self.name_part(text))
    }

    fn name_part(&self, text: &str) -> Option<Field> {
        let words = compared(text.split('(').next().unwrap_or(""));
        // "1) Họ tên"
        let numbers = |t: &&Token| t.fold.bytes().all(|b| b.is_ascii_digit());
        let numbered = words.iter().take_while(numbers).count();
        let whole = match &words[numbered..] {
            [] => return None,
            words if words.len() > self.longest => return None,
            words => self.phrase(words)?,
        };
        whole.senses.iter().find_map(|s| match s {
            Sense::Field(f) | Sense::Weak(f) if is_name(*f) => Some(*f),
            _ => None,
        })
    }

    /// Whether a text is, for the most part, phrases that name fields (a class such as "Đại học" may be data).
    pub(in super::super) fn names_a_field(&self, text: &str) -> bool {
        self.fields.ask(text, || self.is_of_fields(text))
    }

    fn is_of_fields(&self, text: &str) -> bool {
        let words = compared(text.split('(').next().unwrap_or(""));
        if words.is_empty() || words.len() > 12 {
            return false;
        }
        let spans = self.spans(&words, &self.matches(&words));
        let field = spans
            .iter()
            .any(|s| s.senses.iter().any(|s| matches!(s, Sense::Field(_))));
        field && spans.iter().map(|s| s.len).sum::<usize>() * 2 > words.len()
    }
}
