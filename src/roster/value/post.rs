//! Posts: what the words of a post's column say, under the plan's catalogue and in the person's unit.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Lexicon;
use crate::plan::model::Post;
use crate::text::{fold, key};

/// Reads posts; compile it once from the plan's catalogue.
#[derive(Debug)]
pub struct PostReader {
    /// Written forms by kind of unit; under the empty kind those that hold everywhere.
    by_kind: BTreeMap<String, Lexicon<usize>>,
    everywhere: Lexicon<usize>,
    rules: Vec<Rule>,
}

/// What the catalogue says of a post.
#[derive(Debug, Clone)]
struct Rule {
    name: String,
    rank: u32,
    membership: bool,
    committee: bool,
    standing: bool,
    district_standing: bool,
}

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostReading {
    /// Current posts, indexes into the plan's catalogue, highest first.
    pub posts: Vec<usize>,
    /// Posts that the text calls former.
    pub former: Vec<String>,
    /// Parts that name no known post.
    pub unknown: Vec<String>,
    /// Member of the Party committee of the own commune or of the plan's own committee.
    pub committee: bool,
    /// Member of the standing committee of the own commune's Party committee.
    pub standing_committee: bool,
    /// Whether that is said in so many words rather than by a post that brings it with it.
    pub standing_stated: bool,
    /// Member of the standing committee of the plan's own Party committee.
    pub district_standing_committee: bool,
    /// A misspelt post: its words, and the post it was taken for.
    pub near: Option<(String, String)>,
}

/// One word of a text.
struct Word {
    fold: String,
    key: String,
    /// A comma, hyphen, "kiêm" or the like stands before it.
    begins: bool,
}

/// Words around posts, as written in `post.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    joining: Vec<String>,
    acting: Vec<String>,
    idle: Vec<String>,
    former: Vec<String>,
}

/// The same, folded and cut into words.
struct Around {
    joining: Vec<Vec<String>>,
    acting: Vec<Vec<String>>,
    idle: Vec<Vec<String>>,
    former: Vec<(String, String)>,
}

fn around() -> &'static Around {
    static AROUND: OnceLock<Around> = OnceLock::new();
    AROUND.get_or_init(|| {
        let raw: Raw = toml::from_str(include_str!("post.toml"))
            .unwrap_or_else(|e| unreachable!("the embedded words are under test: {e}"));
        let cut = |phrases: &[String]| phrases.iter().map(|p| fold(p).split(' ').map(str::to_owned).collect()).collect();
        Around {
            joining: cut(&raw.joining),
            acting: cut(&raw.acting),
            idle: cut(&raw.idle),
            former: raw.former.iter().map(|w| (fold(w), key(w))).collect(),
        }
    })
}

impl PostReader {
    /// Compiles the catalogue. A written form may end in `@kind,kind`: it holds in these kinds of units only.
    #[must_use]
    pub fn new(posts: &[Post], _own_words: &[String]) -> Self {
        let mut forms: Vec<(String, Vec<String>, usize)> = Vec::new();
        for (index, post) in posts.iter().enumerate() {
            for alias in post.aliases.iter().chain(std::iter::once(&post.name)) {
                let (words, kinds) = match alias.split_once('@') {
                    Some((words, kinds)) => (words, kinds.split(',').map(|k| k.trim().to_owned()).collect()),
                    None => (alias.as_str(), post.kinds.clone()),
                };
                // "P. Trưởng ban" is written as often as "Phó Trưởng ban"
                if let Some(rest) = words.trim().strip_prefix("Phó ") {
                    forms.push((format!("P {rest}"), kinds.clone(), index));
                }
                forms.push((words.trim().to_owned(), kinds, index));
            }
        }
        let mut kinds: Vec<String> = forms.iter().flat_map(|f| f.1.iter().cloned()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let lexicon = |kind: Option<&String>| {
            let mut lexicon = Lexicon::new();
            for (words, own, index) in &forms {
                // forms of this kind come first: of two equal phrases the first is taken
                if kind.is_some_and(|k| own.contains(k)) {
                    lexicon.insert(words, *index);
                }
            }
            for (words, own, index) in &forms {
                let known = kind.is_some() && own.is_empty();
                if known || kind.is_none() && own.is_empty() {
                    lexicon.insert(words, *index);
                }
            }
            lexicon
        };
        Self {
            by_kind: kinds.iter().map(|k| (k.clone(), lexicon(Some(k)))).collect(),
            everywhere: lexicon(None),
            rules: posts.iter().map(Rule::of).collect(),
        }
    }

    /// Reads the words of a post's column for a person of a unit of this kind.
    #[must_use]
    pub fn read(&self, text: &str, unit_kind: Option<&str>, _level: Option<&str>) -> PostReading {
        let lexicon = unit_kind.and_then(|k| self.by_kind.get(k)).unwrap_or(&self.everywhere);
        let words = words(text);
        let around = around();
        let folds: Vec<&str> = words.iter().map(|w| w.fold.as_str()).collect();
        let mut reading = PostReading::default();
        let mut i = 0;
        // a post may begin at the beginning of a part, or right behind another post
        let mut may_begin = true;
        let mut after_joint = true;
        let mut former = false;
        let mut part_known = true;
        let mut part_start = 0;
        while i < words.len() {
            if words[i].begins {
                note_unknown(&mut reading, &words[part_start..i], part_known);
                (may_begin, former, part_known, part_start) = (true, false, false, i);
                after_joint = true;
            }
            if i == 0 {
                part_known = false;
            }
            let end = part_end(&words, i);
            if may_begin {
                let here = &folds[i..end];
                let skip = leading(&around.joining, here)
                    .or_else(|| leading(&around.acting, here).filter(|n| i + n < end))
                    .or_else(|| leading(&around.idle, here));
                if let Some(skip) = skip {
                    i += skip;
                    after_joint = true;
                    continue;
                }
                if is_former(&words[i]) && i + 1 < end {
                    former = true;
                    i += 1;
                    continue;
                }
                if let Some((taken, post)) = lexicon.at(&folds[i..]).filter(|(_, post)| words[i].begins || after_joint || !self.rules[*post].membership) {
                    self.take(&mut reading, post, former, &words[i..i + taken]);
                    part_known = true;
                    i += taken;
                    // "BCH" behind another post is part of a body's name, not a membership
                    after_joint = false;
                    continue;
                }
            }
            // "kiêm" may stand anywhere between two posts
            if let Some(skip) = leading(&around.joining, &folds[i..end]).filter(|_| folds[i] != "va") {
                i += skip;
                (may_begin, after_joint) = (true, true);
                continue;
            }
            may_begin = false;
            i += 1;
        }
        note_unknown(&mut reading, &words[part_start.min(words.len())..], part_known);
        if reading.posts.is_empty() && reading.former.is_empty() && !words.is_empty() {
            self.read_near(lexicon, &words, &mut reading);
        }
        reading.posts.sort_by_key(|&p| (self.rules[p].membership, self.rules[p].rank, p));
        reading.posts.dedup();
        reading
    }

    /// The committee whose members a title says it lists ("DANH SÁCH UỶ VIÊN BAN THƯỜNG VỤ …").
    #[must_use]
    pub fn committee_of_title(&self, title: &str, unit_kind: Option<&str>, level: Option<&str>) -> Option<PostReading> {
        let folded = fold(title);
        let rest = folded.strip_prefix("danh sach ")?;
        let rest = ["trich ngang ", "cac dong chi ", "dong chi ", "cac ", "can bo "].iter().fold(rest, |r, w| r.strip_prefix(w).unwrap_or(r));
        let reading = self.read(rest, unit_kind, level);
        let listed = !reading.posts.is_empty() && reading.posts.iter().all(|&p| self.rules[p].membership);
        listed.then_some(reading)
    }

    fn take(&self, reading: &mut PostReading, post: usize, former: bool, words: &[Word]) {
        if former {
            reading.former.push(joined(words));
            return;
        }
        let rule = &self.rules[post];
        reading.posts.push(post);
        reading.committee |= rule.committee;
        reading.standing_committee |= rule.standing;
        reading.standing_stated |= rule.standing && rule.membership;
        reading.district_standing_committee |= rule.district_standing;
    }

    /// A text that holds no known post: its first words may be one misspelt.
    fn read_near(&self, lexicon: &Lexicon<usize>, words: &[Word], reading: &mut PostReading) {
        let folds: Vec<&str> = words.iter().map(|w| w.fold.as_str()).collect();
        if let Some((taken, post, _)) = lexicon.near(&folds, |_| true) {
            reading.near = Some((joined(&words[..taken]), self.rules[post].name.clone()));
            reading.unknown.clear();
            self.take(reading, post, false, &words[..taken]);
        }
    }
}

impl Rule {
    fn of(post: &Post) -> Self {
        let member = |body: &str| post.member_of.iter().any(|m| m == body);
        Self {
            name: post.name.clone(),
            rank: post.rank,
            membership: post.membership,
            committee: member("committee") || member("district_committee"),
            standing: member("standing_committee"),
            district_standing: member("district_standing_committee"),
        }
    }
}

fn note_unknown(reading: &mut PostReading, words: &[Word], known: bool) {
    if !known && !words.is_empty() {
        reading.unknown.push(joined(words));
    }
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|w| w.fold.as_str()).collect::<Vec<_>>().join(" ")
}

fn part_end(words: &[Word], from: usize) -> usize {
    (from + 1..words.len()).find(|&i| words[i].begins).unwrap_or(words.len())
}

/// How many words the longest of the phrases takes that the words begin with.
fn leading(phrases: &[Vec<String>], words: &[&str]) -> Option<usize> {
    phrases
        .iter()
        .filter(|p| p.len() <= words.len() && p.iter().zip(words).all(|(a, b)| a == b))
        .map(Vec::len)
        .max()
}

/// "nguyên", "cựu", "ng." before a post; marks that are there must agree.
fn is_former(word: &Word) -> bool {
    around().former.iter().any(|(fold, key)| word.fold == *fold && (word.key == *key || word.key == word.fold))
}

fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut begins = true;
    for part in text.split_inclusive([',', ';', '-', '/', '+', '–', '(', ')', ':', '•']) {
        let separated = part.ends_with([',', ';', '-', '/', '+', '–', '(', ')', ':', '•']);
        let (folds, keys) = (fold(part), key(part));
        for (f, k) in folds.split(' ').zip(keys.split(' ')).filter(|(f, _)| !f.is_empty()) {
            out.push(Word { fold: f.to_owned(), key: k.to_owned(), begins });
            begins = false;
        }
        begins |= separated;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, kind: &str) -> (String, PostReading) {
        let plan = crate::plan::Plan::load("tan-hong").expect("the built-in plan");
        let reader = PostReader::new(&plan.posts, &plan.committee.own_words);
        let reading = reader.read(text, Some(kind), None);
        let codes: Vec<&str> = reading.posts.iter().map(|&p| plan.posts[p].code.as_str()).collect();
        (codes.join(";"), reading)
    }

    #[test]
    fn posts_are_read_in_their_unit() {
        let mut wrong = Vec::new();
        for (text, kind, expected) in [
            ("Trưởng phòng", "office", "truong-phong"),
            ("P. Trưởng phòng", "office", "pho-truong-phong"),
            ("PTP phụ trách", "office", "pho-truong-phong"),
            ("Quyền Trưởng phòng", "office", "truong-phong"),
            ("Q.TP", "office", "truong-phong"),
            ("nguyên Trưởng phòng", "office", ""),
            ("Bí thư Đảng uỷ, Chủ tịch HĐND xã", "commune", "bi-thu-dang-uy;chu-tich-hdnd-xa"),
            ("BT ĐU - CT.HĐND", "commune", "bi-thu-dang-uy;chu-tich-hdnd-xa"),
            ("PBT, CT UBND", "commune", "pho-bi-thu-dang-uy;chu-tich-ubnd-xa"),
            ("PBT TT Đảng uỷ", "commune", "pho-bi-thu-tt-dang-uy"),
            ("Bí thư", "commune", "bi-thu-dang-uy"),
            ("Bí thư", "party", "bi-thu-huyen-uy"),
            ("Bí thư", "association", "cap-truong-doan-the-huyen"),
            ("Bí thư chi bộ", "office", "bi-thu-chi-bo"),
            ("Bí thư Đoàn xã", "commune", "bi-thu-doan-xa"),
            ("TP-HT", "commune", "tu-phap-ho-tich"),
            ("Văn hoá - Xã hội", "commune", "van-hoa-xa-hoi"),
            ("VP-TK", "commune", "van-phong-thong-ke"),
            ("Phó Chỉ huy trưởng BCH Quân sự", "commune", "pho-chi-huy-truong-quan-su-xa"),
            ("UVBTV Huyện uỷ, Bí thư Đảng uỷ xã", "commune", "bi-thu-dang-uy;uy-vien-btv-huyen-uy"),
            ("HUV, Trưởng phòng", "office", "truong-phong;uy-vien-bch-dang-bo-huyen"),
            ("UV BTV Hội LHPN", "association", "uy-vien-btv-doan-the"),
            ("TB Tổ chức kiêm TP Nội vụ", "party", "truong-ban-dang;truong-phong"),
            ("Chủ tịch Hội Nông dân", "commune", "chu-tich-hoi-xa"),
            ("Chủ tịch", "association", "cap-truong-doan-the-huyen"),
            ("Hiệu trưởng", "education", "hieu-truong"),
            ("P.HT", "education", "pho-hieu-truong"),
            ("TTCM", "education", "to-truong"),
            ("Giáo viên Toán", "education", "giao-vien"),
            ("Trưởng Công an xã", "commune", "truong-cong-an-xa"),
            ("Chuyên viên", "office", "chuyen-vien"),
            ("ĐUV, Bí thư chi bộ", "commune", "uy-vien-bch-dang-bo-xa;bi-thu-chi-bo"),
            ("P. chánh VP", "party", "pho-chanh-van-phong-huyen-uy"),
        ] {
            let (got, _) = read(text, kind);
            let sorted = |s: &str| {
                let mut v: Vec<String> = s.split(';').map(str::to_owned).collect();
                v.sort();
                v
            };
            if sorted(&got) != sorted(expected) {
                wrong.push(format!("{text} ({kind}): {got}, expected {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn membership_comes_by_office_or_in_so_many_words() {
        let secretary = read("Bí thư Đảng uỷ", "commune").1;
        assert!(secretary.standing_committee && secretary.committee && !secretary.standing_stated);
        assert!(read("UVBTV, Chủ tịch UBND", "commune").1.standing_stated);
        assert!(read("UVBTV Huyện uỷ, Bí thư Đảng uỷ xã", "commune").1.district_standing_committee);
        assert!(!read("UV BTV Hội LHPN", "association").1.standing_committee);
        assert_eq!(read("nguyên Trưởng phòng Nội vụ", "office").1.former.len(), 1);
    }
}
