//! The few looks at XML that are needed beside calamine, on bytes: finding a tag, reading an attribute.
//!
//! Nothing here understands documents; whoever calls has found the place with `memchr`.

use memchr::{memchr, memrchr};

/// A start tag or empty tag, without its angle brackets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    inner: &'a [u8],
    /// Offset of the byte after `>`.
    pub(super) end: usize,
}

impl<'a> Tag<'a> {
    /// The tag whose `<` is at `at`.
    pub(super) fn at(bytes: &'a [u8], at: usize) -> Option<Self> {
        let close = at + memchr(b'>', bytes.get(at..)?)?;
        Some(Self {
            inner: bytes.get(at + 1..close)?,
            end: close + 1,
        })
    }

    /// The tag inside which the offset `at` lies.
    pub(super) fn around(bytes: &'a [u8], at: usize) -> Option<Self> {
        let open = memrchr(b'<', bytes.get(..at)?)?;
        Self::at(bytes, open).filter(|tag| tag.end > at)
    }

    /// Whether it is `<name …/>`.
    pub(super) fn is_empty(&self) -> bool {
        self.inner.last() == Some(&b'/')
    }

    /// The name without its prefix.
    pub(super) fn local_name(&self) -> &'a [u8] {
        let name = self.name();
        // names are short: a look at each byte costs less than setting up a search
        let colon = name.iter().position(|b| *b == b':');
        colon.map_or(name, |colon| &name[colon + 1..])
    }

    /// The name as written.
    pub(super) fn name(&self) -> &'a [u8] {
        let end = self
            .inner
            .iter()
            .position(|b| b.is_ascii_whitespace() || *b == b'/')
            .filter(|end| *end > 0)
            .unwrap_or(self.inner.len());
        &self.inner[..end]
    }

    /// The raw value of an attribute, by its name as written.
    pub(super) fn attr(&self, name: &str) -> Option<&'a [u8]> {
        self.find_attr(|key| key == name.as_bytes())
    }

    /// An attribute as text, by its name behind whatever prefix.
    pub(super) fn attr_by_local_name(&self, name: &str) -> Option<String> {
        self.find_attr(|key| key.rsplit(|b| *b == b':').next() == Some(name.as_bytes()))
            .map(unescape)
    }

    fn find_attr(&self, wanted: impl Fn(&[u8]) -> bool) -> Option<&'a [u8]> {
        self.attrs()
            .find(|(key, _)| wanted(key))
            .map(|(_, value)| value)
    }

    /// Names as written and raw values of the attributes, up to the first that is malformed.
    pub(super) fn attrs(&self) -> Attrs<'a> {
        Attrs {
            rest: self.inner.get(self.name().len()..).unwrap_or_default(),
        }
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&self, name: &str) -> Option<u64> {
        std::str::from_utf8(self.attr(name)?)
            .ok()?
            .trim()
            .parse()
            .ok()
    }

    /// Whether an attribute says yes.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.attr(name)
            .is_some_and(|value| matches!(value, b"1" | b"true" | b"on"))
    }

    /// An attribute as text, its entities resolved.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.attr(name).map(unescape)
    }
}

/// The attributes of a tag.
#[derive(Debug, Clone)]
pub(super) struct Attrs<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attrs<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let equals = self.rest.iter().position(|b| *b == b'=')?;
        let key = self.rest[..equals].trim_ascii();
        let after = self.rest[equals + 1..].trim_ascii_start();
        let quote = *after.first()?;
        if quote != b'"' && quote != b'\'' {
            return None;
        }
        let value = &after[1..];
        // values are short: a look at each byte costs less than setting up a search
        let close = value.iter().position(|b| *b == quote)?;
        self.rest = &value[close + 1..];
        Some((key, &value[..close]))
    }
}

/// What a walk through a part meets.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event<'a> {
    /// A start tag, or an empty tag, after which no [`Event::Close`] comes.
    Open(Tag<'a>),
    /// An end tag, by its name as written.
    Close(&'a [u8]),
    /// Text between tags, entities unresolved, never empty.
    Text(&'a [u8]),
}

/// A walk through a part; comments, declarations and what is cut off at the end are passed over, entities in CDATA are not told from others.
#[derive(Debug, Clone)]
pub(super) struct Events<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Events<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// What the walk has not come to.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes on behind so many bytes, which the caller has understood.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.at += bytes;
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            // a tag mostly follows a tag at once
            let open = match rest.first()? {
                b'<' => 0,
                _ => memchr(b'<', rest)?,
            };
            if open > 0 {
                self.at += open;
                return Some(Event::Text(&rest[..open]));
            }
            if rest.starts_with(b"<!") {
                if rest.starts_with(b"<!--") {
                    self.at += memchr::memmem::find(rest, b"-->")? + 3;
                    continue;
                }
                if let Some(text) = rest.strip_prefix(b"<![CDATA[") {
                    let end = memchr::memmem::find(text, b"]]>")?;
                    self.at += b"<![CDATA[".len() + end + b"]]>".len();
                    return Some(Event::Text(&text[..end]));
                }
            }
            let tag = Tag::at(self.bytes, self.at)?;
            self.at = tag.end;
            match tag.inner.first() {
                Some(b'?' | b'!') => {}
                Some(b'/') => return Some(Event::Close(tag.inner[1..].trim_ascii_end())),
                _ => return Some(Event::Open(tag)),
            }
        }
    }
}

/// Text with the entities of XML resolved; unknown ones are kept as they stand.
pub(super) fn unescape(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    if !text.contains('&') {
        return text.into_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        // the longest entity known is a numeric one of eight characters
        let resolved = rest
            .as_bytes()
            .iter()
            .take(12)
            .position(|b| *b == b';')
            .and_then(|end| Some((entity(&rest[1..end])?, end)));
        if let Some((c, end)) = resolved {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Row and column from 0 of an address such as `B12`, `$` allowed; none beyond what 32 bits hold.
pub(super) fn address(text: &[u8]) -> Option<(u32, u32)> {
    let mut col = 0_u32;
    let mut row = 0_u32;
    let mut digits = false;
    for &b in text {
        match b {
            b'$' => {}
            b'A'..=b'Z' | b'a'..=b'z' if !digits => {
                let letter = u32::from(b.to_ascii_uppercase() - b'A') + 1;
                col = col.checked_mul(26)?.checked_add(letter)?;
            }
            b'0'..=b'9' if col > 0 => {
                digits = true;
                row = row.checked_mul(10)?.checked_add(u32::from(b - b'0'))?;
            }
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, col.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let xml = br#"<x:row r = "12" hidden='1' spans="1:3"/>"#;
        let tag = Tag::at(xml, 0).expect("a tag");
        assert_eq!(tag.local_name(), b"row");
        assert_eq!(tag.number("r"), Some(12));
        assert!(tag.flag("hidden"));
        assert!(tag.is_empty());
        assert_eq!(tag.attr("s"), None);
        let inside = Tag::around(xml, 20).expect("the same tag");
        assert_eq!(inside.name(), b"x:row");
        assert!(Tag::at(b"<row r=12>", 0).is_some_and(|t| t.attr("r").is_none()));
    }

    #[test]
    fn a_walk_meets_tags_and_text() {
        let xml = b"<?xml version=\"1.0\"?><a x=\"1\"><!-- <b> -->hai<c/></a >cut <";
        let seen: Vec<String> = Events::new(xml)
            .map(|event| match event {
                Event::Open(tag) => format!("+{}", String::from_utf8_lossy(tag.name())),
                Event::Close(name) => format!("-{}", String::from_utf8_lossy(name)),
                Event::Text(text) => String::from_utf8_lossy(text).into_owned(),
            })
            .collect();
        assert_eq!(seen, ["+a", "hai", "+c", "-a", "cut "]);
    }

    #[test]
    fn entities_are_resolved_and_others_kept() {
        assert_eq!(unescape(b"A &amp; B &#7879;&#x110;"), "A & B ệĐ");
        assert_eq!(unescape("R&D &nbsp; &ấ".as_bytes()), "R&D &nbsp; &ấ");
    }

    #[test]
    fn addresses_are_read_without_overflow() {
        assert_eq!(address(b"A1"), Some((0, 0)));
        assert_eq!(address(b"$XFD$1048576"), Some((1_048_575, 16_383)));
        for bad in [&b"A0"[..], b"12", b"A", b"ZZZZZZZZZ1", b"A99999999999", b""] {
            assert_eq!(address(bad), None, "{bad:?}");
        }
    }
}
