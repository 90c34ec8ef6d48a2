//! What clerks write for their units, and what must be found.

use super::{UnitIndex, UnitMatch};
use crate::plan::tests::tan_hong;

/// `code` for a unit of the plan, `~code` for a near miss, `+slug (kind)` for one outside, `-` for none.
fn shown(plan: &crate::plan::Plan, found: &UnitMatch) -> String {
    let code = |unit: usize| plan.units[unit].code.clone();
    match found {
        UnitMatch::Exact { unit } | UnitMatch::Inside { unit } => code(*unit),
        UnitMatch::Near { unit, .. } => format!("~{}", code(*unit)),
        UnitMatch::Outside { slug, kind, .. } => format!("+{slug} ({kind})"),
        UnitMatch::None => "-".to_owned(),
    }
}

fn check(table: &[(&str, &str)], find: impl Fn(&UnitIndex, &str) -> UnitMatch) {
    let plan = tan_hong();
    let index = UnitIndex::new(&plan);
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, shown(&plan, &find(&index, text))))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text:?}: {found}, expected {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_name_and_alias_is_its_own_unit() {
    let plan = tan_hong();
    let index = UnitIndex::new(&plan);
    for (i, unit) in plan.units.iter().enumerate() {
        for alias in std::iter::once(&unit.name).chain(&unit.aliases) {
            let expected = UnitMatch::Exact { unit: i };
            assert_eq!(index.find_label(alias), expected, "{alias}");
            assert_eq!(index.find_label(&alias.to_uppercase()), expected, "{alias}");
            let bare = crate::text::fold(alias);
            assert_eq!(index.find_label(&bare), expected, "{alias}");
        }
        let in_title = format!(
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC {} NĂM 2025",
            unit.name.to_uppercase()
        );
        assert_eq!(
            index.find_inside(&in_title),
            UnitMatch::Inside { unit: i },
            "{in_title}"
        );
    }
}

#[test]
fn labels() {
    check(
        &[
            ("Xã Bình Phú", "xa-binh-phu"),
            ("xã  BÌNH PHÚ", "xa-binh-phu"),
            ("X. Binh Phu", "xa-binh-phu"),
            ("BÌNH PHÚ", "xa-binh-phu"),
            ("Xã Bình Phú, huyện Tân Hồng", "xa-binh-phu"),
            ("UBND xã Bình Phú", "xa-binh-phu"),
            ("Uỷ ban nhân dân xã Bình Phú", "xa-binh-phu"),
            ("Đảng ủy xã Bình Phú", "xa-binh-phu"),
            ("HĐND xã Bình Phú", "xa-binh-phu"),
            ("UBMTTQVN xã Bình Phú", "xa-binh-phu"),
            ("Hội Nông dân xã Bình Phú", "xa-binh-phu"),
            ("Hội LHPN thị trấn Sa Rài", "tt-sa-rai"),
            ("Đoàn TNCS Hồ Chí Minh xã Thông Bình", "xa-thong-binh"),
            ("Văn phòng HĐND và UBND xã Bình Phú", "xa-binh-phu"),
            ("Uỷ ban Kiểm tra Đảng uỷ xã Bình Phú", "xa-binh-phu"),
            ("Đảng uỷ Bình Phú", "xa-binh-phu"),
            ("Công an xã Bình Phú", "xa-binh-phu"),
            ("Ban CHQS xã Bình Phú", "xa-binh-phu"),
            ("Chủ tịch UBND xã Bình Phú", "xa-binh-phu"),
            ("Thị trấn Sa Rài", "tt-sa-rai"),
            ("TT. Sa Rài", "tt-sa-rai"),
            ("Sa Rài", "tt-sa-rai"),
            ("Xã Tân Thành A", "xa-tan-thanh-a"),
            ("Xã Tân Thành B", "xa-tan-thanh-b"),
            ("Tân Thành  b", "xa-tan-thanh-b"),
            ("Xã An Phước", "xa-an-phuoc"),
            ("Xã Tân Phước", "xa-tan-phuoc"),
            ("P.GDĐT", "phong-giao-duc"),
            ("Phòng Giáo dục và Đào tạo huyện Tân Hồng", "phong-giao-duc"),
            ("Phòng GD & ĐT", "phong-giao-duc"),
            ("VPHU", "vp-huyen-uy"),
            ("Văn phòng Huyện ủy Tân Hồng", "vp-huyen-uy"),
            ("BTC HU", "ban-to-chuc"),
            ("TTCT", "trung-tam-chinh-tri"),
            ("Trung tâm Chính trị huyện Tân Hồng", "trung-tam-chinh-tri"),
            ("Phòng Lao động, Thương binh và Xã hội", "phong-lao-dong"),
            ("Phòng LĐ - TB & XH", "phong-lao-dong"),
            ("VP HĐND & UBND", "vp-hdnd-ubnd"),
            ("Văn phòng HĐND-UBND huyện", "vp-hdnd-ubnd"),
            ("UBMTTQ Việt Nam huyện Tân Hồng", "mttq-huyen"),
            ("Hội Nông dân huyện Tân Hồng", "hoi-nong-dan"),
            ("Huyện đoàn Tân Hồng", "huyen-doan"),
            ("BCH ĐOÀN HUYỆN TÂN HỒNG", "huyen-doan"),
            ("TRUNG TÂM VH-TT VÀ TRUYỀN THANH", "tt-van-hoa-truyen-thanh"),
            ("Thanh tra huyện Tân Hồng", "thanh-tra-huyen"),
            (
                "TT Văn hoá - Thể thao và Truyền thanh",
                "tt-van-hoa-truyen-thanh",
            ),
            ("TT. GDNN - GDTX", "tt-gdnn-gdtx"),
            ("BQL DA & PTQĐ", "bql-du-an"),
        ],
        UnitIndex::find_label,
    );
}

#[test]
fn labels_that_are_no_name_of_the_plan() {
    check(
        &[
            // slips of the pen
            ("Xã Bình Phúu", "~xa-binh-phu"),
            ("Phòng Tư phát", "~phong-tu-phap"),
            (
                "Phòng Tài nguyên và Môi trừơng",
                "phong-tai-nguyen-moi-truong",
            ),
            ("Phòng Kinh tê và Hạ tâng", "phong-kinh-te-ha-tang"),
            // outside the plan
            (
                "Trường THCS Tân Hộ Cơ",
                "+truong-thcs-tan-ho-co (education)",
            ),
            (
                "Trường Trung học cơ sở Tân Hộ Cơ",
                "+truong-thcs-tan-ho-co (education)",
            ),
            ("THCS Tân Hộ Cơ", "+truong-thcs-tan-ho-co (education)"),
            (
                "TRƯỜNG TIỂU HỌC TÂN HỘ CƠ 1",
                "+truong-tieu-hoc-tan-ho-co-1 (education)",
            ),
            ("TH Tân Hộ Cơ 1", "+truong-tieu-hoc-tan-ho-co-1 (education)"),
            (
                "Trường Mầm non Sa Rài",
                "+truong-mam-non-sa-rai (education)",
            ),
            ("MN Sa Rài", "+truong-mam-non-sa-rai (education)"),
            (
                "Trường MG xã Tân Phước",
                "+truong-mau-giao-xa-tan-phuoc (education)",
            ),
            ("Trạm Y tế xã Bình Phú", "+tram-y-te-xa-binh-phu (service)"),
            ("Trung tâm Y tế huyện", "+trung-tam-y-te (service)"),
            ("Công an huyện Tân Hồng", "+cong-an-huyen (vertical)"),
            ("Toà án nhân dân huyện", "+toa-an-nhan-dan (vertical)"),
            (
                "Chi cục Thuế khu vực Tân Hồng",
                "+chi-cuc-thue-khu-vuc-tan-hong (vertical)",
            ),
            ("Hội Chữ thập đỏ huyện", "+hoi-chu-thap-do (association)"),
            ("Phòng Dân tộc", "+phong-dan-toc (office)"),
            ("Xã An Bình", "+xa-an-binh (commune)"),
            ("UBND XÃ THƯỜNG PHƯỚC 1", "+xa-thuong-phuoc-1 (commune)"),
            ("Xã Tân Thành", "+xa-tan-thanh (commune)"),
            ("Xã Tân Thành C", "+xa-tan-thanh-c (commune)"),
            // the superior's line, and texts that name none
            ("HUYỆN UỶ TÂN HỒNG", "-"),
            ("UBND HUYỆN TÂN HỒNG", "-"),
            ("UỶ BAN NHÂN DÂN HUYỆN TÂN HỒNG", "-"),
            ("TỈNH UỶ ĐỒNG THÁP", "-"),
            ("UBND TỈNH ĐỒNG THÁP", "-"),
            ("ĐẢNG CỘNG SẢN VIỆT NAM", "-"),
            ("Văn phòng", "-"),
            ("Đảng uỷ", "-"),
            ("", "-"),
            ("   ", "-"),
            ("Trưởng phòng", "-"),
            ("Cán bộ cấp xã", "-"),
            ("Khối Đảng", "-"),
            ("Hội đồng nhân dân", "-"),
            ("ThS. Luật", "-"),
            ("TH.S Luật", "-"),
            ("Hội viên", "-"),
            ("Phòng, ban", "-"),
            ("Trường hợp khác", "-"),
            ("Nguyễn Văn Bình", "-"),
            ("Số: 12/BC-UBND", "-"),
        ],
        UnitIndex::find_label,
    );
}

#[test]
fn the_word_of_a_kind_names_its_only_unit() {
    check(
        &[
            ("Thị trấn", "tt-sa-rai"),
            ("UBND thị trấn", "tt-sa-rai"),
            ("Xã", "-"),
            ("Xã, thị trấn", "-"),
            ("Xã và thị trấn", "-"),
        ],
        UnitIndex::find_label,
    );
}

#[test]
fn who_is_asked_in_a_title_is_not_whose_list_it_is() {
    check(
        &[
            (
                "DANH SÁCH THEO MẪU 2C BAN TUYÊN GIÁO HUYỆN UỶ",
                "ban-tuyen-giao",
            ),
            ("DANH SÁCH THEO CÔNG VĂN CỦA PHÒNG NỘI VỤ", "-"),
            ("DANH SÁCH GỬI PHÒNG NỘI VỤ", "-"),
            (
                "Trung tam Dich vu Nong nghiep gui Ban To chuc",
                "tt-dich-vu-nong-nghiep",
            ),
            ("Gui BTC HU - Phong Y te", "phong-y-te"),
            ("BC Phòng Tư pháp theo CV Phòng Nội vụ", "phong-tu-phap"),
            ("Gui Phong Noi vu", "-"),
        ],
        |index, text| index.title_from(text, None),
    );
}

#[test]
fn titles_sheets_and_files() {
    check(
        &[
            (
                "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ NĂM 2025",
                "xa-binh-phu",
            ),
            ("DANH SÁCH CÁN BỘ XÃ\nBÌNH PHÚ", "xa-binh-phu"),
            ("DS CBCC xa Binh Phu (lan 2) sua", "xa-binh-phu"),
            ("DS_CBCC_XaBinhPhu_2025", "xa-binh-phu"),
            ("ds cbcc xabinhphu", "xa-binh-phu"),
            ("DS CBCC Binh Phu lan 2", "xa-binh-phu"),
            ("Bieu 1 - TT Sa Rài", "tt-sa-rai"),
            ("01. Phong Noi vu", "phong-noi-vu"),
            (
                "Danh sách xã Tân Thành A (kèm theo báo cáo)",
                "xa-tan-thanh-a",
            ),
            ("xa Tan Thanh B 2025", "xa-tan-thanh-b"),
            (
                "DANH SÁCH CẤP UỶ VIÊN ĐẢNG BỘ XÃ TÂN CÔNG CHÍ",
                "xa-tan-cong-chi",
            ),
            (
                "DANH SÁCH BAN THƯỜNG VỤ ĐẢNG UỶ XÃ THÔNG BÌNH",
                "xa-thong-binh",
            ),
            (
                "THỐNG KÊ CHẤT LƯỢNG CÔNG CHỨC PHÒNG NỘI VỤ HUYỆN TÂN HỒNG",
                "phong-noi-vu",
            ),
            ("Trưởng phòng Phòng Nội vụ", "phong-noi-vu"),
            (
                "Phó Giám đốc Trung tâm Chính trị huyện",
                "trung-tam-chinh-tri",
            ),
            (
                "Hiệu trưởng Trường THCS Tân Hộ Cơ",
                "+truong-thcs-tan-ho-co (education)",
            ),
            (
                "DANH SÁCH VIÊN CHỨC TRƯỜNG THCS TÂN HỘ CƠ NĂM HỌC 2024-2025",
                "+truong-thcs-tan-ho-co (education)",
            ),
            (
                "PHÒNG GD&ĐT TÂN HỒNG - TRƯỜNG MẦM NON BÌNH PHÚ",
                "+truong-mam-non-binh-phu (education)",
            ),
            ("2025_THCS_Tan_Ho_Co", "+truong-thcs-tan-ho-co (education)"),
            (
                "DS TH Tan Ho Co 1 2025",
                "+truong-tieu-hoc-tan-ho-co-1 (education)",
            ),
            (
                "Trường THCS Tân Thành A - danh sach 23",
                "+truong-thcs-tan-thanh-a (education)",
            ),
            (
                "Bieu 1 - Trường Mầm non An Phước nop bo sung 125",
                "+truong-mam-non-an-phuoc (education)",
            ),
            ("Truong THCS Phu Nam", "+truong-thcs-phu-nam (education)"),
            ("DS_CBCC_XaTanThanhA_2025", "xa-tan-thanh-a"),
            ("Xã Bình Phú - danh sách 3", "xa-binh-phu"),
            ("DANH SÁCH CÁN BỘ, CÔNG CHỨC CẤP XÃ NĂM 2025", "-"),
            ("DANH SÁCH CÁN BỘ CHỦ CHỐT XÃ, THỊ TRẤN", "-"),
            ("DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC NĂM 2025", "-"),
            ("DANH SÁCH VIÊN CHỨC TRƯỜNG HỌC", "-"),
            ("DANH SÁCH TRƯỞNG, PHÓ PHÒNG", "-"),
            ("C. MTTQ VÀ CÁC ĐOÀN THỂ", "-"),
            ("I. LÃNH ĐẠO", "-"),
            ("Danh sách phòng Nội vụ và phòng Tư pháp", "-"),
            ("Sheet1", "-"),
            ("Tổng hợp", "-"),
        ],
        UnitIndex::find_inside,
    );
}

#[test]
fn letterheads() {
    let plan = tan_hong();
    let index = UnitIndex::new(&plan);
    for (lines, expected) in [
        (&["HUYỆN UỶ TÂN HỒNG", "VĂN PHÒNG", "*"][..], "vp-huyen-uy"),
        (&["HUYỆN UỶ TÂN HỒNG", "BAN TỔ CHỨC"], "ban-to-chuc"),
        (
            &["ĐẢNG BỘ HUYỆN TÂN HỒNG", "ĐẢNG UỶ XÃ BÌNH PHÚ"],
            "xa-binh-phu",
        ),
        (&["UBND HUYỆN TÂN HỒNG", "PHÒNG NỘI VỤ"], "phong-noi-vu"),
        (&["UBND HUYỆN TÂN HỒNG", "VĂN PHÒNG"], "vp-hdnd-ubnd"),
        (
            &["UỶ BAN NHÂN DÂN\nXÃ BÌNH PHÚ", "Số: 12/BC-UBND"],
            "xa-binh-phu",
        ),
        (&["UỶ BAN NHÂN DÂN XÃ", "TÂN THÀNH A"], "xa-tan-thanh-a"),
        (
            &["PHÒNG GD&ĐT TÂN HỒNG", "TRƯỜNG THCS TÂN HỘ CƠ"],
            "+truong-thcs-tan-ho-co (education)",
        ),
        (&["HUYỆN UỶ TÂN HỒNG", "*"], "-"),
        (&["UBMTTQ VIỆT NAM HUYỆN TÂN HỒNG HUYỆN ĐOÀN"], "huyen-doan"),
        (&["UBND HUYỆN TÂN HỒNG"], "-"),
        (&["TỈNH UỶ ĐỒNG THÁP", "HUYỆN UỶ TÂN HỒNG"], "-"),
        (&["PHÒNG TƯ PHÁP", "Số: 05/DS-TP"], "phong-tu-phap"),
        (&[], "-"),
    ] {
        assert_eq!(
            shown(&plan, &index.find_letterhead(lines)),
            expected,
            "{lines:?}"
        );
    }
}

#[test]
fn names_outside_the_plan_are_written_as_people_write_them() {
    let plan = tan_hong();
    let index = UnitIndex::new(&plan);
    for (text, expected, of_level) in [
        (
            "DANH SÁCH VIÊN CHỨC TRƯỜNG TIỂU HỌC TÂN HỘ CƠ 1",
            "Trường Tiểu học Tân Hộ Cơ 1",
            "district",
        ),
        ("THCS Tân Hộ Cơ", "Trường THCS Tân Hộ Cơ", "district"),
        ("Trạm Y tế xã Bình Phú", "Trạm Y tế xã Bình Phú", "district"),
        ("UBND XÃ AN BÌNH", "Xã An Bình", "commune"),
        // typed without marks: what the plan knows gets its own
        (
            "DS CBCC truong mam non Tan Thanh B 1",
            "Trường Mầm non Tân Thành B 1",
            "district",
        ),
        (
            "111. truong thcs Tan Ho Co 2",
            "Trường THCS Tân Hộ Cơ 2",
            "district",
        ),
    ] {
        let UnitMatch::Outside { name, level, .. } = index.find_inside(text) else {
            panic!("{text} is outside the plan");
        };
        assert_eq!((name.as_str(), level.as_str()), (expected, of_level));
    }
}

#[test]
fn kinds_are_read_off_words() {
    let plan = tan_hong();
    let index = UnitIndex::new(&plan);
    for (text, kind) in [
        ("Trường THCS Tân Hộ Cơ", Some("education")),
        ("Trưởng phòng", None),
        ("Trạm Y tế xã Bình Phú", Some("service")),
        ("Phòng giao dịch NHCSXH", Some("vertical")),
        ("Khối Đảng", None),
    ] {
        assert_eq!(index.kind_of_words(text), kind, "{text}");
    }
}
