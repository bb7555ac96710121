//! `test`: everything that must hold before a change is good, in the order in which it fails soonest.

use crate::engine::add_target;
use crate::project::{Project, find_program, run, succeeds};
use crate::{Result, apt, browser, build};
use std::time::Instant;

pub(crate) fn test(project: &Project) -> Result<()> {
    let start = Instant::now();
    add_component(project, "fmt", "rustfmt")?;
    add_component(project, "clippy", "clippy")?;
    add_target(project)?;

    step("format");
    run(project.cargo("fmt").args(["--all", "--check"]))?;
    step("lints");
    run(project.cargo("clippy").args(["--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    step("lints of the page");
    run(project.cargo("clippy").args(PAGE).args(["--", "-D", "warnings"]))?;
    step("documentation");
    run(project.cargo("doc").args(["--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    step("native tests");
    extractor(project);
    run(project.cargo("test").arg("--workspace"))?;
    step("native tests of the page");
    run(project.cargo("test").args(["--package", "budget-checker", "--lib", "--features", "app", "app::"]))?;
    step("build");
    build::build(project)?;
    step("browser tests");
    browser::test(project)?;
    println!("all checks passed in {} s", start.elapsed().as_secs());
    Ok(())
}

const PAGE: [&str; 7] =
    ["--package", "budget-checker", "--lib", "--features", "app", "--target", "wasm32-unknown-unknown"];

/// The text of PDFs for the tests over real documents, where there are any. Without it those are left out and said to be.
fn extractor(project: &Project) {
    let wanted = project.root.join("../shared/corpus/real").is_dir() && find_program(&["pdftotext"]).is_none();
    if wanted && apt::can_install() && apt::install(project, &["poppler-utils"]).is_err() {
        println!("pdftotext could not be installed: real PDFs are left out");
    }
}

fn step(name: &str) {
    println!("== {name}");
}

/// Adds a part of the toolchain that a minimal install leaves out.
fn add_component(project: &Project, subcommand: &str, component: &str) -> Result<()> {
    let mut cargo = project.program("cargo");
    if succeeds(cargo.args([subcommand, "--version"])) {
        return Ok(());
    }
    let added = run(project.program("rustup").args(["component", "add", component]));
    added.map_err(|error| format!("{component} is needed and could not be added: {error}").into())
}
