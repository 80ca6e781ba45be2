// 019 two gigabytes as a constant | expect: COOM
const fn make() -> [u8; 2 << 30] {
    [1; 2 << 30]
}
const X: [u8; 2 << 30] = make();
fn main() {
    println!("{}", X[std::env::args().count()]);
}
