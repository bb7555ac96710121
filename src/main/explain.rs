//! The pages of rules, printed.

use crate::UNREAD;
use crate::arguments::{Arguments, Format};
use budget_checker::adjust::Setup;
use budget_checker::report::{self, Explained};
use budget_checker::rules::Rule;
use budget_checker::text::Language;
use std::io::Write;

/// Prints the pages a query means: the one of this id, or all whose title it is a part of.
pub(crate) fn explain(query: &str, setup: &Setup, arguments: &Arguments) -> u8 {
    let rules: Vec<Rule> = setup.all_rules().cloned().collect();
    let pages = report::explain(&rules, &setup.settings, &setup.profiles, arguments.language);
    let exact = pages.iter().filter(|page| page.id.eq_ignore_ascii_case(query)).collect::<Vec<_>>();
    let meant = || pages.iter().filter(|page| report::is_meant(page, query)).collect();
    let found: Vec<&Explained> = if exact.is_empty() { meant() } else { exact };
    let zh = arguments.language == Language::Zh;
    if found.is_empty() {
        eprintln!("{query}: {}", if zh { "没有这条规则" } else { "there is no such rule" });
        return UNREAD;
    }
    let mut out = std::io::stdout().lock();
    let written = match arguments.format {
        Format::Text => found.iter().try_for_each(|page| page_text(&mut out, page, zh)),
        Format::Json => serde_json::to_writer_pretty(&mut out, &found).map_err(Into::into).and_then(|()| writeln!(out)),
        Format::Jsonl | Format::File(_) => found.iter().try_for_each(|page| {
            serde_json::to_writer(&mut out, page)?;
            writeln!(out)
        }),
    };
    if written.is_ok() { 0 } else { UNREAD }
}

fn page_text(out: &mut impl Write, page: &Explained, zh: bool) -> std::io::Result<()> {
    let pick = |zh_word: &'static str, en: &'static str| if zh { zh_word } else { en };
    writeln!(out, "{} {}", page.id, page.titles.join("；"))?;
    if !page.on {
        writeln!(out, "  {}", pick("默认不查，可在规则设置中启用", "off unless a profile switches it on"))?;
    }
    writeln!(out, "  {}", page.what)?;
    let settings: Vec<String> =
        page.settings.iter().map(|number| format!("{} = {}（{}）", number.key, number.value, number.say)).collect();
    let parts: [(&str, &str, &[String]); 7] = [
        ("为什么", "why", std::slice::from_ref(&page.why)),
        ("正确", "right", std::slice::from_ref(&page.right)),
        ("错误", "wrong", std::slice::from_ref(&page.wrong)),
        ("例外", "limits", std::slice::from_ref(&page.limits)),
        ("等式", "equations", &page.equations),
        ("参数", "numbers", &settings),
        ("依据", "basis", &page.basis),
    ];
    for (zh_word, en, lines) in parts {
        for line in lines.iter().filter(|line| !line.is_empty()) {
            writeln!(out, "  {}：{line}", pick(zh_word, en))?;
        }
    }
    writeln!(out)
}
