//! Posts and units that a group of columns tells of a person's past.

use std::sync::Arc;

use super::super::lexicon::Lexicon;
use super::super::meaning::{Verdict, is_of_posts};
use super::{Candidate, field_of};
use crate::schema::Field;

/// "Quá trình công tác / Chức vụ | Đơn vị" is where the person works now, unless a column beside them
/// says from when to when, or others say the present post outside the group.
pub(super) fn leave(candidates: &mut [Candidate], lexicon: &Lexicon) {
    let is_post = |c: &Candidate| field_of(c).is_some_and(is_of_posts);
    // a heading that alone is known and not needed, and says nothing of what stands below it
    let career = |c: &Candidate| {
        let known = |h: &Arc<str>| lexicon.is_neutral(h) && lexicon.is_ignored(h);
        c.group().iter().any(known)
    };
    let (posts, others): (Vec<usize>, Vec<usize>) =
        (0..candidates.len()).partition(|&i| is_post(&candidates[i]) && career(&candidates[i]));
    if posts.is_empty() {
        return;
    }
    let told = others.iter().map(|&i| &candidates[i]).any(|c| {
        is_post(c) && field_of(c) != Some(Field::Unit)
            || matches!(c.verdict, Verdict::Aside(_)) && career(c)
    });
    for i in posts.into_iter().filter(|_| told) {
        candidates[i].column.meaning = None;
        candidates[i].verdict = Verdict::Aside(None);
    }
}
