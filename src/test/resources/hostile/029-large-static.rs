// 029 four gigabytes that are not zero | expect: COOM
// real-limits
// every-mode
static X: [u8; 4 << 30] = [1; 4 << 30];
fn main() {
    println!("{}", X[std::env::args().count()]);
}
