//! The contents sheet: what there is, as of when, who is missing, what is open, and the sentences.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Url, Worksheet, XlsxError};

use super::super::input::ReportInput;
use super::super::safe;
use super::super::style::{HEAD_FILL, SIZE, Styles, base};
use super::super::text_size::{height, lines};
use super::super::words;
use super::{Context, sentence};
use crate::finding::Severity;

/// Columns: number, appendix, title; pixels.
const WIDTHS: [f64; 3] = [45.0, 100.0, 516.0];
/// Room on a page in points.
const PAGE: f64 = 260.0 / 25.4 * 72.0 * 0.96;
/// Size of print in percent, so that a page break is heeded and no column falls off.
const PRINTED: u16 = 97;

pub(super) fn write(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    appendices: &[Context<'_>],
) -> Result<(), XlsxError> {
    for (col, width) in (0u16..).zip([45u32, 100, 516]) {
        sheet.set_column_width_pixels(col, width)?;
    }
    super::super::page::set_up(sheet, false)?;
    let mut lines = Lines {
        sheet,
        row: 0,
        filled: 0.0,
    };
    let committee = &input.plan.committee;
    lines.wide(
        &words::capitals(&format!("{} {}", committee.board, committee.name)),
        &Styles::centred(13.0).set_bold(),
        13.0,
    )?;
    lines.wide("MỤC LỤC PHỤ LỤC", &Styles::centred(15.0).set_bold(), 15.0)?;
    lines.wide(
        &committee.resolution,
        &Styles::centred(13.0).set_italic(),
        13.0,
    )?;
    lines.wide(
        &format!("Số liệu tính đến {}", words::long_date(input.period.as_of)),
        &Styles::centred(13.0).set_italic(),
        13.0,
    )?;
    lines.row += 1;
    lines.list(appendices)?;
    lines.row += 1;
    let results = lines.row;
    lines.heading("Kết quả các chỉ tiêu (câu dùng cho báo cáo)")?;
    for (i, target) in input.results.targets.iter().enumerate() {
        lines.sentence(i + 1, &sentence(input.plan, target))?;
    }
    lines.row += 1;
    lines.heading("Độ đầy đủ của số liệu")?;
    for text in completeness(input) {
        lines.wide(&text, &Styles::left(SIZE), SIZE)?;
    }
    for footnote in committee
        .footnotes
        .iter()
        .filter(|f| f.year == input.period.year)
    {
        lines.wide(&footnote.text, &Styles::left(SIZE).set_italic(), SIZE)?;
    }
    let (last, filled) = (lines.row, lines.filled);
    sheet.set_print_area(0, 0, last, 2)?;
    // the results begin a page of their own where all does not fit one
    if filled > PAGE {
        sheet.set_print_scale(PRINTED);
        sheet.set_page_breaks(&[results])?;
    }
    Ok(())
}

/// Persons and files, units that sent nothing, and the findings in one honest line.
fn completeness(input: &ReportInput<'_>) -> Vec<String> {
    let read = input.files.iter().filter(|f| f.persons > 0).count();
    let merged = match input.results.merged {
        0 => String::new(),
        n => format!(" ({} dòng trùng đã gộp)", words::whole(n.into())),
    };
    let mut out = vec![format!(
        "Tổng hợp {} người{merged} từ {read}/{} tệp.",
        words::whole(input.results.headcount.into()),
        input.files.len()
    )];
    let missing: Vec<&str> = input.not_submitted().map(|n| &**n).collect();
    out.push(if missing.is_empty() {
        "Tất cả đơn vị đã gửi danh sách.".to_owned()
    } else {
        format!(
            "Chưa gửi danh sách ({} đơn vị): {}. Số liệu của các đơn vị này chưa có trong phụ lục.",
            missing.len(),
            missing.join("; ")
        )
    });
    let count = |s| words::whole(input.findings.iter().filter(|f| f.severity == s).count() as u64);
    out.push(format!(
        "Còn {} lỗi (chưa được tính đúng), {} cảnh báo (đã tính theo cách hiểu cần xác nhận), {} ghi nhận (đã tự sửa chắc chắn); xem tệp {}.",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info),
        input.book_name("kiem-tra")
    ));
    out
}

struct Lines<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
    /// Height of the rows so far, in points.
    filled: f64,
}

impl Lines<'_> {
    /// Ends a row so tall.
    fn end(&mut self, tall: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, tall)?;
        self.filled += tall;
        self.row += 1;
        Ok(())
    }

    fn wide(&mut self, text: &str, format: &Format, points: f64) -> Result<(), XlsxError> {
        super::super::page::span(self.sheet, self.row, 0, 2, text, format)?;
        let width: f64 = WIDTHS.iter().sum();
        self.end(height(lines(text, points, true, width - 14.0), points) + 2.0)
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.wide(text, &Styles::left(13.0).set_bold(), 13.0)
    }

    /// The appendices with links.
    fn list(&mut self, appendices: &[Context<'_>]) -> Result<(), XlsxError> {
        let head = Styles::head(false);
        for (col, text) in (0u16..).zip(["TT", "Phụ lục", "Nội dung"]) {
            self.sheet
                .write_string_with_format(self.row, col, text, &head)?;
        }
        self.end(20.0)?;
        let cell = base(SIZE).set_border(FormatBorder::Thin).set_text_wrap();
        let centred = cell.clone().set_align(FormatAlign::Center);
        for (i, appendix) in appendices.iter().enumerate() {
            let number = safe::text(&words::sentence_case(&appendix.number().to_lowercase()));
            let title = match appendix.appendix.form.as_str() {
                "" => appendix.title(),
                form => format!("{} ({form})", appendix.title()),
            };
            let title = safe::text(&title);
            #[expect(clippy::cast_precision_loss, reason = "a few appendices")]
            self.sheet
                .write_number_with_format(self.row, 0, (i + 1) as f64, &centred)?;
            let quoted = appendix.sheet.replace('\'', "''");
            let link = Url::new(format!("internal:'{quoted}'!A1")).set_text(&number);
            let linked = cell
                .clone()
                .set_underline(rust_xlsxwriter::FormatUnderline::Single);
            self.sheet
                .write_url_with_format(self.row, 1, link, &linked)?;
            self.sheet
                .write_string_with_format(self.row, 2, &title, &cell)?;
            let tall = lines(&number, SIZE, false, WIDTHS[1] - 12.0).max(lines(
                &title,
                SIZE,
                false,
                WIDTHS[2] - 12.0,
            ));
            self.end(height(tall, SIZE) + 2.0)?;
        }
        Ok(())
    }

    fn sentence(&mut self, number: usize, text: &str) -> Result<(), XlsxError> {
        // no line ends between a number and its sign
        let text = &text.replace(" %", "\u{a0}%");
        let format = base(SIZE).set_border(FormatBorder::Thin).set_text_wrap();
        #[expect(clippy::cast_precision_loss, reason = "a few targets")]
        self.sheet.write_number_with_format(
            self.row,
            0,
            number as f64,
            &format
                .clone()
                .set_align(FormatAlign::Center)
                .set_background_color(HEAD_FILL),
        )?;
        super::super::page::span(self.sheet, self.row, 1, 2, text, &format)?;
        let width = WIDTHS[1] + WIDTHS[2] - 14.0;
        self.end(height(lines(text, SIZE, false, width), SIZE) + 3.0)
    }
}
