//! One unit's list as a workbook.

use std::borrow::Cow;
use std::path::Path;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError, column_number_to_name,
};

use crate::column::{Column, Heading};
use crate::decompose::decompose;
use crate::dice::Dice;
use crate::habits::Numbers;
use crate::look::Looks;
use crate::person::{Cell, Person, Source};

type Written = Result<(), XlsxError>;

/// A list to be written.
#[derive(Debug)]
pub(crate) struct Form<'a> {
    source: Source<'a>,
    columns: &'a [Column],
    looks: Looks,
}

impl<'a> Form<'a> {
    /// A list of a unit.
    pub(crate) fn new(source: Source<'a>, columns: &'a [Column]) -> Self {
        Self {
            source,
            columns,
            looks: Looks::new(),
        }
    }

    /// Writes the workbook; rows come strictly from top to bottom, as inline strings demand.
    pub(crate) fn save(&self, dice: &mut Dice, path: &Path) -> Written {
        let mut workbook = Workbook::new();
        // A fixed day, so that the same seed gives the same bytes.
        let year = u16::try_from(self.source.year).unwrap_or(2025);
        let created = ExcelDateTime::from_ymd(year, 12, 5)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let sheet = if self.source.habits.inline {
            workbook.add_worksheet_with_constant_memory()?
        } else {
            workbook.add_worksheet()
        };
        sheet.set_name("Danh sách")?;
        sheet.set_landscape().set_paper_size(9);
        sheet.set_column_width(1, 26)?;
        let mut row = self.letterhead(dice, sheet)?;
        row = self.headings(sheet, row)?;
        row = self.persons(dice, sheet, row)?;
        row = self.signature(dice, sheet, row)?;
        for trailing in 0..self.source.habits.trailing {
            for column in 0..self.width() {
                sheet.write_blank(row + trailing, column, &self.looks.cell)?;
            }
        }
        if self.source.habits.guide {
            let guide = workbook.add_worksheet();
            guide.set_name("Hướng dẫn")?;
            for (row, line) in (0..).zip(self.source.words.list("guide")) {
                guide.write_string(row, 0, self.text(&format!("{}. {line}", row + 1)))?;
            }
        }
        workbook.save(path)
    }

    /// The number of columns.
    fn width(&self) -> u16 {
        u16::try_from(self.source.habits.columns.len()).unwrap_or(u16::MAX)
    }

    /// Text as the unit's machine writes it.
    fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.source.habits.decomposed {
            Cow::Owned(decompose(text))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// What stands above the table; gives the first row of the table.
    fn letterhead(&self, dice: &mut Dice, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
        let Source {
            words, unit, year, ..
        } = self.source;
        let place = dice.pick(words.list("place"));
        let parent = format!(
            "{} {}",
            dice.pick(words.list("parent")),
            place.to_uppercase()
        );
        let title = dice
            .pick(words.list("title"))
            .replace("{year}", &year.to_string());
        let letter = format!(
            "(Kèm theo Công văn số {}/CV-ĐV ngày {:02}/12/{year})",
            dice.between(10, 899),
            dice.between(1, 20)
        );
        let right = self.width() / 2;
        let looks = &self.looks;
        let mut put = |row, column, text: &str, look| {
            sheet
                .write_string_with_format(row, column, self.text(text), look)
                .map(|_| ())
        };
        put(0, 0, &parent, &looks.letter)?;
        put(
            0,
            right,
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            &looks.letter,
        )?;
        put(1, 0, &unit.name.to_uppercase(), &looks.letter)?;
        put(1, right, "Độc lập - Tự do - Hạnh phúc", &looks.letter)?;
        put(3, 0, &title, &looks.title)?;
        put(4, 0, &letter, &looks.letter)?;
        put(5, 0, &format!("Đơn vị: {}", unit.name), &looks.letter)?;
        Ok(if dice.permille(500) { 6 } else { 7 })
    }

    /// The headings in two rows, and a third of numbers; gives the first row of persons.
    fn headings(&self, sheet: &mut Worksheet, top: u32) -> Result<u32, XlsxError> {
        let head = &self.looks.head;
        let columns = &self.source.habits.columns;
        let mut below: Vec<(u16, &Heading)> = Vec::new();
        let mut span: Option<(u16, u16, &str)> = None;
        for (at, (_, heading)) in (0_u16..).zip(columns) {
            if let (Some((first, _, open)), Some(group)) = (span, heading.group)
                && open == group
            {
                span = Some((first, at, group));
                below.push((at, heading));
                continue;
            }
            self.close(sheet, top, span.take())?;
            if let Some(group) = heading.group {
                span = Some((at, at, group));
                below.push((at, heading));
            } else {
                let text = self.heading(heading.own);
                sheet.merge_range(top, at, top + 1, at, &text, head)?;
            }
        }
        self.close(sheet, top, span)?;
        for (at, heading) in below {
            let text = self.heading(heading.own);
            sheet.write_string_with_format(top + 1, at, text, head)?;
        }
        let numbers = self.source.habits.numbers;
        if numbers == Numbers::None {
            return Ok(top + 2);
        }
        for at in 0..self.width() {
            let text = if numbers == Numbers::Round {
                format!("({})", at + 1)
            } else {
                format!("[{}]", at + 1)
            };
            sheet.write_string_with_format(top + 2, at, text, head)?;
        }
        Ok(top + 3)
    }

    /// Writes the heading over a group of columns.
    fn close(&self, sheet: &mut Worksheet, top: u32, span: Option<(u16, u16, &str)>) -> Written {
        let Some((first, last, group)) = span else {
            return Ok(());
        };
        let (text, head) = (self.heading(group), &self.looks.head);
        if first == last {
            sheet.write_string_with_format(top, first, text, head)?;
        } else {
            sheet.merge_range(top, first, top, last, &text, head)?;
        }
        Ok(())
    }

    fn heading(&self, text: &str) -> String {
        let year = self.source.year.to_string();
        let text = text.replace('⏎', "\n").replace("{year}", &year);
        self.text(&text).into_owned()
    }

    /// One row a person, then the total; gives the row below it.
    fn persons(&self, dice: &mut Dice, sheet: &mut Worksheet, top: u32) -> Result<u32, XlsxError> {
        let Source { unit, habits, .. } = self.source;
        let mut ticks = vec![0_u32; habits.columns.len()];
        for index in 0..unit.persons {
            let person = Person::draw(dice, self.source, index);
            for ((at, (column, _)), ticks) in (0_u16..).zip(&habits.columns).zip(&mut ticks) {
                let cell = person.cell(self.columns[*column].key, index, self.source);
                *ticks += u32::from(cell != Cell::Blank);
                self.put(sheet, top + index, at, &cell)?;
            }
        }
        let row = top + unit.persons;
        let head = &self.looks.head;
        let label = self.text(dice.pick(self.source.words.list("total")));
        sheet.write_blank(row, 0, head)?;
        sheet.write_string_with_format(row, 1, label, head)?;
        for (at, (column, heading)) in (0_u16..).zip(&habits.columns).skip(2) {
            // The columns under a group heading that are ticked; dates of birth are not added up.
            if heading.group.is_none() || self.columns[*column].key.starts_with("birth") {
                sheet.write_blank(row, at, head)?;
                continue;
            }
            let name = column_number_to_name(at);
            let formula = Formula::new(format!("=COUNTA({name}{}:{name}{row})", top + 1))
                .set_result(ticks[usize::from(at)].to_string());
            sheet.write_formula_with_format(row, at, formula, head)?;
        }
        Ok(row + 1)
    }

    fn put(&self, sheet: &mut Worksheet, row: u32, at: u16, cell: &Cell) -> Written {
        let Looks {
            cell: look, date, ..
        } = &self.looks;
        match cell {
            Cell::Blank => sheet.write_blank(row, at, look)?,
            Cell::Text(text) => sheet.write_string_with_format(row, at, self.text(text), look)?,
            Cell::Number(number) => sheet.write_number_with_format(row, at, *number, look)?,
            Cell::Date(serial) => sheet.write_number_with_format(row, at, *serial, date)?,
        };
        Ok(())
    }

    /// Who made the list and who signs it; gives the row below.
    fn signature(
        &self,
        dice: &mut Dice,
        sheet: &mut Worksheet,
        below: u32,
    ) -> Result<u32, XlsxError> {
        let right = self.width().saturating_sub(6);
        let words = self.source.words;
        let signer = format!(
            "{} {} {}",
            dice.pick(words.list("surname")),
            dice.pick(words.list("middle.male")),
            dice.pick(words.list("given.male"))
        );
        let lines = [
            (1, 2, "NGƯỜI LẬP BIỂU"),
            (1, right, "THỦ TRƯỞNG ĐƠN VỊ"),
            (2, 2, "(Ký, ghi rõ họ tên)"),
            (2, right, "(Ký tên, đóng dấu)"),
            (6, right, signer.as_str()),
        ];
        for (row, at, text) in lines {
            let text = self.text(text);
            sheet.write_string_with_format(below + row, at, text, &self.looks.letter)?;
        }
        Ok(below + 8)
    }
}
