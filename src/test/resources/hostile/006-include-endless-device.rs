// 006 an endless file, of which not even two seconds are read | expect: COOM
const BYTES: &[u8] = include_bytes!("/dev/zero");
fn main() {
    println!("{}", BYTES.len());
}
