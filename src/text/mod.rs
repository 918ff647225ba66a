//! The words of the program in both languages, and the way numbers and dates are written.
//!
//! Holds the look-up of messages (Fluent) and the forms of numbers. Holds no sentence itself: those stand in `assets/texts`,
//! rule texts in the rule files, scenario texts in the scenario. Called by reports, the command line and the window.
//!
//! # How to add a text
//!
//! 1. Write it in `assets/texts/it/AREA.ftl` and, with the same id and the same variables, in `assets/texts/en/AREA.ftl`.
//!    A new area is a new file of the same name in both folders; nothing is to be registered.
//! 2. Ids are lower case with `_` and begin with their area: `money_uncovered_why`. Codes of diagnostics are ids as they are,
//!    `S-DANGLING`, with `$fact1`, `$fact2` … for the facts in their order, `$count1` … for the same facts where they choose a plural
//!    form, and an attribute `.hint` for what to do.
//! 3. Call the method of that name: `texts.money_uncovered_why("THAMM Plus")`. The build writes it, one parameter a variable, in
//!    the **alphabetical order of their names**. A variable that chooses a plural form takes a number; the others take text or a number.
//!    Numbers given as numbers come out in the form of the language; anything else (euros, dates, ranges) is made by the functions of
//!    [`number`](self::Texts::euro) first and passed as text. An attribute is `id_attribute`, `-` and `.` become `_`.
//! 4. The build fails when a language lacks an id or a variable, or has an id twice.
//!
//! ```text
//! futures_stranded = { $n ->
//!     [one] { $n } persona rimasta a metà
//!    *[other] { $n } persone rimaste a metà
//! }
//! ```
//!
//! Only variables and `-terms` may stand in braces. Wording: short everyday words; one sentence has no full stop, several have; `…` on
//! buttons that ask for more; no colon after labels; typographic apostrophe ’; no exclamation marks.

mod number;

pub use number::Figures;

use crate::base::Diagnostic;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use std::fmt;
use unic_langid::langid;

/// An argument of a message: text or number
pub type Value<'a> = FluentValue<'a>;

/// An argument that chooses a plural form
pub type Number = FluentNumber;

mod generated {
    //! The accessors that the build writes.
    #![allow(clippy::pedantic, clippy::all, reason = "written by build.rs from the text files")]
    use super::{Number, Value};
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A language of the program
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize,
)]
pub enum Lang {
    /// Italian, the language of the working group
    #[default]
    It,
    /// English
    En,
}

impl Lang {
    /// Every language, in the order of the menu
    pub const ALL: [Self; 2] = [Self::It, Self::En];

    /// Two-letter code, `it` or `en`
    pub const fn code(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// The language of a code or of a system locale such as `en_GB.UTF-8`; none if it is neither
    pub fn from_code(code: &str) -> Option<Self> {
        let first = code.split(['_', '-', '.']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.code() == first)
    }
}

/// All texts in one language; cheap to read from any thread, made again when the language changes
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    months: [String; 12],
    months_short: [String; 12],
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Texts {
    /// The texts of `lang`
    pub fn new(lang: Lang) -> Self {
        let (tag, files) = match lang {
            Lang::It => (langid!("it"), generated::FILES_IT),
            Lang::En => (langid!("en"), generated::FILES_EN),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolating marks are invisible characters around each argument; they break searching, copying and cutting.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::It => |value, _| written(Lang::It, value),
            Lang::En => |value, _| written(Lang::En, value),
        }));
        for file in files {
            let resource =
                FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
            // Doubles are refused by the build, so the first entry is the only one.
            bundle.add_resource_overriding(resource);
        }
        let mut texts = Self { lang, bundle, months: Default::default(), months_short: Default::default() };
        let twelve = |list: String| {
            let mut names = list.split_whitespace().map(str::to_owned);
            std::array::from_fn(|_| names.next().unwrap_or_default())
        };
        texts.months = twelve(texts.number_months());
        texts.months_short = twelve(texts.number_months_short());
        texts
    }

    /// The language
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The ids of all messages; an attribute is `id.attribute`
    pub fn ids() -> &'static [&'static str] {
        generated::IDS
    }

    /// The message of an id that is only known while running, such as a code; none if there is no such message
    ///
    /// Variables that the message wants stay visible as `{$name}`; use [`Self::by_id_with`] for those.
    pub fn by_id(&self, id: &str) -> Option<String> {
        self.by_id_with(id, &[])
    }

    /// The message of an id and its hint, where the texts have them; arguments are words but for `count`, which chooses a plural
    pub fn told(&self, id: &str, given: &[(&'static str, String)]) -> (Option<String>, Option<String>) {
        let arguments: Vec<(&str, Value<'_>)> = given
            .iter()
            .map(|(name, text)| {
                let number = (*name == "count").then(|| text.parse::<f64>().ok()).flatten();
                (*name, number.map_or_else(|| text.as_str().into(), Into::into))
            })
            .collect();
        (self.by_id_with(id, &arguments), self.by_id_with(&format!("{id}.hint"), &arguments))
    }

    /// The message of an id with its arguments by name
    pub fn by_id_with(&self, id: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        let (message, attribute) =
            id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(message)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            given.set((*name).to_owned(), value.clone());
        }
        // What Fluent could not resolve stays readable in the text itself, as `{$name}`.
        let mut unresolved = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&given), &mut unresolved).into_owned())
    }

    /// The sentence of a diagnostic, filled with its facts; the bare code and facts if the code has no sentence
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        self.by_facts(diagnostic.code, &diagnostic.facts)
            .unwrap_or_else(|| format!("{} {}", diagnostic.code, diagnostic.facts.join(" · ")))
    }

    /// What to do about a diagnostic, if its code says so
    pub fn diagnostic_hint(&self, diagnostic: &Diagnostic) -> Option<String> {
        self.by_facts(&format!("{}.hint", diagnostic.code), &diagnostic.facts)
    }

    fn by_facts(&self, id: &str, facts: &[String]) -> Option<String> {
        let names: Vec<[String; 2]> =
            (1..=facts.len()).map(|index| [format!("fact{index}"), format!("count{index}")]).collect();
        let mut arguments: Vec<(&str, Value<'_>)> = Vec::with_capacity(facts.len() * 2);
        for ([fact_name, count_name], fact) in names.iter().zip(facts) {
            arguments.push((fact_name, fact.as_str().into()));
            if let Ok(count) = fact.parse::<f64>() {
                arguments.push((count_name, count.into()));
            }
        }
        self.by_id_with(id, &arguments)
    }

    /// Called by the accessors only: their ids exist.
    fn format(&self, id: &str, arguments: &[(&str, Value<'_>)]) -> String {
        self.by_id_with(id, arguments).unwrap_or_else(|| id.to_owned())
    }
}

/// Numbers in the form of the language; everything else as it is.
fn written(lang: Lang, value: &Value<'_>) -> Option<String> {
    let Value::Number(number) = value else { return None };
    let places = (0..6_u8).find(|places| {
        let scaled = number.value * number::ten_to(*places);
        (scaled - scaled.round()).abs() < 1e-6
    });
    Some(lang.decimal(number.value, places.unwrap_or(6)))
}
