//! Tab-separated tables with a header line.

use std::fs;

/// A table, read.
pub struct Table {
    file: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// The table in this file.
    pub fn read(file: &str) -> Result<Self, String> {
        let text = text_of(file)?;
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect());
        let header: Vec<String> = lines.next().unwrap_or_default();
        let rows: Vec<Vec<String>> = lines.collect();
        match rows.iter().position(|row| row.len() != header.len()) {
            Some(row) => Err(format!("{file}: line {} has another number of columns", row + 2)),
            None => Ok(Self { file: file.to_owned(), header, rows }),
        }
    }

    /// Of each row, the cells of the columns with these names.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> Result<Vec<[&str; N]>, String> {
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(names) {
            let found = self.header.iter().position(|found| found == name);
            *place = found.ok_or_else(|| format!("{}: the column {name} is missing", self.file))?;
        }
        Ok(self.rows.iter().map(|row| places.map(|place| row[place].as_str())).collect())
    }
}

/// The text of a file.
pub fn text_of(file: &str) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))
}
