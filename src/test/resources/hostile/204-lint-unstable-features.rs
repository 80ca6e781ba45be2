// 204 unstable features for Clippy | expect: CE
// lint
// stderr: E0554
#![feature(rustc_attrs)]
#![feature(custom_inner_attributes)]
#![clippy::msrv = "0"]
#[rustc_layout(debug)]
type T = u8;
fn main() {}
