//! `test`: everything that must hold before a change is good, in the order in which it fails soonest.

use crate::engine::add_target;
use crate::project::{Project, run, succeeds};
use crate::{Result, browser, build};
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
    run(project.cargo("test").arg("--workspace"))?;
    step("build");
    build::build(project)?;
    step("browser tests");
    browser::test(project)?;
    println!("all checks passed in {} s", start.elapsed().as_secs());
    Ok(())
}

const PAGE: [&str; 7] =
    ["--package", "budget-checker", "--lib", "--features", "app", "--target", "wasm32-unknown-unknown"];

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
