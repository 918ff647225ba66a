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

/// The rulebooks inside the binary with those of `files` beside them; one of the same id takes the place of the inner one
///
/// The problems are those of `files`. A broken rulebook among them takes nobody's place. Parameters under `shared/parameters/` that `files`
/// lack are those inside the binary.
pub fn load_beside_embedded(files: &[(&str, &str)]) -> Loaded {
    let own = load(&with_shared(files));
    let mut rulebooks = embedded_rulebooks();
    rulebooks.retain(|inner| own.rulebooks.iter().all(|book| book.id() != inner.id()));
    rulebooks.extend(own.rulebooks);
    rulebooks.sort_by(|a, b| a.head.id.cmp(&b.head.id));
    Loaded { rulebooks, problems: own.problems }
}

/// `files` with the shared parameters of the binary that they lack
pub(super) fn with_shared<'a>(files: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let name = |path: &str| path.split_once("shared/parameters/").map(|(_, name)| name.to_owned());
    let mut all = files.to_vec();
    let given: Vec<String> = files.iter().filter_map(|(path, _)| name(path)).collect();
    all.extend(FILES.iter().filter(|(path, _)| name(path).is_some_and(|name| !given.contains(&name))));
    all
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
    ("funding/aics_2024.ron", include_str!("../../assets/rules/funding/aics_2024.ron")),
    ("funding/erasmus_cbhe_2024.ron", include_str!("../../assets/rules/funding/erasmus_cbhe_2024.ron")),
    ("funding/erasmus_cbvet.ron", include_str!("../../assets/rules/funding/erasmus_cbvet.ron")),
    ("funding/fami1420_2_2019.ron", include_str!("../../assets/rules/funding/fami1420_2_2019.ron")),
    (
        "funding/fami2127_1_2025_ricong.ron",
        include_str!("../../assets/rules/funding/fami2127_1_2025_ricong.ron"),
    ),
    (
        "funding/fami2127_sli_canali_legali.ron",
        include_str!("../../assets/rules/funding/fami2127_sli_canali_legali.ron"),
    ),
    (
        "funding/fami2127_sli_tunisia_2025.ron",
        include_str!("../../assets/rules/funding/fami2127_sli_tunisia_2025.ron"),
    ),
    (
        "funding/foncoop_68_skillroute.ron",
        include_str!("../../assets/rules/funding/foncoop_68_skillroute.ron"),
    ),
    ("funding/fondimpresa_4_2024.ron", include_str!("../../assets/rules/funding/fondimpresa_4_2024.ron")),
    ("funding/formatemp_art23.ron", include_str!("../../assets/rules/funding/formatemp_art23.ron")),
    ("funding/fse_plus_er.ron", include_str!("../../assets/rules/funding/fse_plus_er.ron")),
    ("funding/iyt.ron", include_str!("../../assets/rules/funding/iyt.ron")),
    ("funding/mpf_2024.ron", include_str!("../../assets/rules/funding/mpf_2024.ron")),
    ("funding/mptf.ron", include_str!("../../assets/rules/funding/mptf.ron")),
    ("funding/op_vet.ron", include_str!("../../assets/rules/funding/op_vet.ron")),
    ("funding/simest_africa.ron", include_str!("../../assets/rules/funding/simest_africa.ron")),
    ("funding/thamm_plus_marocco.ron", include_str!("../../assets/rules/funding/thamm_plus_marocco.ron")),
    ("funding/thamm_plus_tunisia.ron", include_str!("../../assets/rules/funding/thamm_plus_tunisia.ron")),
    ("routes/art27.ron", include_str!("../../assets/rules/routes/art27.ron")),
    ("routes/blue_card.ron", include_str!("../../assets/rules/routes/blue_card.ron")),
    ("routes/conversion.ron", include_str!("../../assets/rules/routes/conversion.ron")),
    ("routes/internship.ron", include_str!("../../assets/rules/routes/internship.ron")),
    ("routes/quota.ron", include_str!("../../assets/rules/routes/quota.ron")),
    ("routes/seasonal_quota.ron", include_str!("../../assets/rules/routes/seasonal_quota.ron")),
    ("shared/parameters/eu.ron", include_str!("../../assets/rules/shared/parameters/eu.ron")),
    ("shared/parameters/high_risk.ron", include_str!("../../assets/rules/shared/parameters/high_risk.ron")),
    ("shared/parameters/visa_issue.ron", include_str!("../../assets/rules/shared/parameters/visa_issue.ron")),
];
