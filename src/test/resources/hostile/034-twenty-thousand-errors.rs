// 034 twenty thousand type errors | expect: CE
// never: cutBytes=0,
// stderr: E0308
macro_rules! ten {
    ($($x:tt)*) => { $($x)* $($x)* $($x)* $($x)* $($x)* $($x)* $($x)* $($x)* $($x)* $($x)* };
}
fn main() {
    @2000*ten!{let _:u8="";}@
}
