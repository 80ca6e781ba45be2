// 022 concat, ten-fold, nine deep | expect: CTO
macro_rules! ten {
    ($x:expr) => { concat!($x, $x, $x, $x, $x, $x, $x, $x, $x, $x) };
}
const X: &str = ten!(ten!(ten!(ten!(ten!(ten!(ten!(ten!(ten!("0123456789")))))))));
fn main() {
    println!("{}", X.len());
}
