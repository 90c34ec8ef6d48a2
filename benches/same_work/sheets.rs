//! The workbook of five formatted sheets that the programs of `benches/peers` write.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

use crate::counts::{AGES, Counts, EDUCATION, GENDERS, RATINGS};

/// Sheet, title, what spans the columns, what divides each span: places in the classes of a count.
const TABLES: [(&str, &str, usize, usize); 4] = [
    ("Tuổi và giới", "CƠ CẤU ĐỘ TUỔI THEO GIỚI TÍNH", 0, 1),
    ("Trình độ", "TRÌNH ĐỘ CHUYÊN MÔN THEO GIỚI TÍNH", 2, 1),
    ("Xếp loại", "KẾT QUẢ XẾP LOẠI THEO TRÌNH ĐỘ", 3, 2),
    ("Xếp loại theo tuổi", "KẾT QUẢ XẾP LOẠI THEO ĐỘ TUỔI", 3, 0),
];
const CLASSES: [&[&str]; 4] = [&AGES, &GENDERS, &EDUCATION, &RATINGS];
const SHARES: [&str; 8] = [
    "Nữ",
    "Dưới 36 tuổi",
    "Đại học trở lên",
    "Trên đại học",
    "Đảng viên",
    "LLCT trung cấp trở lên",
    "Xếp loại tốt trở lên",
    "Dân tộc thiểu số",
];

struct Formats {
    title: Format,
    head: Format,
    count: Format,
    share: Format,
}

pub(crate) fn write(path: &str, counts: &Counts<'_>) -> Result<(), XlsxError> {
    let font = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(11);
    let cell = font.clone().set_border(FormatBorder::Thin);
    let formats = Formats {
        title: font
            .clone()
            .set_font_size(14)
            .set_bold()
            .set_align(FormatAlign::Center),
        head: cell
            .clone()
            .set_bold()
            .set_background_color(0xE2_EFDA)
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_num_format("#,##0"),
        count: cell.clone().set_num_format("#,##0"),
        share: cell.set_num_format("0.0%"),
    };
    // sheets are no work of one another
    let tables = TABLES.par_iter().map(|&(name, title, outer, inner)| {
        let below = CLASSES[inner];
        let mut rows: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for ((unit, classes), n) in &counts.cells {
            let row = rows
                .entry(unit)
                .or_insert_with(|| vec![0.0; CLASSES[outer].len() * below.len()]);
            row[classes[outer] * below.len() + classes[inner]] += f64::from(*n);
        }
        let spans: Vec<(&str, &[&str])> = CLASSES[outer].iter().map(|o| (*o, below)).collect();
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        let style = &formats.count;
        table(&mut sheet, title, &spans, &rows, &formats, style, true)?;
        Ok(sheet)
    });
    let shares = || -> Result<Worksheet, XlsxError> {
        let rows = (counts.shares.iter())
            .map(|(unit, shares)| (*unit, shares.of().to_vec()))
            .collect();
        let mut sheet = Worksheet::new();
        sheet.set_name("Tỷ lệ")?;
        let spans = [("Tỷ lệ trên tổng số", &SHARES[..])];
        let (title, style) = ("TỶ LỆ THEO ĐƠN VỊ", &formats.share);
        table(&mut sheet, title, &spans, &rows, &formats, style, false)?;
        Ok(sheet)
    };
    let (tables, shares) = rayon::join(|| tables.collect::<Result<Vec<_>, XlsxError>>(), shares);
    let mut book = Workbook::new();
    for sheet in tables?.into_iter().chain([shares?]) {
        book.push_worksheet(sheet);
    }
    book.save(path)
}

fn table(
    sheet: &mut Worksheet,
    title: &str,
    spans: &[(&str, &[&str])],
    rows: &BTreeMap<&str, Vec<f64>>,
    formats: &Formats,
    style: &Format,
    total: bool,
) -> Result<(), XlsxError> {
    let head = &formats.head;
    let width: usize = 2 + spans.iter().map(|(_, below)| below.len()).sum::<usize>();
    let width = u16::try_from(width).unwrap_or(u16::MAX);
    sheet.merge_range(0, 0, 0, width - 1, title, &formats.title)?;
    sheet.merge_range(2, 0, 3, 0, "TT", head)?;
    sheet.merge_range(2, 1, 3, 1, "Đơn vị", head)?;
    let mut left = 2_u16;
    for (above, below) in spans {
        let right = left + u16::try_from(below.len()).unwrap_or(1) - 1;
        sheet.merge_range(2, left, 2, right, above, head)?;
        for (col, text) in (left..).zip(*below) {
            sheet.write_string_with_format(3, col, *text, head)?;
        }
        left = right + 1;
    }
    let mut at = 4_u32;
    for (unit, values) in rows {
        sheet.write_number_with_format(at, 0, f64::from(at - 3), &formats.count)?;
        sheet.write_string_with_format(at, 1, *unit, &formats.count)?;
        for (col, value) in (2_u16..).zip(values) {
            sheet.write_number_with_format(at, col, *value, style)?;
        }
        at += 1;
    }
    if total {
        sheet.write_blank(at, 0, head)?;
        sheet.write_string_with_format(at, 1, "Tổng cộng", head)?;
        for col in 2..width {
            let letter = rust_xlsxwriter::column_number_to_name(col);
            let sum = Formula::new(format!("=SUM({letter}5:{letter}{at})"));
            sheet.write_formula_with_format(at, col, sum, head)?;
        }
    }
    sheet.set_column_width(0, 6)?;
    sheet.set_column_width(1, 34)?;
    sheet.set_freeze_panes(4, 2)?;
    Ok(())
}
