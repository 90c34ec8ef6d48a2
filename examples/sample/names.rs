//! Invented people: names put together from common parts.

/// Family names, the frequent ones repeated.
pub const FAMILY: &[&str] = &[
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Huỳnh", "Võ",
    "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Phan", "Trương", "Đoàn", "Mai", "Cao",
    "Châu", "Lâm", "Tô", "Hà", "Thái", "Lương", "Kiều",
];
/// Middle names of men.
pub const MIDDLE_MEN: &[&str] = &[
    "Văn", "Văn", "Văn", "Hữu", "Minh", "Thanh", "Quốc", "Hoàng", "Công", "Tấn", "Đức", "Thành",
    "Phước", "Chí", "Trung", "Nhật",
];
/// Given names of men.
pub const GIVEN_MEN: &[&str] = &[
    "Hùng", "Dũng", "Tuấn", "Phong", "Nghĩa", "Hải", "Sơn", "Lâm", "Khánh", "Tài", "Lộc", "Phúc",
    "Thịnh", "Vinh", "Quang", "Bình", "Cường", "Đạt", "Hiếu", "Khoa", "Long", "Nam", "Nhân",
    "Quân", "Thắng", "Toàn", "Trí", "Tùng", "Việt", "Đông",
];
/// Middle names of women.
pub const MIDDLE_WOMEN: &[&str] = &[
    "Thị",
    "Thị",
    "Thị",
    "Ngọc",
    "Thị Kim",
    "Thị Mỹ",
    "Thị Thu",
    "Thị Bích",
    "Thị Hồng",
    "Thuý",
    "Diễm",
    "Thị Cẩm",
    "Kim",
    "Thanh",
];
/// Given names of women.
pub const GIVEN_WOMEN: &[&str] = &[
    "Hoa",
    "Lan",
    "Hương",
    "Tuyền",
    "Loan",
    "Nga",
    "Phượng",
    "Thảo",
    "Trang",
    "Vân",
    "Yến",
    "Xuân",
    "Nhung",
    "Hạnh",
    "Diệu",
    "Dung",
    "Duyên",
    "Giang",
    "Hằng",
    "Huệ",
    "Liên",
    "Ngân",
    "Nhi",
    "Oanh",
    "Phương",
    "Quyên",
    "Thơ",
    "Trâm",
    "Tuyết",
    "Kiều",
];

/// The name without marks, in small letters: two people of this district never share it.
pub fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(bare)
        .collect()
}

/// The letter under a Vietnamese letter's marks.
pub fn bare(letter: char) -> char {
    const GROUPS: &[(char, &str)] = &[
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
        ('d', "đ"),
    ];
    GROUPS
        .iter()
        .find(|(_, marked)| marked.contains(letter))
        .map_or(letter, |(base, _)| *base)
}

/// `Phòng Tư pháp` as `phong-tu-phap`.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for letter in plain(text).chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').to_owned()
}

/// `Phòng Tư pháp` as `Phong Tu phap`: how many clerks name a file.
pub fn unmarked(text: &str) -> String {
    text.chars()
        .map(|letter| {
            let small: String = letter.to_lowercase().collect();
            let base = small.chars().next().map_or(letter, bare);
            if letter.is_uppercase() {
                base.to_ascii_uppercase()
            } else {
                base
            }
        })
        .collect()
}
