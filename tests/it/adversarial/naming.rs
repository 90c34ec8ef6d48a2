//! Where a workbook names its unit: path, sheet, letterhead, title, line below it.

use super::book::{Drawing, Named};
use super::layout::TitleBlock;

impl Drawing<'_> {
    pub fn path(&mut self) -> String {
        let n = self.file;
        let text = {
            let files = self.unit.files.clone();
            self.rng().pick(&files).clone()
        };
        let folder_text = self.unit.texts[0].clone();
        match self.named {
            Named::File => {
                let form = self.rng().below(5);
                match form {
                    0 => format!("2025/DS CBCC {text} ({n}).xlsx"),
                    1 => format!("2025/{text} - danh sach {n}.xlsx"),
                    2 => format!("2025/Bieu 1 - {text} nop bo sung {n}.xlsx"),
                    3 => format!("2025/danh_sach_{n}_{text}.xlsx"),
                    _ => format!("2025/{n}. {text}.xlsx"),
                }
            }
            Named::Folder => format!("2025/{folder_text}/danh sach {n}.xlsx"),
            _ => format!("2025/Bieu mau so {n}.xlsx"),
        }
    }

    pub fn sheet_name(&mut self) -> String {
        if self.named == Named::Sheet {
            let texts: Vec<String> = self
                .unit
                .texts
                .iter()
                .filter(|t| t.chars().count() <= 31)
                .cloned()
                .collect();
            return self.rng().pick(&texts).clone();
        }
        (*self
            .rng()
            .pick(&["Sheet1", "DS", "Danh sách", "Trang tính1", "Bieu 01"]))
        .to_owned()
    }

    pub fn title_block(&mut self) -> TitleBlock {
        let unit = self.unit.clone();
        let mut block = TitleBlock {
            as_of: self.rng().percent(40),
            ..TitleBlock::default()
        };
        let kinds = [
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC",
            "DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC",
            "TỔNG HỢP DANH SÁCH CÁN BỘ, CÔNG CHỨC",
            "Danh sách cán bộ, công chức",
        ];
        let kind = (*self.rng().pick(&kinds)).to_owned();
        let year = if self.rng().percent(60) {
            " NĂM 2025"
        } else {
            ""
        };
        match self.named {
            Named::Letterhead => {
                let own = {
                    let l = unit.letterheads.clone();
                    self.rng().pick(&l).clone()
                };
                let over = match unit.kind {
                    "education" => "PHÒNG GD&ĐT HUYỆN TÂN HỒNG",
                    "party" => "HUYỆN UỶ TÂN HỒNG",
                    _ if own.starts_with("ĐẢNG UỶ") => "HUYỆN UỶ TÂN HỒNG",
                    _ => "UBND HUYỆN TÂN HỒNG",
                };
                block.letterhead = vec![over.to_owned(), own];
                block.title = Some(format!("{kind}{year}"));
            }
            Named::Title => {
                let text = unit.texts[0].clone();
                let text = if kind.starts_with("DANH") || kind.starts_with('T') {
                    text.to_uppercase()
                } else {
                    text
                };
                block.title = Some(format!("{kind} {text}{year}"));
            }
            Named::UnitLine => {
                let text = {
                    let t = unit.texts.clone();
                    self.rng().pick(&t).clone()
                };
                let label = *self.rng().pick(&[
                    "Đơn vị: ",
                    "Đơn vị báo cáo: ",
                    "Tên đơn vị: ",
                    "Cơ quan, đơn vị: ",
                ]);
                block.title = Some(format!("{kind}{year}"));
                block.unit_line = Some(format!("{label}{text}"));
            }
            _ => {
                if self.rng().percent(75) {
                    block.title = Some(format!("{kind}{year}"));
                } else {
                    block.as_of = false;
                }
            }
        }
        let free = block.title.is_none();
        block.header_row = match self.rng().below(100) {
            0..=19 if free => 1,
            0..=60 => 3,
            61..=80 => self.rng().between(5, 9),
            _ => self.rng().between(10, 20),
        };
        block
    }
}
