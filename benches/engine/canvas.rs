//! One picture of the graph with 500 nodes and 1,000 drawn links, as the window draws it: controls, shapes, triangles.

use corridoi::{
    model::generate::{Size, generate},
    text::{Lang, Texts},
    ui::{
        canvas::{CanvasState, build, canvas_ui, scene::Scene},
        fonts,
        theme::{Mode, Scale, Theme},
    },
};
use divan::{Bencher, black_box};
use egui::{Context, Pos2, RawInput, Rect, vec2};

fn scene(texts: &Texts) -> Scene {
    build::scene(&generate(Size::Wide, 1), None, texts)
}

fn picture(context: &Context, scene: &Scene, texts: &Texts, state: &mut CanvasState) -> usize {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
        ..RawInput::default()
    };
    let mut output = context.run_ui(input, |ui| {
        canvas_ui(ui, scene, &[], texts, state);
    });
    output.textures_delta.clear();
    context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point).len()
}

fn pictures(bencher: Bencher<'_, '_>, zooms: usize) {
    let texts = Texts::new(Lang::It);
    let scene = scene(&texts);
    let context = Context::default();
    context.set_fonts(fonts::definitions());
    Theme::install(&context, Mode::Light, Scale::Normal);
    let mut state = CanvasState::default();
    picture(&context, &scene, &texts, &mut state);
    for _ in 0..zooms {
        state.zoom(true);
    }
    bencher.bench_local(|| picture(&context, black_box(&scene), &texts, &mut state));
}

/// Everything on the screen at once
#[divan::bench(sample_count = 60, sample_size = 1)]
fn a_picture_of_the_whole_graph(bencher: Bencher<'_, '_>) {
    pictures(bencher, 0);
}

/// Near enough to read: what is out of sight is not drawn
#[divan::bench(sample_count = 60, sample_size = 1)]
fn a_picture_of_a_part_of_the_graph(bencher: Bencher<'_, '_>) {
    pictures(bencher, 10);
}

/// Nodes, ways and labels anew, as after an edit
#[divan::bench(sample_count = 30, sample_size = 1)]
fn the_scene_after_an_edit(bencher: Bencher<'_, '_>) {
    let texts = Texts::new(Lang::It);
    let scenario = generate(Size::Wide, 1);
    bencher.bench_local(|| build::scene(black_box(&scenario), None, &texts));
}

/// One step of a drag of ten nodes
#[divan::bench(sample_count = 60, sample_size = 1)]
fn one_step_of_a_drag(bencher: Bencher<'_, '_>) {
    let texts = Texts::new(Lang::It);
    let scene = scene(&texts);
    let paths: Vec<_> = scene.nodes.iter().take(10).map(|node| node.path.clone()).collect();
    bencher.bench_local(|| {
        let mut moved = black_box(&scene).clone();
        moved.shift(&paths, vec2(3.0, 4.0));
        moved
    });
}
