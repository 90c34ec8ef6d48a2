//! Positions on several lines: a break stands between two posts, or within one that was only wrapped.

use super::super::post_alias::Place;
use super::super::post_text::{Word, is_bare, segment_end, words};
use super::super::post_words::{PostWords, Role, Tail};
use super::{PostReader, PostReading};

/// What stands for a break between two posts.
const APART: &str = "; ";

/// Ends of a line after which the same post goes on.
const GOES_ON: [char; 6] = [',', '-', '–', '&', '+', '/'];

impl PostReader {
    /// The text of a position with its lines as one: those that begin a further post apart, the others joined.
    pub(in crate::roster) fn settle_lines(
        &self,
        text: &str,
        kind: Option<&str>,
        level: Option<&str>,
    ) -> String {
        let place = Place { kind, level };
        let lines: Vec<&str> = text.split('\n').collect();
        let mut out = String::with_capacity(text.len() + lines.len());
        // where the part that stands last begins
        let mut from = 0;
        for (at, line) in lines.iter().enumerate() {
            let apart = at > 0 && self.parts(&out[from..], &lines[at..], place);
            if apart {
                out.push_str(APART);
                from = out.len();
            } else if at > 0 {
                out.push(' ');
            }
            out.push_str(line);
        }
        out
    }

    /// Whether a further post begins with the lines: what stands before is one that ends there, what follows
    /// begins one, and read as one text the two would lose one.
    fn parts(&self, before: &str, lines: &[&str], place: Place<'_>) -> bool {
        let line = lines[0];
        let read = |text: &str| self.read(text, place.kind, place.level);
        let held = read(before);
        let ends = is_whole(&held) && !before.ends_with(GOES_ON) && !goes_on(before);
        if !ends || !self.begins(before, &lines.join(" "), place) {
            return false;
        }
        let next = read(line);
        let joined = read(&[before, line].join(" "));
        let kept = |one: &PostReading| one.posts.iter().all(|post| joined.posts.contains(post));
        // "Phó Bí thư", "Thường trực", "Đảng uỷ": the second is no post, and says more of the first
        let one = kept(&held) && kept(&next) || !is_whole(&next);
        !(is_whole(&joined) && one)
    }

    /// Whether a text begins with a post that is none of the fields that may belong to the title before it.
    fn begins(&self, before: &str, text: &str, place: Place<'_>) -> bool {
        let lexicon = PostWords::embedded();
        let words = words(lexicon, text);
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        let at = match lexicon.roles.at(&texts) {
            Some((_, Role::Former)) => return true,
            Some((taken, _)) if taken < words.len() => taken,
            _ => 0,
        };
        let unknown =
            || place.is_unknown() && self.aliases.at(&words[at..], place).next().is_some();
        match self
            .find(&words, at, place)
            .or_else(|| self.find(&words, 0, place))
        {
            Some(found) => {
                let post = &self.posts[found.post];
                let titled = at > 0 || lexicon.persons.at(&texts).is_some();
                titled || post.leader || post.membership || !self.takes_field(before, place)
            }
            None => unknown(),
        }
    }

    /// Whether a position ends with a title to which a field of work may belong: "Trưởng phòng", "Chuyên viên".
    fn takes_field(&self, text: &str, place: Place<'_>) -> bool {
        let lexicon = PostWords::embedded();
        let words = words(lexicon, text);
        let segment = &words[last_segment(&words)..];
        let texts: Vec<&str> = segment.iter().map(|w| w.text.as_str()).collect();
        let is_staff = lexicon.staff.at(&texts).map(|(n, ())| n) == Some(texts.len());
        let looks_after = (0..texts.len()).any(|from| {
            let tail = lexicon.tails.at(&texts[from..]);
            matches!(tail, Some((n, Tail::Acting | Tail::Field)) if n == texts.len() - from)
        });
        let leads = || {
            let found = self.find(segment, 0, place);
            segment.len() == 1 && found.is_some_and(|f| self.posts[f.post].leader)
        };
        is_staff || looks_after || is_bare(lexicon, segment) || leads()
    }
}

/// Whether a reading names posts and nothing else.
fn is_whole(reading: &PostReading) -> bool {
    let named = !reading.posts.is_empty() || !reading.former.is_empty();
    reading.near.is_none() && (named && reading.unknown.is_empty() || reading.ambiguous)
}

/// Whether a text ends with words that lead to a post: "Công chức", "Nguyên", "giúp việc".
fn goes_on(text: &str) -> bool {
    let lexicon = PostWords::embedded();
    let words = words(lexicon, text);
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    let segment = last_segment(&words);
    (segment..words.len()).any(|from| {
        let rest = &texts[from..];
        let serves = lexicon.serving.at(rest).map(|(n, ())| n) == Some(rest.len());
        // what somebody looks after may stand behind, and the post that somebody holds for the time being
        let leads = match lexicon.roles.at(rest) {
            Some((n, role)) if n == rest.len() => role != Role::Acting || from == segment,
            _ => false,
        };
        serves || leads && rest.concat().len() > 1
    })
}

/// Where the last segment begins.
fn last_segment(words: &[Word]) -> usize {
    let ends = std::iter::successors(Some(0), |&from| Some(segment_end(words, from)));
    ends.take_while(|&at| at < words.len()).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::reader;

    #[test]
    fn a_line_that_begins_a_post_stands_apart() {
        let reader = reader();
        let commune = (Some("commune"), Some("commune"));
        let office = (Some("office"), Some("district"));
        let party = (Some("party"), Some("district"));
        let school = (Some("education"), Some("district"));
        let mut wrong = Vec::new();
        for (place, text) in [
            (commune, "BTĐU | Công chức Địa chính - XD"),
            (commune, "CT Hội ND | VPTK"),
            (commune, "UVBTV, PCT UBND | VPTK"),
            (commune, "Bí thư | Công chức Văn phòng - Thống kê"),
            (commune, "Phó Chủ tịch_UBND xã_Đảng uỷ viên"),
            (commune, "Phó Chủ tịch_HĐND xã_Đảng uỷ viên"),
            (commune, "Chủ tịch_Hội Nông dân_xã Bình Phú"),
            (commune, "Công chức_Văn phòng -_Thống kê"),
            (commune, "Công chức Tài chính_Kế toán"),
            (commune, "Đảng uỷ viên, Công chức_Văn phòng - Thống kê"),
            (commune, "Nguyên_Chủ tịch UBND | Công chức VH-XH"),
            (commune, "Trưởng ban_Văn hoá - xã hội"),
            (commune, "PCT UBND phụ trách_Văn hoá - Xã hội"),
            (commune, "Phó Bí thư_Thường trực_Đảng uỷ_Chủ tịch HĐND"),
            (party, "HUV | TB"),
            (party, "Trưởng Ban | HUV"),
            (party, "TB | CV"),
            (party, "Chuyên viên giúp việc_Bí thư Huyện uỷ"),
            (office, "Trưởng phòng_Tài chính - Kế hoạch"),
            (office, "Trưởng phòng_Kế toán"),
            (office, "PTP | CV"),
            (office, "Chuyên viên_Văn thư"),
            (office, "Phó Trưởng phòng phụ trách | HUV"),
            (school, "CT CĐCS | HT"),
            (school, "HT | GV"),
            (school, "GV | Thủ quỹ"),
            (school, "Hiệu trưởng_Trường THCS Tân Hộ Cơ"),
            (school, "Tổ trưởng_chuyên môn_Bí thư chi bộ"),
        ] {
            let typed = text.replace(" | ", "\n").replace('_', "\n");
            let settled = reader.settle_lines(&typed, place.0, place.1);
            let expected = text.replace(" | ", "; ").replace('_', " ");
            if settled != expected {
                wrong.push((text, settled));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
