//! The minutes of a meeting: who was present, what was looked at, motions with results, votes and dissent, fingerprints.
//!
//! A plain structure that the PDF, the text file and the window each set in their own way. Says how many voted how and never whether a
//! motion passed: the rule for that is the group's. Holds no clock; the day is that of the meeting.

use super::quotes;
use crate::base::Id;
use crate::model::{Meeting, Motion, Scenario, VotePosition};
use crate::report::{changes, words};
use crate::text::Texts;

/// Signs of a fingerprint that people compare
const SIGNS: usize = 12;

/// The minutes of a meeting
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// "Verbale della riunione del 3 dicembre 2026"
    pub title: String,
    /// What it is about: name and value
    pub facts: Vec<[String; 2]>,
    /// Parts, in their order
    pub sections: Vec<Section>,
}

/// A part of minutes
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading
    pub title: String,
    /// What it says
    pub items: Vec<Item>,
}

/// Something minutes say
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A paragraph
    Say(String),
    /// One of several points
    Point(String),
    /// A table with its head
    Table {
        /// Names of the columns
        head: Vec<String>,
        /// Its rows
        rows: Vec<Vec<String>>,
    },
}

/// The minutes of `meeting`
pub fn minutes(scenario: &Scenario, meeting: &Meeting, texts: &Texts) -> Minutes {
    let mut facts = vec![[texts.meeting_fact_programme(), scenario.programme.title.clone()]];
    facts.push([texts.meeting_fact_date(), texts.date_long(meeting.date)]);
    if !meeting.place.trim().is_empty() {
        facts.push([texts.meeting_fact_place(), meeting.place.clone()]);
    }
    if !meeting.fingerprint.is_empty() {
        facts.push([texts.meeting_fact_fingerprint(), signs(&meeting.fingerprint)]);
    }
    if !meeting.previous.is_empty() {
        let same = meeting.previous == meeting.fingerprint;
        let words = signs(&meeting.previous);
        let words = if same { texts.meeting_previous_same(words) } else { words };
        facts.push([texts.meeting_fact_previous(), words]);
    }
    let mut sections = vec![present(scenario, meeting, texts)];
    if !meeting.inputs.is_empty() {
        let items = meeting.inputs.iter().map(|input| Item::Point(input.clone())).collect();
        sections.push(Section { title: texts.meeting_inputs(), items });
    }
    let motions: Vec<&Motion> = meeting
        .motions
        .iter()
        .filter_map(|id| scenario.motions.iter().find(|motion| motion.id == *id))
        .collect();
    for motion in &motions {
        sections.push(of_motion(scenario, motion, texts));
    }
    let dissent = dissent(scenario, &motions, texts);
    if !motions.is_empty() {
        let title = texts.meeting_dissent();
        let items = if dissent.is_empty() { vec![Item::Say(texts.meeting_no_dissent())] } else { dissent };
        sections.push(Section { title, items });
    }
    if !meeting.notes.trim().is_empty() {
        let items = paragraphs(&meeting.notes).map(Item::Say).collect();
        sections.push(Section { title: texts.meeting_notes(), items });
    }
    Minutes { title: texts.meeting_minutes_of(texts.date_long(meeting.date)), facts, sections }
}

/// A motion with its results, votes and reservations
pub fn of_motion(scenario: &Scenario, motion: &Motion, texts: &Texts) -> Section {
    let mut items = Vec::new();
    let proposer = motion.proposer.as_ref().map(|id| organisation(scenario, id));
    items.push(Item::Say(match proposer {
        Some(proposer) => texts.meeting_proposed_by(proposer),
        None => texts.meeting_no_proposer(),
    }));
    items.extend(paragraphs(&motion.text).map(Item::Say));
    let variant = motion.variant.as_ref();
    items.push(Item::Say(match variant {
        None => texts.meeting_motion_base(),
        Some(id) => texts.meeting_motion_variant(
            words::object_name(scenario, "variants", id.as_str()).unwrap_or_else(|| id.to_string()),
        ),
    }));
    if let Some(changes) = variant.and_then(|id| changes::of_variant(texts, scenario, id).ok()) {
        items.extend(changes.into_iter().map(|change| Item::Point(change.sentence)));
    }
    if !motion.quotes.is_empty() {
        let rows = motion.quotes.iter().map(|quote| {
            let name = super::figures::figure_name(scenario, &quote.figure, texts);
            let value = quotes::words(quote, texts);
            vec![name.unwrap_or_else(|| quote.figure.clone()), value, quote.code.clone().unwrap_or_default()]
        });
        let head =
            vec![texts.meeting_column_result(), texts.meeting_column_value(), texts.meeting_column_code()];
        items.push(Item::Table { head, rows: rows.collect() });
    }
    if let (Some(futures), Some(seed)) = (motion.futures, motion.seed) {
        let futures = texts.integer(i64::from(futures));
        items.push(Item::Say(texts.meeting_luck(signs(&motion.fingerprint), futures, seed.to_string())));
    }
    items.push(Item::Say(count_words(motion, texts)));
    if !motion.votes.is_empty() {
        let rows = motion.votes.iter().map(|vote| {
            let who = organisation(scenario, &vote.organisation);
            vec![who, position(vote.position, texts), vote.reservation.clone()]
        });
        let head = vec![
            texts.meeting_column_body(),
            texts.meeting_column_vote(),
            texts.meeting_column_reservation(),
        ];
        items.push(Item::Table { head, rows: rows.collect() });
    }
    Section { title: texts.meeting_motion(motion.name.as_str()), items }
}

/// "3 a favore, 1 contro, 1 astenuto"; that nobody voted where nobody did
pub fn count_words(motion: &Motion, texts: &Texts) -> String {
    if motion.votes.is_empty() {
        return texts.meeting_no_votes();
    }
    let count = |position| motion.count(position);
    [
        texts.meeting_count_for(count(VotePosition::For)),
        texts.meeting_count_against(count(VotePosition::Against)),
        texts.meeting_count_abstained(count(VotePosition::Abstained)),
    ]
    .join(", ")
}

/// "a favore"
pub fn position(position: VotePosition, texts: &Texts) -> String {
    match position {
        VotePosition::For => texts.diff_word_for(),
        VotePosition::Against => texts.diff_word_against(),
        VotePosition::Abstained => texts.diff_word_abstained(),
    }
}

/// The first signs of a fingerprint, as papers have them at their foot
pub fn signs(fingerprint: &str) -> String {
    fingerprint.chars().take(SIGNS).collect()
}

fn present(scenario: &Scenario, meeting: &Meeting, texts: &Texts) -> Section {
    let items = if meeting.present.is_empty() {
        vec![Item::Say(texts.meeting_nobody_present())]
    } else {
        meeting.present.iter().map(|id| Item::Point(organisation(scenario, id))).collect()
    };
    Section { title: texts.meeting_present(meeting.present.len()), items }
}

fn dissent(scenario: &Scenario, motions: &[&Motion], texts: &Texts) -> Vec<Item> {
    let mut items = Vec::new();
    for motion in motions {
        for vote in &motion.votes {
            if vote.position == VotePosition::For && vote.reservation.trim().is_empty() {
                continue;
            }
            let who = organisation(scenario, &vote.organisation);
            let how = position(vote.position, texts);
            items.push(Item::Point(if vote.reservation.trim().is_empty() {
                texts.meeting_dissent_bare(how, motion.name.as_str(), who)
            } else {
                texts.meeting_dissent_line(how, motion.name.as_str(), vote.reservation.as_str(), who)
            }));
        }
    }
    items
}

fn organisation(scenario: &Scenario, id: &Id) -> String {
    words::object_name(scenario, "organisations", id.as_str()).unwrap_or_else(|| id.to_string())
}

fn paragraphs(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)
}

impl Minutes {
    /// The minutes as Markdown, which reads as plain text too
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n", plain(&self.title));
        for [name, value] in &self.facts {
            out.extend(["- ", &plain(name), ": ", &plain(value), "\n"]);
        }
        for section in &self.sections {
            out.extend(["\n## ", &plain(&section.title), "\n\n"]);
            let mut in_list = false;
            for (index, item) in section.items.iter().enumerate() {
                let is_point = matches!(item, Item::Point(_));
                if index > 0 && !(is_point && in_list) {
                    out.push('\n');
                }
                in_list = is_point;
                match item {
                    Item::Say(text) => out.extend([&plain(text), "\n"]),
                    Item::Point(text) => out.extend(["- ", &plain(text), "\n"]),
                    Item::Table { head, rows } => {
                        row(&mut out, head);
                        row(&mut out, &vec!["---".to_owned(); head.len()]);
                        for cells in rows {
                            row(&mut out, cells);
                        }
                    }
                }
            }
        }
        out
    }
}

fn row(out: &mut String, cells: &[String]) {
    for cell in cells {
        out.extend(["| ", &plain(cell).replace('|', "\\|"), " "]);
    }
    out.push_str("|\n");
}

/// One line, so that no text of an author becomes a heading or a list of its own
fn plain(text: &str) -> String {
    let one: Vec<&str> = text.split_whitespace().collect();
    let one = one.join(" ");
    if one.starts_with(['#', '>', '`']) { format!("\\{one}") } else { one }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::model::{Edit, Path, edit};
    use crate::text::Lang;
    use serde_json::json;

    fn held() -> Scenario {
        let add =
            |list: &str, value: serde_json::Value| Edit::Add { list: Path::new(list), value, before: None };
        edit::apply(
            &sample::scenario(),
            &[
                add(
                    "variants",
                    json!({"id": "venti", "name": "Classi da 20", "edits": [
                        {"Set": {"path": "courses/saldatura/class_max/usual", "value": 20}},
                        {"Set": {"path": "courses/saldatura/class_max/high", "value": 20}}]}),
                ),
                add(
                    "motions",
                    json!({"id": "m1", "name": "Classi da 20", "text": "# Si passa a classi da 20\n\ndal prossimo avvio",
                        "variant": "venti", "proposer": "ofppt", "seed": 1, "futures": 10_000, "fingerprint": "abcdef0123456789",
                        "quotes": [{"figure": "cost_total", "value": 81_000.0, "code": "7K2Q-9XM3-DA4BR"}],
                        "votes": [
                            {"organisation": "agenzia", "position": "For", "reservation": "se i docenti bastano | davvero"},
                            {"organisation": "ofppt", "position": "Abstained"}]}),
                ),
                add(
                    "meetings",
                    json!({"id": "r1", "date": "2027-03-02", "place": "Bologna", "present": ["agenzia", "ofppt"],
                        "inputs": ["Nota dell’agenzia"], "motions": ["m1"], "fingerprint": "0011", "previous": "0011"}),
                ),
            ],
        )
        .expect("it fits")
    }

    #[test]
    fn minutes_say_who_what_how_and_on_which_scenario() {
        let scenario = held();
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let text = minutes(&scenario, &scenario.meetings[0], &texts).markdown();
            for said in [
                "Bologna",
                "Agenzia regionale",
                "OFPPT",
                "Classi da 20",
                "7K2Q-9XM3-DA4BR",
                "abcdef012345",
                "0011",
            ] {
                assert!(text.contains(said), "{said}\n{text}");
            }
            assert!(
                text.contains("se i docenti bastano \\| davvero"),
                "a sign of tables is no column\n{text}"
            );
            assert!(text.contains("\n\\# Si passa"), "a text of the author is no heading\n{text}");
            assert_eq!(text.matches("\n## ").count(), 4, "{text}");
            assert!(!text.contains("{ $") && !text.contains("meeting_"), "{text}");
        }
        let it = minutes(&scenario, &scenario.meetings[0], &Texts::new(Lang::It)).markdown();
        assert!(it.contains("1 a favore, 0 contro, 1 astenuto"), "{it}");
        assert!(it.contains("persone per classe"), "what the variant changes is said\n{it}");
    }

    #[test]
    fn a_motion_nobody_voted_on_and_a_meeting_of_nobody_say_so() {
        let mut scenario = held();
        scenario.motions[0].votes.clear();
        scenario.motions[0].proposer = None;
        scenario.meetings[0].present.clear();
        let texts = Texts::new(Lang::It);
        let text = minutes(&scenario, &scenario.meetings[0], &texts).markdown();
        for said in [
            texts.meeting_no_votes(),
            texts.meeting_no_proposer(),
            texts.meeting_nobody_present(),
            texts.meeting_no_dissent(),
        ] {
            assert!(text.contains(&said), "{said}\n{text}");
        }
    }
}
