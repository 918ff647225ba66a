//! Kinds of tables, the fields each may have, and which headings mean which.
//!
//! Fields are called as in files, so that their words, help and units are those of every other place. Headings are
//! understood in both languages; what people read stands in the text files. Called by `mapping` and `kinds`.

use crate::report::words;
use crate::text::Texts;

/// What a table holds: one object a row
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// Bodies that take part
    #[default]
    Organisations,
    /// Firms, or groups of firms
    Employers,
    /// Jobs that employers offer
    Positions,
    /// What things cost
    Costs,
}

/// A field that a column may be
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in files
    pub key: &'static str,
    /// Whether a new object must have it
    pub needed: bool,
    /// Headings that mean it, in lower case and without accents, the whole of them or part
    headings: &'static [&'static str],
}

const fn field(key: &'static str, needed: bool, headings: &'static [&'static str]) -> Field {
    Field { key, needed, headings }
}

const ID: Field = field("id", false, &["id", "codice", "code", "sigla"]);
const NOTE: Field =
    field("note", false, &["nota", "note", "annotazioni", "osservazioni", "remark", "remarks", "notes"]);
const GRADE: Field = field("grade", false, &["grado", "attendibilita", "grade", "quality"]);
const CORRIDOR: Field = field("corridor", false, &["corridoio", "corridor"]);

const ORGANISATIONS: [Field; 11] = [
    ID,
    field(
        "name",
        true,
        &[
            "nome",
            "ente",
            "denominazione",
            "ragione sociale",
            "organizzazione",
            "partner",
            "name",
            "organisation",
            "organization",
            "body",
        ],
    ),
    field("kind", true, &["tipo", "tipologia", "natura", "kind", "type"]),
    field("country", true, &["paese", "stato", "nazione", "sede", "country", "seat"]),
    field("category", false, &["categoria", "lettera", "categoria art 23", "category", "letter"]),
    field("role", false, &["ruolo", "ruoli", "role", "roles"]),
    CORRIDOR,
    field("task", false, &["compito", "attivita", "cosa fa", "che cosa fa", "task", "what it does"]),
    field("active_in", false, &["paesi in cui opera", "opera in", "attivo in", "active in"]),
    field("years_active", false, &["anni di attivita", "anni", "years active", "years of activity"]),
    NOTE,
];

const EMPLOYERS: [Field; 10] = [
    ID,
    field(
        "name",
        true,
        &[
            "nome",
            "impresa",
            "azienda",
            "ragione sociale",
            "denominazione",
            "datore di lavoro",
            "ditta",
            "name",
            "firm",
            "company",
            "employer",
        ],
    ),
    field("province", true, &["provincia", "prov", "territorio", "sede", "province"]),
    field(
        "firms",
        false,
        &[
            "imprese",
            "numero di imprese",
            "numero imprese",
            "n imprese",
            "aziende",
            "firms",
            "number of firms",
            "companies",
        ],
    ),
    field(
        "leasing_agency",
        false,
        &[
            "agenzia di somministrazione",
            "somministrazione",
            "agenzia",
            "leasing agency",
            "staff leasing agency",
        ],
    ),
    field(
        "turnover_cents",
        false,
        &["fatturato", "fatturato annuo", "ricavi", "reddito", "turnover", "revenue", "yearly turnover"],
    ),
    field("requests", false, &["richieste", "domande", "numero di richieste", "requests"]),
    field("housing", false, &["alloggio", "housing"]),
    field(
        "known_to_ministry",
        false,
        &["nota al ministero", "comunicata al ministero", "known to ministry", "known to the ministry"],
    ),
    NOTE,
];

const POSITIONS: [Field; 12] = [
    ID,
    field(
        "employer",
        true,
        &[
            "impresa",
            "azienda",
            "datore",
            "datore di lavoro",
            "ditta",
            "ragione sociale",
            "employer",
            "company",
            "firm",
        ],
    ),
    CORRIDOR,
    field(
        "profile",
        false,
        &[
            "profilo",
            "mansione",
            "qualifica",
            "figura",
            "figura professionale",
            "profile",
            "occupation",
            "job",
        ],
    ),
    field(
        "count",
        true,
        &[
            "posti",
            "numero di posti",
            "n posti",
            "numero",
            "quanti",
            "fabbisogno",
            "unita",
            "positions",
            "jobs",
            "count",
            "how many",
        ],
    ),
    field(
        "opens",
        true,
        &[
            "disponibili dal",
            "dal",
            "data",
            "apertura",
            "inizio",
            "da quando",
            "opens",
            "open from",
            "available from",
            "from",
        ],
    ),
    field("contract", false, &["contratto", "tipo di contratto", "contract", "type of contract"]),
    field("months", false, &["mesi", "durata", "durata in mesi", "months"]),
    field("agreement", false, &["contratto collettivo", "ccnl", "collective agreement"]),
    field(
        "gross_year",
        false,
        &[
            "paga lorda annua",
            "paga lorda",
            "ral",
            "retribuzione",
            "stipendio",
            "gross pay",
            "gross pay a year",
            "salary",
        ],
    ),
    field(
        "agreement_gross_year",
        false,
        &[
            "paga del contratto collettivo",
            "minimo contrattuale",
            "minimo tabellare",
            "agreement pay",
            "minimum pay",
        ],
    ),
    GRADE,
];

const COSTS: [Field; 13] = [
    ID,
    field(
        "name",
        true,
        &[
            "nome",
            "voce",
            "voce di costo",
            "descrizione",
            "costo",
            "name",
            "item",
            "cost item",
            "description",
        ],
    ),
    field("category", true, &["categoria", "tipo", "category", "type"]),
    field(
        "unit",
        true,
        &[
            "costo unitario",
            "importo",
            "prezzo",
            "prezzo unitario",
            "euro",
            "valore",
            "unit cost",
            "amount",
            "price",
            "unit price",
        ],
    ),
    field(
        "driver",
        true,
        &[
            "unita di costo",
            "per",
            "base",
            "base di calcolo",
            "unita",
            "ogni",
            "driver",
            "cost unit",
            "counted on",
        ],
    ),
    CORRIDOR,
    field("stage", false, &["fase", "stage"]),
    field("date", false, &["data", "giorno", "quando", "date", "day"]),
    field("from", false, &["dal", "valido dal", "inizio", "from", "valid from"]),
    field("until", false, &["al", "fino al", "valido fino al", "fine", "until", "valid until"]),
    field("bearer", false, &["sostenuto da", "a carico di", "ente", "chi spende", "bearer", "spent by"]),
    NOTE,
    GRADE,
];

impl Kind {
    /// All, in the order in which they refer to one another
    pub const ALL: [Self; 4] = [Self::Organisations, Self::Employers, Self::Positions, Self::Costs];

    /// Its name in files and on the command line, which is that of the list it goes into
    pub const fn list(self) -> &'static str {
        match self {
            Self::Organisations => "organisations",
            Self::Employers => "employers",
            Self::Positions => "positions",
            Self::Costs => "costs",
        }
    }

    /// The kind of a name
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.list() == name)
    }

    /// Its name on screen: "Enti"
    pub fn name(self, texts: &Texts) -> String {
        match self {
            Self::Organisations => texts.import_kind_organisations(),
            Self::Employers => texts.import_kind_employers(),
            Self::Positions => texts.import_kind_positions(),
            Self::Costs => texts.import_kind_costs(),
        }
    }

    /// Its fields, in the order of menus
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Organisations => &ORGANISATIONS,
            Self::Employers => &EMPLOYERS,
            Self::Positions => &POSITIONS,
            Self::Costs => &COSTS,
        }
    }

    /// The field of a name in files
    pub fn field(self, key: &str) -> Option<Field> {
        self.fields().iter().find(|field| field.key == key).copied()
    }
}

impl Field {
    /// Its name on screen
    pub fn name(self, texts: &Texts) -> String {
        match self.key {
            // Cents are how files keep euro; a table has euro.
            "turnover_cents" => texts.import_field_turnover(),
            "role" => texts.import_field_role(),
            "unit" => texts.import_field_unit(),
            "date" => texts.import_field_date(),
            "grade" => texts.import_field_grade(),
            key => words::field(texts, key),
        }
    }

    /// How well a heading means it: 3 its very words, 2 begins with them, 1 has them within, 0 not at all
    pub(super) fn score(self, heading: &[String]) -> u8 {
        let own = [self.key];
        let score = |phrase: &&str| {
            let phrase: Vec<&str> = phrase.split([' ', '_']).collect();
            let at = heading
                .windows(phrase.len())
                .position(|part| part.iter().zip(&phrase).all(|(heard, said)| heard == said));
            match at {
                Some(0) if heading.len() == phrase.len() => 3,
                Some(0) => 2,
                // A short word inside a sentence says nothing: «costo per ora».
                Some(_) if phrase.concat().len() > 3 => 1,
                _ => 0,
            }
        };
        own.iter().chain(self.headings).map(score).max().unwrap_or_default()
    }
}

/// The words of a text in lower case, without accents and signs
pub(super) fn plain_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain_letter(letter) {
            Some(plain) => words.iter_mut().last().into_iter().for_each(|word| word.push_str(plain)),
            None if letter.is_alphanumeric() => {
                words.iter_mut().last().into_iter().for_each(|word| word.push(letter));
            }
            None => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The letters that stand for an accented one; none for letters without accents
pub(super) fn plain_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' => "a",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' => "u",
        'ç' | 'č' | 'ć' => "c",
        'ñ' | 'ň' | 'ń' => "n",
        'š' | 'ş' | 'ś' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'ý' | 'ÿ' => "y",
        'ğ' => "g",
        'ł' => "l",
        'ř' => "r",
        'ť' => "t",
        'ď' | 'đ' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        _ => return None,
    })
}
