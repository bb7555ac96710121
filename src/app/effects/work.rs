//! The state's runs, done by the worker.

use crate::app::checked::Checked;
use crate::app::state::{Action, State};
use crate::report::Report;
use crate::worker::client::Client;
use crate::worker::engine::Job;
use crate::worker::protocol::{Answer, Failure};
use js_sys::Function;
use std::rc::Rc;
use yew::prelude::*;

/// Starts and gives up runs as the state says; answers become actions.
#[hook]
pub(crate) fn use_work(spawn: &Function, state: &State, tell: &Callback<Action>) {
    let client = {
        let (spawn, tell) = (spawn.clone(), tell.clone());
        use_memo((), move |()| {
            Client::new(spawn, move |answer| action(answer).into_iter().for_each(|action| tell.emit(action)))
        })
    };
    let (running, language, job) = (state.running(), state.language, state.job);
    // A file that is checked behind the shown one is checked as it is.
    let changes = if state.is_working() { state.work.trials.changes() } else { Vec::new() };
    let profile = state.adjusted.as_ref().map(|adjusted| adjusted.text.clone());
    use_effect_with((job, running.is_some()), move |_| match running {
        Some(source) => {
            let (name, bytes) = (source.name.clone(), source.bytes.clone());
            client.check(Job { job, name, language, profile, changes, bytes });
        }
        None => client.stop(),
    });
}

fn action(answer: Answer) -> Option<Action> {
    Some(match answer {
        Answer::Ready => return None,
        Answer::Progress { job, stage } => Action::Progress(job, stage),
        Answer::Failed { job, failure } => Action::Failed(job, failure),
        Answer::Done { job, report } => match serde_json::from_str::<Report>(&String::from(report)) {
            Ok(report) => Action::Done(job, Rc::new(Checked::new(report))),
            Err(_) => Action::Failed(job, Failure::crashed()),
        },
    })
}
