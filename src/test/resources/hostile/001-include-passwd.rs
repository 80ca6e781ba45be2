// 001 a file of the machine as text | expect: CE
// stderr: couldn't read
// never: root:
const TEXT: &str = include_str!("/etc/passwd");
fn main() {
    println!("{TEXT}");
}
