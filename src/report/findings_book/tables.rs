//! The other sheets: ledger, columns, submissions, corrections, legend, sources.

use rust_xlsxwriter::XlsxError;

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::labels;
use super::super::list::{self, Heading, ListFormats};
use super::super::redact::{fact, mask};
use super::super::rows::Book;
use super::super::safe::SheetNames;
use super::super::words::severity_word;
use crate::finding::{RowKind, catalogue, column_letters};

/// A book to which lists are added; a list that is longer than a sheet goes on on the next.
pub(super) struct Tables<'b, 'a> {
    pub(super) book: &'b mut Book<'a>,
    pub(super) names: &'b mut SheetNames,
    pub(super) formats: &'b ListFormats,
}

fn text(s: &str) -> Shown {
    if s.is_empty() {
        Shown::Nothing
    } else {
        Shown::Text(s.to_owned())
    }
}

fn number(n: u32) -> Shown {
    Shown::Number(f64::from(n))
}

impl<'a> Tables<'_, 'a> {
    /// `rows` are gone through twice: first they are counted.
    fn list(
        &mut self,
        name: &str,
        headings: &[Heading<'static>],
        rows: &(impl Iterator<Item = Vec<Shown>> + Clone + Send + 'a),
    ) -> Result<(), XlsxError> {
        let all = rows.clone().count();
        let last = u16::try_from(headings.len() - 1).unwrap_or(u16::MAX);
        let mut first = 0;
        while first < all || first == 0 {
            let sheet = self.book.workbook().add_worksheet();
            sheet.set_name(self.names.take(name))?;
            list::head(sheet, 0, 1, headings, self.formats)?;
            let here = (all - first).min(list::MOST_ROWS);
            let count = u32::try_from(here).unwrap_or(u32::MAX);
            sheet.autofilter(0, 0, count, last)?;
            let rows = rows.clone().skip(first).take(here);
            let headings = headings.to_vec();
            self.book
                .list(&self.formats.styles, 1, count, last + 1, move |out| {
                    for (row, values) in (1u32..).zip(rows) {
                        list::streamed(out, row, &values, &headings, None)?;
                    }
                    Ok(())
                })?;
            first += here.max(1);
        }
        Ok(())
    }

    /// Every row of every sheet, in exactly one kind.
    pub(super) fn ledger(&mut self, input: &'a ReportInput<'a>) -> Result<(), XlsxError> {
        const KINDS: [&str; 9] = [
            "Tiêu đề",
            "Đầu bảng",
            "Mục",
            "Người",
            "Cộng",
            "Chữ ký",
            "Ghi chú",
            "Trống",
            "Không tính",
        ];
        let mut headings: Vec<Heading<'_>> =
            vec![("Tệp", 56.0), ("Trang tính", 20.0), ("Số dòng", 10.0)];
        headings.extend(KINDS.map(|k| (k, 10.0)));
        let rows = input.ledger.iter().map(|entry| {
            let mut values = vec![text(&entry.file), text(&entry.sheet), number(entry.rows)];
            values.extend(RowKind::ALL.map(|kind| number(entry.count(kind))));
            values
        });
        self.list("Sổ dòng", &headings, &rows)
    }

    pub(super) fn columns(&mut self, input: &'a ReportInput<'a>) -> Result<(), XlsxError> {
        let headings = [
            ("Tệp", 50.0),
            ("Trang tính", 20.0),
            ("Cột", 8.0),
            ("Tiêu đề cột", 60.0),
            ("Được hiểu là", 36.0),
        ];
        let rows = input.columns.iter().flat_map(|sheet| {
            sheet.columns.iter().map(|c| {
                vec![
                    text(&sheet.file),
                    text(&sheet.sheet),
                    text(&column_letters(c.col)),
                    text(&c.heading),
                    text(&labels::understood(c).unwrap_or_else(|| labels::UNREAD.to_owned())),
                ]
            })
        });
        self.list("Cách hiểu cột", &headings, &rows)
    }

    pub(super) fn submissions(&mut self, input: &'a ReportInput<'a>) -> Result<(), XlsxError> {
        let headings = [
            ("Đơn vị", 48.0),
            ("Trong danh mục", 14.0),
            ("Tình trạng", 28.0),
            ("Số người", 10.0),
            ("Số tệp", 10.0),
            ("Tệp", 80.0),
        ];
        let rows = input.results.units.iter().map(|unit| {
            let planned = input.plan.unit(&unit.code).is_some();
            let state = match (unit.submitted, unit.files.len(), planned) {
                (false, ..) if unit.awaited => "Chưa gửi",
                (false, ..) => "Không còn hoặc chưa có vào ngày lấy số liệu",
                (true, _, false) => "Ngoài danh mục",
                (true, 0, _) => "Có trong tệp của nơi khác",
                (true, 1, _) => "Đã gửi",
                (true, ..) => "Gửi nhiều tệp",
            };
            let files: Vec<&str> = unit.files.iter().map(|f| &**f).collect();
            let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
            vec![
                text(&unit.name),
                text(labels::truth(planned)),
                text(state),
                number(unit.headcount),
                number(count),
                text(&files.join("\n")),
            ]
        });
        self.list("Nộp danh sách", &headings, &rows)
    }

    /// The board's corrections; no sheet where there are none.
    pub(super) fn corrections(&mut self, input: &'a ReportInput<'a>) -> Result<(), XlsxError> {
        if input.corrections.is_empty() {
            return Ok(());
        }
        let headings = [
            ("Tệp", 44.0),
            ("Trang tính", 18.0),
            ("Ô", 8.0),
            ("Trường", 20.0),
            ("Nội dung khi điều chỉnh", 26.0),
            ("Giá trị đúng", 26.0),
            ("Lý do", 36.0),
            ("Người xác nhận", 22.0),
            ("Ngày xác nhận", 14.0),
            ("Tình trạng", 26.0),
        ];
        let rows = input.corrections.iter().map(|c| {
            let state = if c.applied {
                "Đã áp dụng"
            } else {
                "Không áp dụng: ô đã đổi nội dung"
            };
            let column = crate::schema::labels::column_of(&c.field);
            let field = column.map_or_else(|| c.field.clone(), |c| labels::column(c).to_owned());
            vec![
                text(c.place.file.as_deref().unwrap_or_default()),
                text(c.place.sheet.as_deref().unwrap_or_default()),
                text(&c.place.address().unwrap_or_default()),
                text(&field),
                text(&fact(&c.made_for, column, input.redact)),
                text(&fact(
                    c.right.as_deref().unwrap_or("xác nhận đúng"),
                    column,
                    input.redact,
                )),
                text(&mask(&c.reason, input.redact)),
                text(&c.who),
                text(&c.when),
                text(state),
            ]
        });
        self.list("Điều chỉnh", &headings, &rows)
    }

    pub(super) fn legend(&mut self) -> Result<(), XlsxError> {
        let headings = [
            ("Mã", 20.0),
            ("Mức", 9.0),
            ("Tên", 20.0),
            ("Vì sao quan trọng", 38.0),
            ("Ví dụ", 32.0),
            ("Cần làm", 38.0),
        ];
        let rows = catalogue().iter().map(|e| {
            vec![
                text(e.code.as_str()),
                text(severity_word(e.severity)),
                text(&e.title),
                text(&e.why),
                text(&e.example),
                text(&e.hint),
            ]
        });
        self.list("Chú giải", &headings, &rows)
    }

    pub(super) fn sources(&mut self, input: &'a ReportInput<'a>) -> Result<(), XlsxError> {
        let headings = [
            ("Tệp", 64.0),
            ("Đơn vị gửi", 36.0),
            ("Kích thước (byte)", 14.0),
            ("Số người", 10.0),
            ("SHA-256", 70.0),
        ];
        let of_program = [
            ("Kế hoạch", &input.plan.name, input.plan.checksum()),
            (
                "Phiên bản chương trình",
                &format!("phuluc {}", input.version),
                "",
            ),
        ];
        let own: Vec<Vec<Shown>> = of_program
            .iter()
            .map(|(what, name, sum)| {
                vec![
                    text(&format!("{what}: {name}")),
                    Shown::Nothing,
                    Shown::Nothing,
                    Shown::Nothing,
                    text(sum),
                ]
            })
            .collect();
        let files = input.files.iter().map(|f| {
            let sender = f
                .sender
                .map(|code| input.unit_name(code))
                .unwrap_or_default();
            #[expect(
                clippy::cast_precision_loss,
                reason = "sizes are bounded by the limit on files"
            )]
            let size = Shown::Number(f.size as f64);
            vec![
                text(f.rel),
                text(sender),
                size,
                number(f.persons),
                text(f.sha256),
            ]
        });
        self.list("Nguồn số liệu", &headings, &own.into_iter().chain(files))
    }
}
