//! Few people out of sight. Who reads a table for everybody must not find out what concerns a
//! few, also not by taking what is told from the total.

use crate::rules::ch7_report::{can_be_divided, is_about_few};

/// A smaller cell than this is about people who could be known.
pub const CELL_MIN: u32 = 5;
/// Below this total nothing is divided.
pub const BREAKDOWN_MIN: u32 = 10;

/// A list of counts as everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed<K> {
    /// Those that are told, in the order in which they came.
    pub shown: Vec<(K, u32)>,
    /// Those that are told as one.
    pub together: Vec<K>,
    pub together_count: u32,
}

/// Puts small cells together until none of them follows from the rest. The total is known to
/// who reads it, and so is this rule: a group of cells that are all as large, or all as small, as
/// a small cell can be would give itself away. Nothing when no division can be told.
pub fn suppress<K: Clone>(cells: &[(K, u32)]) -> Option<Suppressed<K>> {
    let cells: Vec<&(K, u32)> = cells.iter().filter(|(_, count)| *count > 0).collect();
    let total: u32 = cells.iter().map(|(_, count)| count).sum();
    if !can_be_divided(total) {
        return None;
    }
    // By size, the smallest first; what is equal keeps its order.
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|place| cells[*place].1);
    let small = cells.iter().filter(|(_, count)| is_about_few(*count)).count();
    let mut kept_together = small;
    let size = |rank: usize| cells[order[rank]].1;
    while kept_together > 0 && kept_together < cells.len() {
        // What is as large as the last one goes along: which of them was taken would tell much.
        if kept_together > small && size(kept_together) == size(kept_together - 1) {
            kept_together += 1;
            continue;
        }
        let counts: Vec<u32> = (0..kept_together).map(size).collect();
        if hides(&counts, small) {
            break;
        }
        kept_together += 1;
    }
    if kept_together > 0 && kept_together == cells.len() {
        return None;
    }
    let (group, rest) = order.split_at(kept_together);
    let is_shown = |place: &usize| rest.contains(place);
    let shown = (0..cells.len()).filter(is_shown).map(|place| cells[place].clone());
    let mut together: Vec<usize> = group.to_vec();
    together.sort_unstable();
    Some(Suppressed {
        shown: shown.collect(),
        together_count: together.iter().map(|place| cells[*place].1).sum(),
        together: together.iter().map(|place| cells[*place].0.clone()).collect(),
    })
}

/// Whether nobody can tell one cell of the group from its sum.
fn hides(counts: &[u32], small: usize) -> bool {
    let sum: u32 = counts.iter().sum();
    let number = u32::try_from(counts.len()).unwrap_or(u32::MAX);
    let all_small = counts.len() == small;
    let all_least = sum == number;
    let all_most = sum == number * (CELL_MIN - 1);
    counts.len() >= 2 && sum >= CELL_MIN && !(all_small && (all_least || all_most))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn told(cells: &[u32]) -> Option<Suppressed<usize>> {
        let cells: Vec<(usize, u32)> = cells.iter().copied().enumerate().collect();
        suppress(&cells)
    }

    #[test]
    fn art_7_3_a_small_cell_is_put_together_with_another() {
        let found = told(&[12, 3, 9, 4]).unwrap();
        assert_eq!(found.shown, [(0, 12), (2, 9)]);
        assert_eq!((found.together, found.together_count), (vec![1, 3], 7));
        let alone = told(&[12, 3, 9]).unwrap();
        assert_eq!(alone.shown, [(0, 12)], "its neighbour goes along, or the total tells it");
        assert_eq!(alone.together_count, 12);
        assert_eq!(told(&[12, 9]).unwrap().together_count, 0);
        assert_eq!(told(&[5, 4]), None, "below ten nothing is divided");
        assert_eq!(told(&[9, 3]), None, "all in one group is no division");
        assert_eq!(told(&[]), None);
    }

    #[test]
    fn art_7_3_two_cells_of_four_would_give_themselves_away() {
        let found = told(&[20, 4, 4, 11]).unwrap();
        assert_eq!((found.shown.as_slice(), found.together_count), ([(0, 20)].as_slice(), 19));
        let ones = told(&[20, 1, 1, 1, 1, 1, 11]).unwrap();
        assert_eq!(ones.shown, [(0, 20)]);
    }

    /// Whoever knows the rule tries all tables that would be told in the same way.
    #[test]
    fn art_7_3_no_small_cell_follows_from_what_is_told() {
        type Told = (Vec<(usize, u32)>, Vec<usize>, u32);
        let mut tables: BTreeMap<Told, Vec<[u32; 4]>> = BTreeMap::new();
        let most = 11;
        for code in 0..(most + 1_u32).pow(4) {
            let cell = |place: u32| code / (most + 1).pow(place) % (most + 1);
            let table = [cell(0), cell(1), cell(2), cell(3)];
            if let Some(found) = told(&table) {
                let key = (found.shown, found.together, found.together_count);
                tables.entry(key).or_default().push(table);
            }
        }
        let mut looked_at = 0;
        for (told, alike) in tables {
            // At the edge of what is tried, tables with larger cells are missing.
            if told.2 > most {
                continue;
            }
            for place in &told.1 {
                let known: BTreeSet<u32> = alike.iter().map(|table| table[*place]).collect();
                let is_small = known.iter().any(|count| *count < CELL_MIN);
                assert!(!is_small || known.len() > 1, "{told:?}: cell {place} is {known:?}");
                looked_at += 1;
            }
        }
        assert!(looked_at > 1_000, "{looked_at}");
    }
}
