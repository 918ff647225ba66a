//! The language of rules: expressions that give a value, conditions that give met, not met or unknown.
//!
//! Holds the typed trees exactly as rule files write them, and the names inside them. Reading refuses a name that the
//! catalogue of fields does not have; whether kinds and units fit is checked in `resolve`, what a tree says about facts in
//! `evaluate`. Lawyers write these trees, so each variant is a word of a sentence.

use super::field::{FieldDef, List};
use crate::base::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field of the catalogue, written by its name
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRef(pub usize);

impl Serialize for FieldRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(super::field::FIELDS[self.0].name)
    }
}

impl<'de> Deserialize<'de> for FieldRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        FieldDef::index(&name).map(Self).ok_or_else(|| {
            // The nearest spelling is worth more than a hundred names.
            let last = name.rsplit('.').next().unwrap_or(&name);
            let near = super::field::FIELDS
                .iter()
                .map(|f| f.name)
                .find(|n| n.ends_with(last) || n.starts_with(&name));
            serde::de::Error::custom(format!(
                "{name:?} is not a fact{}",
                near.map_or_else(String::new, |n| format!(", perhaps {n:?}"))
            ))
        })
    }
}

/// A parameter, a term or a definition by its name; the place is found once when the rulebook is read
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRef {
    /// Name in the file
    pub name: String,
    /// Its place in the list it belongs to
    pub index: usize,
}

impl Serialize for NameRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl<'de> Deserialize<'de> for NameRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { name: String::deserialize(deserializer)?, index: usize::MAX })
    }
}

/// How two values are compared; days compare as earlier and later
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Op {
    /// `left ≥ right`
    AtLeast,
    /// `left ≤ right`
    AtMost,
    /// `left > right`
    MoreThan,
    /// `left < right`
    LessThan,
    /// `left = right`
    Equal,
    /// `left ≠ right`
    Different,
}

/// Something that gives a value
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Expr {
    /// A fact
    Field(FieldRef),
    /// A number; takes the unit of what it meets
    Number(f64),
    /// A day
    Date(Date),
    /// A word
    Code(String),
    /// A set of words
    Codes(Vec<String>),
    /// The day at which law is judged
    On,
    /// The value of a parameter on a day
    Param {
        /// Which parameter
        id: NameRef,
        /// The day that selects the value
        #[serde(default = "on")]
        at: Box<Self>,
    },
    /// The lower end of a parameter that is a range or span
    Lower {
        /// Which parameter
        id: NameRef,
        /// The day that selects the value
        #[serde(default = "on")]
        at: Box<Self>,
    },
    /// The upper end of a parameter that is a range or span
    Upper {
        /// Which parameter
        id: NameRef,
        /// The day that selects the value
        #[serde(default = "on")]
        at: Box<Self>,
    },
    /// A day plus calendar months, cut to the end of the month
    AddMonths(Box<Self>, Box<Self>),
    /// A day plus calendar days
    AddDays(Box<Self>, Box<Self>),
    /// Days from the first day to the second; negative if the second is earlier
    DaysBetween(Box<Self>, Box<Self>),
    /// The sum
    Sum(Vec<Self>),
    /// The first less the second
    Minus(Box<Self>, Box<Self>),
    /// The product, in the unit of the first
    Times(Box<Self>, Box<Self>),
    /// The largest
    Larger(Vec<Self>),
    /// A number as if it were of this unit, for products and quotients of law
    As(super::field::Unit, Box<Self>),
    /// The sum over a list
    Total {
        /// Which list
        of: List,
        /// Which of its objects
        #[serde(default)]
        only: Option<Box<Condition>>,
        /// What is added
        value: Box<Self>,
    },
    /// The first day over a list
    Earliest {
        /// Which list
        of: List,
        /// Which of its objects
        #[serde(default)]
        only: Option<Box<Condition>>,
        /// Which day
        value: Box<Self>,
    },
    /// The last day over a list
    Latest {
        /// Which list
        of: List,
        /// Which of its objects
        #[serde(default)]
        only: Option<Box<Condition>>,
        /// Which day
        value: Box<Self>,
    },
    /// How many objects of a list
    HowMany {
        /// Which list
        of: List,
        /// Which of its objects
        #[serde(default)]
        only: Option<Box<Condition>>,
    },
    /// How many different words over a list
    Distinct {
        /// Which list
        of: List,
        /// Which word
        value: Box<Self>,
    },
    /// A definition of the same criterion
    Ref(NameRef),
}

#[expect(clippy::unnecessary_box_returns, reason = "the default of a field that is a box")]
fn on() -> Box<Expr> {
    Box::new(Expr::On)
}

/// Something that is met, not met or unknown
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// Every one of them
    All(Vec<Self>),
    /// At least one of them
    Any(Vec<Self>),
    /// Not one of them
    NoneOf(Vec<Self>),
    /// The contrary
    Not(Box<Self>),
    /// At least so many of them
    AtLeast {
        /// How many
        number: u32,
        /// Of which
        of: Vec<Self>,
    },
    /// Asked only where something else holds
    If {
        /// Where
        when: Box<Self>,
        /// What is asked
        then: Box<Self>,
    },
    /// Two values compared
    Compare {
        /// Name of this leaf; by default the field on the left
        #[serde(default)]
        leaf: Option<String>,
        /// What is judged
        left: Expr,
        /// How
        is: Op,
        /// What it is judged by
        right: Expr,
    },
    /// A word that must be in a set
    In {
        /// Name of this leaf
        #[serde(default)]
        leaf: Option<String>,
        /// The word
        value: Expr,
        /// The set
        among: Expr,
    },
    /// A number or day that must lie in a parameter's range, ends inside
    Within {
        /// Name of this leaf
        #[serde(default)]
        leaf: Option<String>,
        /// What is judged
        value: Expr,
        /// The parameter
        range: NameRef,
        /// The day that selects its value
        #[serde(default = "on_plain")]
        at: Expr,
    },
    /// Two sets without a common word
    Disjoint {
        /// Name of this leaf
        #[serde(default)]
        leaf: Option<String>,
        /// What is judged
        left: Expr,
        /// What it is judged by
        right: Expr,
    },
    /// A set whose words are all in another
    Inside {
        /// Name of this leaf
        #[serde(default)]
        leaf: Option<String>,
        /// What is judged
        left: Expr,
        /// What it is judged by
        right: Expr,
    },
    /// A set that is not empty
    Filled {
        /// Name of this leaf
        #[serde(default)]
        leaf: Option<String>,
        /// The set
        set: Expr,
    },
    /// A fact that must be yes
    Yes(FieldRef),
    /// A fact that must be known; unknown until it is
    Given(FieldRef),
    /// Days that follow one another; equal days are in order
    InOrder {
        /// Name of this leaf
        #[serde(default)]
        leaf: Option<String>,
        /// The days
        days: Vec<Expr>,
    },
    /// Every object of a list
    Every {
        /// Which list
        of: List,
        /// Which of its objects
        #[serde(default)]
        only: Option<Box<Self>>,
        /// What is asked of each
        holds: Box<Self>,
    },
    /// At least one object of a list
    Exists {
        /// Which list
        of: List,
        /// What is asked of one
        holds: Box<Self>,
    },
    /// No object of a list
    NoOne {
        /// Which list
        of: List,
        /// What is asked of none
        holds: Box<Self>,
    },
    /// The number of objects of a list, compared; objects that nobody can tell widen the range of the count
    Count {
        /// Name of this leaf
        #[serde(default)]
        leaf: Option<String>,
        /// Which list
        of: List,
        /// Which of its objects
        only: Box<Self>,
        /// How
        is: Op,
        /// Number
        number: u32,
    },
    /// The paper of this criterion, for the object it is asked of
    Ticked,
    /// A condition of the rulebook by its name
    Term(NameRef),
    /// A parameter that has a value on a day; not met while it is unset
    Set {
        /// Which parameter
        id: NameRef,
        /// The day
        #[serde(default = "on_plain")]
        at: Expr,
    },
    /// Met
    Always,
}

fn on_plain() -> Expr {
    Expr::On
}

impl Condition {
    /// The conditions directly inside
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::All(of) | Self::Any(of) | Self::NoneOf(of) | Self::AtLeast { of, .. } => {
                of.iter().collect()
            }
            Self::Not(one) => vec![one],
            Self::If { when, then } => vec![when, then],
            Self::Every { only, holds, .. } => {
                only.iter().map(AsRef::as_ref).chain([holds.as_ref()]).collect()
            }
            Self::Exists { holds, .. } | Self::NoOne { holds, .. } => vec![holds],
            Self::Count { only, .. } => vec![only],
            _ => Vec::new(),
        }
    }

    /// The expressions directly inside
    pub fn values(&self) -> Vec<&Expr> {
        match self {
            Self::Compare { left, right, .. }
            | Self::Disjoint { left, right, .. }
            | Self::Inside { left, right, .. } => {
                vec![left, right]
            }
            Self::In { value, among, .. } => vec![value, among],
            Self::Within { value, at, .. } => vec![value, at],
            Self::Filled { set, .. } => vec![set],
            Self::InOrder { days, .. } => days.iter().collect(),
            Self::Set { at, .. } => vec![at],
            _ => Vec::new(),
        }
    }

    /// The conditions of [`Self::parts`], to be changed
    pub(super) fn parts_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::All(of) | Self::Any(of) | Self::NoneOf(of) | Self::AtLeast { of, .. } => {
                of.iter_mut().collect()
            }
            Self::Not(one) => vec![one],
            Self::If { when, then } => vec![when, then],
            Self::Every { only, holds, .. } => {
                only.iter_mut().map(AsMut::as_mut).chain([holds.as_mut()]).collect()
            }
            Self::Exists { holds, .. } | Self::NoOne { holds, .. } => vec![holds],
            Self::Count { only, .. } => vec![only],
            _ => Vec::new(),
        }
    }

    /// The expressions of [`Self::values`], to be changed
    pub(super) fn values_mut(&mut self) -> Vec<&mut Expr> {
        match self {
            Self::Compare { left, right, .. }
            | Self::Disjoint { left, right, .. }
            | Self::Inside { left, right, .. } => {
                vec![left, right]
            }
            Self::In { value, among, .. } => vec![value, among],
            Self::Within { value, at, .. } => vec![value, at],
            Self::Filled { set, .. } => vec![set],
            Self::InOrder { days, .. } => days.iter_mut().collect(),
            Self::Set { at, .. } => vec![at],
            _ => Vec::new(),
        }
    }

    /// The name of a leaf: its own, or the last part of the first field in it
    pub fn leaf_name(&self) -> String {
        let own = match self {
            Self::Compare { leaf, .. }
            | Self::In { leaf, .. }
            | Self::Within { leaf, .. }
            | Self::Disjoint { leaf, .. }
            | Self::Inside { leaf, .. }
            | Self::Filled { leaf, .. }
            | Self::InOrder { leaf, .. }
            | Self::Count { leaf, .. } => leaf.clone(),
            Self::Yes(field) | Self::Given(field) => return last_part(*field),
            Self::Ticked => return "paper".into(),
            Self::Set { id, .. } => return id.name.clone(),
            Self::Always => return "always".into(),
            _ => None,
        };
        own.or_else(|| self.values().into_iter().find_map(Expr::first_field).map(last_part))
            .unwrap_or_default()
    }
}

fn last_part(field: FieldRef) -> String {
    let name = super::field::FIELDS[field.0].name;
    name.rsplit('.').next().unwrap_or(name).to_owned()
}

impl Expr {
    /// The first field that stands in it
    pub fn first_field(&self) -> Option<FieldRef> {
        match self {
            Self::Field(field) => Some(*field),
            other => other.parts().into_iter().find_map(Self::first_field),
        }
    }

    /// The expressions directly inside
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Param { at, .. } | Self::Lower { at, .. } | Self::Upper { at, .. } => vec![at],
            Self::AddMonths(a, b)
            | Self::AddDays(a, b)
            | Self::DaysBetween(a, b)
            | Self::Minus(a, b)
            | Self::Times(a, b) => vec![a, b],
            Self::Sum(of) | Self::Larger(of) => of.iter().collect(),
            Self::As(_, value)
            | Self::Total { value, .. }
            | Self::Earliest { value, .. }
            | Self::Latest { value, .. }
            | Self::Distinct { value, .. } => vec![value],
            _ => Vec::new(),
        }
    }

    /// The condition that chooses objects, where it goes through a list
    pub fn chooser(&self) -> Option<&Condition> {
        match self {
            Self::Total { only, .. }
            | Self::Earliest { only, .. }
            | Self::Latest { only, .. }
            | Self::HowMany { only, .. } => only.as_deref(),
            _ => None,
        }
    }

    /// The expressions of [`Self::parts`], to be changed
    pub(super) fn parts_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Param { at, .. } | Self::Lower { at, .. } | Self::Upper { at, .. } => vec![at],
            Self::AddMonths(a, b)
            | Self::AddDays(a, b)
            | Self::DaysBetween(a, b)
            | Self::Minus(a, b)
            | Self::Times(a, b) => vec![a, b],
            Self::Sum(of) | Self::Larger(of) => of.iter_mut().collect(),
            Self::As(_, value)
            | Self::Total { value, .. }
            | Self::Earliest { value, .. }
            | Self::Latest { value, .. }
            | Self::Distinct { value, .. } => vec![value],
            _ => Vec::new(),
        }
    }

    /// The condition of [`Self::chooser`], to be changed
    pub(super) fn chooser_mut(&mut self) -> Option<&mut Condition> {
        match self {
            Self::Total { only, .. }
            | Self::Earliest { only, .. }
            | Self::Latest { only, .. }
            | Self::HowMany { only, .. } => only.as_deref_mut(),
            _ => None,
        }
    }
}
