//! The closed vocabularies of the model: the words a file may hold, in the order of menus.
//!
//! Holds the words as files write them; what people read is `report::words`'. Read by the tables of fields.

/// A closed vocabulary
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// What an organisation is
    OrgKind,
    /// Letter of the guidelines
    Category,
    /// Public registers
    Register,
    /// Roles
    Role,
    /// What flows along a link
    LinkKind,
    /// Legal routes of entry
    Route,
    /// Kinds of stages
    StageKind,
    /// What a window's clock does
    Clock,
    /// What must have happened in time
    DeadlineOn,
    /// Acts of the procedure
    Procedure,
    /// Housing offered
    Housing,
    /// Contracts
    Contract,
    /// Categories of costs
    CostCategory,
    /// Whether a source can be had
    SourceStatus,
    /// What a plan is
    PlanUnit,
    /// What a limit is of
    CeilingKind,
    /// Verdicts set by hand
    Outcome,
    /// Steps of the calendar
    Grid,
    /// Purposes of art. 23
    Purpose,
    /// Who approves
    ApprovalPath,
    /// Levels of a language
    Level,
}

impl Choice {
    /// Every vocabulary
    pub const ALL: [Self; 21] = [
        Self::OrgKind,
        Self::Category,
        Self::Register,
        Self::Role,
        Self::LinkKind,
        Self::Route,
        Self::StageKind,
        Self::Clock,
        Self::DeadlineOn,
        Self::Procedure,
        Self::Housing,
        Self::Contract,
        Self::CostCategory,
        Self::SourceStatus,
        Self::PlanUnit,
        Self::CeilingKind,
        Self::Outcome,
        Self::Grid,
        Self::Purpose,
        Self::ApprovalPath,
        Self::Level,
    ];

    /// Its words as files write them
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::OrgKind => &[
                "PublicBody",
                "Authority",
                "DiplomaticMission",
                "ForeignAuthority",
                "International",
                "EmployersAssociation",
                "Union",
                "BilateralBody",
                "TrainingBody",
                "University",
                "Cpia",
                "ThirdSector",
                "Company",
                "Funder",
            ],
            Self::Category => &["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"],
            Self::Register => &["Aics", "Runts", "Art42", "EmploymentServices", "RegionalTraining"],
            Self::Role => &[
                "Lead",
                "Partner",
                "Adherent",
                "Trainer",
                "Selector",
                "EmployersVoice",
                "Funder",
                "Authority",
                "Welcome",
            ],
            Self::LinkKind => &["People", "Money", "Obligation", "Authority"],
            Self::Route => &[
                "Art23",
                "BlueCard",
                "Quota",
                "SeasonalQuota",
                "Conversion",
                "Internship",
                "Art27",
                "Resident",
            ],
            Self::StageKind => &[
                "Selection",
                "Course",
                "Exam",
                "Matching",
                "NullaOsta",
                "Visa",
                "Arrival",
                "Permit",
                "Internship",
                "Employment",
                "Welcome",
                "Return",
            ],
            Self::Clock => &["Keep", "Start"],
            Self::DeadlineOn => &["Entry", "Start", "Exit"],
            Self::Procedure => &[
                "CourseStart",
                "CourseEnd",
                "ListToMinistry",
                "EmployersToMinistry",
                "NoRequest",
                "NoIssued",
                "VisaRequest",
                "VisaChecksNotice",
                "EmployerConfirm",
                "VisaIssued",
                "Entry",
                "ContractSigned",
            ],
            Self::Housing => &["Dwelling", "SiteDormitory", "Hotel", "NoHousing"],
            Self::Contract => &["Open", "Fixed"],
            Self::CostCategory => &[
                "Selection",
                "LanguageTraining",
                "CivicTraining",
                "VocationalTraining",
                "SafetyTraining",
                "ExamCertification",
                "VisaPermitFees",
                "Medical",
                "Travel",
                "Housing",
                "IntegrationSupport",
                "ProgrammeManagement",
                "PartnershipBuilding",
                "Equipment",
                "TraineeAllowance",
                "Indirect",
            ],
            Self::SourceStatus => &["Running", "Open", "Closed", "Assumed"],
            Self::PlanUnit => &["Programme", "Class"],
            Self::CeilingKind => {
                &["Programme", "Plan", "Proposer", "Person", "Success", "Firm", "CourseHour"]
            }
            Self::Outcome => &["Met", "NotMet", "NotApplicable"],
            Self::Grid => &["Month", "Week"],
            Self::Purpose => &["SectorsInItaly", "SectorsInOrigin", "LocalBusiness"],
            Self::ApprovalPath => &["LabourMinistry", "EducationMinistry", "UniversityMinistry", "Cnel"],
            Self::Level => &["A0", "A1", "A2", "B1", "B2", "C1", "C2"],
        }
    }
}
