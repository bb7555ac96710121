//! R-H-024 marks of secrecy: a classification with its star anywhere, a mark that is a line or cell of its own. Sentences
//! may speak of secrets.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::{place, tail};
use crate::text::WordList;
use std::ops::Range;

pub(super) const SECRECY: Look = Look { name: "secrecy", run };

/// Characters of the longest line that is nothing but a mark.
const LONGEST: usize = 16;
/// Stand behind a classification.
const STARS: [char; 2] = ['★', '☆'];
/// Stands before a classification.
const GRADE: &str = "密级";
/// Characters that may stand around a mark of its own.
const AROUND: [char; 13] = ['（', '）', '(', ')', '【', '】', '[', ']', '：', ':', '★', '☆', '。'];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let (classes, marks) = (seen.words("secrecy classes"), seen.words("secrecy marks"));
    let signs = STARS.map(String::from).into_iter().chain([GRADE.to_owned()]);
    let signs = WordList::from(marks.iter().cloned().chain(signs).collect::<Vec<_>>());
    for (at, text) in seen.texts() {
        looked.compared += 1;
        if !signs.occurs_in(text) {
            continue;
        }
        let Some(range) = starred(text, classes).or_else(|| alone(text, classes, marks)) else { continue };
        looked.faults.push(Fault {
            suspects: vec![place(seen, at, text, &range)],
            args: vec![("words", text[range].to_owned())],
            ..Fault::default()
        });
    }
    Ok(())
}

/// 机密★10年
fn starred(text: &str, classes: &[String]) -> Option<Range<usize>> {
    text.match_indices(STARS).find_map(|(at, star)| {
        let before = tail(&text[..at], 4).trim_end();
        let class = classes.iter().find(|class| before.ends_with(class.as_str()))?;
        let start = text[..at].rfind(class.as_str())?;
        Some(start..at + star.len())
    })
}

/// 内部资料，注意保存 as a whole line; 密级：机密.
fn alone(text: &str, classes: &[String], marks: &[String]) -> Option<Range<usize>> {
    let words = text.trim_matches(|c: char| c.is_whitespace() || AROUND.contains(&c));
    if words.is_empty() || words.chars().count() > LONGEST {
        return None;
    }
    let start = text.find(words)?;
    let classed = words.strip_prefix(GRADE).map(|rest| rest.trim_start_matches(AROUND).trim());
    let is_classed = classed.is_some_and(|rest| classes.iter().any(|class| rest.starts_with(class.as_str())));
    let is_marked = marks.iter().any(|mark| {
        words
            .strip_prefix(mark.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['，', ',', ' ', '：', '。']))
    });
    (is_classed || is_marked).then(|| start..start + words.len())
}
