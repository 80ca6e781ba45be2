// 069 a flood on standard output | expect: OLE
// stdout: aaaa
fn main() {
    loop {
        println!("{}", "a".repeat(1000));
    }
}
