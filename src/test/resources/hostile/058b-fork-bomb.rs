// 058 children without end, which have children | expect: TO|OOM|RTE
unsafe extern "C" {
    fn fork() -> i32;
}
fn main() {
    loop {
        unsafe { fork() };
    }
}
