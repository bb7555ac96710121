//! Prints what the reader of sentences understands: `cargo run --release --example facts -- FILE…`.
//!
//! One line for each fact: its passage, role, row, direction, and the words around it. At the end, how many of the
//! amounts and percentages are inside a fact.

use budget_checker::forms;
use budget_checker::prose::Role;
use budget_checker::read::{Source, read};
use budget_checker::text::Span;

fn main() {
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file).expect("a file that can be read");
        let reading = read(&Source { name: Some(&file), bytes: &bytes }).expect("a document");
        let (_, budget) = forms::recognise(&reading.document, forms::profiles());
        let prose = &budget.prose;
        println!("== {file}: year {}, final {}, {} rows", prose.year, prose.is_final, prose.rows.len());
        for (fact, entry) in prose.facts.iter().zip(&budget.told) {
            let passage = prose.passage(fact.passage);
            let around = Span::new(fact.span.start.saturating_sub(24), fact.span.end + 3);
            let row = entry.map_or("-", |entry| &*budget.entry(entry).row);
            let item = fact.item.map(|item| prose.item(item));
            let call = item.map_or("", |item| item.subject.call());
            let whole = item
                .and_then(|item| item.whole())
                .map_or(String::new(), |whole| format!(" ⊂ {}", prose.item(whole).subject.call()));
            let told = fact.told.map_or(String::new(), |told| format!(" {:?}", told.direction));
            println!(
                "{:>4} {:<11} {row:<28} {}{told} {call}{whole} [{}{}] …{}",
                fact.passage.0,
                format!("{:?}", fact.role),
                fact.value,
                fact.compared.year,
                if fact.of.is_empty() { String::new() } else { format!(" of {}", fact.of) },
                passage.slice(around)
            );
        }
        let unknown = prose.facts.iter().filter(|fact| fact.role == Role::Unknown).count();
        println!("== {file}: {} of {} understood", prose.facts.len() - unknown, prose.facts.len());
    }
}
