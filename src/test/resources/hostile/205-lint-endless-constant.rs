// 205 a constant that takes Clippy for ever | expect: CTO
// lint
#![allow(long_running_const_eval)]
const N: u64 = {
    let mut i = 0u64;
    loop {
        i += 1;
        if i == u64::MAX {
            break i;
        }
    }
};
fn main() {
    println!("{N}");
}
