// 041 code that the compiler would load | expect: OK|CE
#![crate_type = "proc-macro"]
fn main() {}
