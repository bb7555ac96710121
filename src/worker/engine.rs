//! One run of the check in the words of the protocol; worker and page without workers run the same.

use super::protocol::{Answer, Failure, Language, Stage};
use crate::adjust::Setup;
use crate::api::json;
use crate::check::{Options, Source, check_with};
use js_sys::JsString;

/// What a run is given.
pub(super) struct Job {
    pub(super) job: u32,
    pub(super) name: Option<String>,
    pub(super) language: Language,
    pub(super) profile: Option<String>,
    pub(super) bytes: Vec<u8>,
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
        let source = Source { name: self.name.as_deref(), bytes: &self.bytes };
        let adjusted = self.profile.as_deref().map(Setup::adjusted).transpose();
        let adjusted =
            adjusted.map_err(|error| Failure { code: "profile".to_owned(), text: error.say(self.language) })?;
        let setup = adjusted.as_ref().unwrap_or(Setup::compiled());
        let report = check_with(&source, &Options { language: self.language }, setup, progress)
            .map_err(|error| Failure { code: error.code().to_owned(), text: error.say(self.language) })?;
        json(&report).map_err(|_| Failure::crashed())
    }
}
