//! The proof of a verdict: the whole tree of a condition with the figure, day and article of each leaf.
//!
//! Holds the record and the choice of decisive leaves. Its words are made in `explain`. Built only for what is shown: engines and
//! gates take the fast path of `evaluate`.

use super::{
    Confidence, Reference,
    condition::{Condition, Expr, Op},
    evaluate::{Gap, Here, LeafValue, Trace, Truth, at_least, leaf_truth, truth},
    facts::Level,
    field::{At, FIELDS, Kind, List, Unit, Value},
    parameter::{Amount, DatedValue},
};
use crate::base::Date;

/// An object a rule looked at
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its list
    pub list: List,
    /// Its id
    pub id: String,
    /// Its name on screen
    pub name: String,
}

/// A value with what it counts, kept for showing
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// Yes or no
    Flag(bool),
    /// A number; money in cents
    Number(f64, Unit),
    /// A day
    Date(Date),
    /// A word
    Code(String),
    /// A set of words
    Codes(Vec<String>),
    /// A range of numbers
    Range(f64, f64, Unit),
    /// A span of days
    Span(Date, Date),
}

impl Figure {
    /// The value kept with its unit
    pub fn of(value: &Value<'_>, unit: Unit) -> Self {
        match value {
            Value::Flag(yes) => Self::Flag(*yes),
            Value::Number(number) if unit == Unit::Level => {
                Self::Code(Level::CODES.get(*number as usize).copied().unwrap_or_default().to_owned())
            }
            Value::Number(number) => Self::Number(*number, unit),
            Value::Date(day) => Self::Date(*day),
            Value::Code(word) => Self::Code((*word).to_owned()),
            Value::Codes(words) => Self::Codes(words.iter().map(|w| (*w).to_owned()).collect()),
        }
    }

    /// The value of a parameter; none while it is unset
    pub fn of_amount(amount: &Amount, unit: Unit) -> Option<Self> {
        Some(match amount {
            Amount::Number(number) => Self::Number(*number, unit),
            Amount::Range(low, high) => Self::Range(*low, *high, unit),
            Amount::Level(code) => Self::Code(code.clone()),
            Amount::Set(words) => Self::Codes(words.clone()),
            Amount::Span(from, to) => Self::Span(*from, *to),
            Amount::Unset => return None,
        })
    }
}

/// A fact that a leaf read
#[derive(Debug, Clone, PartialEq)]
pub struct FactUsed {
    /// Its name in the catalogue
    pub field: &'static str,
    /// The object it belongs to
    pub about: Option<About>,
    /// Its value, if known
    pub figure: Option<Figure>,
}

/// A parameter that a leaf used, with the day that chose its value
#[derive(Debug, Clone, PartialEq)]
pub struct LawUsed {
    /// Parameter
    pub parameter: String,
    /// Its place in the rulebook
    pub index: usize,
    /// The day that chose the value
    pub day: Date,
    /// The fact that gave the day; none: the day of judging
    pub pivot: Option<&'static str>,
    /// First day of the value
    pub from: Date,
    /// Last day of the value
    pub to: Option<Date>,
    /// The value; none while unset
    pub figure: Option<Figure>,
    /// How well it is known
    pub confidence: Confidence,
    /// Where it is written
    pub reference: Reference,
}

/// What is missing for a verdict
#[derive(Debug, Clone, PartialEq)]
pub enum Missing {
    /// A fact
    Fact {
        /// Its name in the catalogue
        field: &'static str,
        /// The object it belongs to
        about: Option<About>,
    },
    /// A whole list
    List(List),
    /// A paper
    Paper {
        /// The criterion that asks for it
        criterion: String,
        /// The object it is about
        about: Option<About>,
    },
    /// No value of a parameter covers a day
    NoValue {
        /// Parameter
        parameter: String,
        /// Day
        day: Date,
    },
    /// A parameter is unset
    Unset {
        /// Parameter
        parameter: String,
        /// Day
        day: Date,
    },
}

/// How a leaf judged
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// Compared
    Op(Op),
    /// In a set
    In,
    /// In a range
    Within,
    /// Without common words
    Disjoint,
    /// All in another set
    Inside,
    /// Not empty
    Filled,
    /// Yes
    Yes,
    /// Known
    Given,
    /// Days in order
    InOrder,
    /// Counted
    Count(Op),
    /// By a paper
    Paper,
    /// Parameter set
    Set,
    /// Nothing asked
    Always,
}

/// The end of a branch: one question with its figures
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// Name, as test cases call it
    pub id: String,
    /// How it judged
    pub test: Test,
    /// The field that is judged, where it is one
    pub field: Option<&'static str>,
    /// The objects looked at, outermost first
    pub about: Vec<About>,
    /// What is judged
    pub left: Option<Figure>,
    /// What it is judged by
    pub right: Option<Figure>,
    /// Facts read
    pub facts: Vec<FactUsed>,
    /// Parameters used
    pub law: Vec<LawUsed>,
    /// What is missing
    pub missing: Vec<Missing>,
}

/// What kind of step a proof takes
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Every part
    All,
    /// One part
    Any,
    /// No part
    NoneOf,
    /// The contrary of its part
    Not,
    /// At least so many parts
    AtLeast(u32),
    /// The second part, where the first holds
    If,
    /// A term of the rulebook, by its id
    Term(String),
    /// Every object of a list
    Every(List),
    /// One object of a list
    Exists(List),
    /// No object of a list
    NoOne(List),
    /// The list is not known
    Unlisted(List),
    /// A question
    Leaf(Box<Leaf>),
}

/// A step and those below it
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// What it says
    pub truth: Truth,
    /// Which step
    pub step: Step,
    /// Steps below
    pub parts: Vec<Self>,
}

/// The proof of a condition
pub fn prove<'a>(condition: &'a Condition, here: &Here<'a>) -> Proof {
    let node = |truth, step, parts| Proof { truth, step, parts };
    let several = |of: &'a [Condition]| of.iter().map(|c| prove(c, here)).collect::<Vec<_>>();
    match condition {
        Condition::All(of) => {
            let parts = several(of);
            node(all(&parts), Step::All, parts)
        }
        Condition::Any(of) => {
            let parts = several(of);
            node(any(&parts), Step::Any, parts)
        }
        Condition::NoneOf(of) => {
            let parts = several(of);
            node(any(&parts).contrary(), Step::NoneOf, parts)
        }
        Condition::Not(one) => {
            let part = prove(one, here);
            node(part.truth.contrary(), Step::Not, vec![part])
        }
        Condition::AtLeast { number, of } => {
            let parts = several(of);
            node(at_least(*number, parts.iter().map(|p| p.truth)), Step::AtLeast(*number), parts)
        }
        Condition::If { when, then } => {
            let (when, then) = (prove(when, here), prove(then, here));
            node(when.truth.contrary().or(then.truth), Step::If, vec![when, then])
        }
        Condition::Term(name) => {
            let term = &here.book.head.terms[name.index];
            let part = prove(&term.condition, here);
            node(part.truth, Step::Term(term.id.clone()), vec![part])
        }
        Condition::Every { of, only, holds } => through(*of, here, Step::Every(*of), |inside| {
            // Objects that are not meant leave no trace: a proof lists what was asked.
            let chosen =
                only.as_ref().map_or(Truth::Met, |c| truth(c, inside, &mut super::evaluate::Untraced));
            match (chosen, only) {
                (Truth::NotMet, _) => None,
                (Truth::Met, _) | (_, None) => Some(prove(holds, inside)),
                (Truth::Unknown, Some(only)) => {
                    let (when, then) = (prove(only, inside), prove(holds, inside));
                    Some(node(when.truth.contrary().or(then.truth), Step::If, vec![when, then]))
                }
            }
        }),
        Condition::Exists { of, holds } => {
            through(*of, here, Step::Exists(*of), |inside| Some(prove(holds, inside)))
        }
        Condition::NoOne { of, holds } => {
            through(*of, here, Step::NoOne(*of), |inside| Some(prove(holds, inside)))
        }
        leaf => {
            let mut record = Record { here, facts: Vec::new(), law: Vec::new(), missing: Vec::new() };
            let LeafValue { truth, left, right } = leaf_truth(leaf, here, &mut record);
            let unit = leaf.values().first().map_or(Unit::Count, |expr| unit_of(expr, here));
            let figure = |value: &Option<Value<'_>>| value.as_ref().map(|v| Figure::of(v, unit));
            let found = Leaf {
                id: leaf.leaf_name(),
                test: test_of(leaf),
                field: field_of(leaf),
                about: List::ALL.into_iter().filter_map(|list| about(&here.at, list)).collect(),
                left: figure(&left),
                right: match right {
                    [Some(Value::Number(low)), Some(Value::Number(high))] => {
                        Some(Figure::Range(low, high, unit))
                    }
                    [Some(Value::Date(from)), Some(Value::Date(to))] => Some(Figure::Span(from, to)),
                    [first, _] => figure(&first),
                },
                facts: record.facts,
                law: record.law,
                missing: record.missing,
            };
            node(truth, Step::Leaf(Box::new(found)), Vec::new())
        }
    }
}

fn through<'a>(
    list: List,
    here: &Here<'a>,
    step: Step,
    mut ask: impl FnMut(&Here<'a>) -> Option<Proof>,
) -> Proof {
    let Some(length) = At::len(here.facts, list) else {
        return Proof { truth: Truth::Unknown, step: Step::Unlisted(list), parts: Vec::new() };
    };
    let parts: Vec<Proof> = (0..length)
        .filter_map(|index| ask(&Here { at: here.at.with(here.facts, list, index), ..*here }))
        .collect();
    let truth = match step {
        Step::Exists(_) => any(&parts),
        Step::NoOne(_) => any(&parts).contrary(),
        _ => all(&parts),
    };
    Proof { truth, step, parts }
}

fn all(parts: &[Proof]) -> Truth {
    parts.iter().fold(Truth::Met, |said, part| said.and(part.truth))
}

fn any(parts: &[Proof]) -> Truth {
    parts.iter().fold(Truth::NotMet, |said, part| said.or(part.truth))
}

/// The object of a list that is looked at
pub fn about(at: &At<'_>, list: List) -> Option<About> {
    at.named(list).map(|(id, name)| About { list, id: id.to_owned(), name: name.to_owned() })
}

/// The unit of an expression, for showing; units were checked when the rulebook was read.
pub fn unit_of(expr: &Expr, here: &Here<'_>) -> Unit {
    match expr {
        Expr::Field(field) => match FIELDS[field.0].kind {
            Kind::Number(unit) => unit,
            _ => Unit::Count,
        },
        Expr::Param { id, .. } | Expr::Lower { id, .. } | Expr::Upper { id, .. } => {
            here.book.parameters[id.index].unit
        }
        Expr::DaysBetween(..) => Unit::Days,
        Expr::As(unit, _) => *unit,
        Expr::Ref(name) => unit_of(&here.criterion.define[name.index].value, here),
        Expr::Number(_) | Expr::HowMany { .. } | Expr::Distinct { .. } => Unit::Count,
        other => other
            .parts()
            .iter()
            .find(|p| !matches!(p, Expr::Number(_)))
            .map_or(Unit::Count, |p| unit_of(p, here)),
    }
}

fn field_of(leaf: &Condition) -> Option<&'static str> {
    match leaf {
        Condition::Yes(field) | Condition::Given(field) => Some(FIELDS[field.0].name),
        other => match other.values().first() {
            Some(Expr::Field(field)) => Some(FIELDS[field.0].name),
            _ => None,
        },
    }
}

fn test_of(leaf: &Condition) -> Test {
    match leaf {
        Condition::Compare { is, .. } => Test::Op(*is),
        Condition::In { .. } => Test::In,
        Condition::Within { .. } => Test::Within,
        Condition::Disjoint { .. } => Test::Disjoint,
        Condition::Inside { .. } => Test::Inside,
        Condition::Filled { .. } => Test::Filled,
        Condition::Yes(_) => Test::Yes,
        Condition::Given(_) => Test::Given,
        Condition::InOrder { .. } => Test::InOrder,
        Condition::Count { is, .. } => Test::Count(*is),
        Condition::Ticked => Test::Paper,
        Condition::Set { .. } => Test::Set,
        _ => Test::Always,
    }
}

struct Record<'h, 'a> {
    here: &'h Here<'a>,
    facts: Vec<FactUsed>,
    law: Vec<LawUsed>,
    missing: Vec<Missing>,
}

impl Trace for Record<'_, '_> {
    fn fact(&mut self, field: usize, at: &At<'_>, value: Option<&Value<'_>>) {
        let def = &FIELDS[field];
        let unit = match def.kind {
            Kind::Number(unit) => unit,
            _ => Unit::Count,
        };
        let used = FactUsed {
            field: def.name,
            about: def.list.and_then(|list| about(at, list)),
            figure: value.map(|v| Figure::of(v, unit)),
        };
        if !self.facts.contains(&used) {
            self.facts.push(used);
        }
    }

    fn law(&mut self, parameter: usize, day: Date, pivot: &Expr, value: &DatedValue) {
        let source = &self.here.book.parameters[parameter];
        let used = LawUsed {
            parameter: source.id.clone(),
            index: parameter,
            day,
            pivot: pivot.first_field().map(|field| FIELDS[field.0].name),
            from: value.from,
            to: value.to,
            figure: Figure::of_amount(&value.value, source.unit),
            confidence: value.confidence,
            reference: value.reference.clone(),
        };
        if !self.law.contains(&used) {
            self.law.push(used);
        }
    }

    fn gap(&mut self, gap: Gap, at: &At<'_>) {
        let name = |index: usize| self.here.book.parameters[index].id.clone();
        let missing = match gap {
            Gap::Field(field) => {
                let def = &FIELDS[field];
                Missing::Fact { field: def.name, about: def.list.and_then(|list| about(at, list)) }
            }
            Gap::List(list) => Missing::List(list),
            Gap::NoValue(parameter, day) => Missing::NoValue { parameter: name(parameter), day },
            Gap::Unset(parameter, day) => Missing::Unset { parameter: name(parameter), day },
            Gap::Paper => Missing::Paper {
                criterion: self.here.criterion.id.clone(),
                about: self.here.criterion.each.and_then(|list| about(at, list)),
            },
        };
        if !self.missing.contains(&missing) {
            self.missing.push(missing);
        }
    }
}

/// The `number` shortest lists, papers before facts; none if there are not so many
fn easiest(lists: Vec<Option<Vec<Missing>>>, number: usize) -> Option<Vec<Option<Vec<Missing>>>> {
    let mut lists: Vec<Vec<Missing>> = lists.into_iter().flatten().collect();
    lists.sort_by_key(|list| {
        (list.len(), list.iter().filter(|missing| !matches!(missing, Missing::Paper { .. })).count())
    });
    (lists.len() >= number).then(|| lists.into_iter().take(number).map(Some).collect())
}

impl Proof {
    /// Every leaf, in the order of the rule
    pub fn leaves(&self) -> Vec<(&Leaf, Truth)> {
        let mut found = Vec::new();
        self.collect(&mut found, &|_, _| true);
        found
    }

    /// The leaves that decide: changing the others alone changes nothing
    pub fn decisive(&self) -> Vec<(&Leaf, Truth)> {
        let mut found = Vec::new();
        self.collect(&mut found, &Self::decides);
        found
    }

    fn collect<'p>(&'p self, found: &mut Vec<(&'p Leaf, Truth)>, wanted: &impl Fn(&Self, &Self) -> bool) {
        if let Step::Leaf(leaf) = &self.step {
            found.push((leaf, self.truth));
        }
        for part in &self.parts {
            if wanted(self, part) {
                part.collect(found, wanted);
            }
        }
    }

    /// Whether a part of a step is one of those that make it say what it says
    fn decides(step: &Self, part: &Self) -> bool {
        let contrary = |truth: Truth| truth.contrary();
        match step.step {
            Step::NoneOf | Step::NoOne(_) | Step::Not => part.truth == contrary(step.truth),
            Step::If => {
                let is_condition = std::ptr::eq(&raw const step.parts[0], &raw const *part);
                match step.truth {
                    // Not asked at all, or asked and met.
                    Truth::Met if step.parts[0].truth == Truth::NotMet => is_condition,
                    Truth::Met => !is_condition,
                    Truth::NotMet => true,
                    Truth::Unknown => part.truth == Truth::Unknown || !is_condition,
                }
            }
            Step::AtLeast(_) => part.truth == step.truth || step.truth == Truth::Unknown,
            _ => part.truth == step.truth,
        }
    }

    /// Everything missing in the leaves that decide, once each
    pub fn missing(&self) -> Vec<Missing> {
        let mut found: Vec<Missing> = Vec::new();
        self.unlisted(&mut found);
        for (leaf, _) in self.decisive() {
            for missing in &leaf.missing {
                if !found.contains(missing) {
                    found.push(missing.clone());
                }
            }
        }
        found
    }

    fn unlisted(&self, found: &mut Vec<Missing>) {
        if let Step::Unlisted(list) = self.step {
            found.push(Missing::List(list));
        }
        for part in self.parts.iter().filter(|part| Self::decides(self, part)) {
            part.unlisted(found);
        }
    }

    /// The fewest missing things that could make it say `want`; none if no missing thing can
    ///
    /// Where one of several would do, the shortest list counts, and a paper before a fact: papers can be fetched, facts are as they are.
    pub fn needed(&self, want: Truth) -> Option<Vec<Missing>> {
        if self.truth == want {
            return Some(Vec::new());
        }
        let both = |lists: Vec<Option<Vec<Missing>>>| {
            let mut all = Vec::new();
            for list in lists {
                for one in list? {
                    if !all.contains(&one) {
                        all.push(one);
                    }
                }
            }
            Some(all)
        };
        let each = |want: Truth| self.parts.iter().map(|part| part.needed(want)).collect::<Vec<_>>();
        // Every other step asks that each part, or that one part, says this or the contrary.
        let (one_is_enough, of_parts) = match &self.step {
            Step::Leaf(leaf) => return (self.truth == Truth::Unknown).then(|| leaf.missing.clone()),
            Step::Unlisted(list) => return Some(vec![Missing::List(*list)]),
            Step::AtLeast(number) => {
                let refused = (self.parts.len() + 1).saturating_sub(*number as usize);
                let enough = if want == Truth::Met { *number as usize } else { refused };
                return easiest(each(want), enough).and_then(both);
            }
            Step::If => {
                let [when, then] = self.parts.as_slice() else { return None };
                if want != Truth::Met {
                    return both(vec![when.needed(Truth::Met), then.needed(Truth::NotMet)]);
                }
                // Whether it applies at all comes first.
                return match (when.needed(Truth::NotMet), then.needed(Truth::Met)) {
                    (Some(when), Some(then)) => Some(if then.len() < when.len() { then } else { when }),
                    (when, then) => when.or(then),
                };
            }
            Step::Not => (false, want.contrary()),
            Step::Any | Step::Exists(_) => (want == Truth::Met, want),
            Step::NoneOf | Step::NoOne(_) => (want != Truth::Met, want.contrary()),
            Step::All | Step::Every(_) | Step::Term(_) => (want != Truth::Met, want),
        };
        if one_is_enough { easiest(each(of_parts), 1).and_then(both) } else { both(each(of_parts)) }
    }

    /// How many steps it has, leaves included
    pub fn steps(&self) -> usize {
        1 + self.parts.iter().map(Self::steps).sum::<usize>()
    }
}
