//! The messages between page and worker.
//!
//! *Invariant:* nothing is sent before [`Answer::Ready`]; every [`Request`] ends in one [`Answer::Done`] or
//! [`Answer::Failed`], or the worker is gone. Texts cross as text and bytes as bytes: both are cheaper than objects.

pub use crate::check::Stage;
pub use crate::doc::{BlockId, Change, Locus};
pub use crate::text::Language;
use js_sys::{JsString, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

/// The property of a request that holds its bytes.
const BYTES: &str = "bytes";
/// The property of an answer that holds the report.
const REPORT: &str = "report";

/// What the page asks for. The bytes travel beside it and are transferred, not copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Request {
    /// Check the bytes.
    Check {
        /// Number of the run; its answers carry it back.
        job: u32,
        /// File name, when the source has one.
        name: Option<String>,
        /// Language of the report's sentences.
        language: Language,
        /// The profile of the user, as its file holds it.
        profile: Option<String>,
        /// What is tried: other words at places of the document.
        changes: Vec<Change>,
    },
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Answer {
    /// Requests may be sent from now on.
    Ready,
    /// A run has reached a stage.
    Progress {
        /// Number of the run.
        job: u32,
        /// The stage it begins.
        #[serde(with = "stage")]
        stage: Stage,
    },
    /// A run is over.
    Done {
        /// Number of the run.
        job: u32,
        /// The report as JSON. It travels beside the message, so that it is copied on neither way.
        #[serde(skip)]
        report: JsString,
    },
    /// A run gave no report.
    Failed {
        /// Number of the run.
        job: u32,
        /// Why.
        failure: Failure,
    },
}

/// Why there is no report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Code for programs: that of a read error, or `crashed`.
    pub code: String,
    /// Words for people; empty where the code alone says it.
    pub text: String,
}

impl Failure {
    /// The run ended without an answer.
    pub fn crashed() -> Self {
        Self { code: "crashed".to_owned(), text: String::new() }
    }
}

impl Request {
    /// The message for this request with its bytes, and the list of what it transfers.
    ///
    /// # Errors
    /// Only when the browser refuses to make plain objects.
    pub fn pack(&self, bytes: &[u8]) -> Result<(JsValue, js_sys::Array), JsValue> {
        let message = serde_wasm_bindgen::to_value(self)?;
        let bytes = Uint8Array::from(bytes).buffer();
        Reflect::set(&message, &BYTES.into(), &bytes)?;
        Ok((message, js_sys::Array::of1(&bytes)))
    }

    /// Reads a message made by [`Request::pack`].
    ///
    /// # Errors
    /// When the message is none of ours.
    pub fn unpack(message: JsValue) -> Result<(Self, Vec<u8>), JsValue> {
        let bytes = Reflect::get(&message, &BYTES.into())?.dyn_into::<js_sys::ArrayBuffer>()?;
        let request = serde_wasm_bindgen::from_value(message)?;
        Ok((request, Uint8Array::new(&bytes).to_vec()))
    }
}

impl Answer {
    /// The message for this answer.
    ///
    /// # Errors
    /// Only when the browser refuses to make plain objects.
    pub fn pack(&self) -> Result<JsValue, JsValue> {
        let message = serde_wasm_bindgen::to_value(self)?;
        if let Self::Done { report, .. } = self {
            Reflect::set(&message, &REPORT.into(), report)?;
        }
        Ok(message)
    }

    /// Reads a message made by [`Answer::pack`].
    ///
    /// # Errors
    /// When the message is none of ours.
    pub fn unpack(message: JsValue) -> Result<Self, JsValue> {
        let message: Object = message.dyn_into()?;
        let beside = Reflect::get(&message, &REPORT.into())?;
        Reflect::delete_property(&message, &REPORT.into())?;
        let mut answer = serde_wasm_bindgen::from_value(message.into())?;
        if let Self::Done { report, .. } = &mut answer {
            *report = beside.dyn_into()?;
        }
        Ok(answer)
    }
}

/// A stage crosses as its position in the order of stages.
mod stage {
    use crate::check::Stage;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    const STAGES: [Stage; 5] = [Stage::Read, Stage::Recognise, Stage::Check, Stage::Locate, Stage::Report];

    pub(super) fn serialize<S: Serializer>(stage: &Stage, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u8(*stage as u8)
    }

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Stage, D::Error> {
        let position = u8::deserialize(from)?;
        STAGES.get(usize::from(position)).copied().ok_or_else(|| D::Error::custom("no such stage"))
    }
}
