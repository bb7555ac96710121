//! Where things lie, and how programs are started there.

use crate::Result;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folders of this checkout.
pub(crate) struct Project {
    /// The workspace root.
    pub(crate) root: PathBuf,
    /// Cargo's build folder: the one this program was built into, whatever configuration chose it.
    pub(crate) target: PathBuf,
    /// What `build` makes and `serve` shows.
    pub(crate) dist: PathBuf,
}

impl Project {
    pub(crate) fn here() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.parent().ok_or("the workspace root is not found")?.to_path_buf();
        // target/debug/xtask
        let target = env::current_exe()?.ancestors().nth(2).ok_or("the build folder is not found")?.to_path_buf();
        Ok(Self { dist: root.join("dist"), root, target })
    }

    /// A program that will run in the root.
    pub(crate) fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.current_dir(&self.root);
        command
    }

    /// Cargo itself, with the same toolchain and build folder as this run and with the committed lock.
    pub(crate) fn cargo(&self, subcommand: &str) -> Command {
        let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let mut command = self.program(&cargo);
        command.arg(subcommand).env("CARGO_TARGET_DIR", &self.target);
        if subcommand != "fmt" {
            command.arg("--locked");
        }
        command
    }
}

/// Runs to the end; a failure names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let said = spoken(command);
    let status = command.status().map_err(|error| format!("`{said}` could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{said}` failed ({status})").into()) }
}

/// Whether the command can be run and ends well; it stays silent.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The first of `names` that stands in a folder of `PATH`.
pub(crate) fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// Reads a text file with line ends as the HTML parser will see them, so that hashes agree on every system.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

fn spoken(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
