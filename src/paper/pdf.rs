//! Pages as a PDF: fonts subset and embedded, bookmarks, language, title, tags for screen readers.
//!
//! Writes PDF/A-2a with PDF/UA tags; where a text keeps the strict form from being met, the same PDF without the promise. Dates are those of
//! the scenario, so the same input gives the same bytes.

use super::{
    document::Document,
    face,
    layout::{Kind, Node, Pages, Part},
    marks::{Mark, Pen, Step, Text},
};
use crate::report::{drawing::Anchor, measure::Weight};
use krilla::{
    Data, SerializeSettings,
    color::rgb,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag,
        TagGroup, TagTree,
    },
    text::{Font, GlyphId, KrillaGlyph},
};
use std::num::NonZeroU16;

/// Why there is no PDF
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the PDF cannot be written: {0}")]
pub struct PdfError(String);

/// `pages` of `document` as a PDF file
pub fn pdf(document: &Document, pages: &Pages) -> Result<Vec<u8>, PdfError> {
    strict(document, pages).or_else(|_| write(document, pages, false))
}

/// `pages` as a PDF that keeps what PDF/A-2a and PDF/UA-1 ask for, or why they cannot
pub fn strict(document: &Document, pages: &Pages) -> Result<Vec<u8>, PdfError> {
    write(document, pages, true)
}

/// Fonts as the PDF knows them, by weight
struct Fonts([Font; 3]);

impl Fonts {
    fn new() -> Result<Self, PdfError> {
        let font = |weight| {
            let bytes: &'static [u8] = face::of(weight).bytes;
            Font::new(Data::from(bytes.to_vec()), 0).ok_or_else(|| PdfError("font".to_owned()))
        };
        Ok(Self([font(Weight::Regular)?, font(Weight::Medium)?, font(Weight::Semibold)?]))
    }

    fn of(&self, weight: Weight) -> Font {
        match weight {
            Weight::Regular => self.0[0].clone(),
            Weight::Medium => self.0[1].clone(),
            Weight::Semibold => self.0[2].clone(),
        }
    }
}

fn write(document: &Document, pages: &Pages, strict: bool) -> Result<Vec<u8>, PdfError> {
    let mut settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
    if strict {
        settings.configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A2_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| PdfError(format!("{error:?}")))?;
    }
    let mut pdf = krilla::Document::new_with(settings);
    let fonts = Fonts::new()?;
    let mut leaves: Vec<Option<Identifier>> = vec![None; pages.n_leaves];
    for page in &pages.pages {
        let size =
            PageSettings::from_wh(pages.size[0], pages.size[1]).ok_or_else(|| PdfError("page".to_owned()))?;
        let mut sheet = pdf.start_page_with(size);
        let mut surface = sheet.surface();
        for piece in &page.pieces {
            let tag = match piece.part {
                Part::Leaf(_) if piece.marks.iter().all(|mark| matches!(mark, Mark::Text(_))) => {
                    ContentTag::Span(SpanTag::empty())
                }
                Part::Leaf(_) => ContentTag::Other,
                Part::Head => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)),
                Part::Foot => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
                Part::Ornament => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            };
            let identifier = surface.start_tagged(tag);
            for mark in &piece.marks {
                draw(&mut surface, mark, &fonts);
            }
            surface.end_tagged();
            if let Part::Leaf(leaf) = piece.part
                && let Some(place) = leaves.get_mut(leaf)
            {
                *place = Some(identifier);
            }
        }
        surface.finish();
        sheet.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(document.lang.code().to_owned()));
    for node in &pages.tree {
        push(node, &mut leaves, &mut |child| match child {
            Child::Group(group) => tree.push(group),
            Child::Leaf(leaf) => tree.push(leaf),
        });
    }
    pdf.set_tag_tree(tree);
    pdf.set_outline(outline(pages));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|error| PdfError(format!("{error:?}")))
}

fn metadata(document: &Document) -> Metadata {
    let (year, month, day) = document.date;
    let date = DateTime::new(u16::try_from(year).unwrap_or(2000))
        .month(month.unsigned_abs())
        .day(day.unsigned_abs())
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(document.title.clone())
        .description(document.subject.clone())
        .language(document.lang.code().to_owned())
        .creator(format!("Corridoi {}", env!("CARGO_PKG_VERSION")))
        .creation_date(date)
        .document_id(document.foot.clone())
}

fn outline(pages: &Pages) -> Outline {
    let mut outline = Outline::new();
    let mut chapter: Option<OutlineNode> = None;
    for mark in &pages.bookmarks {
        let at = XyzDestination::new(mark.page, Point::from_xy(0.0, (mark.y - 10.0).max(0.0)));
        let node = OutlineNode::new(mark.title.clone(), at);
        match &mut chapter {
            Some(chapter) if mark.level > 1 => chapter.push_child(node),
            open => {
                if let Some(done) = open.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(last) = chapter {
        outline.push_child(last);
    }
    outline
}

enum Child {
    Group(TagGroup),
    Leaf(Identifier),
}

/// Gives `into` what `node` is in the tree of tags; each leaf once
fn push(node: &Node, leaves: &mut [Option<Identifier>], into: &mut dyn FnMut(Child)) {
    match node {
        Node::Leaf(leaf) => {
            if let Some(identifier) = leaves.get_mut(*leaf).and_then(Option::take) {
                into(Child::Leaf(identifier));
            }
        }
        Node::Group(kind, children) => {
            let mut group = match kind {
                Kind::Title(words) => TagGroup::new(Tag::Hn(NonZeroU16::MIN, Some(words.clone()))),
                // Chapters stand below the title.
                Kind::Heading(level, words) => {
                    let level = NonZeroU16::MIN.saturating_add(u16::from(*level));
                    TagGroup::new(Tag::Hn(level, Some(words.clone())))
                }
                Kind::Paragraph => TagGroup::new(Tag::P),
                Kind::List => TagGroup::new(Tag::L(ListNumbering::Disc)),
                Kind::Item => {
                    let mut body = TagGroup::new(Tag::LBody);
                    fill(&mut body, children, leaves);
                    let mut item = TagGroup::new(Tag::LI);
                    item.push(body);
                    into(Child::Group(item));
                    return;
                }
                Kind::Table => TagGroup::new(Tag::Table),
                Kind::Row => TagGroup::new(Tag::TR),
                Kind::HeadCell => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
                Kind::Cell => TagGroup::new(Tag::TD),
                Kind::Figure(words) => TagGroup::new(Tag::Figure(Some(words.clone()))),
                Kind::Caption => TagGroup::new(Tag::Caption),
                Kind::Contents => TagGroup::new(Tag::TOC),
                Kind::ContentsLine => TagGroup::new(Tag::TOCI),
            };
            fill(&mut group, children, leaves);
            into(Child::Group(group));
        }
    }
}

fn fill(group: &mut TagGroup, children: &[Node], leaves: &mut [Option<Identifier>]) {
    for child in children {
        push(child, leaves, &mut |child| match child {
            Child::Group(inner) => group.push(inner),
            Child::Leaf(leaf) => group.push(leaf),
        });
    }
}

fn draw(surface: &mut Surface<'_>, mark: &Mark, fonts: &Fonts) {
    match mark {
        Mark::Path { steps, fill, pen } => {
            let Some(path) = path(steps) else { return };
            surface.set_fill(fill.map(|(colour, opacity)| paint(colour, opacity)));
            surface.set_stroke(pen.as_ref().map(stroke));
            surface.draw_path(&path);
        }
        Mark::Text(text) => draw_text(surface, text, fonts),
    }
}

fn draw_text(surface: &mut Surface<'_>, text: &Text, fonts: &Fonts) {
    let line = face::of(text.weight).line(&text.text);
    if line.glyphs.is_empty() {
        return;
    }
    let x = text.at[0]
        - match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => line.width * text.size / 2.0,
            Anchor::End => line.width * text.size,
        };
    let glyphs: Vec<KrillaGlyph> = line
        .glyphs
        .iter()
        .map(|glyph| KrillaGlyph {
            glyph_id: GlyphId::new(glyph.id),
            text_range: glyph.of.clone(),
            x_advance: glyph.advance,
            x_offset: glyph.x,
            y_offset: glyph.y,
            y_advance: 0.0,
            location: None,
        })
        .collect();
    surface.set_fill(Some(paint(text.colour, 1.0)));
    surface.set_stroke(None);
    let at = Point::from_xy(x, text.at[1]);
    surface.draw_glyphs(at, &glyphs, fonts.of(text.weight), &line.text, text.size, false);
}

fn path(steps: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match step {
            Step::Move([x, y]) => path.move_to(*x, *y),
            Step::Line([x, y]) => path.line_to(*x, *y),
            Step::Curve(a, b, to) => path.cubic_to(a[0], a[1], b[0], b[1], to[0], to[1]),
            Step::Close => path.close(),
        }
    }
    path.finish()
}

fn paint([red, green, blue]: [u8; 3], opacity: f32) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::new(opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE),
        rule: FillRule::NonZero,
    }
}

fn stroke(pen: &Pen) -> Stroke {
    let [red, green, blue] = pen.colour;
    Stroke {
        paint: rgb::Color::new(red, green, blue).into(),
        width: pen.width,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        opacity: NormalizedF32::new(pen.opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE),
        dash: pen.dash.map(|[on, off]| StrokeDash { array: vec![on, off], offset: 0.0 }),
        ..Stroke::default()
    }
}
