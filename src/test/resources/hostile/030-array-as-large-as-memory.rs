// 030 an array of all addresses | expect: CE
fn main() {
    let x = [0u8; usize::MAX];
    println!("{}", x[std::env::args().count()]);
}
