use super::*;

fn sheet<'a>(limits: &'a Limits, room: &'a Room) -> SheetBuilder<'a> {
    SheetBuilder::new("DS", 1, Visibility::Visible, false, limits, room)
}

fn room(cells: usize) -> Room {
    Room {
        cells: Counter::new(cells),
        text: Counter::new(100),
    }
}

fn merge(top: u32, left: u32) -> Merge {
    Merge {
        top,
        left,
        bottom: top + 1,
        right: left,
    }
}

#[test]
fn sheets_of_a_workbook_share_its_room() {
    let (limits, room) = (Limits::default(), room(3));
    for row in 0..2 {
        let mut first = sheet(&limits, &room);
        assert_eq!(first.value(row, 0, Value::Bool(true), false), Ok(()));
    }
    let mut second = sheet(&limits, &room);
    assert_eq!(second.value(0, 0, Value::Bool(true), false), Ok(()));
    let over = second.value(0, 1, Value::Bool(true), false);
    assert!(matches!(
        over,
        Err(Refusal::OverLimit {
            far: Some((_, 0, 1)),
            ..
        })
    ));
}

#[test]
fn cells_beyond_excel_are_refused_wherever_the_sheet_begins() {
    let (limits, room) = (Limits::default(), room(3));
    for (row, col) in [(1_048_576, 0), (u32::MAX, 3), (0, 16_384)] {
        let over = sheet(&limits, &room).value(row, col, Value::Bool(true), false);
        assert!(
            matches!(over, Err(Refusal::OverLimit { .. })),
            "{row} {col}"
        );
    }
    let last = sheet(&limits, &room).value(1_048_575, 16_383, Value::Bool(true), false);
    assert_eq!(last, Ok(()));
}

#[test]
fn marks_are_kept_once_and_in_order() {
    let (limits, room) = (Limits::default(), room(3));
    let mut builder = sheet(&limits, &room);
    builder.value(4, 4, Value::Bool(true), false).expect("room");
    let merges = vec![merge(4, 4), merge(4, 4), merge(3, 4)];
    let hidden = vec![(8, 9), (2, 3), (4, 4), (2, 2), (9, 20)];
    let file = Arc::from("a.xlsx");
    let sheet = builder
        .finish(&file, merges, &[], hidden, &mut Vec::new())
        .expect("a sheet");
    assert_eq!(sheet.merges, [merge(3, 4), merge(4, 4)]);
    assert_eq!(sheet.hidden_columns, [(2, 4), (8, 20)]);
    let told = [1, 2, 4, 5, 8, 20, 21].map(|col| sheet.is_hidden_column(col));
    assert_eq!(told, [false, true, true, false, true, true, false]);
}

#[test]
fn too_many_merged_regions_are_refused() {
    let (limits, room) = (Limits::default(), room(3));
    let mut builder = sheet(&limits, &room);
    builder.value(0, 0, Value::Bool(true), false).expect("room");
    let many = (0..=100_000).map(|n| Merge {
        top: 0,
        left: 0,
        bottom: n,
        right: 0,
    });
    let file = Arc::from("a.xlsx");
    let done = builder.finish(&file, many.collect(), &[], Vec::new(), &mut Vec::new());
    assert!(matches!(done, Err(Refusal::OverLimit { .. })));
}

/// Spaces at the end belong to a sheet's name, what no name can hold does not.
#[test]
fn a_sheet_keeps_the_spaces_of_its_name() {
    let (limits, room) = (Limits::default(), room(3));
    let named = |name: &str| {
        let builder = SheetBuilder::new(name, 3, Visibility::Visible, false, &limits, &room);
        builder.sheet.name.to_string()
    };
    assert_eq!(named("Trung tâm "), "Trung tâm ");
    assert_eq!(named("Trung\u{202e} tâm"), "Trung tâm");
    assert_eq!(named("  "), "Sheet3");
}

#[test]
fn a_text_counts_for_each_cell_that_shows_it() {
    let (limits, room) = (Limits::default(), room(9));
    let ready = crate::intake::repair::make_ready(
        "bốn mươi byte, để năm lần thì đầy",
        crate::text::FontHint::Unknown,
    );
    let length = ready.as_ref().map_or(0, |r| r.text.len());
    let fits = 100 / length;
    assert!((1..9).contains(&fits), "{length}");
    let (mut first, mut second) = (sheet(&limits, &room), sheet(&limits, &room));
    for row in 0..u32::try_from(fits).expect("few") {
        assert_eq!(first.text(row, 0, ready.as_ref(), false), Ok(()));
    }
    let over = second.text(0, 0, ready.as_ref(), false);
    assert!(matches!(over, Err(Refusal::OverLimit { .. })), "{over:?}");
}
