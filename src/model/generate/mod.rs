//! Made-up scenarios of a wanted size, the same for the same seed: for benchmarks and property tests.
//!
//! Every construct of the model occurs: classes, offices shared by corridors, seats, positions, windows, files sent back,
//! retention, all cost drivers, sources with ceilings, levers and variants. Figures mean nothing and are graded as
//! assumptions. Nothing a user opens comes from here.

mod corridor;
mod dice;

use super::{
    Art23Category, Ceiling, CeilingKind, Commitment, Contract, Corridor, CostCategory, Country, Course, Edit,
    Employer, Estimate, Evidence, FundingSource, Grade, Lever, Link, LinkKind, Office, OrgKind, Organisation,
    Path, Payment, PlanUnit, Position, Profile, Programme, Reference, Role, RoleIn, Scenario, SourceStatus,
    StageKind, Target, Unit, Variant,
    programme::{CalendarGrid, Participants},
};
use crate::base::{Date, Id, add_months};
use dice::Dice;

/// How large a scenario is
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// 12 organisations, 6 sources, 4 corridors, 300 people, 60 months
    R1,
    /// 100 organisations, 40 sources, 30 corridors, 5,000 people, 120 months
    R2,
    /// A few of each, as the seed has it
    Small,
}

#[derive(Clone, Copy)]
struct Counts {
    organisations: usize,
    sources: usize,
    corridors: usize,
    people: u32,
    months: u32,
    intakes: u32,
}

/// The scenario of a size and seed; sound, and the same on every machine
pub fn generate(size: Size, seed: u64) -> Scenario {
    let mut dice = Dice::of_seed(seed);
    let counts = match size {
        Size::R1 => {
            Counts { organisations: 12, sources: 6, corridors: 4, people: 300, months: 60, intakes: 3 }
        }
        Size::R2 => {
            Counts { organisations: 100, sources: 40, corridors: 30, people: 5000, months: 120, intakes: 4 }
        }
        Size::Small => Counts {
            organisations: 2 + dice.below(6),
            sources: dice.below(4),
            corridors: 1 + dice.below(3),
            people: 1 + dice.below(80) as u32,
            months: 12 + dice.below(25) as u32,
            intakes: 1 + dice.below(3) as u32,
        },
    };
    Maker { dice, counts, whole: size != Size::Small, streams: 0 }.scenario(seed)
}

struct Maker {
    dice: Dice,
    counts: Counts,
    /// Whether every corridor has the whole chain
    whole: bool,
    streams: u16,
}

fn id(text: &str) -> Id {
    Id::new(text).expect("ids made here are lower case and short")
}

fn numbered(kind: &str, number: usize) -> Id {
    id(&format!("{kind}_{number}"))
}

fn country(code: &str) -> Country {
    Country::new(code).expect("codes made here have three capitals")
}

fn start() -> Date {
    Date::constant(2026, 1, 1)
}

impl Maker {
    fn scenario(mut self, seed: u64) -> Scenario {
        let counts = self.counts;
        let corridors: Vec<Corridor> = (0..counts.corridors).map(|i| self.corridor(i)).collect();
        let courses = (0..counts.corridors).map(|i| self.course(i)).collect();
        let employers: Vec<Employer> = (0..counts.corridors * 2).map(|i| self.employer(i)).collect();
        let positions = (0..counts.corridors * 2).map(|i| self.position(i)).collect();
        let organisations = (0..counts.organisations).map(|i| self.organisation(i)).collect();
        let sources = (0..counts.sources).map(|i| self.source(i)).collect();
        let costs = corridors.iter().enumerate().flat_map(|(i, c)| self.costs(i, c)).collect();
        let links = (0..counts.corridors)
            .map(|i| Link {
                id: numbered("link", i),
                kind: LinkKind::Obligation,
                from: self.anybody(),
                to: Path::new(&format!("corridors/corridor_{i}")),
                label: String::new(),
            })
            .collect();
        let offices = (0..counts.corridors.div_ceil(3))
            .map(|i| Office {
                id: numbered("office", i),
                name: format!("Office {i}"),
                organisation: Some(self.somebody()),
                per_month: self.per_month(),
                note: String::new(),
            })
            .collect();
        Scenario {
            programme: self.programme(seed),
            references: vec![Reference {
                id: id("made_up"),
                title: "Made up".to_owned(),
                place: String::new(),
                date: None,
                note: String::new(),
            }],
            profiles: (0..counts.corridors)
                .map(|i| Profile {
                    id: numbered("profile", i),
                    name: format!("Profile {i}"),
                    sector: String::new(),
                    source: None,
                    note: String::new(),
                })
                .collect(),
            organisations,
            links,
            offices,
            courses,
            employers,
            positions,
            costs,
            sources,
            evidence: vec![Evidence {
                id: id("paper"),
                criterion: "PAR-05".to_owned(),
                about: None,
                document: "Paper".to_owned(),
                date: Some(start()),
                keeper: Some(id("org_0")),
            }],
            commitments: vec![Commitment {
                id: id("promise"),
                organisation: id("org_0"),
                text: "Promise".to_owned(),
                by: Some(add_months(start(), 6)),
                kept: None,
                about: None,
                todo: None,
            }],
            overrides: Vec::new(),
            law_changes: Vec::new(),
            levers: levers(&corridors),
            variants: variants(&corridors),
            story: Vec::new(),
            motions: Vec::new(),
            meetings: Vec::new(),
            layout: Vec::new(),
            corridors,
        }
    }

    fn programme(&mut self, seed: u64) -> Programme {
        let counts = self.counts;
        Programme {
            id: id("made"),
            title: format!("Made-up scenario {seed}"),
            summary: String::new(),
            example: false,
            start: start(),
            months: counts.months,
            grid: if self.whole || self.dice.chance(70) { CalendarGrid::Month } else { CalendarGrid::Week },
            as_of: start(),
            target: Some(Target {
                people: counts.people.div_ceil(3),
                by: add_months(start(), counts.months.cast_signed()),
                source: None,
                note: String::new(),
            }),
            promise_percent: None,
            bridge: None,
            purposes: Vec::new(),
            path: None,
            training_countries: vec![country("MAR")],
            abroad_percent: None,
            participant_fee_cents: Some(0),
            submission_date: None,
            approval_date: None,
            agreement_date: None,
            participants: Participants::default(),
            buffer_days: Some(60),
            suspension_days: None,
            interview: Vec::new(),
        }
    }

    fn somebody(&mut self) -> Id {
        numbered("org", self.dice.below(self.counts.organisations))
    }

    fn anybody(&mut self) -> Path {
        Path::new(&format!("organisations/{}", self.somebody()))
    }

    fn per_month(&mut self) -> Estimate {
        let usual = (self.counts.people / self.counts.months.max(1)).max(1) * 3 + self.dice.between(1, 6);
        self.dice.about(usual, 1_000_000, Unit::PeoplePerMonth)
    }

    fn organisation(&mut self, i: usize) -> Organisation {
        use OrgKind::{
            Authority, EmployersAssociation, ForeignAuthority, International, PublicBody, ThirdSector,
            TrainingBody,
        };
        let kind = self.dice.one(&[
            PublicBody,
            Authority,
            ForeignAuthority,
            International,
            EmployersAssociation,
            TrainingBody,
            ThirdSector,
        ]);
        let role = match i {
            0 => Role::Lead,
            _ => self.dice.one(&[
                Role::Partner,
                Role::Adherent,
                Role::Trainer,
                Role::Selector,
                Role::EmployersVoice,
                Role::Welcome,
            ]),
        };
        let corridor =
            self.dice.chance(40).then(|| numbered("corridor", self.dice.below(self.counts.corridors)));
        Organisation {
            id: numbered("org", i),
            name: format!("Organisation {i}"),
            kind,
            country: country(if kind == ForeignAuthority { "MAR" } else { "ITA" }),
            category: (kind == PublicBody).then_some(Art23Category::A),
            category_assumed: false,
            roles: vec![RoleIn { role, corridor: if i == 0 { None } else { corridor } }],
            task: String::new(),
            active_in: Vec::new(),
            registers: Vec::new(),
            years_active: None,
            nationally_representative: None,
            autonomous_branch: None,
            source: None,
            note: String::new(),
        }
    }

    /// Days on which classes may begin: every fourth month from the third
    fn class_days(&self) -> Vec<Date> {
        (2..self.counts.months).step_by(4).map(|m| add_months(start(), m.cast_signed())).collect()
    }

    fn course(&mut self, i: usize) -> Course {
        let size = self.dice.between(8, 25);
        Course {
            id: numbered("course", i),
            name: format!("Course {i}"),
            profile: Some(numbered("profile", i)),
            also_for: Vec::new(),
            trainer: Some(self.somebody()),
            hours_italian: Some(self.dice.about(120, 400, Unit::Hours)),
            hours_civic: Some(self.dice.about(10, 40, Unit::Hours)),
            hours_safety: Some(self.dice.about(16, 40, Unit::Hours)),
            hours_rights: Some(self.dice.about(4, 40, Unit::Hours)),
            hours_vocational: Some(self.dice.about(150, 400, Unit::Hours)),
            hours_total: Some(Estimate::certain(300.0, Unit::Hours, Grade::Assumption)),
            length: self.dice.about(4, 6, Unit::Months),
            class_min: self.dice.between(1, 6),
            class_max: Estimate::certain(f64::from(size), Unit::People, Grade::Assumption),
            classes_at_once: self.dice.between(1, 6),
            starts: self.class_days(),
            exam_level: Some("A1".to_owned()),
            exam_body: None,
            attendance_percent: Some(80.0),
            distance_percent: None,
            note: String::new(),
        }
    }

    fn employer(&mut self, i: usize) -> Employer {
        Employer {
            id: numbered("employer", i),
            name: format!("Province {i}"),
            province: format!("Province {i}"),
            firms: self.dice.about(8, 100, Unit::Count),
            leasing_agency: false,
            turnover_cents: None,
            requests: None,
            barred: None,
            excluded_until: None,
            housing: None,
            known_to_ministry: None,
            source: None,
            note: String::new(),
        }
    }

    fn position(&mut self, i: usize) -> Position {
        let share = self.counts.people / self.counts.corridors as u32 / 2 + 1;
        Position {
            id: numbered("position", i),
            employer: numbered("employer", i),
            corridor: numbered("corridor", i / 2),
            profile: Some(numbered("profile", i / 2)),
            count: self.dice.about(share, 10_000, Unit::People),
            opens: add_months(start(), self.dice.between(0, 8).cast_signed()),
            contract: Some(Contract::Fixed),
            months: Some(12),
            agreement: String::new(),
            gross_year: Some(self.dice.about(25_000, 100_000, Unit::EuroPerYear)),
            agreement_gross_year: None,
        }
    }

    fn source(&mut self, i: usize) -> FundingSource {
        let all = CostCategory::ALL;
        let categories = if self.dice.chance(40) {
            Vec::new()
        } else {
            let from = self.dice.below(all.len() - 6);
            all[from..from + 6].to_vec()
        };
        let kind = self.dice.one(&[CeilingKind::Programme, CeilingKind::Person, CeilingKind::Success]);
        let euro = match kind {
            CeilingKind::Programme => self.counts.people * 1000,
            _ => 2000,
        };
        FundingSource {
            id: numbered("source", i),
            name: format!("Source {i}"),
            payer: String::new(),
            organisation: self.dice.chance(60).then(|| self.somebody()),
            status: self.dice.one(&[SourceStatus::Running, SourceStatus::Open, SourceStatus::Assumed]),
            priority: self.dice.between(1, 3),
            share: self.dice.percent(40, 100),
            ceilings: vec![Ceiling { of: kind, amount: self.dice.about(euro, 1_000_000_000, Unit::Euro) }],
            categories,
            corridors: if self.dice.chance(70) {
                Vec::new()
            } else {
                vec![numbered("corridor", self.dice.below(self.counts.corridors))]
            },
            countries: Vec::new(),
            sectors: Vec::new(),
            routes: Vec::new(),
            beneficiaries: Vec::new(),
            plan: PlanUnit::Programme,
            minimum: None,
            own_contribution: None,
            from: None,
            until: self.dice.chance(30).then(|| add_months(start(), (self.counts.months / 2).cast_signed())),
            payment: Payment::AsSpent,
            excludes: Vec::new(),
            award: None,
            rulebook: None,
            source: None,
            note: String::new(),
        }
    }
}

fn levers(corridors: &[Corridor]) -> Vec<Lever> {
    let lever = |number: usize, field: String, min, max| Lever {
        id: numbered("lever", number),
        name: format!("Lever {number}"),
        field: Path::new(&field),
        also: Vec::new(),
        min,
        max,
        step: 1.0,
    };
    let mut levers = vec![
        lever(0, "courses/course_0/class_max".to_owned(), 1.0, 30.0),
        lever(1, "offices/office_0/per_month".to_owned(), 1.0, 1000.0),
    ];
    if let Some(passed) = corridors[0].stages.iter().find(|s| s.pass.is_some()) {
        levers.push(lever(2, format!("corridors/corridor_0/stages/{}/pass", passed.id), 0.0, 100.0));
    }
    levers
}

fn variants(corridors: &[Corridor]) -> Vec<Variant> {
    let office = Path::new("offices/office_0/per_month/high");
    let intake = Path::new(&format!("corridors/{}/intakes/intake_0", corridors[0].id));
    let variant = |number: usize, edits| Variant {
        id: numbered("variant", number),
        name: format!("Variant {number}"),
        parent: (number > 0).then(|| numbered("variant", number - 1)),
        note: String::new(),
        edits,
    };
    vec![variant(0, vec![Edit::number(&office, 5000.0)]), variant(1, vec![Edit::Remove { path: intake }])]
}

/// One stage of each kind in a corridor, so its kind names it
fn stage_id(kind: StageKind) -> Id {
    id(&format!("{kind:?}").to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{Size, generate};
    use crate::model::{Scenario, validate::validate};

    fn counts(s: &Scenario) -> (usize, usize, usize, f64, u32) {
        let people = s.corridors.iter().flat_map(|c| &c.intakes).map(|i| i.people.usual).sum();
        (s.organisations.len(), s.sources.len(), s.corridors.len(), people, s.programme.months)
    }

    #[test]
    fn the_reference_sizes_are_as_promised() {
        assert_eq!(counts(&generate(Size::R1, 1)), (12, 6, 4, 300.0, 60));
        assert_eq!(counts(&generate(Size::R2, 1)), (100, 40, 30, 5000.0, 120));
    }

    #[test]
    fn two_hundred_small_scenarios_are_sound() {
        for seed in 0..200 {
            let found: Vec<_> = validate(&generate(Size::Small, seed));
            assert!(found.is_empty(), "seed {seed}: {found:#?}");
        }
        for seed in 0..5 {
            assert!(validate(&generate(Size::R1, seed)).is_empty(), "seed {seed}");
        }
        assert!(validate(&generate(Size::R2, 7)).is_empty());
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(generate(Size::Small, 5), generate(Size::Small, 5));
        assert_ne!(generate(Size::Small, 5), generate(Size::Small, 6));
    }
}
