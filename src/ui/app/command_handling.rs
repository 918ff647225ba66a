//! Carries out wishes and commands after drawing, and says which commands can be carried out now.
//!
//! The only place where the window asks the session for anything. Opens no file itself: dialogs run on their own thread and answer with a
//! path (see [`super::dialog`]).

use super::App;
use super::dialog::Dialog;
use crate::model::Path;
use crate::rules::{CriterionKind, CriterionResult, Outcome};
use crate::session::Look;
use crate::session::{Action, RunState, Session};
use crate::text::Lang;
use crate::ui::actions::{Actions, Answer, Wish};
use crate::ui::command::{Command, Place};
use crate::ui::panels::meeting::MeetingTab;
use crate::ui::panels::network::NetworkTab;
use crate::ui::panels::options::SCALES;
use crate::ui::sheets::Sheet;
use crate::ui::state::{Opening, Question, SideTab, UiState};
use crate::ui::theme::Mode;
use egui::{Context, Key, ViewportCommand};

/// Which commands can be carried out now
#[derive(Debug, Clone, Default)]
pub struct Available(Vec<Command>);

impl Available {
    /// Whether `command` can be carried out
    pub fn has(&self, command: Command) -> bool {
        self.0.contains(&command)
    }
}

/// Which commands can be carried out now
pub(super) fn available_of(session: &Session, state: &UiState) -> Available {
    let graph = state.place == Place::Network && state.network.tab == NetworkTab::Graph;
    let can = |command: &Command| match command {
        Command::Merging => session.divergence().is_some(),
        Command::Recovery => !session.recoverable().is_empty(),
        Command::Undo => session.document().undo_step().is_some(),
        Command::Redo => session.document().redo_step().is_some(),
        Command::ShowBase => session.variant().is_some(),
        Command::Stop => matches!(session.run_state(), RunState::Running { .. } | RunState::Waiting),
        Command::FirstNo => first_no(session).is_some(),
        Command::Add | Command::Duplicate | Command::Copy | Command::Paste | Command::Delete => false,
        Command::Back => !state.back.is_empty(),
        Command::Forward => !state.forward.is_empty(),
        Command::SidePanel => state.place == Place::Network,
        Command::Focus => graph && session.selection().is_some(),
        Command::ZoomIn | Command::ZoomOut | Command::ZoomFit => graph,
        _ => true,
    };
    Available(Command::ALL.iter().filter(|command| can(command)).copied().collect())
}

impl App {
    /// Turns pressed keys into commands
    pub(super) fn take_keys(&mut self, context: &Context) {
        if self.state.is_covered() || self.state.present.is_on() {
            return;
        }
        // While text is typed the keys without modifiers belong to the text, all but the function keys.
        let typing = context.egui_wants_keyboard_input();
        let available = available_of(&self.session, &self.state);
        for command in Command::ALL.iter().copied() {
            let Some(shortcut) = command.shortcut() else { continue };
            let is_function_key = matches!(
                shortcut.logical_key,
                Key::F1 | Key::F2 | Key::F3 | Key::F4 | Key::F5 | Key::F6 | Key::F7 | Key::F8
            );
            if typing && shortcut.modifiers.is_none() && !is_function_key {
                continue;
            }
            if available.has(command) && context.input_mut(|input| input.consume_shortcut(&shortcut)) {
                self.actions.command(command);
            }
        }
    }

    /// Carries out everything that was asked for while drawing
    pub(super) fn carry_out(&mut self, context: &Context) {
        for wish in self.actions.take() {
            match wish {
                Wish::Do(action) => self.session.act(action),
                Wish::Command(command) => self.command(context, command),
                Wish::Go(place) => self.state.go(place),
                Wish::Show(path) => self.show_object(&path),
                Wish::EditSelected => self.show_side(SideTab::Selection),
                Wish::Findings => {
                    self.state.go(Place::Network);
                    self.show_side(SideTab::Findings);
                }
                Wish::Criterion(id) => {
                    self.state.go(Place::Law);
                    self.state.law.choose(id);
                }
                Wish::Open(path) => self.open(Opening::File(path)),
                Wish::Example(name) => self.open(Opening::Example(name)),
                Wish::Sheet(sheet) => self.state.sheets.open(sheet),
                Wish::Compare(from, to) => {
                    self.state.sheets.open(Sheet::Compare);
                    self.session.act(Action::Compare { from, to });
                }
                Wish::Choose(which) => self.ask_path(which),
                Wish::Template { name, interview } => {
                    self.state.question = None;
                    self.open(Opening::Template { name, interview });
                }
                Wish::Answer(answer) => self.answer(context, answer),
            }
        }
    }

    fn command(&mut self, context: &Context, command: Command) {
        let state = &mut self.state;
        match command {
            Command::New => {
                state.question = Some(Question::New { chosen: super::usual_template(&self.templates) });
            }
            Command::Interview => state.begin_interview(),
            Command::Open => self.open(Opening::Dialog),
            Command::OpenExample => self.open(Opening::Example(crate::session::WORKED.to_owned())),
            Command::Save => self.save(),
            Command::SaveAs => self.ask_path(Dialog::Save),
            Command::Quit => context.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => self.session.act(Action::Undo),
            Command::Redo => self.session.act(Action::Redo),
            Command::Search => state.palette_wanted = true,
            Command::ShowBase => self.session.act(Action::SelectVariant(None)),
            Command::Stop => self.session.act(Action::StopRun),
            Command::Go(place) => state.go(place),
            Command::Present => self.present(context),
            Command::FirstNo => {
                if let Some(id) = first_no(&self.session) {
                    state.go(Place::Law);
                    state.law.choose(id);
                }
            }
            Command::Back => state.go_back(),
            Command::Forward => state.go_forward(),
            Command::SidePanel => state.side_open = !state.side_open,
            Command::Results => {
                let folded = state.results_folded.unwrap_or(state.results_low);
                state.results_folded = Some(!folded);
            }
            Command::Focus => {
                let canvas = state.canvas();
                canvas.focus_mode = !canvas.focus_mode;
            }
            Command::ZoomIn => state.canvas().zoom(true),
            Command::ZoomOut => state.canvas().zoom(false),
            Command::ZoomFit => state.canvas().fit(),
            Command::Theme => {
                let other = match self.mode(context) {
                    Mode::Light => Look::Dark,
                    Mode::Dark => Look::Light,
                };
                self.session.act(Action::SetTheme(other));
            }
            Command::Language => {
                let other = match self.session.texts().lang() {
                    Lang::It => Lang::En,
                    Lang::En => Lang::It,
                };
                self.session.act(Action::SetLanguage(other));
            }
            Command::Larger | Command::Smaller => self.resize(command == Command::Larger),
            Command::NextRegion => state.next_region = true,
            Command::Recovery => state.sheets.open(Sheet::Recovery),
            Command::Copies => state.sheets.open(Sheet::Copies),
            Command::Merging => state.sheets.open(Sheet::Merging),
            Command::History => state.sheets.open(Sheet::History),
            Command::Variants => state.sheets.open(Sheet::Variants),
            Command::Compare => state.sheets.open(Sheet::Compare),
            Command::Add | Command::Duplicate | Command::Copy | Command::Paste | Command::Delete => {}
            Command::Keys => state.question = Some(Question::Keys),
            Command::About => state.question = Some(Question::About),
        }
    }

    /// Presents the story, or leads to where one is written
    fn present(&mut self, context: &Context) {
        let scenario = std::sync::Arc::clone(self.session.scenario());
        if scenario.story.is_empty() {
            self.state.meeting.tab = MeetingTab::Story;
            self.state.go(Place::Meeting);
            return;
        }
        let mut actions = Actions::default();
        if !self.session.is_rehearsal_current() {
            // Steps then turn at once, whatever variant they show.
            actions.act(Action::CheckStory);
        }
        self.state.present.begin(context, &scenario.story, self.session.variant(), &mut actions);
        for wish in actions.take() {
            self.actions.push(wish);
        }
        context.request_repaint();
    }

    fn resize(&mut self, larger: bool) {
        let now = self.session.settings().scale;
        let next = if larger {
            SCALES.into_iter().find(|scale| *scale > now + 0.01)
        } else {
            SCALES.into_iter().rev().find(|scale| *scale < now - 0.01)
        };
        if let Some(scale) = next {
            self.session.act(Action::SetScale(scale));
        }
    }

    fn show_side(&mut self, tab: SideTab) {
        self.state.side_open = true;
        self.state.side_tab = tab;
        // The interview gives way and is resumed from its menu.
        self.state.interview.is_open = false;
    }

    /// Goes to where an object is shown and selects it
    fn show_object(&mut self, path: &Path) {
        // A finding may name a field: the object that is drawn is above it.
        let drawn = drawn_part(path);
        self.state.go(Place::Network);
        self.show_side(SideTab::Selection);
        self.state.canvas().reveal = Some(drawn.clone());
        self.session.act(Action::Select(Some(drawn)));
    }

    /// Saves where the file is, or asks where
    pub(super) fn save(&mut self) {
        if self.session.path().is_some() {
            self.session.act(Action::Save);
        } else {
            self.ask_path(Dialog::Save);
        }
    }

    /// Opens something, after asking about what is not saved
    pub(super) fn open(&mut self, what: Opening) {
        if self.session.is_modified() {
            self.state.question = Some(Question::Open(what));
        } else {
            self.open_now(what);
        }
    }

    fn open_now(&mut self, what: Opening) {
        match what {
            Opening::Dialog => self.ask_path(Dialog::Open),
            Opening::File(path) => self.session.act(Action::Open(path)),
            Opening::Example(name) => self.session.act(Action::OpenExample(name)),
            Opening::Template { name, interview } => {
                self.state.interview.wanted = interview;
                self.session.act(Action::OpenExample(name));
            }
        }
    }

    fn answer(&mut self, context: &Context, answer: Answer) {
        let question = self.state.question.take();
        match (question, answer) {
            (Some(Question::Quit), Answer::Discard) => {
                self.quit_anyway = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            (Some(Question::Quit), Answer::Save) => {
                self.after_save = Some(super::AfterSave::Quit);
                self.save();
            }
            (Some(Question::Open(what)), Answer::Discard) => self.open_now(what),
            (Some(Question::Open(what)), Answer::Save) => {
                self.after_save = Some(super::AfterSave::Open(what));
                self.save();
            }
            (Some(Question::Path { which, .. }), Answer::Path(path)) => self.use_path(which, path),
            _ => self.after_save = None,
        }
    }
}

/// The first mandatory criterion that the law says no to
fn first_no(session: &Session) -> Option<String> {
    let law = session.shown()?.report.main_law()?;
    let no = |result: &&CriterionResult| {
        result.kind == CriterionKind::Mandatory && result.outcome == Outcome::Fail
    };
    law.assessment.results.iter().find(no).map(|result| result.id.clone())
}

/// The part of a path that has a node of its own: an object of the graph, or a stage of a corridor
fn drawn_part(path: &Path) -> Path {
    let segments: Vec<&str> = path.segments().collect();
    let kept = match segments.as_slice() {
        ["corridors", _, "stages", _, ..] => 4,
        _ => 2,
    };
    Path::new(&segments[..kept.min(segments.len())].join("/"))
}

impl UiState {
    /// Whether something stands in front of the places
    pub fn is_covered(&self) -> bool {
        self.question.is_some() || self.palette.is_some() || self.sheets.shown().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_leads_to_the_object_it_is_of() {
        for (path, drawn) in [
            ("corridors/a/stages/visto/duration/Takes/usual", "corridors/a/stages/visto"),
            ("corridors/a/intakes/uno", "corridors/a"),
            ("organisations/ofppt/name", "organisations/ofppt"),
            ("programme", "programme"),
        ] {
            assert_eq!(drawn_part(&Path::new(path)), Path::new(drawn));
        }
    }
}
