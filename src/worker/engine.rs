//! One run of the check in the words of the protocol; worker and page without workers run the same.

use super::protocol::{Answer, Change, Failure, Language, Stage};
use crate::adjust::Setup;
use crate::api::json;
use crate::check::{Options, Source, check_reading, check_with};
use crate::read::{ReadError, Reading, read};
use crate::report::Report;
use js_sys::JsString;
use std::cell::RefCell;

/// What a run is given.
pub(crate) struct Job {
    pub(crate) job: u32,
    pub(crate) name: Option<String>,
    pub(crate) language: Language,
    pub(crate) profile: Option<String>,
    /// What is tried; mostly nothing.
    pub(crate) changes: Vec<Change>,
    pub(crate) bytes: Vec<u8>,
}

/// A source as it was read, while something is tried with it: one trial follows another.
struct Kept {
    name: Option<String>,
    bytes: Vec<u8>,
    reading: Reading,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

impl Job {
    /// Runs to the end; `say` gets every answer but the last.
    pub(super) fn run(&self, say: &mut dyn FnMut(Answer)) -> Answer {
        let job = self.job;
        let mut progress = |stage: Stage| say(Answer::Progress { job, stage });
        match self.report(&mut progress) {
            Ok(report) => Answer::Done { job, report },
            Err(failure) => Answer::Failed { job, failure },
        }
    }

    fn report(&self, progress: &mut dyn FnMut(Stage)) -> Result<JsString, Failure> {
        let adjusted = self.profile.as_deref().map(Setup::adjusted).transpose();
        let adjusted =
            adjusted.map_err(|error| Failure { code: "profile".to_owned(), text: error.say(self.language) })?;
        let setup = adjusted.as_ref().unwrap_or(Setup::compiled());
        let report = self
            .checked(setup, progress)
            .map_err(|error| Failure { code: error.code().to_owned(), text: error.say(self.language) })?;
        json(&report).map_err(|_| Failure::crashed())
    }

    fn checked(&self, setup: &Setup, progress: &mut dyn FnMut(Stage)) -> Result<Report, ReadError> {
        let source = Source { name: self.name.as_deref(), bytes: &self.bytes };
        let options = Options { language: self.language };
        if self.changes.is_empty() {
            KEPT.take();
            return check_with(&source, &options, setup, progress);
        }
        let kept = KEPT.take().filter(|kept| kept.name == self.name && kept.bytes == self.bytes);
        let reading = kept.map_or_else(|| read(&source), |kept| Ok(kept.reading))?;
        let changed = Reading { document: reading.document.changed(&self.changes), ..reading.clone() };
        let report = check_reading(&source, &changed, &options, setup);
        KEPT.set(Some(Kept { name: self.name.clone(), bytes: self.bytes.clone(), reading }));
        Ok(report)
    }
}
