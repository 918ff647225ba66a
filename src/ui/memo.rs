//! Keeps what was made of a state until the state changes, since the window is drawn many times a second.
//!
//! Holds one value with the key it was made for. What a key is, [`Key`] says: anything shown depends on the revision of the document, the
//! variant, the result and the language, and on nothing else.

use crate::base::Id;
use crate::text::Lang;

/// The state something was made for
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Revision of the document
    pub revision: u64,
    /// Shown variant
    pub variant: Option<Id>,
    /// Number of the result
    pub result: u64,
    /// Language
    pub lang: Lang,
}

/// A value and the state it was made for
#[derive(Debug)]
pub struct Memo<T> {
    made: Option<(Key, T)>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { made: None }
    }
}

impl<T> Memo<T> {
    /// The value for `key`, made now if it is of another state
    pub fn get(&mut self, key: Key, make: impl FnOnce() -> T) -> &T {
        if self.made.as_ref().is_some_and(|(known, _)| *known != key) {
            self.made = None;
        }
        &self.made.get_or_insert_with(|| (key, make())).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_a_state() {
        let mut memo = Memo::default();
        let key = |revision| Key { revision, variant: None, result: 0, lang: Lang::It };
        let mut made = 0;
        for revision in [1, 1, 2, 2, 1] {
            memo.get(key(revision), || {
                made += 1;
                made
            });
        }
        assert_eq!(made, 3);
    }
}
