//! The rule files inside the binary, so that the program knows the law in any folder.
//!
//! Holds the list of files and nothing else; a test holds the list and the folder `assets/rules` together. Files of the user are read
//! by `file::store` and go through the same [`load`].

use super::{
    parse::{Loaded, load},
    rulebook::Rulebook,
};

/// Path below `assets/rules` and text of every rule file
pub fn embedded() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// The rulebooks inside the binary; tests hold that none of them has a problem
pub fn embedded_rulebooks() -> Vec<Rulebook> {
    let Loaded { rulebooks, .. } = load(FILES);
    rulebooks
}

const FILES: &[(&str, &str)] = &[
    ("art23/criteria/emp.ron", include_str!("../../assets/rules/art23/criteria/emp.ron")),
    ("art23/criteria/org.ron", include_str!("../../assets/rules/art23/criteria/org.ron")),
    ("art23/criteria/par.ron", include_str!("../../assets/rules/art23/criteria/par.ron")),
    ("art23/criteria/prc.ron", include_str!("../../assets/rules/art23/criteria/prc.ron")),
    ("art23/criteria/pre.ron", include_str!("../../assets/rules/art23/criteria/pre.ron")),
    ("art23/criteria/pro.ron", include_str!("../../assets/rules/art23/criteria/pro.ron")),
    ("art23/criteria/rec.ron", include_str!("../../assets/rules/art23/criteria/rec.ron")),
    ("art23/criteria/tra.ron", include_str!("../../assets/rules/art23/criteria/tra.ron")),
    ("art23/parameters/attend.ron", include_str!("../../assets/rules/art23/parameters/attend.ron")),
    ("art23/parameters/class.ron", include_str!("../../assets/rules/art23/parameters/class.ron")),
    ("art23/parameters/cnel_entry.ron", include_str!("../../assets/rules/art23/parameters/cnel_entry.ron")),
    ("art23/parameters/cnel_path.ron", include_str!("../../assets/rules/art23/parameters/cnel_path.ron")),
    ("art23/parameters/confirm.ron", include_str!("../../assets/rules/art23/parameters/confirm.ron")),
    ("art23/parameters/contract.ron", include_str!("../../assets/rules/art23/parameters/contract.ron")),
    (
        "art23/parameters/distance_max.ron",
        include_str!("../../assets/rules/art23/parameters/distance_max.ron"),
    ),
    ("art23/parameters/eval_days.ron", include_str!("../../assets/rules/art23/parameters/eval_days.ron")),
    ("art23/parameters/exclusion.ron", include_str!("../../assets/rules/art23/parameters/exclusion.ron")),
    ("art23/parameters/h_civic.ron", include_str!("../../assets/rules/art23/parameters/h_civic.ron")),
    ("art23/parameters/h_italian.ron", include_str!("../../assets/rules/art23/parameters/h_italian.ron")),
    ("art23/parameters/h_total.ron", include_str!("../../assets/rules/art23/parameters/h_total.ron")),
    ("art23/parameters/high_risk.ron", include_str!("../../assets/rules/art23/parameters/high_risk.ron")),
    ("art23/parameters/income_min.ron", include_str!("../../assets/rules/art23/parameters/income_min.ron")),
    ("art23/parameters/level_it.ron", include_str!("../../assets/rules/art23/parameters/level_it.ron")),
    ("art23/parameters/no_art23.ron", include_str!("../../assets/rules/art23/parameters/no_art23.ron")),
    ("art23/parameters/notify.ron", include_str!("../../assets/rules/art23/parameters/notify.ron")),
    (
        "art23/parameters/programme_max.ron",
        include_str!("../../assets/rules/art23/parameters/programme_max.ron"),
    ),
    (
        "art23/parameters/start_after_approval.ron",
        include_str!("../../assets/rules/art23/parameters/start_after_approval.ron"),
    ),
    ("art23/parameters/visa_window.ron", include_str!("../../assets/rules/art23/parameters/visa_window.ron")),
    ("art23/parameters/years_g.ron", include_str!("../../assets/rules/art23/parameters/years_g.ron")),
    ("art23/rulebook.ron", include_str!("../../assets/rules/art23/rulebook.ron")),
    ("shared/parameters/eu.ron", include_str!("../../assets/rules/shared/parameters/eu.ron")),
    ("shared/parameters/visa_issue.ron", include_str!("../../assets/rules/shared/parameters/visa_issue.ron")),
];
