//! What has to be there: tables, captions, sections, rows, columns: one file for each rule or group of twin rules.

mod captions;
mod class_rows;
mod codes;
mod columns;
mod contents;
mod emptiness;
mod empty_table;
mod fixed_rows;
mod glossary;
mod organisation;
mod outline;
mod rows;
mod sections;
mod sequence;
mod table_set;
mod title;

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[
    table_set::MISSING,
    table_set::DOUBTFUL,
    table_set::ANNOUNCED,
    table_set::ORDER,
    table_set::TWICE,
    contents::ENTRIES,
    contents::COMPLETE,
    contents::PAGES,
    empty_table::ANNOTATED,
    empty_table::CONTRADICTED,
    captions::AGENCY,
    captions::AGENCY_LINE,
    captions::YEAR,
    captions::YEAR_LINE,
    captions::DATE_LINE,
    captions::UNIT,
    captions::UNIT_LINE,
    sequence::ROWS,
    sequence::ENDS_EARLY,
    sequence::COLUMNS,
    title::TABLE_TITLE,
    title::EXPLANATION_TITLE,
    title::EXPLANATION_UNTITLED,
    title::THREE_PUBLIC_TITLE,
    organisation::ORGANISATION,
    sections::TOPICS,
    sections::NUMBERS,
    glossary::GLOSSARY,
    columns::COLUMNS,
    codes::DEPTH,
    codes::ORDER,
    codes::TWICE,
    codes::TOTAL,
    codes::BLANK,
    codes::PARENT,
    fixed_rows::FIXED,
    fixed_rows::THREE_PUBLIC,
    class_rows::CLASSES,
    class_rows::ALIKE,
    emptiness::EMPTINESS,
];
