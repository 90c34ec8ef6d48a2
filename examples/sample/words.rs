//! How units write levels, ratings and marks; each unit keeps its habits.

use crate::day::Day;
use crate::grid::Content;
use crate::person::Person;
use crate::post::Post;
use crate::rng::steady;

/// A unit's habits of writing.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    /// What the habits depend on.
    pub salt: usize,
    /// Ratings written as A to D.
    pub letters: bool,
}

const MARKS: [&str; 5] = ["x", "X", "x", "✓", "x "];

impl Voice {
    /// A full or a short word, or a third.
    fn habit(self, of: usize, limit: usize) -> usize {
        steady(self.salt, of, limit)
    }

    /// The unit's tick.
    pub fn mark(self) -> Content {
        match self.habit(1, 6) {
            5 => Content::Number(1.0),
            at => Content::text(MARKS[at]),
        }
    }

    /// A day as the unit types it: some in Excel's own dates.
    pub fn day(self, day: Day) -> Content {
        match self.habit(2, 6) {
            habit @ 0..=3 => Content::text(day.typed(habit)),
            _ => Content::Date(day),
        }
    }

    /// Whether posts are abbreviated.
    pub fn short_posts(self) -> bool {
        self.habit(3, 3) == 0
    }

    /// The posts of a person in one cell.
    pub fn posts(self, posts: &[Post]) -> String {
        let short = self.short_posts();
        let words: Vec<&str> = posts
            .iter()
            .map(|post| if short { post.short } else { post.full })
            .collect();
        words.join(if short { " - " } else { ", " })
    }

    /// Qualification as text.
    pub fn education(self, person: &Person) -> String {
        let major = person.major;
        let full = self.habit(4, 2) == 0;
        match (person.education, full) {
            (6, true) => format!("Tiến sĩ {major}"),
            (6, false) => format!("TS {major}"),
            (5, true) => format!("Thạc sĩ {major}"),
            (5, false) => format!("Ths. {major}"),
            (4, true) => format!("Đại học {major}"),
            (4, false) => format!("ĐH {major}"),
            (3, true) => format!("Cao đẳng {major}"),
            (3, false) => format!("CĐ {major}"),
            (2, true) => format!("Trung cấp {major}"),
            (2, false) => format!("TC {major}"),
            (1, _) => "Sơ cấp".to_owned(),
            _ => "Chưa qua đào tạo".to_owned(),
        }
    }

    /// Political theory as text; empty where nothing is written.
    pub fn politics(self, level: usize) -> &'static str {
        const WORDS: [[&str; 5]; 4] = [
            ["Chưa qua", "Sơ cấp", "Trung cấp", "Cao cấp", "Cử nhân"],
            ["", "SC", "TC", "CC", "CN"],
            [
                "chưa",
                "Sơ cấp LLCT",
                "TCLLCT",
                "CCLLCT",
                "Cử nhân chính trị",
            ],
            [
                "",
                "Sơ cấp",
                "Trung cấp",
                "Cao cấp LLCT",
                "Cử nhân chính trị",
            ],
        ];
        WORDS[self.habit(5, 4)][level]
    }

    /// State management as text; empty where nothing is written.
    pub fn state(self, level: usize) -> &'static str {
        const WORDS: [[&str; 5]; 3] = [
            ["", "CS", "CV", "CVC", "CVCC"],
            [
                "Chưa",
                "Cán sự",
                "Chuyên viên",
                "Chuyên viên chính",
                "Chuyên viên cao cấp",
            ],
            ["", "CS", "Chuyên viên", "CV chính", "CVCC"],
        ];
        WORDS[self.habit(6, 3)][level]
    }

    /// A rating as text.
    pub fn rating(self, rating: &str) -> &'static str {
        const WORDS: [[&str; 5]; 3] = [
            [
                "Hoàn thành xuất sắc nhiệm vụ",
                "Hoàn thành tốt nhiệm vụ",
                "Hoàn thành nhiệm vụ",
                "Không hoàn thành nhiệm vụ",
                "Không xếp loại",
            ],
            ["HTXSNV", "HTTNV", "HTNV", "KHTNV", "KXL"],
            ["HTXS", "HTT", "HTNV", "KHTNV", "Không đánh giá"],
        ];
        let at = match rating {
            "excellent" => 0,
            "good" => 1,
            "fulfilled" => 2,
            "unfulfilled" => 3,
            _ => 4,
        };
        if self.letters && at < 4 {
            ["A", "B", "C", "D"][at]
        } else {
            WORDS[self.habit(7, 3)][at]
        }
    }

    /// A religion as text; empty where a unit writes none.
    pub fn religion(self, religion: &'static str) -> &'static str {
        match (religion, self.habit(8, 3)) {
            ("Không", 0) => "",
            ("Không", 1) => "không",
            ("Phật giáo Hoà Hảo", 1) => "PG Hoà Hảo",
            ("Công giáo", 2) => "Thiên chúa",
            (religion, _) => religion,
        }
    }

    /// Employment as a column has it.
    pub fn group(self, employment: &str) -> &'static str {
        let full = self.habit(9, 2) == 0;
        match (employment, full) {
            ("cadre", true) => "Cán bộ",
            ("cadre", false) => "CB",
            ("civil_servant", true) => "Công chức",
            ("civil_servant", false) => "CC",
            ("public_employee", true) => "Viên chức",
            ("public_employee", false) => "VC",
            ("contract", true) => "Hợp đồng",
            ("contract", false) => "HĐ 111",
            _ => "KCT",
        }
    }
}
