//! The page's side: one worker, one run at a time.
//!
//! *Invariant:* a run that was started is answered, unless [`Client::stop`] or a newer run ended it.
//! Without workers (some browsers, for a page opened from disk) the same client checks in the page after a paint.

use super::engine::Job;
use super::protocol::{Answer, Failure, Request};
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// Checks sources beside the page; cheap to clone, all clones are one client.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

struct Inner {
    spawn: Function,
    listener: Box<dyn Fn(Answer)>,
    seat: RefCell<Seat>,
    /// The run that has not been answered yet.
    running: Cell<Option<u32>>,
}

/// Where checks run.
enum Seat {
    /// A worker is starting; the request waits for its Ready.
    Starting(Line, Option<Job>),
    /// A worker takes requests.
    Ready(Line),
    /// No worker can be had: checks run in the page.
    Page,
}

/// A worker with its handlers; it ends with this value.
struct Line {
    worker: Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Client {
    /// A client whose workers come from `spawn()`; every answer but `Ready` goes to `listener`.
    pub fn new(spawn: Function, listener: impl Fn(Answer) + 'static) -> Self {
        let (seat, running) = (RefCell::new(Seat::Page), Cell::new(None));
        let client = Self(Rc::new(Inner { spawn, listener: Box::new(listener), seat, running }));
        client.respawn(None);
        client
    }

    /// Starts a run; a run that is still going is given up.
    pub(crate) fn check(&self, job: Job) {
        if self.0.running.get().is_some() {
            self.stop();
        }
        self.0.running.set(Some(job.job));
        let seat = &mut *self.0.seat.borrow_mut();
        match seat {
            Seat::Starting(_, waiting) => *waiting = Some(job),
            Seat::Ready(line) => self.send(line, job),
            Seat::Page => self.run_here(job),
        }
    }

    /// Gives up the run that is going, if any. A check does not yield, so its worker ends and a new one starts.
    pub fn stop(&self) {
        if self.0.running.take().is_some() && !matches!(*self.0.seat.borrow(), Seat::Page) {
            self.respawn(None);
        }
    }

    fn respawn(&self, waiting: Option<Job>) {
        let line = self.0.spawn.call0(&JsValue::NULL).ok().and_then(|worker| worker.dyn_into().ok());
        let seat = line.map_or(Seat::Page, |worker| Seat::Starting(self.listen(worker), waiting));
        // Dropping the old seat ends its worker.
        *self.0.seat.borrow_mut() = seat;
    }

    fn listen(&self, worker: Worker) -> Line {
        let hear = Rc::downgrade(&self.0);
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let answer = Answer::unpack(event.data());
            if let (Some(inner), Ok(answer)) = (hear.upgrade(), answer) {
                Client(inner).hear(answer);
            }
        });
        let hear = Rc::downgrade(&self.0);
        let error = Closure::<dyn FnMut(web_sys::Event)>::new(move |_| {
            // The handler that is running must not be freed: the new worker starts in a later turn.
            if let Some(inner) = hear.upgrade() {
                later(move || Client(inner).lost());
            }
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Line { worker, _message: message, _error: error }
    }

    fn hear(&self, answer: Answer) {
        match answer {
            Answer::Ready => self.open(),
            answer => self.tell(answer),
        }
    }

    /// The worker takes requests; the one that waits goes first.
    fn open(&self) {
        let seat = &mut *self.0.seat.borrow_mut();
        if let Seat::Starting(line, waiting) = std::mem::replace(seat, Seat::Page) {
            if let Some(job) = waiting {
                self.send(&line, job);
            }
            *seat = Seat::Ready(line);
        }
    }

    /// The worker failed: before Ready there is no use in another one, later the run has crashed.
    fn lost(&self) {
        let seat = std::mem::replace(&mut *self.0.seat.borrow_mut(), Seat::Page);
        match seat {
            Seat::Starting(_, waiting) => {
                if let Some(job) = waiting {
                    self.run_here(job);
                }
            }
            Seat::Ready(_) => {
                self.respawn(None);
                if let Some(job) = self.0.running.get() {
                    self.tell(Answer::Failed { job, failure: Failure::crashed() });
                }
            }
            Seat::Page => {}
        }
    }

    fn send(&self, line: &Line, job: Job) {
        let Job { job, name, language, profile, changes, bytes } = job;
        let posted = Request::Check { job, name, language, profile, changes }
            .pack(&bytes)
            .and_then(|(message, transfer)| line.worker.post_message_with_transfer(&message, &transfer));
        if posted.is_err() {
            let client = self.clone();
            later(move || client.tell(Answer::Failed { job, failure: Failure::crashed() }));
        }
    }

    fn run_here(&self, job: Job) {
        let client = self.clone();
        after_paint(move || {
            if client.0.running.get() == Some(job.job) {
                let last = job.run(&mut |_| {});
                client.tell(last);
            }
        });
    }

    /// Passes an answer on, unless its run was given up.
    fn tell(&self, answer: Answer) {
        let (job, last) = match &answer {
            Answer::Ready => return,
            Answer::Progress { job, .. } => (*job, false),
            Answer::Done { job, .. } | Answer::Failed { job, .. } => (*job, true),
        };
        if self.0.running.get() != Some(job) {
            return;
        }
        if last {
            self.0.running.set(None);
        }
        (self.0.listener)(answer);
    }
}

fn later(run: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let _ = window.set_timeout_with_callback(Closure::once_into_js(run).unchecked_ref());
}

/// A frame callback runs before its paint; a timer set inside it runs after.
fn after_paint(run: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let frame = Closure::once_into_js(move || later(run));
    let _ = window.request_animation_frame(frame.unchecked_ref());
}
