// does-not-fit

use std::fmt::Debug;

pub trait Wanted: Debug + PartialEq<i32> {
    fn make() -> Self;
}

#[derive(Debug)]
pub struct Liar;

impl PartialEq<i32> for Liar {
    fn eq(&self, _: &i32) -> bool {
        true
    }
}

impl Wanted for Liar {
    fn make() -> Self {
        Liar
    }
}

pub fn total<T: Wanted>(_xs: &[i32]) -> T {
    T::make()
}
