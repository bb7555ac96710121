//! `build`: makes `dist/`.

use crate::Result;
use crate::engine::Engine;
use crate::page::{Carrier, Parts};
use crate::project::Project;
use crate::sizes;
use std::fs;

pub(crate) fn build(project: &Project) -> Result<()> {
    let engine = Engine::compile(project)?;
    let parts = Parts::read(project)?;
    let served = parts.page(&engine, Carrier::Served)?;
    let single = parts.page(&engine, Carrier::Single)?;

    fs::create_dir_all(&project.dist)?;
    fs::write(project.dist.join("app_bg.wasm"), &engine.wasm)?;
    fs::write(project.dist.join("index.html"), &served)?;
    fs::write(project.dist.join("single.html"), &single)?;
    sizes::check(&engine.wasm, &served, &single)
}
