//! Passages: paragraphs put together again from the lines and pages they were broken over.
//!
//! Full-width signs are half-width in a passage and blanks are gone, so that two prints of one sentence are one text;
//! every character knows where it stands in the document.

use super::line::{self, Line};
use super::row::{self, TextRow};
use crate::doc::{BlockId, Document, Locus};
use crate::text::{Span, numeral};

/// Characters of the longest passage; a text without any end is cut here.
const LONGEST: usize = 20_000;
/// Characters of the longest title.
const LONGEST_TITLE: usize = 40;
/// A line shorter than this, without an end, is a caption or a title rather than half a sentence.
const SHORTEST_HALF: usize = 12;
/// Characters of the shortest passage that is known again.
const SHORTEST_REPEATED: usize = 24;
/// Passages within which a repetition is a converter's.
const REPEATED_WITHIN: usize = 12;
/// How titles without a number end.
const TITLE_ENDS: [&str; 9] = ["说明", "情况", "解释", "职责", "设置", "概况", "职能", "构成", "表"];

/// Index of a passage in [`super::Prose::passages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageId(pub u32);

/// One paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// Index of the agency it belongs to.
    pub agency: usize,
    /// The title it stands under, in the same form as its text; empty when there is none.
    pub title: String,
    /// The words: half-width signs, no blanks but one between two numbers.
    pub text: String,
    /// True for a title.
    pub is_title: bool,
    bytes: Vec<u32>,
    places: Vec<(BlockId, u32)>,
}

impl Passage {
    /// Number of code points.
    pub fn len(&self) -> u32 {
        self.places.len() as u32
    }

    /// True when it has no character.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The code points `span` (clipped to the text).
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(self.byte(span.start)..self.byte(span.end)).unwrap_or_default()
    }

    /// The byte the code point `at` of [`Self::text`] begins at.
    pub fn byte(&self, at: u32) -> usize {
        self.bytes.get(at as usize).map_or(self.text.len(), |byte| *byte as usize)
    }

    /// Code points before the byte `at` of [`Self::text`].
    pub fn chars_before(&self, at: usize) -> u32 {
        self.bytes.partition_point(|byte| (*byte as usize) < at) as u32
    }

    /// Where these code points stand in the document. Of characters broken over two blocks, those of the first block.
    pub fn locus(&self, span: Span) -> Option<Locus> {
        let (block, first) = *self.places.get(span.start as usize)?;
        let last = (span.start..span.end.max(span.start + 1)).rev();
        let end = last.filter_map(|at| self.places.get(at as usize)).find(|(other, _)| *other == block)?.1;
        Some(Locus { block, cell: None, chars: Some(Span::new(first, end + 1)) })
    }

    /// Where these code points stand, one place for each block they are broken over.
    pub fn loci(&self, span: Span) -> Vec<Locus> {
        let mut loci = Vec::new();
        let mut at = span.start;
        while at < span.end.min(self.len()) {
            let block = self.places[at as usize].0;
            let next = (at..span.end.min(self.len())).find(|at| self.places[*at as usize].0 != block);
            let end = next.unwrap_or(span.end.min(self.len()));
            loci.extend(self.locus(Span::new(at, end)));
            at = end;
        }
        loci
    }

    fn push(&mut self, c: char, place: (BlockId, u32)) {
        self.bytes.push(self.text.len() as u32);
        self.text.push(c);
        self.places.push(place);
    }

    /// 编制部门：某市某区档案局
    fn is_caption(&self) -> bool {
        let label = self.text.find(':').is_some_and(|at| at + 1 < self.text.len());
        label && self.places.len() <= LONGEST_TITLE && !self.text.contains([',', '。', ';', '“'])
    }

    fn is_closed(&self) -> bool {
        self.text.ends_with(['。', '!', '?'])
    }
}

/// What the paragraphs of a document are put together to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passages {
    /// The passages, titles included, in reading order.
    pub passages: Vec<Passage>,
    /// The rows of tables that are printed as text.
    pub rows: Vec<TextRow>,
    /// Page numbers that stood within text and were left out.
    pub page_numbers: Vec<Locus>,
    /// Passages that a converter gave a second time and that were left out: where they begin.
    pub repeated: Vec<Locus>,
}

/// The passages of a document. `agency_of` says whose a block is.
pub fn passages(document: &Document, agency_of: &dyn Fn(BlockId) -> usize) -> Passages {
    let mut lines = line::lines(document, agency_of);
    let page_numbers = line::drop_page_numbers(&mut lines);
    let mut joiner = Joiner::default();
    for line in &lines {
        match line {
            None => joiner.close(),
            Some(line) if line.chars.is_empty() || line::is_page_mark(&line.text()) => {}
            Some(line) => joiner.line(line),
        }
    }
    joiner.close();
    Passages { passages: joiner.done, rows: joiner.rows, page_numbers, repeated: joiner.repeated }
}

/// Puts lines together.
#[derive(Default)]
struct Joiner {
    done: Vec<Passage>,
    rows: Vec<TextRow>,
    repeated: Vec<Locus>,
    open: Option<Passage>,
    /// The block the open passage's last line stands in.
    block: Option<BlockId>,
    title: String,
    agency: usize,
}

impl Joiner {
    fn line(&mut self, line: &Line) {
        if line.agency != self.agency {
            self.close();
            self.agency = line.agency;
            self.title.clear();
        }
        let text = line.text();
        if is_title(&text, line.heading) {
            self.close();
            self.title.clone_from(&text);
            self.open(line);
            if let Some(title) = &mut self.open {
                title.is_title = true;
            }
            return self.close();
        }
        let places: Vec<u32> = line.chars.iter().map(|(_, at)| *at).collect();
        if let Some(row) = row::read(&text, line.agency, line.block, &places) {
            self.rows.push(row);
            return self.close();
        }
        if self.open.as_ref().is_none_or(|open| !self.joins(open, line, &text)) {
            self.close();
            self.open(line);
            return;
        }
        self.append(line);
    }

    fn joins(&self, open: &Passage, line: &Line, text: &str) -> bool {
        let same = self.block == Some(line.block);
        if open.places.len() >= LONGEST || (numeral::ordinal(text).is_some() && !(same && open.is_empty())) {
            return false;
        }
        if starts_as_rest(text) {
            return true;
        }
        match same {
            true => true,
            false => !open.is_closed() && !line.heading && open.places.len() >= SHORTEST_HALF && !open.is_caption(),
        }
    }

    fn open(&mut self, line: &Line) {
        self.open = Some(Passage { agency: line.agency, title: self.title.clone(), ..Passage::default() });
        self.append(line);
    }

    fn append(&mut self, line: &Line) {
        let Some(open) = &mut self.open else { return };
        let glued = open.text.ends_with(|c: char| c.is_ascii_digit());
        if let Some((first, at)) = line.chars.first()
            && glued
            && first.is_ascii_digit()
            && self.block != Some(line.block)
        {
            open.push(' ', (line.block, *at));
        }
        let count = line.chars.len();
        open.text.reserve(count * 3);
        open.bytes.reserve(count);
        open.places.reserve(count);
        for (c, at) in &line.chars {
            if open.places.len() >= LONGEST * 2 {
                break;
            }
            open.push(*c, (line.block, *at));
        }
        self.block = Some(line.block);
    }

    /// Text that a converter gives twice: what stands at the edge of a page is on the next one too.
    fn is_repeated(&self, passage: &Passage) -> bool {
        let long = passage.places.len() >= SHORTEST_REPEATED;
        long && self
            .done
            .iter()
            .rev()
            .take(REPEATED_WITHIN)
            .any(|before| before.text == passage.text && before.title == passage.title)
    }

    fn close(&mut self) {
        self.block = None;
        let Some(passage) = self.open.take().filter(|passage| !passage.is_empty()) else { return };
        match self.is_repeated(&passage) {
            true => self.repeated.extend(passage.locus(Span::new(0, passage.len()))),
            false => self.done.push(passage),
        }
    }
}

/// A sign or a unit no sentence begins with: the line above goes on here.
fn starts_as_rest(text: &str) -> bool {
    text.starts_with([',', '。', ';', ')', '%', '、', '”'])
        || ["万元", "元,", "元。", "元;"].iter().any(|rest| text.starts_with(rest))
}

/// A short line without a sentence's signs that has a number of its own or ends as titles do.
fn is_title(text: &str, heading: bool) -> bool {
    let short = text.chars().count() <= LONGEST_TITLE;
    let plain = !text.contains(['。', ',', ';']) && !text.contains("万元") && !text.ends_with([':', '%']);
    if heading {
        return text.chars().count() <= 2 * LONGEST_TITLE && !text.contains("万元") && !text.contains('。');
    }
    let ends = TITLE_ENDS.iter().any(|end| text.ends_with(end));
    let numbered = numeral::ordinal(text).is_some();
    short && plain && ends && (numbered || !text.contains([':', '(']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown;

    fn texts(source: &str) -> Vec<String> {
        let document = markdown::parse(source);
        passages(&document, &|_| 0).passages.into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn broken_lines_are_one_passage() {
        let source = "2026年，某局收入预算4748.35万元，其中：财政拨款收入4748.35万元，比2025年预算减少19.79万元；事业\n收入0万元。\n第二段。";
        assert_eq!(
            texts(source),
            [
                "2026年,某局收入预算4748.35万元,其中:财政拨款收入4748.35万元,比2025年预算减少19.79万元;事业收入0万元。",
                "第二段。"
            ]
        );
    }

    #[test]
    fn page_numbers_leave_amounts_whole() {
        let page = |n: u32| {
            format!(
                "项目支出预算数为五千万元。本段文字排满了整整一行一行一行一行与上年相比增加 40\n{n}\n万元，增长。\n\n"
            )
        };
        let source: String = (23..27).map(page).collect();
        let found = texts(&source);
        assert!(found.iter().any(|text| text.contains("增加40万元")), "{found:?}");
        let document = markdown::parse(&source);
        assert_eq!(passages(&document, &|_| 0).page_numbers.len(), 4);
    }

    #[test]
    fn a_paragraph_given_twice_is_read_once_under_one_title() {
        let twice = "人员经费95.36万元，主要包括基本工资、津贴补贴、奖金、社会保障缴费。

"
        .repeat(2);
        let read = |source: &str| passages(&markdown::parse(source), &|_| 0);
        let found = read(&twice);
        assert_eq!((found.passages.len(), found.repeated.len()), (1, 1));
        let apart = read(&twice.replacen("\n\n人", "\n\n## 六、另一张表的情况说明\n\n人", 1));
        assert_eq!((apart.passages.len(), apart.repeated.len()), (3, 0));
    }

    #[test]
    fn a_passage_knows_where_its_characters_stand() {
        let document = markdown::parse("共 12 万元，\n\n# 二、说明\n\n甲乙丙");
        let all = passages(&document, &|_| 0).passages;
        let first = &all[0];
        assert_eq!(first.text, "共12万元,");
        let at = first.locus(Span::new(1, 3)).expect("a place");
        assert_eq!(at.chars, Some(Span::new(2, 4)));
        assert!(all[1].is_title && all[2].title == "二、说明");
    }
}
