//! Organisations, their roles, and the links of the network.

use super::{Country, Path, estimate::is_default};
use crate::base::Id;
use serde::{Deserialize, Serialize};

/// What an organisation is, for its icon and for the law
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OrgKind {
    /// Region, municipality, agency of theirs
    PublicBody,
    /// Ministry or office of the State that decides
    Authority,
    /// Embassy or consulate of Italy
    DiplomaticMission,
    /// Foreign public body
    ForeignAuthority,
    /// International organisation
    International,
    /// Association of employers
    EmployersAssociation,
    /// Union
    Union,
    /// Joint or bilateral body
    BilateralBody,
    /// Training body or employment agency
    TrainingBody,
    /// University, research institute, ITS
    University,
    /// Provincial centre for adult education
    Cpia,
    /// Third sector, civil society
    ThirdSector,
    /// Firm
    Company,
    /// Inter-professional fund, foundation, managing authority
    Funder,
}

/// Letter of the art. 23 guidelines under which a body may propose
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Art23Category {
    /// Regions and their bodies
    A,
    /// Local authorities
    B,
    /// National organisations of employers and workers
    C,
    /// Joint and bilateral bodies
    D,
    /// International organisations
    E,
    /// Civil society on the AICS list
    F,
    /// Associations acting for immigrants
    G,
    /// Third sector in RUNTS
    H,
    /// Accredited employment services
    I,
    /// Bodies accredited by Regions for training
    J,
    /// Universities, research, ITS
    K,
    /// CPIA
    L,
}

/// A public register a body may be in
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Register {
    /// List of the cooperation agency
    Aics,
    /// Register of the third sector
    Runts,
    /// Register of art. 42
    Art42,
    /// Accreditation for employment services
    EmploymentServices,
    /// Regional accreditation for training
    RegionalTraining,
}

/// What a body does in a corridor
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Capofila
    Lead,
    /// Partner
    Partner,
    /// Aderente
    Adherent,
    /// Holds courses
    Trainer,
    /// Selects candidates
    Selector,
    /// Brings employers
    EmployersVoice,
    /// Pays
    Funder,
    /// Decides on an act
    Authority,
    /// Helps after arrival
    Welcome,
}

/// One role, in one corridor or in the whole programme
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleIn {
    /// Which role
    pub role: Role,
    /// The corridor; none means the whole programme
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corridor: Option<Id>,
}

/// A body that takes part
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// What it is
    pub kind: OrgKind,
    /// Country of its seat
    pub country: Country,
    /// Letter under which it may propose; none: it may not, or nobody knows
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Art23Category>,
    /// Whether the letter is the group's own reading and not documented
    #[serde(default, skip_serializing_if = "is_default")]
    pub category_assumed: bool,
    /// Its roles
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleIn>,
    /// What it does here, in a few words; second line of its node
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub task: String,
    /// Countries where it is active, beside its seat
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub active_in: Vec<Country>,
    /// Registers it is in
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub registers: Vec<Register>,
    /// Years of activity for immigrants
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years_active: Option<u32>,
    /// Whether comparatively most representative at national level
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nationally_representative: Option<bool>,
    /// Whether a branch has organisational and financial autonomy
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autonomous_branch: Option<bool>,
    /// Reference that names it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What flows along a link
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LinkKind {
    /// Persons
    People,
    /// Euro
    Money,
    /// What somebody undertook to do
    Obligation,
    /// A decision
    Authority,
}

/// A link of the network, from one object to another
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Text id
    pub id: Id,
    /// Which kind
    pub kind: LinkKind,
    /// Path of the object it leaves, such as `organisations/ofppt`
    pub from: Path,
    /// Path of the object it reaches, such as `corridors/meccatronica` or `corridors/meccatronica/stages/visto`
    pub to: Path,
    /// A few words on the link
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
}
