//! The ends of the walk: what closes becomes a piece of what is around it.

use super::{Mark, Walk};
use crate::read::docx::flow::{Flow, Open, Paragraph, Piece};
use crate::read::docx::styles::heading;

impl Walk<'_> {
    /// Ends what a mark stands for.
    pub(super) fn end(&mut self, mark: Mark) {
        match mark {
            Mark::Plain | Mark::Run | Mark::Words | Mark::Ways { .. } => {}
            Mark::Line => self.print("\n"),
            Mark::Paragraph => self.end_paragraph(),
            Mark::Row => {
                if let Some(Open::Table(table)) = self.open.last_mut() {
                    table.end_row();
                }
            }
            Mark::Table => self.end_table(),
            Mark::Root(name) => {
                let flow = self.end_flow();
                self.walked.flows.push((name, flow.pieces));
            }
            Mark::Cell => {
                let cell = self.end_flow();
                if let Some(Open::Table(table)) = self.open.last_mut() {
                    table.cell(cell);
                }
            }
            Mark::Aside => {
                let aside = self.end_flow();
                if let Some(Open::Paragraph(paragraph)) = self.open.last_mut() {
                    paragraph.aside.extend(aside.pieces.into_iter().map(Piece::aside));
                }
            }
        }
    }

    fn end_flow(&mut self) -> Flow {
        let Some(Open::Flow(mut flow)) = self.open.pop() else { return Flow::default() };
        flow.settle();
        flow
    }

    fn end_table(&mut self) {
        let Some(Open::Table(table)) = self.open.pop() else { return };
        if let Some(Open::Flow(flow)) = self.open.last_mut() {
            flow.settle();
            flow.pieces.append(&mut table.finish());
        }
    }

    fn end_paragraph(&mut self) {
        let Some(Open::Paragraph(mut paragraph)) = self.open.pop() else { return };
        self.fields.settle();
        let Some(Open::Flow(flow)) = self.open.last_mut() else { return };
        if paragraph.properties.joined {
            flow.carried += &paragraph.words;
        } else {
            let words = std::mem::take(&mut flow.carried) + &paragraph.words;
            let covered = flow.is_covered();
            let number = if covered { None } else { self.number(&paragraph, &words) };
            let level = self.level(&paragraph);
            if let Some(Open::Flow(flow)) = self.open.last_mut() {
                flow.words(level, &(number.unwrap_or_default() + words.trim()));
            }
        }
        if let Some(Open::Flow(flow)) = self.open.last_mut() {
            flow.pieces.append(&mut paragraph.aside);
        }
    }

    /// The number that is printed before a paragraph. It is seen even where there are no words, but not when it is hidden.
    fn number(&mut self, paragraph: &Paragraph, words: &str) -> Option<String> {
        let properties = &paragraph.properties;
        if (properties.hidden || paragraph.hidden) && words.trim().is_empty() {
            return None;
        }
        let styled = self.styles.list(properties.style.as_deref());
        let list = properties.list.as_deref().or(styled.as_ref().map(|styled| styled.list))?;
        let of_style = || {
            let styled = styled.as_ref().filter(|styled| styled.list == list)?;
            let level = self.counters.numbering().level_of_style(list, &styled.styles);
            level.or(styled.level.map(|level| level as usize))
        };
        let level = properties.list_level.map(|level| level as usize).or_else(of_style).unwrap_or_default();
        self.counters.next(list, level)
    }

    fn level(&self, paragraph: &Paragraph) -> Option<u8> {
        match paragraph.properties.outline {
            Some(outline) => heading(outline),
            None => self.styles.heading(paragraph.properties.style.as_deref()),
        }
    }
}
