// 201c a module of Clippy's that lies elsewhere | expect: CE
// lint
// stderr: couldn't read
#[path = "@OUTSIDE@"]
mod outside;
fn main() {}
