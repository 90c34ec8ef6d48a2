//! Documents whose elements have other prefixes than the usual ones: `<t:table>` where `t` stands for the
//! namespace that everybody calls `table`.

use std::borrow::Cow;

use memchr::memchr;

use super::super::markup::{Event, Events, Tag};

/// The namespaces that are read, by their usual prefixes.
const NAMESPACES: [(&[u8], &[u8]); 6] = [
    (
        b"office",
        b"urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    ),
    (b"table", b"urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    (b"text", b"urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    (b"style", b"urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    (
        b"number",
        b"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    ),
    (
        b"fo",
        b"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
];

/// Prefixes as the root element declares them, with the usual ones of their namespaces; an empty one is that of
/// elements without a prefix.
struct Prefixes<'a>(Vec<(&'a [u8], &'static [u8])>);

/// The part with the usual prefixes: as it is, where it has them already. Only what the root element declares
/// is known.
pub(super) fn usual(part: Vec<u8>) -> Vec<u8> {
    let renamed = {
        let prefixes = Prefixes::of_root(&part);
        let other = prefixes.0.iter().any(|(own, usual)| own != usual);
        other.then(|| prefixes.rename(&part))
    };
    renamed.unwrap_or(part)
}

impl<'a> Prefixes<'a> {
    fn of_root(part: &'a [u8]) -> Self {
        let root = Events::new(part).find_map(|event| match event {
            Event::Open(tag) => Some(tag),
            _ => None,
        });
        let declared = root.into_iter().flat_map(|tag| tag.attrs());
        Self(
            declared
                .filter_map(|(key, value)| {
                    let prefix = match key.strip_prefix(b"xmlns") {
                        Some(b"") => &b""[..],
                        Some([b':', prefix @ ..]) => prefix,
                        _ => return None,
                    };
                    let (usual, _) = NAMESPACES.iter().find(|(_, name)| *name == value)?;
                    Some((prefix, *usual))
                })
                .collect(),
        )
    }

    /// The part with every name of elements and attributes changed; comments and declarations stay out.
    fn rename(&self, part: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(part.len() + part.len() / 8);
        for event in Events::new(part) {
            match event {
                Event::Text(text) => out.extend(text),
                Event::Close(name) => {
                    out.extend(b"</");
                    out.extend(&*self.element(name));
                    out.push(b'>');
                }
                Event::Open(tag) => self.rename_tag(&tag, &mut out),
            }
        }
        out
    }

    fn rename_tag(&self, tag: &Tag<'_>, out: &mut Vec<u8>) {
        out.push(b'<');
        out.extend(&*self.element(tag.name()));
        for (key, value) in tag.attrs() {
            let quote = if memchr(b'"', value).is_some() {
                b'\''
            } else {
                b'"'
            };
            out.push(b' ');
            // an attribute without a prefix is in no namespace
            let renamed = memchr(b':', key).map_or(Cow::Borrowed(key), |_| self.element(key));
            out.extend(&*renamed);
            out.extend([b'=', quote]);
            out.extend(value);
            out.push(quote);
        }
        if tag.is_empty() {
            out.push(b'/');
        }
        out.push(b'>');
    }

    fn element<'n>(&self, name: &'n [u8]) -> Cow<'n, [u8]> {
        let colon = memchr(b':', name);
        let own = colon.map_or(&b""[..], |at| &name[..at]);
        let local = colon.map_or(name, |at| &name[at + 1..]);
        match self.0.iter().find(|(prefix, _)| *prefix == own) {
            Some((_, usual)) => Cow::Owned([usual, &b":"[..], local].concat()),
            None => Cow::Borrowed(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_prefixes_become_the_usual_ones_and_the_usual_ones_stay() {
        let urn = "urn:oasis:names:tc:opendocument:xmlns";
        let odd = format!(
            "<?xml version=\"1.0\"?><document-content xmlns=\"{urn}:office:1.0\" xmlns:t=\"{urn}:table:1.0\" xmlns:table=\"x\">\
             <t:table t:name='Tổ \"1\"' plain=\"t:x\"><body>t:table</body><t:row/></t:table></document-content>"
        );
        let wanted = format!(
            "<office:document-content xmlns=\"{urn}:office:1.0\" xmlns:t=\"{urn}:table:1.0\" xmlns:table=\"x\">\
             <table:table table:name='Tổ \"1\"' plain=\"t:x\"><office:body>t:table</office:body><table:row/></table:table></office:document-content>"
        );
        assert_eq!(
            String::from_utf8(usual(odd.into_bytes())).expect("text"),
            wanted
        );
        let plain = format!("<!-- x --><office:a xmlns:office=\"{urn}:office:1.0\"/>");
        assert_eq!(usual(plain.clone().into_bytes()), plain.into_bytes());
    }
}
