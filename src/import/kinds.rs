//! A row as an organisation, an employer, a position or a cost.
//!
//! A row of an object that is there changes the fields whose cells are not empty; the others stay. Called by `plan` for
//! each row; what cannot be understood stands in the reader's problems.

use super::field::plain_words;
use super::value::RowReader;
use crate::base::Id;
use crate::model::{
    Art23Category, Contract, CostCategory, CostDriver, CostItem, Employer, Grade, Housing, OrgKind,
    Organisation, Position, Role, RoleIn, Unit,
};
use crate::report::words;
use crate::text::Texts;
use serde::Serialize;

const ORG_KINDS: [OrgKind; 14] = [
    OrgKind::PublicBody,
    OrgKind::Authority,
    OrgKind::DiplomaticMission,
    OrgKind::ForeignAuthority,
    OrgKind::International,
    OrgKind::EmployersAssociation,
    OrgKind::Union,
    OrgKind::BilateralBody,
    OrgKind::TrainingBody,
    OrgKind::University,
    OrgKind::Cpia,
    OrgKind::ThirdSector,
    OrgKind::Company,
    OrgKind::Funder,
];

const CATEGORIES: [Art23Category; 12] = [
    Art23Category::A,
    Art23Category::B,
    Art23Category::C,
    Art23Category::D,
    Art23Category::E,
    Art23Category::F,
    Art23Category::G,
    Art23Category::H,
    Art23Category::I,
    Art23Category::J,
    Art23Category::K,
    Art23Category::L,
];

const ROLES: [Role; 9] = [
    Role::Lead,
    Role::Partner,
    Role::Adherent,
    Role::Trainer,
    Role::Selector,
    Role::EmployersVoice,
    Role::Funder,
    Role::Authority,
    Role::Welcome,
];

const GRADES: [Grade; 5] = [Grade::Law, Grade::Measured, Grade::Secondary, Grade::Expert, Grade::Assumption];

/// What a unit of cost is counted on, as one word
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
enum Driver {
    Once,
    PerMonth,
    PerClass,
    PerCourseHour,
    PerEntry,
    PerStart,
    PerPersonMonth,
    PerExit,
}

impl Driver {
    const ALL: [Self; 8] = [
        Self::Once,
        Self::PerMonth,
        Self::PerClass,
        Self::PerCourseHour,
        Self::PerEntry,
        Self::PerStart,
        Self::PerPersonMonth,
        Self::PerExit,
    ];

    fn name(texts: &Texts, driver: Self) -> String {
        match driver {
            Self::Once => texts.import_driver_once(),
            Self::PerMonth => texts.import_driver_month(),
            Self::PerClass => texts.import_driver_class(),
            Self::PerCourseHour => texts.import_driver_hour(),
            Self::PerEntry => texts.import_driver_entry(),
            Self::PerStart => texts.import_driver_start(),
            Self::PerPersonMonth => texts.import_driver_person_month(),
            Self::PerExit => texts.import_driver_exit(),
        }
    }
}

/// An organisation; none where something needed is lacking
pub(super) fn organisation(
    row: &mut RowReader<'_>,
    id: Id,
    old: Option<&Organisation>,
) -> Option<Organisation> {
    let name = row.text("name");
    let name = row.needed("name", name, old.map(|old| old.name.clone()));
    let kind = row.choice("kind", &ORG_KINDS, words::org_kind);
    let kind = row.needed("kind", kind, old.map(|old| old.kind));
    let country = row.country("country");
    let country = row.needed("country", country, old.map(|old| old.country.clone()));
    let category = category(row);
    let corridor = corridor(row);
    let roles = row.choices("role", &ROLES, words::role);
    let task = row.text("task");
    let active_in = row.several_countries("active_in");
    let years_active = row.whole("years_active");
    let note = row.text("note");
    let mut new = match old {
        Some(old) => old.clone(),
        None => Organisation {
            id,
            name: String::new(),
            kind: kind?,
            country: country.clone()?,
            category: None,
            category_assumed: false,
            roles: Vec::new(),
            task: String::new(),
            active_in: Vec::new(),
            registers: Vec::new(),
            years_active: None,
            nationally_representative: None,
            autonomous_branch: None,
            source: None,
            note: String::new(),
        },
    };
    (new.name, new.kind, new.country) = (name?, kind?, country?);
    new.category = category.or(new.category);
    for role in roles {
        let role = RoleIn { role, corridor: corridor.clone() };
        if !new.roles.contains(&role) {
            new.roles.push(role);
        }
    }
    new.task = task.unwrap_or(new.task);
    new.active_in = active_in.unwrap_or(new.active_in);
    new.years_active = years_active.or(new.years_active);
    new.note = note.unwrap_or(new.note);
    Some(new)
}

/// The letter of the guidelines; «lett. b)» and the words of the letter say the same
fn category(row: &mut RowReader<'_>) -> Option<Art23Category> {
    let words_of_cell = plain_words(&row.plain("category"));
    let letters: Vec<&String> = words_of_cell.iter().filter(|word| word.len() == 1).collect();
    let named = |letter: &str| CATEGORIES.into_iter().find(|of| words::category_letter(*of) == letter);
    match letters.as_slice() {
        [letter] if words_of_cell.len() <= 2 && named(letter).is_some() => named(letter),
        _ => row.choice("category", &CATEGORIES, words::category),
    }
}

/// An employer; none where something needed is lacking
pub(super) fn employer(row: &mut RowReader<'_>, id: Id, old: Option<&Employer>) -> Option<Employer> {
    let name = row.text("name");
    let name = row.needed("name", name, old.map(|old| old.name.clone()));
    let province = row.text("province");
    let province = row.needed("province", province, old.map(|old| old.province.clone()));
    // A row is one firm unless a column says how many.
    let firms = row.estimate("firms", Unit::Count, old.map(|old| &old.firms), None);
    let firms = firms.unwrap_or_else(|| row.usual(1.0, Unit::Count));
    let leasing_agency = row.truth("leasing_agency");
    let turnover = row.cents("turnover_cents");
    let requests = row.whole("requests");
    let all = [Housing::Dwelling, Housing::SiteDormitory, Housing::Hotel, Housing::None];
    let housing = row.choice("housing", &all, words::housing);
    let known = row.truth("known_to_ministry");
    let note = row.text("note");
    let mut new = match old {
        Some(old) => old.clone(),
        None => Employer {
            id,
            name: String::new(),
            province: String::new(),
            firms: firms.clone(),
            leasing_agency: false,
            turnover_cents: None,
            requests: None,
            barred: None,
            excluded_until: None,
            housing: None,
            known_to_ministry: None,
            source: None,
            note: String::new(),
        },
    };
    (new.name, new.province, new.firms) = (name?, province?, firms);
    new.leasing_agency = leasing_agency.unwrap_or(new.leasing_agency);
    new.turnover_cents = turnover.or(new.turnover_cents);
    new.requests = requests.or(new.requests);
    new.housing = housing.or(new.housing);
    new.known_to_ministry = known.or(new.known_to_ministry);
    new.note = note.unwrap_or(new.note);
    Some(new)
}

/// A position; none where something needed is lacking
pub(super) fn position(row: &mut RowReader<'_>, id: Id, old: Option<&Position>) -> Option<Position> {
    let scenario = row.scenario;
    let employers: Vec<(&Id, &str)> = scenario.employers.iter().map(|e| (&e.id, e.name.as_str())).collect();
    let employer = row.object("employer", "employers", &employers);
    let employer = row.needed("employer", employer, old.map(|old| old.employer.clone()));
    let corridor = corridor(row).or_else(|| old.map(|old| old.corridor.clone()));
    let corridor = corridor.or_else(|| only_corridor(row));
    let profiles: Vec<(&Id, &str)> = scenario.profiles.iter().map(|p| (&p.id, p.name.as_str())).collect();
    let profile = row.object("profile", "profiles", &profiles);
    let grade = row.choice("grade", &GRADES, words::grade);
    let count = row.estimate("count", Unit::Count, old.map(|old| &old.count), grade);
    let count = row.needed("count", count, old.map(|old| old.count.clone()));
    let opens = row.day("opens");
    let opens = row.needed("opens", opens, old.map(|old| old.opens));
    let contract = row.choice("contract", &[Contract::Open, Contract::Fixed], words::contract);
    let months = row.whole("months");
    let agreement = row.text("agreement");
    let pay = |old: Option<&Position>| old.and_then(|old| old.gross_year.clone());
    let least = |old: Option<&Position>| old.and_then(|old| old.agreement_gross_year.clone());
    let gross_year = row.estimate("gross_year", Unit::EuroPerYear, pay(old).as_ref(), grade);
    let agreement_gross_year =
        row.estimate("agreement_gross_year", Unit::EuroPerYear, least(old).as_ref(), grade);
    Some(Position {
        id,
        employer: employer?,
        corridor: corridor?,
        profile: profile.or_else(|| old.and_then(|old| old.profile.clone())),
        count: count?,
        opens: opens?,
        contract: contract.or_else(|| old.and_then(|old| old.contract)),
        months: months.or_else(|| old.and_then(|old| old.months)),
        agreement: agreement.or_else(|| old.map(|old| old.agreement.clone())).unwrap_or_default(),
        gross_year,
        agreement_gross_year,
    })
}

/// A cost; none where something needed is lacking
pub(super) fn cost(row: &mut RowReader<'_>, id: Id, old: Option<&CostItem>) -> Option<CostItem> {
    let scenario = row.scenario;
    let name = row.text("name");
    let name = row.needed("name", name, old.map(|old| old.name.clone()));
    let category = row.choice("category", &CostCategory::ALL, words::cost_category);
    let category = row.needed("category", category, old.map(|old| old.category));
    let grade = row.choice("grade", &GRADES, words::grade);
    let unit = row.estimate("unit", Unit::Euro, old.map(|old| &old.unit), grade);
    let unit = row.needed("unit", unit, old.map(|old| old.unit.clone()));
    let driver = driver(row, old);
    let from = row.day("from");
    let until = row.day("until");
    let bodies: Vec<(&Id, &str)> = scenario.organisations.iter().map(|o| (&o.id, o.name.as_str())).collect();
    let bearer = row.object("bearer", "organisations", &bodies);
    let note = row.text("note");
    Some(CostItem {
        id,
        name: name?,
        category: category?,
        unit: unit?,
        driver: driver?,
        from: from.or_else(|| old.and_then(|old| old.from)),
        until: until.or_else(|| old.and_then(|old| old.until)),
        yearly_change: old.and_then(|old| old.yearly_change),
        bearer: bearer.or_else(|| old.and_then(|old| old.bearer.clone())),
        note: note.or_else(|| old.map(|old| old.note.clone())).unwrap_or_default(),
    })
}

/// What a unit is counted on; most kinds name a stage
fn driver(row: &mut RowReader<'_>, old: Option<&CostItem>) -> Option<CostDriver> {
    let word = row.choice("driver", &Driver::ALL, Driver::name);
    let Some(word) = word else { return row.needed("driver", None, old.map(|old| old.driver.clone())) };
    match word {
        Driver::Once => {
            let day = row.day("date");
            return day.map_or_else(|| lacking(row, "date"), |day| Some(CostDriver::Once(day)));
        }
        Driver::PerMonth => return Some(CostDriver::PerMonth),
        _ => {}
    }
    let corridor = corridor(row).or_else(|| only_corridor(row))?;
    let scenario = row.scenario;
    let stages = scenario.corridors.iter().find(|c| c.id == corridor).map(|c| c.stages.as_slice());
    let stages: Vec<(&Id, &str)> =
        stages.unwrap_or_default().iter().map(|stage| (&stage.id, stage.name.as_str())).collect();
    if row.plain("stage").is_empty() {
        return lacking(row, "stage");
    }
    let stage = row.object("stage", "stages", &stages)?;
    Some(match word {
        Driver::PerClass => CostDriver::PerClass { corridor, stage },
        Driver::PerCourseHour => CostDriver::PerCourseHour { corridor, stage },
        Driver::PerEntry => CostDriver::PerEntry { corridor, stage },
        Driver::PerStart => CostDriver::PerStart { corridor, stage },
        Driver::PerPersonMonth => CostDriver::PerPersonMonth { corridor, stage },
        Driver::PerExit => CostDriver::PerExit { corridor, stage },
        Driver::Once | Driver::PerMonth => return None,
    })
}

/// A field that this row needs although not every row does
fn lacking<T>(row: &mut RowReader<'_>, key: &'static str) -> Option<T> {
    row.lacks(key);
    None
}

/// The corridor that the row names
fn corridor(row: &mut RowReader<'_>) -> Option<Id> {
    let scenario = row.scenario;
    let known: Vec<(&Id, &str)> = scenario.corridors.iter().map(|c| (&c.id, c.name.as_str())).collect();
    row.object("corridor", "corridors", &known)
}

/// The only corridor of the scenario; where there are several, the row has to name one
fn only_corridor(row: &mut RowReader<'_>) -> Option<Id> {
    if let [only] = row.scenario.corridors.as_slice() {
        return Some(only.id.clone());
    }
    if row.plain("corridor").is_empty() {
        row.lacks("corridor");
    }
    None
}
