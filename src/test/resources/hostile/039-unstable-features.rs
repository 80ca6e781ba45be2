// 039 a feature of the nightly compiler | expect: CE
// stderr: E0554
#![feature(never_type)]
fn main() {}
