//! Some lists of a scenario by name, so that a change of one list does not pass all the others through the tree of values.
//!
//! Holds the names of the lists once; a list added to [`Scenario`] and not here fails to compile. Knows nothing of
//! edits: `edit` asks for the parts it touches and puts them back.

use super::Scenario;

macro_rules! parts {
    ($($list:ident),* $(,)?) => {
        impl Scenario {
            /// A scenario with the programme and the lists in `names` alone; the others are empty
            pub(super) fn part(&self, names: &[&str]) -> Self {
                let Self { programme, $($list),* } = self;
                Self {
                    programme: programme.clone(),
                    $($list: if names.contains(&stringify!($list)) { $list.clone() } else { Vec::new() }),*
                }
            }

            /// This scenario with the programme and the lists in `names` of `part`
            pub(super) fn with_part(&self, part: Self, names: &[&str]) -> Self {
                let Self { programme, $($list),* } = part;
                Self {
                    programme,
                    $($list: if names.contains(&stringify!($list)) { $list } else { self.$list.clone() }),*
                }
            }
        }
    };
}

parts!(
    references,
    profiles,
    organisations,
    links,
    offices,
    courses,
    employers,
    positions,
    corridors,
    costs,
    sources,
    evidence,
    commitments,
    overrides,
    law_changes,
    levers,
    variants,
    story,
    motions,
    meetings,
    layout,
);
