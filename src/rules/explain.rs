//! Sentences for people: message, reasons and full proof of a verdict.
//!
//! Holds the choice and order of lines: the facts that decided, the law with its day, the comparison, what is missing. The words
//! of rules stand in the rule files, all other words in the text files. Called by reports, the command line and the window.

use super::{
    Confidence, Outcome, Rulebook,
    assess::Judgement,
    condition::Op,
    evaluate::Truth,
    field::List,
    parse::placeholders,
    proof::{About, FactUsed, Figure, LawUsed, Leaf, Missing, Proof, Step, Test},
    rulebook::Criterion,
};
use crate::{base::Date, text::Texts};

/// What a line says
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// A verdict set by hand
    Override,
    /// A fact
    Fact,
    /// A value of the law
    Law,
    /// A comparison
    Verdict,
    /// Something that is missing
    Missing,
    /// A step that joins others, in the full proof
    Step,
}

/// One line of an explanation, with what it rests on
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What kind of line
    pub kind: LineKind,
    /// The sentence
    pub text: String,
    /// What it says, for its icon
    pub truth: Truth,
    /// Article or document
    pub article: String,
    /// Address of it
    pub link: Option<String>,
    /// Day that counts: of the value of the law, of the override, or of judging
    pub date: Date,
    /// How well it is known
    pub confidence: Confidence,
    /// The fact it is about, by its name in the catalogue, for the link to the field
    pub field: Option<&'static str>,
    /// The object it is about
    pub about: Option<About>,
    /// Depth in the full proof
    pub depth: u16,
}

/// A figure in the form of the language
pub fn figure_text(figure: &Figure, texts: &Texts) -> String {
    use super::field::Unit;
    let number = |value: f64, unit: Unit| match unit {
        Unit::Eur => {
            let cents = value.round() as i64;
            if cents % 100 == 0 { texts.euro(cents) } else { texts.euro_and_cents(cents) }
        }
        Unit::Share => texts.percent(value, u8::from((value * 100.0).fract() != 0.0)),
        Unit::Days => texts.number_days(value),
        Unit::Months => texts.number_months_count(value),
        Unit::Persons if value.fract() == 0.0 => texts.number_people(value),
        Unit::Hours => texts.rules_hours(value),
        Unit::Years => texts.rules_years(value),
        Unit::Persons | Unit::Count | Unit::Level => texts.decimal(value, u8::from(value.fract() != 0.0)),
    };
    match figure {
        Figure::Flag(true) => texts.rules_yes(),
        Figure::Flag(false) => texts.rules_no(),
        Figure::Number(value, unit) => number(*value, *unit),
        Figure::Date(day) => texts.date_long(*day),
        Figure::Code(word) => code_text(word, texts),
        Figure::Codes(words) if words.is_empty() => texts.common_none(),
        Figure::Codes(words) => words.iter().map(|w| code_text(w, texts)).collect::<Vec<_>>().join(", "),
        Figure::Range(low, high, unit) => texts.number_from_to(number(*high, *unit), number(*low, *unit)),
        Figure::Span(from, to) => texts.number_from_to(texts.date_long(*to), texts.date_long(*from)),
    }
}

/// The word for a code of a vocabulary, such as `LEAD`; countries and free words stay as they are
pub fn code_text(code: &str, texts: &Texts) -> String {
    texts.by_id(&format!("rules_code_{}", code.to_ascii_lowercase())).unwrap_or_else(|| code.to_owned())
}

/// The name of a fact, such as `cohort.visa_request`, on screen
pub fn field_label(field: &str, texts: &Texts) -> String {
    texts.by_id(&format!("rules_field_{}", field.replace('.', "_"))).unwrap_or_else(|| field.to_owned())
}

/// A fact as it stands in a sentence, such as "la data di approvazione"
pub fn field_said(field: &str, texts: &Texts) -> String {
    texts.by_id(&format!("fact_{}", field.replace('.', "_"))).unwrap_or_else(|| field_label(field, texts))
}

/// A list as it stands in a sentence, such as "l’elenco dei corsi"
pub fn list_said(list: List, texts: &Texts) -> String {
    match list {
        List::Countries => texts.fact_list_countries(),
        List::Organisations => texts.fact_list_organisations(),
        List::Courses => texts.fact_list_courses(),
        List::Employers => texts.fact_list_employers(),
        List::Positions => texts.fact_list_positions(),
        List::Cohorts => texts.fact_list_cohorts(),
    }
}

/// The name of an object on screen: "avvio 2", "Marocco", "Bologna"
pub fn about_name(about: &About, texts: &Texts) -> String {
    match about.list {
        List::Cohorts => texts.rules_cohort(about.name.as_str()),
        List::Countries => texts
            .by_id(&format!("country_{}", about.id.to_ascii_lowercase()))
            .unwrap_or_else(|| about.name.clone()),
        List::Organisations | List::Courses | List::Employers | List::Positions => about.name.clone(),
    }
}

/// The name of a list on screen
pub fn list_label(list: List, texts: &Texts) -> String {
    match list {
        List::Countries => texts.rules_list_countries(),
        List::Organisations => texts.rules_list_organisations(),
        List::Courses => texts.rules_list_courses(),
        List::Employers => texts.rules_list_employers(),
        List::Positions => texts.rules_list_positions(),
        List::Cohorts => texts.rules_list_cohorts(),
    }
}

/// The name of an outcome, as in badges
pub fn outcome_label(outcome: Outcome, texts: &Texts) -> String {
    match outcome {
        Outcome::Pass => texts.status_met(),
        Outcome::Fail => texts.status_not_met(),
        Outcome::Unknown => texts.status_unknown(),
        Outcome::NotApplicable => texts.status_not_applicable(),
        Outcome::ToVerify => texts.status_to_verify(),
    }
}

/// The name of a confidence
pub fn confidence_label(confidence: Confidence, texts: &Texts) -> String {
    texts.by_id(confidence.text_id()).unwrap_or_default()
}

/// What is missing, in words
pub fn missing_text(book: &Rulebook, missing: &Missing, texts: &Texts) -> String {
    let label = |id: &str| book.parameter(id).map_or(id, |p| p.label.get(texts.lang())).to_owned();
    match missing {
        Missing::Fact { field, about } => with_object(field_said(field, texts), about.as_ref(), texts),
        Missing::List(list) => list_said(*list, texts),
        Missing::Paper { criterion, about } => {
            let title = book.criterion(criterion).map_or(criterion.as_str(), |c| c.title.get(texts.lang()));
            with_object(texts.rules_missing_paper(title), about.as_ref(), texts)
        }
        Missing::NoValue { parameter, day } => {
            texts.rules_missing_value(texts.date_long(*day), label(parameter))
        }
        Missing::Unset { parameter, .. } => texts.rules_missing_unset(label(parameter)),
    }
}

fn with_object(what: String, about: Option<&About>, texts: &Texts) -> String {
    match about {
        Some(about) => format!("{what} ({})", about_name(about, texts)),
        None => what,
    }
}

/// A text of a rule with its names replaced by figures
pub fn fill(text: &str, judgement: &Judgement, texts: &Texts) -> String {
    let item = judgement.about.as_ref().map_or_else(String::new, |about| about_name(about, texts));
    fill_for(text, judgement, &item, texts)
}

/// The same with other words for the object
fn fill_for(text: &str, judgement: &Judgement, item: &str, texts: &Texts) -> String {
    let mut said = text.to_owned();
    for name in placeholders(text) {
        let written = if name == "item" {
            item.to_owned()
        } else {
            let figure =
                judgement.figures.iter().find(|(other, _)| *other == name).and_then(|(_, f)| f.as_ref());
            figure.map_or_else(|| texts.rules_no_figure(), |figure| figure_text(figure, texts))
        };
        said = said.replace(&format!("{{{name}}}"), &written);
    }
    said
}

/// The sentence of a verdict
pub fn message(book: &Rulebook, criterion: &Criterion, judgement: &Judgement, texts: &Texts) -> String {
    if let Some(forced) = &judgement.forced {
        return texts.rules_message_forced(texts.date_long(forced.from), forced.reason.as_str());
    }
    match judgement.outcome {
        Outcome::Pass => texts.rules_message_pass(),
        Outcome::NotApplicable if judgement.out_of_force => texts.rules_message_out_of_force(),
        Outcome::NotApplicable => texts.rules_message_not_applicable(),
        Outcome::Unknown => {
            // What is to be said and what is to be got are asked of different people.
            let told = |papers: bool| {
                let is_paper = |m: &&Missing| matches!(m, Missing::Paper { .. }) == papers;
                let what: Vec<String> =
                    judgement.missing.iter().filter(is_paper).map(|m| missing_text(book, m, texts)).collect();
                what.join("; ")
            };
            match (told(false), told(true)) {
                (facts, papers) if papers.is_empty() => texts.rules_message_unknown(facts),
                (facts, papers) if facts.is_empty() => texts.rules_message_awaited(papers),
                (facts, papers) => {
                    format!("{}. {}", texts.rules_message_unknown(facts), texts.rules_message_awaited(papers))
                }
            }
        }
        Outcome::Fail | Outcome::ToVerify => fill(criterion.message.get(texts.lang()), judgement, texts),
    }
}

/// What to do, with its figures
pub fn fix_text(criterion: &Criterion, judgement: &Judgement, texts: &Texts) -> String {
    fill(criterion.fix.text.get(texts.lang()), judgement, texts)
}

/// What to do about several objects at once, which `names` lists
pub fn fix_text_for(criterion: &Criterion, judgement: &Judgement, names: &str, texts: &Texts) -> String {
    fill_for(criterion.fix.text.get(texts.lang()), judgement, names, texts)
}

/// The reasons of a verdict, decisive ones first, at most `at_most` lines
///
/// For each leaf that decides: its facts, the values of the law with the day that chose them, and what the comparison says; for
/// an unknown, what is missing first.
pub fn reasons(
    book: &Rulebook,
    criterion: &Criterion,
    judgement: &Judgement,
    on: Date,
    texts: &Texts,
    at_most: usize,
) -> Vec<Line> {
    let maker = Maker { book, criterion, on, texts };
    let mut lines = Vec::new();
    if let Some(forced) = &judgement.forced {
        let text = texts.rules_message_forced(texts.date_long(forced.from), forced.reason.as_str());
        let mut line = maker.line(LineKind::Override, text, judgement.truth);
        line.date = forced.from;
        line.article.clone_from(&forced.by);
        lines.push(line);
    }
    for missing in &judgement.missing {
        lines.push(maker.missing(missing));
    }
    let mut decisive = judgement.proof.decisive();
    // What broke the rule stands before what only made it apply.
    decisive.sort_by_key(|(_, truth)| match (judgement.outcome, truth) {
        (Outcome::Fail | Outcome::ToVerify, Truth::NotMet) | (Outcome::Pass, Truth::Met) => 0,
        (_, Truth::Unknown) => 1,
        _ => 2,
    });
    let several = decisive.len() > 1;
    for (leaf, truth) in decisive {
        // A single comparison is told in full; several are told one line each, with the law beside it.
        if !several || leaf.law.iter().any(|law| law.pivot.is_some()) {
            for fact in leaf.facts.iter().filter(|f| f.figure.is_some() && Some(f.field) != leaf.field) {
                push_once(&mut lines, maker.fact(fact));
            }
            for law in &leaf.law {
                push_once(&mut lines, maker.law(law));
            }
        }
        if leaf.missing.is_empty() {
            push_once(&mut lines, maker.verdict(leaf, truth));
        }
    }
    lines.truncate(at_most);
    lines
}

/// The whole proof, one line a step, indented by depth
pub fn full_proof(
    book: &Rulebook,
    criterion: &Criterion,
    judgement: &Judgement,
    on: Date,
    texts: &Texts,
) -> Vec<Line> {
    let maker = Maker { book, criterion, on, texts };
    let mut lines = Vec::new();
    maker.walk(&judgement.proof, 0, &mut lines);
    lines
}

fn push_once(lines: &mut Vec<Line>, line: Line) {
    if !lines.iter().any(|other| other.text == line.text) {
        lines.push(line);
    }
}

/// The article and place of a reference on one line
pub fn article(reference: &super::Reference) -> String {
    if reference.place.is_empty() {
        reference.title.clone()
    } else {
        format!("{}, {}", reference.title, reference.place)
    }
}

struct Maker<'a> {
    book: &'a Rulebook,
    criterion: &'a Criterion,
    on: Date,
    texts: &'a Texts,
}

impl Maker<'_> {
    /// A line that rests on the criterion itself.
    fn line(&self, kind: LineKind, text: String, truth: Truth) -> Line {
        Line {
            kind,
            text,
            truth,
            article: article(&self.criterion.reference),
            link: self.criterion.reference.link.clone(),
            date: self.on,
            confidence: self.criterion.confidence,
            field: None,
            about: None,
            depth: 0,
        }
    }

    fn missing(&self, missing: &Missing) -> Line {
        let what = missing_text(self.book, missing, self.texts);
        let text = match missing {
            Missing::Paper { .. } => self.texts.rules_line_awaited(what),
            _ => self.texts.rules_line_missing(what),
        };
        let mut line = self.line(LineKind::Missing, text, Truth::Unknown);
        if let Missing::Fact { field, about } = missing {
            line.field = Some(field);
            line.about.clone_from(about);
        }
        line
    }

    fn fact(&self, fact: &FactUsed) -> Line {
        let what = with_object(field_label(fact.field, self.texts), fact.about.as_ref(), self.texts);
        let value =
            fact.figure.as_ref().map_or_else(|| self.texts.rules_no_figure(), |f| figure_text(f, self.texts));
        let mut line = self.line(LineKind::Fact, self.texts.rules_line_fact(value, what), Truth::Met);
        line.field = Some(fact.field);
        line.about.clone_from(&fact.about);
        line
    }

    fn law(&self, law: &LawUsed) -> Line {
        let label = self.book.parameters[law.index].label.get(self.texts.lang()).to_owned();
        let value =
            law.figure.as_ref().map_or_else(|| self.texts.rules_unset(), |f| figure_text(f, self.texts));
        let text = self.texts.rules_line_law(self.texts.date_long(law.from), value, label);
        let mut line = self.line(LineKind::Law, text, Truth::Met);
        line.article = article(&law.reference);
        line.link.clone_from(&law.reference.link);
        line.date = law.from;
        line.confidence = law.confidence;
        line
    }

    fn verdict(&self, leaf: &Leaf, truth: Truth) -> Line {
        let texts = self.texts;
        let about = leaf.about.last();
        let name = leaf.field.map_or_else(
            || self.criterion.title.get(texts.lang()).to_owned(),
            |field| field_label(field, texts),
        );
        let what = with_object(name, about, texts);
        let show = |figure: &Option<Figure>| {
            figure.as_ref().map_or_else(|| texts.rules_no_figure(), |figure| figure_text(figure, texts))
        };
        let (value, limit) = (show(&leaf.left), show(&leaf.right));
        let is_date = matches!(leaf.right, Some(Figure::Date(_)));
        let text = match leaf.test {
            Test::Op(op) | Test::Count(op) => match (op, is_date) {
                (Op::AtLeast, false) => texts.rules_leaf_at_least(limit, value, what),
                (Op::AtMost, false) => texts.rules_leaf_at_most(limit, value, what),
                (Op::MoreThan, false) => texts.rules_leaf_more_than(limit, value, what),
                (Op::LessThan, false) => texts.rules_leaf_less_than(limit, value, what),
                (Op::AtLeast, true) => texts.rules_leaf_not_before(limit, value, what),
                (Op::AtMost, true) => texts.rules_leaf_not_after(limit, value, what),
                (Op::MoreThan, true) => texts.rules_leaf_after(limit, value, what),
                (Op::LessThan, true) => texts.rules_leaf_before(limit, value, what),
                (Op::Equal, _) => texts.rules_leaf_equal(limit, value, what),
                (Op::Different, _) => texts.rules_leaf_different(limit, value, what),
            },
            Test::In => texts.rules_leaf_in(limit, value, what),
            Test::Within => texts.rules_leaf_within(limit, value, what),
            Test::Disjoint => texts.rules_leaf_disjoint(limit, value, what),
            Test::Inside => texts.rules_leaf_inside(limit, value, what),
            Test::Filled | Test::Yes | Test::Given => texts.rules_line_fact(value, what),
            Test::InOrder if truth == Truth::NotMet => texts.rules_leaf_disorder(value, limit),
            Test::InOrder => texts.rules_leaf_in_order(),
            Test::Paper => match truth {
                Truth::Met => texts.rules_leaf_paper_held(what),
                Truth::NotMet => texts.rules_leaf_paper_refused(what),
                Truth::Unknown => texts.rules_leaf_paper_awaited(what),
            },
            Test::Set => match truth {
                Truth::Met => texts.rules_leaf_set(what),
                _ => texts.rules_leaf_unset(what),
            },
            Test::Always => texts.rules_leaf_always(),
        };
        let mut line = self.line(LineKind::Verdict, text, truth);
        if let Some(law) = leaf.law.last() {
            line.article = article(&law.reference);
            line.link.clone_from(&law.reference.link);
            line.confidence = line.confidence.max(law.confidence);
        }
        line.field = leaf.field;
        line.about = about.cloned();
        line
    }

    fn walk(&self, proof: &Proof, depth: u16, lines: &mut Vec<Line>) {
        let texts = self.texts;
        let mut push = |mut line: Line| {
            line.depth = depth;
            lines.push(line);
        };
        match &proof.step {
            Step::Leaf(leaf) => {
                for fact in leaf.facts.iter().filter(|f| f.figure.is_some() && Some(f.field) != leaf.field) {
                    push(self.fact(fact));
                }
                for law in &leaf.law {
                    push(self.law(law));
                }
                for missing in &leaf.missing {
                    push(self.missing(missing));
                }
                if leaf.missing.is_empty() {
                    push(self.verdict(leaf, proof.truth));
                }
            }
            Step::Unlisted(list) => push(self.missing(&Missing::List(*list))),
            step => {
                let text = match step {
                    Step::All => texts.rules_step_all(),
                    Step::Any => texts.rules_step_any(),
                    Step::NoneOf => texts.rules_step_none(),
                    Step::Not => texts.rules_step_not(),
                    Step::AtLeast(number) => texts.rules_step_at_least(*number),
                    Step::If => texts.rules_step_if(),
                    Step::Every(list) => texts.rules_step_every(list_label(*list, texts)),
                    Step::Exists(list) => texts.rules_step_exists(list_label(*list, texts)),
                    Step::NoOne(list) => texts.rules_step_no_one(list_label(*list, texts)),
                    Step::Term(id) => self
                        .book
                        .head
                        .terms
                        .iter()
                        .find(|term| term.id == *id)
                        .map_or(id.as_str(), |term| term.label.get(texts.lang()))
                        .to_owned(),
                    Step::Leaf(_) | Step::Unlisted(_) => String::new(),
                };
                push(self.line(LineKind::Step, text, proof.truth));
            }
        }
        for part in &proof.parts {
            self.walk(part, depth + 1, lines);
        }
    }
}
