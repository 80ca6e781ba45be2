// 058 children without end, which have children | expect: TO
// degraded: TO|OOM
unsafe extern "C" {
    fn fork() -> i32;
}
fn main() {
    loop {
        unsafe { fork() };
    }
}
