// 201 rustfmt reads no other file | expect: OK
// format
// every-mode
// stdout: include_str!("/etc/passwd");
#[path = "/etc/passwd"]
mod passwd;
#[path = "@OUTSIDE@"]
mod outside;
mod rustfmt_toml;
fn main() {
    let  text = include_str!("/etc/passwd");
}
