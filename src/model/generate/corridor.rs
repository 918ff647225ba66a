//! Made-up corridors: chain, stages, intakes, and what they cost.
//!
//! Called by `generate` once a corridor; what lies around corridors is made there.

use super::{Counts, Maker, country, dice::Dice, id, numbered, stage_id, start};
use crate::base::add_months;
use crate::model::{
    Capacity, Clock, Corridor, CostCategory, CostDriver, CostItem, Deadline, DeadlineOn, Dropout, Estimate,
    Exit, GivingUp, Grade, HighRisk, Intake, Rework, Route, Stage, StageDuration, StageKind, SurvivalAnchor,
    Unit, Window,
};

impl Maker {
    pub(super) fn corridor(&mut self, i: usize) -> Corridor {
        let origin = self.dice.one(&["MAR", "TUN", "EGY", "GHA"]);
        let kinds = self.chain();
        let stages: Vec<Stage> = (0..kinds.len()).map(|at| self.stage(i, &kinds, at)).collect();
        let exits = ["left", "failed", "late", "returned", "gone"];
        Corridor {
            id: numbered("corridor", i),
            name: format!("Corridor {i}"),
            origin: country(origin),
            territory: "Emilia-Romagna".to_owned(),
            destination: country("ITA"),
            route: Route::Art23,
            profiles: vec![numbered("profile", i)],
            intakes: self.intakes(i),
            arrival_stage: stage_id(kinds[kinds.len() - 1]),
            retention_stage: Some(stage_id(kinds[kinds.len() - 1])),
            earnings: None,
            stages,
            exits: exits
                .iter()
                .map(|exit| Exit {
                    id: id(exit),
                    name: (*exit).to_owned(),
                    closed_path: matches!(*exit, "late" | "returned"),
                    wanted: false,
                })
                .collect(),
            note: String::new(),
        }
    }

    /// Kinds of the stages: the whole chain, or some of it; the last one is always work
    fn chain(&mut self) -> Vec<StageKind> {
        use StageKind::{Arrival, Course, Employment, Exam, Matching, NullaOsta, Selection, Visa};
        let all = [Selection, Course, Exam, Matching, NullaOsta, Visa, Arrival];
        let mut kinds: Vec<StageKind> =
            all.into_iter().filter(|_| self.whole || self.dice.chance(70)).collect();
        kinds.push(Employment);
        kinds
    }

    fn stage(&mut self, corridor: usize, kinds: &[StageKind], at: usize) -> Stage {
        let kind = kinds[at];
        self.streams += 1;
        let last = at + 1 == kinds.len();
        let office = numbered("office", corridor / 3);
        let mut stage = Stage {
            id: stage_id(kind),
            stream: self.streams,
            name: format!("{kind:?}"),
            kind,
            accountable: self.dice.chance(90).then(|| self.somebody()),
            duration: StageDuration::Takes(self.dice.about(45, 400, Unit::Days)),
            capacity: Capacity::Unlimited,
            pass: (!last).then(|| self.dice.percent(60, 97)),
            next: kinds.get(at + 1).map(|next| stage_id(*next)),
            otherwise: (!last).then(|| id("failed")),
            dropout: None,
            giving_up: self
                .dice
                .chance(40)
                .then(|| GivingUp { rate: self.dice.about(2, 100, Unit::PercentPerMonth), exit: id("left") }),
            deadline: None,
            clock: Clock::Keep,
            rework: None,
            gates: Vec::new(),
            training: false,
            high_risk: None,
            class_effect: None,
            note: String::new(),
        };
        match kind {
            StageKind::Course => {
                stage.duration = StageDuration::Course;
                stage.capacity = Capacity::Classes(numbered("course", corridor));
                stage.dropout =
                    Some(Dropout::Whole { share: self.dice.about(8, 100, Unit::Percent), exit: id("left") });
                stage.clock = Clock::Start;
                stage.training = true;
                stage.class_effect = self.dice.chance(30).then_some(0.05);
            }
            StageKind::Matching => stage.capacity = Capacity::Positions,
            StageKind::NullaOsta => {
                stage.capacity = Capacity::Office { office, priority: self.dice.below(3) as u8 };
                stage.high_risk = self.dice.chance(50).then(|| HighRisk {
                    duration: self.dice.about(90, 400, Unit::Days),
                    pass: Some(self.dice.percent(50, 80)),
                });
                // A file goes back to the stage before; where the office serves that one too, nothing goes back.
                if at > 0 && self.dice.chance(60) {
                    stage.rework = Some(Rework {
                        back_to: stage_id(kinds[at - 1]),
                        share: self.dice.about(10, 60, Unit::Percent),
                        at_most: self.dice.between(1, 2) as u8,
                        exit: id("returned"),
                    });
                }
            }
            StageKind::Visa => {
                let months = f64::from(self.dice.between(6, 14));
                stage.deadline = Some(Deadline {
                    window: Window::Months(months),
                    on: self.dice.one(&[DeadlineOn::Entry, DeadlineOn::Start, DeadlineOn::Exit]),
                    exit: id("late"),
                });
                if self.dice.chance(50) {
                    stage.capacity = Capacity::PerMonth(self.per_month());
                }
            }
            StageKind::Arrival => {
                stage.duration =
                    StageDuration::Takes(Estimate::range(1.0, 1.0, 3.0, Unit::Months, Grade::Assumption));
                let seats = (self.counts.people / 10).max(2);
                stage.capacity = Capacity::Seats(self.dice.about(seats, 100_000, Unit::People));
            }
            StageKind::Employment => {
                stage.duration = StageDuration::Open;
                stage.giving_up = None;
                let anchor = |months, share: f64| SurvivalAnchor {
                    months,
                    share: Estimate::range(share - 5.0, share, share + 4.0, Unit::Percent, Grade::Assumption),
                };
                let first = f64::from(self.dice.between(80, 95));
                stage.dropout = Some(Dropout::Retention {
                    anchors: vec![anchor(6, first), anchor(12, first - 8.0), anchor(24, first - 20.0)],
                    exit: id("gone"),
                });
            }
            _ => {}
        }
        stage
    }

    fn intakes(&mut self, corridor: usize) -> Vec<Intake> {
        let Counts { corridors, people, intakes, months, .. } = self.counts;
        let groups = corridors as u32 * intakes;
        (0..intakes)
            .map(|k| {
                let group = corridor as u32 * intakes + k;
                // The people of the size, split as evenly as it goes.
                let count = people / groups + u32::from(group < people % groups);
                let within = (months / 2).max(1) * k / intakes;
                Intake {
                    id: numbered("intake", k as usize),
                    date: add_months(start(), within.cast_signed()),
                    people: Estimate::certain(f64::from(count), Unit::People, Grade::Assumption),
                    stage: None,
                    dates: Vec::new(),
                }
            })
            .collect()
    }

    pub(super) fn costs(&mut self, i: usize, corridor: &Corridor) -> Vec<CostItem> {
        let mut costs = Vec::new();
        let mut add = |dice: &mut Dice, name: &str, category, euro, driver| {
            costs.push(CostItem {
                id: id(&format!("{name}_{i}")),
                name: format!("{name} {i}"),
                category,
                unit: dice.about(euro, 1_000_000, Unit::Euro),
                driver,
                from: None,
                until: None,
                yearly_change: dice.chance(20).then_some(2.0),
                bearer: None,
                note: String::new(),
            });
        };
        let dice = &mut self.dice;
        for stage in &corridor.stages {
            let (corridor, stage_id) = (corridor.id.clone(), stage.id.clone());
            match stage.kind {
                StageKind::Selection => {
                    add(
                        dice,
                        "selection",
                        CostCategory::Selection,
                        300,
                        CostDriver::PerEntry { corridor, stage: stage_id },
                    );
                }
                StageKind::Course => {
                    let (c, s) = (corridor.clone(), stage_id.clone());
                    add(
                        dice,
                        "hours",
                        CostCategory::VocationalTraining,
                        120,
                        CostDriver::PerCourseHour { corridor: c, stage: s },
                    );
                    add(
                        dice,
                        "class",
                        CostCategory::LanguageTraining,
                        4000,
                        CostDriver::PerClass { corridor, stage: stage_id },
                    );
                }
                StageKind::Exam => {
                    add(
                        dice,
                        "exam",
                        CostCategory::ExamCertification,
                        60,
                        CostDriver::PerExit { corridor, stage: stage_id },
                    );
                }
                StageKind::Visa => {
                    add(
                        dice,
                        "visa",
                        CostCategory::VisaPermitFees,
                        130,
                        CostDriver::PerStart { corridor, stage: stage_id },
                    );
                }
                StageKind::Arrival => {
                    add(
                        dice,
                        "housing",
                        CostCategory::Housing,
                        500,
                        CostDriver::PerPersonMonth { corridor, stage: stage_id },
                    );
                }
                StageKind::Employment => {
                    add(
                        dice,
                        "support",
                        CostCategory::IntegrationSupport,
                        900,
                        CostDriver::PerEntry { corridor, stage: stage_id },
                    );
                }
                _ => {}
            }
        }
        if i == 0 {
            add(
                dice,
                "kick_off",
                CostCategory::PartnershipBuilding,
                9000,
                CostDriver::Once(add_months(start(), 1)),
            );
            add(dice, "running", CostCategory::ProgrammeManagement, 2500, CostDriver::PerMonth);
            costs.push(CostItem {
                id: id("overhead"),
                name: "overhead".to_owned(),
                category: CostCategory::Indirect,
                unit: Estimate::certain(7.0, Unit::Percent, Grade::Assumption),
                driver: CostDriver::ShareOf(vec![CostCategory::VocationalTraining, CostCategory::Selection]),
                from: None,
                until: None,
                yearly_change: None,
                bearer: None,
                note: String::new(),
            });
        }
        costs
    }
}
