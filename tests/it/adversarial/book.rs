//! Draws a whole workbook: who sends it, how the unit is named, which sheets and tables it has.

use super::columns::{self, Reads};
use super::form::{self, Needs};
use super::layout::Page;
use super::messes::DateStyle;
use super::people::{People, Person};
use super::posts;
use super::prng::Prng;
use super::style::Style;
use super::table::{Entry, Table};
use super::truth::{BookTruth, Notice};
use super::units::Unit;
use crate::bench::Workbook;

/// What all workbooks of a folder share.
#[derive(Debug)]
pub struct World {
    pub rng: Prng,
    pub people: People,
    pub plan: Vec<Unit>,
    pub schools: Vec<Unit>,
    /// Leaders of earlier workbooks who may be listed again: workbook, row, person.
    pub leaders: Vec<(usize, usize, Person)>,
}

/// Where a workbook names its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Letterhead,
    Title,
    UnitLine,
    File,
    Folder,
    Sheet,
    Column,
    Sections,
}

impl Named {
    pub fn tag(self) -> &'static str {
        match self {
            Self::Letterhead => "unit-by-letterhead",
            Self::Title => "unit-by-title",
            Self::UnitLine => "unit-by-unit-line",
            Self::File => "unit-by-file",
            Self::Folder => "unit-by-folder",
            Self::Sheet => "unit-by-sheet",
            Self::Column => "unit-by-column",
            Self::Sections => "unit-by-section",
        }
    }
}

/// One workbook with its truth.
#[derive(Debug)]
pub struct Book {
    pub workbook: Workbook,
    pub truth: BookTruth,
}

pub struct Drawing<'a> {
    pub world: &'a mut World,
    pub style: Style,
    pub named: Named,
    pub unit: Unit,
    pub file: usize,
    pub truth: BookTruth,
    pub workbook: Workbook,
}

/// Sections of groups, or sheets of them: title, group.
const GROUPS: &[(&str, &str)] = &[
    ("CÁN BỘ", "cadre"),
    ("CÔNG CHỨC", "civil_servant"),
    ("NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH", "commune_part_time"),
];

/// Draws the workbook of a number in the folder.
pub fn draw(world: &mut World, file: usize) -> Book {
    let school = world.rng.percent(14);
    let unit = if school {
        world.rng.pick(&world.schools).clone()
    } else {
        world.rng.pick(&world.plan).clone()
    };
    let named = if school {
        *world.rng.pick(&[
            Named::Letterhead,
            Named::Title,
            Named::UnitLine,
            Named::File,
        ])
    } else {
        use Named::{Column, File, Folder, Letterhead, Sections, Sheet, Title, UnitLine};
        *world.rng.pick(&[
            Letterhead, Letterhead, Title, UnitLine, File, File, Folder, Sheet, Column, Sections,
        ])
    };
    let style = Style::draw(&mut world.rng);
    let mut drawing = Drawing {
        world,
        style,
        named,
        unit,
        file,
        truth: BookTruth::default(),
        workbook: Workbook::default(),
    };
    drawing.run();
    Book {
        workbook: drawing.workbook,
        truth: drawing.truth,
    }
}

impl Drawing<'_> {
    pub fn rng(&mut self) -> &mut Prng {
        &mut self.world.rng
    }

    pub fn run(&mut self) {
        self.workbook.date1904 = self.rng().percent(5);
        self.truth.path = self.path();
        self.truth.tags = self.style.tags();
        self.truth.tags.push(self.named.tag());
        if !self.unit.in_plan {
            self.notice(None, "unit-not-in-plan", true);
        }
        let commune = self.unit.level == "commune"
            && !matches!(self.named, Named::Column | Named::Sections | Named::Sheet);
        let kind = self.rng().below(100);
        if commune && kind < 25 {
            self.truth.tags.push("list-of-a-committee");
            self.committee_sheet();
        } else if commune && kind < 45 {
            self.truth.tags.push("sheets-by-group");
            for &(title, group) in &GROUPS[..2] {
                let text = ["Cán bộ", "Công chức"][usize::from(group == "civil_servant")];
                self.sheet(text, Some(group), title);
            }
            if self.rng().percent(50) {
                let name = *self.rng().pick(&["KCT", "Không chuyên trách"]);
                self.sheet(name, Some("commune_part_time"), "KCT");
            }
        } else {
            let name = self.sheet_name();
            self.sheet(&name, None, "");
            if self.named != Named::Sheet && self.rng().percent(12) {
                self.truth.tags.push("several-sheets");
                self.sheet("Sheet2 (2)", None, "");
            }
        }
        self.oddities();
    }

    pub fn notice(&mut self, sheet: Option<&str>, code: &'static str, wanted: bool) {
        let sheet = sheet.map(str::to_owned);
        self.truth.notices.push(Notice {
            sheet,
            row: None,
            codes: vec![code],
            wanted,
            tag: code,
        });
    }

    /// A sheet with one table or two.
    pub fn sheet(&mut self, name: &str, group: Option<&'static str>, _title: &str) {
        let mut page = Page::new(name);
        let two = self.rng().percent(10);
        self.table(&mut page, group, true);
        if two {
            page.row += 2;
            self.truth.tags.push("two-tables");
            self.table(&mut page, group, false);
        }
        if self.rng().percent(60) {
            self.truth.tags.push("signatures");
            let width = 8;
            page.signatures(width, 1, &mut self.world.rng);
        }
        if self.rng().percent(10) {
            page.line("Ghi chú: * đang nghỉ chế độ", 1, false);
        }
        self.finish(page);
    }

    pub fn finish(&mut self, mut page: Page) {
        self.style.apply(&mut page.sheet, &mut self.world.rng);
        self.workbook.sheets.push(page.sheet);
    }

    pub fn persons(&mut self, count: usize, unit: &Unit, group: Option<&str>) -> Vec<Person> {
        let list = if group == Some("commune_part_time") {
            posts::PART_TIME
        } else {
            unit.posts
        };
        let public = matches!(unit.kind, "service" | "education");
        let mut persons = Vec::new();
        while persons.len() < count {
            let mut person = self.world.people.make(list, public, &mut self.world.rng);
            match group {
                Some("commune_part_time") => person.employment = "commune_part_time",
                Some(group) if person.employment != group => continue,
                _ => {}
            }
            persons.push(person);
        }
        persons
    }

    pub fn entries(
        &mut self,
        group: Option<&'static str>,
    ) -> (Vec<Entry>, Vec<String>, &'static str) {
        let many = self.rng().percent(25);
        let count = if many {
            self.rng().between(15, 35)
        } else {
            self.rng().between(4, 14)
        } as usize;
        if matches!(self.named, Named::Column | Named::Sections) {
            return self.of_many_units(count);
        }
        let unit = self.unit.clone();
        let persons = self.persons(count, &unit, group);
        let guest = self.guest(&unit);
        let entry = |person: Person, section: usize| Entry {
            person,
            unit: unit.clone(),
            section,
            state_post: "",
            lent: None,
        };
        let kind = self.world.rng.below(10);
        if group.is_none() && kind == 0 && persons.len() > 5 {
            let (leaders, others): (Vec<_>, Vec<_>) =
                persons.into_iter().partition(|p| p.post.leader);
            let titles = vec![
                "I. LÃNH ĐẠO".to_owned(),
                "II. CHUYÊN VIÊN, NHÂN VIÊN".to_owned(),
            ];
            let entries = leaders
                .into_iter()
                .map(|p| entry(p, 0))
                .chain(others.into_iter().map(|p| entry(p, 1)));
            return (entries.collect(), titles, "sections-leadership");
        }
        if group.is_none() && kind <= 2 && self.unit.level == "commune" {
            let (first, second): (Vec<_>, Vec<_>) =
                persons.into_iter().partition(|p| p.employment == "cadre");
            let sets = [
                ["I. CÁN BỘ", "II. CÔNG CHỨC"],
                ["A- Cán bộ", "B- Công chức"],
                ["* Cán bộ", "* Công chức"],
                ["1) Cán bộ chuyên trách", "2) Công chức xã"],
            ];
            let titles = self
                .world
                .rng
                .pick(&sets)
                .iter()
                .map(|t| (*t).to_owned())
                .collect();
            let entries = first
                .into_iter()
                .map(|p| entry(p, 0))
                .chain(second.into_iter().map(|p| entry(p, 1)));
            return (entries.collect(), titles, "sections-group");
        }
        let mut entries: Vec<Entry> = persons.into_iter().map(|p| entry(p, 0)).collect();
        if let Some((file, row, person)) = guest {
            entries.push(Entry {
                lent: Some((file, row)),
                ..entry(person, 0)
            });
        }
        (entries, Vec::new(), "sections-none")
    }

    /// A leader of another unit whom this office lists too, as a plain specialist.
    pub fn guest(&mut self, unit: &Unit) -> Option<(usize, usize, Person)> {
        if unit.kind != "office" || self.world.leaders.is_empty() || !self.rng().percent(40) {
            return None;
        }
        let last = u32::try_from(self.world.leaders.len()).expect("few leaders");
        let index = self.rng().below(last) as usize;
        let (file, row, mut person) = self.world.leaders.swap_remove(index);
        person.post = posts::SPECIALIST;
        person.position = posts::SPECIALIST.texts[0];
        Some((file, row, person))
    }

    pub fn of_many_units(&mut self, count: usize) -> (Vec<Entry>, Vec<String>, &'static str) {
        let mut units = vec![self.unit.clone()];
        for _ in 0..self.rng().between(1, 3) {
            let unit = self.world.rng.pick(&self.world.plan).clone();
            if units.iter().all(|u| u.code != unit.code) {
                units.push(unit);
            }
        }
        let each = (count / units.len()).max(2);
        let form = self.rng().below(3);
        let (mut entries, mut titles) = (Vec::new(), Vec::new());
        for (section, unit) in units.iter().enumerate() {
            let text = unit.texts[0].clone();
            titles.push(match form {
                0 => format!("{}. {text}", ["I", "II", "III", "IV"][section]),
                1 => format!("{}. {text}", section + 1),
                _ => text,
            });
            for person in self.persons(each, unit, None) {
                entries.push(Entry {
                    person,
                    unit: unit.clone(),
                    section,
                    state_post: "",
                    lent: None,
                });
            }
        }
        if self.named == Named::Column {
            (entries, Vec::new(), "sections-none")
        } else {
            (entries, titles, "sections-unit")
        }
    }

    pub fn table(&mut self, page: &mut Page, group: Option<&'static str>, first: bool) {
        let (mut entries, sections, section_tag) = self.entries(group);
        if section_tag == "sections-leadership" {
            self.truth.tags.push(section_tag);
        }
        let births: Vec<_> = entries.iter().map(|e| e.person.birth).collect();
        let date_style = loop {
            let style = *self.rng().pick(&DateStyle::ALL);
            if style.suits(&births, self.workbook.date1904) {
                break style;
            }
        };
        let depth = self.rng().between(1, 4) as usize;
        let lent = entries.iter().any(|e| e.lent.is_some());
        let needs = Needs {
            depth,
            unit_column: self.named == Named::Column,
            school: self.unit.kind == "education",
            committee: false,
            no_employment: group.is_some() || section_tag == "sections-group",
            position: section_tag == "sections-leadership" || lent,
            date_style,
            any_female: entries.iter().any(|e| e.person.female),
            id: lent,
        };
        // A column that nobody marks is a mess of its own: it comes about by itself, but not often.
        if self.rng().percent(90)
            && let Some(entry) = entries.first_mut()
        {
            entry.person.party = true;
            entry.person.skills = true;
            entry.person.meets = true;
        }
        let form = form::draw(needs, &mut self.world.rng);
        self.write(
            page,
            &form,
            entries,
            sections,
            section_tag,
            group.is_some(),
            first,
        );
    }
    pub fn write(
        &mut self,
        page: &mut Page,
        form: &columns::Form,
        entries: Vec<Entry>,
        sections: Vec<String>,
        section_tag: &'static str,
        grouped: bool,
        first: bool,
    ) {
        let width = u16::try_from(form.columns.len()).expect("few columns");
        if first {
            let block = self.title_block();
            page.title_block(&block, width, &mut self.world.rng);
        } else if self.rng().percent(60) {
            page.line("DANH SÁCH BỔ SUNG", width, true);
        }
        let mut tags = self.truth.tags.clone();
        tags.push(
            [
                "header-rows-1",
                "header-rows-2",
                "header-rows-3",
                "header-rows-4",
            ][form.depth - 1],
        );
        tags.push(match page.row {
            1 => "header-at-row-1",
            2..=9 => "header-at-row-2-9",
            _ => "header-at-row-10-20",
        });
        tags.push(section_tag);
        if !first {
            tags.push("second-table");
        }
        let totals = self.rng().percent(50);
        let table = Table {
            form,
            entries,
            sections,
            tags,
            employment_said: form.has(|r| *r == Reads::Employment)
                || grouped
                || section_tag == "sections-group",
            totals,
            style: self.style,
        };
        table.write(page, &mut self.truth, &mut self.world.rng);
        if self.rng().percent(6) {
            let column = self.rng().below(u32::from(width));
            page.sheet
                .hidden_columns
                .insert(u16::try_from(column).expect("few columns"));
            for row in &mut self.truth.rows {
                if row.sheet == page.sheet.name {
                    row.tags.push("column-hidden");
                }
            }
        }
    }
}
