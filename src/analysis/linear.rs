//! Least squares by Householder reflections: what is left of a variable after others have explained it.
//!
//! Holds one small dense solver, enough for tens of columns and any number of rows. Own code, because only
//! residuals are needed and the order of additions must be fixed. Called by `rank` and `evpi`.

/// A column whose rest is below this share of its length adds nothing to the columns before it
const DEPENDENT_BELOW: f64 = 1e-10;

/// Unit vectors at right angles that span the columns given
///
/// Columns that depend on earlier ones are left out, so any set of columns is allowed.
pub struct Basis {
    reflections: Vec<Vec<f64>>,
    rows: usize,
}

impl Basis {
    /// The basis of a constant and of `columns`, all of `rows` values
    pub fn with_constant<'a>(rows: usize, columns: impl IntoIterator<Item = &'a [f64]>) -> Self {
        let mut basis = Self { reflections: Vec::new(), rows };
        basis.add(vec![1.0; rows]);
        for column in columns {
            basis.add(column.to_vec());
        }
        basis
    }

    /// How many columns the basis has
    pub fn rank(&self) -> usize {
        self.reflections.len()
    }

    /// What is left of `values` after the best fit by the columns
    pub fn residuals(&self, values: &[f64]) -> Vec<f64> {
        let mut turned = values.to_vec();
        self.turn(&mut turned);
        for part in turned.iter_mut().take(self.rank()) {
            *part = 0.0;
        }
        // Reflections undo themselves in the opposite order.
        for (pivot, reflection) in self.reflections.iter().enumerate().rev() {
            reflect(reflection, pivot, &mut turned);
        }
        turned
    }

    /// The best fit of `values` by the columns
    pub fn fitted(&self, values: &[f64]) -> Vec<f64> {
        let residuals = self.residuals(values);
        values.iter().zip(&residuals).map(|(value, residual)| value - residual).collect()
    }

    fn add(&mut self, mut column: Vec<f64>) {
        column.resize(self.rows, 0.0);
        let length = norm(&column);
        self.turn(&mut column);
        let pivot = self.rank();
        if pivot >= self.rows {
            return;
        }
        let mut reflection = column.split_off(pivot);
        let rest = norm(&reflection);
        if rest <= DEPENDENT_BELOW * length || rest == 0.0 {
            return;
        }
        reflection[0] += if reflection[0] >= 0.0 { rest } else { -rest };
        let size = norm(&reflection);
        for part in &mut reflection {
            *part /= size;
        }
        self.reflections.push(reflection);
    }

    fn turn(&self, values: &mut [f64]) {
        for (pivot, reflection) in self.reflections.iter().enumerate() {
            reflect(reflection, pivot, values);
        }
    }
}

/// Mirrors the part of `values` from `pivot` on at the plane across the unit vector `reflection`
fn reflect(reflection: &[f64], pivot: usize, values: &mut [f64]) {
    let along: f64 = reflection.iter().zip(&values[pivot..]).map(|(a, b)| a * b).sum();
    for (value, part) in values[pivot..].iter_mut().zip(reflection) {
        *value -= 2.0 * along * part;
    }
}

fn norm(values: &[f64]) -> f64 {
    values.iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_leaves_nothing() {
        let x: Vec<f64> = (0..20).map(f64::from).collect();
        let y: Vec<f64> = x.iter().map(|x| 3.0 - 0.5 * x).collect();
        let basis = Basis::with_constant(20, [x.as_slice()]);
        assert!(basis.residuals(&y).iter().all(|r| r.abs() < 1e-12));
        assert_eq!(basis.rank(), 2);
    }

    #[test]
    fn residuals_are_at_right_angles_to_every_column() {
        let a: Vec<f64> = (0..15).map(|i| libm::sin(f64::from(i))).collect();
        let b: Vec<f64> = (0..15).map(|i| f64::from(i * i % 7)).collect();
        let y: Vec<f64> = (0..15).map(|i| libm::cos(f64::from(3 * i))).collect();
        let residuals = Basis::with_constant(15, [a.as_slice(), b.as_slice()]).residuals(&y);
        for column in [&a, &b, &vec![1.0; 15]] {
            let product: f64 = column.iter().zip(&residuals).map(|(x, r)| x * r).sum();
            assert!(product.abs() < 1e-12);
        }
    }

    #[test]
    fn a_repeated_or_constant_column_changes_nothing() {
        let a: Vec<f64> = (0..9).map(|i| f64::from(i % 4)).collect();
        let twice: Vec<f64> = a.iter().map(|x| 2.0 * x + 1.0).collect();
        let basis = Basis::with_constant(9, [a.as_slice(), twice.as_slice(), [5.0; 9].as_slice()]);
        assert_eq!(basis.rank(), 2);
    }
}
