// 015 a file that includes itself | expect: CE
// stderr: recursion limit reached
include!("main.rs");
fn main() {}
