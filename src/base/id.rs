//! Text ids: what one object calls another by, in files and in code.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, sync::Arc};

/// An id as people write it in a file: lower-case letters, digits and `_`, 1 to 60 characters, beginning with a letter
///
/// Cheap to clone. What it names depends on the field that holds it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// Why a text is not an id
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("id {text:?}")]
pub struct IdError {
    /// The text that was refused, cut to 80 characters
    pub text: String,
}

impl Id {
    /// The id of `text`, or why it is none
    pub fn new(text: &str) -> Result<Self, IdError> {
        let fits = text.len() <= 60
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if fits { Ok(Self(text.into())) } else { Err(IdError { text: text.chars().take(80).collect() }) }
    }

    /// The text
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(|error| {
            serde::de::Error::custom(format!(
                "{:?} is not an id: use lower-case letters, digits and _, beginning with a letter, at most 60",
                error.text
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_and_short() {
        assert!(Id::new("thamm_plus_2").is_ok());
        for bad in ["", "2a", "A", "a-b", "è", "a b", &"a".repeat(61)] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
    }
}
