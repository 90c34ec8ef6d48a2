//! The columns of a table and the tree of headers above them.

use super::messes::DateStyle;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reads {
    Ordinal,
    Name,
    Family,
    Given,
    Birth(DateStyle),
    BirthOf {
        female: bool,
        style: DateStyle,
    },
    Gender,
    FemaleMark,
    Age,
    Ethnicity,
    Minority,
    Religion,
    Party,
    PartyDate,
    PartyTrial,
    Id,
    Position,
    PartyPost,
    StatePost,
    PositionUnit,
    Unit,
    Employment,
    Education,
    Theory,
    State,
    Informatics,
    Language,
    /// A tick for a level: field, code (none: "other"), levels of persons that tick here.
    Tick(&'static str, Option<&'static str>, &'static [&'static str]),
    Skills,
    Meets,
    Rating,
    RatingLetters,
    RatingPoints,
    /// Says nothing that the roster wants.
    Other(Other),
    Note,
}

/// Columns beside the point, some of them traps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Other {
    LastYear(i32),
    Judgement,
    PartyRating,
    Standard,
    Emulation,
    Home,
    Salary,
    Grade,
    Phone,
    Hired,
    Planned,
    Schooling,
    Insurance,
    Appointed,
    LanguageTick,
    GradeTick(u8),
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    pub reads: Reads,
    pub tags: Vec<&'static str>,
    /// Levels of the header, joined.
    pub header: String,
}

/// A header above columns, which are given by index.
#[derive(Debug, Clone)]
pub enum Node {
    Leaf(String, usize),
    Group(String, Vec<Self>),
    /// One cell above several columns that have no headers of their own.
    Joined(String, Vec<usize>),
}

/// Columns with their headers.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub columns: Vec<Column>,
    pub tree: Vec<Node>,
    pub depth: usize,
}

impl Form {
    /// Puts the columns into the order of the tree and tells each its header.
    pub fn settle(&mut self) {
        let mut order = Vec::new();
        for node in &mut self.tree {
            renumber(node, &mut order);
        }
        self.columns = order.iter().map(|&old| self.columns[old].clone()).collect();
        self.depth = self.tree.iter().map(depth).max().unwrap_or(1);
        let mut headers = vec![String::new(); self.columns.len()];
        for node in &self.tree {
            name(node, "", &mut headers);
        }
        for (column, header) in self.columns.iter_mut().zip(headers) {
            column.header = header;
        }
    }

    pub fn has(&self, wanted: impl Fn(&Reads) -> bool) -> bool {
        self.columns.iter().any(|c| wanted(&c.reads))
    }
}

fn renumber(node: &mut Node, order: &mut Vec<usize>) {
    match node {
        Node::Leaf(_, index) => {
            order.push(*index);
            *index = order.len() - 1;
        }
        Node::Group(_, children) => children.iter_mut().for_each(|child| renumber(child, order)),
        Node::Joined(_, list) => {
            for index in list {
                order.push(*index);
                *index = order.len() - 1;
            }
        }
    }
}

/// Rows of headers that a node needs.
pub fn depth(node: &Node) -> usize {
    match node {
        Node::Leaf(..) | Node::Joined(..) => 1,
        Node::Group(_, children) => 1 + children.iter().map(depth).max().unwrap_or(0),
    }
}

fn name(node: &Node, above: &str, headers: &mut [String]) {
    let join = |text: &str| {
        if above.is_empty() {
            text.to_owned()
        } else {
            format!("{above} / {text}")
        }
    };
    match node {
        Node::Leaf(text, index) => headers[*index] = join(text),
        Node::Group(text, children) => children
            .iter()
            .for_each(|child| name(child, &join(text), headers)),
        Node::Joined(text, list) => list.iter().for_each(|&index| headers[index] = join(text)),
    }
}
