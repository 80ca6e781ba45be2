// 006 an endless file | expect: COOM|CE|CTO
const BYTES: &[u8] = include_bytes!("/dev/zero");
fn main() {
    println!("{}", BYTES.len());
}
