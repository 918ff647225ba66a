//! The story on pages of 16 to 9: the slides that the presentation shows, without levers, tagged and with bookmarks.
//!
//! Draws nothing anew: parts come from `report::meeting::slide` and are set as they stand there, one slide a page. Called by the command
//! line.

use super::{
    document::Document,
    layout::{Bookmark, Kind as Tag, Node, Page, Pages, Part, Piece, moved},
    marks::{self, Mark},
};
use crate::report::meeting::slide::{Kind, Slide};

/// `slides` on pages
pub fn pages(slides: &[Slide]) -> Pages {
    let size = slides.first().map_or(crate::report::meeting::slide::USUAL, |slide| slide.size);
    let mut set = Pages { size, pages: Vec::new(), tree: Vec::new(), bookmarks: Vec::new(), n_leaves: 0 };
    for slide in slides {
        let mut page = Page::default();
        for part in &slide.parts {
            let marks: Vec<Mark> = marks::marks(&part.drawing)
                .into_iter()
                .flat_map(|marked| marked.marks)
                .map(|mark| moved(mark, part.at, 1.0))
                .collect();
            if part.kind == Kind::Foot {
                page.pieces.push(Piece { marks, part: Part::Foot });
                continue;
            }
            let leaf = set.n_leaves;
            set.n_leaves += 1;
            page.pieces.push(Piece { marks, part: Part::Leaf(leaf) });
            let tag = match &part.kind {
                Kind::Title(words) => {
                    let title = words.clone();
                    set.bookmarks.push(Bookmark { level: 1, title, page: set.pages.len(), y: part.at[1] });
                    Tag::Title(words.clone())
                }
                Kind::Exhibit(_) => Tag::Figure(part.drawing.description.clone()),
                Kind::Note | Kind::Verdict | Kind::Caption | Kind::Foot => Tag::Paragraph,
            };
            set.tree.push(Node::Group(tag, vec![Node::Leaf(leaf)]));
        }
        set.pages.push(page);
    }
    set
}

/// What the file says about itself: that of the report, with nothing on its pages
pub fn properties(report: Document, title: String) -> Document {
    Document { title, blocks: Vec::new(), ..report }
}
