//! What runs side by side says whose line each line is.

use std::cell::Cell;

thread_local! {
    static MARK: Cell<&'static str> = const { Cell::new("") };
}

/// What the lines of this thread start with: nothing where nothing runs beside it.
pub fn of_thread() -> &'static str {
    MARK.get()
}

/// Runs `work` with `mark` before its lines.
pub fn with<T>(mark: &'static str, work: impl FnOnce() -> T) -> T {
    let before = MARK.replace(mark);
    let done = work();
    MARK.set(before);
    done
}

/// `println!` of one line, with this thread's mark.
macro_rules! say {
    ($($words:tt)*) => {
        println!("{}{}", crate::mark::of_thread(), format_args!($($words)*))
    };
}

pub(crate) use say;
