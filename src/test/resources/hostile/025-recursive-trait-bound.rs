// 025 a trait bound without end and a raised limit | expect: CTO
#![recursion_limit = "1000000"]
struct Wrap<T>(T);
trait Deep {}
impl<T> Deep for T where Wrap<Wrap<T>>: Deep {}
fn deep<T: Deep>() {}
fn main() {
    deep::<u8>();
}
