//! The catalogue as a page for people: `docs/findings.md` is its output.

use std::fmt::Write;

use super::{Entry, Severity, catalogue};

/// Title of the page and what its reader has to know first.
const HEAD: &str = "\
# Danh mục các phát hiện

<!-- Made from src/finding/catalogue.toml; a test fails when the two differ. -->

Mỗi phát hiện nói về một ô, một dòng, một trang hay một tệp, có mức độ và mã cố định. Mã dùng được trong
`data/findings.json`; câu chữ dành cho người làm danh sách. Trong câu, `{…}` là chỗ điền của từng trường hợp, ví dụ
`{found}` là nội dung nguyên văn của ô. Vài mã có hai mức độ tuỳ trường hợp; ở đây xếp theo mức thường gặp.

";

/// All findings, by severity and in the catalogue's order, as a Markdown page: first a table of
/// contents with one line a code, then one section a code.
#[must_use]
pub fn findings_page() -> String {
    let mut page = String::from(HEAD);
    for (severity, name, meaning) in SEVERITIES {
        line(
            &mut page,
            format_args!("## {name}\n\n{meaning}\n\n| Mã | Tên |\n|---|---|"),
        );
        for entry in of(severity) {
            let code = entry.code.as_str();
            line(
                &mut page,
                format_args!("| [`{code}`](#{code}) | {} |", entry.title),
            );
        }
        page.push('\n');
        for entry in of(severity) {
            section(&mut page, entry);
        }
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

const SEVERITIES: [(Severity, &str, &str); 3] = [
    (
        Severity::Error,
        "Lỗi",
        "Người, dòng, trang hoặc tệp chưa được tính đúng cho đến khi có người xử lý.",
    ),
    (
        Severity::Warning,
        "Cảnh báo",
        "Đã tính theo một cách hiểu cần có người xác nhận.",
    ),
    (
        Severity::Info,
        "Thông tin",
        "Đã xử lý chắc chắn, hoặc chỉ để biết.",
    ),
];

fn of(severity: Severity) -> impl Iterator<Item = &'static Entry> {
    catalogue()
        .iter()
        .filter(move |entry| entry.severity == severity)
}

fn section(page: &mut String, entry: &Entry) {
    let Entry {
        title,
        message,
        hint,
        why,
        example,
        ..
    } = entry;
    let code = entry.code.as_str();
    line(
        page,
        format_args!("<a id=\"{code}\"></a>\n\n### {title} (`{code}`)\n"),
    );
    line(page, format_args!("> {message}\n"));
    line(page, format_args!("- **Cần làm:** {hint}"));
    line(page, format_args!("- **Vì sao:** {why}"));
    line(page, format_args!("- **Ví dụ:** {example}\n"));
}

fn line(page: &mut String, text: std::fmt::Arguments) {
    // writing to a string cannot fail
    let _ = writeln!(page, "{text}");
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// `UPDATE_DOCS=1 cargo test --lib findings_page` writes the page anew.
    #[test]
    fn the_findings_page_is_the_catalogue() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, findings_page()).expect("docs can be written");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written.replace("\r\n", "\n") == findings_page(),
            "docs/findings.md differs: run with UPDATE_DOCS=1"
        );
    }

    #[test]
    fn texts_use_only_known_placeholders() {
        let known = [
            "found",
            "value",
            "other",
            "count",
            "column",
            "unit",
            "year",
            "rows",
            "file",
            "name",
            "limit",
            "suggestion",
            "reason",
            "sheet",
        ];
        for entry in catalogue() {
            for text in [&entry.message, &entry.hint] {
                for part in text.split('{').skip(1) {
                    let name = part.split('}').next().unwrap_or_default();
                    assert!(known.contains(&name), "{}: {{{name}}}", entry.code.as_str());
                }
            }
            for text in [&entry.title, &entry.why, &entry.example] {
                assert!(!text.contains('{'), "{}", entry.code.as_str());
            }
        }
    }
}
