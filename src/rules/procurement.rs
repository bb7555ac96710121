//! Government procurement (政府采购): one file for each rule or group of twin rules.

mod code;
mod heading;
mod measure;
mod multiply;
mod planned_assets;
mod project;
mod purchases;
mod reserve;
mod unplanned;

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[
    multiply::MULTIPLY,
    project::PROJECT,
    code::CODE_FORM,
    code::CODE_NAME,
    reserve::SMALL,
    reserve::LARGE,
    planned_assets::PLANNED_ASSETS,
    unplanned::UNPLANNED,
    heading::COLUMNS,
    heading::YEAR,
    measure::MEASURE,
];
