//! The command line (contract §1), in Vietnamese.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use crate::plan::Plan;

/// The folder read where none is given.
pub(super) const DEFAULT_INPUT: &str = "input";

const TEMPLATE: &str = "\
{about}

CÁCH DÙNG:
  {usage}

{all-args}{after-help}";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "phuluc",
    version = super::version::text(),
    about = "Tổng hợp danh sách cán bộ, công chức, viên chức của các đơn vị và lập phụ lục báo cáo sơ kết nghị quyết.",
    help_template = TEMPLATE,
    override_usage = "phuluc [run] [THƯ MỤC] [TUỲ CHỌN]\n  phuluc check TỆP... [TUỲ CHỌN]\n  phuluc plan [TÊN] [-o THƯ MỤC]\n  phuluc template [TUỲ CHỌN]",
    subcommand_help_heading = "LỆNH",
    subcommand_value_name = "LỆNH",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    args_conflicts_with_subcommands = true,
    after_help = "VÍ DỤ:\n  phuluc                                   đọc \"input\", ghi vào \"output\"\n  phuluc run \"D:\\Bao cao\\input\" --year 2025\n  phuluc check \"DS CBCC xa Binh Phu.xlsx\"  kiểm tra một tệp trước khi gửi\n\nGõ tên lệnh rồi --help để xem cách dùng của lệnh ấy: phuluc check --help\n"
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// In phiên bản
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "TUỲ CHỌN")]
    version: Option<bool>,
    /// In hướng dẫn này
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help_heading = "TUỲ CHỌN")]
    help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Đọc, tổng hợp và ghi các phụ lục (lệnh mặc định)
    #[command(
        help_template = TEMPLATE,
        override_usage = "phuluc run [THƯ MỤC] [TUỲ CHỌN]",
        after_help = "VÍ DỤ:\n  phuluc run \"D:\\Bao cao\\input\" --year 2025\n  phuluc run input/2025 --as-of 2025-06-30  số liệu sáu tháng đầu năm\n"
    )]
    Run(RunArgs),
    /// Đọc và báo lỗi của từng tệp, không ghi gì
    #[command(
        help_template = TEMPLATE,
        override_usage = "phuluc check TỆP... [TUỲ CHỌN]",
        mut_arg("year", |year| year.help("Năm của các tệp (mặc định: theo thư mục, tên tệp hoặc tiêu đề)")),
        after_help = "VÍ DỤ:\n  phuluc check \"DS CBCC xa Binh Phu.xlsx\" --year 2025\n  phuluc check input/2025 --columns  kèm cách hiểu từng cột\n"
    )]
    Check(CheckArgs),
    /// Ghi bộ danh mục ra tệp TOML và danh-muc.xlsx để sửa
    #[command(
        help_template = TEMPLATE,
        override_usage = "phuluc plan [TÊN] [-o THƯ MỤC]",
        after_help = "VÍ DỤ:\n  phuluc plan xa-2025 -o danh-muc-cua-toi\n"
    )]
    Plan(PlanArgs),
    /// Lập tệp mẫu để đơn vị ghi danh sách
    #[command(
        help_template = TEMPLATE,
        override_usage = "phuluc template [TUỲ CHỌN]",
        after_help = "VÍ DỤ:\n  phuluc template --unit xa-binh-phu\n  phuluc template --all-units --from-last-year input\n      mỗi đơn vị một tệp, ghi sẵn những người của năm trước\n"
    )]
    Template(TemplateArgs),
}

/// Arguments of `plan`.
#[derive(Debug, Args)]
pub(super) struct PlanArgs {
    /// Bộ danh mục: tên có sẵn, thư mục hoặc tệp (mặc định: tan-hong)
    #[arg(
        value_name = "TÊN",
        default_value = Plan::DEFAULT,
        help_heading = "ĐỐI SỐ",
        hide_default_value = true
    )]
    pub(super) name: String,
    /// Thư mục ghi các tệp (mặc định: danh-muc)
    #[arg(
        short,
        long,
        value_name = "THƯ MỤC",
        default_value = "danh-muc",
        help_heading = "TUỲ CHỌN",
        hide_default_value = true
    )]
    pub(super) output: PathBuf,
}

/// Arguments of `run`.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// Thư mục chứa mỗi năm một thư mục con, hoặc các tệp của một năm
    #[arg(
        value_name = "THƯ MỤC",
        default_value = DEFAULT_INPUT,
        help_heading = "ĐỐI SỐ",
        hide_default_value = true
    )]
    pub(super) input: PathBuf,
    /// Thư mục ghi kết quả (mặc định: output)
    #[arg(
        short,
        long,
        value_name = "THƯ MỤC",
        default_value = "output",
        help_heading = "TUỲ CHỌN",
        hide_default_value = true
    )]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) period: PeriodArgs,
    /// Kết thúc với mã 3 nếu còn lỗi
    #[arg(long, help_heading = "TUỲ CHỌN")]
    pub(super) strict: bool,
    /// Không in tiến độ và tóm tắt
    #[arg(long, help_heading = "TUỲ CHỌN")]
    pub(super) quiet: bool,
    /// Không ghi số định danh, ngày và tháng sinh, không lập tệp trả lại
    #[arg(long, help_heading = "TUỲ CHỌN")]
    pub(super) redact: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Tệp hoặc thư mục cần kiểm tra
    #[arg(value_name = "TỆP", required = true, help_heading = "ĐỐI SỐ")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) period: PeriodArgs,
    /// In thêm cách hiểu từng cột
    #[arg(long, help_heading = "TUỲ CHỌN")]
    pub(super) columns: bool,
}

/// Which period, under which plan.
#[derive(Debug, Args)]
pub(super) struct PeriodArgs {
    /// Năm báo cáo (mặc định: năm mới nhất tìm thấy)
    #[arg(long, value_name = "NĂM", value_parser = clap::value_parser!(i32).range(2000..=2099), help_heading = "TUỲ CHỌN")]
    pub(super) year: Option<i32>,
    /// Ngày chốt số liệu, dạng 2025-12-31 (mặc định: 31/12 của năm)
    #[arg(long, value_name = "NGÀY", help_heading = "TUỲ CHỌN")]
    pub(super) as_of: Option<NaiveDate>,
    /// Bộ danh mục: tên có sẵn, thư mục hoặc tệp (mặc định: tan-hong)
    #[arg(
        long,
        value_name = "DANH MỤC",
        default_value = Plan::DEFAULT,
        help_heading = "TUỲ CHỌN",
        hide_default_value = true
    )]
    pub(super) plan: String,
}

/// Arguments of `template`.
#[derive(Debug, Args)]
pub(super) struct TemplateArgs {
    /// Tệp cần ghi (mặc định: mau-danh-sach.xlsx); với --all-units là thư mục (mặc định: mau-danh-sach)
    #[arg(short, long, value_name = "TỆP", help_heading = "TUỲ CHỌN")]
    pub(super) output: Option<PathBuf>,
    /// Bộ danh mục: tên có sẵn, thư mục hoặc tệp (mặc định: tan-hong)
    #[arg(
        long,
        value_name = "DANH MỤC",
        default_value = Plan::DEFAULT,
        help_heading = "TUỲ CHỌN",
        hide_default_value = true
    )]
    pub(super) plan: String,
    /// Ghi sẵn tên một đơn vị, theo mã của bộ danh mục
    #[arg(
        long,
        value_name = "MÃ",
        conflicts_with = "all_units",
        help_heading = "TUỲ CHỌN"
    )]
    pub(super) unit: Option<String>,
    /// Lập cho mọi đơn vị của bộ danh mục, mỗi đơn vị một tệp
    #[arg(long, help_heading = "TUỲ CHỌN")]
    pub(super) all_units: bool,
    /// Ghi sẵn những người của năm mới nhất trong thư mục này
    #[arg(long, value_name = "THƯ MỤC", help_heading = "TUỲ CHỌN")]
    pub(super) from_last_year: Option<PathBuf>,
}
