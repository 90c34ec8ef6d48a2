//! Tables of cells and what they mean, for tests: text files that a person can read and extend.

/// What the cells of one line mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    /// The value's key, empty for none.
    pub(super) value: &'a str,
    /// The name of the problem's code, empty for none.
    pub(super) problem: &'a str,
}

/// Calls back for every cell of a table with the section it stands in.
///
/// `[section]` begins a section; `value !Problem = cell | cell` is a line, `-` is no value,
/// indented lines continue the one above, `#` begins a remark.
pub(super) fn each<'a>(table: &'a str, mut check: impl FnMut(&'a str, Case<'a>, &'a str)) {
    let mut section = "";
    let mut case = Case {
        value: "",
        problem: "",
    };
    let mut cells = 0;
    for line in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        if let Some(name) = line.strip_prefix('[') {
            // a place in brackets may stand in a value, a section never has an equals sign
            if !line.contains(" = ") {
                section = name.trim_end_matches(']');
                continue;
            }
        }
        let texts = if line.starts_with("    ") {
            line
        } else {
            let (head, texts) = line.split_once(" = ").expect("a line has an equals sign");
            let (value, problem) = head.split_once(" !").unwrap_or((head, ""));
            case = Case {
                value: if value == "-" { "" } else { value },
                problem,
            };
            texts
        };
        for cell in texts.split(" | ").map(|c| c.trim_matches([' ', '|'])) {
            check(section, case, cell);
            cells += 1;
        }
    }
    assert!(cells > 0, "the table has cells");
}
