//! Where in a scenario the answer to a question goes, and what stands there now.
//!
//! Looks by role and kind and not by id, so that the interview works on every scenario of the right shape. Changes
//! nothing.

use super::{Answer, Question};
use crate::model::{
    ApprovalPath, Capacity, Ceiling, CeilingKind, Corridor, Estimate, FundingSource, OrgKind, Organisation,
    Path, Role, Scenario, SourceStatus, Stage, StageKind,
};

/// Id of the commitment that holds what is watched
pub(super) const WATCHED: &str = "monitoraggio";

impl Question {
    /// Whether `scenario` has a place for its answer
    pub fn applies(self, s: &Scenario) -> bool {
        match self {
            Self::Title => true,
            Self::Profile => profile(s).is_some(),
            Self::Positions => !s.positions.is_empty(),
            Self::Firms => !s.employers.is_empty(),
            Self::Target | Self::TargetBy => s.programme.target.is_some(),
            Self::Origin => corridor_abroad(s, 0).is_some(),
            Self::SecondOrigin => corridor_abroad(s, 1).is_some(),
            Self::People | Self::Start => s.corridors.iter().any(|corridor| !corridor.intakes.is_empty()),
            Self::Lead | Self::Trainer | Self::EmployersVoice | Self::LocalAuthority | Self::Welcome => {
                self.organisation(s).is_some()
            }
            Self::Submission => s.programme.path == Some(ApprovalPath::LabourMinistry),
            Self::MainSource => main_source(s).is_some(),
            Self::EmployerShare => employer_share(s).is_some(),
            Self::Places => !arrivals(s).is_empty(),
            Self::Monitoring => lead(s).is_some() && !s.corridors.is_empty(),
        }
    }

    /// What the scenario says now; none where it says nothing or several things
    pub fn current(self, s: &Scenario) -> Option<Answer> {
        let words = |text: &str| Some(Answer::Words(text.to_owned()));
        match self {
            Self::Title => words(&s.programme.title),
            Self::Profile => words(&s.profiles.get(profile(s)?)?.name),
            Self::Positions => sum(s.positions.iter().map(|position| &position.count)),
            Self::Firms => sum(s.employers.iter().map(|employer| &employer.firms)),
            Self::Target => Some(Answer::Count(s.programme.target.as_ref()?.people)),
            Self::TargetBy => Some(Answer::Date(s.programme.target.as_ref()?.by)),
            Self::Origin | Self::SecondOrigin => {
                let at = usize::from(self == Self::SecondOrigin);
                Some(Answer::Country(corridor_abroad(s, at)?.origin.clone(), String::new()))
            }
            Self::People => {
                let mut intakes = s.corridors.iter().flat_map(|corridor| &corridor.intakes);
                let first = numbers(&intakes.next()?.people);
                intakes.all(|intake| numbers(&intake.people) == first).then_some(Answer::Estimate(first))
            }
            Self::Start => Some(Answer::Date(first_intake(s)?)),
            Self::Lead | Self::Trainer | Self::EmployersVoice | Self::LocalAuthority | Self::Welcome => {
                words(&self.organisation(s)?.name)
            }
            Self::Submission => s.programme.submission_date.map(Answer::Date),
            Self::MainSource => {
                let source = main_source(s)?;
                let ceiling = source.ceilings.iter().find(|ceiling| ceiling.of == CeilingKind::Programme)?;
                Some(Answer::Estimate(numbers(&ceiling.amount)))
            }
            Self::EmployerShare => {
                let (source, at) = employer_share(s)?;
                Some(Answer::Estimate(numbers(&source.ceilings.get(at)?.amount)))
            }
            Self::Places => sum(arrivals(s).into_iter().filter_map(|(_, stage)| match &stage.capacity {
                Capacity::Seats(places) => Some(places),
                _ => None,
            })),
            Self::Monitoring => {
                words(&s.commitments.iter().find(|promise| promise.id.as_str() == WATCHED)?.text)
            }
        }
    }

    /// The organisation whose name is asked
    pub(super) fn organisation(self, s: &Scenario) -> Option<&Organisation> {
        match self {
            Self::Lead => lead(s),
            Self::Trainer => with_role(s, Role::Trainer),
            Self::EmployersVoice => with_role(s, Role::EmployersVoice),
            Self::Welcome => with_role(s, Role::Welcome),
            Self::LocalAuthority => s.organisations.iter().find(|one| {
                one.kind == OrgKind::ForeignAuthority
                    && one.roles.iter().any(|role| role.role == Role::Adherent)
                    && !one.roles.iter().any(|role| matches!(role.role, Role::Trainer | Role::Selector))
            }),
            _ => None,
        }
    }
}

/// The lead
pub(super) fn lead(s: &Scenario) -> Option<&Organisation> {
    with_role(s, Role::Lead)
}

fn with_role(s: &Scenario, wanted: Role) -> Option<&Organisation> {
    s.organisations.iter().find(|one| one.roles.iter().any(|role| role.role == wanted))
}

/// Place in the list of the profile of the first corridor
pub(super) fn profile(s: &Scenario) -> Option<usize> {
    let wanted = s.corridors.first().and_then(|corridor| corridor.profiles.first());
    let found = wanted.and_then(|id| s.profiles.iter().position(|profile| profile.id == *id));
    found.or_else(|| (!s.profiles.is_empty()).then_some(0))
}

/// The corridor at place `at` among those over a border
pub(super) fn corridor_abroad(s: &Scenario, at: usize) -> Option<&Corridor> {
    s.corridors.iter().filter(|corridor| corridor.origin != corridor.destination).nth(at)
}

/// Day of the first intake of all
pub(super) fn first_intake(s: &Scenario) -> Option<crate::base::Date> {
    s.corridors.iter().flat_map(|corridor| &corridor.intakes).map(|intake| intake.date).min()
}

/// The source of an organisation that pays first
pub(super) fn main_source(s: &Scenario) -> Option<&FundingSource> {
    let paying =
        s.sources.iter().filter(|one| one.status != SourceStatus::Closed && one.organisation.is_some());
    paying.min_by_key(|source| source.priority)
}

/// The source that is no organisation's, and the place of its ceiling for each person: what firms pay
pub(super) fn employer_share(s: &Scenario) -> Option<(&FundingSource, usize)> {
    let each = |ceiling: &Ceiling| matches!(ceiling.of, CeilingKind::Success | CeilingKind::Person);
    let own = s.sources.iter().filter(|one| one.status != SourceStatus::Closed && one.organisation.is_none());
    own.into_iter().find_map(|source| Some((source, source.ceilings.iter().position(each)?)))
}

/// Stages in which people arrive, where they take everybody or as many as there are places
pub(super) fn arrivals(s: &Scenario) -> Vec<(Path, &Stage)> {
    let of = |corridor: &Corridor, stage: &Stage| {
        Path::new("corridors").join(corridor.id.as_str()).join("stages").join(stage.id.as_str())
    };
    let fits = |stage: &&Stage| {
        stage.kind == StageKind::Arrival && matches!(stage.capacity, Capacity::Seats(_) | Capacity::Unlimited)
    };
    s.corridors
        .iter()
        .flat_map(|corridor| {
            corridor.stages.iter().filter(fits).map(move |stage| (of(corridor, stage), stage))
        })
        .collect()
}

fn numbers(estimate: &Estimate) -> [f64; 3] {
    [estimate.low, estimate.usual, estimate.high]
}

fn sum<'a>(estimates: impl Iterator<Item = &'a Estimate>) -> Option<Answer> {
    let mut total = [0.0; 3];
    let mut any = false;
    for estimate in estimates {
        any = true;
        for (sum, part) in total.iter_mut().zip(numbers(estimate)) {
            *sum += part;
        }
    }
    any.then_some(Answer::Estimate(total))
}
