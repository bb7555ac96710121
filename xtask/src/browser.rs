//! The tests and timings that need a real browser; they live in `tests/browser/` and run in Node.

use crate::project::{Project, find_program, run};
use crate::{Result, apt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

/// Runs every `tests/browser/*.test.mjs` over `dist/`.
pub(crate) fn test(project: &Project) -> Result<()> {
    let mut tests = Vec::new();
    for entry in fs::read_dir(folder(project))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            tests.push(path);
        }
    }
    tests.sort();
    let mut node = node(project)?;
    if let Some(firefox) = firefox(project) {
        node.env("FIREFOX", firefox);
    }
    run(node.args(["--test", "--test-reporter=spec"]).args(tests))
}

/// Runs one script of `tests/browser/` with these arguments.
pub(crate) fn script(project: &Project, name: &str, arguments: &[&Path]) -> Result<()> {
    run(node(project)?.arg(folder(project).join(name)).args(arguments))
}

fn folder(project: &Project) -> PathBuf {
    project.root.join("tests").join("browser")
}

/// Node with what the scripts need: their packages, a browser, and this program to serve the page.
fn node(project: &Project) -> Result<Command> {
    if find_program(&["node", "node.exe"]).is_none() {
        return Err("the browser tests need Node 20 or newer on the PATH".into());
    }
    install_packages(project)?;
    let mut node = project.program("node");
    node.env("CHROMIUM", chromium(project)?).env("XTASK", env::current_exe()?);
    Ok(node)
}

/// `npm ci`, only when the committed lock is newer than what is installed: later runs need no network.
fn install_packages(project: &Project) -> Result<()> {
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let folder = folder(project);
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&folder.join("package-lock.json")) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm).arg("ci").current_dir(folder))
}

/// The browser: `CHROMIUM` if set, else the first on the `PATH`, else the distribution's package when we may install it.
fn chromium(project: &Project) -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM") {
        return Ok(chosen.into());
    }
    if let Some(found) = find_program(&CHROMIUM) {
        return Ok(found);
    }
    if !apt::can_install() {
        return Err(
            "the browser tests need Chromium: install it, or set CHROMIUM to the path of a Chromium-based browser"
                .into(),
        );
    }
    // The fonts are for screenshots: without them every Chinese character is an empty box.
    apt::install(project, &["chromium", "fonts-noto-cjk"])?;
    find_program(&CHROMIUM).ok_or_else(|| "Chromium was installed but is not on the PATH".into())
}

/// The other browser, for the offline file: `FIREFOX` if set, else the first on the `PATH`, else the distribution's package.
/// Most machines that build have none, so the tests go on without.
fn firefox(project: &Project) -> Option<PathBuf> {
    if let Some(chosen) = env::var_os("FIREFOX") {
        return Some(chosen.into());
    }
    let found = find_program(&FIREFOX);
    if found.is_none() && apt::can_install() && apt::install(project, &["firefox-esr"]).is_err() {
        println!("Firefox could not be installed: its tests are left out");
    }
    found.or_else(|| find_program(&FIREFOX))
}
