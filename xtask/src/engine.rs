//! Compiles the library to wasm and makes its JavaScript glue.

use crate::Result;
use crate::project::{self, Project};
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// The checker as a browser can load it.
pub(crate) struct Engine {
    /// Glue that defines the global `wasm_bindgen`; runs in a page and in a classic worker alike.
    pub(crate) glue: String,
    /// The module, without names and debug information.
    pub(crate) wasm: Vec<u8>,
}

impl Engine {
    pub(crate) fn compile(project: &Project) -> Result<Self> {
        add_target(project)?;
        let mut cargo = project.cargo("build");
        cargo.args([
            "--package",
            "budget-checker",
            "--lib",
            "--features",
            "app",
            "--profile",
            "page",
            "--target",
            TARGET,
        ]);
        project::run(&mut cargo)?;
        bind(&project.target.join(TARGET).join("page").join("budget_checker.wasm"))
    }
}

/// Adds the wasm target where it is missing: rustup leaves that to us when its automatic install is off.
pub(crate) fn add_target(project: &Project) -> Result<()> {
    let asked = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output()?;
    let folder = String::from_utf8(asked.stdout)?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    let added = project::run(project.program("rustup").args(["target", "add", TARGET]));
    added.map_err(|error| format!("the Rust target {TARGET} is needed and could not be added: {error}").into())
}

/// `no-modules` glue, because a module worker cannot be started from a Blob in a page opened from disk.
fn bind(compiled: &Path) -> Result<Engine> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("app").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.no_modules(true)?.generate_output()?;
    if output.snippets().values().any(|texts| !texts.is_empty()) || !output.local_modules().is_empty() {
        return Err("the page is one script: a dependency brings JavaScript files of its own".into());
    }
    Ok(Engine { glue: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}
