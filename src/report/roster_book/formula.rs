//! Conditions of the plan as formulas of Excel that count in the list: `COUNTIFS` where a condition is
//! a few plain cases, `SUMPRODUCT` where it is not. As in the results only those are counted for whom a
//! condition surely holds.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::input::ReportInput;
use super::super::labels;
use super::layout::{Layout, Shows, criterion};
use crate::measure::condition::{Comparison, Node, Test};
use crate::schema::{Column, ColumnType};

/// Most `COUNTIFS` that are added up for one number; beyond them a `SUMPRODUCT` is shorter.
const CASES: usize = 6;
/// Longest formula that Excel takes, with some room.
const LONGEST: usize = 8_000;
/// Longest text that Excel takes inside a formula.
const TEXT: usize = 255;

/// What a column must hold: a criterion of `COUNTIFS` for each of some columns.
type Case = Vec<(Shows, String)>;

/// Puts conditions into formulas over the list.
pub(super) struct Formulas<'a> {
    pub(super) input: &'a ReportInput<'a>,
    pub(super) layout: &'a Layout,
    /// What is known of the conditions met so far: each stands in the numbers of many rows and columns.
    known: RefCell<BTreeMap<Node, Rc<Known>>>,
}

/// A condition by itself.
struct Known {
    /// The column, where it asks of one of fixed values alone.
    column: Option<Column>,
    cases: Option<Vec<Case>>,
    /// An array of ones where it surely holds, else zeros, over the list.
    array: Option<String>,
}

impl<'a> Formulas<'a> {
    pub(super) const fn new(input: &'a ReportInput<'a>, layout: &'a Layout) -> Self {
        Self {
            input,
            layout,
            known: RefCell::new(BTreeMap::new()),
        }
    }

    fn known(&self, node: &Node) -> Rc<Known> {
        if let Some(known) = self.known.borrow().get(node) {
            return Rc::clone(known);
        }
        let known = Rc::new(Known {
            column: self.domain(node).map(|domain| domain.column),
            cases: self.cases(node),
            array: self.array(node, true),
        });
        let mut all = self.known.borrow_mut();
        Rc::clone(all.entry(node.clone()).or_insert(known))
    }

    /// A formula, without its equals sign, that counts the persons for whom all conditions surely hold.
    ///
    /// `None` where the list does not show what a condition asks.
    pub(super) fn count(&self, conditions: &[&Node]) -> Option<String> {
        let known: Vec<Rc<Known>> = conditions.iter().map(|c| self.known(c)).collect();
        // LibreOffice passes over blank cells at the end of a range, so that COUNTIFS is not asked for them
        let blank = |cases: &[Case]| cases.iter().flatten().any(|c| c.1 == "=");
        let formula = match self.cases_of_all(conditions, &known) {
            Some(cases) if cases.is_empty() => "0".to_owned(),
            Some(cases) if cases == [Case::new()] => self.layout.count_all(),
            Some(cases) if cases.len() <= CASES && !blank(&cases) => {
                let sums = cases.iter().map(|case| self.layout.count_if(case));
                sums.collect::<Vec<_>>().join("+")
            }
            _ => {
                let arrays = known.iter().map(|k| k.array.as_deref());
                let arrays: Option<Vec<&str>> = arrays.collect();
                format!("SUMPRODUCT(1*({}))", arrays?.join("*"))
            }
        };
        (formula.len() <= LONGEST).then_some(formula)
    }

    /// All conditions as cases of which at most one holds for a person.
    fn cases_of_all(&self, conditions: &[&Node], known: &[Rc<Known>]) -> Option<Vec<Case>> {
        let one_column = match known {
            [first, others @ ..] => {
                first.column.is_some() && others.iter().all(|k| k.column == first.column)
            }
            [] => false,
        };
        if one_column {
            let all = conditions.iter().map(|c| (*c).clone()).collect();
            return self.cases(&Node::All(all));
        }
        joined(known.iter().map(|k| k.cases.clone()))
    }

    /// The condition as cases of which at most one holds for a person.
    fn cases(&self, node: &Node) -> Option<Vec<Case>> {
        if let Some(domain) = self.domain(node) {
            let shows = self.facts_shown(domain.column)?;
            let of = |value: &Value| match value {
                Value::Word(word) => vec![(shows, criterion(word))],
                Value::Blank => vec![(shows, "=".to_owned())],
            };
            return Some(domain.yes.iter().map(of).collect());
        }
        match node {
            Node::All(nodes) => joined(nodes.iter().map(|node| self.cases(node))),
            Node::Any(nodes) => match nodes.as_slice() {
                [] => Some(Vec::new()),
                [one] => self.cases(one),
                _ => None,
            },
            Node::IsNull(column) => Some(vec![vec![(self.facts_shown(*column)?, "=".to_owned())]]),
            Node::Not(inner) => match &**inner {
                Node::Not(node) => self.cases(node),
                Node::IsNull(column) => {
                    Some(vec![vec![(self.facts_shown(*column)?, "<>".to_owned())]])
                }
                Node::Test(Column::Age, Test::Number(comparison, n)) => {
                    age_case(*comparison, *n, true)
                }
                _ => None,
            },
            Node::Test(Column::Age, Test::Number(comparison, n)) => {
                age_case(*comparison, *n, false)
            }
            Node::Test(column, Test::Text(Comparison::Equal, text)) => {
                let shows = self.facts_shown(*column)?;
                Some(vec![vec![(shows, criterion(&self.word(*column, text)?))]])
            }
            Node::IsOpen(_) | Node::Test(..) => None,
        }
    }

    /// A condition on one column of fixed values as the values for which it holds, and fails.
    fn domain(&self, node: &Node) -> Option<Domain> {
        match node {
            Node::Test(column, Test::Is(wanted)) => {
                let word = |v| Value::Word(labels::truth(v).to_owned());
                Some(Domain {
                    column: *column,
                    yes: vec![word(*wanted)],
                    no: vec![word(!*wanted)],
                })
            }
            Node::Test(column, test) => {
                let holds = |rank: usize| match test {
                    Test::Rank(Comparison::Equal, r) => Some(rank == *r),
                    Test::Rank(Comparison::Less, r) => Some(rank < *r),
                    Test::Rank(Comparison::LessOrEqual, r) => Some(rank <= *r),
                    Test::Rank(Comparison::Greater, r) => Some(rank > *r),
                    Test::Rank(Comparison::GreaterOrEqual, r) => Some(rank >= *r),
                    Test::OneOfRanks(ranks) => Some(ranks.contains(&rank)),
                    _ => None,
                };
                let (mut yes, mut no) = (Vec::new(), Vec::new());
                for (rank, word) in words(*column)?.into_iter().enumerate() {
                    if holds(rank)? {
                        yes.push(Value::Word(word));
                    } else {
                        no.push(Value::Word(word));
                    }
                }
                Some(Domain {
                    column: *column,
                    yes,
                    no,
                })
            }
            Node::IsNull(column) => Some(Domain {
                column: *column,
                yes: vec![Value::Blank],
                no: words(*column)?.into_iter().map(Value::Word).collect(),
            }),
            Node::Not(node) => self.domain(node).map(|d| Domain {
                yes: d.no,
                no: d.yes,
                ..d
            }),
            Node::IsOpen(node) => {
                let inner = self.domain(node)?;
                let known = [inner.yes, inner.no].concat();
                let all = words(inner.column)?.into_iter().map(Value::Word);
                let all = all.chain([Value::Blank]);
                Some(Domain {
                    column: inner.column,
                    yes: all.filter(|v| !known.contains(v)).collect(),
                    no: known,
                })
            }
            Node::All(nodes) => self.joined(
                nodes,
                |a, b| a.no.extend(b.no),
                |a, b| {
                    a.yes.retain(|v| b.yes.contains(v));
                },
            ),
            Node::Any(nodes) => self.joined(
                nodes,
                |a, b| a.yes.extend(b.yes),
                |a, b| {
                    a.no.retain(|v| b.no.contains(v));
                },
            ),
        }
    }

    /// Conditions on one and the same column, taken together.
    fn joined(
        &self,
        nodes: &[Node],
        unite: impl Fn(&mut Domain, Domain),
        meet: impl Fn(&mut Domain, &Domain),
    ) -> Option<Domain> {
        let mut domains = nodes.iter().map(|node| self.domain(node));
        let mut out = domains.next()??;
        for domain in domains {
            let domain = domain.filter(|d| d.column == out.column)?;
            meet(&mut out, &domain);
            unite(&mut out, domain);
        }
        for values in [&mut out.yes, &mut out.no] {
            values.sort();
            values.dedup();
        }
        Some(out)
    }

    /// An array of ones where the condition surely holds (does not), else zeros, over the list.
    fn array(&self, node: &Node, holds: bool) -> Option<String> {
        let each = |nodes: &[Node]| -> Option<Vec<String>> {
            nodes.iter().map(|n| self.array(n, holds)).collect()
        };
        if let Node::Any(nodes) = node
            && let Some(code) = code_among(nodes)
        {
            let range = self.layout.range(Shows::PostCodes);
            let found = format!("FIND(\";{code};\",{range})");
            return Some(if holds {
                format!("ISNUMBER({found})")
            } else {
                format!("ISERROR({found})*({range}<>\"\")")
            });
        }
        // by De Morgan the zeros of one are the ones of the other
        match (node, holds) {
            (Node::Not(inner), holds) => self.array(inner, !holds),
            (Node::All(nodes), true) | (Node::Any(nodes), false) if !nodes.is_empty() => {
                Some(format!("({})", each(nodes)?.join("*")))
            }
            (Node::Any(nodes), true) | (Node::All(nodes), false) if !nodes.is_empty() => {
                match each(nodes)?.as_slice() {
                    [one] => Some(one.clone()),
                    many => Some(format!("(({})>0)", many.join("+"))),
                }
            }
            // nothing asked of everyone: always; nothing offered: never
            (Node::All(_), true) | (Node::Any(_), false) => {
                Some(format!("({}<>\"\")", self.names()))
            }
            (Node::Any(_), true) | (Node::All(_), false) => {
                Some(format!("({}=\"\")", self.names()))
            }
            (Node::IsNull(column), holds) => {
                let range = self.layout.range(self.facts_shown(*column)?);
                Some(format!("({range}{}\"\")", if holds { "=" } else { "<>" }))
            }
            (Node::IsOpen(inner), holds) => {
                let known = format!("{}+{}", self.array(inner, true)?, self.array(inner, false)?);
                Some(format!("(({known}){}0)", if holds { "=" } else { ">" }))
            }
            (Node::Test(column, test), holds) => self.test(*column, test, holds),
        }
    }

    fn test(&self, column: Column, test: &Test, holds: bool) -> Option<String> {
        let range = || {
            self.facts_shown(column)
                .map(|shows| self.layout.range(shows))
        };
        match test {
            Test::Number(comparison, n) if column == Column::Age => {
                let sign = sign(*comparison, !holds);
                let range = range()?;
                // a blank cell counts as 0
                Some(format!("({range}{sign}{n})*({range}<>\"\")"))
            }
            Test::Text(Comparison::Equal, text) => {
                let (range, word) = (range()?, quoted(&self.word(column, text)?)?);
                Some(if holds {
                    format!("({range}={word})")
                } else {
                    format!("({range}<>{word})*({range}<>\"\")")
                })
            }
            Test::Is(_) | Test::Rank(..) | Test::OneOfRanks(_) => {
                let domain = self.domain(&Node::Test(column, test.clone()))?;
                let range = range()?;
                let values = if holds { domain.yes } else { domain.no };
                let of = |value: &Value| match value {
                    Value::Word(word) => Some(format!("({range}={})", quoted(word)?)),
                    Value::Blank => Some(format!("({range}=\"\")")),
                };
                let each: Option<Vec<String>> = values.iter().map(of).collect();
                let each = each?;
                Some(if each.is_empty() {
                    format!("({range}=1)*({range}=\"\")")
                } else {
                    format!("({})", each.join("+"))
                })
            }
            Test::Number(..) | Test::Text(..) | Test::Like(_) => None,
        }
    }

    fn names(&self) -> String {
        self.layout.range(Shows::Fact(Column::FullName))
    }

    /// The column of the list that shows a column's own values, or the plan's words for them.
    fn facts_shown(&self, column: Column) -> Option<Shows> {
        let shows = Shows::Fact(column);
        (self.layout.columns.contains(&shows) && column != Column::Posts).then_some(shows)
    }

    /// What the list shows for a text of a column.
    fn word(&self, column: Column, text: &str) -> Option<String> {
        let plan = self.input.plan;
        match column {
            Column::Posts => None,
            Column::UnitKind => plan.kind(text).map(|k| k.name.clone()),
            Column::Level => {
                let level = plan.levels.iter().find(|l| l.code == text);
                level.map(|l| l.name.clone())
            }
            _ => Some(text.to_owned()),
        }
        .filter(|word| word.encode_utf16().count() <= TEXT)
    }
}

/// The cases of several conditions that must all hold; none where they are too many.
fn joined(each: impl Iterator<Item = Option<Vec<Case>>>) -> Option<Vec<Case>> {
    let mut cases = vec![Case::new()];
    for own in each {
        let own = own?;
        let joined = cases
            .iter()
            .flat_map(|a| own.iter().map(move |b| [a.clone(), b.clone()].concat()));
        cases = joined.collect();
        if cases.len() > CASES {
            return None;
        }
    }
    Some(cases)
}

/// A value of a column of fixed values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Word(String),
    Blank,
}

/// The values of a column for which a condition holds, and those for which it does not; others leave
/// it open.
struct Domain {
    column: Column,
    yes: Vec<Value>,
    no: Vec<Value>,
}

/// The words of a column's fixed values in the list, in their order.
fn words(column: Column) -> Option<Vec<String>> {
    match column.column_type() {
        ColumnType::Choice(values) | ColumnType::Ladder(values) => Some(
            values
                .iter()
                .map(|v| labels::value(column, v).to_owned())
                .collect(),
        ),
        ColumnType::Bool => Some([true, false].map(|v| labels::truth(v).to_owned()).to_vec()),
        _ => None,
    }
}

const fn sign(comparison: Comparison, negated: bool) -> &'static str {
    match (comparison, negated) {
        (Comparison::Equal, false) => "=",
        (Comparison::Equal, true) => "<>",
        (Comparison::Less, false) | (Comparison::GreaterOrEqual, true) => "<",
        (Comparison::LessOrEqual, false) | (Comparison::Greater, true) => "<=",
        (Comparison::Greater, false) | (Comparison::LessOrEqual, true) => ">",
        (Comparison::GreaterOrEqual, false) | (Comparison::Less, true) => ">=",
    }
}

/// A comparison of ages; `COUNTIFS` passes over blanks in all but `<>`.
fn age_case(comparison: Comparison, n: i64, negated: bool) -> Option<Vec<Case>> {
    let sign = sign(comparison, negated);
    (sign != "<>").then(|| vec![vec![(Shows::Fact(Column::Age), format!("{sign}{n}"))]])
}

/// The code that four tests of `posts` look for as a whole: alone, first, last or in between.
fn code_among(nodes: &[Node]) -> Option<&str> {
    let tests: Option<Vec<&Test>> = nodes
        .iter()
        .map(|n| match n {
            Node::Test(Column::Posts, test) => Some(test),
            _ => None,
        })
        .collect();
    let tests = tests?;
    let code = tests.iter().find_map(|t| match t {
        Test::Text(Comparison::Equal, code) => Some(code),
        _ => None,
    })?;
    let wanted = [
        Test::Text(Comparison::Equal, code.clone()),
        Test::Like(format!("{code};%")),
        Test::Like(format!("%;{code}")),
        Test::Like(format!("%;{code};%")),
    ];
    let plain = !code.contains(['%', '_', '"', ';']);
    (plain && tests.len() == wanted.len() && wanted.iter().all(|w| tests.contains(&w)))
        .then_some(code.as_str())
}

fn quoted(text: &str) -> Option<String> {
    (text.encode_utf16().count() <= TEXT).then(|| format!("\"{}\"", text.replace('"', "\"\"")))
}
