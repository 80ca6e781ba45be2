// 009 a file of the machine as a module; the message quotes lines | expect: CE
// never: root:
#[path = "/etc/passwd"]
mod x;
fn main() {}
