//! The styles of an `OpenDocument` spreadsheet, as far as they tell how cells are read.

use std::collections::BTreeMap;

use super::super::markup::{Event, Events, Tag};
use crate::text::FontHint;

/// How the cells of a style are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) font: FontHint,
    pub(super) struck: bool,
    /// Tables of this style are hidden.
    pub(super) hides: bool,
}

/// Styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles<'a> {
    by_name: BTreeMap<&'a [u8], Style>,
    /// Font families by the name of their declaration.
    fonts: BTreeMap<&'a [u8], FontHint>,
}

impl<'a> Styles<'a> {
    /// Reads the styles of a part, beside those read before.
    pub(super) fn read(&mut self, part: &'a [u8]) {
        let mut current: Option<&'a [u8]> = None;
        for event in Events::new(part) {
            match event {
                Event::Open(tag) => match tag.name() {
                    b"style:font-face" => {
                        if let Some(name) = tag.attr("style:name") {
                            let family = tag.text("svg:font-family").unwrap_or_default();
                            let hint = FontHint::of_font_name(family.trim_matches(['\'', '"']));
                            self.fonts.insert(name, hint);
                        }
                    }
                    b"style:style" => current = self.begin(&tag),
                    b"style:text-properties" | b"style:table-properties" => {
                        self.property(current, &tag);
                    }
                    // cells begin here: what follows has no styles
                    b"office:body" => return,
                    _ => {}
                },
                Event::Close(b"style:style") => current = None,
                _ => {}
            }
        }
    }

    fn begin(&mut self, tag: &Tag<'a>) -> Option<&'a [u8]> {
        let name = tag.attr("style:name")?;
        let parent = tag.attr("style:parent-style-name");
        let inherited = self.get(parent);
        self.by_name.insert(name, inherited);
        (!tag.is_empty()).then_some(name)
    }

    fn property(&mut self, style: Option<&'a [u8]>, tag: &Tag<'a>) {
        let Some(style) = style.and_then(|name| self.by_name.get_mut(name)) else {
            return;
        };
        if let Some(font) = tag.attr("style:font-name") {
            style.font = self.fonts.get(font).copied().unwrap_or_default();
        } else if let Some(family) = tag.text("fo:font-family") {
            style.font = FontHint::of_font_name(family.trim_matches(['\'', '"']));
        }
        if let Some(line) = tag.attr("style:text-line-through-style") {
            style.struck = line != b"none";
        }
        if tag.attr("table:display") == Some(b"false") {
            style.hides = true;
        }
    }

    /// The style of a name; without one, or unknown, the plain style.
    pub(super) fn get(&self, name: Option<&[u8]>) -> Style {
        name.and_then(|name| self.by_name.get(name))
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_come_by_declaration_and_parent() {
        let part = br#"<style:font-face style:name="F1" svg:font-family="'.VnTime'"/>
            <style:style style:name="base"><style:text-properties style:font-name="F1"/></style:style>
            <style:style style:name="ce1" style:parent-style-name="base">
            <style:text-properties style:text-line-through-style="solid"/></style:style>
            <style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>"#;
        let mut styles = Styles::default();
        styles.read(part);
        let style = styles.get(Some(b"ce1"));
        assert_eq!((style.font, style.struck), (FontHint::Tcvn3, true));
        assert!(styles.get(Some(b"ta1")).hides);
        assert_eq!(styles.get(Some(b"?")), Style::default());
    }
}
