//! The plans that ship with the program, embedded as files that `phuluc plan` writes out.

/// A built-in plan: its name and its files, name and text.
pub(super) struct BuiltIn {
    pub(super) name: &'static str,
    pub(super) files: &'static [(&'static str, &'static str)],
    /// What the files say, as `build.rs` writes it.
    pub(super) stored: &'static str,
}

macro_rules! files {
    ($folder:literal: $($file:literal),+ $(,)?) => {
        &[$(($file, include_str!(concat!("data/", $folder, "/", $file)))),+]
    };
}

/// All built-in plans; the first is the default.
pub(super) const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: "tan-hong",
        files: files!("tan-hong":
            "plan.toml", "committee.toml", "units.toml", "posts.toml", "bands.toml", "targets.toml",
            "appendices.toml", "forms.toml",
        ),
        stored: crate::text::table!("plan-tan-hong"),
    },
    BuiltIn {
        name: "xa-2025",
        files: files!("xa-2025":
            "plan.toml", "committee.toml", "units.toml", "posts.toml", "bands.toml", "targets.toml",
            "appendices.toml", "forms.toml",
        ),
        stored: crate::text::table!("plan-xa-2025"),
    },
];
