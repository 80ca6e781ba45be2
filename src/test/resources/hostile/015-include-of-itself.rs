// 015 a file that includes itself | expect: CE|CRASH|CTO
include!("main.rs");
fn main() {}
