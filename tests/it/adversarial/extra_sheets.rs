//! Lists of committees, what lies beside the lists, and oddities of the file.

use super::book::Drawing;
use super::form::{self, Needs};
use super::layout::Page;
use super::messes::DateStyle;
use super::posts;
use super::table::Entry;
use crate::bench::{Sheet, Visibility};

impl Drawing<'_> {
    /// "Danh sách cấp uỷ viên": posts in the Party and beside it, in sections or not.
    pub fn committee_sheet(&mut self) {
        let mut page = Page::new("BCH");
        let unit = self.unit.clone();
        let in_sections = self.rng().percent(50);
        let mut entries = Vec::new();
        for &(post, state_post) in posts::COMMITTEE {
            let mut person = self.persons(1, &unit, None).remove(0);
            person.post = post;
            person.position = *self.world.rng.pick(post.texts);
            person.party = true;
            person.employment = post.employment.unwrap_or("cadre");
            entries.push(Entry {
                person,
                unit: unit.clone(),
                section: usize::from(!post.standing),
                state_post,
                lent: None,
            });
        }
        entries.sort_by_key(|e| e.section);
        let standing = entries.iter().filter(|e| e.section == 0).count();
        let titles = vec![
            format!("I. Ban Thường vụ ({standing:02} đ/c)"),
            "II. Uỷ viên Ban Chấp hành".to_owned(),
        ];
        let needs = Needs {
            depth: self.rng().between(1, 3) as usize,
            unit_column: false,
            school: false,
            committee: true,
            no_employment: true,
            position: true,
            date_style: *self.rng().pick(&[
                DateStyle::Real,
                DateStyle::Slash,
                DateStyle::YearNumber,
            ]),
            any_female: entries.iter().any(|e| e.person.female),
            id: false,
        };
        let form = form::draw(needs, &mut self.world.rng);
        let sections = if in_sections { titles } else { Vec::new() };
        let tag = if in_sections {
            "sections-committee"
        } else {
            "sections-none"
        };
        self.write(&mut page, &form, entries, sections, tag, false, true);
        self.finish(page);
    }

    /// What lies beside the lists, and oddities of the file.
    pub fn oddities(&mut self) {
        let roll = self.rng().below(100);
        match roll {
            0..=5 => self.hidden_sheet(),
            6..=9 => {
                self.workbook.sheets.push(Sheet::new("Trang 2"));
                self.workbook.sheets.push(Sheet::new("Trang 3"));
                self.truth.tags.push("empty-sheets");
            }
            10..=13 => self.counts_sheet(),
            _ => {}
        }
        self.workbook.inline_strings =
            self.rng().percent(6) && self.style.encoding != super::style::Encoding::Tcvn3Mixed;
        self.workbook.wrong_dimension = self.rng().percent(6);
        self.workbook.prefixed = self.rng().percent(3);
        let odd = [
            (self.workbook.date1904, "file-date1904"),
            (self.workbook.inline_strings, "file-inline-strings"),
            (self.workbook.wrong_dimension, "file-wrong-dimension"),
            (self.workbook.prefixed, "file-prefixed-xml"),
        ];
        let book: Vec<&'static str> = odd
            .iter()
            .filter(|o| o.0)
            .map(|o| o.1)
            .chain(self.truth.tags.iter().copied())
            .collect();
        for row in &mut self.truth.rows {
            row.tags.extend(
                book.iter()
                    .filter(|t| !row.tags.contains(t))
                    .copied()
                    .collect::<Vec<_>>(),
            );
        }
    }

    /// Last year's list, hidden: not read.
    fn hidden_sheet(&mut self) {
        self.truth.tags.push("hidden-sheet");
        let Some(mut copy) = self.workbook.sheets.first().cloned() else {
            return;
        };
        "Năm 2024".clone_into(&mut copy.name);
        copy.visibility = if self.rng().percent(50) {
            Visibility::Hidden
        } else {
            Visibility::VeryHidden
        };
        self.workbook.sheets.push(copy);
    }

    /// A summary in figures beside the list.
    fn counts_sheet(&mut self) {
        self.truth.tags.push("counts-sheet");
        let mut sheet = Sheet::new("Tổng hợp");
        sheet.row(
            1,
            &["TỔNG HỢP SỐ LƯỢNG, CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC".into()],
        );
        sheet.row(
            3,
            &[
                "TT".into(),
                "Chức danh".into(),
                "Tổng số".into(),
                "Nữ".into(),
                "Đảng viên".into(),
                "Đại học".into(),
                "Cao cấp LLCT".into(),
            ],
        );
        for (row, title) in (4..).zip(["Cán bộ", "Công chức", "Viên chức", "Hợp đồng"])
        {
            let number = i32::try_from(row).expect("few rows") - 3;
            sheet.row(
                row,
                &[
                    number.into(),
                    title.into(),
                    (number * 5).into(),
                    (number * 2).into(),
                    (number * 3).into(),
                    (number * 4).into(),
                    number.into(),
                ],
            );
        }
        sheet.row(
            8,
            &[
                "".into(),
                "Tổng cộng".into(),
                50.into(),
                20.into(),
                30.into(),
                40.into(),
                10.into(),
            ],
        );
        let style = self.style;
        style.apply(&mut sheet, &mut self.world.rng);
        self.workbook.sheets.push(sheet);
        self.notice(Some("Tổng hợp"), "sheet-counts", true);
    }
}
