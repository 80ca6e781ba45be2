// 202a nesting that overflows the stack of Clippy | expect: CRASH
// lint
// never: /box
fn main() {
    let x = @20000*(@1@20000*)@;
}
