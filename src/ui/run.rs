//! Opens the window: OpenGL first, the system's other graphics if that fails, and a plain error where there is no screen at all.
//!
//! OpenGL runs on every Linux and on old computers; over remote desktop on Windows only the other one does. The command line never comes here.

use super::app::App;
use crate::jobs::Wake;
use crate::session::{Session, Start};
use crate::text::Lang;
use egui::{ViewportBuilder, vec2};
use std::path::PathBuf;
use std::sync::Arc;

/// Name of the program for the desktop, in file names and window lists
const APP_ID: &str = "corridoi";

/// Why there is no window
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The system shows no screen to the program, or none that can be drawn on
    #[error("no window: {first}")]
    NoWindow {
        /// What the first attempt said
        first: String,
        /// What the second one said
        second: Option<String>,
    },
}

/// Shows the window until it is closed; `file` is the scenario to open, none the worked one
///
/// `language` is spoken where the settings name none.
pub fn run(file: Option<&PathBuf>, language: Lang) -> Result<(), RunError> {
    let mut failures = Vec::new();
    for renderer in [eframe::Renderer::Glow, eframe::Renderer::Wgpu] {
        match run_with(renderer, file, language) {
            Ok(()) => return Ok(()),
            Err(error) => failures.push(error.to_string()),
        }
    }
    let mut failures = failures.into_iter();
    // The second attempt after a missing screen speaks of the event loop; only the first one says what is wrong.
    Err(RunError::NoWindow { first: failures.next().unwrap_or_default(), second: failures.next() })
}

fn run_with(renderer: eframe::Renderer, file: Option<&PathBuf>, language: Lang) -> eframe::Result {
    let file = file.cloned();
    let native = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Corridoi")
            .with_app_id(APP_ID)
            .with_inner_size(vec2(1440.0, 900.0))
            .with_min_inner_size(vec2(1024.0, 600.0))
            .with_drag_and_drop(true),
        renderer,
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        let context = creation.egui_ctx.clone();
        let wake: Wake = Arc::new(move || context.request_repaint());
        let start = Start::usual(file, language, Arc::clone(&wake));
        let now = creation.egui_ctx.input(|input| input.time);
        Ok(Box::new(App::new(Session::new(start, now)?, wake)?))
    });
    eframe::run_native("Corridoi", native, create)
}
