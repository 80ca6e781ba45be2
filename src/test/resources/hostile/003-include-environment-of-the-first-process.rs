// 003 the environment of bubblewrap | expect: CE
const TEXT: &str = include_str!("/proc/1/environ");
fn main() {
    println!("{TEXT}");
}
