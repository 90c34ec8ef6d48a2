//! Draws the columns of a table and their headers at random.

use super::columns::{Column, Form, Node, Other, Reads};
use super::messes::DateStyle;
use super::prng::Prng;
use super::wordings::{self as w, Leaf, Wording};

/// What a form must suit.
#[derive(Debug, Clone, Copy)]
pub struct Needs {
    /// Deepest header wanted, 1 to 4.
    pub depth: usize,
    pub unit_column: bool,
    pub school: bool,
    pub committee: bool,
    /// An employment column would contradict nothing but is not wanted (sections or sheets say it).
    pub no_employment: bool,
    /// A position column is needed.
    pub position: bool,
    pub date_style: DateStyle,
    pub any_female: bool,
    /// An id column is needed.
    pub id: bool,
}

struct Drawing<'a> {
    form: Form,
    rng: &'a mut Prng,
    needs: Needs,
}

/// Draws a form.
pub fn draw(needs: Needs, rng: &mut Prng) -> Form {
    let mut d = Drawing {
        form: Form::default(),
        rng,
        needs,
    };
    let mut head = vec![d.leaf(Reads::Ordinal, w::ORDINAL)];
    head.extend(d.name());
    let mut rest: Vec<Vec<Node>> = vec![d.birth(), d.personal(), d.post(), d.levels(), d.rating()];
    let extras = d.extras();
    rest.extend(extras.into_iter().map(|n| vec![n]));
    if d.rng.percent(60) {
        d.rng.shuffle(&mut rest);
    }
    let mut tree: Vec<Node> = head.into_iter().chain(rest.into_iter().flatten()).collect();
    if d.rng.percent(55) {
        tree.push(d.leaf(Reads::Note, w::NOTE));
    }
    let mut form = d.form;
    form.tree = tree;
    form.settle();
    form
}

impl Drawing<'_> {
    fn column(&mut self, reads: Reads, own: bool) -> usize {
        let tags = vec![if own {
            "header-own-wording"
        } else {
            "header-seen-wording"
        }];
        self.form.columns.push(Column {
            reads,
            tags,
            header: String::new(),
        });
        self.form.columns.len() - 1
    }

    fn leaf(&mut self, reads: Reads, wording: Wording) -> Node {
        let (text, own) = wording.pick(self.rng);
        Node::Leaf(text.to_owned(), self.column(reads, own))
    }

    fn ticks(&mut self, field: &'static str, wording: Wording, sets: &[&[Leaf]]) -> Node {
        let (text, own) = wording.pick(self.rng);
        let set = *self.rng.pick(sets);
        let short = self.rng.percent(40);
        let leaves = set
            .iter()
            .map(|&(code, covers, texts)| {
                let label = if short && texts.len() > 1 {
                    texts[1]
                } else {
                    texts[0]
                };
                Node::Leaf(
                    label.to_owned(),
                    self.column(Reads::Tick(field, code, covers), own),
                )
            })
            .collect();
        Node::Group(text.to_owned(), leaves)
    }

    fn deep(&self, depth: usize) -> bool {
        self.needs.depth >= depth
    }

    fn name(&mut self) -> Vec<Node> {
        match self.rng.below(10) {
            0 => vec![
                self.leaf(Reads::Family, w::FAMILY),
                self.leaf(Reads::Given, w::GIVEN),
            ],
            1 if self.deep(2) => {
                let children = vec![
                    self.leaf(Reads::Family, w::FAMILY),
                    self.leaf(Reads::Given, w::GIVEN),
                ];
                vec![Node::Group(w::NAME.pick(self.rng).0.to_owned(), children)]
            }
            2 => {
                let both = vec![
                    self.column(Reads::Family, false),
                    self.column(Reads::Given, false),
                ];
                vec![Node::Joined("Họ và tên".to_owned(), both)]
            }
            _ => vec![self.leaf(Reads::Name, w::NAME)],
        }
    }

    fn birth(&mut self) -> Vec<Node> {
        let style = self.needs.date_style;
        let wording = if DateStyle::YEARS.contains(&style) {
            w::BIRTH_YEAR
        } else {
            w::BIRTH
        };
        if self.deep(2) && style != DateStyle::Swapped && self.rng.percent(30) {
            let (text, own) = wording.pick(self.rng);
            let men = Node::Leaf(
                "Nam".to_owned(),
                self.column(
                    Reads::BirthOf {
                        female: false,
                        style,
                    },
                    own,
                ),
            );
            let women = Node::Leaf(
                "Nữ".to_owned(),
                self.column(
                    Reads::BirthOf {
                        female: true,
                        style,
                    },
                    own,
                ),
            );
            return vec![Node::Group(text.to_owned(), vec![men, women])];
        }
        let mut nodes = vec![self.leaf(Reads::Birth(style), wording)];
        match self.rng.below(10) {
            0 => {}
            1..=4 if self.needs.any_female => {
                nodes.push(self.leaf(Reads::FemaleMark, w::FEMALE_MARK));
            }
            _ => nodes.push(self.leaf(Reads::Gender, w::GENDER)),
        }
        if self.rng.percent(8) {
            nodes.push(self.leaf(Reads::Age, w::AGE));
        }
        nodes
    }

    fn personal(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        match self.rng.below(10) {
            0..=3 => nodes.push(self.leaf(Reads::Ethnicity, w::ETHNICITY)),
            4..=5 => nodes.push(self.leaf(Reads::Minority, w::MINORITY)),
            _ => {}
        }
        if self.rng.percent(30) {
            nodes.push(self.leaf(Reads::Religion, w::RELIGION));
        }
        match self.rng.below(10) {
            0..=2 => nodes.push(self.leaf(Reads::Party, w::PARTY)),
            3..=4 => nodes.push(self.leaf(Reads::PartyDate, w::PARTY_DATE)),
            5..=6 if self.deep(2) => {
                let children = vec![
                    self.leaf(Reads::PartyTrial, w::PARTY_TRIAL),
                    self.leaf(Reads::PartyDate, w::PARTY_FULL),
                ];
                nodes.push(Node::Group(
                    w::PARTY_DATE.pick(self.rng).0.to_owned(),
                    children,
                ));
            }
            _ => {}
        }
        if self.needs.id || self.rng.percent(35) {
            nodes.push(self.leaf(Reads::Id, w::ID));
        }
        nodes
    }

    fn post(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        if self.needs.committee {
            nodes.push(Node::Leaf(
                "Chức vụ Đảng".to_owned(),
                self.column(Reads::PartyPost, false),
            ));
            let text = *self
                .rng
                .pick(&["Chức vụ chính quyền, đoàn thể", "Chức vụ chính quyền"]);
            nodes.push(Node::Leaf(
                text.to_owned(),
                self.column(Reads::StatePost, false),
            ));
        } else if !self.needs.unit_column && !self.needs.position && self.rng.percent(12) {
            nodes.push(self.leaf(Reads::PositionUnit, w::POSITION_UNIT));
        } else if self.needs.position || self.rng.percent(85) {
            nodes.push(self.leaf(Reads::Position, w::POSITION));
        }
        if self.needs.unit_column {
            nodes.push(self.leaf(Reads::Unit, w::UNIT));
        }
        if !self.needs.no_employment && !self.needs.committee && self.rng.percent(35) {
            nodes.push(self.leaf(Reads::Employment, w::EMPLOYMENT));
        }
        nodes
    }

    fn levels(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let ticks = self.deep(2) && self.rng.percent(45);
        if self.rng.percent(85) {
            nodes.push(if ticks {
                self.ticks("education", w::EDUCATION, w::EDUCATION_LEAVES)
            } else {
                self.leaf(Reads::Education, w::EDUCATION)
            });
        }
        if self.rng.percent(80) {
            nodes.push(if ticks {
                self.ticks("political_theory", w::THEORY, w::THEORY_LEAVES)
            } else {
                self.leaf(Reads::Theory, w::THEORY)
            });
        }
        if self.rng.percent(55) {
            nodes.push(if ticks {
                self.ticks("state_management", w::STATE, w::STATE_LEAVES)
            } else {
                self.leaf(Reads::State, w::STATE)
            });
        }
        if self.rng.percent(30) {
            nodes.push(self.leaf(Reads::Informatics, w::INFORMATICS));
        }
        if self.needs.depth == 4 {
            nodes.push(self.languages());
        } else if self.rng.percent(30) {
            nodes.push(self.leaf(Reads::Language, w::LANGUAGE));
        }
        if self.rng.percent(20) {
            nodes.insert(0, self.leaf(Reads::Other(Other::Schooling), w::SCHOOLING));
        }
        if self.deep(3) && nodes.len() > 1 {
            vec![Node::Group(w::LEVELS.pick(self.rng).0.to_owned(), nodes)]
        } else {
            nodes
        }
    }

    /// Two levels below "Ngoại ngữ", as in BM01/BNV.
    fn languages(&mut self) -> Node {
        let mut tongue = |name: &str| {
            let degree = Node::Leaf(
                "Đại học trở lên".to_owned(),
                self.column(Reads::Other(Other::LanguageTick), false),
            );
            let paper = Node::Leaf(
                "Chứng chỉ (A, B, C)".to_owned(),
                self.column(Reads::Other(Other::LanguageTick), false),
            );
            Node::Group(name.to_owned(), vec![degree, paper])
        };
        let both = vec![tongue("Tiếng Anh"), tongue("Ngoại ngữ khác")];
        Node::Group("Ngoại ngữ".to_owned(), both)
    }

    fn rating(&mut self) -> Vec<Node> {
        let mut nodes = match self.rng.below(12) {
            0..=2 => vec![self.leaf(Reads::Rating, w::RATING)],
            3 => vec![self.leaf(Reads::RatingLetters, w::RATING)],
            4 => vec![self.leaf(Reads::RatingPoints, w::RATING)],
            5..=6 if self.deep(2) => vec![self.years()],
            7..=8 => {
                let own = self.leaf(Reads::Other(Other::Judgement), w::RATING_OWN);
                let unit = self.leaf(Reads::Other(Other::Judgement), w::RATING_UNIT);
                let last = if self.deep(2) && self.rng.percent(50) {
                    self.ticks("rating", w::RATING_COMPETENT, w::RATING_LEAVES)
                } else {
                    self.leaf(Reads::Rating, w::RATING_COMPETENT)
                };
                vec![own, unit, last]
            }
            9 if self.deep(2) => vec![self.ticks("rating", w::RATING, w::RATING_LEAVES)],
            10 if self.needs.school => vec![self.leaf(Reads::Rating, w::RATING_SCHOOL)],
            _ => return Vec::new(),
        };
        if self.rng.percent(30) {
            nodes.push(self.leaf(Reads::Other(Other::PartyRating), w::RATING_PARTY));
        }
        if self.needs.school && self.rng.percent(50) {
            nodes.insert(0, self.leaf(Reads::Other(Other::Standard), w::STANDARD));
        }
        if self.rng.percent(15) {
            nodes.push(self.leaf(Reads::Other(Other::Emulation), w::EMULATION));
        }
        nodes
    }

    fn years(&mut self) -> Node {
        let first = 2025 - i32::try_from(self.rng.between(1, 2)).expect("small");
        let prefix = *self.rng.pick(&["Năm ", "", "Năm\n"]);
        let mut leaves = Vec::new();
        for year in first..=2025 {
            let reads = if year == 2025 {
                Reads::Rating
            } else {
                Reads::Other(Other::LastYear(year))
            };
            leaves.push(Node::Leaf(
                format!("{prefix}{year}"),
                self.column(reads, false),
            ));
        }
        if self.rng.percent(20) {
            leaves.reverse();
        }
        Node::Group(w::RATING_YEARS.pick(self.rng).0.to_owned(), leaves)
    }

    fn extras(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        if self.rng.percent(20) {
            nodes.push(self.leaf(Reads::Skills, w::SKILLS));
        }
        if self.rng.percent(20) {
            nodes.push(self.leaf(Reads::Meets, w::MEETS));
        }
        let plain: [(Other, Wording); 8] = [
            (Other::Home, w::HOME),
            (Other::Salary, w::SALARY),
            (Other::Grade, w::GRADE),
            (Other::Phone, w::PHONE),
            (Other::Hired, w::HIRED),
            (Other::Planned, w::PLANNED),
            (Other::Insurance, w::INSURANCE),
            (Other::Appointed, w::APPOINTED),
        ];
        for (other, wording) in plain {
            if self.rng.percent(13) {
                nodes.push(self.leaf(Reads::Other(other), wording));
            }
        }
        if self.deep(2) && self.rng.percent(12) {
            let leaves = [
                (0, "Chuyên viên chính và TĐ"),
                (1, "Chuyên viên và tương đương"),
                (2, "Cán sự và tương đương"),
            ];
            let leaves = leaves.map(|(n, text)| {
                Node::Leaf(
                    text.to_owned(),
                    self.column(Reads::Other(Other::GradeTick(n)), false),
                )
            });
            nodes.push(Node::Group(
                "Chia theo ngạch công chức".to_owned(),
                leaves.to_vec(),
            ));
        }
        nodes
    }
}
