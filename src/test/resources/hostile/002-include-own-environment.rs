// 002 the compiler's environment as source, which diagnostics would quote | expect: CE
include!("/proc/self/environ");
fn main() {}
