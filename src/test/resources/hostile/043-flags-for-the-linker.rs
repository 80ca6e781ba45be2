// 043 a linker flag in a library's name | expect: CE
#[link(name = "c,-o,/box/pwned")]
extern "C" {}
fn main() {}
