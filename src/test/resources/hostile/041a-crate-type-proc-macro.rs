// 041 code that the compiler would load | expect: OK
#![crate_type = "proc-macro"]
fn main() {}
