//! The forms that circulate in the district: the headers of each, from the top, and what stands below them.

use crate::column::{Column, Kind};

/// Which form a unit fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Values under four header rows, birth dates by gender, ratings of three years.
    Values,
    /// Values under one header row.
    Simple,
    /// Ticks by Circulars 09 and 10/2004; ratings come in a second sheet.
    Ticks,
    /// Ticks by BM01, a row for each person.
    Bm01,
    /// Names and salaries of a commune by BM04; qualifications come in a second workbook.
    Bm04,
    /// The list of a school, with the school's own standards.
    School,
    /// The list of a school, with qualifications as text.
    SchoolText,
    /// Nothing but the list of ratings.
    Ratings,
}

fn col(path: &str, kind: Kind) -> Column {
    Column {
        path: path.split('|').map(str::to_owned).collect(),
        kind,
    }
}

fn columns(list: &[(&str, Kind)]) -> Vec<Column> {
    list.iter().map(|&(path, kind)| col(path, kind)).collect()
}

/// The columns of a form in a year.
pub fn form_columns(form: Form, year: u16) -> Vec<Column> {
    match form {
        Form::Values => values(year),
        Form::Simple => simple(year),
        Form::Ticks => ticks(),
        Form::Bm01 => bm01(year),
        Form::Bm04 => bm04(),
        Form::School => school(year),
        Form::SchoolText => school_text(year),
        Form::Ratings => ratings(true),
    }
}

fn values(year: u16) -> Vec<Column> {
    let mut list = columns(&[
        ("TT", Kind::Number),
        ("Họ và tên", Kind::Name),
        ("Ngày, tháng, năm sinh|Nam", Kind::BirthOf { woman: false }),
        ("Ngày, tháng, năm sinh|Nữ", Kind::BirthOf { woman: true }),
        ("Dân tộc", Kind::Ethnicity),
        ("Tôn giáo", Kind::Religion),
        ("Quê quán", Kind::Hometown),
        ("Số CCCD/CMND", Kind::NationalId),
        ("Chức vụ, đơn vị công tác hiện nay", Kind::Position),
        ("Ngày vào Đảng|Dự bị", Kind::PartyDate),
        ("Ngày vào Đảng|Chính thức", Kind::PartyDate),
        ("Trình độ|Đào tạo|Chuyên môn,\nnghiệp vụ", Kind::Education),
        ("Trình độ|Đào tạo|Lý luận\nchính trị", Kind::Politics),
        ("Trình độ|Bồi dưỡng|Quản lý nhà nước", Kind::State),
        ("Trình độ|Chứng chỉ|Ngoại ngữ", Kind::Language),
        ("Trình độ|Chứng chỉ|Tin học", Kind::Informatics),
        ("Ngạch, hệ số lương|Mã ngạch", Kind::RankCode),
        ("Ngạch, hệ số lương|Hệ số", Kind::Coefficient),
    ]);
    for of in [year - 2, year - 1, year] {
        let kind = if of == year {
            Kind::Rating
        } else {
            Kind::OldRating(of)
        };
        list.push(col(&format!("Kết quả đánh giá, xếp loại chất lượng|Cán bộ, công chức, viên chức|Các năm|Năm {of}"), kind));
    }
    list.push(col(
        &format!("Kết quả đánh giá, xếp loại chất lượng|Đảng viên|Năm {year}"),
        Kind::PartyRating,
    ));
    list.extend(columns(&[
        ("Đạt chuẩn chức danh", Kind::Standard),
        ("Đã bồi dưỡng kỹ năng trong năm", Kind::Skills),
        ("Quy hoạch chức danh", Kind::Planned),
        ("Ghi chú", Kind::Note),
    ]));
    list
}

fn simple(year: u16) -> Vec<Column> {
    let mut list = columns(&[
        ("STT", Kind::Number),
        ("Họ và tên", Kind::Name),
        ("Giới tính", Kind::Sex),
        ("Ngày tháng năm sinh", Kind::Birth),
        ("Tuổi", Kind::Age),
        ("Dân tộc", Kind::Ethnicity),
        ("Tôn giáo", Kind::Religion),
        ("Số CCCD", Kind::NationalId),
        ("Chức vụ", Kind::Position),
        ("Đối tượng (CB, CC, VC, HĐ)", Kind::Group),
        ("Đảng viên", Kind::PartyTick),
        ("Trình độ chuyên môn", Kind::Education),
        ("Lý luận chính trị", Kind::Politics),
        ("QLNN", Kind::State),
        ("Tin học", Kind::Informatics),
        ("Ngoại ngữ", Kind::Language),
    ]);
    list.push(col(&format!("Xếp loại năm {year}"), Kind::Rating));
    list.extend(columns(&[
        ("Đạt chuẩn chức danh", Kind::StandardTick),
        ("Đã bồi dưỡng kỹ năng trong năm", Kind::Skills),
        ("Ghi chú", Kind::Note),
    ]));
    list
}

fn ticks() -> Vec<Column> {
    columns(&[
        ("STT", Kind::Number),
        ("Họ và tên", Kind::Name),
        ("Ngày sinh", Kind::Birth),
        ("Quê quán", Kind::Hometown),
        ("Chức vụ", Kind::Position),
        ("Đơn vị công tác", Kind::UnitName),
        ("Ngạch, bậc lương hiện hưởng|Mã ngạch", Kind::RankCode),
        ("Ngạch, bậc lương hiện hưởng|Hệ số lương", Kind::Coefficient),
        ("Ngạch, bậc lương hiện hưởng|Thời gian hưởng", Kind::Empty),
        (
            "Trình độ đào tạo|Chuyên môn|Tiến sĩ",
            Kind::EducationTick(6, 6),
        ),
        (
            "Trình độ đào tạo|Chuyên môn|Thạc sĩ",
            Kind::EducationTick(5, 5),
        ),
        (
            "Trình độ đào tạo|Chuyên môn|Đại học",
            Kind::EducationTick(4, 4),
        ),
        (
            "Trình độ đào tạo|Chuyên môn|Cao đẳng",
            Kind::EducationTick(3, 3),
        ),
        (
            "Trình độ đào tạo|Chuyên môn|Trung học",
            Kind::EducationTick(2, 2),
        ),
        (
            "Trình độ đào tạo|Chuyên môn|Còn lại",
            Kind::EducationRest(1),
        ),
        (
            "Trình độ đào tạo|Chính trị|Cao cấp",
            Kind::PoliticsTick(3, 4),
        ),
        (
            "Trình độ đào tạo|Chính trị|Trung cấp",
            Kind::PoliticsTick(2, 2),
        ),
        ("Trình độ đào tạo|Tin học|Đại học", Kind::Empty),
        ("Trình độ đào tạo|Tin học|Chứng chỉ", Kind::InformaticsTick),
        ("Trình độ đào tạo|Ngoại ngữ|Anh văn|Đại học", Kind::Empty),
        (
            "Trình độ đào tạo|Ngoại ngữ|Anh văn|Chứng chỉ",
            Kind::LanguageTick,
        ),
        (
            "Trình độ đào tạo|Ngoại ngữ|Ngoại ngữ khác|Đại học",
            Kind::Empty,
        ),
        (
            "Trình độ đào tạo|Ngoại ngữ|Ngoại ngữ khác|Chứng chỉ",
            Kind::Empty,
        ),
        ("Chức danh khoa học|Giáo sư", Kind::Empty),
        ("Chức danh khoa học|Phó giáo sư", Kind::Empty),
        ("Đảng viên", Kind::PartyTick),
        ("Phụ nữ", Kind::WomanTick),
        ("Dân tộc ít người", Kind::MinorityTick),
        ("Đạt chuẩn chức danh", Kind::StandardTick),
    ])
}

fn bm01(year: u16) -> Vec<Column> {
    let mut list = columns(&[
        ("STT", Kind::Number),
        ("Họ và tên", Kind::Name),
        ("Ngày, tháng, năm sinh", Kind::Birth),
        ("Số định danh cá nhân (CCCD)", Kind::NationalId),
        ("Chức vụ, chức danh", Kind::Position),
        ("Trong đó|Nữ", Kind::WomanTick),
        ("Trong đó|Đảng viên", Kind::PartyTick),
        ("Trong đó|Dân tộc thiểu số", Kind::MinorityTick),
        ("Ngạch, hệ số lương|Mã ngạch", Kind::RankCode),
        ("Ngạch, hệ số lương|Hệ số", Kind::Coefficient),
    ]);
    for (level, name) in [
        (6, "Tiến sĩ"),
        (5, "Thạc sĩ"),
        (4, "Đại học"),
        (3, "Cao đẳng"),
        (2, "Trung cấp"),
        (1, "Sơ cấp"),
    ] {
        list.push(col(
            &format!("Trình độ đào tạo chia theo|Chuyên môn|{name}"),
            Kind::EducationTick(level, level),
        ));
    }
    for (level, name) in [
        (4, "Cử nhân"),
        (3, "Cao cấp"),
        (2, "Trung cấp"),
        (1, "Sơ cấp"),
    ] {
        list.push(col(
            &format!("Trình độ đào tạo chia theo|Chính trị|{name}"),
            Kind::PoliticsTick(level, level),
        ));
    }
    list.extend(columns(&[
        (
            "Trình độ đào tạo chia theo|Tin học|Trung cấp trở lên",
            Kind::Empty,
        ),
        (
            "Trình độ đào tạo chia theo|Tin học|Chứng chỉ",
            Kind::InformaticsTick,
        ),
        (
            "Trình độ đào tạo chia theo|Ngoại ngữ|Tiếng Anh|Đại học trở lên",
            Kind::Empty,
        ),
        (
            "Trình độ đào tạo chia theo|Ngoại ngữ|Tiếng Anh|Chứng chỉ (A, B, C)",
            Kind::LanguageTick,
        ),
        (
            "Trình độ đào tạo chia theo|Ngoại ngữ|Ngoại ngữ khác|Đại học trở lên",
            Kind::Empty,
        ),
        (
            "Trình độ đào tạo chia theo|Ngoại ngữ|Ngoại ngữ khác|Chứng chỉ (A, B, C)",
            Kind::Empty,
        ),
        (
            "Trình độ đào tạo chia theo|Chứng chỉ tiếng dân tộc",
            Kind::Empty,
        ),
        (
            "Trình độ đào tạo chia theo|QLNN|Chuyên viên cao cấp và TĐ",
            Kind::StateTick(4),
        ),
        (
            "Trình độ đào tạo chia theo|QLNN|Chuyên viên chính và TĐ",
            Kind::StateTick(3),
        ),
        (
            "Trình độ đào tạo chia theo|QLNN|Chuyên viên và TĐ",
            Kind::StateTick(2),
        ),
    ]));
    list.push(col(
        &format!("Xếp loại chất lượng năm {year}"),
        Kind::Rating,
    ));
    list.extend(columns(&[
        ("Đạt chuẩn chức danh", Kind::StandardTick),
        ("Đã bồi dưỡng kỹ năng trong năm", Kind::Skills),
        ("Ghi chú", Kind::Note),
    ]));
    list
}

fn bm04() -> Vec<Column> {
    columns(&[
        ("Stt", Kind::Number),
        ("Họ và tên", Kind::Name),
        ("Ngày tháng năm sinh|Nam", Kind::BirthOf { woman: false }),
        ("Ngày tháng năm sinh|Nữ", Kind::BirthOf { woman: true }),
        ("Chức vụ hoặc chức danh công tác", Kind::Position),
        ("Cơ quan, đơn vị đang làm việc", Kind::UnitName),
        ("Thời gian giữ chức vụ, chức danh", Kind::Empty),
        ("Mức lương hiện hưởng|Hệ số lương", Kind::Coefficient),
        ("Mức lương hiện hưởng|Bậc lương", Kind::Empty),
        ("Phụ cấp|Chức vụ", Kind::Allowance),
        ("Phụ cấp|Trách nhiệm", Kind::Empty),
        ("Phụ cấp|Khu vực", Kind::Empty),
        ("Phụ cấp|Phụ cấp vượt khung", Kind::Empty),
        ("Phụ cấp|Tổng phụ cấp (theo %)", Kind::Empty),
        ("Ghi chú", Kind::Note),
    ])
}

/// The second list of a commune that fills in BM04.
pub fn qualifications(year: u16) -> Vec<Column> {
    let skip = [
        Kind::Sex,
        Kind::Age,
        Kind::Group,
        Kind::Religion,
        Kind::Note,
    ];
    simple(year)
        .into_iter()
        .filter(|column| !skip.contains(&column.kind))
        .collect()
}

/// The list of ratings; birth dates in full, or years only.
pub fn ratings(years_only: bool) -> Vec<Column> {
    let (header, of): (&str, fn(bool) -> Kind) = if years_only {
        ("Năm sinh", |woman| Kind::YearOf { woman })
    } else {
        ("Ngày, tháng, năm sinh", |woman| Kind::BirthOf { woman })
    };
    let competent = "Cấp có thẩm quyền xếp loại";
    vec![
        col("TT", Kind::Number),
        col("Họ và tên", Kind::Name),
        col(&format!("{header}|Nam"), of(false)),
        col(&format!("{header}|Nữ"), of(true)),
        col("Chức vụ, đơn vị", Kind::Position),
        col("Tự xếp loại", Kind::OwnRating),
        col("Tập thể đánh giá", Kind::TeamRating),
        col(
            &format!("{competent}|Hoàn thành xuất sắc nhiệm vụ"),
            Kind::RatingTick("excellent"),
        ),
        col(
            &format!("{competent}|Hoàn thành tốt nhiệm vụ"),
            Kind::RatingTick("good"),
        ),
        col(
            &format!("{competent}|Hoàn thành nhiệm vụ"),
            Kind::RatingTick("fulfilled"),
        ),
        col(
            &format!("{competent}|Không hoàn thành nhiệm vụ"),
            Kind::RatingTick("unfulfilled"),
        ),
        col("Không đánh giá, xếp loại (lý do)", Kind::NotRated),
        col("Ghi chú", Kind::Note),
    ]
}

fn school(year: u16) -> Vec<Column> {
    let mut list = columns(&[
        ("TT", Kind::Number),
        ("Họ và tên", Kind::Name),
        ("Ngày sinh", Kind::Birth),
        ("Nữ", Kind::WomanTick),
        ("Dân tộc", Kind::Ethnicity),
        ("Đảng viên", Kind::PartyTick),
        ("Chức vụ", Kind::Position),
        ("Môn dạy", Kind::Subject),
        ("Trình độ CM|Trên chuẩn", Kind::SchoolStandard(true)),
        ("Trình độ CM|Đạt chuẩn", Kind::SchoolStandard(false)),
        ("Trình độ CM|Chưa đạt chuẩn", Kind::Empty),
        ("Mã số CDNN", Kind::RankCode),
        ("LLCT", Kind::Politics),
        ("Chuẩn nghề nghiệp (Tốt/Khá/Đạt/CĐ)", Kind::TeachingStandard),
    ]);
    list.push(col(
        &format!("Xếp loại VC {}-{year}", year - 1),
        Kind::Rating,
    ));
    list.extend(columns(&[
        ("Xếp loại đảng viên", Kind::PartyRating),
        ("Ghi chú", Kind::Note),
    ]));
    list
}

fn school_text(year: u16) -> Vec<Column> {
    let mut list = columns(&[
        ("STT", Kind::Number),
        ("Họ và tên", Kind::Name),
        ("Ngày, tháng, năm sinh", Kind::Birth),
        ("Nữ", Kind::WomanTick),
        ("Dân tộc", Kind::Ethnicity),
        ("Số CCCD", Kind::NationalId),
        ("Đảng viên", Kind::PartyTick),
        ("Chức vụ", Kind::Position),
        ("Nhóm (VC, HĐ)", Kind::Group),
        ("Trình độ chuyên môn", Kind::Education),
        ("Lý luận chính trị", Kind::Politics),
        ("Tin học", Kind::Informatics),
        ("Ngoại ngữ", Kind::Language),
        ("Chuẩn nghề nghiệp", Kind::TeachingStandard),
    ]);
    list.push(col(
        &format!("Kết quả xếp loại viên chức năm học {}-{year}", year - 1),
        Kind::Rating,
    ));
    list.extend(columns(&[
        ("Đạt chuẩn chức danh", Kind::Standard),
        ("Ghi chú", Kind::Note),
    ]));
    list
}

/// The list of a Party committee; the district's names each member's unit.
pub fn committee(district: bool) -> Vec<Column> {
    let mut list = columns(&[
        ("TT", Kind::Number),
        ("Họ và tên", Kind::Name),
        ("Ngày sinh", Kind::Birth),
        ("Nữ", Kind::WomanTick),
        ("Dân tộc", Kind::Ethnicity),
        ("Chức vụ Đảng", Kind::PartyPost),
        ("Chức vụ chính quyền, đoàn thể", Kind::OtherPost),
    ]);
    if district {
        list.push(col("Đơn vị công tác", Kind::UnitName));
    }
    list.extend(columns(&[
        ("Trình độ|Chuyên môn", Kind::Education),
        ("Trình độ|Lý luận chính trị", Kind::Politics),
        ("Lần đầu/ Tái cử", Kind::Elected),
    ]));
    list
}
