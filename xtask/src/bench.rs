//! `bench`: how long a check takes, natively and in the page; large office files in the page.

use crate::project::{Project, run};
use crate::{Result, browser, build};
use std::fs;
use std::path::Path;

pub(crate) fn bench(project: &Project) -> Result<()> {
    let example = |name: &str, arguments: &[&Path]| {
        let mut cargo = project.cargo("run");
        cargo.args(["--release", "--package", "budget-checker", "--example", name, "--"]).args(arguments);
        run(&mut cargo)
    };
    example("bench", &[])?;
    let folder = project.target.join("bench");
    fs::create_dir_all(&folder)?;
    example("large", &[&folder])?;
    build::build(project)?;
    browser::script(project, "bench.mjs", &[])?;
    let mut large: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
    large.sort();
    for file in large {
        browser::script(project, "bench.mjs", &[&file])?;
    }
    Ok(())
}
