//! Given names by which a column of persons is known.
//!
//! Common given names of Italy and of the countries that corridors begin in, without accents and in lower case. Names that
//! are as well common words of firms or places (Marina, Vittoria, Victoria, Florence) are left out. Called by `personal`.

/// Sorted
pub(super) const GIVEN_NAMES: [&str; 202] = [
    "abdallah", "abdelaziz", "abdelhak", "abdelkader", "abdellah", "abdelrahman", "abdou", "abdul", "abdullah",
    "adama", "adel", "adriana", "adriano", "agnese", "ahmad", "ahmed", "aicha", "aisha", "aissatou", "alberto",
    "aldo", "alessandra", "alessandro", "alessia", "alessio", "alfonso", "alfredo", "ali", "alice", "alioune",
    "alketa", "altin", "amadou", "amina", "aminata", "amine", "amir", "ana", "andrea", "angela", "angelo",
    "anna", "antonella", "antonio", "arben", "arianna", "armando", "asma", "awa", "ayoub", "barbara",
    "beatrice", "bilal", "bruno", "carla", "carlo", "carmela", "carmen", "caterina", "cecilia", "cheikh",
    "chiara", "cinzia", "claudia", "claudio", "cristian", "cristina", "daniela", "daniele", "davide", "debora",
    "diego", "domenico", "donatella", "edoardo", "elena", "eleonora", "elisa", "elisabetta", "emanuela",
    "emanuele", "enrico", "erika", "ermal", "fabio", "fabrizio", "fatima", "fatou", "federica", "federico",
    "filippo", "franca", "francesca", "francesco", "franco", "gabriele", "gaetano", "gennaro", "giacomo",
    "gianluca", "gianni", "giorgia", "giovanna", "giovanni", "giulia", "giuliano", "giuseppe", "hamza",
    "hanane", "hassan", "hicham", "hussein", "ibrahim", "ibrahima", "ilaria", "imane", "irene", "ismail",
    "jamal", "john", "karim", "khadija", "khalid", "kofi", "kwame", "laila", "lamine", "laura", "leonardo",
    "lorenzo", "luca", "lucia", "luciano", "luigi", "mahmoud", "mamadou", "manuela", "marcello", "marco",
    "mariam", "mario", "marta", "martina", "massimo", "matteo", "maurizio", "mauro", "mehdi", "michela",
    "michele", "mohamed", "mohammad", "mohammed", "monica", "moussa", "muhammad", "mustapha", "nadia", "naima",
    "nicola", "noura", "omar", "otman", "ousmane", "paola", "paolo", "pasquale", "patrizia", "pierluigi",
    "pietro", "rachid", "raffaele", "reza", "riccardo", "rita", "roberta", "roberto", "rosa", "rosaria", "said",
    "salah", "salma", "salvatore", "samir", "samira", "sandro", "sara", "sergio", "silvia", "simona", "simone",
    "sofia", "stefania", "stefano", "teresa", "tommaso", "valentina", "valeria", "vincenzo", "youssef", "yusuf",
    "zineb",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_be_looked_up_by_halves() {
        assert!(GIVEN_NAMES.is_sorted());
    }
}
