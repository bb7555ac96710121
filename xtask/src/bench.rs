//! `bench`: how long a check takes, natively and in the page.

use crate::project::{Project, run};
use crate::{Result, browser, build};

pub(crate) fn bench(project: &Project) -> Result<()> {
    run(project.cargo("run").args(["--release", "--package", "budget-checker", "--example", "bench"]))?;
    build::build(project)?;
    browser::script(project, "bench.mjs")
}
