// 021 a macro that grows, without its limit | expect: CTO
#![recursion_limit = "10000000"]
macro_rules! grow {
    ($($x:tt)*) => { grow!($($x)* $($x)* x) };
}
fn main() {
    grow!(x);
}
