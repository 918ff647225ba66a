//! Keeps what was made of a state until the state changes, since the window is drawn many times a second.
//!
//! Holds one value with the key it was made for. What a key is, [`Key`] says: anything shown depends on the scenario, its base, the result and
//! the language, and on nothing else.

use crate::model::Scenario;
use crate::text::Lang;
use std::sync::Arc;

/// The state something was made for; scenarios are the same when they are the same object
#[derive(Debug, Clone)]
pub struct Key {
    /// The scenario without variant
    pub base: Arc<Scenario>,
    /// The scenario as it is seen
    pub seen: Arc<Scenario>,
    /// Number of the result
    pub result: u64,
    /// Language
    pub lang: Lang,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        // The key keeps its scenarios alive, so an address is never that of another one.
        Arc::ptr_eq(&self.base, &other.base)
            && Arc::ptr_eq(&self.seen, &other.seen)
            && self.result == other.result
            && self.lang == other.lang
    }
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

    fn scenario() -> Arc<Scenario> {
        let value = serde_json::json!({
            "programme": {"id": "prova", "title": "Prova", "start": "2026-01-01", "months": 12, "as_of": "2026-01-01"},
        });
        Arc::new(serde_json::from_value(value).expect("a scenario"))
    }

    #[test]
    fn a_value_is_made_once_for_a_state() {
        let mut memo = Memo::default();
        let (one, other) = (scenario(), scenario());
        let mut made = 0;
        for seen in [&one, &one, &other, &other, &one] {
            let key = Key { base: Arc::clone(&one), seen: Arc::clone(seen), result: 0, lang: Lang::It };
            memo.get(key, || {
                made += 1;
                made
            });
        }
        assert_eq!(made, 3);
    }
}
