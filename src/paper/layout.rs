//! A paper on pages: A4, one column, head and foot on every page, tables that go on with their head.
//!
//! Decides where things stand, and keeps what they mean beside them for bookmarks and screen readers. Measures with the shipped font. Makes
//! no PDF; [`pdf`](super::pdf) writes what stands here, and tests read it.

use super::{
    document::{Block, Document, Picture, Run, Style},
    flow_text::{self, Line},
    ink,
    marks::{self, Mark, Pen, Step, Text},
    sign, table,
};
use crate::report::{
    drawing::{Anchor, Ink},
    measure::{CAP_HEIGHT, Weight},
    status::Status,
};
use crate::text::Lang;

/// Width and height of A4 in points
pub const A4: [f32; 2] = [595.28, 841.89];
/// Left and right margin: 25 mm
pub const MARGIN: f32 = 70.87;
/// Width of the column: 160 mm
pub const COLUMN: f32 = A4[0] - 2.0 * MARGIN;
/// Upper margin: 22 mm
const TOP: f32 = 62.36;
/// Lower margin: 20 mm
const BOTTOM: f32 = 56.69;
/// Where the body of a page begins and ends
pub(super) const BODY: [f32; 2] = [TOP + 34.0, A4[1] - BOTTOM - 18.0];
/// Height of a line as a part of its size
pub(super) const LEADING: f32 = 1.38;
/// Room below a heading without which it goes to the next page
const KEPT: f32 = 90.0;

/// A paper on its pages
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// Width and height of each page in points
    pub size: [f32; 2],
    /// From first to last
    pub pages: Vec<Page>,
    /// What the parts are, in reading order
    pub tree: Vec<Node>,
    /// Chapters and sections
    pub bookmarks: Vec<Bookmark>,
    /// How many parts there are
    pub n_leaves: usize,
}

/// A page
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// From back to front
    pub pieces: Vec<Piece>,
}

/// Marks that belong together
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// From back to front
    pub marks: Vec<Mark>,
    /// What they are
    pub part: Part,
}

/// What marks are
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Content: a leaf of the tree
    Leaf(usize),
    /// Head of a page
    Head,
    /// Foot of a page
    Foot,
    /// Lines and grounds
    Ornament,
}

/// A part of the tree that screen readers follow
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Something with parts
    Group(Kind, Vec<Self>),
    /// Marks on a page
    Leaf(usize),
}

/// What a part is
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The title of the paper with its words
    Title(String),
    /// A heading with its level and words
    Heading(u8, String),
    /// A paragraph
    Paragraph,
    /// A list of points
    List,
    /// A point of a list
    Item,
    /// A table
    Table,
    /// A row
    Row,
    /// The head of a column
    HeadCell,
    /// A cell
    Cell,
    /// A picture with its alternative text
    Figure(String),
    /// What stands below a picture
    Caption,
    /// The list of chapters
    Contents,
    /// A line of it
    ContentsLine,
}

/// A chapter or section
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 0 for the title, 1 or 2
    pub level: u8,
    /// Its words
    pub title: String,
    /// Page from 0
    pub page: usize,
    /// From the top of the page, in points
    pub y: f32,
}

/// Sets `document` on pages
pub fn pages(document: &Document) -> Pages {
    let mut setter = Setter::new();
    let chapters: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(1, title) => Some(title.as_str()),
            _ => None,
        })
        .collect();
    let mut points: Vec<Node> = Vec::new();
    for block in &document.blocks {
        if !matches!(block, Block::Point(_)) && !points.is_empty() {
            setter.tree.push(Node::Group(Kind::List, std::mem::take(&mut points)));
            setter.y += 4.0;
        }
        match block {
            Block::Title(text) => setter.title(text),
            Block::Subtitle(text) => {
                let runs = [Run::second(text.as_str())];
                setter.paragraph(&runs, 12.5, 0.0, 10.0, Kind::Paragraph);
            }
            Block::Heading(level, text) => setter.heading(*level, text),
            Block::Paragraph(style, runs) => {
                let (size, after) = match style {
                    Style::Lead => (12.0, 10.0),
                    Style::Body => (10.0, 6.0),
                    Style::Small => (8.5, 6.0),
                };
                setter.paragraph(runs, size, 0.0, after, Kind::Paragraph);
            }
            Block::Point(runs) => {
                let item = setter.point(runs);
                points.push(item);
            }
            Block::Notice(status, text) => setter.notice(*status, text),
            Block::Table(table) => table::set(&mut setter, table),
            Block::Picture(picture) => setter.picture(picture),
            Block::Contents => setter.contents(&chapters),
            Block::NewPage => {
                if setter.y > BODY[0] {
                    setter.new_page();
                }
            }
        }
    }
    if !points.is_empty() {
        setter.tree.push(Node::Group(Kind::List, points));
    }
    setter.finish(document)
}

/// Sets parts one after the other
pub(super) struct Setter {
    pages: Vec<Page>,
    pub(super) tree: Vec<Node>,
    bookmarks: Vec<Bookmark>,
    leaves: usize,
    /// Where the next thing begins
    pub(super) y: f32,
    /// Page, piece and chapter of the lines of the list of chapters, whose pages are known at the end
    contents: Vec<(usize, usize, usize)>,
}

impl Setter {
    fn new() -> Self {
        Self {
            pages: vec![Page::default()],
            tree: Vec::new(),
            bookmarks: Vec::new(),
            leaves: 0,
            y: BODY[0],
            contents: Vec::new(),
        }
    }

    /// Begins a page
    pub(super) fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.y = BODY[0];
    }

    /// Whether `height` fits below what there is
    pub(super) fn fits(&self, height: f32) -> bool {
        self.y + height <= BODY[1]
    }

    /// Puts content on the page; its leaf
    pub(super) fn put(&mut self, marks: Vec<Mark>) -> Node {
        let leaf = self.leaves;
        self.leaves += 1;
        self.place(marks, Part::Leaf(leaf));
        Node::Leaf(leaf)
    }

    /// Puts lines and grounds on the page
    pub(super) fn ornament(&mut self, marks: Vec<Mark>) {
        self.place(marks, Part::Ornament);
    }

    fn place(&mut self, marks: Vec<Mark>, part: Part) {
        if let Some(page) = self.pages.last_mut() {
            page.pieces.push(Piece { marks, part });
        }
    }

    /// Lines of text from the cursor on, over pages; their leaves
    fn set_lines(&mut self, lines: &[Line], size: f32, left: f32) -> Vec<Node> {
        let height = size * LEADING;
        let mut leaves = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if !self.fits(height) {
                self.new_page();
            }
            let at = [MARGIN + left, baseline(self.y, size)];
            let marks = line.marks(at, size, index + 1 == lines.len()).into_iter().map(Mark::Text).collect();
            leaves.push(self.put(marks));
            self.y += height;
        }
        leaves
    }

    fn paragraph(&mut self, runs: &[Run], size: f32, left: f32, after: f32, kind: Kind) {
        let lines = flow_text::lines(runs, size, COLUMN - left);
        if lines.is_empty() {
            return;
        }
        // Neither a lone first line at the foot nor a lone last one at the head of a page.
        if lines.len() <= 3 && !self.fits(lines.len() as f32 * size * LEADING) {
            self.new_page();
        }
        let leaves = self.set_lines(&lines, size, left);
        self.tree.push(Node::Group(kind, leaves));
        self.y += after;
    }

    fn title(&mut self, text: &str) {
        let run = [Run::strong(text)];
        // A very long title is set smaller and never fills the page.
        let size = [22.0, 18.0, 15.0, 12.5]
            .into_iter()
            .find(|size| flow_text::lines(&run, *size, COLUMN).len() <= 3)
            .unwrap_or(11.0);
        let lines = flow_text::lines(&run, size, COLUMN);
        let page = self.pages.len() - 1;
        self.bookmarks.push(Bookmark { level: 0, title: text.to_owned(), page, y: self.y });
        let leaves = self.set_lines(&lines, size, 0.0);
        self.tree.push(Node::Group(Kind::Title(text.to_owned()), leaves));
        self.y += 2.0;
    }

    fn heading(&mut self, level: u8, text: &str) {
        let (size, before, after) = if level == 1 { (14.0, 14.0, 6.0) } else { (11.0, 10.0, 4.0) };
        let lines = flow_text::lines(&[Run::strong(text)], size, COLUMN);
        if self.y > BODY[0] {
            self.y += before;
        }
        if !self.fits(KEPT) {
            self.new_page();
        }
        let page = self.pages.len() - 1;
        self.bookmarks.push(Bookmark { level, title: text.to_owned(), page, y: self.y });
        let leaves = self.set_lines(&lines, size, 0.0);
        self.tree.push(Node::Group(Kind::Heading(level, text.to_owned()), leaves));
        self.y += after;
    }

    fn point(&mut self, runs: &[Run]) -> Node {
        let size = 10.0;
        let lines = flow_text::lines(runs, size, COLUMN - 12.0);
        if !self.fits(size * LEADING * lines.len().min(3) as f32) {
            self.new_page();
        }
        let dot = sign::dot([MARGIN + 4.0, baseline(self.y, size) - size * CAP_HEIGHT * 0.45]);
        self.ornament(vec![dot]);
        let leaves = self.set_lines(&lines, size, 12.0);
        self.y += 2.0;
        Node::Group(Kind::Item, leaves)
    }

    fn notice(&mut self, status: Status, text: &str) {
        let size = 9.0;
        let run = Run { text: text.to_owned(), weight: Weight::Medium, ink: Ink::Status(status) };
        let lines = flow_text::lines(&[run], size, COLUMN - 34.0);
        let height = lines.len() as f32 * size * LEADING + 12.0;
        if !self.fits(height) {
            self.new_page();
        }
        let top = self.y;
        let ground = sign::frame(
            [MARGIN, top],
            [COLUMN, height],
            (ink::colour(Ink::StatusSoft(status)), ink::colour(Ink::Status(status))),
        );
        self.ornament(vec![ground]);
        self.ornament(sign::status(status, [MARGIN + 14.0, top + 6.0 + size * LEADING / 2.0]));
        self.y += 6.0;
        let leaves = self.set_lines(&lines, size, 26.0);
        self.tree.push(Node::Group(Kind::Paragraph, leaves));
        self.y = top + height + 10.0;
    }

    fn picture(&mut self, picture: &Picture) {
        let drawing = &picture.drawing;
        // A picture taller than a page would be cut; it is set smaller.
        let scale = (COLUMN / drawing.width).min((BODY[1] - BODY[0] - 40.0) / drawing.height).min(1.0);
        let height = drawing.height * scale;
        if !self.fits(height + 24.0) {
            self.new_page();
        }
        let at = [MARGIN, self.y];
        let marks: Vec<Mark> = marks::marks(drawing)
            .into_iter()
            .flat_map(|marked| marked.marks)
            .map(|mark| moved(mark, at, scale))
            .collect();
        let leaf = self.put(marks);
        self.tree.push(Node::Group(Kind::Figure(drawing.description.clone()), vec![leaf]));
        self.y += height + 4.0;
        self.paragraph(&[Run::second(picture.caption.as_str())], 8.5, 0.0, 10.0, Kind::Caption);
    }

    fn contents(&mut self, chapters: &[&str]) {
        let size = 10.0;
        let mut lines = Vec::new();
        for (index, chapter) in chapters.iter().enumerate() {
            if !self.fits(size * LEADING) {
                self.new_page();
            }
            let set = flow_text::lines(&[Run::plain(*chapter)], size, COLUMN - 30.0);
            let at = [MARGIN, baseline(self.y, size)];
            let marks =
                set.iter().take(1).flat_map(|line| line.marks(at, size, false)).map(Mark::Text).collect();
            let leaf = self.put(marks);
            let page = self.pages.len() - 1;
            self.contents.push((page, self.pages[page].pieces.len() - 1, index));
            lines.push(Node::Group(Kind::ContentsLine, vec![leaf]));
            self.y += size * LEADING + 1.0;
        }
        self.tree.push(Node::Group(Kind::Contents, lines));
        self.y += 8.0;
    }

    fn finish(mut self, document: &Document) -> Pages {
        let starts: Vec<usize> =
            self.bookmarks.iter().filter(|mark| mark.level == 1).map(|mark| mark.page).collect();
        for (page, piece, chapter) in std::mem::take(&mut self.contents) {
            let number = starts.get(chapter).map(|page| (page + 1).to_string()).unwrap_or_default();
            let marks = &mut self.pages[page].pieces[piece].marks;
            let y = marks.iter().find_map(|mark| match mark {
                Mark::Text(text) => Some(text.at[1]),
                Mark::Path { .. } => None,
            });
            if let Some(y) = y {
                marks.push(line([MARGIN + COLUMN, y], &number, 10.0, Ink::TextSecond, Anchor::End));
            }
        }
        let count = self.pages.len();
        for (index, page) in self.pages.iter_mut().enumerate() {
            page.pieces.extend(head_and_foot(document, index + 1, count));
        }
        Pages {
            size: A4,
            pages: self.pages,
            tree: self.tree,
            bookmarks: self.bookmarks,
            n_leaves: self.leaves,
        }
    }
}

fn head_and_foot(document: &Document, page: usize, pages: usize) -> [Piece; 2] {
    let size = 8.5;
    let y = TOP;
    let right = flow_text::width(&document.head[1], size, Weight::Regular);
    let left = cut(&document.head[0], size, COLUMN - right - 16.0);
    let head = vec![
        line([MARGIN, y], &left, size, Ink::TextSecond, Anchor::Start),
        line([MARGIN + COLUMN, y], &document.head[1], size, Ink::TextSecond, Anchor::End),
        rule(y + 8.0, Ink::Accent, 1.2),
    ];
    let y = A4[1] - BOTTOM + 4.0;
    let number =
        document.page_words.replace("{page}", &page.to_string()).replace("{pages}", &pages.to_string());
    let right = flow_text::width(&number, size, Weight::Regular);
    let foot = cut(&document.foot, size, COLUMN - right - 16.0);
    let foot = vec![
        rule(y - 12.0, Ink::LineThin, 0.6),
        line([MARGIN, y], &foot, size, Ink::TextThird, Anchor::Start),
        line([MARGIN + COLUMN, y], &number, size, Ink::TextThird, Anchor::End),
    ];
    [Piece { marks: head, part: Part::Head }, Piece { marks: foot, part: Part::Foot }]
}

/// The baseline of a line of text whose box begins at `top`
pub(super) fn baseline(top: f32, size: f32) -> f32 {
    top + f32::midpoint(size * LEADING, size * CAP_HEIGHT)
}

/// A line of text
pub(super) fn line(at: [f32; 2], text: &str, size: f32, ink: Ink, anchor: Anchor) -> Mark {
    Mark::Text(Text {
        at,
        text: text.to_owned(),
        size,
        weight: Weight::Regular,
        colour: ink::colour(ink),
        anchor,
    })
}

/// A line over the whole column
pub(super) fn rule(y: f32, ink: Ink, width: f32) -> Mark {
    Mark::Path {
        steps: vec![Step::Move([MARGIN, y]), Step::Line([MARGIN + COLUMN, y])],
        fill: None,
        pen: Some(Pen { colour: ink::colour(ink), opacity: 1.0, width, dash: None }),
    }
}

/// `text` cut with … so that it fits
fn cut(text: &str, size: f32, room: f32) -> String {
    crate::report::drawing::fitted(text, room, size, Weight::Regular)
}

pub(super) fn moved(mark: Mark, by: [f32; 2], scale: f32) -> Mark {
    let to = |[x, y]: [f32; 2]| [x * scale + by[0], y * scale + by[1]];
    match mark {
        Mark::Path { steps, fill, pen } => Mark::Path {
            steps: steps
                .into_iter()
                .map(|step| match step {
                    Step::Move(at) => Step::Move(to(at)),
                    Step::Line(at) => Step::Line(to(at)),
                    Step::Curve(a, b, at) => Step::Curve(to(a), to(b), to(at)),
                    Step::Close => Step::Close,
                })
                .collect(),
            fill,
            pen: pen.map(|pen| Pen { width: pen.width * scale, ..pen }),
        },
        Mark::Text(text) => Mark::Text(Text { at: to(text.at), size: text.size * scale, ..text }),
    }
}

impl Pages {
    /// Whether a text has signs that the font does not have, so that a substitute stands in their place
    pub fn lacks_signs(&self) -> bool {
        let marks = self.pages.iter().flat_map(|page| &page.pieces).flat_map(|piece| &piece.marks);
        marks.into_iter().any(|mark| match mark {
            Mark::Text(text) => super::face::of(text.weight).lacks(&text.text),
            Mark::Path { .. } => false,
        })
    }

    /// The words of the paper, page by page, one line a piece of text
    pub fn words(&self, lang: Lang) -> String {
        let mut out = format!("[{}]\n", lang.code());
        for (index, page) in self.pages.iter().enumerate() {
            out.extend(["--- ", &(index + 1).to_string(), " ---\n"]);
            for piece in &page.pieces {
                let words: Vec<&str> = piece
                    .marks
                    .iter()
                    .filter_map(|mark| match mark {
                        Mark::Text(text) => Some(text.text.trim_end()),
                        Mark::Path { .. } => None,
                    })
                    .filter(|text| !text.is_empty())
                    .collect();
                if !words.is_empty() {
                    out += &words.join(" | ");
                    out.push('\n');
                }
            }
        }
        out
    }
}
