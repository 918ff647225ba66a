//! Reasons and remedies of uncovered euros, cash and the promise in sentences.
//!
//! Words only; every figure is the [`Funding`](super::view::funding::Funding) of the report. Called by the place of money, the
//! terminal and JSON.

use super::{
    Report,
    chart::{
        cash::{CashCurve, CashPoint},
        euros::Euros,
    },
    metrics::SeriesPoint,
    view::{
        funding::Usual,
        headline::small,
        money::{Blocker, BlockerKind},
    },
    words::{self, CostGroup},
};
use crate::base::{Cents, Date, Id, add_days, days_between};
use crate::compile::payers::category_id;
use crate::funding::{
    Refusals,
    ledger::Account,
    why::{Gap, Remedy, Rule, Step},
};
use crate::model::{CostCategory, Path};
use crate::text::Texts;
use serde::{Serialize, Serializer};

/// Days of a calendar month, for lengths of windows
const MONTH: f64 = 30.436_875;

/// All of this in one piece, for programs
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FundingTold {
    /// The explained future, counted from 1; none for quick answers
    pub explained_future: Option<u32>,
    /// What is uncovered in it
    pub uncovered_cents: Option<Cents>,
    /// Its uncovered amounts
    pub gaps: Vec<GapTold>,
    /// What helps
    pub remedies: Vec<RemedyTold>,
    /// Who gives money to whom, on average over the futures
    pub books: Vec<FlowTold>,
    /// What must be advanced, in sentences
    pub cash: Vec<String>,
    /// Whether the committee's promise is kept; none without one
    pub promise_kept: Option<bool>,
}

/// Money that goes from one to another
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlowTold {
    /// A source or organisation; none: nobody
    pub from: Option<String>,
    /// An organisation, or what is bought: `organisations/ofppt`, `cost:travel`
    pub to: String,
    /// Euro in one future, on average
    pub mean_euro: f64,
}

/// An uncovered amount with its reason
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapTold {
    /// Category
    #[serde(serialize_with = "category_name")]
    pub category: CostCategory,
    /// How much
    pub cents: Cents,
    /// "8.000 € di Italiano senza fonte: THAMM Plus paga solo le spese fino al 31 dicembre 2026"
    pub sentence: String,
    /// The sources that are nearest to paying, with what is in their way: "paga solo …"
    pub blocks: Vec<(Id, String)>,
}

/// A change that covers something
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemedyTold {
    /// Where it is made
    pub path: Path,
    /// "Prolunga THAMM Plus di 3 mesi, fino al 31 marzo 2027"
    pub what: String,
    /// What it covers
    pub covers: Cents,
    /// Both in a sentence
    pub sentence: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn category_name<S: Serializer>(category: &CostCategory, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(category_id(*category))
}

impl Report {
    /// Reasons, remedies, books, cash and promise in one piece
    pub fn funding_told(&self, texts: &Texts) -> FundingTold {
        let usual = self.funding.usual.as_ref();
        let books = &self.funding.books;
        let account = |account: Account| match account {
            Account::Source(source) => self.funding.sources.get(source).map(|id| format!("sources/{id}")),
            Account::Nobody => None,
            Account::Bearer(bearer) => {
                let id = books.bearers.get(bearer).cloned().flatten();
                Some(id.map_or_else(|| "organisations".to_owned(), |id| format!("organisations/{id}")))
            }
            Account::Spent(kind) => {
                CostCategory::ALL.get(kind).map(|category| format!("cost:{}", category_id(*category)))
            }
        };
        FundingTold {
            explained_future: usual.map(|usual| usual.number),
            uncovered_cents: usual.map(|usual| usual.reasons.uncovered),
            gaps: self.gaps(texts, None),
            remedies: self.remedies(texts),
            books: books
                .flows()
                .map(|(from, to, mean_euro)| FlowTold {
                    from: account(from),
                    to: account(to).unwrap_or_default(),
                    mean_euro,
                })
                .collect(),
            cash: self.cash_sentences(texts),
            promise_kept: self.promise_is_kept(),
        }
    }

    fn source_name(&self, source: usize) -> String {
        let id = self.funding.sources.get(source);
        let of = |id: &Id| self.scenario.sources.iter().find(|source| source.id == *id);
        id.and_then(of).map_or_else(String::new, |source| source.name.clone())
    }

    /// "Ragioni del futuro 4.217, quello nel mezzo: 83.000 € scoperti su 540.000 €"; none without reasons
    pub fn reasons_caption(&self, texts: &Texts) -> Option<String> {
        let usual = self.funding.usual.as_ref()?;
        Some(texts.funding_usual(
            texts.integer(i64::from(usual.number)),
            texts.euro(usual.reasons.total),
            texts.euro(usual.reasons.uncovered),
        ))
    }

    /// Every uncovered amount with its reason, the largest first; of one category, or of all
    pub fn gaps(&self, texts: &Texts, category: Option<CostCategory>) -> Vec<GapTold> {
        let Some(usual) = &self.funding.usual else { return Vec::new() };
        let told = usual.reasons.gaps.iter().map(|gap| self.gap(texts, usual, gap));
        told.filter(|gap| category.is_none_or(|category| gap.category == category)).collect()
    }

    fn gap(&self, texts: &Texts, usual: &Usual, gap: &Gap) -> GapTold {
        let category = CostCategory::ALL[gap.kind.min(CostCategory::ALL.len() - 1)];
        let what = small(&words::cost_category(texts, category));
        let amount = texts.euro(gap.cents);
        let blocks: Vec<(Id, String)> = gap
            .smallest
            .iter()
            .filter_map(|block| {
                let rules: Vec<String> = block
                    .rules
                    .iter()
                    .map(|rule| self.rule(texts, usual, block.source, *rule, &what))
                    .collect();
                Some((self.funding.sources.get(block.source)?.clone(), listed(texts, &rules)))
            })
            .collect();
        let sentence = if blocks.is_empty() {
            texts.funding_gap_none(amount, what.as_str())
        } else {
            let reasons: Vec<String> = gap
                .smallest
                .iter()
                .zip(&blocks)
                .map(|(block, (_, rules))| {
                    texts.funding_gap_source(rules.as_str(), self.source_name(block.source))
                })
                .collect();
            texts.funding_gap(amount, what.as_str(), reasons.join("; "))
        };
        GapTold { category, cents: gap.cents, sentence, blocks }
    }

    /// The sources nearest to paying a category with what is in their way, as far as the explained future says
    pub(super) fn exact_blockers(&self, texts: &Texts, category: CostCategory) -> Vec<Blocker> {
        let Some(usual) = &self.funding.usual else { return Vec::new() };
        let what = small(&words::cost_category(texts, category));
        let mut found: Vec<(Cents, Blocker)> = Vec::new();
        for gap in usual.reasons.gaps.iter().filter(|gap| CostCategory::ALL.get(gap.kind) == Some(&category))
        {
            for block in &gap.smallest {
                let Some(id) = self.funding.sources.get(block.source) else { continue };
                let rules: Vec<String> = block
                    .rules
                    .iter()
                    .map(|rule| self.rule(texts, usual, block.source, *rule, &what))
                    .collect();
                let text = texts.funding_gap_source(listed(texts, &rules), self.source_name(block.source));
                if let Some((cents, _)) = found.iter_mut().find(|(_, blocker)| blocker.text == text) {
                    *cents += gap.cents;
                } else {
                    let kind = block.rules.last().map_or(BlockerKind::Category, |rule| kind(*rule));
                    found.push((gap.cents, Blocker { source: id.clone(), text, kind }));
                }
            }
        }
        found.sort_by_key(|(cents, _)| std::cmp::Reverse(*cents));
        found.into_iter().map(|(_, blocker)| blocker).collect()
    }

    /// What each rule of a source keeps from a category: "paga solo le spese fino al 31 dicembre 2026: 8.000 €"
    pub fn kept_words(&self, texts: &Texts, category: CostCategory, source: &Id) -> Vec<String> {
        let Some(usual) = &self.funding.usual else { return Vec::new() };
        let what = small(&words::cost_category(texts, category));
        let of = self.funding.sources.iter().position(|id| id == source);
        usual
            .reasons
            .kept
            .iter()
            .filter(|kept| Some(kept.source) == of && CostCategory::ALL.get(kept.kind) == Some(&category))
            .map(|kept| {
                let rule = self.rule(texts, usual, kept.source, kept.rule, &what);
                texts.funding_kept(texts.euro(kept.cents), rule)
            })
            .collect()
    }

    /// A rule of a source as what the source does: "è al tetto di 60.000 €"
    fn rule(&self, texts: &Texts, usual: &Usual, source: usize, rule: Rule, what: &str) -> String {
        let author = self
            .funding
            .sources
            .get(source)
            .and_then(|id| self.scenario.sources.iter().find(|s| s.id == *id));
        let day = |date: Option<Date>| date.map_or_else(String::new, |date| texts.date(date));
        match rule {
            Rule::Refused(Refusals::CATEGORY) => texts.funding_rule_category(what),
            Rule::Refused(Refusals::CORRIDOR) => texts.funding_rule_corridor(),
            Rule::Refused(Refusals::COUNTRY) => texts.funding_rule_country(),
            Rule::Refused(Refusals::SECTOR) => texts.funding_rule_sector(),
            Rule::Refused(Refusals::ROUTE) => texts.funding_rule_route(),
            Rule::Refused(_) => texts.funding_rule_beneficiary(),
            Rule::Before => texts.funding_rule_before(day(author.and_then(|source| source.from))),
            Rule::After => {
                let last = author.and_then(|source| source.until).map(|date| add_days(date, -1));
                texts.funding_rule_after(day(last))
            }
            Rule::NotWon => texts.funding_rule_not_won(),
            Rule::Minimum => {
                texts.funding_rule_minimum(texts.euro(usual.minima.get(source).copied().unwrap_or(0)))
            }
            Rule::Excluded(other) => texts.funding_rule_excluded(self.source_name(other)),
            Rule::Ceiling => {
                let ceiling = texts.euro(usual.ceilings.get(source).copied().unwrap_or(0));
                match usual.lowest.get(source).copied().flatten() {
                    Some(kind) => texts.funding_rule_ceiling(ceiling, words::ceiling_kind(texts, kind)),
                    None => texts.funding_rule_ceiling_plain(ceiling),
                }
            }
            Rule::Share => {
                let share = author.map_or(1.0, |source| source.share.usual / 100.0);
                texts.funding_rule_share(texts.percent(share, 0))
            }
            Rule::Own => {
                let own = author.and_then(|source| source.own_contribution.as_ref());
                texts.funding_rule_own(texts.percent(own.map_or(0.0, |own| own.usual / 100.0), 0))
            }
        }
    }

    /// The changes that help, those of fewest rules first; each was solved again
    pub fn remedies(&self, texts: &Texts) -> Vec<RemedyTold> {
        let Some(usual) = &self.funding.usual else { return Vec::new() };
        usual.reasons.remedies.iter().filter_map(|remedy| self.remedy(texts, usual, remedy)).collect()
    }

    fn remedy(&self, texts: &Texts, usual: &Usual, remedy: &Remedy) -> Option<RemedyTold> {
        let id = self.funding.sources.get(remedy.source)?;
        let steps: Vec<String> =
            remedy.steps.iter().map(|step| self.step(texts, usual, remedy.source, step)).collect();
        let what = capitalised(&listed(texts, &steps));
        let covers = texts.euro(remedy.covers);
        Some(RemedyTold {
            path: Path::new("sources").join(id.as_str()),
            sentence: texts.funding_remedy(covers, what.as_str()),
            what,
            covers: remedy.covers,
        })
    }

    fn step(&self, texts: &Texts, usual: &Usual, source: usize, step: &Step) -> String {
        let name = self.source_name(source);
        let author = self.funding.sources.get(source);
        let author = author.and_then(|id| self.scenario.sources.iter().find(|source| source.id == *id));
        let months = |from: Option<Date>, to: Date| {
            let days = from.map_or(0, |from| days_between(from, to).abs());
            // Two calendar months may be a day longer than two average ones.
            (f64::from(days) / MONTH - 0.1).ceil().max(1.0)
        };
        let day = |tick: &u32| usual.days.get(*tick as usize).or(usual.days.last()).copied();
        match step {
            Step::Admit { refusal, costs } if *refusal == Refusals::CATEGORY => {
                let mut names: Vec<String> = Vec::new();
                for category in costs.iter().filter_map(|cost| usual.categories.get(*cost)) {
                    let name = small(&words::cost_category(texts, *category));
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                texts.funding_step_admit(name, listed(texts, &names))
            }
            Step::Admit { refusal, .. } if *refusal == Refusals::BENEFICIARY => {
                texts.funding_step_beneficiary(name)
            }
            Step::Admit { refusal, .. } if *refusal == Refusals::COUNTRY => texts.funding_step_country(name),
            Step::Admit { refusal, .. } if *refusal == Refusals::SECTOR => texts.funding_step_sector(name),
            Step::Admit { refusal, .. } if *refusal == Refusals::ROUTE => texts.funding_step_route(name),
            Step::Admit { .. } => texts.funding_step_corridor(name),
            Step::From { tick } => match day(tick) {
                Some(date) => texts.funding_step_from(
                    texts.date(date),
                    months(author.and_then(|source| source.from), date),
                    name,
                ),
                None => String::new(),
            },
            Step::Until { tick } => match day(tick) {
                Some(date) => texts.funding_step_until(
                    texts.date(add_days(date, -1)),
                    months(author.and_then(|source| source.until), date),
                    name,
                ),
                None => String::new(),
            },
            Step::Win => texts.funding_step_win(name),
            Step::NoMinimum { minimum } => texts.funding_step_no_minimum(texts.euro(*minimum), name),
            Step::Together { other } => texts.funding_step_together(self.source_name(*other), name),
            Step::Raise { by, .. } => texts.funding_step_raise(texts.euro(*by), name),
            Step::Whole => texts.funding_step_whole(name),
            Step::NoOwn => texts.funding_step_no_own(name),
        }
    }

    /// What must be advanced, what that costs, and whether a course stops: one sentence each
    pub fn cash_sentences(&self, texts: &Texts) -> Vec<String> {
        let cash = &self.funding.cash;
        let mut told = Vec::new();
        if self.money.rows.is_empty() {
            return told;
        }
        if let Some(advanced) = &cash.advanced {
            told.push(texts.funding_cash_advanced(advanced.value_words(texts), advanced.range_words(texts)));
        }
        if let Some(bridge) = cash.bridge.as_ref().filter(|bridge| bridge.high > 0.0) {
            told.push(texts.funding_cash_bridge(bridge.value_words(texts), bridge.range_words(texts)));
        }
        if let Some(interest) = cash.interest.as_ref().filter(|_| cash.has_interest) {
            told.push(texts.funding_cash_interest(interest.value_words(texts)));
        }
        if let Some(late) = cash.late.as_ref().filter(|late| late.high > 0.0) {
            told.push(texts.funding_cash_late(late.value_words(texts), late.range_words(texts)));
        }
        told.push(match (cash.stops.and_then(|stops| stops.mean), cash.most) {
            (Some(share), Some(most)) if share > 0.0 => {
                texts.funding_cash_stops(texts.futures(share), texts.euro(most))
            }
            (Some(_), Some(most)) => texts.funding_cash_never_stops(texts.euro(most)),
            _ => texts.funding_cash_unknown(),
        });
        told
    }

    /// The curve of cash
    pub fn cash_curve(&self) -> CashCurve {
        let cash = &self.funding.cash;
        let point = |point: &SeriesPoint| CashPoint {
            month: point.month,
            low: point.p10.unwrap_or(point.mean),
            middle: point.p50.unwrap_or(point.mean),
            high: point.p90.unwrap_or(point.mean),
        };
        CashCurve {
            points: cash.balance.iter().map(point).collect(),
            most: cash.most.map(|cents| cents as f64 / 100.0),
            error: cash.advanced.as_ref().map_or(0.0, |advanced| advanced.error),
        }
    }

    /// From sources through bodies to groups of categories, in euro, on average over the futures
    pub fn euros(&self, texts: &Texts) -> Euros {
        let books = &self.funding.books;
        let name = |bearer: usize| {
            let id = books.bearers.get(bearer).and_then(Option::as_ref);
            let of = id.and_then(|id| self.scenario.organisations.iter().find(|org| org.id == *id));
            of.map_or_else(|| texts.resources_bearer_unknown(), |org| org.name.clone())
        };
        let mut data = Euros::default();
        let at = |list: &mut Vec<String>, name: String| {
            let known = list.iter().position(|other| *other == name);
            known.unwrap_or_else(|| {
                list.push(name);
                list.len() - 1
            })
        };
        let mut nobody: Vec<(usize, f64)> = Vec::new();
        for (from, to, euros) in books.flows() {
            match (from, to) {
                (Account::Source(source), Account::Bearer(bearer)) => {
                    let from = at(&mut data.sources, self.source_name(source));
                    let to = at(&mut data.bodies, name(bearer));
                    data.given.push((from, to, euros));
                }
                (Account::Nobody, Account::Bearer(bearer)) => {
                    nobody.push((at(&mut data.bodies, name(bearer)), euros));
                }
                (Account::Bearer(bearer), Account::Spent(kind)) => {
                    let category = CostCategory::ALL[kind.min(CostCategory::ALL.len() - 1)];
                    let from = at(&mut data.bodies, name(bearer));
                    let to = at(&mut data.bought, CostGroup::of(category).name(texts));
                    match data.spent.iter_mut().find(|(a, b, _)| (*a, *b) == (from, to)) {
                        Some((_, _, sum)) => *sum += euros,
                        None => data.spent.push((from, to, euros)),
                    }
                }
                _ => {}
            }
        }
        // What nobody gives stands last.
        if !nobody.is_empty() {
            data.sources.push(texts.resources_nobody());
            let from = data.sources.len() - 1;
            data.nobody = Some(from);
            data.given.extend(nobody.into_iter().map(|(body, euros)| (from, body, euros)));
        }
        data
    }

    /// "Nessuno resta a metà in 62 futuri su 100: la promessa è 90, il piano non è pronto"; none without a promise
    pub fn promise_words(&self, texts: &Texts) -> Option<String> {
        let kept = self.promise_is_kept()?;
        let promise = texts.percent(self.scenario.programme.promise_percent? / 100.0, 0);
        let futures = texts.futures(self.headlines.nobody_stranded?);
        Some(if kept {
            texts.funding_promise_kept(futures, promise)
        } else {
            texts.funding_promise_broken(futures, promise)
        })
    }

    /// Whether nobody is left half-way in as many futures as the committee asks for; none where it asks for nothing
    pub fn promise_is_kept(&self) -> Option<bool> {
        let promise = self.scenario.programme.promise_percent? / 100.0;
        Some(self.headlines.nobody_stranded? >= promise)
    }
}

fn kind(rule: Rule) -> BlockerKind {
    match rule {
        Rule::Refused(_) | Rule::Excluded(_) => BlockerKind::Category,
        Rule::Before | Rule::After => BlockerKind::Window,
        Rule::NotWon => BlockerKind::Award,
        Rule::Minimum | Rule::Ceiling => BlockerKind::Ceiling,
        Rule::Share | Rule::Own => BlockerKind::Share,
    }
}

/// "a", "a e b", "a, b e c"
fn listed(texts: &Texts, parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => texts.funding_and(first.join(", "), last.as_str()),
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
