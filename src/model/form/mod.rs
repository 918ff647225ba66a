//! Which fields every kind of object has, in the order of a form, and what may stand in each.
//!
//! A closed description of the model as data: one [`Field`] for each field that a file can hold, with its [`Kind`] and
//! whether it may be absent. Forms, adding, removing and copying of objects all read it, so that none of them knows a
//! field by name; a test holds it and the types together. Holds no words (`report::words`), draws nothing and checks no
//! soundness ([`validate`](super::validate)).
//!
//! | file | holds |
//! |---|---|
//! | `fields` | the tables, one a type |
//! | `choice` | the closed vocabularies |
//! | [`draft`] | values that are being made: what is still missing, what they begin with |

mod choice;
pub mod draft;
mod fields;

pub use choice::Choice;
pub use fields::{
    COMMITMENT, CORRIDOR, COST, COURSE, EMPLOYER, EVIDENCE, EXIT, INTAKE, LAW_CHANGE, LEVER, LINK, OFFICE,
    ORGANISATION, OVERRIDE, POSITION, PROFILE, PROGRAMME, REFERENCE, SOURCE, STAGE,
};

use super::{Path, Unit};
use serde_json::Value;

/// A field of an object
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// Its name in files
    pub name: &'static str,
    /// What may stand in it
    pub kind: Kind,
    /// Whether it may be absent
    pub need: Need,
}

/// Whether a field may be absent
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be there
    Required,
    /// Absent means that nobody knows, or that there is none
    Optional,
    /// Absent means the usual value: an empty list or text, no, everybody at once
    Usual,
}

/// What may stand in a field
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// The id of the object itself; paths lead through it, so it never changes
    Id,
    /// A number the program keeps for itself, such as the random stream of a stage
    Kept,
    /// Words on one line
    Words,
    /// A text of several lines
    Note,
    /// An id of something outside the scenario: a criterion, a parameter, a rulebook
    Code(Code),
    /// Yes or no
    Truth,
    /// A day
    Day,
    /// A whole number between two bounds, both admitted
    Whole(u32, u32),
    /// A number in a unit
    Number(Unit),
    /// Euro, kept in cents
    Cents,
    /// A country by its three letters
    Country,
    /// A word of a closed vocabulary
    Choice(Choice),
    /// An estimate in one of the units
    Estimate(&'static [Unit]),
    /// The id of an object
    One(To, Lost),
    /// The path of an object or field
    Place(Lost),
    /// Fields together
    Record(&'static [Field]),
    /// One of several cases, perhaps with something below
    Cases(&'static [Case]),
    /// Any number of values
    Many(&'static Self),
    /// Any number of objects with ids
    Objects(&'static [Field]),
    /// A country and how many persons
    Persons,
}

/// One case of a field that is one of several
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Case {
    /// Its name in files
    pub name: &'static str,
    /// What stands below it
    pub holds: Holds,
}

/// What stands below a case
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Holds {
    /// Nothing: the name is all
    Nothing,
    /// One value
    Value(&'static Kind),
    /// Fields
    Fields(&'static [Field]),
}

/// Something outside the scenario that a field names
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// A criterion, such as `PAR-06`
    Criterion,
    /// A dated parameter, such as `P_VISA_WINDOW`
    Parameter,
    /// A rulebook
    Rulebook,
    /// A thing to do: criterion and fact
    Todo,
    /// A question of the interview
    Question,
}

/// Which list a reference leads to
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// References
    References,
    /// Profiles
    Profiles,
    /// Organisations
    Organisations,
    /// Offices
    Offices,
    /// Courses
    Courses,
    /// Employers
    Employers,
    /// Corridors
    Corridors,
    /// Sources
    Sources,
    /// Stages of the corridor at hand
    Stages,
    /// Exits of the corridor at hand
    Exits,
    /// Stages and exits of the corridor at hand
    Onward,
}

impl To {
    /// The list of the scenario; none for lists inside a corridor
    pub const fn list(self) -> Option<&'static str> {
        Some(match self {
            Self::References => "references",
            Self::Profiles => "profiles",
            Self::Organisations => "organisations",
            Self::Offices => "offices",
            Self::Courses => "courses",
            Self::Employers => "employers",
            Self::Corridors => "corridors",
            Self::Sources => "sources",
            Self::Stages | Self::Exits | Self::Onward => return None,
        })
    }

    /// The lists inside a corridor
    pub const fn inner_lists(self) -> &'static [&'static str] {
        match self {
            Self::Stages => &["stages"],
            Self::Exits => &["exits"],
            Self::Onward => &["stages", "exits"],
            _ => &[],
        }
    }
}

/// What becomes of a reference when what it names goes
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The field is empty then, or the list shorter
    Empty,
    /// What holds the reference means nothing without it and goes too
    Holder,
    /// Leads to where the lost stage led, or to another exit
    Onward,
    /// An empty list would admit everything, so the source is closed instead
    Close,
    /// It may not go: something else must be chosen first
    Refuse,
}

/// The lists of a scenario whose objects have a form, with their fields, in the order of menus
pub const LISTS: [(&str, &[Field]); 16] = [
    ("organisations", ORGANISATION),
    ("corridors", CORRIDOR),
    ("courses", COURSE),
    ("employers", EMPLOYER),
    ("positions", POSITION),
    ("sources", SOURCE),
    ("costs", COST),
    ("offices", OFFICE),
    ("links", LINK),
    ("profiles", PROFILE),
    ("references", REFERENCE),
    ("evidence", EVIDENCE),
    ("commitments", COMMITMENT),
    ("overrides", OVERRIDE),
    ("law_changes", LAW_CHANGE),
    ("levers", LEVER),
];

/// The lists inside a corridor
pub const INNER_LISTS: [(&str, &[Field]); 3] = [("stages", STAGE), ("intakes", INTAKE), ("exits", EXIT)];

/// Parts of a scenario without a form here, and who edits them instead; a list that is not there is passed over
pub const ELSEWHERE: [(&str, &str); 7] = [
    ("variants", "the sheet of variants"),
    ("layout", "dragging on the canvas"),
    ("notes", "the canvas, where they stand"),
    ("groups", "the canvas, around their nodes"),
    ("story", "the place of meetings"),
    ("motions", "the place of meetings"),
    ("meetings", "the place of meetings"),
];

/// The fields of the objects of a list: `organisations`, or `corridors/meccatronica/stages`
pub fn fields_of_list(list: &Path) -> Option<&'static [Field]> {
    let segments: Vec<&str> = list.segments().collect();
    let (table, name) = match segments.as_slice() {
        [name] => (LISTS.as_slice(), *name),
        ["corridors", _, name] => (INNER_LISTS.as_slice(), *name),
        _ => return None,
    };
    table.iter().find(|(known, _)| *known == name).map(|(_, fields)| *fields)
}

/// The fields of an object: the programme, an object of a list, a stage, intake or exit of a corridor
pub fn fields_of(object: &Path) -> Option<&'static [Field]> {
    if object.as_str() == "programme" {
        return Some(PROGRAMME);
    }
    fields_of_list(&object.split_last()?.0)
}

/// The object a path lies in: the innermost one with a form of its own
pub fn object_of(path: &Path) -> Option<Path> {
    let segments: Vec<&str> = path.segments().collect();
    let length = match segments.as_slice() {
        ["programme", ..] => 1,
        ["corridors", _, "stages" | "intakes" | "exits", _, ..] => 4,
        [_, _, ..] => 2,
        _ => return None,
    };
    let object = Path::new(&segments[..length].join("/"));
    fields_of(&object).map(|_| object)
}

/// The kind of the value at a path, through fields, cases and lists; none where no form leads
pub fn kind_at(path: &Path) -> Option<Kind> {
    let object = object_of(path)?;
    let mut rest = path.segments().skip(object.segments().count());
    let Some(first) = rest.next() else { return fields_of(&object).map(Kind::Record) };
    let mut kind = field(fields_of(&object)?, first)?.kind;
    for segment in rest {
        kind = match kind {
            Kind::Record(fields) => field(fields, segment)?.kind,
            Kind::Cases(cases) => match cases.iter().find(|case| case.name == segment)?.holds {
                Holds::Nothing => return None,
                Holds::Value(kind) => *kind,
                Holds::Fields(fields) => Kind::Record(fields),
            },
            Kind::Many(kind) => *kind,
            Kind::Objects(fields) => Kind::Record(fields),
            _ => return None,
        };
    }
    Some(kind)
}

/// The field of a name
pub fn field(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name)
}

/// The case that a value is, and what stands below it
pub fn case_of<'v>(cases: &'static [Case], value: &'v Value) -> Option<(&'static Case, Option<&'v Value>)> {
    let (name, below) = match value {
        Value::String(name) => (name.as_str(), None),
        Value::Object(map) => {
            let (name, below) = map.iter().next()?;
            (name.as_str(), Some(below))
        }
        _ => return None,
    };
    cases.iter().find(|case| case.name == name).map(|case| (case, below))
}

/// The field that names an object on screen; none where what it binds or its day says it
pub fn naming_field(fields: &[Field]) -> Option<&'static str> {
    ["name", "title", "document", "text", "label"]
        .into_iter()
        .find(|name| fields.iter().any(|field| field.name == *name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_the_kind_of_its_value() {
        let at = |path: &str| kind_at(&Path::new(path));
        assert_eq!(at("organisations/ofppt/kind"), Some(Kind::Choice(Choice::OrgKind)));
        assert_eq!(at("programme/target/by"), Some(Kind::Day));
        assert!(matches!(at("corridors/a/stages/b/duration/Takes"), Some(Kind::Estimate(_))));
        assert_eq!(at("corridors/a/stages/b/capacity/Office/priority"), Some(Kind::Whole(0, 255)));
        assert!(matches!(at("sources/a/ceilings/0/amount"), Some(Kind::Estimate(_))));
        assert!(matches!(at("corridors/a/stages/b"), Some(Kind::Record(_))));
        assert_eq!(at("variants/a/name"), None);
        assert_eq!(at("organisations/ofppt/colour"), None);
    }

    #[test]
    fn no_form_has_a_field_twice() {
        for (list, fields) in LISTS.iter().chain(&INNER_LISTS).chain(&[("programme", PROGRAMME)]) {
            for (index, field) in fields.iter().enumerate() {
                assert!(
                    fields[..index].iter().all(|other| other.name != field.name),
                    "{list}/{}",
                    field.name
                );
            }
        }
    }
}
