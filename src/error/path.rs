//! The place of a value inside an input.

use std::fmt::{self, Write};

/// A place, as a chain of borrowed links: costs nothing until it is shown.
#[derive(Debug, Clone, Copy)]
pub enum Path<'a> {
    /// The whole input, shown as `$`.
    Root,
    /// A field of an object.
    Field(&'a Path<'a>, &'a str),
    /// An item of a list, from 0.
    Item(&'a Path<'a>, usize),
}

/// The longest field name that is shown whole, in characters.
const SHOWN: usize = 80;

impl Path<'_> {
    /// The place of the field `name` of what is here.
    pub fn field<'b>(&'b self, name: &'b str) -> Path<'b> {
        Path::Field(self, name)
    }

    /// The place with every name whole: `Display` shortens long names and escapes.
    pub fn exact(&self) -> String {
        match self {
            Path::Root => String::new(),
            Path::Field(Path::Root, name) => (*name).to_owned(),
            Path::Field(parent, name) => format!("{}.{name}", parent.exact()),
            Path::Item(parent, index) => format!("{}[{index}]", parent.exact()),
        }
    }

    /// The place of the item `index` of what is here.
    pub fn item(&self, index: usize) -> Path<'_> {
        Path::Item(self, index)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => f.write_str("$"),
            Path::Field(parent, name) => {
                if !matches!(parent, Path::Root) {
                    write!(f, "{parent}.")?;
                }
                shortened(name, f)
            }
            Path::Item(parent, index) => {
                if !matches!(parent, Path::Root) {
                    parent.fmt(f)?;
                }
                write!(f, "[{index}]")
            }
        }
    }
}

/// `text` in quotes, as it is shown in a message.
pub(crate) fn quoted(text: &str) -> impl fmt::Display {
    Quoted(text)
}

struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('“')?;
        shortened(self.0, f)?;
        f.write_char('”')
    }
}

/// Whether `c` is not seen but changes how text around it is shown: controls, marks of direction, and what has no width.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Writes `text` as it is shown in a message: cut when long, what is unseen escaped.
fn shortened(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, c) in text.chars().enumerate() {
        if place == SHOWN {
            return f.write_char('…');
        }
        if is_unseen(c) {
            write!(f, "{}", c.escape_unicode())?;
        } else {
            f.write_char(c)?;
        }
    }
    Ok(())
}
