//! Judgements on a person: what follows from the position, the unit and what lists state. The same
//! whether the facts come from a workbook or from a lower committee's roster.

use std::borrow::Borrow;
use std::sync::Arc;

use super::person::Person;
use super::value::post::PostReading;
use crate::plan::Plan;

/// The codes of posts, in their order.
pub(super) fn codes(posts: &[usize], plan: &Plan) -> Arc<[Arc<str>]> {
    let codes = posts.iter().map(|&post| &plan.posts[post].code);
    codes.map(|code| Arc::from(code.as_str())).collect()
}

/// Posts and the flags that follow from them. `readings` are the posts of the person's position,
/// first, and of the positions on further rows; `codes` gives those of posts by their indexes in the plan.
/// Returns whether they make the person a Party member.
pub(super) fn judge(
    person: &mut Person,
    readings: &[impl Borrow<PostReading>],
    codes: impl FnOnce(&[usize]) -> Arc<[Arc<str>]>,
    plan: &Plan,
) -> bool {
    let stated = person.stated;
    let any = |says: fn(&PostReading) -> bool| readings.iter().any(|r| says(r.borrow()));
    let mut held: Vec<usize> = Vec::new();
    for &post in readings.iter().flat_map(|r| &r.borrow().posts) {
        let code = &plan.posts[post].code;
        if !held.iter().any(|&h| plan.posts[h].code == *code) {
            held.push(post);
        }
    }
    if readings.len() > 1 {
        held.sort_by_key(|&p| (plan.posts[p].membership, plan.posts[p].rank));
    }
    person.posts = codes(&held);
    let held = || held.iter().map(|&post| &plan.posts[post]);
    // a part that may be a higher post leaves open what the others do not say
    let speaks = (!person.posts.is_empty() || any(|r| !r.former.is_empty()) || stated.posts)
        && !any(|r| r.ambiguous);
    let flag = |yes: bool| yes.then_some(true).or(speaks.then_some(false));
    person.leader = flag(held().any(|p| p.leader));
    person.key_leader = flag(held().any(|p| p.key_leader.contains(&plan.key_leader)));
    let standing = any(|r| r.standing_committee) || stated.standing_committee == Some(true);
    let district = any(|r| r.district_standing_committee) || stated.district_standing_committee;
    let member = any(|r| r.committee) || standing || district || stated.committee == Some(true);
    person.standing_committee = flag(standing).or(stated.standing_committee);
    person.committee = flag(member).or(stated.committee);
    person.district_standing_committee = flag(district);
    person.standing_stated = any(|r| r.standing_stated)
        || stated.standing_committee == Some(true)
        || stated.standing_listed;
    // a member of a Party committee's standing committee leads, whatever the list calls the person
    if standing || district {
        person.leader = Some(true);
    }
    member || any(|r| r.party_member) || held().any(|p| p.party)
}
