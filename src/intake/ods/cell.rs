//! One cell of an `OpenDocument` spreadsheet: its value by its attributes and its paragraphs.

use super::super::markup::{Event, Events, Tag, unescape};
use super::super::serial::iso_date;
use super::super::sheet::Value;

/// What a cell holds.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing.
    Nothing,
    /// A text as stored.
    Text(String),
    /// Any other value.
    Value(Value),
}

/// Reads a cell, and the events up to its end unless its tag is empty.
pub(super) fn read_cell(tag: &Tag<'_>, events: &mut Events<'_>) -> Content {
    let shown = if tag.is_empty() {
        String::new()
    } else {
        read_paragraphs(tag.name(), events)
    };
    if tag.attr("calcext:value-type") == Some(b"error") {
        return Content::Value(Value::Error(shown.trim().into()));
    }
    match tag.attr("office:value-type") {
        None if tag.attr("table:formula").is_some() => Content::Value(Value::NoCache),
        None if shown.is_empty() => Content::Nothing,
        None => Content::Text(shown),
        Some(b"float" | b"percentage" | b"currency") => {
            number(tag).map_or(Content::Text(shown), |n| Content::Value(Value::Number(n)))
        }
        Some(b"date") => {
            let date = tag.text("office:date-value");
            match date.as_deref().and_then(iso_date) {
                Some(date) => Content::Value(Value::Date(date)),
                None => Content::Text(shown),
            }
        }
        Some(b"time") => {
            let time = tag.text("office:time-value");
            match time.as_deref().and_then(days) {
                Some(days) => Content::Value(Value::Number(days)),
                None => Content::Text(shown),
            }
        }
        Some(b"boolean") => Content::Value(Value::Bool(
            tag.attr("office:boolean-value") == Some(b"true"),
        )),
        Some(_) => Content::Text(tag.text("office:string-value").unwrap_or(shown)),
    }
}

fn number(tag: &Tag<'_>) -> Option<f64> {
    std::str::from_utf8(tag.attr("office:value")?)
        .ok()?
        .parse()
        .ok()
}

/// The part of a day that `PT07H30M00S` is.
fn days(time: &str) -> Option<f64> {
    let mut rest = time.strip_prefix("PT")?;
    let mut seconds = 0.0;
    for (unit, weight) in [('H', 3_600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((count, after)) = rest.split_once(unit) {
            seconds += count.parse::<f64>().ok()? * weight;
            rest = after;
        }
    }
    rest.is_empty().then_some(seconds / 86_400.0)
}

/// The text of a cell's paragraphs, a line each; notes and drawings in the cell are not its text.
fn read_paragraphs(cell: &[u8], events: &mut Events<'_>) -> String {
    let mut out = String::new();
    let mut paragraphs = 0;
    let mut inside = 0_usize;
    while let Some(event) = events.next() {
        match event {
            Event::Close(name) if name == cell => break,
            Event::Open(tag) => match tag.name() {
                name if is_beside(name) && !tag.is_empty() => skip(name, events),
                b"text:p" | b"text:h" => {
                    if paragraphs > 0 {
                        out.push('\n');
                    }
                    paragraphs += 1;
                    inside += usize::from(!tag.is_empty());
                }
                b"text:s" => {
                    // a cell holds no more characters than the limit, and spaces are made one
                    let count = tag.number("text:c").unwrap_or(1).min(64);
                    out.extend((0..count).map(|_| ' '));
                }
                b"text:tab" | b"text:line-break" => out.push('\n'),
                _ => {}
            },
            Event::Close(b"text:p" | b"text:h") => inside = inside.saturating_sub(1),
            Event::Text(text) if inside > 0 => out.push_str(&unescape(text)),
            _ => {}
        }
    }
    out
}

fn is_beside(name: &[u8]) -> bool {
    name == b"office:annotation" || name.starts_with(b"draw:") || name == b"table:table"
}

/// Goes on to the end of an element, elements of its own name in it included.
pub(super) fn skip(name: &[u8], events: &mut Events<'_>) {
    let mut depth = 1_usize;
    while depth > 0 {
        match events.next() {
            Some(Event::Open(tag)) if tag.name() == name && !tag.is_empty() => depth += 1,
            Some(Event::Close(close)) if close == name => depth -= 1,
            Some(_) => {}
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(xml: &str) -> Content {
        let mut events = Events::new(xml.as_bytes());
        match events.next() {
            Some(Event::Open(tag)) => read_cell(&tag, &mut events),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn paragraphs_are_text_and_notes_are_not() {
        let xml = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>ghi chú\
            </text:p></office:annotation><text:p>Ngày <text:span>tháng</text:span><text:s text:c=\"2\"/></text:p>\
            <text:p>R&amp;D</text:p></table:table-cell>";
        assert_eq!(cell(xml), Content::Text("Ngày tháng  \nR&D".to_owned()));
    }

    #[test]
    fn values_come_from_attributes() {
        let value = |attributes: &str| match cell(&format!("<table:table-cell {attributes}/>")) {
            Content::Value(value) => value,
            other => panic!("{other:?}"),
        };
        let float = "office:value-type=\"float\" office:value=\"1975\"";
        assert_eq!(value(float), Value::Number(1975.0));
        let date = "office:value-type=\"date\" office:date-value=\"1975-08-05\"";
        assert_eq!(value(date).text(), "05/08/1975");
        let time = "office:value-type=\"time\" office:time-value=\"PT12H00M00S\"";
        assert_eq!(value(time), Value::Number(0.5));
        let truth = "office:value-type=\"boolean\" office:boolean-value=\"true\"";
        assert_eq!(value(truth), Value::Bool(true));
        assert_eq!(value("table:formula=\"of:=1\""), Value::NoCache);
    }

    #[test]
    fn errors_are_kept_as_shown() {
        let xml = "<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" \
            office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>";
        assert_eq!(cell(xml), Content::Value(Value::Error("#N/A".into())));
    }
}
