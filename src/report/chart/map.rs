//! The map of corridors: borders in grey, an arc from the country of origin to the territory, as wide as people arrive.
//!
//! Borders are lines only, each once, of public-domain data in `assets/map` (its README says where they come from). The map
//! is never the only form of its figures: whoever shows it shows the same ones as a table.

use crate::model::Corridor;
use crate::report::drawing::{Anchor, Drawing, Fill, Ink, Look, Point, Shape, Stroke, Weight, baseline_of};
use crate::report::measure;
use crate::text::Texts;
use std::sync::LazyLock;

const BORDERS: &str = include_str!("../../../assets/map/borders.txt");
const PLACES: &str = include_str!("../../../assets/map/places.txt");

/// Degrees that stay free around what is shown
const MARGIN: f32 = 4.0;
/// Fewest degrees of latitude that are shown, so that a map of one corridor is still a map
const LEAST: f32 = 22.0;
/// Width of the widest arc
const WIDEST: f32 = 16.0;
/// Width of the thinnest
const THINNEST: f32 = 2.0;
/// Points of an arc
const STEPS: u16 = 32;

/// What the map shows
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CorridorMap {
    /// People from one country to one territory
    pub ways: Vec<Way>,
}

/// People who go from one country to one territory
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// ISO 3166-1 code of the country of origin
    pub origin: String,
    /// Its name
    pub origin_name: String,
    /// ISO 3166-1 code of the country of destination
    pub destination: String,
    /// The territory in it
    pub territory: String,
    /// Corridors that go this way
    pub corridors: Vec<String>,
    /// People who arrive, mean over the futures
    pub people: f64,
}

impl Way {
    /// Whether both ends have a place on the map and are two places
    pub fn is_drawn(&self) -> bool {
        !self.is_at_home()
            && place_of(&self.origin, "").is_some()
            && place_of(&self.destination, &self.territory).is_some()
    }

    /// Whether people live there already, so that nobody crosses a border
    pub fn is_at_home(&self) -> bool {
        self.origin == self.destination
    }
}

/// Whether a corridor can be drawn: it crosses a border between two places of the data
pub fn is_drawn(corridor: &Corridor) -> bool {
    corridor.origin != corridor.destination
        && place_of(corridor.origin.code(), "").is_some()
        && place_of(corridor.destination.code(), &corridor.territory).is_some()
}

/// A place of the data
struct Place {
    country: &'static str,
    /// Longitude and latitude in degrees
    at: Point,
    territory: &'static str,
    town: &'static str,
}

/// A line of the data
struct Border {
    is_coast: bool,
    /// Longitude and latitude in degrees
    points: Vec<Point>,
}

static KNOWN: LazyLock<(Vec<Border>, Vec<Place>)> = LazyLock::new(|| (borders(), places()));

/// The map in `size`; empty where no way can be drawn
pub fn map(data: &CorridorMap, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let ways: Vec<(&Way, Point, &Place)> = data
        .ways
        .iter()
        .filter(|way| way.is_drawn())
        .filter_map(|way| {
            let (from, to) = (place_of(&way.origin, "")?, place_of(&way.destination, &way.territory)?);
            Some((way, from.at, to))
        })
        .collect();
    if ways.is_empty() {
        return drawing;
    }
    let frame = Frame::around(ways.iter().flat_map(|(_, from, to)| [*from, to.at]), &drawing);
    drawing.bar([0.0, 0.0], [drawing.width, drawing.height], Fill::solid(Ink::Inset));
    for border in &KNOWN.0 {
        let stroke = if border.is_coast {
            Stroke::solid(Ink::Baseline, look.mark)
        } else {
            Stroke::solid(Ink::LineThin, look.mark)
        };
        lines(&mut drawing, &frame, border, stroke);
    }
    let most = ways.iter().map(|(way, ..)| way.people).fold(0.0, f64::max);
    let width_of = |people: f64| {
        let share = if most > 0.0 { (people / most) as f32 } else { 0.0 };
        (WIDEST * share).max(THINNEST) * look.mark
    };
    // The widest lies at the back, so that a thin one is never hidden.
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by(|a, b| ways[*b].0.people.total_cmp(&ways[*a].0.people));
    for index in order {
        let (way, from, to) = &ways[index];
        let (from, to) = (frame.at(*from), frame.at(to.at));
        let stroke = Stroke { opacity: 0.62, ..Stroke::solid(Ink::Series(0), width_of(way.people)) };
        let said = texts.map_way(
            way.corridors.join(", "),
            way.origin_name.as_str(),
            people_words(texts, way.people),
            way.territory.as_str(),
        );
        drawing.add_hit(Shape::Line { points: arc(from, to), stroke }, format!("way_{index}"), said);
    }
    let mut taken: Vec<[f32; 4]> = Vec::new();
    for (way, from, to) in &ways {
        let (from, to) = (frame.at(*from), frame.at(to.at));
        dot(&mut drawing, look, from, false);
        dot(&mut drawing, look, to, true);
        let words = format!("{} {}", way.origin_name, people_words(texts, way.people));
        label(&mut drawing, look, from, to, &words, Weight::Semibold, &mut taken);
    }
    let mut told: Vec<&str> = Vec::new();
    for (way, from, to) in &ways {
        if told.contains(&way.territory.as_str()) {
            continue;
        }
        told.push(&way.territory);
        let words = if to.town.is_empty() || to.territory != way.territory {
            way.territory.clone()
        } else {
            format!("{} ({})", way.territory, to.town)
        };
        label(&mut drawing, look, frame.at(to.at), frame.at(*from), &words, Weight::Regular, &mut taken);
    }
    let count = ways.len();
    let all: Vec<String> = ways
        .iter()
        .map(|(way, ..)| {
            format!("{} → {} {}", way.origin_name, way.territory, people_words(texts, way.people))
        })
        .collect();
    drawing.description = texts.map_description(count, all.join("; "));
    drawing
}

/// Mean people as figures on the map and in its table write them
pub fn people_words(texts: &Texts, people: f64) -> String {
    texts.decimal(people, u8::from(people < 10.0))
}

/// What part of the world is shown, and where it lies in the drawing
struct Frame {
    west: f32,
    north: f32,
    /// Points of the drawing for a degree of latitude
    scale: f32,
    /// What a degree of longitude is of one of latitude, in the middle of the map
    narrow: f32,
    width: f32,
    height: f32,
}

impl Frame {
    fn around(points: impl Iterator<Item = Point>, drawing: &Drawing) -> Self {
        let (mut west, mut east, mut south, mut north) = (180.0_f32, -180.0_f32, 90.0_f32, -90.0_f32);
        for [x, y] in points {
            (west, east) = (west.min(x), east.max(x));
            (south, north) = (south.min(y), north.max(y));
        }
        let middle = [f32::midpoint(west, east), f32::midpoint(south, north)];
        let narrow = libm::cosf(middle[1].to_radians()).max(0.3);
        let high = (north - south + 2.0 * MARGIN).max(LEAST);
        let wide = (east - west + 2.0 * MARGIN) * narrow;
        let scale = (drawing.height / high).min(drawing.width / wide.max(1.0));
        Self {
            west: middle[0] - drawing.width / 2.0 / (scale * narrow),
            north: middle[1] + drawing.height / 2.0 / scale,
            scale,
            narrow,
            width: drawing.width,
            height: drawing.height,
        }
    }

    fn at(&self, [x, y]: Point) -> Point {
        [(x - self.west) * self.scale * self.narrow, (self.north - y) * self.scale]
    }

    /// The part of a straight line that lies inside; none where nothing does
    fn inside(&self, from: Point, to: Point) -> Option<(Point, Point)> {
        let (mut begin, mut end) = (0.0_f32, 1.0_f32);
        let delta = [to[0] - from[0], to[1] - from[1]];
        // Liang and Barsky: each side of the frame cuts the line where it leaves or enters.
        for (step, room) in [
            (-delta[0], from[0]),
            (delta[0], self.width - from[0]),
            (-delta[1], from[1]),
            (delta[1], self.height - from[1]),
        ] {
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
                continue;
            }
            let share = room / step;
            if step < 0.0 { begin = begin.max(share) } else { end = end.min(share) }
        }
        let point = |share: f32| [from[0] + delta[0] * share, from[1] + delta[1] * share];
        (begin < end).then(|| (point(begin), point(end)))
    }
}

/// The parts of a border inside the frame
fn lines(drawing: &mut Drawing, frame: &Frame, border: &Border, stroke: Stroke) {
    let mut run: Vec<Point> = Vec::new();
    for pair in border.points.windows(2) {
        match frame.inside(frame.at(pair[0]), frame.at(pair[1])) {
            Some((from, to)) => {
                if run.last().is_none_or(|last| *last != from) {
                    add_line(drawing, &mut run, stroke);
                    run.push(from);
                }
                run.push(to);
            }
            None => add_line(drawing, &mut run, stroke),
        }
    }
    add_line(drawing, &mut run, stroke);
}

fn add_line(drawing: &mut Drawing, run: &mut Vec<Point>, stroke: Stroke) {
    let points = std::mem::take(run);
    if points.len() > 1 {
        drawing.add(Shape::Line { points, stroke });
    }
}

/// A line that swings to its left, so that two ways between neighbours stay apart
fn arc(from: Point, to: Point) -> Vec<Point> {
    let middle = [f32::midpoint(from[0], to[0]), f32::midpoint(from[1], to[1])];
    let delta = [to[0] - from[0], to[1] - from[1]];
    // Upwards on the screen, whichever way it goes.
    let side = if delta[0] < 0.0 { -1.0 } else { 1.0 };
    let bend = [middle[0] + delta[1] * 0.18 * side, middle[1] - delta[0] * 0.18 * side];
    (0..=STEPS)
        .map(|step| {
            let t = f32::from(step) / f32::from(STEPS);
            let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
            [a * from[0] + b * bend[0] + c * to[0], a * from[1] + b * bend[1] + c * to[1]]
        })
        .collect()
}

fn dot(drawing: &mut Drawing, look: &Look, at: Point, is_end: bool) {
    let radius = 4.5 * look.mark;
    let fill = if is_end { Fill::solid(Ink::Series(0)) } else { Fill::solid(Ink::Panel) };
    let stroke = Some(Stroke::solid(Ink::Series(0), 1.5 * look.mark));
    drawing.add(Shape::Circle { at, radius, fill: Some(fill), stroke });
}

/// Words beside a point, on the side away from where its arc goes, moved down from words that are there already
fn label(
    drawing: &mut Drawing,
    look: &Look,
    at: Point,
    other: Point,
    words: &str,
    weight: Weight,
    taken: &mut Vec<[f32; 4]>,
) {
    let width = measure::width(words, look.small, weight) + look.step(8.0);
    let height = look.small * 1.5;
    let gap = look.step(9.0);
    let left = other[0] >= at[0];
    let x = if left { at[0] - gap - width } else { at[0] + gap };
    let x = x.clamp(0.0, (drawing.width - width).max(0.0));
    let mut y = (at[1] - height / 2.0).clamp(0.0, (drawing.height - height).max(0.0));
    let meets = |y: f32, [l, t, r, b]: &[f32; 4]| x < *r && x + width > *l && y < *b && y + height > *t;
    for _ in 0..taken.len() {
        let Some(other) = taken.iter().find(|other| meets(y, other)) else { break };
        y = other[3] + 1.0;
    }
    taken.push([x, y, x + width, y + height]);
    drawing.add(Shape::Rect {
        at: [x, y],
        size: [width, height],
        corner: look.step(3.0),
        fill: Some(Fill::soft(Ink::Panel, 0.86)),
        stroke: None,
    });
    let baseline = baseline_of(y + height / 2.0, look.small);
    let at = [x + look.step(4.0), baseline];
    drawing.text_weighted(at, words, look.small, weight, Ink::Text, Anchor::Start);
}

/// The point of a territory, or of its country where the territory is none of the data
fn place_of(country: &str, territory: &str) -> Option<&'static Place> {
    let of_country = || KNOWN.1.iter().filter(move |place| place.country == country);
    let wanted = territory.to_lowercase();
    let named =
        of_country().find(|place| !place.territory.is_empty() && place.territory.to_lowercase() == wanted);
    named.or_else(|| of_country().find(|place| place.territory.is_empty()))
}

fn borders() -> Vec<Border> {
    BORDERS
        .lines()
        .map(|line| {
            let mut words = line.split(' ');
            let is_coast = words.next() == Some("c");
            let numbers: Vec<f32> = words.filter_map(degrees).collect();
            let points = numbers.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
            Border { is_coast, points }
        })
        .collect()
}

fn places() -> Vec<Place> {
    PLACES
        .lines()
        .filter_map(|line| {
            let mut words = line.splitn(4, ' ');
            let country = words.next()?;
            let at = [degrees(words.next()?)?, degrees(words.next()?)?];
            let (territory, town) = words.next().and_then(|name| name.split_once('|')).unwrap_or_default();
            Some(Place { country, at, territory, town })
        })
        .collect()
}

/// Hundredths of a degree as degrees
fn degrees(text: &str) -> Option<f32> {
    Some(f32::from(text.parse::<i16>().ok()?) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn way(origin: &str, territory: &str, people: f64) -> Way {
        Way {
            origin: origin.to_owned(),
            origin_name: origin.to_owned(),
            destination: "ITA".to_owned(),
            territory: territory.to_owned(),
            corridors: vec!["Uno".to_owned()],
            people,
        }
    }

    #[test]
    fn the_data_reads_whole() {
        let (borders, places) = &*KNOWN;
        assert!(borders.len() > 400 && borders.iter().all(|border| border.points.len() > 1));
        assert_eq!(places.len(), PLACES.lines().count());
        for country in ["ITA", "MAR", "TUN", "EGY", "GHA", "IND", "SEN", "ALB", "MLT"] {
            assert!(place_of(country, "").is_some(), "{country}");
        }
        assert_eq!(place_of("ITA", "emilia-romagna").map(|place| place.town), Some("Bologna"));
        assert_eq!(place_of("ITA", "Altrove").map(|place| place.territory), Some(""));
        assert!(place_of("PHL", "").is_none());
    }

    #[test]
    fn arcs_are_as_wide_as_people_and_everything_stays_inside() {
        let ways = vec![
            way("MAR", "Emilia-Romagna", 40.0),
            way("TUN", "Romagna", 10.0),
            way("ITA", "Emilia-Romagna", 5.0),
        ];
        for (lang, size) in Lang::ALL.into_iter().zip([[800.0, 450.0], [240.0, 160.0]]) {
            let texts = Texts::new(lang);
            let drawing = map(&CorridorMap { ways: ways.clone() }, size, &Look::WINDOW, &texts);
            let widths: Vec<f32> = drawing
                .items
                .iter()
                .filter(|item| item.hit.is_some())
                .filter_map(|item| match &item.shape {
                    Shape::Line { stroke, .. } => Some(stroke.width),
                    _ => None,
                })
                .collect();
            assert_eq!(widths, [16.0, 4.0], "the widest first, nobody at home");
            for item in drawing.items.iter().filter(|item| item.hit.is_none()) {
                if let Shape::Line { points, .. } = &item.shape {
                    for [x, y] in points {
                        assert!((-0.1..=size[0] + 0.1).contains(x) && (-0.1..=size[1] + 0.1).contains(y));
                    }
                }
            }
            assert!(drawing.description.contains("MAR") && drawing.description.contains("40"));
        }
    }

    #[test]
    fn without_a_way_there_is_no_map() {
        let texts = Texts::new(Lang::It);
        let data = CorridorMap { ways: vec![way("ITA", "Emilia-Romagna", 5.0), way("PHL", "Romagna", 1.0)] };
        assert!(map(&data, [300.0, 200.0], &Look::WINDOW, &texts).items.is_empty());
    }
}
