//! Who pays which cost, under every rule of every source, in whole cents.
//!
//! Pure and by position: a list of amounts with their tick and cost, a list of sources as [`Rules`], what each source may
//! give in this future ([`Cap`]), and out comes who pays what. Knows neither scenario nor simulation, draws nothing and
//! words nothing. `compile` turns a scenario into rules and hands them to every future; `report` asks [`why`] an amount
//! stays uncovered.
//!
//! # What an allocation is
//!
//! 1. No source pays more than its share of an amount, nor before or after its window, nor a cost it does not admit, nor
//!    beyond its ceiling in all; an amount is never paid twice; a source that asks for an own contribution leaves that
//!    part of every amount it pays unpaid by anybody; two sources that exclude each other never meet on one amount.
//! 2. Sources pay in the order of their priority: a level pays as if those after it did not exist.
//! 3. Inside a level with several sources the most that can be covered is covered, and where money runs out every amount
//!    is covered in the same proportion as far as the rules let it (max–min fair). Where it makes no difference to what is
//!    covered, the source that stands first pays first. Sources of one level that exclude each other pay one after another.
//!    Where a source with little money asks for an own contribution, being fair to all can cover less than the time order
//!    does; then the time order stands.
//! 4. A source whose plan stays below its minimum pays nothing at all; the others then share out anew.
//!
//! # Which way it is computed
//!
//! Amounts are asked in time order, each source for its share: the greedy order of §8.2 of the engine's specification. It is
//! the answer wherever no level holds several sources, and on a level with several wherever none of its ceilings cuts a
//! payment: then every amount gets all that shares allow, and more is not possible. Only where a ceiling cuts on such a
//! level are its amounts grouped by who may pay them and shared out by maximum flow (`level`, `flow`). Tests hold the two
//! ways together, and both to brute force.
//!
//! | file | holds |
//! |---|---|
//! | `rules` | sources, refusals, levels |
//! | `allocate` | the greedy order, minimum plans |
//! | `level` | equal coverage inside a level |
//! | `flow` | maximum flow and its cut on the small graph of a level |
//! | [`why`] | what blocks an uncovered amount, and what would free it |
//! | [`cash`] | when money comes in, what must be advanced, what that costs |
//! | [`ledger`] | double entry between organisations |

mod allocate;
pub mod cash;
mod flow;
pub mod ledger;
mod level;
mod rules;
#[cfg(test)]
mod tests;
pub mod why;

pub use allocate::{Line, Payment, Workspace};
pub use rules::{Cap, Refusals, Rules, Source};

use crate::base::Cents;

/// Parts per million in a whole
pub const MILLION: i64 = 1_000_000;
/// Up to here a share fits an `i64` product
const SMALL: Cents = i64::MAX / MILLION;

/// The part of `amount`, which is not negative, that `ppm` parts of a million are, rounded down; `ppm` is at most a million
#[inline]
pub fn share_of(amount: Cents, ppm: i64) -> Cents {
    if amount <= SMALL {
        amount * ppm / MILLION
    } else {
        (i128::from(amount) * i128::from(ppm) / i128::from(MILLION)) as Cents
    }
}
