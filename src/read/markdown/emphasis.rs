//! Which characters are emphasis and code marks, seen before the text is put together.
//!
//! More forgiving than the standard where Chinese is: `**机关运行经费：**是指` is bold. More careful where amounts are:
//! `3*4*5` and the template's `≥**%，**人次` keep their stars.

/// What one character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Read as everything else.
    Plain,
    /// A mark that is not shown.
    Hidden,
    /// Inside a code span: shown as it is.
    Code,
}

/// Behind an opening mark, or before a closing one, these would be strange.
const NOT_FIRST: &str = "，。、；：）！？”%,.;:)!?";
const NOT_LAST: &str = "，、（“‘《〔([";

/// The marks of a text.
pub(super) fn marks(chars: &[char]) -> Vec<Mark> {
    let mut marks = vec![Mark::Plain; chars.len()];
    code(chars, &mut marks);
    emphasis(chars, &mut marks);
    marks
}

/// Spans between two equally long runs of backticks.
fn code(chars: &[char], marks: &mut [Mark]) {
    let mut open: Option<Run> = None;
    for run in Runs::of(chars, "`") {
        match open {
            Some(start) if start.length == run.length => {
                marks[start.at..start.end()].fill(Mark::Hidden);
                marks[start.end()..run.at].fill(Mark::Code);
                marks[run.at..run.end()].fill(Mark::Hidden);
                open = None;
            }
            None => open = Some(run),
            Some(_) => {}
        }
    }
}

fn emphasis(chars: &[char], marks: &mut [Mark]) {
    let mut open: [[Option<Run>; 3]; 3] = Default::default();
    for run in Runs::of(chars, "*_~") {
        let strike = run.sign == '~';
        if run.length > 3 || (strike && run.length != 2) || marks[run.at] != Mark::Plain {
            continue;
        }
        let kind = match run.sign {
            '*' => 0,
            '_' => 1,
            _ => 2,
        };
        let slot = &mut open[kind][run.length - 1];
        let before = run.at.checked_sub(1).map(|at| chars[at]);
        let behind = chars.get(run.end()).copied();
        let inner = run.sign == '_' || run.length == 1;
        match *slot {
            Some(start) if start.end() < run.at && closes(before, behind, inner) => {
                marks[start.at..start.end()].fill(Mark::Hidden);
                marks[run.at..run.end()].fill(Mark::Hidden);
                *slot = None;
            }
            _ if opens(before, behind, inner) => *slot = Some(run),
            _ => {}
        }
    }
}

/// `apart`: the mark must not stand inside a word.
fn opens(before: Option<char>, behind: Option<char>, apart: bool) -> bool {
    let free = !apart || before.is_none_or(|c| !c.is_alphanumeric());
    free && behind.is_some_and(|c| !c.is_whitespace() && !NOT_FIRST.contains(c))
}

fn closes(before: Option<char>, behind: Option<char>, apart: bool) -> bool {
    let free = !apart || behind.is_none_or(|c| !c.is_alphanumeric());
    free && before.is_some_and(|c| !c.is_whitespace() && !NOT_LAST.contains(c))
}

/// A run of one sign.
#[derive(Debug, Clone, Copy)]
struct Run {
    sign: char,
    at: usize,
    length: usize,
}

impl Run {
    fn end(self) -> usize {
        self.at + self.length
    }
}

/// All runs of some signs, escaped ones left out.
struct Runs<'a> {
    chars: &'a [char],
    at: usize,
    signs: &'static str,
}

impl<'a> Runs<'a> {
    fn of(chars: &'a [char], signs: &'static str) -> Self {
        Self { chars, at: 0, signs }
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        loop {
            let sign = *self.chars.get(self.at)?;
            let at = self.at;
            if sign == '\\' {
                self.at += 2;
            } else if self.signs.contains(sign) {
                let length = self.chars[at..].iter().take_while(|c| **c == sign).count();
                self.at += length;
                return Some(Run { sign, at, length });
            } else {
                self.at += 1;
            }
        }
    }
}
