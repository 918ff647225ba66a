//! Opens the window: OpenGL first, the system's other graphics if that fails, and a plain error where there is no screen at all.
//!
//! OpenGL runs on every Linux and on old computers; over remote desktop on Windows only the other one does. The command line never comes here.

use super::app::App;
use crate::jobs::available_threads;
use crate::rules;
use crate::session::{Session, Start};
use crate::text::{Lang, Texts};
use egui::{ViewportBuilder, vec2};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the program for the desktop, in file names and window lists
const APP_ID: &str = "corridoi";

/// How pictures get onto the screen
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL
    Glow,
    /// DirectX, Metal or Vulkan
    Wgpu,
}

/// What the window begins with
#[derive(Debug, Clone)]
pub struct Options {
    /// Language where the settings name none
    pub language: Lang,
    /// Folder of the user's settings; none: they are not kept
    pub settings_folder: Option<PathBuf>,
    /// How pictures get onto the screen; none: whatever works
    pub renderer: Option<Renderer>,
}

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

impl RunError {
    /// What happened and what to do, in the language of the program
    pub fn words(&self, texts: &Texts) -> String {
        match self {
            Self::NoWindow { first, .. } => texts.window_none(first.as_str()),
        }
    }
}

/// Shows the window until it is closed; `path` is the scenario to open, none the worked one
pub fn run(path: Option<&Path>, options: &Options) -> Result<(), RunError> {
    let order: &[Renderer] = match options.renderer {
        Some(Renderer::Glow) => &[Renderer::Glow],
        Some(Renderer::Wgpu) => &[Renderer::Wgpu],
        None => &[Renderer::Glow, Renderer::Wgpu],
    };
    let mut failures = Vec::new();
    for renderer in order {
        match run_with(*renderer, path, options) {
            Ok(()) => return Ok(()),
            Err(error) => failures.push(error.to_string()),
        }
    }
    let mut failures = failures.into_iter();
    // The second attempt after a missing screen speaks of the event loop; only the first one says what is wrong.
    Err(RunError::NoWindow { first: failures.next().unwrap_or_default(), second: failures.next() })
}

fn run_with(renderer: Renderer, path: Option<&Path>, options: &Options) -> eframe::Result {
    let native = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Corridoi")
            .with_app_id(APP_ID)
            .with_inner_size(vec2(1440.0, 900.0))
            .with_min_inner_size(vec2(1024.0, 600.0))
            .with_drag_and_drop(true),
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        },
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(|creation| {
        let context = creation.egui_ctx.clone();
        let start = Start {
            file: path.map(Path::to_path_buf),
            settings_folder: options.settings_folder.clone(),
            language: options.language,
            threads: available_threads(),
            rulebooks: rules::embedded_rulebooks(),
            wake: Arc::new(move || context.request_repaint()),
        };
        let now = creation.egui_ctx.input(|input| input.time);
        Ok(Box::new(App::new(Session::new(start, now)?)))
    });
    eframe::run_native("Corridoi", native, create)
}
