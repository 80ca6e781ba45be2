// 051 an internal error of the compiler: a call that it finds no function for | expect: CRASH
// rustc: 1.95
// never: rustc-ice
// never: /rustc-dev
// never: panicked
pub trait Give {
    type Gift<'a>;
}
pub struct Giver;
impl Give for Giver {
    type Gift<'a> = u8;
}
pub trait Call {
    fn call(&self) {}
}
impl<T: Give> Call for fn(T, T::Gift<'_>) {}
fn take<T: Give>(given: fn(T, T::Gift<'_>)) {
    let it: &dyn Call = &given;
    it.call();
}
fn main() {
    take(|_: Giver, _| {});
}
