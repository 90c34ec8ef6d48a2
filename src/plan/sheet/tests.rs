//! Plans as workbooks: nothing lost on the way there and back, and broken ones told cell by cell.

use super::spec::{ColumnKind, sheets};
use super::{PlanCell, PlanSheet};
use crate::plan::field_names::field_names;
use crate::plan::load::{from_workbook, read_all};
use crate::plan::rows::{Placed, Row, Sections};
use crate::plan::{Plan, PlanErrors, PlanRows};
use crate::report::plan_book;

fn built_in() -> PlanRows {
    let rows = PlanRows::built_in("tan-hong").expect("built in");
    rows.expect("sound")
}

/// Through a real file: written as a workbook, read as any input is.
fn reread(sheets: &[PlanSheet]) -> Result<PlanRows, PlanErrors> {
    let bytes = plan_book(sheets, "Danh mục", "0").expect("a workbook");
    from_workbook(&"danh-muc.xlsx".into(), &bytes)
}

#[test]
fn every_key_has_a_column() {
    struct Keys(Vec<(&'static str, Vec<&'static str>)>);
    impl Sections for Keys {
        fn one<T: Row>(&mut self, section: &'static str, _: &mut Option<Placed<T>>) {
            self.0.push((section, field_names::<T>().to_vec()));
        }
        fn many<T: Row>(&mut self, section: &'static str, _: &mut Vec<Placed<T>>) {
            self.0.push((section, field_names::<T>().to_vec()));
        }
    }
    let mut keys = Keys(Vec::new());
    PlanRows::default().visit(&mut keys);
    assert_eq!(keys.0.len(), sheets().len());
    for (section, keys) in keys.0 {
        let sheet =
            super::spec::sheet_of(section).unwrap_or_else(|| panic!("a sheet of {section}"));
        let columns: Vec<_> = sheet.columns.iter().map(|c| c.key.as_str()).collect();
        assert_eq!(columns, keys, "{section}");
        for column in &sheet.columns {
            assert!(column.choices.is_empty() || column.choices_of.is_none());
            assert!(!column.blank || column.kind == ColumnKind::YesNo);
        }
    }
    let names: std::collections::BTreeSet<_> = sheets().iter().map(|s| &s.name).collect();
    assert_eq!(names.len(), sheets().len());
}

#[test]
fn a_plan_survives_the_workbook_and_toml() {
    for name in PlanRows::built_in_names() {
        let rows = PlanRows::built_in(name).expect("built in").expect("sound");
        let said = rows.clone().completed().said();
        let read = reread(&rows.sheets()).unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(read.said(), said, "{name} as a workbook");
        let files = read.toml_files().into_iter();
        let again = read_all(files.map(|(file, text)| (file.into(), Ok(text))));
        let again = again.unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(again.said(), said, "{name} as TOML again");
        let checksum = |rows: &PlanRows| {
            let plan = Plan::from_rows(rows.clone()).expect("sound");
            plan.checksum().to_owned()
        };
        assert_eq!(checksum(&rows), checksum(&read));
        assert_eq!(checksum(&rows), checksum(&again));
    }
}

/// Values that no built-in plan happens to hold.
#[test]
fn unusual_rows_survive_too() {
    let mut rows = built_in();
    let unit = &mut rows.units[0].row;
    unit.standing_committee = false;
    unit.parent = "ban-to-chuc".to_owned();
    unit.valid_from = "1999-01-31".to_owned();
    unit.valid_to = "2025-06-30".to_owned();
    unit.successors = vec!["ban-to-chuc".to_owned(), "ubkt".to_owned()];
    unit.aliases = vec!["Văn phòng \"A\"".to_owned(), "\"B\"; C".to_owned()];
    let target = &mut rows.targets[0].row;
    target.at_least = Some(0.123_456_789);
    target.at_most = Some(1.0);
    target.aim = Some(0.0);
    rows.levels[0].row.default = false;
    rows.posts[0].row.employment = "cadre".to_owned();
    rows.posts[0].row.group = "'=1+1".to_owned();
    rows.bands[0].row.from = Some(-1);
    rows.appendices[0].row.number = "01".to_owned();
    rows.appendices[0].row.notes = vec!["Một; hai.".to_owned(), "1/7".to_owned()];
    rows.committee.as_mut().expect("there").row.signature_right = Vec::new();
    let said = rows.clone().completed().said();
    let read = reread(&rows.sheets()).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(read.said(), said);
    let files = read.toml_files().into_iter();
    let again = read_all(files.map(|(file, text)| (file.into(), Ok(text))));
    assert_eq!(again.expect("sound").said(), said);
}

/// A workbook of the built-in plan with one cell changed; row as Excel counts, heading or column.
struct Broken(Vec<PlanSheet>);

impl Broken {
    fn sheet(&mut self, name: &str) -> &mut PlanSheet {
        let found = self.0.iter_mut().find(|sheet| sheet.name == name);
        found.unwrap_or_else(|| panic!("a sheet {name}"))
    }

    fn set(&mut self, sheet: &str, row: usize, key: &str, cell: PlanCell) {
        let sheet = self.sheet(sheet);
        let at = sheet.columns.iter().position(|column| column.key == key);
        let at = at.unwrap_or_else(|| panic!("a column {key}"));
        // headings and keys stand above the rows
        let row = if sheet.upright { 0 } else { row - 3 };
        sheet.rows[row][at] = cell;
    }

    fn message(self) -> String {
        let plan = reread(&self.0).and_then(|rows| {
            let plan = Plan::from_rows(rows)?;
            crate::measure::Compiled::new(&plan)?;
            Ok(plan)
        });
        plan.map_or_else(|errors| errors.to_string(), |_| "sound".to_owned())
    }
}

#[test]
fn the_unbroken_workbook_is_sound() {
    assert_eq!(Broken(built_in().sheets()).message(), "sound");
}

#[test]
fn wrong_cells_are_told_with_sheet_and_cell() {
    let text = |text: &str| PlanCell::Text(text.to_owned());
    for (sheet, row, key, cell, expected) in [
        (
            "Đơn vị",
            3,
            "kind",
            text("partie"),
            "trang \"Đơn vị\", ô C3: cột \"Loại\" ghi \"partie\", trong danh mục không có; có phải ý là \"party\"?",
        ),
        (
            "Đơn vị",
            4,
            "code",
            text("vp-huyen-uy"),
            "trang \"Đơn vị\", ô A4: \"vp-huyen-uy\" đã có ở cột \"Mã\" (Tệp danh-muc.xlsx, trang \"Đơn vị\", dòng 3)",
        ),
        (
            "Đơn vị",
            3,
            "standing_committee",
            text("cos"),
            "trang \"Đơn vị\", ô J3: cột \"Có ban thường vụ\" ghi \"cos\", phải là có hoặc không",
        ),
        (
            "Đơn vị",
            3,
            "successors",
            text("ban-to-chuc; xa-moi"),
            "trang \"Đơn vị\", ô I3: cột \"Đơn vị kế tục\" ghi \"xa-moi\", trong danh mục không có",
        ),
        (
            "Đơn vị",
            3,
            "successors",
            text("vp-huyen-uy"),
            "trang \"Đơn vị\", ô I3: cột \"Đơn vị kế tục\" đi thành vòng tròn: vp-huyen-uy → vp-huyen-uy",
        ),
        (
            "Đơn vị",
            3,
            "valid_to",
            text("31/2/2025"),
            "trang \"Đơn vị\", ô H3: cột \"Đến ngày\" là \"31/2/2025\", không phải một ngày dạng năm-tháng-ngày như 2025-06-30",
        ),
        (
            "Đơn vị",
            3,
            "name",
            PlanCell::Nothing,
            "trang \"Đơn vị\", ô B3: cột \"Tên đơn vị\" không được để trống",
        ),
        (
            "Chức vụ",
            3,
            "rank",
            text("nhất"),
            "trang \"Chức vụ\", ô E3: cột \"Thứ hạng\" ghi \"nhất\", phải là một số nguyên",
        ),
        (
            "Chức vụ",
            3,
            "rank",
            PlanCell::Number(1.5),
            "trang \"Chức vụ\", ô E3: cột \"Thứ hạng\" ghi \"1.5\", phải là một số nguyên",
        ),
        (
            "Chức vụ",
            3,
            "rank",
            PlanCell::Nothing,
            "trang \"Chức vụ\", ô E3: cột \"Thứ hạng\" không được để trống",
        ),
        (
            "Chức vụ",
            3,
            "member_of",
            text("Ban Chấp hàn"),
            "trang \"Chức vụ\", ô I3: cột \"Là thành viên\" ghi \"Ban Chấp hàn\", trong danh mục không có; có phải ý là \"Ban Chấp hành\"?",
        ),
        (
            "Chức vụ",
            4,
            "aliases",
            text("Bí thư {own}"),
            "trang \"Chức vụ\", ô C4: nhãn \"Bí thư {own}\" của \"pho-bi-thu-thuong-truc-huyen-uy\" đã dùng cho \"bi-thu-huyen-uy\" (Tệp danh-muc.xlsx, trang \"Chức vụ\", dòng 3)",
        ),
        (
            "Chỉ tiêu",
            3,
            "kind",
            text("Tỉ lệ người"),
            "trang \"Chỉ tiêu\", ô C3: cột \"Cách tính\" ghi \"Tỉ lệ người\", trong danh mục không có; có phải ý là \"Tỷ lệ\"?",
        ),
        (
            "Chỉ tiêu",
            3,
            "at_least",
            PlanCell::Number(90.0),
            "trang \"Chỉ tiêu\", ô J3: cột \"Ít nhất\" là 90, phải là một số từ 0 đến 1 (90 % viết là 0.9)",
        ),
        (
            "Chỉ tiêu",
            3,
            "criterion",
            text("ratng IN ('good')"),
            "trang \"Chỉ tiêu\", ô E3: điều kiện ở cột \"Tiêu chí (điều kiện)\" không dùng được: không có cột \"ratng\"; có phải ý là \"rating\"?",
        ),
        (
            "Chỉ tiêu",
            3,
            "criterion",
            text("rating IN ('excelent','good')"),
            "trang \"Chỉ tiêu\", ô E3: điều kiện ở cột \"Tiêu chí (điều kiện)\" không dùng được: cột rating không có giá trị 'excelent'; có phải ý là \"excellent\"?",
        ),
        (
            "Chỉ tiêu",
            3,
            "criterion",
            text("rating"),
            "trang \"Chỉ tiêu\", ô E3: điều kiện ở cột \"Tiêu chí (điều kiện)\" không dùng được: cột rating không phải cột đúng/sai, phải so với một giá trị",
        ),
        (
            "Chỉ tiêu",
            3,
            "body",
            text("vp-huyen-uyy"),
            "trang \"Chỉ tiêu\", ô N3: cột \"Tổ chức\" ghi \"vp-huyen-uyy\", trong danh mục không có; có phải ý là \"vp-huyen-uy\"?",
        ),
        (
            "Hàng, cột",
            3,
            "appendix",
            text("chat-luongg"),
            "trang \"Hàng, cột\", ô A3: cột \"Phụ lục\" ghi \"chat-luongg\", trong danh mục không có; có phải ý là \"chat-luong\"?",
        ),
        (
            "Chung",
            0,
            "key_leader",
            text("narow"),
            "trang \"Chung\", ô B3: mục \"Cách hiểu cán bộ chủ chốt\" ghi \"narow\", trong danh mục không có; có phải ý là \"narrow\"?",
        ),
        (
            "Giới hạn",
            0,
            "rows",
            PlanCell::Number(0.0),
            "trang \"Giới hạn\", ô B4: mục \"Số dòng một trang\" ghi \"0\", phải là một số nguyên lớn hơn 0",
        ),
        (
            "Từ ngữ",
            3,
            "list",
            text("headers.field.ordinall"),
            "trang \"Từ ngữ\", ô A3: cột \"Nơi dùng\" ghi \"headers.field.ordinall\", trong danh mục không có; có phải ý là \"headers.field.ordinal\"?",
        ),
    ] {
        let mut broken = Broken(built_in().sheets());
        broken.set(sheet, row, key, cell);
        assert_eq!(broken.message(), format!("Tệp danh-muc.xlsx, {expected}"));
    }
}

#[test]
fn wrong_sheets_and_columns_are_told() {
    let rename = |from: &str, to: &str| {
        let mut broken = Broken(built_in().sheets());
        broken.sheet(from).name = to.to_owned();
        broken.message()
    };
    assert_eq!(
        rename("Nhóm tuổi", "Nhom tuoi").lines().next(),
        Some("sound"),
        "names are compared without marks"
    );
    assert_eq!(
        rename("Nhóm tuổi", "Các nhóm tuổi"),
        "Tệp danh-muc.xlsx: không có trang \"Các nhóm tuổi\""
    );
    assert_eq!(
        rename("Nhóm tuổi", "Nhóm tuỏi hưu"),
        "Tệp danh-muc.xlsx: không có trang \"Nhóm tuỏi hưu\"; có phải ý là \"Nhóm tuổi\"?"
    );
    let column = |sheet: &str, at: usize, heading: &str| {
        let mut broken = Broken(built_in().sheets());
        broken.sheet(sheet).columns[at].heading = heading.to_owned();
        broken.message()
    };
    assert_eq!(
        column("Đơn vị", 5, "Tên gọi khácc"),
        "Tệp danh-muc.xlsx, trang \"Đơn vị\", ô F1: trang này không có cột \"Tên gọi khácc\"; có phải ý là \"Tên gọi khác\"?"
    );
    assert_eq!(
        column("Đơn vị", 2, "Cấp"),
        "Tệp danh-muc.xlsx, trang \"Đơn vị\", ô D1: cột \"Cấp\" đã có ở ô C1"
    );
    assert_eq!(
        column("Chung", 0, "Tên danh mục riêng"),
        "Tệp danh-muc.xlsx, trang \"Chung\", ô A2: trang này không có cột \"Tên danh mục riêng\"; có phải ý là \"Tên bộ danh mục\"?"
    );
    assert_eq!(
        column("Đơn vị", 5, ""),
        "Tệp danh-muc.xlsx, trang \"Đơn vị\", ô F3: có giá trị nhưng cột không có tiêu đề"
    );
}

#[test]
fn a_column_that_is_missing_is_told_once() {
    let mut broken = Broken(built_in().sheets());
    let sheet = broken.sheet("Chức vụ");
    sheet.columns.remove(4);
    for row in &mut sheet.rows {
        row.remove(4);
    }
    assert_eq!(
        broken.message(),
        "Tệp danh-muc.xlsx, trang \"Chức vụ\": thiếu cột \"Thứ hạng\""
    );
    let mut broken = Broken(built_in().sheets());
    broken.0.retain(|sheet| sheet.name != "Nhóm tuổi");
    assert_eq!(
        broken.message(),
        "Bộ danh mục \"tan-hong\" thiếu mục [band] (trang \"Nhóm tuổi\")"
    );
}

#[test]
fn what_is_no_workbook_is_refused() {
    let errors =
        from_workbook(&"danh-muc.xlsx".into(), b"\xd0\xcf\x11\xe0").expect_err("no workbook");
    assert!(
        errors
            .to_string()
            .starts_with("Không đọc được danh-muc.xlsx: "),
        "{errors}"
    );
}
