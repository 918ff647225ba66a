//! The probability that the programme stays eligible, in words: with its error, and with what it is made of.
//!
//! Computes nothing: the figures are metrics of the run. Called by the place of law, the strip and the terminal.

use super::Report;
use crate::text::Texts;

/// The probability as faces show it
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligible {
    /// "Resta ammissibile in 62 futuri su 100"
    pub sentence: String,
    /// "errore di calcolo ±1,0 punti"; none where there are too few futures to tell
    pub error: Option<String>,
    /// "finestre rispettate in 70 futuri su 100" and the like
    pub parts: Vec<String>,
}

impl Report {
    /// How likely the programme stays eligible; none where nothing in the plan could fail
    pub fn eligible(&self, texts: &Texts) -> Option<Eligible> {
        let whole = self.metrics.total("eligible_probability")?;
        let parts = [
            (
                "windows_kept_probability",
                texts.law_eligible_windows(self.share("windows_kept_probability", texts)),
            ),
            (
                "classes_formed_probability",
                texts.law_eligible_classes(self.share("classes_formed_probability", texts)),
            ),
            (
                "positions_kept_probability",
                texts.law_eligible_positions(self.share("positions_kept_probability", texts)),
            ),
        ];
        Some(Eligible {
            sentence: texts.law_eligible(texts.futures(whole.mean?)),
            error: whole
                .low
                .zip(whole.high)
                .map(|(low, high)| texts.law_eligible_error(texts.decimal(50.0 * (high - low), 1))),
            parts: parts
                .into_iter()
                .filter(|(id, _)| self.metrics.total(id).is_some())
                .map(|(_, words)| words)
                .collect(),
        })
    }

    fn share(&self, id: &str, texts: &Texts) -> String {
        let mean = self.metrics.total(id).and_then(|spread| spread.mean);
        mean.map_or_else(String::new, |mean| texts.futures(mean))
    }
}

impl Eligible {
    /// All of it on one line
    pub fn line(&self) -> String {
        let mut line = self.sentence.clone();
        if let Some(error) = &self.error {
            line.extend([" (", error, ")"]);
        }
        for part in &self.parts {
            line.extend(["; ", part]);
        }
        line
    }
}
