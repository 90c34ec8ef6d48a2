//! Every operator on every type of column, with nulls, against plain loops; and what is refused.

use chrono::NaiveDate;

use super::*;
use crate::measure::samples;
use crate::roster::{Frame, Person, Roster};
use crate::schema::{Education, Gender};

fn known() -> Vec<(Column, Vec<&'static str>)> {
    vec![(Column::Level, vec!["district", "commune"])]
}

fn answers(text: &str, roster: &Roster) -> Vec<Option<bool>> {
    let condition = Condition::compile(text, &known()).unwrap_or_else(|e| panic!("{text}: {e}"));
    let mask = condition.eval(&Facts::of(roster));
    (0..roster.persons.len()).map(|p| mask.get(p)).collect()
}

/// Checks a condition against a plain function of the person.
fn check(text: &str, expected: impl Fn(&Person) -> Option<bool>) {
    for size in [0, 1, 63, 64, 200] {
        let roster = samples::roster(u64::from(size) + 1, size, 2025);
        let expected: Vec<_> = roster.persons.iter().map(&expected).collect();
        assert_eq!(answers(text, &roster), expected, "{text}");
    }
}

fn refused(text: &str) -> String {
    let error = Condition::compile(text, &known()).expect_err(text);
    match error.suggestion() {
        Some(name) => format!("{error} -> {name}"),
        None => error.to_string(),
    }
}

#[test]
fn numbers() {
    check("age = 40", |p| p.age.map(|a| a == 40));
    check("age <> 40", |p| p.age.map(|a| a != 40));
    check("age != 40", |p| p.age.map(|a| a != 40));
    check("age < 40", |p| p.age.map(|a| a < 40));
    check("age <= 40", |p| p.age.map(|a| a <= 40));
    check("age > 40", |p| p.age.map(|a| a > 40));
    check("age >= 40", |p| p.age.map(|a| a >= 40));
    check("40 > age", |p| p.age.map(|a| a < 40));
    check("(age) >= (-1)", |p| p.age.map(|_| true));
    check("age IN (30, 40)", |p| p.age.map(|a| a == 30 || a == 40));
    check("age NOT IN (30, 40)", |p| p.age.map(|a| a != 30 && a != 40));
    check("age BETWEEN 31 AND 40", |p| {
        p.age.map(|a| (31..=40).contains(&a))
    });
    check("age NOT BETWEEN 31 AND 40", |p| {
        p.age.map(|a| !(31..=40).contains(&a))
    });
    check("age BETWEEN 40 AND 31", |p| p.age.map(|_| false));
    check("age IS NULL", |p| Some(p.age.is_none()));
    check("age IS NOT NULL", |p| Some(p.age.is_some()));
    assert!(refused("age LIKE '4%'").contains("age là số nguyên"));
}

/// More distinct values than a byte can tell apart.
#[test]
fn columns_of_many_values() {
    let roster = samples::roster(3, 1_000, 2025);
    let expected: Vec<_> = (roster.persons.iter())
        .map(|p| Some(p.source.row > 700 && !p.full_name.ends_with('9')))
        .collect();
    let text = "source_row > 700 AND full_name NOT LIKE '%9'";
    assert_eq!(answers(text, &roster), expected);
}

#[test]
fn texts() {
    let unit = |p: &Person| p.unit.as_deref().map(str::to_owned);
    check("unit = 'ban-to-chuc'", |p| {
        unit(p).map(|u| u == "ban-to-chuc")
    });
    check("unit <> 'ban-to-chuc'", |p| {
        unit(p).map(|u| u != "ban-to-chuc")
    });
    check("unit < 'phong-tu-phap'", |p| {
        unit(p).map(|u| *u < *"phong-tu-phap")
    });
    check("unit <= 'phong-tu-phap'", |p| {
        unit(p).map(|u| *u <= *"phong-tu-phap")
    });
    check("unit > 'phong-tu-phap'", |p| {
        unit(p).map(|u| *u > *"phong-tu-phap")
    });
    check("unit >= 'phong-tu-phap'", |p| {
        unit(p).map(|u| *u >= *"phong-tu-phap")
    });
    check("unit IN ('ban-to-chuc', 'x')", |p| {
        unit(p).map(|u| u == "ban-to-chuc")
    });
    check("unit NOT IN ('ban-to-chuc', 'x')", |p| {
        unit(p).map(|u| u != "ban-to-chuc")
    });
    check("unit BETWEEN 'p' AND 'u'", |p| {
        unit(p).map(|u| ("p".to_owned().."u\0".to_owned()).contains(&u))
    });
    check("unit LIKE 'xa-%'", |p| {
        unit(p).map(|u| u.starts_with("xa-"))
    });
    check("unit NOT LIKE 'xa-%'", |p| {
        unit(p).map(|u| !u.starts_with("xa-"))
    });
    check("unit IS NULL", |p| Some(p.unit.is_none()));
    check("unit IS NOT NULL", |p| Some(p.unit.is_some()));
    check(
        "posts = 'bi-thu' OR posts LIKE 'bi-thu;%' OR posts LIKE '%;bi-thu' OR posts LIKE '%;bi-thu;%'",
        |p| (!p.posts.is_empty()).then(|| p.posts.iter().any(|code| &**code == "bi-thu")),
    );
    // a value typed with marks apart is the same value
    check("ethnicity = 'Kinh' OR ethnicity = 'Ho\u{302}'", |p| {
        p.ethnicity.as_deref().map(|e| e == "Kinh")
    });
}

#[test]
fn ladders() {
    use Education::{Bachelor, College, Doctor, Master};
    let holds = |test: fn(Education) -> bool| move |p: &Person| p.education.map(test);
    check("education = 'bachelor'", holds(|e| e == Bachelor));
    check("education <> 'bachelor'", holds(|e| e != Bachelor));
    check("education < 'bachelor'", holds(|e| e < Bachelor));
    check("education <= 'bachelor'", holds(|e| e <= Bachelor));
    check("education > 'bachelor'", holds(|e| e > Bachelor));
    check("education >= 'bachelor'", holds(|e| e >= Bachelor));
    check("'bachelor' <= education", holds(|e| e >= Bachelor));
    check(
        "education IN ('master', 'doctor')",
        holds(|e| e == Master || e == Doctor),
    );
    check(
        "education NOT IN ('master', 'doctor')",
        holds(|e| e != Master && e != Doctor),
    );
    check(
        "education BETWEEN 'college' AND 'master'",
        holds(|e| (College..=Master).contains(&e)),
    );
    check(
        "education NOT BETWEEN 'college' AND 'master'",
        holds(|e| !(College..=Master).contains(&e)),
    );
    check(
        "education LIKE '%or'",
        holds(|e| e.as_str().ends_with("or")),
    );
    check(
        "education NOT LIKE '%or'",
        holds(|e| !e.as_str().ends_with("or")),
    );
    check("education IS NULL", |p| Some(p.education.is_none()));
    check("education IS NOT NULL", |p| Some(p.education.is_some()));
}

#[test]
fn choices() {
    let female = |p: &Person| p.gender.map(|g| g == Gender::Female);
    check("gender = 'female'", female);
    check("gender <> 'female'", |p| female(p).map(|f| !f));
    check("gender IN ('female')", female);
    check("gender NOT IN ('female')", |p| female(p).map(|f| !f));
    check("gender LIKE 'f%'", female);
    check("gender NOT LIKE 'f%'", |p| female(p).map(|f| !f));
    check("gender IS NULL", |p| Some(p.gender.is_none()));
    check("gender IS NOT NULL", |p| Some(p.gender.is_some()));
    for operator in ["<", "<=", ">", ">="] {
        let message = refused(&format!("gender {operator} 'female'"));
        assert!(
            message.contains(&format!("không dùng được phép {operator}")),
            "{message}"
        );
    }
    assert!(refused("gender BETWEEN 'male' AND 'female'").contains("phép BETWEEN"));
}

#[test]
fn dates() {
    let day = NaiveDate::from_ymd_opt(1985, 12, 31).expect("a day");
    let birth = |test: fn(NaiveDate, NaiveDate) -> bool| {
        move |p: &Person| p.birth_date.map(|date| test(date, day))
    };
    check("birth_date = '1985-12-31'", birth(|a, b| a == b));
    check("birth_date <> '1985-12-31'", birth(|a, b| a != b));
    check("birth_date < '1985-12-31'", birth(|a, b| a < b));
    check("birth_date <= '1985-12-31'", birth(|a, b| a <= b));
    check("birth_date > DATE '1985-12-31'", birth(|a, b| a > b));
    check("birth_date >= '1985-12-31'", birth(|a, b| a >= b));
    check("birth_date IN ('1985-12-31')", birth(|a, b| a == b));
    check("birth_date NOT IN ('1985-12-31')", birth(|a, b| a != b));
    check(
        "birth_date BETWEEN '1985-12-31' AND '1999-01-01'",
        birth(|a, b| a >= b),
    );
    check("birth_date IS NULL", |p| Some(p.birth_date.is_none()));
    check("birth_date IS NOT NULL", |p| Some(p.birth_date.is_some()));
    assert!(refused("birth_date LIKE '1985%'").contains("phép LIKE"));
    for bad in ["1985-02-30", "1985-2-3", "31/12/1985", "+1985-1-01"] {
        let message = refused(&format!("birth_date < '{bad}'"));
        assert!(message.contains("không phải một ngày"), "{message}");
    }
    assert!(refused("birth_date < 1985").contains("là ngày"));
}

#[test]
fn flags() {
    check("leader", |p| p.leader);
    check("NOT leader", |p| p.leader.map(|l| !l));
    check("(leader)", |p| p.leader);
    check("leader = TRUE", |p| p.leader);
    check("leader = false", |p| p.leader.map(|l| !l));
    check("leader <> TRUE", |p| p.leader.map(|l| !l));
    check("leader IN (TRUE)", |p| p.leader);
    check("leader NOT IN (TRUE, FALSE)", |p| p.leader.map(|_| false));
    check("leader IS NULL", |p| Some(p.leader.is_none()));
    check("leader IS NOT NULL", |p| Some(p.leader.is_some()));
    check("\"leader\"", |p| p.leader);
    for text in [
        "leader < TRUE",
        "leader BETWEEN FALSE AND TRUE",
        "leader LIKE 't%'",
    ] {
        assert!(refused(text).contains("không dùng được phép"), "{text}");
    }
    assert!(refused("leader = 'true'").contains("chỉ là TRUE hoặc FALSE"));
    assert!(refused("leader = 1").contains("chỉ là TRUE hoặc FALSE"));
}

#[test]
fn logic_is_three_valued() {
    check("TRUE", |_| Some(true));
    check("FALSE", |_| Some(false));
    check("", |_| Some(true));
    check("leader AND key_leader", |p| {
        match (p.leader, p.key_leader) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    });
    check("leader OR key_leader", |p| match (p.leader, p.key_leader) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    });
    check("leader OR TRUE", |_| Some(true));
    check("leader AND TRUE", |p| p.leader);
    check("rating IS NULL OR rating <> 'not_rated'", |p| {
        Some(p.rating.is_none_or(|r| r.as_str() != "not_rated"))
    });
    check("(leader AND key_leader) IS NULL", |p| {
        let no = p.leader == Some(false) || p.key_leader == Some(false);
        Some(!no && (p.leader.is_none() || p.key_leader.is_none()))
    });
    check("(age < 40) IS NOT NULL", |p| Some(p.age.is_some()));
    // AND binds more than OR, NOT more than AND
    check(
        "leader IS NULL OR NOT leader IS NULL AND age IS NULL",
        |p| Some(p.leader.is_none() || p.age.is_none()),
    );
    check("level = 'district' AND minority", |p| {
        match (p.level.as_deref().map(|l| l == "district"), p.minority) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    });
}

#[test]
fn mistakes_are_told_with_the_nearest_name() {
    for (text, message) in [
        ("agee < 40", "không có cột \"agee\" -> age"),
        ("Age < 40", "không có cột \"Age\" -> age"),
        ("xyzxyz = 1", "không có cột \"xyzxyz\""),
        (
            "education >= 'bachelr'",
            "cột education không có giá trị 'bachelr' -> bachelor",
        ),
        (
            "gender IN ('femal')",
            "cột gender không có giá trị 'femal' -> female",
        ),
        (
            "level = 'distric'",
            "cột level không có giá trị 'distric' -> district",
        ),
        ("gender LIKE 'nu%'", "cột gender không có giá trị 'nu%'"),
        (
            "gender = \"female\"",
            "\"female\" trong dấu nháy kép là tên cột; giá trị chữ phải dùng nháy đơn: 'female'",
        ),
        (
            "gender IN (\"female\")",
            "\"female\" trong dấu nháy kép là tên cột; giá trị chữ phải dùng nháy đơn: 'female'",
        ),
        (
            "age = '40'",
            "cột age là số nguyên, viết không có dấu nháy, không so với '40'",
        ),
        (
            "age < 39.5",
            "cột age là số nguyên, viết không có dấu nháy, không so với 39.5",
        ),
        (
            "unit = 5",
            "cột unit là chữ, viết trong nháy đơn, không so với 5",
        ),
        (
            "age = NULL",
            "không so với NULL; hãy viết age IS NULL hoặc age IS NOT NULL",
        ),
        (
            "age IN (40, NULL)",
            "không so với NULL; hãy viết age IS NULL hoặc age IS NOT NULL",
        ),
        (
            "age",
            "cột age không phải cột đúng/sai, phải so với một giá trị",
        ),
        (
            "leader = key_leader",
            "phép = cần một cột ở một vế và một giá trị ở vế kia: leader = key_leader",
        ),
        (
            "1 = 1",
            "phép = cần một cột ở một vế và một giá trị ở vế kia: 1 = 1",
        ),
        ("leader -- ghi chú", "không ghi chú thích trong biểu thức"),
        ("leader /* x */", "không ghi chú thích trong biểu thức"),
        (
            "leader; DROP TABLE x",
            "thừa \";\" ở ký tự thứ 7: mỗi ô chỉ ghi một điều kiện",
        ),
        (
            "leader AS x",
            "thừa \"AS\" ở ký tự thứ 8: mỗi ô chỉ ghi một điều kiện",
        ),
        ("age >", "sai cú pháp ở cuối biểu thức"),
        ("gender = 'female", "sai cú pháp ở ký tự thứ 10"),
    ] {
        assert_eq!(refused(text), message, "{text}");
    }
}

#[test]
fn everything_else_is_refused() {
    for text in [
        "age + 1 > 40",
        "age / 0 > 1",
        "LOWER(unit) = 'x'",
        "CASE WHEN leader THEN TRUE ELSE FALSE END",
        "CAST(age AS TEXT) = '4'",
        "(SELECT 1) > 0",
        "EXISTS (SELECT 1)",
        "age IN (SELECT 1)",
        "COUNT(*) > 1",
        "SUM(age) OVER () > 1",
        "unit ILIKE 'x'",
        "unit ~ 'x'",
        "unit RLIKE 'x'",
        "unit SIMILAR TO 'x'",
        "unit LIKE 'a!%' ESCAPE '!'",
        "leader IS TRUE",
        "leader IS NOT FALSE",
        "age IS DISTINCT FROM 4",
        "(age + 1) IS NULL",
        "leader XOR key_leader",
        "person.age > 4",
        "age > 1 > 2",
        "-age > 4",
        "age = 0x28",
        "unit = N'x'",
        "age IN ()",
        "leader AND",
        "SELECT 1",
        "'x'",
        "1",
        "NULL",
        "?",
        "$1",
        "{group:secretary}",
        "*",
        "leader &&& key_leader",
    ] {
        refused(text);
    }
}

#[test]
fn long_and_deep_texts_end_in_a_message() {
    let chain = vec!["leader"; 4_000].join(" OR ");
    assert!(Condition::compile(&chain, &[]).is_ok());
    let longer = vec!["age=1"; 4_000].join(" OR ");
    assert_eq!(refused(&longer), ConditionError::TooDeep.to_string());
    let long = format!("unit = '{}'", "x".repeat(Condition::LIMIT));
    assert!(refused(&long).contains("dài quá"));
    for deep in [
        format!("{}leader{}", "(".repeat(20_000), ")".repeat(20_000)),
        format!("{} leader", "NOT ".repeat(5_000)),
        format!("age > {}1", "-".repeat(5_000)),
        format!("age > {}1", "- ".repeat(5_000)),
    ] {
        refused(&deep);
    }
}

/// An independent reading of the same texts: what polars' own SQL makes of them.
#[test]
fn the_built_in_plans_conditions_mean_what_polars_sql_says() {
    use polars::prelude::{IntoLazy, col};
    let plan = crate::plan::Plan::built_in(crate::plan::Plan::DEFAULT)
        .expect("there is one")
        .expect("it is sound");
    let roster = samples::roster(1, 400, 2025);
    let frame = Frame::of(&roster).expect("a frame");
    let targets = plan.targets.iter();
    let mut texts: Vec<&String> = targets
        .flat_map(|t| [&t.population, &t.criterion, &t.by_office_only])
        .chain(plan.appendices.iter().map(|a| &a.population))
        .chain(plan.lines.iter().map(|l| &l.condition))
        .filter(|text| !text.is_empty())
        .collect();
    texts.sort();
    texts.dedup();
    assert!(texts.len() > 100);
    for text in texts {
        let expression = polars::sql::sql_expr(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        let theirs = (frame.data().clone().lazy())
            .with_columns([expression.alias("answer")])
            .select([col("answer")])
            .collect()
            .unwrap_or_else(|e| panic!("{text}: {e}"));
        let theirs = theirs.column("answer").expect("there");
        let theirs: Vec<Option<bool>> = theirs.bool().expect("yes or no").iter().collect();
        assert_eq!(answers(text, &roster), theirs, "{text}");
    }
}
