//! Invented persons.

/// A fixed sequence of numbers.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % n
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// Somebody who does not exist.
#[derive(Clone)]
pub(super) struct Invented {
    pub(super) name: String,
    pub(super) birth: String,
    pub(super) woman: bool,
    pub(super) people: &'static str,
    pub(super) faith: &'static str,
    pub(super) post: &'static str,
    pub(super) party: bool,
    pub(super) card: String,
    pub(super) education: &'static str,
    pub(super) theory: &'static str,
    pub(super) management: &'static str,
    pub(super) rating: &'static str,
    /// First of the list.
    pub(super) heads: bool,
}

impl Invented {
    pub(super) fn new(dice: &mut Dice, post: &'static str, heads: bool, year: i32) -> Self {
        let woman = post.contains("LHPN") || dice.below(5) < 2;
        let family = dice.of(&[
            "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Hồ", "Dương", "Trương",
            "Lâm",
        ]);
        let middle = if woman {
            dice.of(&["Thị", "Thị Kim", "Ngọc", "Thị Mỹ", "Thanh"])
        } else {
            dice.of(&["Văn", "Hữu", "Minh", "Thanh", "Quốc", "Hoàng"])
        };
        let given = if woman {
            dice.of(&[
                "Lan",
                "Hạnh",
                "Tuyết",
                "Loan",
                "Diễm",
                "Phượng",
                "Thảo",
                "Trang",
                "Nhung",
                "Xuân",
            ])
        } else {
            dice.of(&[
                "Hùng", "Dũng", "Tâm", "Phúc", "Tài", "Lộc", "Nghĩa", "Sơn", "Hải", "Khoa",
            ])
        };
        let leads = ["Bí thư", "Phó", "Chủ", "Trưởng", "Chánh", "Giám", "Hiệu"];
        let leads = leads.iter().any(|word| post.starts_with(word));
        let age = if leads {
            34 + dice.below(22)
        } else {
            24 + dice.below(32)
        };
        let born = year - i32::try_from(age).unwrap_or(40);
        let (day, month) = (1 + dice.below(28), 1 + dice.below(12));
        let century = u8::from(woman);
        let card = format!("087{century}{:02}{:06}", born % 100, dice.below(1_000_000));
        let teaches = post == "Giáo viên";
        Self {
            name: format!("{family} {middle} {given}"),
            birth: format!("{day:02}/{month:02}/{born}"),
            woman,
            people: dice.of(&[
                "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Kinh", "Khmer", "Hoa",
            ]),
            faith: dice.of(&["Không", "Không", "Không", "Phật giáo Hoà Hảo", "Phật giáo"]),
            post,
            party: leads || dice.below(3) > 0,
            card,
            education: if leads {
                dice.of(&[
                    "Đại học Luật",
                    "Đại học",
                    "ThS. Quản lý công",
                    "Đại học Kinh tế",
                ])
            } else {
                dice.of(&["Đại học", "Đại học", "Cao đẳng", "Trung cấp", "ĐH Kế toán"])
            },
            theory: if leads {
                dice.of(&["Cao cấp", "Cao cấp", "Trung cấp"])
            } else if teaches {
                dice.of(&["Sơ cấp", "Sơ cấp", "Trung cấp", ""])
            } else {
                dice.of(&["Trung cấp", "Sơ cấp", "Trung cấp"])
            },
            management: if leads {
                "CVC"
            } else {
                dice.of(&["CV", "CV", ""])
            },
            rating: rating(dice),
            heads,
        }
    }

    /// The same person a year later in another post; some have learnt.
    pub(super) fn moved(mut self, dice: &mut Dice, post: &'static str, heads: bool) -> Self {
        (self.post, self.heads, self.rating) = (post, heads, rating(dice));
        if dice.below(4) == 0 {
            self.theory = "Cao cấp";
        }
        self
    }
}

fn rating(dice: &mut Dice) -> &'static str {
    dice.of(&["HTTNV", "HTTNV", "HTTNV", "HTTNV", "HTXSNV", "HTNV"])
}
