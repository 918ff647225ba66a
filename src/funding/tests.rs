//! Allocations against brute force, against the greedy order, and under their own rules, on generated cases.

use super::why::{Gives, Problem, Rule, Step, Tally, reasons, uncovered};
use super::*;
use proptest::prelude::*;

fn lines(amounts: &[(u32, u32, Cents)]) -> Vec<Line> {
    amounts.iter().map(|&(tick, cost, cents)| Line { tick, cost, cents }).collect()
}

fn pays(rules: &Rules, lines: &[Line], caps: &[Cap]) -> (Vec<Vec<Cents>>, Workspace) {
    let mut space = Workspace::default();
    rules.allocate(lines, caps, &mut space);
    let table = (0..lines.len()).map(|l| (0..caps.len()).map(|s| space.pays(l, s)).collect()).collect();
    (table, space)
}

/// One level of sources, each admitting some of three costs
fn small_level() -> impl Strategy<Value = (Rules, Vec<Line>, Vec<Cap>)> {
    let source = (0u8..8, prop::sample::select(vec![MILLION, 500_000]), 0i64..12);
    let amounts = prop::collection::vec((0u32..3, 1i64..7), 1..4);
    (prop::collection::vec(source, 1..4), amounts).prop_map(|(sources, amounts)| {
        let caps = sources.iter().map(|(_, _, ceiling)| Cap::at_most(*ceiling)).collect();
        let sources = sources
            .iter()
            .map(|(admits, ppm, _)| Source {
                ppm: *ppm,
                refusals: (0..3)
                    .map(|c| if admits >> c & 1 == 1 { Refusals::NONE } else { Refusals::CATEGORY })
                    .collect(),
                ..Source::open(3)
            })
            .collect();
        let mut lines = lines(&amounts.iter().map(|&(cost, cents)| (0, cost, cents)).collect::<Vec<_>>());
        lines.sort_by_key(|line| line.cost);
        (Rules::new(sources, 3), lines, caps)
    })
}

/// Every coverage of the lines that some allocation reaches
fn reachable(rules: &Rules, lines: &[Line], caps: &[Cap]) -> Vec<Vec<Cents>> {
    fn go(
        cells: &[(usize, usize, Cents)],
        left: &mut [Cents],
        paid: &mut [Cents],
        lines: &[Line],
        found: &mut std::collections::BTreeSet<Vec<Cents>>,
    ) {
        let Some(((line, source, most), rest)) = cells.split_first() else {
            found.insert(paid.to_vec());
            return;
        };
        let most = (*most).min(left[*source]).min(lines[*line].cents - paid[*line]);
        for cents in 0..=most {
            left[*source] -= cents;
            paid[*line] += cents;
            go(rest, left, paid, lines, found);
            left[*source] += cents;
            paid[*line] -= cents;
        }
    }
    let mut cells = Vec::new();
    for (l, line) in lines.iter().enumerate() {
        for (s, source) in rules.sources().iter().enumerate() {
            if source.refusals[line.cost as usize].is_none() && source.is_open(line.tick) {
                cells.push((l, s, share_of(line.cents, source.ppm)));
            }
        }
    }
    let mut found = std::collections::BTreeSet::new();
    let mut left: Vec<Cents> = caps.iter().map(|cap| cap.ceiling).collect();
    go(&cells, &mut left, &mut vec![0; lines.len()], lines, &mut found);
    found.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_level_covers_as_much_as_any_allocation_can((rules, lines, caps) in small_level()) {
        let (table, space) = pays(&rules, &lines, &caps);
        let all = reachable(&rules, &lines, &caps);
        let got: Vec<Cents> = table.iter().map(|row| row.iter().sum()).collect();
        let best = all.iter().map(|paid| paid.iter().sum::<Cents>()).max().unwrap_or(0);
        let covered = got.iter().sum::<Cents>();
        if rules.is_plain() {
            // One source alone takes amounts in time order, which covers as much.
            prop_assert_eq!(covered, best);
        } else {
            // Rounding keeps back less than a cent for each line and source.
            prop_assert!(covered <= best && best - covered <= (lines.len() * caps.len()) as Cents, "{got:?} {best}");
        }
        // The worst covered line is covered as well as in any allocation, to the cents that rounding moves.
        if !rules.is_plain() && caps.iter().enumerate().any(|(s, _)| space.is_cut(s)) {
            let worst = |paid: &[Cents]| {
                let share = |(line, paid): (&Line, &Cents)| {
                    *paid as f64 / reach(&rules, *line) as f64
                };
                lines.iter().zip(paid).filter(|(line, _)| reach(&rules, **line) > 0).map(share).fold(1.0, f64::min)
            };
            let fairest = all.iter().map(|paid| worst(paid)).fold(0.0, f64::max);
            let smallest = lines.iter().map(|line| line.cents).min().unwrap_or(1) as f64;
            prop_assert!(worst(&got) + 2.0 / smallest >= fairest - 1e-9, "{got:?} {fairest}");
        }
    }

    #[test]
    fn no_rule_is_broken((rules, lines, caps) in generated()) {
        let (table, space) = pays(&rules, &lines, &caps);
        for (l, line) in lines.iter().enumerate() {
            prop_assert!(table[l].iter().sum::<Cents>() <= line.cents, "paid twice");
            for (s, source) in rules.sources().iter().enumerate() {
                let cents = table[l][s];
                prop_assert!(cents >= 0);
                if cents == 0 { continue }
                prop_assert!(source.refusals[line.cost as usize].is_none(), "not admitted");
                prop_assert!(source.is_open(line.tick), "out of its window");
                prop_assert!(cents <= share_of(line.cents, source.ppm), "over its share");
                let own = line.cents - share_of(line.cents, MILLION - source.own_ppm);
                prop_assert!(line.cents - space.paid(l) >= own, "own contribution");
                for &other in rules.excluded(s) {
                    prop_assert_eq!(table[l][other], 0, "excluded");
                }
            }
        }
        for (s, cap) in caps.iter().enumerate() {
            let spent: Cents = table.iter().map(|row| row[s]).sum();
            prop_assert_eq!(spent, space.spent(s));
            prop_assert!(spent <= cap.ceiling, "over its ceiling");
            prop_assert!(spent == 0 || spent >= cap.minimum, "below its minimum");
        }
    }

    #[test]
    fn the_greedy_order_is_the_answer_where_it_says_so((rules, lines, caps) in generated()) {
        let caps: Vec<Cap> = caps.iter().map(|cap| Cap::at_most(cap.ceiling)).collect();
        let mut greedy = Workspace::default();
        rules.allocate_greedily(&lines, &caps, &mut greedy);
        let (table, space) = pays(&rules, &lines, &caps);
        if rules.greedy_is_the_answer(&greedy) {
            for (l, row) in table.iter().enumerate() {
                for (s, cents) in row.iter().enumerate() {
                    prop_assert_eq!(*cents, greedy.pays(l, s));
                }
            }
        } else if rules.levels.len() == 1 {
            // Elsewhere equal coverage never covers less, but for cents of rounding.
            let less = uncovered(&lines, &space) - uncovered(&lines, &greedy);
            prop_assert!(less <= (lines.len() * caps.len()) as Cents);
        }
    }

    #[test]
    fn a_remedy_covers_what_it_says_and_reasons_are_smallest((rules, lines, caps) in generated()) {
        let n = caps.len();
        let gives = caps
            .iter()
            .map(|cap| Gives { minimum: Tally::fixed(cap.minimum), ..Gives::at_most(cap.ceiling) })
            .collect();
        let problem = Problem { rules, lines, caps, won: vec![true; n], gives };
        let kinds: Vec<usize> = (0..problem.rules.costs()).collect();
        let told = reasons(&problem, &kinds, &|| false);
        prop_assert_eq!(told.gaps.iter().map(|gap| gap.cents).sum::<Cents>(), told.uncovered);
        for remedy in &told.remedies {
            prop_assert!(remedy.covers > 0 && remedy.covers <= told.uncovered);
            prop_assert!(!remedy.steps.is_empty());
        }
        for gap in &told.gaps {
            let sizes: Vec<usize> = gap.smallest.iter().map(|block| block.rules.len()).collect();
            prop_assert!(sizes.iter().all(|size| *size == sizes[0] && *size > 0));
        }
    }
}

/// What the rules alone let a line have
fn reach(rules: &Rules, line: Line) -> Cents {
    let shares = rules
        .sources()
        .iter()
        .filter(|source| source.refusals[line.cost as usize].is_none() && source.is_open(line.tick))
        .map(|source| share_of(line.cents, source.ppm));
    shares.sum::<Cents>().min(line.cents)
}

/// Sources with every rule over a dozen amounts
fn generated() -> impl Strategy<Value = (Rules, Vec<Line>, Vec<Cap>)> {
    let source = (
        (0u32..3, 0u8..16, 0u32..6, 1u32..9),
        (1i64..=4, prop::sample::select(vec![0, 0, 100_000, 250_000])),
        (0i64..4_000, prop::sample::select(vec![0, 0, 0, 500])),
        prop::collection::vec(0usize..5, 0..2),
    );
    let amounts = prop::collection::vec((0u32..8, 0u32..4, 1i64..900), 1..14);
    (prop::collection::vec(source, 1..6), amounts).prop_map(|(mut sources, mut amounts)| {
        sources.sort_by_key(|source| source.0.0);
        let caps = sources.iter().map(|source| Cap { ceiling: source.2.0, minimum: source.2.1 }).collect();
        let sources = sources
            .iter()
            .map(|((priority, admits, from, length), (quarters, own_ppm), _, excludes)| Source {
                priority: *priority,
                from: *from,
                to: from + length,
                ppm: quarters * 250_000,
                own_ppm: *own_ppm,
                excludes: excludes.clone(),
                refusals: (0..4)
                    .map(|c| if admits >> c & 1 == 1 { Refusals::NONE } else { Refusals::COUNTRY })
                    .collect(),
            })
            .collect();
        amounts.sort_by_key(|amount| (amount.0, amount.1));
        (Rules::new(sources, 4), lines(&amounts), caps)
    })
}

#[test]
fn a_level_that_runs_out_covers_every_amount_alike() {
    // Two funds of one priority: the first admits both costs, the second only the first. Greedily in the order of the file the
    // first fund would pay the first cost alone and leave 900 of the second without money.
    let only_first = Source { refusals: vec![Refusals::NONE, Refusals::CATEGORY], ..Source::open(2) };
    let rules = Rules::new(vec![Source::open(2), only_first], 2);
    let lines = lines(&[(0, 0, 1_000), (1, 1, 1_000)]);
    let (table, _) = pays(&rules, &lines, &[Cap::at_most(1_100), Cap::at_most(400)]);
    // 1,500 for 2,000: three quarters of each.
    assert_eq!(table, [[350, 400], [750, 0]]);
}

#[test]
fn who_can_be_covered_by_nobody_else_is_not_left_behind() {
    // The second cost has one poor source; the first stays at its own, higher proportion.
    let first = Source { refusals: vec![Refusals::NONE, Refusals::CATEGORY], ..Source::open(2) };
    let second = Source { refusals: vec![Refusals::CATEGORY, Refusals::NONE], ..Source::open(2) };
    let rules = Rules::new(vec![first, second], 2);
    let lines = lines(&[(0, 0, 1_000), (0, 1, 1_000)]);
    let (table, _) = pays(&rules, &lines, &[Cap::at_most(900), Cap::at_most(100)]);
    assert_eq!(table, [[900, 0], [0, 100]]);
}

#[test]
fn a_plan_below_its_minimum_pays_nothing_and_the_next_source_steps_in() {
    let after = Source { priority: 1, ..Source::open(1) };
    let rules = Rules::new(vec![Source::open(1), after], 1);
    let lines = lines(&[(0, 0, 300), (1, 0, 100)]);
    let caps = [Cap { ceiling: 10_000, minimum: 500 }, Cap::at_most(350)];
    let (table, space) = pays(&rules, &lines, &caps);
    assert_eq!(table, [[0, 300], [0, 50]]);
    assert!(space.is_dropped(0));
}

#[test]
fn sources_that_exclude_each_other_never_meet_on_one_amount() {
    let half = Source { ppm: 500_000, excludes: vec![1], ..Source::open(1) };
    let rules = Rules::new(vec![half, Source::open(1)], 1);
    assert!(rules.is_plain(), "they pay one after another, although their priority is the same");
    let lines = lines(&[(0, 0, 300), (1, 0, 300)]);
    let (table, _) = pays(&rules, &lines, &[Cap::at_most(150), Cap::at_most(10_000)]);
    assert_eq!(table, [[150, 0], [0, 300]]);
}

#[test]
fn a_wrong_window_is_named_and_the_remedy_prolongs_it_no_further_than_needed() {
    let early = Source { to: 3, ..Source::open(1) };
    let problem = Problem {
        rules: Rules::new(vec![early], 1),
        lines: lines(&[(2, 0, 100), (4, 0, 70), (5, 0, 30)]),
        caps: vec![Cap::at_most(1_000)],
        won: vec![true],
        gives: vec![Gives::at_most(1_000)],
    };
    let told = reasons(&problem, &[0], &|| false);
    assert_eq!(told.uncovered, 100);
    assert_eq!(told.gaps.len(), 1);
    assert_eq!(told.gaps[0].smallest[0].rules, [Rule::After]);
    assert_eq!(told.remedies[0].steps, [Step::Until { tick: 6 }]);
    assert_eq!((told.remedies[0].covers, told.remedies[0].pays), (100, 100));
}

#[test]
fn a_ceiling_is_raised_by_what_is_missing_and_by_no_cent_more() {
    let problem = Problem {
        rules: Rules::new(vec![Source::open(2)], 2),
        lines: lines(&[(0, 0, 1_000), (1, 1, 500)]),
        caps: vec![Cap::at_most(800)],
        won: vec![true],
        gives: vec![Gives::at_most(800)],
    };
    let told = reasons(&problem, &[0, 1], &|| false);
    assert_eq!(told.gaps.iter().map(|gap| gap.cents).collect::<Vec<_>>(), [500, 200]);
    assert_eq!(told.remedies[0].steps, [Step::Raise { by: 700, to: 1_500 }]);
    assert_eq!(told.remedies[0].covers, 700);
}
