// 201a Clippy is shown no other file | expect: CE
// lint
// every-mode
// stderr: couldn't read `/etc/passwd`
// never: root:x
fn main() {
    println!("{}", include_str!("/etc/passwd"));
}
