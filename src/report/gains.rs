//! Who gains from the work of those who arrive: the worker, the State, the place of arrival, the country of origin; and what the
//! work costs the employer.
//!
//! A month of one person's work is worth to each party what its pay and the corridor's [`Earnings`](crate::model::Earnings) say;
//! the months come from the futures. The range of a month is that of the estimates, each party's worst and best case of them; the
//! range of the sum joins it with eight futures in ten. Months after the calendar are not counted. What a filled post is worth to
//! the employer is estimated nowhere and therefore not said. Fills [`gather`](super::gather) with metrics and gives the faces their
//! table; who pays for the path is `view::funding`'s.

use super::{
    Report,
    figure::Figure,
    metrics::{MetricUnit, Metrics},
    words,
};
use crate::base::Id;
use crate::model::{Corridor, Earnings, Estimate, Path, Scenario, StageKind};
use crate::text::Texts;

/// Whom work is worth something to
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// Net pay less rent less what would be earned at the origin
    Worker,
    /// Taxes and contributions
    State,
    /// Net pay less what is sent home: spent where people live, rent included
    Territory,
    /// What is sent home
    Origin,
    /// Gross pay and the employer's contributions: what the work costs
    Employer,
}

impl Party {
    /// Every party
    pub const ALL: [Self; 5] = [Self::Worker, Self::State, Self::Territory, Self::Origin, Self::Employer];

    /// Name of its metric
    pub const fn metric(self) -> &'static str {
        match self {
            Self::Worker => "gain:worker",
            Self::State => "gain:state",
            Self::Territory => "gain:territory",
            Self::Origin => "gain:origin",
            Self::Employer => "labour_cost",
        }
    }
}

/// What a month of one person's work is worth, in euro
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Month {
    /// Every estimate at its worst for this party
    pub low: f64,
    /// Every estimate at its usual value
    pub usual: f64,
    /// Every estimate at its best for this party
    pub high: f64,
}

/// A month's gross pay in a corridor: the mean over its positions, weighed by their number; none without a pay
fn gross(scenario: &Scenario, corridor: &Corridor) -> Option<Month> {
    let mut posts = 0.0;
    let mut sums = [0.0; 3];
    for position in scenario.positions.iter().filter(|position| position.corridor == corridor.id) {
        let Some(pay) = &position.gross_year else { continue };
        posts += position.count.usual;
        for (sum, year) in sums.iter_mut().zip([pay.low, pay.usual, pay.high]) {
            *sum += position.count.usual * year / 12.0;
        }
    }
    (posts > 0.0).then(|| Month { low: sums[0] / posts, usual: sums[1] / posts, high: sums[2] / posts })
}

/// Fields of [`Earnings`] that a party's figure needs
const fn needs(party: Party) -> &'static [&'static str] {
    match party {
        Party::Worker => &["net_share", "rent", "origin_net"],
        Party::State => &["net_share", "employer_share"],
        Party::Territory => &["net_share", "remittances"],
        Party::Origin => &["remittances"],
        Party::Employer => &["employer_share"],
    }
}

fn estimate<'a>(earnings: &'a Earnings, field: &str) -> Option<&'a Estimate> {
    match field {
        "origin_net" => earnings.origin_net.as_ref(),
        "net_share" => earnings.net_share.as_ref(),
        "rent" => earnings.rent.as_ref(),
        "remittances" => earnings.remittances.as_ref(),
        _ => earnings.employer_share.as_ref(),
    }
}

/// What a month of work in a corridor is worth to a party; none where an estimate is missing
pub fn month(scenario: &Scenario, corridor: &Corridor, party: Party) -> Option<Month> {
    let none = Earnings::default();
    let earnings = corridor.earnings.as_ref().unwrap_or(&none);
    if party == Party::Origin {
        let sent = earnings.remittances.as_ref()?;
        return Some(Month { low: sent.low, usual: sent.usual, high: sent.high });
    }
    let gross = gross(scenario, corridor)?;
    // What the party gains from comes low first, what it loses by comes high first.
    let gains = |e: &Estimate| [e.low, e.usual, e.high];
    let loses = |e: &Estimate| [e.high, e.usual, e.low];
    let gross = [gross.low, gross.usual, gross.high];
    let net_share = earnings.net_share.as_ref();
    let values: [f64; 3] = match party {
        Party::Worker => {
            let (net, rent) = (gains(net_share?), loses(earnings.rent.as_ref()?));
            let origin = loses(earnings.origin_net.as_ref()?);
            std::array::from_fn(|i| gross[i] * net[i] / 100.0 - rent[i] - origin[i])
        }
        Party::State => {
            let (net, employer) = (loses(net_share?), gains(earnings.employer_share.as_ref()?));
            std::array::from_fn(|i| gross[i] * (100.0 - net[i] + employer[i]) / 100.0)
        }
        Party::Territory => {
            let (net, sent) = (gains(net_share?), loses(earnings.remittances.as_ref()?));
            std::array::from_fn(|i| gross[i] * net[i] / 100.0 - sent[i])
        }
        Party::Employer => {
            let employer = gains(earnings.employer_share.as_ref()?);
            std::array::from_fn(|i| gross[i] * (100.0 + employer[i]) / 100.0)
        }
        Party::Origin => return None,
    };
    let [low, usual, high] = values;
    Some(Month { low, usual, high })
}

/// Stages in which people of a corridor work
pub(super) fn work_stages(corridor: &Corridor) -> impl Iterator<Item = &Id> {
    corridor.stages.iter().filter(|stage| stage.kind == StageKind::Employment).map(|stage| &stage.id)
}

/// A party's row
#[derive(Debug, Clone, PartialEq)]
pub struct Gain {
    /// Whose
    pub party: Party,
    /// A month of one person's work, in euro; none where something is missing
    pub month: Option<Month>,
    /// All months of the calendar: the usual value, and a range of estimates and futures together
    pub total: Option<Figure>,
    /// Fields that are missing, by path
    pub missing: Vec<Path>,
    /// Whether a number nobody measured is in it
    pub is_assumed: bool,
}

/// The balance of a corridor
#[derive(Debug, Clone, PartialEq)]
pub struct Gains {
    /// Corridor
    pub corridor: Id,
    /// Its name
    pub name: String,
    /// Months of work inside the calendar, over all people
    pub months: Option<Figure>,
    /// The parties
    pub parties: Vec<Gain>,
}

/// The balance of every corridor in which people work
pub fn gains(scenario: &Scenario, metrics: &Metrics) -> Vec<Gains> {
    let working = scenario.corridors.iter().filter(|corridor| work_stages(corridor).next().is_some());
    working.map(|corridor| of_corridor(scenario, corridor, metrics)).collect()
}

fn of_corridor(scenario: &Scenario, corridor: &Corridor, metrics: &Metrics) -> Gains {
    let months = metrics.of("work_months", &corridor.id);
    let place = Path::new("corridors").join(corridor.id.as_str()).join("earnings");
    let parties = Party::ALL.map(|party| {
        let month = month(scenario, corridor, party);
        let found = |field: &&str| corridor.earnings.as_ref().and_then(|of| estimate(of, field)).is_some();
        let mut missing: Vec<Path> =
            needs(party).iter().filter(|field| !found(field)).map(|field| place.join(field)).collect();
        if party != Party::Origin && gross(scenario, corridor).is_none() {
            missing.push(Path::new("positions"));
        }
        let used = corridor.earnings.iter();
        let is_assumed = used
            .flat_map(|of| needs(party).iter().filter_map(move |field| estimate(of, field)))
            .any(Estimate::is_assumption);
        let total = month.zip(months).and_then(|(month, months)| {
            let sum = |months: f64, euros: f64| months * euros;
            let few = if month.low < 0.0 { months.p90? } else { months.p10? };
            let range = [sum(months.p50?, month.usual), sum(few, month.low), sum(months.p90?, month.high)];
            let error = months.median_half_width.unwrap_or(0.0) * month.usual.abs();
            Figure::rounded(MetricUnit::Euro, range, error, None)
        });
        Gain { party, month, total, missing, is_assumed }
    });
    Gains {
        corridor: corridor.id.clone(),
        name: corridor.name.clone(),
        months: months.and_then(|months| Figure::of(months, None, MetricUnit::Count)),
        parties: parties.into(),
    }
}

impl Gain {
    /// Name of the party
    pub fn name(&self, texts: &Texts) -> String {
        match self.party {
            Party::Worker => texts.gains_worker(),
            Party::State => texts.gains_state(),
            Party::Territory => texts.gains_territory(),
            Party::Origin => texts.gains_origin(),
            Party::Employer => texts.gains_employer(),
        }
    }

    /// What is counted for it
    pub fn what(&self, texts: &Texts) -> String {
        match self.party {
            Party::Worker => texts.gains_worker_what(),
            Party::State => texts.gains_state_what(),
            Party::Territory => texts.gains_territory_what(),
            Party::Origin => texts.gains_origin_what(),
            Party::Employer => texts.gains_employer_what(),
        }
    }

    /// "930 €, da 540 a 1.190 €": a month of one person's work, to ten euros; or what is missing
    pub fn month_words(&self, texts: &Texts) -> String {
        let Some(month) = self.month else { return self.missing_words(texts) };
        let tens = |euros: f64| (euros / 10.0).round() * 10.0;
        let (low, usual, high) = (tens(month.low), tens(month.usual), tens(month.high));
        if (high - low).abs() < 1.0 {
            return texts.euro_amount(usual);
        }
        texts.gains_amount(texts.euro_amount(high), texts.decimal(low, 0), texts.euro_amount(usual))
    }

    /// All months of the calendar; a dash where they cannot be told
    pub fn total_words(&self, texts: &Texts) -> String {
        self.total.as_ref().map_or_else(
            || "–".to_owned(),
            |figure| format!("{}, {}", figure.value_words(texts), figure.range_words(texts)),
        )
    }

    /// "Non si può dire: manca affitto"
    fn missing_words(&self, texts: &Texts) -> String {
        let names = self.missing.iter().filter_map(|path| path.segments().last());
        let names: Vec<String> = names
            .map(|field| if field == "positions" { "gross_year" } else { field })
            .map(|field| words::field(texts, field))
            .collect();
        texts.gains_missing(names.join(", "))
    }
}

impl Gains {
    /// "310 mesi di lavoro entro la fine del calendario, da 190 a 420"
    pub fn months_words(&self, texts: &Texts) -> Option<String> {
        let months = self.months.as_ref()?;
        Some(texts.gains_months(months.value_words(texts), months.range_words(texts)))
    }
}

/// Somebody who pays for the path
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    /// The source; none: nobody pays
    pub source: Option<Id>,
    /// Whose money it is, in the scenario's words
    pub payer: String,
    /// Mean of the futures
    pub euros: i64,
}

impl Payer {
    /// Whose money it is; the uncovered part by its name
    pub fn name(&self, texts: &Texts) -> String {
        if self.source.is_none() { texts.headline_uncovered() } else { self.payer.clone() }
    }
}

impl Report {
    /// Who pays for the path, the largest first and what nobody pays last
    pub fn payers(&self) -> Vec<Payer> {
        let of = |id: &Id| self.scenario.sources.iter().find(|source| source.id == *id);
        let paying = self.money.sources.iter().map(|column| Payer {
            source: Some(column.id.clone()),
            payer: match of(&column.id).map(|source| source.payer.as_str()) {
                Some(payer) if !payer.is_empty() => format!("{payer} · {}", column.name),
                _ => column.name.clone(),
            },
            euros: column.pays,
        });
        let mut payers: Vec<Payer> = paying.collect();
        payers.sort_by_key(|payer| std::cmp::Reverse(payer.euros));
        payers.push(Payer { source: None, payer: String::new(), euros: self.money.uncovered });
        payers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, edit};
    use crate::report::sample;
    use crate::text::Lang;
    use serde_json::json;

    fn estimate(low: f64, usual: f64, high: f64, unit: &str) -> serde_json::Value {
        json!({"low": low, "usual": usual, "high": high, "unit": unit, "grade": "Assumption"})
    }

    /// The sample with a pay of 24,000 a year, of which 75 % are left, 500 of rent and 300 at the origin
    fn scenario(whole: bool) -> Scenario {
        let base = sample::scenario();
        let corridor = base.corridors[0].id.clone();
        let place = Path::new("corridors").join(corridor.as_str());
        let mut earnings = json!({
            "net_share": estimate(70.0, 75.0, 80.0, "Percent"),
            "origin_net": estimate(200.0, 300.0, 400.0, "EuroPerMonth"),
            "remittances": estimate(100.0, 200.0, 300.0, "EuroPerMonth"),
            "employer_share": estimate(30.0, 30.0, 30.0, "Percent"),
        });
        if whole {
            earnings["rent"] = estimate(400.0, 500.0, 600.0, "EuroPerMonth");
        }
        let mut edits = vec![Edit::Set { path: place.join("earnings"), value: earnings }];
        for position in &base.positions {
            let path = Path::new("positions").join(position.id.as_str()).join("gross_year");
            edits.push(Edit::Set { path, value: estimate(24_000.0, 24_000.0, 24_000.0, "EuroPerYear") });
        }
        edit::apply(&base, &edits).expect("it fits")
    }

    #[test]
    fn a_month_of_work_is_shared_out_to_the_last_euro() {
        let scenario = scenario(true);
        let of = |party| month(&scenario, &scenario.corridors[0], party).expect("known");
        // 2,000 gross: 1,500 net, 500 rent, 300 at the origin.
        assert_eq!(of(Party::Worker), Month { low: 400.0, usual: 700.0, high: 1_000.0 });
        assert_eq!(of(Party::State).usual, 500.0 + 600.0);
        assert_eq!(of(Party::Territory), Month { low: 1_100.0, usual: 1_300.0, high: 1_500.0 });
        assert_eq!(of(Party::Origin).usual, 200.0);
        assert_eq!(of(Party::Employer).usual, 2_600.0);
        // What the employer gives is what the others get.
        let gets = of(Party::State).usual + of(Party::Territory).usual + of(Party::Origin).usual;
        assert_eq!(gets, of(Party::Employer).usual);
    }

    #[test]
    fn what_is_missing_is_named_and_nothing_is_guessed() {
        let scenario = scenario(false);
        let report = sample::report(&scenario, 256, None);
        let found = gains(&scenario, &report.metrics);
        let worker = &found[0].parties[0];
        assert_eq!((worker.month, worker.total.as_ref()), (None, None));
        assert!(worker.month_words(&Texts::new(Lang::It)).contains("affitto"));
        assert!(report.metrics.of("gain:worker", &scenario.corridors[0].id).is_none());
        assert!(report.metrics.of("gain:state", &scenario.corridors[0].id).is_some());
    }

    #[test]
    fn the_sum_is_the_months_of_the_futures_at_the_worth_of_a_month() {
        let scenario = scenario(true);
        let report = sample::report(&scenario, 256, None);
        let corridor = &scenario.corridors[0].id;
        let mean = |id: &str| report.metrics.of(id, corridor).and_then(|spread| spread.mean).expect("known");
        assert!(mean("work_months") > 0.0);
        assert!((mean("gain:worker") - 700.0 * mean("work_months")).abs() < 1e-6 * mean("gain:worker"));
        let total = gains(&scenario, &report.metrics)[0].parties[0].total.expect("known");
        assert!(total.low < total.value && total.value < total.high, "{total:?}");
    }
}
