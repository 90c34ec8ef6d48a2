//! clap's complaints in Vietnamese.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Outcome;
use super::terminal::{complain, tell};
use crate::text::distance_within;

/// Tells what is wrong with the arguments; help and version go to stdout and are no failure.
pub(super) fn report(error: &clap::Error) -> Outcome {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        let _ = error.print();
        return Outcome::Done;
    }
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(s)) => s.join(", "),
        _ => String::new(),
    };
    let (arg, value) = (
        text(ContextKind::InvalidArg),
        text(ContextKind::InvalidValue),
    );
    // "--year <NĂM>": the name alone is what people typed
    let name = arg.split(' ').next().unwrap_or_default();
    let mut message = match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => {
            format!("thừa \"{arg}\": tên có dấu cách phải đặt trong ngoặc kép")
        }
        ErrorKind::UnknownArgument => format!("không có tuỳ chọn \"{arg}\""),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("thiếu giá trị sau \"{name}\"")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "giá trị \"{value}\" của \"{name}\" không đúng{}",
            form_of(&arg)
        ),
        ErrorKind::MissingRequiredArgument => {
            let missing = arg.trim_end_matches("...").trim_matches(['<', '>']);
            format!("chưa ghi {missing}: hãy gõ thêm vào sau tên lệnh")
        }
        // one word too many: most often the first was meant as a command
        ErrorKind::ArgumentConflict if arg.is_empty() => unknown_command(std::env::args()),
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            prior if prior == arg => format!("\"{name}\" chỉ được ghi một lần"),
            prior => {
                let prior = prior.split(' ').next().unwrap_or_default();
                format!("\"{name}\" không dùng chung được với \"{prior}\"")
            }
        },
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh \"{}\"", text(ContextKind::InvalidSubcommand))
        }
        _ => "không hiểu dòng lệnh".to_owned(),
    };
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ] {
        let suggestion = text(kind);
        if !suggestion.is_empty() {
            message += &format!("; có phải là \"{suggestion}\"?");
        }
    }
    complain(&message);
    let command = std::env::args()
        .nth(1)
        .filter(|first| COMMANDS.contains(&first.as_str()))
        .map(|name| format!("{name} "))
        .unwrap_or_default();
    tell(&format!("Gõ \"phuluc {command}--help\" để xem hướng dẫn."));
    Outcome::Usage
}

const COMMANDS: [&str; 4] = ["run", "check", "plan", "template"];

fn unknown_command(arguments: impl Iterator<Item = String>) -> String {
    let first = arguments.skip(1).find(|a| !a.starts_with('-'));
    let first = first.unwrap_or_default();
    match command_like(&first) {
        Some(name) => format!("không có lệnh \"{first}\"; có phải là \"{name}\"?"),
        None => {
            "chỉ nhận một thư mục mỗi lần chạy: hãy đặt tên thư mục có dấu cách trong ngoặc kép"
                .to_owned()
        }
    }
}

/// The command that a misspelt word was probably meant to be.
pub(super) fn command_like(word: &str) -> Option<&'static str> {
    COMMANDS
        .into_iter()
        .find(|name| distance_within(word, name, 1).is_some())
}

fn form_of(arg: &str) -> &'static str {
    if arg.contains("--as-of") {
        ": hãy gõ dạng năm-tháng-ngày, ví dụ 2025-12-31"
    } else if arg.contains("--year") {
        ": hãy gõ năm từ 2000 đến 2099, ví dụ 2025"
    } else {
        ""
    }
}
