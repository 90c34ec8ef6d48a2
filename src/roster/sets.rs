//! Which rows are one person: sets that grow together.

use std::collections::BTreeMap;

/// Disjoint sets of rows.
pub(super) struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    pub(super) fn new(len: usize) -> Self {
        Self {
            parent: (0..len).collect(),
        }
    }

    pub(super) fn root(&self, mut i: usize) -> usize {
        while self.parent[i] != i {
            i = self.parent[i];
        }
        i
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// Sets of more than one row, by their first row.
    pub(super) fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in (0..self.parent.len()).filter(|&i| self.parent[i] != i) {
            let root = self.root(i);
            groups.entry(root).or_insert_with(|| vec![root]).push(i);
        }
        groups.into_values().collect()
    }
}
