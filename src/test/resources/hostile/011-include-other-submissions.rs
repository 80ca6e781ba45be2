// 011 hidden tests and the way up to other submissions | expect: CE
const A: &str = include_str!("/box/hidden/tests.rs");
const B: &str = include_str!("../../../../../../@FOLDER@/programs");
const C: &str = include_str!("/box/out/../../slot-0/main.rs");
fn main() {
    println!("{A}{B}{C}");
}
