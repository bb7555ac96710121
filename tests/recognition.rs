//! What is recognised in the example document: every project with its indicators, whatever the converter did to its table.

#[path = "support/example.rs"]
mod example;

use budget_checker::budget::{Budget, Project};
use budget_checker::forms::{profiles, recognise};
use budget_checker::read::{Source, read};

/// The example's budget; nothing without the shared folder.
fn budget() -> Option<Budget> {
    let Some((_, text)) = example::example() else {
        println!("0 documents: ../shared is not there");
        return None;
    };
    let reading = read(&Source { name: None, bytes: text.as_bytes() }).expect("the example is readable");
    println!("1 document");
    Some(recognise(&reading.document, profiles()).1)
}

fn project(budget: &Budget, agency: u32, number: u32) -> &Project {
    let found = budget.projects.iter().find(|project| project.agency.0 == agency && project.number == number);
    found.expect("the project was recognised")
}

#[test]
fn every_project_has_its_fields_and_indicators() {
    let Some(budget) = budget() else { return };
    assert_eq!(budget.projects.len(), 12);
    for project in &budget.projects {
        let name = project.word("name");
        assert!(!name.is_empty() && project.word("code").starts_with("13052824P"), "{name}");
        assert!(!project.word("purpose").is_empty(), "{name}");
        // Four output, four benefit and one satisfaction indicator, joined over the page break; a leftover word is none.
        assert_eq!(project.indicators.len(), 9, "{name}");
        for indicator in &project.indicators {
            for key in ["l1", "l2", "name", "desc", "value", "basis"] {
                assert!(!indicator.word(key).is_empty(), "{name}: {key} of {}", indicator.word("name"));
            }
        }
        assert_eq!(project.indicators[8].word("l1"), "满意度指标", "{name}");
        let costs = project.indicators.iter().filter(|indicator| indicator.word("l2") == "成本指标").count();
        assert_eq!(costs, 1, "{name}");
    }
}

#[test]
fn goals_are_joined_wherever_their_rows_stand() {
    let Some(budget) = budget() else { return };
    let goals = project(&budget, 0, 1).word("goals");
    assert_eq!(goals.lines().count(), 3, "{goals}");
    assert!(goals.ends_with("3. 确保县政府各项事务正常运转"), "{goals}");
    assert_eq!(project(&budget, 0, 3).word("goals").lines().count(), 3);
    assert_eq!(project(&budget, 0, 3).word("purpose"), "发放扶贫小额信贷贴息。");
}

#[test]
fn a_name_wrapped_over_a_page_break_is_whole() {
    let Some(budget) = budget() else { return };
    let entries = budget.entries.iter().filter(|entry| &*entry.form == "T2" && &*entry.row == "2080505");
    let names: Vec<_> = entries.map(|entry| entry.label.row.to_string()).collect();
    assert!(!names.is_empty());
    assert!(names.iter().all(|name| name == "机关事业单位基本养老保险缴费支出"), "{names:?}");
}
