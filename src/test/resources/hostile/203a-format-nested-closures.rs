// 203a closures in closures, which rustfmt lays out in every way there is | expect: CTO
// format
// every-mode
fn main() {
    let x = @40*f(|a| { @1@40* })@;
}
