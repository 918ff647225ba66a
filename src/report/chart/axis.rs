//! What charts share: round ticks, months on an axis, smooth lines that never overshoot, labels moved apart.
//!
//! Pure geometry and arithmetic; draws nothing and holds no word.

use crate::base::{Date, add_months, days_between};

/// Round values from zero to at least `top`, about `wanted` steps; a single zero where there is nothing
pub fn ticks_from_zero(top: f64, wanted: usize) -> Vec<f64> {
    if !(top > 0.0 && top.is_finite()) {
        return vec![0.0, 1.0];
    }
    let step = round_step(top / wanted.max(1) as f64);
    let count = (top / step - 1e-9).ceil().max(1.0) as usize;
    (0..=count).map(|index| index as f64 * step).collect()
}

/// Round values inside `low` to `high`, about `wanted`
pub fn ticks_between(low: f64, high: f64, wanted: usize) -> Vec<f64> {
    if !(high > low && low.is_finite() && high.is_finite()) {
        return vec![low];
    }
    let step = round_step((high - low) / wanted.max(1) as f64);
    let first = (low / step - 1e-9).ceil() as i64;
    let last = (high / step + 1e-9).floor() as i64;
    (first..=last).map(|index| index as f64 * step).collect()
}

/// The smallest of 1, 2, 5 times a power of ten that is not below `rough`
pub fn round_step(rough: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(rough.max(1e-12))));
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= rough * (1.0 - 1e-9))
        .unwrap_or(power * 10.0)
}

/// Decimal places that a step of ticks needs
pub fn places_of_step(ticks: &[f64]) -> u8 {
    let step = match ticks {
        [first, second, ..] => second - first,
        _ => 1.0,
    };
    if step >= 1.0 || step <= 0.0 {
        0
    } else {
        (-libm::floor(libm::log10(step) + 1e-9)).clamp(0.0, 6.0) as u8
    }
}

/// Months from `start` to `date` with the part of the last month as a fraction
pub fn months_since(start: Date, date: Date) -> f64 {
    let whole = (i32::from(date.year()) - i32::from(start.year())) * 12 + i32::from(date.month())
        - i32::from(start.month());
    let begun = add_months(start, whole);
    let (from, to, whole) = if begun <= date {
        (begun, add_months(start, whole + 1), whole)
    } else {
        (add_months(start, whole - 1), begun, whole - 1)
    };
    let length = days_between(from, to).max(1);
    f64::from(whole) + f64::from(days_between(from, date)) / f64::from(length)
}

/// Months to label on an axis of `months` months that is `width` long: `(months since start, the month)`
///
/// Labels stand on calendar months that divide the year evenly (every, every third, half, whole, every second year), at least
/// `gap` apart.
pub fn month_ticks(start: Date, months: u32, width: f32, gap: f32) -> Vec<(f64, Date)> {
    let per_month = if months == 0 { width } else { width / months as f32 };
    let step = [1_u32, 2, 3, 6, 12, 24, 60, 120]
        .into_iter()
        .find(|step| per_month * *step as f32 >= gap)
        .unwrap_or(120);
    let first_of_month = start.first_of_month();
    let mut ticks = Vec::new();
    for offset in 0..=months {
        let month = add_months(first_of_month, offset as i32);
        let count = i32::from(month.year()) * 12 + i32::from(month.month()) - 1;
        if month >= start && count.rem_euclid(step as i32) == 0 {
            ticks.push((months_since(start, month), month));
        }
    }
    ticks
}

/// Moves positions apart so that each is at least `gap` below the one above it, inside `top` to `bottom` while there is room
///
/// The order of the positions is kept; the answer has the same order as the input.
pub fn moved_apart(positions: &[f32], gap: f32, top: f32, bottom: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..positions.len()).collect();
    order.sort_by(|one, other| positions[*one].total_cmp(&positions[*other]).then(one.cmp(other)));
    let mut moved: Vec<f32> = order.iter().map(|index| positions[*index]).collect();
    // Groups that collide share their displacement, so that no label wanders far from its line.
    for _ in 0..positions.len() * 4 {
        let mut calm = true;
        for index in 1..moved.len() {
            let lack = gap - (moved[index] - moved[index - 1]);
            if lack > 0.01 {
                moved[index - 1] -= lack / 2.0;
                moved[index] += lack / 2.0;
                calm = false;
            }
        }
        if calm {
            break;
        }
    }
    let mut limit = top;
    for position in &mut moved {
        *position = position.max(limit);
        limit = *position + gap;
    }
    let mut limit = bottom;
    for position in moved.iter_mut().rev() {
        *position = position.min(limit);
        limit = *position - gap;
    }
    let mut answer = vec![0.0; positions.len()];
    for (index, position) in order.into_iter().zip(moved) {
        answer[index] = position;
    }
    answer
}

/// Points of a smooth line through `(x, y)` with rising x, `pieces` between two given points
///
/// A monotone cubic (Fritsch and Carlson, 1980): between two points it stays between their values, so a smooth cumulative curve never
/// falls and a band never crosses its median.
pub fn smooth(points: &[[f32; 2]], pieces: usize) -> Vec<[f32; 2]> {
    let count = points.len();
    if count < 3 || pieces < 2 {
        return points.to_vec();
    }
    let slope: Vec<f32> = points
        .windows(2)
        .map(|pair| (pair[1][1] - pair[0][1]) / (pair[1][0] - pair[0][0]).max(f32::EPSILON))
        .collect();
    let mut tangent = vec![0.0; count];
    tangent[0] = slope[0];
    tangent[count - 1] = slope[count - 2];
    for index in 1..count - 1 {
        let (before, after) = (slope[index - 1], slope[index]);
        // The harmonic mean is within the bound of Fritsch and Carlson and zero at a turn.
        tangent[index] = if before * after <= 0.0 { 0.0 } else { 2.0 * before * after / (before + after) };
    }
    let mut line = Vec::with_capacity((count - 1) * pieces + 1);
    for index in 0..count - 1 {
        let ([x0, y0], [x1, y1]) = (points[index], points[index + 1]);
        let width = x1 - x0;
        for piece in 0..pieces {
            let t = piece as f32 / pieces as f32;
            let (t2, t3) = (t * t, t * t * t);
            let y = (2.0 * t3 - 3.0 * t2 + 1.0) * y0
                + (t3 - 2.0 * t2 + t) * width * tangent[index]
                + (3.0 * t2 - 2.0 * t3) * y1
                + (t3 - t2) * width * tangent[index + 1];
            line.push([x0 + t * width, y]);
        }
    }
    line.push(points[count - 1]);
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date_from_text;

    fn d(text: &str) -> Date {
        date_from_text(text).expect("a date")
    }

    #[test]
    fn ticks_are_round_and_reach_the_top() {
        assert_eq!(ticks_from_zero(80.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(ticks_from_zero(81.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks_from_zero(0.0, 5), [0.0, 1.0]);
        assert_eq!(ticks_between(38.0, 74.0, 4), [40.0, 50.0, 60.0, 70.0]);
        assert_eq!(places_of_step(&[0.0, 0.5]), 1);
        assert_eq!(places_of_step(&[0.0, 20.0]), 0);
    }

    #[test]
    fn months_count_with_their_fraction() {
        assert_eq!(months_since(d("2027-01-01"), d("2028-01-01")), 12.0);
        assert_eq!(months_since(d("2027-01-01"), d("2027-01-01")), 0.0);
        assert!((months_since(d("2027-01-01"), d("2027-02-15")) - 1.5).abs() < 1e-9);
        assert!(months_since(d("2027-02-01"), d("2027-01-01")) == -1.0);
    }

    #[test]
    fn month_labels_divide_the_year_and_keep_their_distance() {
        let ticks = month_ticks(d("2027-01-01"), 24, 740.0, 100.0);
        let months: Vec<f64> = ticks.iter().map(|tick| tick.0).collect();
        assert_eq!(months, [0.0, 6.0, 12.0, 18.0, 24.0]);
        assert!(month_ticks(d("2027-01-01"), 600, 100.0, 60.0).len() <= 8);
        assert_eq!(month_ticks(d("2027-01-01"), 0, 100.0, 60.0).len(), 1);
    }

    #[test]
    fn labels_are_moved_apart_and_stay_inside() {
        let moved = moved_apart(&[100.0, 102.0, 50.0], 14.0, 0.0, 200.0);
        assert!(moved[1] - moved[0] >= 13.9 && moved[2] == 50.0);
        let crowded = moved_apart(&[198.0, 199.0, 200.0], 14.0, 0.0, 200.0);
        assert!(crowded.iter().all(|position| *position <= 200.0));
        assert!(moved_apart(&[], 14.0, 0.0, 1.0).is_empty());
    }

    #[test]
    fn a_smooth_line_passes_its_points_and_never_falls_where_they_rise() {
        let points = [[0.0, 0.0], [1.0, 0.0], [2.0, 10.0], [3.0, 11.0], [4.0, 40.0]];
        let line = smooth(&points, 10);
        assert_eq!(line.len(), 41);
        assert!(line.windows(2).all(|pair| pair[1][1] >= pair[0][1] - 1e-4));
        assert_eq!(line[10], [1.0, 0.0]);
        assert_eq!(line[40], [4.0, 40.0]);
    }
}
