//! The words for the model's own vocabulary: units, roles, kinds, categories, states of a source, fields, places.
//!
//! Holds look-ups only, each an exhaustive match, so that a new variant without a word fails the build. Sentences about
//! edits and findings are in `super::story`. Called by every face.

use crate::base::{Id, Severity};
use crate::model::{
    Art23Category, CeilingKind, Contract, CostCategory, Grade, Housing, Lever, LinkKind, OrgKind, Path,
    Payment, Procedure, Register, Role, Route, Scenario, SourceStatus, StageKind, Unit,
};
use crate::text::Texts;

/// A unit as a name: "giorni"
pub fn unit_name(texts: &Texts, unit: Unit) -> String {
    match unit {
        Unit::People => texts.unit_name_people(),
        Unit::Percent => texts.unit_name_percent(),
        Unit::PercentPerMonth => texts.unit_name_percent_per_month(),
        Unit::PercentPerYear => texts.unit_name_percent_per_year(),
        Unit::Days => texts.unit_name_days(),
        Unit::Weeks => texts.unit_name_weeks(),
        Unit::Months => texts.unit_name_months(),
        Unit::Euro => texts.unit_name_euro(),
        Unit::EuroPerYear => texts.unit_name_euro_per_year(),
        Unit::EuroPerMonth => texts.unit_name_euro_per_month(),
        Unit::Hours => texts.unit_name_hours(),
        Unit::PeoplePerMonth => texts.unit_name_people_per_month(),
        Unit::Count => texts.unit_name_count(),
    }
}

/// How well a number is known: "ipotesi"
pub fn grade(texts: &Texts, grade: Grade) -> String {
    match grade {
        Grade::Law => texts.grade_law(),
        Grade::Measured => texts.grade_measured(),
        Grade::Secondary => texts.grade_secondary(),
        Grade::Expert => texts.grade_expert(),
        Grade::Assumption => texts.grade_assumption(),
    }
}

/// What a body does in a corridor: "capofila"
pub fn role(texts: &Texts, role: Role) -> String {
    match role {
        Role::Lead => texts.role_lead(),
        Role::Partner => texts.role_partner(),
        Role::Adherent => texts.role_adherent(),
        Role::Trainer => texts.role_trainer(),
        Role::Selector => texts.role_selector(),
        Role::EmployersVoice => texts.role_employers_voice(),
        Role::Funder => texts.role_funder(),
        Role::Authority => texts.role_authority(),
        Role::Welcome => texts.role_welcome(),
    }
}

/// What an organisation is: "ente di formazione"
pub fn org_kind(texts: &Texts, kind: OrgKind) -> String {
    match kind {
        OrgKind::PublicBody => texts.orgkind_public_body(),
        OrgKind::Authority => texts.orgkind_authority(),
        OrgKind::DiplomaticMission => texts.orgkind_diplomatic_mission(),
        OrgKind::ForeignAuthority => texts.orgkind_foreign_authority(),
        OrgKind::International => texts.orgkind_international(),
        OrgKind::EmployersAssociation => texts.orgkind_employers_association(),
        OrgKind::Union => texts.orgkind_union(),
        OrgKind::BilateralBody => texts.orgkind_bilateral_body(),
        OrgKind::TrainingBody => texts.orgkind_training_body(),
        OrgKind::University => texts.orgkind_university(),
        OrgKind::Cpia => texts.orgkind_cpia(),
        OrgKind::ThirdSector => texts.orgkind_third_sector(),
        OrgKind::Company => texts.orgkind_company(),
        OrgKind::Funder => texts.orgkind_funder(),
    }
}

/// The letter under which a body may propose: "a"
pub fn category_letter(category: Art23Category) -> &'static str {
    match category {
        Art23Category::A => "a",
        Art23Category::B => "b",
        Art23Category::C => "c",
        Art23Category::D => "d",
        Art23Category::E => "e",
        Art23Category::F => "f",
        Art23Category::G => "g",
        Art23Category::H => "h",
        Art23Category::I => "i",
        Art23Category::J => "j",
        Art23Category::K => "k",
        Art23Category::L => "l",
    }
}

/// Who stands under a letter: "Regioni e loro enti"
pub fn category(texts: &Texts, category: Art23Category) -> String {
    match category {
        Art23Category::A => texts.category_a(),
        Art23Category::B => texts.category_b(),
        Art23Category::C => texts.category_c(),
        Art23Category::D => texts.category_d(),
        Art23Category::E => texts.category_e(),
        Art23Category::F => texts.category_f(),
        Art23Category::G => texts.category_g(),
        Art23Category::H => texts.category_h(),
        Art23Category::I => texts.category_i(),
        Art23Category::J => texts.category_j(),
        Art23Category::K => texts.category_k(),
        Art23Category::L => texts.category_l(),
    }
}

/// A public register: "elenco AICS"
pub fn register(texts: &Texts, register: Register) -> String {
    match register {
        Register::Aics => texts.register_aics(),
        Register::Runts => texts.register_runts(),
        Register::Art42 => texts.register_art42(),
        Register::EmploymentServices => texts.register_employment_services(),
        Register::RegionalTraining => texts.register_regional_training(),
    }
}

/// A legal route of entry: "art. 23"
pub fn route(texts: &Texts, route: Route) -> String {
    match route {
        Route::Art23 => texts.route_art23(),
        Route::BlueCard => texts.route_blue_card(),
        Route::Quota => texts.route_quota(),
        Route::SeasonalQuota => texts.route_seasonal_quota(),
        Route::Conversion => texts.route_conversion(),
        Route::Internship => texts.route_internship(),
        Route::Art27 => texts.route_art27(),
        Route::Resident => texts.route_resident(),
    }
}

/// A kind of stage: "nulla osta"
pub fn stage_kind(texts: &Texts, kind: StageKind) -> String {
    match kind {
        StageKind::Selection => texts.stagekind_selection(),
        StageKind::Course => texts.stagekind_course(),
        StageKind::Exam => texts.stagekind_exam(),
        StageKind::Matching => texts.stagekind_matching(),
        StageKind::NullaOsta => texts.stagekind_nulla_osta(),
        StageKind::Visa => texts.stagekind_visa(),
        StageKind::Arrival => texts.stagekind_arrival(),
        StageKind::Permit => texts.stagekind_permit(),
        StageKind::Internship => texts.stagekind_internship(),
        StageKind::Employment => texts.stagekind_employment(),
        StageKind::Welcome => texts.stagekind_welcome(),
        StageKind::Return => texts.stagekind_return(),
    }
}

/// A cost category: "Selezione e prove"
pub fn cost_category(texts: &Texts, category: CostCategory) -> String {
    match category {
        CostCategory::Selection => texts.cost_selection(),
        CostCategory::LanguageTraining => texts.cost_language_training(),
        CostCategory::CivicTraining => texts.cost_civic_training(),
        CostCategory::VocationalTraining => texts.cost_vocational_training(),
        CostCategory::SafetyTraining => texts.cost_safety_training(),
        CostCategory::ExamCertification => texts.cost_exam_certification(),
        CostCategory::VisaPermitFees => texts.cost_visa_permit_fees(),
        CostCategory::Medical => texts.cost_medical(),
        CostCategory::Travel => texts.cost_travel(),
        CostCategory::Housing => texts.cost_housing(),
        CostCategory::IntegrationSupport => texts.cost_integration_support(),
        CostCategory::ProgrammeManagement => texts.cost_programme_management(),
        CostCategory::PartnershipBuilding => texts.cost_partnership_building(),
        CostCategory::Equipment => texts.cost_equipment(),
        CostCategory::TraineeAllowance => texts.cost_trainee_allowance(),
        CostCategory::Indirect => texts.cost_indirect(),
    }
}

/// Groups of cost categories, few enough for a drawing from sources to costs
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostGroup {
    /// Choosing, training, exams
    Training,
    /// Visits, journey, visas
    Entry,
    /// Housing, tutoring
    Welcome,
    /// Running the programme
    Running,
}

impl CostGroup {
    /// All, in the order of the drawing
    pub const ALL: [Self; 4] = [Self::Training, Self::Entry, Self::Welcome, Self::Running];

    /// The group of a category
    pub const fn of(category: CostCategory) -> Self {
        match category {
            CostCategory::Selection
            | CostCategory::LanguageTraining
            | CostCategory::CivicTraining
            | CostCategory::VocationalTraining
            | CostCategory::SafetyTraining
            | CostCategory::ExamCertification
            | CostCategory::TraineeAllowance
            | CostCategory::Equipment => Self::Training,
            CostCategory::VisaPermitFees | CostCategory::Medical | CostCategory::Travel => Self::Entry,
            CostCategory::Housing | CostCategory::IntegrationSupport => Self::Welcome,
            CostCategory::ProgrammeManagement
            | CostCategory::PartnershipBuilding
            | CostCategory::Indirect => Self::Running,
        }
    }

    /// "Formazione e prove"
    pub fn name(self, texts: &Texts) -> String {
        match self {
            Self::Training => texts.cost_group_training(),
            Self::Entry => texts.cost_group_entry(),
            Self::Welcome => texts.cost_group_welcome(),
            Self::Running => texts.cost_group_running(),
        }
    }
}

/// Whether a source can be had: "concessa"
pub fn source_status(texts: &Texts, status: SourceStatus) -> String {
    match status {
        SourceStatus::Running => texts.source_status_running(),
        SourceStatus::Open => texts.source_status_open(),
        SourceStatus::Closed => texts.source_status_closed(),
        SourceStatus::Assumed => texts.source_status_assumed(),
    }
}

/// What a limit is of: "per persona"
pub fn ceiling_kind(texts: &Texts, kind: CeilingKind) -> String {
    match kind {
        CeilingKind::Programme => texts.ceiling_programme(),
        CeilingKind::Plan => texts.ceiling_plan(),
        CeilingKind::Proposer => texts.ceiling_proposer(),
        CeilingKind::Person => texts.ceiling_person(),
        CeilingKind::Success => texts.ceiling_success(),
        CeilingKind::Firm => texts.ceiling_firm(),
        CeilingKind::CourseHour => texts.ceiling_course_hour(),
    }
}

/// When money comes: "rimborso dopo 6 mesi"
pub fn payment(texts: &Texts, payment: &Payment) -> String {
    match payment {
        Payment::AsSpent => texts.payment_as_spent(),
        Payment::Advance { percent, rest_after_months } => {
            texts.payment_advance(*rest_after_months, texts.percent(percent / 100.0, 0))
        }
        Payment::Refund { after_months } => texts.payment_refund(*after_months),
        Payment::OnResult { after_months } => texts.payment_on_result(*after_months),
    }
}

/// What flows along a link: "denaro"
pub fn link_kind(texts: &Texts, kind: LinkKind) -> String {
    match kind {
        LinkKind::People => texts.link_people(),
        LinkKind::Money => texts.link_money(),
        LinkKind::Obligation => texts.link_obligation(),
        LinkKind::Authority => texts.link_authority(),
    }
}

/// Contract of a position: "a tempo indeterminato"
pub fn contract(texts: &Texts, contract: Contract) -> String {
    match contract {
        Contract::Open => texts.contract_open(),
        Contract::Fixed => texts.contract_fixed(),
    }
}

/// Housing that an employer offers
pub fn housing(texts: &Texts, housing: Housing) -> String {
    match housing {
        Housing::Dwelling => texts.housing_dwelling(),
        Housing::SiteDormitory => texts.housing_site_dormitory(),
        Housing::Hotel => texts.housing_hotel(),
        Housing::None => texts.housing_none(),
    }
}

/// An act of the procedure: "domanda di nulla osta"
pub fn procedure(texts: &Texts, act: Procedure) -> String {
    match act {
        Procedure::CourseStart => texts.procedure_course_start(),
        Procedure::CourseEnd => texts.procedure_course_end(),
        Procedure::ListToMinistry => texts.procedure_list_to_ministry(),
        Procedure::EmployersToMinistry => texts.procedure_employers_to_ministry(),
        Procedure::NoRequest => texts.procedure_no_request(),
        Procedure::NoIssued => texts.procedure_no_issued(),
        Procedure::VisaRequest => texts.procedure_visa_request(),
        Procedure::VisaChecksNotice => texts.procedure_visa_checks_notice(),
        Procedure::EmployerConfirm => texts.procedure_employer_confirm(),
        Procedure::VisaIssued => texts.procedure_visa_issued(),
        Procedure::Entry => texts.procedure_entry(),
        Procedure::ContractSigned => texts.procedure_contract_signed(),
    }
}

/// How much a finding matters: "avviso"
pub fn severity(texts: &Texts, severity: Severity) -> String {
    match severity {
        Severity::Note => texts.severity_note(),
        Severity::Warning => texts.severity_warning(),
        Severity::Error => texts.severity_error(),
    }
}

/// A field of the model by its name in files: "durata"; the bare name where there is no word
pub fn field(texts: &Texts, name: &str) -> String {
    texts.by_id(&format!("field_{name}")).unwrap_or_else(|| name.to_owned())
}

/// The kind of an object by the list it stands in: "fase"; the bare name where there is no word
pub fn list_item(texts: &Texts, list: &str) -> String {
    texts.by_id(&format!("list_{list}")).unwrap_or_else(|| list.to_owned())
}

/// The name on screen of the object `id` of a top-level list; objects without a name of their own show what they bind
pub fn object_name(scenario: &Scenario, list: &str, id: &str) -> Option<String> {
    fn named<'a, T: 'a>(
        items: impl IntoIterator<Item = &'a T>,
        id: &str,
        id_of: impl Fn(&T) -> &Id,
        name_of: impl Fn(&T) -> String,
    ) -> Option<String> {
        items.into_iter().find(|item| id_of(item).as_str() == id).map(name_of)
    }
    let s = scenario;
    let end = |path: &Path| {
        path.object().and_then(|(list, id)| object_name(s, list, id)).unwrap_or_else(|| path.to_string())
    };
    let name = match list {
        "references" => named(&s.references, id, |x| &x.id, |x| x.title.clone()),
        "profiles" => named(&s.profiles, id, |x| &x.id, |x| x.name.clone()),
        "organisations" => named(&s.organisations, id, |x| &x.id, |x| x.name.clone()),
        "links" => named(&s.links, id, |x| &x.id, |x| format!("{} – {}", end(&x.from), end(&x.to))),
        "offices" => named(&s.offices, id, |x| &x.id, |x| x.name.clone()),
        "courses" => named(&s.courses, id, |x| &x.id, |x| x.name.clone()),
        "employers" => named(&s.employers, id, |x| &x.id, |x| x.name.clone()),
        "positions" => named(
            &s.positions,
            id,
            |x| &x.id,
            |x| object_name(s, "employers", x.employer.as_str()).unwrap_or_else(|| x.employer.to_string()),
        ),
        "corridors" => named(&s.corridors, id, |x| &x.id, |x| x.name.clone()),
        "costs" => named(&s.costs, id, |x| &x.id, |x| x.name.clone()),
        "sources" => named(&s.sources, id, |x| &x.id, |x| x.name.clone()),
        "evidence" => named(&s.evidence, id, |x| &x.id, |x| format!("{} · {}", x.criterion, x.document)),
        "commitments" => named(&s.commitments, id, |x| &x.id, |x| x.text.clone()),
        "overrides" => named(&s.overrides, id, |x| &x.id, |x| x.criterion.clone()),
        "law_changes" => named(&s.law_changes, id, |x| &x.id, |x| x.parameter.clone()),
        "levers" => named(&s.levers, id, |x| &x.id, |x| x.name.clone()),
        "variants" => named(&s.variants, id, |x| &x.id, |x| x.name.clone()),
        "story" => named(&s.story, id, |x| &x.id, |x| x.title.clone()),
        "motions" => named(&s.motions, id, |x| &x.id, |x| x.name.clone()),
        "meetings" => named(&s.meetings, id, |x| &x.id, |x| format!("{} {}", x.date, x.place)),
        _ => None,
    };
    name.filter(|name| !name.trim().is_empty())
}

/// A place of the scenario in human words: "Nulla osta · durata", with its corridor in front when there are several
///
/// The lever that turns it gives the name where there is one. The empty path is the scenario.
pub fn place(texts: &Texts, scenario: &Scenario, path: &Path) -> String {
    let turned =
        |lever: &&Lever| lever.also.iter().chain([&lever.field]).any(|field| same_number(field, path));
    if let Some(lever) = scenario.levers.iter().find(turned) {
        return lever.name.clone();
    }
    let segments: Vec<&str> = path.segments().collect();
    let mut words: Vec<String> = Vec::new();
    let mut rest = segments.as_slice();
    match rest {
        [] => return texts.list_scenario(),
        ["programme", below @ ..] => {
            words.push(texts.list_programme());
            rest = below;
        }
        ["layout", ..] => return texts.list_layout(),
        ["corridors", corridor, "stages", stage, below @ ..] => {
            let found = scenario.corridors.iter().find(|c| c.id.as_str() == *corridor);
            if scenario.corridors.len() > 1 {
                words.push(found.map_or((*corridor).to_owned(), |c| c.name.clone()));
            }
            let name = found
                .and_then(|c| c.stages.iter().find(|s| s.id.as_str() == *stage))
                .map_or((*stage).to_owned(), |s| s.name.clone());
            words.push(name);
            rest = below;
        }
        ["corridors", corridor, list @ ("exits" | "intakes"), id, below @ ..] => {
            let found = scenario.corridors.iter().find(|c| c.id.as_str() == *corridor);
            if scenario.corridors.len() > 1 {
                words.push(found.map_or((*corridor).to_owned(), |c| c.name.clone()));
            }
            let exit = found
                .and_then(|c| c.exits.iter().find(|e| e.id.as_str() == *id).map(|e| e.name.clone()))
                .filter(|_| *list == "exits");
            let intake = found
                .and_then(|c| c.intakes.iter().find(|i| i.id.as_str() == *id))
                .map(|i| texts.intake_of(texts.date(i.date)));
            words.push(exit.or(intake).unwrap_or_else(|| format!("{} {id}", list_item(texts, list))));
            rest = below;
        }
        [list, id, below @ ..] => {
            words.push(
                object_name(scenario, list, id).unwrap_or_else(|| format!("{} {id}", list_item(texts, list))),
            );
            rest = below;
        }
        [list] => {
            words.push(field(texts, list));
            rest = &[];
        }
    }
    // Names of enum variants and positions in a list say nothing to people; the end of an estimate goes without saying.
    let last_number = ["usual", "low", "high"];
    words.extend(
        rest.iter()
            .filter(|s| !s.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()))
            .filter(|s| !last_number.contains(s))
            .map(|s| field(texts, s)),
    );
    words.join(" · ")
}

/// Whether two paths name the same estimate, or a number in it
fn same_number(lever: &Path, path: &Path) -> bool {
    path.is_within(lever) || lever.is_within(path) && path.segments().count() > 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::payers::category_id;
    use crate::text::Lang;

    /// Names of public fields in a source of the model
    fn fields_of(source: &str) -> impl Iterator<Item = &str> {
        source.lines().filter_map(|line| line.strip_prefix("    pub ")).filter_map(|rest| {
            rest.split_once(':').map(|(name, _)| name).filter(|name| !name.contains(['(', ' ']))
        })
    }

    #[test]
    fn every_field_of_the_model_has_a_word() {
        let texts = Texts::new(Lang::It);
        let sources = [
            include_str!("../model/corridor.rs"),
            include_str!("../model/earnings.rs"),
            include_str!("../model/estimate.rs"),
            include_str!("../model/law.rs"),
            include_str!("../model/meeting.rs"),
            include_str!("../model/money.rs"),
            include_str!("../model/organisation.rs"),
            include_str!("../model/programme.rs"),
            include_str!("../model/edit.rs"),
        ];
        let missing: Vec<&str> = sources
            .iter()
            .flat_map(|source| fields_of(source))
            .filter(|name| texts.by_id(&format!("field_{name}")).is_none())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
        let lists: Vec<&str> = fields_of(include_str!("../model/mod.rs"))
            .filter(|name| texts.by_id(&format!("list_{name}")).is_none())
            .collect();
        assert!(lists.is_empty(), "{lists:?}");
    }

    #[test]
    fn every_category_belongs_to_a_group_and_has_its_own_id() {
        let mut ids: Vec<&str> = CostCategory::ALL.iter().map(|c| category_id(*c)).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), CostCategory::ALL.len());
        for group in CostGroup::ALL {
            assert!(CostCategory::ALL.iter().any(|c| CostGroup::of(*c) == group));
        }
    }
}
