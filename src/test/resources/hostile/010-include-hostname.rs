// 010 the machine's name | expect: CE
include!("/etc/hostname");
fn main() {}
