//! Broken plans, each with its exact message.

use std::sync::Arc;

use super::Plan;
use super::built_in::BUILT_IN;
use super::load::read_all;

/// The message of the built-in plan with one text of one file replaced.
fn message(file: &str, from: &str, to: &str) -> String {
    let mut replaced = false;
    let files: Vec<_> = BUILT_IN[0]
        .files
        .iter()
        .map(|(name, text)| {
            let text = if *name == file {
                replaced |= text.contains(from);
                text.replacen(from, to, 1)
            } else {
                (*text).to_owned()
            };
            (Arc::from(*name), Ok(text))
        })
        .collect();
    assert!(replaced, "{file} holds {from:?}");
    let plan = read_all(files.into_iter()).and_then(Plan::from_rows);
    plan.map_or_else(|errors| errors.to_string(), |_| "sound".to_owned())
}

/// The line of a text in a built-in file, so that messages can be told without counting lines.
fn line(file: &str, text: &str) -> usize {
    let (_, content) = BUILT_IN[0]
        .files
        .iter()
        .find(|(name, _)| *name == file)
        .expect("a file");
    let at = content.find(text).expect("a text of the file");
    content[..at].matches('\n').count() + 1
}

#[test]
fn spelling_of_keys_and_sections() {
    for (file, from, to, expected) in [
        (
            "bands.toml",
            "to = 30",
            "too = 30",
            "không có khoá \"too\"; có phải ý là \"to\"?",
        ),
        (
            "units.toml",
            "aliases = [",
            "alias = [",
            "không có khoá \"alias\"; có phải ý là \"aliases\"?",
        ),
        (
            "plan.toml",
            "rows = 200000",
            "zeilen = 1",
            "không có khoá \"zeilen\"",
        ),
        (
            "bands.toml",
            "from = 31",
            "from = \"31\"",
            "giá trị không đúng kiểu, xem lại \"from = \"31\"\"",
        ),
        (
            "bands.toml",
            "from = 31",
            "from = = 31",
            "không đúng cách viết TOML, xem lại \"from = = 31\"",
        ),
    ] {
        let expected = format!("Tệp {file}, dòng {}: {expected}", line(file, from));
        assert_eq!(message(file, from, to), expected);
    }
    let lost = message("bands.toml", "id = \"31-35\"\n", "");
    assert_eq!(
        lost.lines().next(),
        Some("Tệp bands.toml, dòng 8: thiếu khoá \"id\"")
    );
    let section = message("bands.toml", "[[band]]", "[[bands]]");
    assert!(
        section.ends_with("không có mục [bands]; có phải ý là \"band\"?"),
        "{section}"
    );
    let twice = message(
        "bands.toml",
        "[[band]]",
        "[plan]\nname = \"x\"\nkey_leader = \"narrow\"\n\n[[band]]",
    );
    assert_eq!(
        twice,
        "Tệp bands.toml, dòng 3: mục [plan] đã có (Tệp plan.toml, dòng 3)"
    );
}

#[test]
fn names_that_do_not_exist() {
    for (file, from, to, expected) in [
        (
            "units.toml",
            "kind = \"party\"",
            "kind = \"partie\"",
            "khoá \"kind\" ghi \"partie\", trong danh mục không có; có phải ý là \"party\"?",
        ),
        (
            "units.toml",
            "level = \"district\"",
            "level = \"districts\"",
            "khoá \"level\" ghi \"districts\", trong danh mục không có; có phải ý là \"district\"?",
        ),
        (
            "units.toml",
            "level = \"district\"",
            "level = \"district\"\nparent = \"ban-to-chucc\"",
            "khoá \"parent\" ghi \"ban-to-chucc\", trong danh mục không có; có phải ý là \"ban-to-chuc\"?",
        ),
        (
            "units.toml",
            "level = \"district\"",
            "level = \"district\"\nsuccessors = [\"xa-moi\"]",
            "khoá \"successors\" ghi \"xa-moi\", trong danh mục không có",
        ),
        (
            "plan.toml",
            "key_leader = \"narrow\"",
            "key_leader = \"narow\"",
            "khoá \"key_leader\" ghi \"narow\", trong danh mục không có; có phải ý là \"narrow\"?",
        ),
        (
            "targets.toml",
            "unit_kinds = [\"commune\", \"town\"]",
            "unit_kinds = [\"comune\"]",
            "khoá \"unit_kinds\" ghi \"comune\", trong danh mục không có; có phải ý là \"commune\"?",
        ),
        (
            "appendices.toml",
            "targets = [\"qualification-commune-key\"]",
            "targets = [\"qualification-commune\"]",
            "khoá \"targets\" ghi \"qualification-commune\", trong danh mục không có; có phải ý là \
             \"qualification-commune-key\"?",
        ),
        (
            "appendices.toml",
            "chart = \"pyramid\"",
            "chart = \"pie\"",
            "khoá \"chart\" ghi \"pie\", trong danh mục không có",
        ),
        (
            "appendices.toml",
            "appendix = \"chat-luong\"",
            "appendix = \"chat-luongg\"",
            "khoá \"appendix\" ghi \"chat-luongg\", trong danh mục không có; có phải ý là \"chat-luong\"?",
        ),
        (
            "appendices.toml",
            "share_of = \"rated\"",
            "share_of = \"ratd\"",
            "khoá \"share_of\" ghi \"ratd\", trong danh mục không có; có phải ý là \"rated\"?",
        ),
        (
            "forms.toml",
            "{group:party_secretary}",
            "{group:party_secretery}",
            "điều kiện ở khoá \"condition\" không dùng được: không hiểu {group:party_secretery}; có \
             phải ý là \"party_secretary\"?",
        ),
    ] {
        let found = message(file, from, to);
        assert!(found.contains(expected), "{found}\nexpected {expected}");
        assert!(found.starts_with(&format!("Tệp {file}, dòng ")), "{found}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
}

#[test]
fn things_that_must_be_single_or_add_up() {
    for (file, from, to, expected) in [
        (
            "units.toml",
            "code = \"ban-to-chuc\"",
            "code = \"vp-huyen-uy\"",
            "\"vp-huyen-uy\" đã có ở khoá \"code\"",
        ),
        (
            "units.toml",
            "\"PNV\"",
            "\"Phòng Y tế\"",
            "nhãn \"Phòng Y tế\" của \"phong-y-te\" đã dùng cho \"phong-noi-vu\"",
        ),
        (
            "bands.toml",
            "from = 31",
            "from = 32",
            "từ 31 đến 31 tuổi không thuộc nhóm tuổi nào",
        ),
        (
            "bands.toml",
            "from = 31",
            "from = 30",
            "nhóm tuổi \"31-35\" chồng lên nhóm \"le-30\"",
        ),
        (
            "bands.toml",
            "from = 61",
            "from = 61\nto = 70",
            "từ 71 đến 150 tuổi không thuộc nhóm tuổi nào",
        ),
        (
            "targets.toml",
            "at_least = 0.9\n",
            "at_least = 90\n",
            "khoá \"at_least\" là 90, phải là một số từ 0 đến 1 (90 % viết là 0.9)",
        ),
        (
            "targets.toml",
            "at_most = 0.2",
            "at_most = -0.2",
            "khoá \"at_most\" là -0.2, phải là",
        ),
        (
            "units.toml",
            "level = \"district\"",
            "level = \"district\"\nvalid_to = \"30/6/2025\"",
            "khoá \"valid_to\" là \"30/6/2025\", không phải một ngày dạng năm-tháng-ngày",
        ),
        (
            "units.toml",
            "level = \"district\"",
            "level = \"district\"\nvalid_from = \"2025-07-01\"\nvalid_to = \"2025-06-30\"",
            "\"vp-huyen-uy\" có ngày kết thúc trước ngày bắt đầu",
        ),
        (
            "appendices.toml",
            "sheet = \"PL 3 Độ tuổi\"",
            "sheet = \"PL 3 Cơ cấu độ tuổi và giới tính của đội ngũ\"",
            "tên trang tính \"PL 3 Cơ cấu độ tuổi và giới tính của đội ngũ\" dài quá 31 ký tự",
        ),
        (
            "appendices.toml",
            "sheet = \"PL 3 Độ tuổi\"",
            "sheet = \"PL 3/4\"",
            "tên trang tính \"PL 3/4\" có một trong các ký tự [ ] : * ? / \\",
        ),
        (
            "appendices.toml",
            "sheet = \"PL 3 Độ tuổi\"",
            "sheet = \"pl 2 chất lượng\"",
            "\"pl 2 chất lượng\" đã có ở khoá \"sheet\"",
        ),
    ] {
        let found = message(file, from, to);
        assert!(found.contains(expected), "{found}\nexpected {expected}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
}

#[test]
fn rings_are_shown() {
    let found = message(
        "units.toml",
        "level = \"district\"\naliases = [\"VPHU\"",
        "level = \"district\"\nparent = \"vp-huyen-uy\"\naliases = [\"VPHU\"",
    );
    assert!(
        found.ends_with("khoá \"parent\" đi thành vòng tròn: vp-huyen-uy → vp-huyen-uy"),
        "{found}"
    );
}

#[test]
fn an_unknown_plan_names_the_nearest() {
    let errors = Plan::load("tanhong").expect_err("there is no such plan");
    assert_eq!(
        errors.to_string(),
        "Không có bộ danh mục, tệp hay thư mục nào tên \"tanhong\"; có phải ý là \"tan-hong\"?"
    );
    assert!(Plan::built_in("tanhong").is_none());
}
