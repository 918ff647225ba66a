//! Double entry between those who give money, those who spend it and what it is spent on.
//!
//! Every entry takes from one account what it gives to another, so the books balance by construction; what can be wrong is
//! that a body that only passes money on keeps some, and [`Ledger::keeps`] says so. Called by `report`, and by tests in every
//! future.

use crate::base::Cents;
use std::collections::BTreeMap;

/// An account
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// A source of money, by its position
    Source(usize),
    /// Money nobody has given yet
    Nobody,
    /// An organisation that bears costs, by its position
    Bearer(usize),
    /// What is bought, by kind of cost
    Spent(usize),
}

/// Books of one future, or sums of such books
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    flows: BTreeMap<(Account, Account), Cents>,
}

impl Ledger {
    /// Money goes from one account to another
    pub fn post(&mut self, from: Account, to: Account, cents: Cents) {
        if cents != 0 {
            *self.flows.entry((from, to)).or_default() += cents;
        }
    }

    /// A cost of a kind, borne by an organisation: who gave what for it, and what nobody gave
    ///
    /// The organisation receives what is given and spends all of it.
    pub fn post_cost(&mut self, bearer: usize, kind: usize, cents: Cents, paid: &[(usize, Cents)]) {
        let mut rest = cents;
        for &(source, part) in paid {
            self.post(Account::Source(source), Account::Bearer(bearer), part);
            rest -= part;
        }
        self.post(Account::Nobody, Account::Bearer(bearer), rest);
        self.post(Account::Bearer(bearer), Account::Spent(kind), cents);
    }

    /// Every flow between two accounts, in their order
    pub fn flows(&self) -> impl Iterator<Item = (Account, Account, Cents)> {
        self.flows.iter().map(|((from, to), cents)| (*from, *to, *cents))
    }

    /// What comes into an account
    pub fn received_by(&self, account: Account) -> Cents {
        self.flows().filter(|(_, to, _)| *to == account).map(|(_, _, cents)| cents).sum()
    }

    /// What goes out of an account
    pub fn given_by(&self, account: Account) -> Cents {
        self.flows().filter(|(from, _, _)| *from == account).map(|(_, _, cents)| cents).sum()
    }

    /// Organisations that keep or lack money, with how much: none in sound books
    pub fn keeps(&self) -> Vec<(usize, Cents)> {
        let mut left: BTreeMap<usize, Cents> = BTreeMap::new();
        for (from, to, cents) in self.flows() {
            if let Account::Bearer(bearer) = from {
                *left.entry(bearer).or_default() -= cents;
            }
            if let Account::Bearer(bearer) = to {
                *left.entry(bearer).or_default() += cents;
            }
        }
        left.into_iter().filter(|(_, cents)| *cents != 0).collect()
    }

    /// Sum of all balances, which double entry makes 0
    pub fn trial_balance(&self) -> Cents {
        let mut accounts: Vec<Account> = self.flows().flat_map(|(from, to, _)| [from, to]).collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts.into_iter().map(|account| self.received_by(account) - self.given_by(account)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_spent_to_the_cent() {
        let mut books = Ledger::default();
        books.post_cost(4, 2, 1_001, &[(0, 500), (1, 250)]);
        books.post_cost(4, 3, 99, &[]);
        books.post_cost(5, 2, 10, &[(1, 10)]);
        assert_eq!(books.keeps(), []);
        assert_eq!(books.trial_balance(), 0);
        assert_eq!(books.given_by(Account::Source(1)), 260);
        assert_eq!(books.given_by(Account::Nobody), 251 + 99);
        assert_eq!(books.received_by(Account::Spent(2)), 1_011);
        // An organisation that receives what it does not spend is found.
        books.post(Account::Source(0), Account::Bearer(5), 7);
        assert_eq!(books.keeps(), [(5, 7)]);
    }
}
