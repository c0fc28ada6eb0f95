//! Prints the TypeScript declarations of the core's contract.
//!
//! Apart from `xtask`, so that `cargo xtask` itself builds and runs, and can say what to do, while
//! the core does not compile.

fn main() {
    print!("{}", skills_gap::typescript::declarations());
}
