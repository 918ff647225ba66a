//! Names, kinds and units: whether the trees of a rulebook make sense, found out once when it is read.
//!
//! Puts the places of parameters, terms and definitions into their references, gives plain numbers the unit of what they meet (euro
//! become cents), and refuses comparisons of unlike things, unknown names and references that go round in a circle. Called by `parse`.

use super::{
    condition::{Condition, Expr, NameRef, Op},
    field::{FIELDS, Kind, List, Unit},
    parameter::{Amount, Parameter},
    rulebook::{Criterion, Definition, Term},
};

/// Something wrong: code, facts, and the word in the file where it is best shown
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Issue {
    pub code: &'static str,
    pub facts: Vec<String>,
    pub near: String,
}

fn issue(code: &'static str, facts: &[&str]) -> Issue {
    Issue {
        code,
        facts: facts.iter().map(|f| (*f).to_owned()).collect(),
        near: facts.first().copied().unwrap_or_default().to_owned(),
    }
}

/// What names mean where a tree stands
struct Scope<'a> {
    parameters: &'a [Parameter],
    terms: &'a [(String, Option<List>)],
    definitions: &'a [(String, Option<Kind>)],
    inside: Vec<List>,
    /// Parameters named so far
    used: &'a mut Vec<usize>,
}

/// Puts places into a rulebook's criteria and terms; gives back every issue found, each with the criterion or term it is in
pub(super) fn resolve(
    criteria: &mut [Criterion],
    terms: &mut [Term],
    parameters: &[Parameter],
) -> (Vec<(String, Issue)>, Vec<usize>) {
    let mut issues = Vec::new();
    let mut used = Vec::new();
    let names: Vec<(String, Option<List>)> = terms.iter().map(|t| (t.id.clone(), t.each)).collect();
    for term in terms.iter_mut() {
        let mut scope = Scope {
            parameters,
            terms: &names,
            definitions: &[],
            inside: term.each.into_iter().collect(),
            used: &mut used,
        };
        if let Err(found) = scope.condition(&mut term.condition) {
            issues.push((term.id.clone(), found));
        }
    }
    if let Some(circle) = term_circle(terms, &names) {
        issues.push((circle.clone(), issue("R-CIRCLE", &[&circle])));
    }
    for criterion in criteria {
        if let Err(found) = resolve_criterion(criterion, &names, parameters, &mut used) {
            issues.push((criterion.id.clone(), found));
        }
    }
    used.sort_unstable();
    used.dedup();
    (issues, used)
}

fn resolve_criterion(
    criterion: &mut Criterion,
    terms: &[(String, Option<List>)],
    parameters: &[Parameter],
    used: &mut Vec<usize>,
) -> Result<(), Issue> {
    for (index, definition) in criterion.define.iter().enumerate() {
        if criterion.define[..index].iter().any(|other| other.name == definition.name) {
            return Err(issue("R-DOUBLE", &[&definition.name]));
        }
    }
    if let Some(circle) = definition_circle(&criterion.define) {
        return Err(issue("R-CIRCLE", &[&circle]));
    }
    // Definitions may use one another in any order: those without open references first.
    let mut kinds: Vec<(String, Option<Kind>)> =
        criterion.define.iter().map(|d| (d.name.clone(), None)).collect();
    for _ in 0..criterion.define.len() {
        for index in 0..criterion.define.len() {
            let ready = kinds[index].1.is_none()
                && references(&criterion.define[index].value)
                    .iter()
                    .all(|name| kinds.iter().all(|(other, kind)| other != name || kind.is_some()));
            if ready {
                let mut scope = Scope {
                    parameters,
                    terms,
                    definitions: &kinds,
                    inside: criterion.each.into_iter().collect(),
                    used,
                };
                let kind = scope.kind(&mut criterion.define[index].value, None)?;
                kinds[index].1 = Some(kind);
            }
        }
    }
    let mut scope =
        Scope { parameters, terms, definitions: &kinds, inside: criterion.each.into_iter().collect(), used };
    if let Some(guard) = &mut criterion.guard {
        scope.condition(guard)?;
    }
    scope.condition(&mut criterion.condition)?;
    if let Some(pivot) = &mut criterion.in_force.pivot {
        scope.date(pivot)?;
    }
    if let Some(by) = &mut criterion.fix.by {
        scope.date(by)?;
    }
    if let Some(change) = &mut criterion.fix.change {
        let kind = scope.field(change.field.0)?;
        scope.kind(&mut change.to, Some(kind))?;
    }
    Ok(())
}

impl<'a> Scope<'a> {
    fn condition(&mut self, condition: &mut Condition) -> Result<(), Issue> {
        match condition {
            Condition::All(of)
            | Condition::Any(of)
            | Condition::NoneOf(of)
            | Condition::AtLeast { of, .. } => of.iter_mut().try_for_each(|c| self.condition(c)),
            Condition::Not(one) => self.condition(one),
            Condition::If { when, then } => {
                self.condition(when)?;
                self.condition(then)
            }
            Condition::Compare { left, is, right, .. } => {
                let kind = self.like(left, right)?;
                let ordered = matches!(kind, Kind::Number(_) | Kind::Date);
                if !ordered && !matches!(is, Op::Equal | Op::Different) {
                    return Err(issue("R-KIND", &[&describe(kind), "Number, Date"]));
                }
                Ok(())
            }
            Condition::In { value, among, .. } => {
                let kind = self.kind(value, None)?;
                let Kind::Code(words) = kind else { return Err(issue("R-KIND", &[&describe(kind), "Code"])) };
                self.kind(among, Some(Kind::Codes(words))).map(drop)
            }
            Condition::Within { value, range, at, .. } => {
                let kind = self.kind(value, None)?;
                self.date(at)?;
                let found = self.range(range)?;
                fits(kind, found)
            }
            Condition::Disjoint { left, right, .. } | Condition::Inside { left, right, .. } => {
                let kind = self.like(left, right)?;
                if matches!(kind, Kind::Codes(_)) {
                    Ok(())
                } else {
                    Err(issue("R-KIND", &[&describe(kind), "Codes"]))
                }
            }
            Condition::Filled { set, .. } => match self.kind(set, None)? {
                Kind::Codes(_) => Ok(()),
                kind => Err(issue("R-KIND", &[&describe(kind), "Codes"])),
            },
            Condition::Yes(field) => match self.field(field.0)? {
                Kind::Flag => Ok(()),
                kind => Err(issue("R-KIND", &[&describe(kind), "Flag"])),
            },
            Condition::Given(field) => self.field(field.0).map(drop),
            Condition::InOrder { days, .. } => days.iter_mut().try_for_each(|day| self.date(day)),
            Condition::Every { of, only, holds } => {
                let of = *of;
                if let Some(only) = only {
                    self.inside(of, |scope| scope.condition(only))?;
                }
                self.inside(of, |scope| scope.condition(holds))
            }
            Condition::Exists { of, holds } | Condition::NoOne { of, holds } => {
                self.inside(*of, |scope| scope.condition(holds))
            }
            Condition::Count { of, only, .. } => self.inside(*of, |scope| scope.condition(only)),
            Condition::Term(name) => {
                let Some(index) = self.terms.iter().position(|(id, _)| *id == name.name) else {
                    return Err(issue("R-UNKNOWN-TERM", &[&name.name]));
                };
                name.index = index;
                match self.terms[index].1 {
                    Some(list) if !self.inside.contains(&list) => {
                        Err(issue("R-OUTSIDE", &[&name.name, list.prefix()]))
                    }
                    _ => Ok(()),
                }
            }
            Condition::Set { id, at } => {
                self.date(at)?;
                self.parameter(id).map(drop)
            }
            Condition::Ticked | Condition::Always => Ok(()),
        }
    }

    fn inside<R>(&mut self, list: List, act: impl FnOnce(&mut Self) -> R) -> R {
        self.inside.push(list);
        let result = act(self);
        self.inside.pop();
        result
    }

    fn date(&mut self, expr: &mut Expr) -> Result<(), Issue> {
        self.kind(expr, Some(Kind::Date)).map(drop)
    }

    fn field(&self, field: usize) -> Result<Kind, Issue> {
        let def = &FIELDS[field];
        match def.list {
            Some(list) if !self.inside.contains(&list) => Err(issue("R-OUTSIDE", &[def.name, list.prefix()])),
            _ => Ok(def.kind),
        }
    }

    fn parameter(&mut self, name: &mut NameRef) -> Result<&'a Parameter, Issue> {
        let Some(index) = self.parameters.iter().position(|p| p.id == name.name) else {
            return Err(issue("R-UNKNOWN-PARAMETER", &[&name.name]));
        };
        name.index = index;
        self.used.push(index);
        Ok(&self.parameters[index])
    }

    /// The kind of the ends of a parameter that is a range or span.
    fn range(&mut self, name: &mut NameRef) -> Result<Kind, Issue> {
        let parameter = self.parameter(name)?;
        match family(parameter) {
            Some(Family::Range) | None => Ok(Kind::Number(parameter.unit)),
            Some(Family::Span) => Ok(Kind::Date),
            Some(_) => Err(issue("R-KIND", &[&name.name, "Range, Span"])),
        }
    }

    /// The common kind of two expressions; a plain number takes the unit of the other.
    fn like(&mut self, left: &mut Expr, right: &mut Expr) -> Result<Kind, Issue> {
        if is_plain(left) {
            let kind = self.kind(right, None)?;
            return self.kind(left, Some(kind));
        }
        let kind = self.kind(left, None)?;
        self.kind(right, Some(kind))
    }

    /// The common kind of several numbers.
    fn alike(&mut self, of: &mut [Expr], want: Option<Kind>) -> Result<Kind, Issue> {
        let mut kind = want;
        // Plain numbers last: they have no unit of their own.
        for plain in [false, true] {
            for part in of.iter_mut().filter(|part| is_plain(part) == plain) {
                kind = Some(self.kind(part, kind)?);
            }
        }
        match kind {
            Some(found @ Kind::Number(_)) => Ok(found),
            Some(found) => Err(issue("R-KIND", &[&describe(found), "Number"])),
            None => Ok(Kind::Number(Unit::Count)),
        }
    }

    fn number(&mut self, expr: &mut Expr, want: Option<Kind>) -> Result<Unit, Issue> {
        match self.kind(expr, want)? {
            Kind::Number(unit) => Ok(unit),
            kind => Err(issue("R-KIND", &[&describe(kind), "Number"])),
        }
    }

    fn kind(&mut self, expr: &mut Expr, want: Option<Kind>) -> Result<Kind, Issue> {
        let found = match expr {
            Expr::Field(field) => self.field(field.0)?,
            Expr::Number(number) => {
                return match want {
                    Some(Kind::Number(unit)) => {
                        if unit == Unit::Eur {
                            *number *= 100.0;
                        }
                        Ok(Kind::Number(unit))
                    }
                    None => Ok(Kind::Number(Unit::Count)),
                    Some(kind) => Err(issue("R-KIND", &["Number", &describe(kind)])),
                };
            }
            Expr::Date(_) | Expr::On => Kind::Date,
            Expr::Code(word) => {
                if let Some(Kind::Code(Some(words))) = want
                    && !words.contains(&word.as_str())
                {
                    return Err(issue("R-WORD", &[word, &words.join(", ")]));
                }
                Kind::Code(None)
            }
            Expr::Codes(given) => {
                if let Some(Kind::Codes(Some(words))) = want
                    && let Some(strange) = given.iter().find(|word| !words.contains(&word.as_str()))
                {
                    return Err(issue("R-WORD", &[strange, &words.join(", ")]));
                }
                Kind::Codes(None)
            }
            Expr::Param { id, at } => {
                self.date(at)?;
                let parameter = self.parameter(id)?;
                match family(parameter) {
                    Some(Family::Number) | None => Kind::Number(parameter.unit),
                    Some(Family::Level) => Kind::Number(Unit::Level),
                    Some(Family::Set) => Kind::Codes(None),
                    Some(_) => return Err(issue("R-KIND", &[&id.name, "Number, Level, Set"])),
                }
            }
            Expr::Lower { id, at } | Expr::Upper { id, at } => {
                self.date(at)?;
                self.range(id)?
            }
            Expr::AddMonths(day, count) => {
                self.date(day)?;
                self.kind(count, Some(Kind::Number(Unit::Months)))?;
                Kind::Date
            }
            Expr::AddDays(day, count) => {
                self.date(day)?;
                self.kind(count, Some(Kind::Number(Unit::Days)))?;
                Kind::Date
            }
            Expr::DaysBetween(from, to) => {
                self.date(from)?;
                self.date(to)?;
                Kind::Number(Unit::Days)
            }
            Expr::Sum(of) | Expr::Larger(of) => self.alike(of, want)?,
            Expr::Minus(a, b) => {
                let mut pair = [std::mem::replace(&mut **a, Expr::On), std::mem::replace(&mut **b, Expr::On)];
                let kind = self.alike(&mut pair, want);
                let [first, second] = pair;
                (**a, **b) = (first, second);
                kind?
            }
            Expr::Times(a, b) => {
                let unit = self.number(a, want.filter(|_| is_plain(a)))?;
                self.number(b, None)?;
                Kind::Number(unit)
            }
            Expr::As(unit, inner) => {
                let unit = *unit;
                self.number(inner, None)?;
                Kind::Number(unit)
            }
            Expr::Total { of, only, value } => {
                let of = *of;
                if let Some(only) = only {
                    self.inside(of, |scope| scope.condition(only))?;
                }
                Kind::Number(self.inside(of, |scope| scope.number(value, None))?)
            }
            Expr::Earliest { of, only, value } | Expr::Latest { of, only, value } => {
                let of = *of;
                if let Some(only) = only {
                    self.inside(of, |scope| scope.condition(only))?;
                }
                self.inside(of, |scope| scope.date(value))?;
                Kind::Date
            }
            Expr::HowMany { of, only } => {
                if let Some(only) = only {
                    self.inside(*of, |scope| scope.condition(only))?;
                }
                Kind::Number(Unit::Count)
            }
            Expr::Distinct { of, value } => match self.inside(*of, |scope| scope.kind(value, None))? {
                Kind::Code(_) => Kind::Number(Unit::Count),
                kind => return Err(issue("R-KIND", &[&describe(kind), "Code"])),
            },
            Expr::Ref(name) => {
                let Some(index) = self.definitions.iter().position(|(other, _)| *other == name.name) else {
                    return Err(issue("R-UNKNOWN-NAME", &[&name.name]));
                };
                name.index = index;
                self.definitions[index].1.unwrap_or(Kind::Flag)
            }
        };
        if let Some(want) = want {
            fits(found, want)?;
        }
        Ok(found)
    }
}

/// Whether a number takes the unit of what it meets.
fn is_plain(expr: &Expr) -> bool {
    match expr {
        Expr::Number(_) => true,
        Expr::Sum(of) | Expr::Larger(of) => of.iter().all(is_plain),
        Expr::Minus(a, b) | Expr::Times(a, b) => is_plain(a) && is_plain(b),
        _ => false,
    }
}

/// Whether a value of one kind can stand where another is wanted.
fn fits(found: Kind, want: Kind) -> Result<(), Issue> {
    let same = match (found, want) {
        (Kind::Number(a), Kind::Number(b)) if a != b => {
            return Err(issue("R-UNIT", &[&format!("{a:?}"), &format!("{b:?}")]));
        }
        // A word from an open list may be compared with one from a closed list.
        (Kind::Code(_), Kind::Code(_)) | (Kind::Codes(_), Kind::Codes(_)) => true,
        (a, b) => a == b,
    };
    if same { Ok(()) } else { Err(issue("R-KIND", &[&describe(found), &describe(want)])) }
}

fn describe(kind: Kind) -> String {
    match kind {
        Kind::Flag => "Flag".into(),
        Kind::Number(unit) => format!("{unit:?}"),
        Kind::Date => "Date".into(),
        Kind::Code(_) => "Code".into(),
        Kind::Codes(_) => "Codes".into(),
    }
}

/// What the values of a parameter are
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Number,
    Range,
    Level,
    Set,
    Span,
}

/// What the values of a parameter are; none while all are unset
pub(super) fn family(parameter: &Parameter) -> Option<Family> {
    parameter.values.iter().find_map(|value| family_of(&value.value))
}

/// What one value is; none while unset
pub(super) fn family_of(amount: &Amount) -> Option<Family> {
    Some(match amount {
        Amount::Number(_) => Family::Number,
        Amount::Range(..) => Family::Range,
        Amount::Level(_) => Family::Level,
        Amount::Set(_) => Family::Set,
        Amount::Span(..) => Family::Span,
        Amount::Unset => return None,
    })
}

/// The definitions an expression names, also inside the conditions that choose objects
pub(super) fn references(expr: &Expr) -> Vec<String> {
    let mut found = Vec::new();
    if let Expr::Ref(name) = expr {
        found.push(name.name.clone());
    }
    for part in expr.parts() {
        found.extend(references(part));
    }
    if let Some(chooser) = expr.chooser() {
        found.extend(references_in(chooser));
    }
    found
}

/// The definitions a condition names
pub(super) fn references_in(condition: &Condition) -> Vec<String> {
    let of_values = condition.values().into_iter().flat_map(references);
    let of_parts = condition.parts().into_iter().flat_map(references_in);
    of_values.chain(of_parts).collect()
}

/// The terms a condition names
fn terms_in(condition: &Condition) -> Vec<String> {
    let own = match condition {
        Condition::Term(name) => vec![name.name.clone()],
        _ => Vec::new(),
    };
    let inside_values = condition.values().into_iter().flat_map(terms_in_value);
    own.into_iter().chain(inside_values).chain(condition.parts().into_iter().flat_map(terms_in)).collect()
}

fn terms_in_value(expr: &Expr) -> Vec<String> {
    let own = expr.chooser().map(terms_in).unwrap_or_default();
    own.into_iter().chain(expr.parts().into_iter().flat_map(terms_in_value)).collect()
}

fn definition_circle(definitions: &[Definition]) -> Option<String> {
    circle(
        definitions.len(),
        |index| definitions[index].name.clone(),
        |index| references(&definitions[index].value),
    )
}

fn term_circle(terms: &[Term], names: &[(String, Option<List>)]) -> Option<String> {
    circle(names.len(), |index| names[index].0.clone(), |index| terms_in(&terms[index].condition))
}

/// A name from which following the references leads back to it
fn circle(
    count: usize,
    name: impl Fn(usize) -> String,
    next: impl Fn(usize) -> Vec<String>,
) -> Option<String> {
    (0..count).find_map(|start| {
        let mut seen = vec![false; count];
        let mut open: Vec<String> = next(start);
        while let Some(reached) = open.pop() {
            if reached == name(start) {
                return Some(reached);
            }
            if let Some(index) = (0..count).find(|index| !seen[*index] && name(*index) == reached) {
                seen[index] = true;
                open.extend(next(index));
            }
        }
        None
    })
}
