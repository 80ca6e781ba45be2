// 204a unstable features and attributes of rustfmt's own | expect: OK
// format
// stdout: let x = 1;
#![feature(custom_inner_attributes)]
#![rustfmt::skip::macros(include)]
#![rustfmt::config_path = "/etc/passwd"]
fn main() {
    let  x = 1;
}
