// 018 a slow constant function | expect: CTO
// every-mode
#![allow(long_running_const_eval)]
const fn fib(n: u64) -> u64 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}
const X: u64 = fib(60);
fn main() {
    println!("{X}");
}
