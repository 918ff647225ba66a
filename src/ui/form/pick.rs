//! Choosing one of a list: words, countries, objects of the scenario, places in it.
//!
//! One control for all of them: a button that says field and value, and under it the list, with a field to search in when it
//! is long.

use super::Form;
use crate::model::{
    Path, Scenario,
    form::{self, Choice, Kind, Need, To},
};
use crate::report::{form_words, words};
use crate::text::Texts;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::panels::table::country;
use crate::ui::theme::{Size, Theme};
use crate::ui::widgets::{Field, focus_ring, icon_button, menu_item, text};
use egui::{
    CornerRadius, CursorIcon, Id, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};
use serde_json::Value;

/// From this many entries on the list has a field to search in
const MANY: usize = 12;

/// An entry of a list
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its words
    pub name: String,
    /// What choosing it gives
    pub value: Value,
}

impl Form<'_, '_> {
    /// A list to choose from, with "not given" where that is a choice; the value that was chosen now
    #[expect(clippy::too_many_arguments, reason = "one list: where, its name, what is chosen, what can be")]
    pub(super) fn menu_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        shown: Option<&str>,
        now: Option<&Value>,
        items: &dyn Fn() -> Vec<Item>,
        optional: bool,
    ) -> Option<Value> {
        let texts = self.view.texts;
        let nothing = texts.objects_not_given();
        let mut chosen = None;
        ui.horizontal(|ui| {
            let taken = optional && now.is_some();
            let theme = self.view.theme;
            let cross = theme.step(theme.size.button) + ui.spacing().item_spacing.x;
            let room = ui.available_width() - if taken { cross } else { 0.0 };
            let id = Id::unique(("menu", path.as_str()));
            chosen = pick_ui(ui, texts, id, label, shown.unwrap_or(&nothing), now, items, room);
            if taken && icon_button(ui, icons::CLOSE, &texts.objects_take_away(label), "").clicked() {
                chosen = Some(Value::Null);
            }
        });
        chosen.filter(|chosen| Some(chosen) != now)
    }

    pub(super) fn choice_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        choice: Choice,
    ) {
        let texts = self.view.texts;
        let items = || words_of(texts, choice);
        // A word that is left out is the first of its list.
        let usual =
            (need == Need::Usual).then(|| choice.words().first().map(|word| Value::from(*word))).flatten();
        let now = value.cloned().or(usual);
        let shown = now.as_ref().and_then(Value::as_str).map(|word| form_words::choice(texts, choice, word));
        let optional = need == Need::Optional;
        if let Some(chosen) = self.menu_ui(ui, path, label, shown.as_deref(), now.as_ref(), &items, optional)
        {
            self.give(path, chosen);
        }
    }

    pub(super) fn country_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
    ) {
        let texts = self.view.texts;
        let shown = value.and_then(Value::as_str).map(|code| country(texts, code));
        let items = || countries(texts);
        let optional = need != Need::Required;
        if let Some(chosen) = self.menu_ui(ui, path, label, shown.as_deref(), value, &items, optional) {
            self.give(path, chosen);
        }
    }

    pub(super) fn one_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        to: To,
    ) {
        let shown = value.and_then(Value::as_str).map(|id| self.name_of(to, id));
        let optional = need != Need::Required;
        let (scenario, corridor) = (self.view.seen, self.corridor.clone());
        let items = || items_of(scenario, to, corridor.as_deref());
        if let Some(chosen) = self.menu_ui(ui, path, label, shown.as_deref(), value, &items, optional) {
            self.give(path, chosen);
        }
        if let (Some(list), Some(id), Some(name)) = (to.list(), value.and_then(Value::as_str), shown) {
            let target = Path::new(list).join(id);
            let open = self.view.texts.objects_open(name);
            if crate::ui::widgets::link(ui, &open, Size::Small).clicked() {
                self.visit.push(target);
            }
        }
    }

    /// The name of what an id refers to; the id where nothing has it
    pub(super) fn name_of(&self, to: To, id: &str) -> String {
        let named = match to.list() {
            Some(list) => words::object_name(self.view.seen, list, id),
            None => items_of(self.view.seen, to, self.corridor.as_deref())
                .into_iter()
                .find(|item| item.value.as_str() == Some(id))
                .map(|item| item.name),
        };
        named.unwrap_or_else(|| id.to_owned())
    }

    pub(super) fn place_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
    ) {
        let texts = self.view.texts;
        let scenario = self.view.seen;
        let is_number = path.segments().next() == Some("levers");
        let items = || if is_number { number_items(texts, scenario) } else { object_items(texts, scenario) };
        let shown =
            value.and_then(Value::as_str).map(|place| words::place(texts, scenario, &Path::new(place)));
        let optional = need != Need::Required;
        if let Some(chosen) = self.menu_ui(ui, path, label, shown.as_deref(), value, &items, optional) {
            self.give(path, chosen);
        }
    }
}

/// The countries that the texts have a name for, in the order of the alphabet
pub(super) fn countries(texts: &Texts) -> Vec<Item> {
    let codes =
        Texts::ids().iter().filter_map(|id| id.strip_prefix("country_")).filter(|code| code.len() == 3);
    let mut items: Vec<Item> = codes
        .map(str::to_uppercase)
        .map(|code| Item { name: country(texts, &code), value: Value::from(code) })
        .collect();
    items.sort_by_key(|item| item.name.to_lowercase());
    items
}

/// The words of a vocabulary
pub(super) fn words_of(texts: &Texts, choice: Choice) -> Vec<Item> {
    let item =
        |word: &&str| Item { name: form_words::choice(texts, choice, word), value: Value::from(*word) };
    choice.words().iter().map(item).collect()
}

/// What a reference may lead to; `corridor` is the one whose stages and exits are meant
pub(super) fn items_of(scenario: &Scenario, to: To, corridor: Option<&str>) -> Vec<Item> {
    if let Some(list) = to.list() {
        return named(scenario, list)
            .into_iter()
            .map(|(id, name)| Item { name, value: Value::from(id) })
            .collect();
    }
    let lists = to.inner_lists();
    let meant = scenario.corridors.iter().filter(|c| corridor.is_none_or(|id| c.id.as_str() == id));
    let mut items = Vec::new();
    for corridor in meant {
        let stages = corridor.stages.iter().map(|s| ("stages", &s.id, &s.name));
        let exits = corridor.exits.iter().map(|e| ("exits", &e.id, &e.name));
        let fitting = stages.chain(exits).filter(|(list, ..)| lists.contains(list));
        items.extend(
            fitting.map(|(_, id, name)| Item { name: name.clone(), value: Value::from(id.as_str()) }),
        );
    }
    items
}

/// Ids and names of a list that references lead to
fn named(s: &Scenario, list: &str) -> Vec<(String, String)> {
    fn all<'a, T: 'a>(
        items: &'a [T],
        parts: impl Fn(&'a T) -> (&'a crate::base::Id, &'a str),
    ) -> Vec<(String, String)> {
        let owned = |(id, name): (&crate::base::Id, &str)| (id.to_string(), name.to_owned());
        items.iter().map(|item| owned(parts(item))).collect()
    }
    match list {
        "references" => all(&s.references, |x| (&x.id, &x.title)),
        "profiles" => all(&s.profiles, |x| (&x.id, &x.name)),
        "organisations" => all(&s.organisations, |x| (&x.id, &x.name)),
        "offices" => all(&s.offices, |x| (&x.id, &x.name)),
        "courses" => all(&s.courses, |x| (&x.id, &x.name)),
        "employers" => all(&s.employers, |x| (&x.id, &x.name)),
        "corridors" => all(&s.corridors, |x| (&x.id, &x.name)),
        "sources" => all(&s.sources, |x| (&x.id, &x.name)),
        "positions" => {
            let name = |id: &str| words::object_name(s, "positions", id).unwrap_or_else(|| id.to_owned());
            s.positions.iter().map(|x| (x.id.to_string(), name(x.id.as_str()))).collect()
        }
        _ => Vec::new(),
    }
}

/// Every object that a link or a paper can be about
pub fn object_items(texts: &Texts, scenario: &Scenario) -> Vec<Item> {
    let mut items = Vec::new();
    for list in
        ["organisations", "sources", "corridors", "employers", "offices", "courses", "profiles", "positions"]
    {
        for (id, name) in named(scenario, list) {
            let path = Path::new(list).join(&id);
            let name = format!("{name} · {}", words::list_item(texts, list));
            items.push(Item { name, value: Value::from(path.as_str()) });
        }
    }
    for corridor in &scenario.corridors {
        let band = Path::new("corridors").join(corridor.id.as_str());
        for stage in &corridor.stages {
            let name = format!("{} · {}", stage.name, corridor.name);
            let path = band.join("stages").join(stage.id.as_str());
            items.push(Item { name, value: Value::from(path.as_str()) });
        }
        for intake in &corridor.intakes {
            let path = band.join("intakes").join(intake.id.as_str());
            let name = words::place(texts, scenario, &path);
            items.push(Item {
                name: format!("{name} · {}", corridor.name),
                value: Value::from(path.as_str()),
            });
        }
    }
    items
}

/// Every estimate and number that a lever can turn
pub(super) fn number_items(texts: &Texts, scenario: &Scenario) -> Vec<Item> {
    fn walk(kind: Kind, value: &Value, path: &Path, found: &mut Vec<Path>) {
        match kind {
            Kind::Estimate(_) | Kind::Number(_) | Kind::Whole(..) => found.push(path.clone()),
            Kind::Record(fields) => {
                for field in fields {
                    if let Some(value) = value.get(field.name) {
                        walk(field.kind, value, &path.join(field.name), found);
                    }
                }
            }
            Kind::Cases(cases) => {
                if let Some((case, Some(below))) = form::case_of(cases, value) {
                    let path = path.join(case.name);
                    match case.holds {
                        form::Holds::Nothing => {}
                        form::Holds::Value(kind) => walk(*kind, below, &path, found),
                        form::Holds::Fields(fields) => walk(Kind::Record(fields), below, &path, found),
                    }
                }
            }
            Kind::Many(kind) => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    walk(*kind, item, &path.join(&index.to_string()), found);
                }
            }
            Kind::Objects(fields) => {
                for item in value.as_array().into_iter().flatten() {
                    let id = item.get("id").and_then(Value::as_str).unwrap_or_default();
                    walk(Kind::Record(fields), item, &path.join(id), found);
                }
            }
            _ => {}
        }
    }
    let whole = crate::base::tree::to_json(scenario);
    let mut found = Vec::new();
    for (list, fields) in form::LISTS.iter().filter(|(list, _)| *list != "levers") {
        if let Some(value) = whole.get(*list) {
            walk(Kind::Objects(fields), value, &Path::new(list), &mut found);
        }
    }
    found
        .iter()
        .map(|path| Item { name: words::place(texts, scenario, path), value: Value::from(path.as_str()) })
        .collect()
}

/// A button that says name and value, with the list under it; the value that was chosen
#[expect(clippy::too_many_arguments, reason = "one list: where, its name, what is chosen, what can be")]
pub fn pick_ui(
    ui: &mut Ui,
    texts: &Texts,
    id: Id,
    name: &str,
    shown: &str,
    now: Option<&Value>,
    items: &dyn Fn() -> Vec<Item>,
    width: f32,
) -> Option<Value> {
    let response = closed_ui(ui, name, shown, width);
    let searched = id.with("searched");
    let mut chosen = None;
    Popup::menu(&response).id(id).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_max_width(400.0);
        let items = items();
        let mut wanted: String = ui.data(|data| data.get_temp(searched)).unwrap_or_default();
        if items.len() >= MANY {
            let hint = texts.objects_pick_search();
            let field = Field::new(searched, &hint, &wanted).hint(&hint).width(300.0);
            let answer = field.show(ui);
            if let Some(typed) = answer.editing.or(answer.committed) {
                ui.data_mut(|data| data.insert_temp(searched, typed.clone()));
                wanted = typed;
            }
        }
        let wanted = wanted.to_lowercase();
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            let fitting = items.iter().filter(|item| item.name.to_lowercase().contains(&wanted));
            let mut any = false;
            for item in fitting {
                any = true;
                let on = now == Some(&item.value);
                if menu_item(ui, None, &item.name, "", Some(on)).clicked() {
                    ui.data_mut(|data| data.remove::<String>(searched));
                    chosen = Some(item.value.clone());
                }
            }
            if !any {
                text::third(ui, &texts.objects_pick_none());
            }
        });
    });
    chosen
}

/// The button of a list while the list is closed
fn closed_ui(ui: &mut Ui, name: &str, shown: &str, width: f32) -> Response {
    let theme = Theme::of(ui.ctx());
    let height = theme.step(theme.size.button);
    let (rect, response) = ui.allocate_exact_size(vec2(width.max(theme.size.hit), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{name}: {shown}")));
    let mut cut = false;
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() { theme.background.hover } else { theme.background.panel };
        let corner = CornerRadius::same(theme.radius.field);
        ui.painter().rect(rect, corner, fill, theme.control_line(), StrokeKind::Inside);
        let (pad, side) = (theme.step(6.0), theme.step(18.0));
        let room = rect.width() - pad * 3.0 - side;
        let font = theme.font_weight(Size::Body, Weight::Regular);
        let (galley, elided) = text::galley(ui, shown, font, theme.text.main, room);
        cut = elided;
        text::paint_line(ui, galley, rect.left() + pad, rect.center().y);
        let sign = pos2(rect.right() - pad - side / 2.0, rect.center().y);
        text::paint_icon(ui, icons::EXPAND_MORE, side, sign, theme.text.second);
        focus_ring(ui, &response, rect, theme.radius.field);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if cut { response.on_hover_text(shown) } else { response }
}
