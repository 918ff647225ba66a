//! The states a criterion, a rule or a figure can be shown in, with their words.
//!
//! Holds no judgement: `rules` judges, the report maps the judgement to one of these. Icons and colours of a state stand in the theme.

use crate::text::Texts;

/// How something stands; shown as icon and word, never by colour alone
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The law or the guidelines say no
    NotMet,
    /// A field or a paper is missing, so nothing can be said
    Unknown,
    /// The threshold comes from a funder or is inferred, or an error of the program
    ToVerify,
    /// The rule is past its review date; adds to another state
    Stale,
    /// Yes
    Met,
    /// Does not concern this case
    NotApplicable,
}

impl Status {
    /// Every state, worst first
    pub const ALL: [Self; 6] =
        [Self::NotMet, Self::Unknown, Self::ToVerify, Self::Stale, Self::Met, Self::NotApplicable];

    /// The word that stands beside the icon
    pub fn word(self, texts: &Texts) -> String {
        match self {
            Self::Met => texts.status_met(),
            Self::NotMet => texts.status_not_met(),
            Self::Unknown => texts.status_unknown(),
            Self::ToVerify => texts.status_to_verify(),
            Self::Stale => texts.status_stale(),
            Self::NotApplicable => texts.status_not_applicable(),
        }
    }
}
