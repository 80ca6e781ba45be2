// 017 a constant that is never done | expect: CTO
// real-limits
#![allow(long_running_const_eval)]
const X: u64 = {
    let mut n: u64 = 0;
    loop {
        n = n.wrapping_add(1);
    }
};
fn main() {
    println!("{X}");
}
