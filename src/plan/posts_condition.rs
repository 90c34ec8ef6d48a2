//! Conditions over posts, written in braces in a plan's expressions: `{group:secretary}`.
//!
//! `posts` is one string of codes joined by `;`, so a condition on it must never take a part of a
//! code for the whole; people should not have to write that out for every code of a group.

use super::error::Suggestion;
use super::model::Post;
use super::nearest::nearest;

/// A brace that cannot be filled in, and what was probably meant.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct UnknownBrace {
    pub(super) text: String,
    pub(super) suggestion: Suggestion,
}

/// The expression with every brace replaced by SQL over `posts`:
/// `{post:x}` holds the post of code x, `{group:x}` a post whose `group` is x, `{member_of:x}` a post
/// that brings membership x with it, `{membership:x}` membership x written as such (not by office).
pub(super) fn fill_in(expression: &str, posts: &[&Post]) -> Result<String, UnknownBrace> {
    let mut out = String::with_capacity(expression.len());
    let mut rest = expression;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (brace, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(&condition(brace, posts)?);
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

fn condition(brace: &str, posts: &[&Post]) -> Result<String, UnknownBrace> {
    const WORDS: [&str; 4] = ["post", "group", "member_of", "membership"];
    let (word, name) = brace.split_once(':').unwrap_or((brace, ""));
    let (word, name) = (word.trim(), name.trim());
    let unknown = |suggestion| UnknownBrace {
        text: format!("{{{brace}}}"),
        suggestion,
    };
    let holds = |post: &&&Post| match word {
        "post" => post.code == name,
        "group" => post.group == name,
        "member_of" => post.member_of.iter().any(|m| m == name),
        _ => post.membership && post.member_of.iter().any(|m| m == name),
    };
    if !WORDS.contains(&word) {
        return Err(unknown(nearest(word, WORDS)));
    }
    let codes: Vec<&str> = posts
        .iter()
        .filter(holds)
        .map(|p| p.code.as_str())
        .collect();
    if codes.is_empty() || name.is_empty() {
        let names = posts.iter().flat_map(|post| match word {
            "post" => vec![post.code.as_str()],
            "group" => vec![post.group.as_str()],
            _ => post.member_of.iter().map(String::as_str).collect(),
        });
        return Err(unknown(nearest(name, names.filter(|n| !n.is_empty()))));
    }
    Ok(any_of(&codes))
}

/// Halves the list at each step, so that a long one does not nest deep.
fn any_of(codes: &[&str]) -> String {
    match codes {
        [] => "FALSE".to_owned(),
        [code] => format!(
            "(posts = '{code}' OR posts LIKE '{code};%' OR posts LIKE '%;{code}' OR posts LIKE '%;{code};%')"
        ),
        _ => {
            let (left, right) = codes.split_at(codes.len() / 2);
            format!("({} OR {})", any_of(left), any_of(right))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(code: &str, group: &str) -> Post {
        toml::from_str(&format!(
            "code = '{code}'\nname = '{code}'\naliases = []\nrank = 1\ngroup = '{group}'"
        ))
        .unwrap()
    }

    #[test]
    fn a_brace_becomes_whole_codes() {
        let (a, b) = (post("bi-thu", "secretary"), post("pho-bi-thu", "deputy"));
        let filled = fill_in("leader AND {group:secretary}", &[&a, &b]).unwrap();
        assert_eq!(
            filled,
            "leader AND (posts = 'bi-thu' OR posts LIKE 'bi-thu;%' \
             OR posts LIKE '%;bi-thu' OR posts LIKE '%;bi-thu;%')"
        );
    }

    #[test]
    fn an_unknown_brace_names_the_nearest() {
        let a = post("bi-thu", "secretary");
        let error = fill_in("{group:secretery}", &[&a]).unwrap_err();
        assert_eq!(error.text, "{group:secretery}");
        assert_eq!(error.suggestion, Suggestion(Some("secretary".to_owned())));
        assert!(fill_in("{grup:secretary}", &[&a]).is_err());
        assert!(fill_in("{", &[&a]).is_err());
    }
}
