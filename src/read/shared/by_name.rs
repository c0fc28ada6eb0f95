//! Values by their names. A B-tree would be compiled again for each type of value, at some 4 kB of WebAssembly each.

/// Values by name, each name once.
pub(in crate::read) struct ByName<V>(Vec<(String, V)>);

/// Names alone.
pub(in crate::read) type Names = ByName<()>;

impl<V> Default for ByName<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> ByName<V> {
    /// Adds a value. False where the name is there: the first value with a name keeps it.
    pub(in crate::read) fn add(&mut self, name: &str, value: V) -> bool {
        match self.place(name) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, (name.to_owned(), value));
                true
            }
        }
    }

    pub(in crate::read) fn get(&self, name: &str) -> Option<&V> {
        let place = self.place(name).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    pub(in crate::read) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let place = self.place(name).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// All of them, in the order of their names.
    pub(in crate::read) fn into_all(self) -> Vec<(String, V)> {
        self.0
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }
}
