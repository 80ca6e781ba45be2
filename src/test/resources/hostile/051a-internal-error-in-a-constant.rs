// 051 an internal error of the compiler: a constant that it did not foresee | expect: CRASH
// rustc: 1.95
// never: rustc-ice
// never: /rustc-dev
// never: panicked
enum Range {
    A(isize) = 2..=7,
    B = 2..=7,
}
const ALL: &'static [Range] = &[Range::B, Range::A(3)];
fn main() {}
