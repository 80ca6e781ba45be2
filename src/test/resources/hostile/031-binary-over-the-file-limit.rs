// 031 a program larger than a file may be | expect: CE|COOM|CTO|CRASH
static X: [u8; 200 << 20] = [1; 200 << 20];
fn main() {
    println!("{}", X[std::env::args().count()]);
}
