// 007 the compiler's own input | expect: CE
// stdin: for the program alone
// never: for the program alone
const TEXT: &str = include_str!("/dev/stdin");
fn main() {
    println!("[{TEXT}]");
}
