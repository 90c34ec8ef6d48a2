//! The values of the roster's columns of fixed values, with their order where they form a ladder.

/// Declares an enum whose variants stand for the strings of contract §3, lowest first.
macro_rules! values {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All values, lowest first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Their texts in the same order.
            pub const TEXTS: &'static [&'static str] = &[$($text),+];

            /// The text that programs read.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value of a text, exactly as written in the contract.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

values! {
    /// Gender as the list states it.
    Gender { Male = "male", Female = "female" }
}
values! {
    /// How much of a birth date is known.
    BirthPrecision { Year = "year", Month = "month", Day = "day" }
}
values! {
    /// Employment group (domain dossier §2.5). Not a ladder.
    Employment {
        Cadre = "cadre", CivilServant = "civil_servant", PublicEmployee = "public_employee",
        Contract = "contract", CommunePartTime = "commune_part_time", ArmedForces = "armed_forces",
    }
}
values! {
    /// Professional qualification ("trình độ chuyên môn"), a ladder.
    Education {
        Untrained = "untrained", Elementary = "elementary", Intermediate = "intermediate",
        College = "college", Bachelor = "bachelor", Master = "master", Doctor = "doctor",
    }
}
values! {
    /// Political theory ("lý luận chính trị"), a ladder.
    PoliticalTheory {
        None = "none", Elementary = "elementary", Intermediate = "intermediate",
        Advanced = "advanced", Bachelor = "bachelor",
    }
}
values! {
    /// State management training ("quản lý nhà nước"), a ladder: cán sự, CV, CVC, CVCC.
    StateManagement {
        None = "none", Officer = "officer", Specialist = "specialist",
        Principal = "principal", Senior = "senior",
    }
}
values! {
    /// Annual rating of cadres, civil servants and public employees, lowest first.
    Rating {
        NotRated = "not_rated", Unfulfilled = "unfulfilled", Fulfilled = "fulfilled",
        Good = "good", Excellent = "excellent",
    }
}
