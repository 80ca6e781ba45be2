// 033 a hundred thousand signs before a number | expect: CRASH
macro_rules! twice {
    ($($sign:tt)*) => { $($sign)* $($sign)* 1 };
}
fn main() {
    let x: i64 = twice!(@50000*-@);
    println!("{x}");
}
