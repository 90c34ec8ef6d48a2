//! Posts on lines of their own, in a higher committee's run.

use super::*;

/// Lines part posts that the position, one text, no longer parts; also of a row that another took in.
#[test]
fn posts_on_lines_of_their_own_stay_apart() {
    let lower = folder(&[]);
    let header = ["TT", "Họ và tên", "Ngày sinh", "Chức vụ"];
    let lists: [(&str, &[(&str, &str)]); 2] = [
        (
            "UBND xã Bình Phú",
            &[("Lê Văn An", "CT Hội ND\nVPTK"), ("Lê Thị Bê", "VPTK")],
        ),
        (
            "Đảng uỷ xã Bình Phú",
            &[
                ("Lê Thị Bê", "BTĐU\nCông chức Văn phòng - thống kê"),
                ("Lê Văn An", ""),
            ],
        ),
    ];
    for (sender, listed) in lists {
        let rows = listed.iter().map(|(name, post)| {
            let born = if *name == "Lê Văn An" {
                "02/03/1980"
            } else {
                "04/05/1981"
            };
            ["1", name, born, post].map(Cell::from)
        });
        let rows: Vec<[Cell; 4]> = rows.collect();
        let rows: Vec<&[Cell]> = rows.iter().map(|r| &r[..]).collect();
        Case::new()
            .named(&format!("2025/{sender}.xlsx"))
            .sheet("DS", |s| {
                fill(s, &header, &rows);
                s.put("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ");
            })
            .write(lower.path());
    }
    let below = run(lower.path(), 2025);
    let shown = |done: &Consolidation| {
        let persons = done.roster.persons.iter();
        let shown = persons.map(|p| format!("{}: {}", p.full_name, p.posts.join(" ")));
        shown.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(
        shown(&below),
        [
            "Lê Thị Bê: bi-thu-dang-uy van-phong-thong-ke".to_owned(),
            "Lê Văn An: chu-tich-hoi-nong-dan-xa van-phong-thong-ke".to_owned(),
        ]
        .into()
    );
    let position = |p: &Person| p.position.as_deref() == Some("CT Hội ND VPTK");
    assert!(below.roster.persons.iter().any(position));
    let home = folder(&[("2025/roster.parquet".to_owned(), parquet(&below.roster))]);
    let above = run(home.path(), 2025);
    assert_eq!(persons(&below.roster), persons(&above.roster));
}
