//! The words that facts are written with: closed lists, spelled as rule and case files spell them.
//!
//! Holds names and codes and nothing else; their Italian and English stand in the text files, the structs that use them in
//! `facts`.

use serde::{Deserialize, Serialize};

/// A closed list of words, with the spelling that files use
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$item_about:meta])* $item:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$item_about])* #[serde(rename = $code)] $item,)+ }

        impl $name {
            /// Every word, as files spell it
            pub const CODES: &'static [&'static str] = &[$($code),+];
            /// Every value
            pub const ALL: &'static [Self] = &[$(Self::$item),+];

            /// The word as files spell it
            pub const fn code(self) -> &'static str {
                match self { $(Self::$item => $code,)+ }
            }
        }
    };
}

vocabulary! {
    /// What a programme is for (art. 23 c. 2)
    Purpose {
        /// Work in production sectors in Italy
        SectorsInItaly = "A_SECTORS_IN_ITALY",
        /// Work with Italian production sectors in the country of origin
        SectorsInOrigin = "B_SECTORS_IN_ORIGIN",
        /// Own business in the country of origin
        LocalBusiness = "C_LOCAL_BUSINESS",
    }
}

vocabulary! {
    /// Who approves
    ApprovalPath {
        /// Ministry of Labour
        Mlps = "MLPS",
        /// Ministry of Education
        Mim = "MIM",
        /// Ministry of University and Research
        Mur = "MUR",
        /// Transitional agreements of 2023 and 2024
        Cnel = "CNEL_2023_24",
    }
}

vocabulary! {
    /// Letter of the guidelines under which a body may propose
    Category {
        /// Regions and their bodies
        A = "a",
        /// Local authorities
        B = "b",
        /// National organisations of employers and workers
        C = "c",
        /// Joint and bilateral bodies
        D = "d",
        /// International organisations
        E = "e",
        /// Civil society on the AICS list
        F = "f",
        /// Associations acting for immigrants
        G = "g",
        /// Third sector in RUNTS
        H = "h",
        /// Accredited employment services
        I = "i",
        /// Bodies accredited by Regions
        J = "j",
        /// Universities, research, ITS
        K = "k",
        /// CPIA
        L = "l",
        /// Known to have no letter
        None = "none",
    }
}

vocabulary! {
    /// Part in the partnership
    Role {
        /// Capofila
        Lead = "LEAD",
        /// Partner
        Partner = "PARTNER",
        /// Aderente
        Adherent = "ADHERENT",
        /// Known to have no part yet
        None = "NONE",
        /// Decides, receives or pays without taking part: an authority, a mission, a funder
        Outside = "OUTSIDE",
    }
}

vocabulary! {
    /// Public registers and lists
    Register {
        /// List of the cooperation agency
        Aics = "AICS",
        /// Register of the third sector
        Runts = "RUNTS",
        /// Register of art. 42
        Art42 = "ART42",
        /// Accreditation for employment services
        EmploymentServices = "EMPLOYMENT_SERVICES",
        /// Regional accreditation for training
        TrainingRegion = "TRAINING_REGION",
    }
}

vocabulary! {
    /// What kind of body
    BodyKind {
        /// Public
        Public = "PUBLIC",
        /// Private without gain
        Private = "PRIVATE",
        /// Firm
        Company = "COMPANY",
        /// International organisation
        International = "INTERNATIONAL",
    }
}

vocabulary! {
    /// Levels of the European framework of languages, in order
    Level {
        /// None
        A0 = "A0",
        /// Breakthrough
        A1 = "A1",
        /// Waystage
        A2 = "A2",
        /// Threshold
        B1 = "B1",
        /// Vantage
        B2 = "B2",
        /// Effective proficiency
        C1 = "C1",
        /// Mastery
        C2 = "C2",
    }
}

vocabulary! {
    /// Housing an employer offers
    Housing {
        /// Flat
        Dwelling = "DWELLING",
        /// Dormitory on the site
        SiteDormitory = "SITE_DORMITORY",
        /// Hotel or similar
        Hotel = "HOTEL",
        /// Known to offer none
        None = "NONE",
    }
}

vocabulary! {
    /// Length of a contract
    Contract {
        /// Open-ended
        Open = "OPEN",
        /// Fixed-term
        Fixed = "FIXED",
    }
}

vocabulary! {
    /// Title a candidate brings for the Blue Card
    Title {
        /// Tertiary or post-secondary of three years or more
        Tertiary = "TERTIARY_3Y",
        /// Regulated profession
        Regulated = "REGULATED",
        /// Skill shown by experience
        Experience = "EXPERIENCE",
        /// Manager or specialist in information technology, by experience
        Ict = "ICT",
        /// Known to have none of them
        None = "NONE",
    }
}

vocabulary! {
    /// Permit a candidate holds
    PermitType {
        /// Study
        Study = "STUDY",
        /// University study
        University = "UNIVERSITY",
        /// Vocational training
        Training = "TRAINING",
        /// Internship
        Internship = "INTERNSHIP",
        /// Another one
        Other = "OTHER",
        /// Known to hold none
        None = "NONE",
    }
}

vocabulary! {
    /// Where a paper stands
    PaperState {
        /// It is there
        Held = "HELD",
        /// It is awaited
        Pending = "PENDING",
        /// It was refused, or it is known that it will not come
        Refused = "REFUSED",
    }
}

vocabulary! {
    /// Legal route of entry
    Route {
        /// Training abroad
        Art23 = "ART23",
        /// EU Blue Card
        BlueCard = "BLUE_CARD",
        /// Quota decree, non-seasonal
        Quota = "QUOTA",
        /// Quota decree, seasonal
        SeasonalQuota = "SEASONAL_QUOTA",
        /// Conversion of a study or training permit
        Conversion = "CONVERSION",
        /// Course or internship in Italy
        Internship = "INTERNSHIP",
        /// Special cases of art. 27
        Art27 = "ART27",
        /// Known to cross no border
        Resident = "RESIDENT",
    }
}

vocabulary! {
    /// Verdict of an override
    ForcedOutcome {
        /// Met
        Met = "Met",
        /// Not met
        NotMet = "NotMet",
        /// Does not apply
        NotApplicable = "NotApplicable",
        /// To verify
        ToVerify = "ToVerify",
    }
}
