//! `build`: makes `dist/`.

use crate::Result;
use crate::engine::Engine;
use crate::offline::{self, MANIFEST, WORKER};
use crate::page::{Carrier, Parts, hex, wasm_address};
use crate::project::Project;
use crate::sizes;
use sha2::{Digest, Sha256};
use std::fs;

pub(crate) fn build(project: &Project) -> Result<()> {
    let engine = Engine::compile(project)?;
    let parts = Parts::read(project)?;
    let served = parts.page(&engine, Carrier::Served)?;
    let single = parts.page(&engine, Carrier::Single)?;

    let manifest = offline::manifest(project)?;
    let kept: [(&str, &[u8]); 3] =
        [("./", served.as_bytes()), (&wasm_address(&engine.wasm), &engine.wasm), (MANIFEST, manifest.as_bytes())];
    let worker = offline::worker(project, &kept)?;

    let files: [(&str, &[u8]); 5] = [
        ("app_bg.wasm", &engine.wasm),
        ("index.html", served.as_bytes()),
        ("single.html", single.as_bytes()),
        (MANIFEST, manifest.as_bytes()),
        (WORKER, worker.as_bytes()),
    ];
    fs::create_dir_all(&project.dist)?;
    for (name, content) in files {
        fs::write(project.dist.join(name), content)?;
    }
    fs::write(project.dist.join("SHA256SUMS"), sums(&files))?;
    sizes::check(&engine.wasm, &served, &single)
}

/// What `sha256sum --check` reads: whoever got a file elsewhere can see that it is this one.
fn sums(files: &[(&str, &[u8])]) -> String {
    files.iter().map(|(name, content)| format!("{}  {name}\n", hex(&Sha256::digest(content)))).collect()
}
