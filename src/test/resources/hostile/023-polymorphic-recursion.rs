// 023 a type that doubles with each call | expect: CE
// stderr: reached the recursion limit
fn grow<T: Copy>(x: T, n: u32) -> u32 {
    if n == 0 { 0 } else { grow((x, x), n - 1) }
}
fn main() {
    println!("{}", grow(1u8, std::env::args().count() as u32));
}
