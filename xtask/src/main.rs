//! `cargo xtask`: builds, serves, tests and measures the page. Needs nothing but cargo; the browser tests also need Node.
//!
//! One crate instead of several installed tools: the exact bindgen version comes from `Cargo.lock`, so page and glue
//! can never disagree, and a fresh machine has a page after one command.

mod apt;
mod bench;
mod browser;
mod build;
mod engine;
mod offline;
mod page;
mod project;
mod serve;
mod sizes;
mod test;

use project::Project;
use std::process::ExitCode;

/// Failures here are sentences for the person at the terminal; nothing branches on them.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "\
cargo xtask build                            make dist/: index.html + app_bg.wasm (served), single.html (offline)
cargo xtask serve [--port N] [--no-build]    build, then serve dist/ on 127.0.0.1 (8080, or the next free port)
cargo xtask test                             everything: format, lints, docs, native tests, build, browser tests
cargo xtask browser                          build and browser tests only
cargo xtask bench                            timings: native core, then the page's engine in Chromium";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    let project = Project::here()?;
    match words {
        ["build"] => build::build(&project),
        ["serve", options @ ..] => serve::serve(&project, &serve::Options::parse(options)?),
        ["test"] => test::test(&project),
        ["browser"] => build::build(&project).and_then(|()| browser::test(&project)),
        ["bench"] => bench::bench(&project),
        _ => Err(USAGE.into()),
    }
}
