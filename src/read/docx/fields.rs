//! Fields: a command and the result that is printed in its place.

/// The fields that are open.
#[derive(Default)]
pub(super) struct Fields {
    /// For each open field, whether its result has begun.
    open: Vec<bool>,
    /// How many of them are still in their command.
    commands: usize,
}

impl Fields {
    /// Whether words are printed here.
    pub(super) fn print(&self) -> bool {
        self.commands == 0
    }

    /// Takes a mark of a field: its begin, the end of its command, its end.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.open.push(false);
                self.commands += 1;
            }
            "separate" => {
                if let Some(result) = self.open.last_mut().filter(|result| !**result) {
                    *result = true;
                    self.commands -= 1;
                }
            }
            "end" if self.open.pop() == Some(false) => self.commands -= 1,
            _ => {}
        }
    }

    /// A paragraph ends. A command never goes on behind it: a field that lost its end must not swallow the document.
    pub(super) fn settle(&mut self) {
        if self.commands > 0 {
            *self = Self::default();
        }
    }
}
