// 031 a program larger than a file may be | expect: CE
// sentence: larger than 128 MiB
// never: COMPILER_CRASHED
// shortened: CTO
// real-limits
static X: [u8; 200 << 20] = [1; 200 << 20];
fn main() {
    println!("{}", X[std::env::args().count()]);
}
