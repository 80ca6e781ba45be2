// 041 a library instead of a program | expect: OK
// stdout: a program
#![crate_type = "cdylib"]
fn main() {
    println!("a program");
}
