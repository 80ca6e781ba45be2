// 086 recursion without end | expect: RTE
fn deep(n: u64) -> u64 {
    if std::hint::black_box(n) == u64::MAX { 0 } else { deep(n + 1) + 1 }
}
fn main() {
    println!("{}", deep(0));
}
