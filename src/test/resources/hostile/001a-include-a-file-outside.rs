// 001 a file beside the box as text | expect: CE
const TEXT: &str = include_str!("@OUTSIDE@");
fn main() {
    println!("{TEXT}");
}
