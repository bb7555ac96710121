#[path = "support/support.rs"]
mod support;
use support::{draw::Digits, judge::report, print::invented};
#[test] fn soak() {
  let bad = std::sync::Mutex::new(0);
  std::thread::scope(|s| for h in 0..2u64 { let bad=&bad; s.spawn(move || for seed in (1000..1700u64).filter(|x| x%2==h) {
    for d in [Digits::Exact, Digits::Rounded] {
    let doc = invented(seed, d); let r = report(&doc.text);
    for f in &r.findings.findings { if d==Digits::Exact || f.level < budget_checker::report::Level::Note { *bad.lock().unwrap()+=1; println!("{seed} {d:?} {} {:?} {}", f.rule, f.level, f.message); } }
    let loose: Vec<_> = r.findings.coverage.loose.iter().filter_map(|l| support::judge::place(&r,l)).collect();
    for p in &doc.places { if p.bound <= support::page::Bound::Equal && loose.iter().any(|(a,b)| *a<p.end && p.start<*b) { println!("{seed} loose {}", p.label); } }
  }}); });
  println!("bad {}", bad.lock().unwrap());
}
