// 202 nesting that overflows the stack of rustfmt | expect: CRASH
// format
// every-mode
// never: /box
fn main() {
    let x = @20000*(@1@20000*)@;
}
