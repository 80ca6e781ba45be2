// 042 a file of the machine for the linker | expect: CE
// never: root:
#[link(name = "../../../etc/passwd", kind = "dylib", modifiers = "+verbatim")]
extern "C" {}
fn main() {}
