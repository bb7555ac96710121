//! Programs the tests need from the distribution.

use crate::Result;
use crate::project::{Project, find_program, run};
use std::process::Command;

/// Whether packages can be installed here: as root, with apt.
pub(crate) fn can_install() -> bool {
    let root = Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.trim_ascii() == b"0");
    root && find_program(&["apt-get"]).is_some()
}

/// Installs packages.
pub(crate) fn install(project: &Project, packages: &[&str]) -> Result<()> {
    run(project.program("apt-get").arg("update"))?;
    let install = ["install", "-y", "--no-install-recommends"];
    run(project.program("apt-get").args(install).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}
