//! Import of a table: read on a worker, planned on it, carried out as one step.
//!
//! Holds how far an import has come. What a table means is `import`'s, how bytes become cells is `file::table`'s; nothing
//! of the scenario changes before [`Action::Import`](super::Action::Import).

use super::{Notice, Session};
use crate::{
    base::table::{Form, Reading},
    file::table::{self, TableError},
    import::{Clean, Inputs, Kind, Mapping, Plan, number_language},
    jobs::{Event, JobId},
    model::Scenario,
    text::{Lang, Texts, Value},
};
use std::{path::PathBuf, sync::Arc};

/// An import under way
#[derive(Debug, Clone)]
pub struct Import {
    /// The file
    pub path: PathBuf,
    /// How far it has come
    pub state: ImportState,
    id: JobId,
}

/// How far an import has come
#[derive(Debug, Clone)]
pub enum ImportState {
    /// The file is being read
    Reading,
    /// The file is of no use
    Failed(TableError),
    /// The table is there
    Read(Box<ReadTable>),
}

/// A table that was read
#[derive(Debug, Clone)]
pub struct ReadTable {
    /// Its cells, without data of persons
    pub clean: Arc<Clean>,
    /// How it was read
    pub form: Form,
    /// How numbers are written in it
    pub numbers: Lang,
    /// Which column is which field
    pub mapping: Mapping,
    /// What it would do; the one of before while another is made
    pub plan: Option<Arc<Plan>>,
    /// Whether another plan is being made
    pub is_planning: bool,
    /// The scenario and language of the plan
    of: Option<(Arc<Scenario>, Lang)>,
}

/// What the worker has done
pub(super) enum ImportAnswer {
    Read(Result<(Clean, Form), TableError>),
    Planned(Arc<Plan>),
}

impl Session {
    /// The import under way
    pub fn import(&self) -> Option<&Import> {
        self.import.as_ref()
    }

    pub(super) fn read_table(&mut self, path: PathBuf, sheet: Option<String>) {
        let start = self.seen.programme.start;
        let wanted = path.clone();
        let id = self.importing.newest(move |_, _| {
            let read = table::read(&wanted, sheet.as_deref());
            Some(ImportAnswer::Read(read.map(|Reading { table, form }| (Clean::of(table, start), form))))
        });
        self.import = Some(Import { path, state: ImportState::Reading, id });
    }

    pub(super) fn map_table(&mut self, mapping: Mapping) {
        if let Some(Import { state: ImportState::Read(read), .. }) = &mut self.import {
            read.mapping = mapping;
            read.of = None;
        }
        self.plan_import();
    }

    /// Brings in what the plan holds, as one step
    pub(super) fn carry_out_import(&mut self) {
        let seen = Arc::clone(&self.seen);
        let Some(Import { path, state: ImportState::Read(read), .. }) = &self.import else { return };
        let current = read.of.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &seen));
        let Some(plan) = read.plan.as_ref().filter(|_| current && !read.is_planning) else { return };
        let (edits, rows, file) = (plan.edits.clone(), plan.importable(), path.clone());
        if edits.is_empty() {
            return;
        }
        let steps = self.document.revision();
        self.edit(&edits);
        if self.document.revision() != steps {
            self.end_import();
            self.say(Notice::Imported { rows, path: file });
        }
    }

    pub(super) fn end_import(&mut self) {
        self.importing.cancel();
        self.import = None;
    }

    /// Plans anew where mapping, scenario or language are others than those of the plan
    pub(super) fn plan_import(&mut self) {
        let lang = self.texts.lang();
        let seen = Arc::clone(&self.seen);
        let Some(Import { path, state: ImportState::Read(read), id }) = &mut self.import else { return };
        if read.of.as_ref().is_some_and(|(of, told)| Arc::ptr_eq(of, &seen) && *told == lang) {
            return;
        }
        read.of = Some((Arc::clone(&seen), lang));
        read.is_planning = true;
        let (clean, mapping, numbers) = (Arc::clone(&read.clean), read.mapping.clone(), read.numbers);
        let texts = Arc::clone(&self.texts);
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        *id = self.importing.newest(move |_, _| {
            let inputs = Inputs {
                scenario: &seen,
                clean: &clean,
                mapping: &mapping,
                numbers,
                texts: &texts,
                file: &file,
            };
            Some(ImportAnswer::Planned(Arc::new(Plan::of(&inputs))))
        });
    }

    pub(super) fn take_import(&mut self) {
        let lang = self.texts.lang();
        for event in self.importing.take_finished() {
            let Some(import) = &mut self.import else { continue };
            match event {
                Event::Done(id, Some(answer)) if id == import.id => match (answer, &mut import.state) {
                    (ImportAnswer::Read(Err(error)), state) => *state = ImportState::Failed(error),
                    (ImportAnswer::Read(Ok((clean, form))), state) => {
                        let mapping = Mapping::guessed(&clean, Mapping::likely_kind(&clean));
                        let numbers = number_language(&clean, usual_numbers(&form, lang));
                        *state = ImportState::Read(Box::new(ReadTable {
                            clean: Arc::new(clean),
                            form,
                            numbers,
                            mapping,
                            plan: None,
                            is_planning: false,
                            of: None,
                        }));
                    }
                    (ImportAnswer::Planned(plan), ImportState::Read(read)) => {
                        read.plan = Some(plan);
                        read.is_planning = false;
                    }
                    (ImportAnswer::Planned(_), _) => {}
                },
                Event::Panicked(id, detail) if id == import.id => {
                    import.state = ImportState::Failed(TableError::Broken { detail });
                }
                Event::Done(..) | Event::Panicked(..) | Event::Progress(..) => {}
            }
        }
        self.plan_import();
    }
}

/// How numbers are written where no number shows it: semicolons go with decimal commas
fn usual_numbers(form: &Form, lang: Lang) -> Lang {
    match form {
        Form::Csv { separator: ';', .. } => Lang::It,
        Form::Csv { separator: ',', .. } => Lang::En,
        Form::Csv { .. } | Form::Xlsx { .. } => lang,
    }
}

/// Why a table cannot be read, and what to do
pub fn table_error(texts: &Texts, error: &TableError) -> (String, Option<String>) {
    let given = error.arguments();
    let arguments: Vec<(&str, Value<'_>)> =
        given.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
    let id = error.text_id();
    let sentence = texts.by_id_with(id, &arguments).unwrap_or_else(|| error.to_string());
    (sentence, texts.by_id_with(&format!("{id}.hint"), &arguments))
}

impl ReadTable {
    /// The same table as another kind, with its columns guessed anew
    pub fn mapping_of(&self, kind: Kind) -> Mapping {
        Mapping::guessed(&self.clean, kind)
    }
}
