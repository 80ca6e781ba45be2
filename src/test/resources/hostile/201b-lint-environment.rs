// 201b Clippy has no environment to tell | expect: CE
// lint
// stderr: environment variable `HOME` not defined at compile time
fn main() {
    println!("{}", env!("HOME"));
}
