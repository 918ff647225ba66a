//! The interview: one question at a time, why it matters, a field, what is still unknown.
//!
//! Reads and answers through [`interview`]; keeps the question in front and what is being typed. Everything is done by
//! keyboard alone: the field has the keyboard, Enter answers, an empty field skips. Called by the side panel.

use crate::base::{Date, date_from_text};
use crate::model::interview::{self, Answer, Form, Question, Refused};
use crate::model::{Country, Scenario};
use crate::report::estimate_text;
use crate::report::status::Status;
use crate::session::Action;
use crate::text::Texts;
use crate::ui::actions::Actions;
use crate::ui::fonts::Weight;
use crate::ui::panels::table::country;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, link, text};
use egui::{Id, Key, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

/// Countries that are offered while a name is typed
const OFFERED: usize = 4;

/// What the interview keeps between two pictures
#[derive(Debug, Default)]
pub struct InterviewState {
    /// Whether the side panel shows it
    pub is_open: bool,
    /// Whether the scenario that is on its way is to be asked about at once
    pub wanted: bool,
    step: Step,
    typed: String,
    refused: Option<String>,
    focus: bool,
}

/// Where in the interview one is
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Step {
    /// At the first question that is open
    #[default]
    First,
    /// At a question
    At(Question),
    /// Behind the last one
    End,
}

impl InterviewState {
    /// Shows it, at the first question that is open
    pub fn open(&mut self) {
        *self = Self { is_open: true, focus: true, ..Self::default() };
    }

    fn go(&mut self, step: Step) {
        self.step = step;
        self.typed.clear();
        self.refused = None;
        self.focus = true;
    }

    /// Goes to the question after `question`, or to the end
    fn go_on(&mut self, question: Question, asked: &[Question]) {
        let next = asked.iter().find(|other| **other > question);
        self.go(next.map_or(Step::End, |next| Step::At(*next)));
    }
}

/// The interview in the side panel
pub fn interview_panel_ui(ui: &mut Ui, view: &View<'_>, state: &mut InterviewState, actions: &mut Actions) {
    let texts = view.texts;
    let asked = interview::asked(view.seen);
    let open = interview::open(view.seen);
    if state.step == Step::First {
        state.step = open.first().map_or(Step::End, |first| Step::At(*first));
    }
    let (answered, all) = ((asked.len() - open.len()) as f64, asked.len() as f64);
    text::third(ui, &texts.interview_progress(answered, all));
    progress_ui(ui, view, answered / all.max(1.0));
    ScrollArea::vertical().id_salt("interview").auto_shrink([false, false]).show(ui, |ui| {
        match state.step {
            // A question may have lost its place, by undo or by another edit.
            Step::At(question) if asked.contains(&question) => {
                question_ui(ui, view, state, question, &asked, actions);
            }
            _ => end_ui(ui, view, state),
        }
        ui.add_space(12.0);
        if open.is_empty() {
            text::paragraph(ui, &texts.interview_nothing_open(), Size::Small, view.theme.text.second);
            return;
        }
        let title = texts.interview_open_title(open.len() as f64);
        text::line(ui, &title, Size::Body, Weight::Semibold, view.theme.text.main);
        for question in &open {
            if link(ui, &said(texts, "question", *question), Size::Small).clicked() {
                state.go(Step::At(*question));
            }
        }
    });
}

/// A bar as long as the part that is answered
fn progress_ui(ui: &mut Ui, view: &View<'_>, share: f64) {
    let theme = view.theme;
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 4.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 2, theme.background.hover);
    let mut done = rect;
    done.set_width(rect.width() * share.clamp(0.0, 1.0) as f32);
    ui.painter().rect_filled(done, 2, theme.accent.ink);
    ui.add_space(8.0);
}

fn question_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut InterviewState,
    question: Question,
    asked: &[Question],
    actions: &mut Actions,
) {
    let (texts, theme) = (view.texts, view.theme);
    let topic = texts.by_id(&format!("interview_topic_{}", question.topic().id())).unwrap_or_default();
    text::third(ui, &topic);
    text::paragraph(ui, &said(texts, "question", question), Size::Section, theme.text.main);
    text::paragraph(ui, &said(texts, "why", question), Size::Body, theme.text.second);
    ui.add_space(8.0);
    let current = question.current(view.seen);
    if let Some(current) = &current {
        let now = texts.interview_now(in_words(texts, question, current));
        text::paragraph(ui, &now, Size::Small, theme.text.third);
    }
    let enter = field_ui(ui, view, state, question);
    let mut given = None;
    echo_ui(ui, view, state, question, &mut given);
    if let Some(reason) = &state.refused {
        text::paragraph(ui, reason, Size::Small, theme.status(Status::ToVerify).ink);
    }
    ui.add_space(6.0);
    let is_empty = state.typed.trim().is_empty();
    let mut skipped = enter && is_empty;
    ui.horizontal_wrapped(|ui| {
        let pressed = Button::primary(&texts.interview_answer()).enabled(!is_empty).show(ui).clicked();
        if (pressed || enter) && !is_empty {
            given = Some(read(texts, question, &state.typed));
        }
        skipped |= Button::secondary(&texts.interview_skip()).show(ui).clicked();
        if let Some(current) = &current
            && Button::secondary(&texts.interview_keep()).show(ui).clicked()
        {
            given = Some(Ok(current.clone()));
        }
        let before = asked.iter().rev().find(|other| **other < question);
        if let Some(before) = before
            && Button::quiet(&texts.interview_back()).show(ui).clicked()
        {
            state.go(Step::At(*before));
        }
    });
    text::paragraph(ui, &texts.interview_enter(), Size::Small, theme.text.third);
    ui.add_space(8.0);
    if !question.is_answered(view.seen) {
        text::line(ui, &texts.interview_until(), Size::Body, Weight::Medium, theme.text.main);
        text::paragraph(ui, &said(texts, "unknown", question), Size::Body, theme.text.second);
    }
    match given {
        Some(answer) => match answer.and_then(|answer| edits(view, question, &answer)) {
            Ok(edits) => {
                actions.act(Action::Edit(edits));
                state.go_on(question, asked);
            }
            Err(reason) => {
                state.refused = Some(reason);
                state.focus = true;
            }
        },
        None if skipped => state.go_on(question, asked),
        None => {}
    }
}

/// The field; true when Enter was pressed in it
fn field_ui(ui: &mut Ui, view: &View<'_>, state: &mut InterviewState, question: Question) -> bool {
    let texts = view.texts;
    let hint = match question.form() {
        Form::Words => String::new(),
        Form::Count | Form::Estimate(_) => texts.interview_form_estimate(),
        Form::Date => texts.interview_form_date(),
        Form::Country => texts.interview_form_country(),
    };
    let font = view.theme.font(Size::Body);
    let edit = TextEdit::singleline(&mut state.typed)
        .id(Id::unique("interview answer"))
        .font(font)
        .hint_text(hint.as_str())
        .desired_width(ui.available_width() - 12.0);
    let response = ui.add(edit);
    let name = texts.interview_field();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(ui.is_enabled(), &state.typed, &state.typed, &hint);
        info.role = Role::TextInput;
        info.label = Some(name.clone());
        info
    });
    if response.changed() {
        state.refused = None;
    }
    if std::mem::take(&mut state.focus) {
        response.request_focus();
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// What was understood so far, or the countries that may be meant
fn echo_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &InterviewState,
    question: Question,
    given: &mut Option<Result<Answer, String>>,
) {
    let (texts, theme) = (view.texts, view.theme);
    let typed = state.typed.trim();
    if typed.is_empty() {
        return;
    }
    match question.form() {
        Form::Estimate(unit) => {
            let echo = match estimate_text::read(typed, texts.lang(), unit) {
                Ok(understood) => estimate_text::understood(texts, understood),
                Err(unclear) => unclear.words(texts),
            };
            text::paragraph(ui, &echo, Size::Small, theme.accent.ink);
        }
        Form::Date => {
            if let Some(day) = read_date(typed) {
                text::paragraph(ui, &texts.date_long(day), Size::Small, theme.accent.ink);
            }
        }
        Form::Country => {
            let found = countries_like(texts, typed);
            ui.horizontal_wrapped(|ui| {
                for (country, name) in found.into_iter().take(OFFERED) {
                    if Button::quiet(&name).show(ui).clicked() {
                        *given = Some(Ok(Answer::Country(country, name)));
                    }
                }
            });
        }
        Form::Words | Form::Count => {}
    }
}

fn end_ui(ui: &mut Ui, view: &View<'_>, state: &mut InterviewState) {
    text::paragraph(ui, &view.texts.interview_end(), Size::Body, view.theme.text.main);
    ui.add_space(6.0);
    let response = Button::primary(&view.texts.interview_end_close()).show(ui);
    if std::mem::take(&mut state.focus) {
        response.request_focus();
    }
    if response.clicked() {
        state.is_open = false;
    }
}

/// The edits of an answer, or why it is not taken
fn edits(view: &View<'_>, question: Question, answer: &Answer) -> Result<Vec<crate::model::Edit>, String> {
    let texts = view.texts;
    let scenario: &Scenario = view.seen;
    if question.current(scenario).as_ref() == Some(answer) {
        return Ok(vec![question.confirmed(scenario)]);
    }
    question.edits(scenario, answer, &texts.interview_note()).map_err(|refused| match refused {
        Refused::Empty => texts.interview_refused_empty(),
        Refused::OutOfPlace => texts.interview_refused_out_of_place(),
        Refused::NoThirdCountry => texts.interview_refused_no_third_country(),
        Refused::TooEarly => texts.interview_refused_too_early(),
        Refused::TooFar => texts.interview_refused_too_far(),
        Refused::Unsound => texts.interview_refused_unsound(),
    })
}

/// A text of a question: `question`, `why` or `unknown`
fn said(texts: &Texts, what: &str, question: Question) -> String {
    texts.by_id(&format!("interview_{what}_{}", question.id())).unwrap_or_default()
}

/// An answer as people say it
fn in_words(texts: &Texts, question: Question, answer: &Answer) -> String {
    match (answer, question.form()) {
        (Answer::Words(words), _) => words.clone(),
        (Answer::Count(people), _) => texts.integer(i64::from(*people)),
        (Answer::Estimate([low, usual, high]), Form::Estimate(unit)) => {
            estimate_text::say_numbers(texts, *low, *usual, *high, unit)
        }
        (Answer::Estimate([_, usual, _]), _) => estimate_text::number(texts, *usual),
        (Answer::Date(day), _) => texts.date_long(*day),
        (Answer::Country(code, _), _) => country(texts, code.code()),
    }
}

/// What was typed as an answer, or why it is none
fn read(texts: &Texts, question: Question, typed: &str) -> Result<Answer, String> {
    let typed = typed.trim();
    match question.form() {
        Form::Words => Ok(Answer::Words(typed.to_owned())),
        Form::Count => typed.parse().map(Answer::Count).map_err(|_error| texts.interview_not_a_number()),
        Form::Estimate(unit) => match estimate_text::read(typed, texts.lang(), unit) {
            Ok(read) => Ok(Answer::Estimate([read.low, read.usual, read.high])),
            Err(unclear) => Err(unclear.words(texts)),
        },
        Form::Date => read_date(typed).map(Answer::Date).ok_or_else(|| texts.interview_not_a_date()),
        Form::Country => {
            let found = countries_like(texts, typed).into_iter().next();
            let (country, name) = found.ok_or_else(|| texts.interview_not_a_country())?;
            Ok(Answer::Country(country, name))
        }
    }
}

/// A day as people write it: `15/3/2027`, `15.3.2027` or `2027-03-15`
fn read_date(typed: &str) -> Option<Date> {
    if let Ok(date) = date_from_text(typed) {
        return Some(date);
    }
    let parts: Vec<&str> = typed.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    date_from_text(&format!("{:04}-{:02}-{:02}", number(year)?, number(month)?, number(day)?)).ok()
}

/// Countries that may be meant: by code, then by a name that begins so, then by one that holds it
fn countries_like(texts: &Texts, typed: &str) -> Vec<(Country, String)> {
    let wanted = typed.trim().to_lowercase();
    let mut found: Vec<(u8, String, Country)> = Texts::ids()
        .iter()
        .filter_map(|id| {
            let code = id.strip_prefix("country_")?.to_uppercase();
            let name = texts.by_id(id)?;
            let lower = name.to_lowercase();
            let rank = if code.to_lowercase() == wanted || lower == wanted {
                0
            } else if lower.starts_with(&wanted) {
                1
            } else if lower.contains(&wanted) {
                2
            } else {
                return None;
            };
            Some((rank, name, Country::new(&code)?))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, name, country)| (country, name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::interview::Topic;
    use crate::text::Lang;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for typed in ["15/3/2027", "15/03/2027", "15.3.2027", "15-03-2027", "15 3 2027", "2027-03-15"] {
            assert_eq!(read_date(typed).map(|day| day.to_string()).as_deref(), Some("2027-03-15"), "{typed}");
        }
        for typed in ["", "marzo", "31/2/2027", "3/2027", "1/1/27", "99999/1/1"] {
            assert_eq!(read_date(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_country_is_found_by_name_part_of_a_name_or_code() {
        let texts = Texts::new(Lang::It);
        let first = |typed: &str| countries_like(&texts, typed).first().map(|(one, _)| one.code().to_owned());
        for typed in ["Marocco", "maroc", "MAR", "mar"] {
            assert_eq!(first(typed).as_deref(), Some("MAR"), "{typed}");
        }
        assert_eq!(first("zzz"), None);
    }

    #[test]
    fn every_question_and_topic_has_its_words_in_both_languages() {
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for question in Question::ALL {
                for what in ["question", "why", "unknown"] {
                    assert!(!said(&texts, what, question).is_empty(), "{question:?} {what}");
                }
                let topic: Topic = question.topic();
                assert!(texts.by_id(&format!("interview_topic_{}", topic.id())).is_some(), "{topic:?}");
            }
        }
    }
}
