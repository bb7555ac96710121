//! What a document calls itself: 某单位2025年部门预算 · 预算单位：某单位.

use super::body::{line, year_in};
use crate::doc::{BlockId, Document};
use crate::text::normal;

/// Blocks within which a document names itself.
const WITHIN: u32 = 60;
/// Bytes of the longest line that may be a title.
const LONGEST: usize = 160;
/// Characters of the shortest name.
const SHORTEST: usize = 4;
/// How titles end. The longer ones also tell whose budget it is.
const KINDS: [&str; 6] = ["部门预算", "单位预算", "部门决算", "单位决算", "预算", "决算"];

/// A title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// The body's name; empty when none is found.
    pub(super) name: String,
    /// 0 when none is found.
    pub(super) year: u32,
    pub(super) is_account: bool,
    /// A department's rather than one unit's: 部门预算.
    pub(super) is_department: bool,
}

impl Title {
    /// The title of a document. `labels`: what stands before a name, e.g. 预算单位.
    pub(super) fn of(document: &Document, labels: &[String]) -> Self {
        let blocks = (0..document.blocks.len() as u32).take(WITHIN as usize).map(BlockId);
        let lines = blocks.filter_map(|block| line(document, block)).flat_map(|text| text.split('\n'));
        let short = lines.filter(|line| line.len() <= LONGEST && !line.contains(['，', '。', '；']));
        Self::read(&short.map(normal::label).filter(|line| !line.is_empty()).collect::<Vec<_>>(), labels)
    }

    fn read(lines: &[String], labels: &[String]) -> Self {
        let mut found = Self::default();
        for (at, line) in lines.iter().enumerate() {
            if found.year == 0
                && let Some((start, year)) = year_in(line)
                && let Some((end, kind)) = kind(&line[start + 4..])
            {
                let (before, within) = (&line[..start], line[start + 4..].trim_start_matches(['年', '度']));
                let within = &within[..within.len().min((start + 4 + end).saturating_sub(line.len() - within.len()))];
                let above = at.checked_sub(1).map_or("", |at| lines[at].as_str());
                let names = [before, within, above].into_iter().map(|name| name.trim_start_matches("关于"));
                found.name = names.into_iter().find(|name| is_name(name)).unwrap_or_default().to_owned();
                found.year = year;
                found.is_account = kind.ends_with("决算");
                found.is_department = kind.starts_with("部门");
            }
            // A line that says so beats the title, which may name no more than the district.
            let named = labels.iter().find_map(|label| line.strip_prefix(label.as_str())?.strip_prefix('：'));
            if let Some(name) = named.filter(|name| is_name(name)) {
                found.name = name.to_owned();
                break;
            }
        }
        found
    }
}

/// The byte and the words of the kind.
fn kind(rest: &str) -> Option<(usize, &'static str)> {
    KINDS
        .iter()
        .filter_map(|kind| rest.find(kind).map(|at| (at, *kind)))
        .min_by_key(|(at, kind)| (*at, 9 - kind.len().min(9)))
}

/// True for words that can be a body's name: not a place alone, no heading.
fn is_name(words: &str) -> bool {
    let place = words.ends_with(['省', '市', '区', '县', '级', '年', '录']);
    !place && words.chars().count() >= SHORTEST && !words.contains(['：', '、', '“', '《', '.', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Title {
        let lines: Vec<String> = lines.iter().map(|line| normal::label(line)).collect();
        Title::read(&lines, &["预算单位".into(), "预算主管部门".into()])
    }

    #[test]
    fn titles_tell_name_year_and_kind() {
        for (lines, name, year, is_account, is_department) in [
            (&["清河口县档案局 2025 年部门预算"][..], "清河口县档案局", 2025, false, true),
            (&["2024年度清河口县档案馆单位决算公开"], "清河口县档案馆", 2024, true, false),
            (&["清河口县档案馆2025年单位预算信息公开情况说明"], "清河口县档案馆", 2025, false, false),
            (&["清河口县档案局", "2019年度部门预算公开"], "清河口县档案局", 2019, false, true),
            (
                &["清河市清河区2025年区级单位预算", "预算单位：清河市清河区档案馆"],
                "清河市清河区档案馆",
                2025,
                false,
                false,
            ),
            (&["清河市清河区2025年区级部门预算", "目录"], "", 2025, false, true),
            (&["一、单位职责", "电话：20251234 预算科"], "", 0, false, false),
        ] {
            let expected = Title { name: name.into(), year, is_account, is_department };
            assert_eq!(read(lines), expected, "{lines:?}");
        }
    }
}
