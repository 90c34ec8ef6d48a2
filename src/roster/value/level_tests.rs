use std::sync::Arc;

use super::*;

fn text(s: &str) -> Value {
    Value::Text(Arc::from(s))
}

/// Cells that read without a problem; an empty level is blank.
fn check<L: Level>(rows: &[(&str, &[&str])]) {
    let rows: Vec<_> = rows.iter().map(|(l, cells)| (*l, None, *cells)).collect();
    compare::<L>(&rows);
}

/// Cells with a problem: level, code, cells.
fn check_problems<L: Level>(rows: &[(&str, Code, &[&str])]) {
    let rows: Vec<_> = rows
        .iter()
        .map(|(l, code, cells)| (*l, Some(*code), *cells))
        .collect();
    compare::<L>(&rows);
}

fn compare<L: Level>(rows: &[(&str, Option<Code>, &[&str])]) {
    let mut wrong = Vec::new();
    for (level, code, cells) in rows {
        for cell in *cells {
            let reading = read_level::<L>(&text(cell), true);
            let found = (
                reading.value.map_or("", Level::key),
                reading.problem.map(|p| p.code),
            );
            if found != (*level, *code) {
                wrong.push(format!("{cell:?}: {found:?}, not {:?}", (level, code)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn education_as_people_write_it() {
    check::<Education>(&[
        (
            "doctor",
            &[
                "Tiến sĩ",
                "tiến sỹ",
                "TS",
                "T.S",
                "TS.",
                "TSKH",
                "Tiến sĩ (CK II)",
                "Tiến sỹ /CKII",
                "BSCKII",
                "BS.CKII",
                "CKII",
                "CK2",
                "DSCKII",
                "Bác sĩ chuyên khoa II",
                "bác sĩ CK2",
                "PGS.TS",
                "Tiến sĩ Luật",
                "TIẾN SĨ",
                "BS CK 2",
            ],
        ),
        (
            "master",
            &[
                "Thạc sĩ",
                "Thạc sỹ",
                "ThS",
                "ThS.",
                "Th.S",
                "Ths.",
                "TH.S",
                "Ths Quản lý công",
                "Thạc sỹ QLGD",
                "Thạc sĩ (CK I)",
                "Thạc sỹ /CKI",
                "MBA",
                "CKI",
                "BSCKI",
                "BS.CK1",
                "Bác sĩ chuyên khoa I",
                "DSCKI",
                "Thac si",
                "thac sy QLC",
                "Đại học Luật; Thạc sĩ QLC",
                "ĐH Kế toán, Ths QLKT",
                "Thạc sĩ ĐH Bách khoa",
                "ThS QLGD; ĐHSP Toán",
                "Cao học",
                "Sau đại học",
                "Trên ĐH",
                "ĐH Luật + ThS Luật",
                "ĐH Luật/ThS QLNN",
                "ĐH Luật ThS Luật",
                "Th.sĩ",
                "BS CK I",
            ],
        ),
        (
            "bachelor",
            &[
                "Đại học",
                "ĐH",
                "DH",
                "đại hoc",
                "Dai hoc",
                "ĐẠI HỌC",
                "Đại học Luật",
                "ĐHSP",
                "ĐHSP Toán",
                "ĐHCT",
                "ĐHKT",
                "cử nhân",
                "CN",
                "CN Luật",
                "Cử nhân Luật",
                "kỹ sư",
                "KS",
                "KS Nông nghiệp",
                "kiến trúc sư",
                "Kiến trúc sư",
                "bác sĩ",
                "Bác sĩ đa khoa",
                "BS",
                "dược sĩ ĐH",
                "DSĐH",
                "Đại học (VLVH)",
                "Đại học (tại chức)",
                "ĐH từ xa",
                "Đại học - liên thông",
                "2 bằng ĐH",
                "02 bằng Đại học",
                "HV Tài chính",
                "HV HCQG",
                "Học viện Hành chính",
                "ĐH Luật, CN Kinh tế",
                "CĐSP; ĐHSP",
                "TC Luật, ĐH Luật",
                "Đ.H",
                "ĐH Luật (hệ TC)",
                "ĐH  Kinh tế",
                "Đại học Nông nghiệp",
                "Cử nhân hành chính",
                "12/12; ĐH Luật",
                "ĐH Y",
                "ĐH; chưa",
                "Đại học sư phạm",
                "Kĩ sư xây dựng",
                "Đạihọc",
                "ĐH Luật (2015)",
                "Tốt nghiệp ĐH",
                "Cử nhân xây dựng Đảng",
                "ĐHSP Tiểu học",
                "ĐH Văn bằng 2",
            ],
        ),
        (
            "college",
            &[
                "Cao đẳng",
                "CĐ",
                "CD",
                "CĐSP",
                "Cao đẳng nghề",
                "CĐ Kế toán",
                "cao dang",
                "C.Đ",
                "CĐSP Mầm non",
                "CĐ; TC",
                "Cao đẳng sư phạm",
                "CĐ Y tế",
                "Dược sĩ cao đẳng",
                "12+3",
                "Điều dưỡng cao đẳng",
            ],
        ),
        (
            "intermediate",
            &[
                "Trung cấp",
                "TC",
                "TCCN",
                "Trung học",
                "TH",
                "THCN",
                "THSP",
                "Trung học chuyên nghiệp",
                "Trung cấp nghề",
                "Y sĩ",
                "y sỹ",
                "12+2",
                "Dược trung",
                "CĐ SP (hệ TC)",
                "CĐSP (hệ trung cấp)",
                "Trung cấp Luật",
                "Tr.cấp",
                "TC Kế toán",
                "TC QLĐĐ",
                "T.C",
                "Dược sĩ trung học",
                "TC - Trường ĐH Cần Thơ",
                "Trung cấp, hệ vừa làm vừa học",
            ],
        ),
        (
            "elementary",
            &[
                "Sơ cấp",
                "SC",
                "sơ học",
                "CNKT",
                "Công nhân kỹ thuật",
                "nghề",
                "Sơ cấp nghề",
                "so cap",
                "Chứng chỉ nghề",
            ],
        ),
        (
            "untrained",
            &[
                "Chưa qua đào tạo",
                "chưa qua ĐT",
                "chưa",
                "Chưa",
                "không",
                "Không",
                "0",
                "THPT",
                "12/12",
                "9/12",
                "LĐPT",
                "lao động phổ thông",
                "Chưa qua",
                "THCS",
                "Tốt nghiệp THPT",
                "TN 12/12",
                "không có",
                "Chưa có",
                "CQĐT",
                "PTTH",
            ],
        ),
        (
            "",
            &["-", "…", "...", "–", "  ", "không rõ", "Chưa cập nhật"],
        ),
    ]);
}

#[test]
fn education_in_doubt() {
    use Code::{LevelInTraining, LevelNearMatch, LevelUnreadable};
    check_problems::<Education>(&[
        (
            "bachelor",
            LevelInTraining,
            &[
                "ĐH Luật, đang học ThS",
                "ĐH; đang học cao học",
                "ĐH (đang học thạc sĩ)",
                "Đại học Luật; học viên cao học",
                "Đang học ThS, ĐH Luật",
                "ĐH Luật đang học ThS",
                "CĐ; ĐH, ThS (chờ bằng)",
                "ĐH, ThS chờ bằng",
                "ĐH, chưa tốt nghiệp thạc sĩ",
                "ĐH Luật (đang theo học cao học)",
                "ĐH; ThS chưa nhận bằng",
                "Đại học, dự kiến học thạc sĩ",
            ],
        ),
        (
            "master",
            LevelInTraining,
            &[
                "ThS, NCS",
                "Thạc sĩ (nghiên cứu sinh)",
                "ThS; đang làm NCS tiến sĩ",
                "ThS Luật, NCS",
            ],
        ),
        (
            "intermediate",
            LevelInTraining,
            &[
                "TC (đang học ĐH)",
                "Trung cấp, đang học đại học",
                "Trung cấp Luật; đang học ĐH Luật",
            ],
        ),
        (
            "",
            LevelInTraining,
            &[
                "Đang học ĐH",
                "đang học",
                "ĐH (đang học)",
                "ThS (chờ bằng)",
                "NCS",
                "đang học thạc sĩ",
                "Đại học chờ cấp bằng",
                "Học viên cao học",
                "ĐH đang học",
            ],
        ),
        (
            "bachelor",
            LevelNearMatch,
            &["Đại hcọ", "Cử nhâm", "Đại họcc Luật", "Đại hoc5"],
        ),
        (
            "master",
            LevelNearMatch,
            &["Thạc sx", "Thạc sĩi", "ĐH Luật; Thạc sx QLC"],
        ),
        ("intermediate", LevelNearMatch, &["Trug cấp", "Trungg cấp"]),
        (
            "college",
            LevelNearMatch,
            &["Cao đẳg", "Cao đẳngg", "Cao dẳnh"],
        ),
        (
            "",
            LevelUnreadable,
            &[
                "Luật",
                "Kế toán",
                "x",
                "X",
                "1",
                "Quản lý đất đai",
                "??",
                "Chưa có ThS",
                "dưới đại học",
                "Tiếng Anh",
                "CN kỹ thuật",
                "Giáo dục tiểu học",
                "Trường ĐH Cần Thơ",
                "Công nghệ thông tin",
                "B",
                "Sư phạm Toán",
            ],
        ),
    ]);
}

#[test]
fn political_theory_as_people_write_it() {
    check::<PoliticalTheory>(&[
        (
            "bachelor",
            &[
                "Cử nhân",
                "CN",
                "CNCT",
                "Cử nhân CT",
                "CN LLCT",
                "Cử nhân chính trị",
                "cử nhân XDĐ",
                "Đại học chính trị",
                "ĐHCT",
                "CN, TC",
                "Cử nhân xây dựng Đảng",
            ],
        ),
        (
            "advanced",
            &[
                "Cao cấp",
                "CC",
                "CCCT",
                "CCLLCT",
                "C.cấp",
                "C.C",
                "Cao cấp LLCT",
                "CCLLCT-HC",
                "Cao cấp LLCT – hành chính",
                "Tương đương CC",
                "xác nhận tương đương cao cấp",
                "Cao cấp (hoàn chỉnh)",
                "TC, CC",
                "cao cap",
                "CAO CẤP",
                "CC LLCT",
                "Cao cấp lý luận chính trị",
                "CCLL",
                "Cao cấp lí luận chính trị",
            ],
        ),
        (
            "intermediate",
            &[
                "Trung cấp",
                "TC",
                "TCCT",
                "TCLLCT",
                "TCLLCT-HC",
                "tr.cấp",
                "Tr. cấp",
                "trung cấp LLCT-HC",
                "tương đương TC",
                "TC (2019)",
                "T.C",
                "Trung cấp lý luận chính trị - hành chính",
                "Trungcấp",
            ],
        ),
        (
            "elementary",
            &["Sơ cấp", "SC", "SCCT", "SCLLCT", "sơ cấp LLCT", "sơ học"],
        ),
        (
            "none",
            &[
                "Chưa qua đào tạo",
                "chưa",
                "không",
                "0",
                "Đảng viên mới",
                "bồi dưỡng kết nạp",
                "lớp cảm tình Đảng",
                "Chưa học",
                "chưa qua ĐT",
                "Chưa có",
                "Chưa qua bồi dưỡng",
            ],
        ),
        ("", &["-", "…"]),
    ]);
}

#[test]
fn political_theory_in_doubt() {
    use Code::{LevelInTraining, LevelNearMatch, LevelUnreadable};
    check_problems::<PoliticalTheory>(&[
        (
            "intermediate",
            LevelInTraining,
            &[
                "TC, đang học CC",
                "Trung cấp (đang học Cao cấp)",
                "TC (đang học CC 2024-2026)",
                "TC; CC chờ bằng",
                "TC, học viên cao cấp",
            ],
        ),
        (
            "",
            LevelInTraining,
            &[
                "Đang học CC (2024-2026)",
                "đang học TC",
                "CC (đang học)",
                "Cao cấp (chờ bằng)",
                "hoàn thành chờ bằng",
                "đang học",
            ],
        ),
        (
            "none",
            LevelInTraining,
            &["Chưa có (đang học TC)", "Chưa, đang học TC"],
        ),
        ("intermediate", LevelNearMatch, &["Trug cấp"]),
        ("advanced", LevelNearMatch, &["Cao cáap", "Cao cấo"]),
        (
            "",
            LevelUnreadable,
            &["x", "Đại học", "ĐH", "Luật", "A", "chưa có CC"],
        ),
    ]);
}

#[test]
fn state_management_as_people_write_it() {
    check::<StateManagement>(&[
        (
            "senior",
            &[
                "CVCC",
                "Chuyên viên cao cấp",
                "CV cao cấp",
                "CVCC, CVC",
                "Ngạch CVCC",
            ],
        ),
        (
            "principal",
            &[
                "CVC",
                "Chuyên viên chính",
                "CV chính",
                "ch.viên chính",
                "Ngạch CVC",
                "BD ngạch CVC",
                "CV, CVC",
                "QLNN chương trình CVC",
                "Chuyên viên chính và TĐ",
            ],
        ),
        (
            "specialist",
            &[
                "CV",
                "Chuyên viên",
                "ch.viên",
                "Ngạch CV",
                "BD CV",
                "BD QLNN chương trình CV",
                "Chuyên viên và tương đương",
                "CV; LĐ cấp phòng",
                "Ngạch chuyên viên",
                "chuyen vien",
                "QLNN ngạch CV",
            ],
        ),
        ("officer", &["Cán sự", "CS", "ngạch cán sự", "Cán sự và TĐ"]),
        (
            "none",
            &[
                "chưa",
                "không",
                "Chưa qua",
                "0",
                "Chưa qua bồi dưỡng",
                "chưa qua BD",
                "Chưa BD",
            ],
        ),
        ("", &["-", "..."]),
    ]);
    use Code::{LevelInTraining, LevelNearMatch, LevelUnreadable};
    check_problems::<StateManagement>(&[
        (
            "specialist",
            LevelInTraining,
            &["CV, đang học CVC", "CV (đang học CVC)"],
        ),
        ("", LevelInTraining, &["đang học CV", "CVC (đang học)"]),
        (
            "specialist",
            LevelNearMatch,
            &["Chuyên vien6", "Chuyênn viên"],
        ),
        (
            "",
            LevelUnreadable,
            &["x", "Đã qua BD", "Lãnh đạo cấp phòng", "Trung cấp", "QLNN"],
        ),
    ]);
}

#[test]
fn other_values_than_text() {
    let read = |v: &Value, zero| read_education(v, zero);
    assert_eq!(
        read(&Value::Number(0.0), true),
        Reading::of(Education::Untrained)
    );
    assert_eq!(
        read(&Value::Number(0.0), false),
        Reading::with(None, Code::LevelUnreadable)
    );
    assert_eq!(
        read(&Value::Number(1.0), true),
        Reading::with(None, Code::LevelUnreadable)
    );
    assert_eq!(
        read(&Value::NoCache, true),
        Reading::with(None, Code::FormulaNoValue)
    );
    assert_eq!(
        read(&Value::Error("#N/A".into()), true),
        Reading::with(None, Code::FormulaError)
    );
    assert_eq!(
        read(&Value::Bool(true), true),
        Reading::with(None, Code::LevelUnreadable)
    );
}

#[test]
fn a_doubtful_level_is_named() {
    let reading = read_education(&text("Thac sx"), true);
    let args = reading.problem.map(|p| p.args);
    assert_eq!(args, Some(vec![("value", "Thạc sĩ".to_owned())]));
}

#[test]
fn classes_of_tick_columns() {
    fn classes<L: Level>(rows: &[(&str, &[&str])]) {
        for (level, headers) in rows {
            for header in *headers {
                let found = class_of::<L>(header).map_or("", Level::key);
                assert_eq!(found, *level, "{header:?}");
            }
        }
    }
    classes::<Education>(&[
        (
            "doctor",
            &["TS", "Tiến sĩ", "Tiến sĩ (CK II)", "Tiến sỹ /CKII"],
        ),
        (
            "master",
            &[
                "ThS",
                "Thạc sĩ",
                "Thạc sĩ (CK I)",
                "Sau đại học",
                "Trên đại học",
                "ThS, TS",
                "Th.s",
                "CKI",
            ],
        ),
        (
            "bachelor",
            &[
                "ĐH",
                "Đại học",
                "Đại học trở lên",
                "ĐH và trên ĐH",
                "Cử nhân",
            ],
        ),
        ("college", &["CĐ", "Cao đẳng"]),
        ("intermediate", &["Trung học", "TC", "Trung cấp", "TCCN"]),
        (
            "elementary",
            &[
                "Sơ cấp",
                "SC",
                "Công nhân kỹ thuật, nhân viên nghiệp vụ, sơ cấp",
            ],
        ),
        (
            "untrained",
            &["12/12", "Chưa qua đào tạo", "Chưa qua ĐT", "THPT"],
        ),
        (
            "",
            &[
                "Còn lại",
                "Khác",
                "Dưới cao đẳng",
                "Trung cấp trở xuống",
                "Anh văn",
                "Nữ",
                "",
            ],
        ),
    ]);
    classes::<PoliticalTheory>(&[
        (
            "advanced",
            &[
                "CC",
                "Cao cấp",
                "Cao cấp, cử nhân",
                "Cử nhân, Cao cấp",
                "CC, CN",
                "Cao cấp/Cử nhân",
                "Cao cấp trở lên",
            ],
        ),
        ("bachelor", &["CN", "Cử nhân"]),
        ("intermediate", &["TC", "Trung cấp", "Trung cấp trở lên"]),
        ("elementary", &["SC", "Sơ cấp"]),
        ("none", &["Chưa qua ĐT", "Chưa"]),
        ("", &["Còn lại", "Khác"]),
    ]);
    classes::<StateManagement>(&[
        (
            "senior",
            &[
                "CVCC",
                "Chuyên viên cao cấp & TĐ",
                "Chuyên viên cao cấp và TĐ",
            ],
        ),
        (
            "principal",
            &[
                "CVC",
                "CVC trở lên",
                "Chuyên viên chính và tương đương",
                "CVC, CVCC",
            ],
        ),
        ("specialist", &["CV", "Chuyên viên và TĐ"]),
        ("officer", &["CS", "Cán sự và tương đương"]),
        ("", &["Nhân viên", "Còn lại"]),
    ]);
}
