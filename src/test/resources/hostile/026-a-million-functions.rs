// 026 two to the twentieth functions | expect: CTO
struct A<T>(T);
struct B<T>(T);
trait Grow {
    fn grow() -> usize;
}
struct S<const N: usize, T>(T);
macro_rules! level {
    ($n:literal, $m:literal) => {
        impl<T> Grow for S<$n, T> {
            #[inline(never)]
            fn grow() -> usize {
                <S<$m, A<T>>>::grow() + <S<$m, B<T>>>::grow()
            }
        }
    };
}
impl<T> Grow for S<0, T> {
    fn grow() -> usize {
        std::any::type_name::<T>().len()
    }
}
level!(1, 0); level!(2, 1); level!(3, 2); level!(4, 3); level!(5, 4);
level!(6, 5); level!(7, 6); level!(8, 7); level!(9, 8); level!(10, 9);
level!(11, 10); level!(12, 11); level!(13, 12); level!(14, 13); level!(15, 14);
level!(16, 15); level!(17, 16); level!(18, 17); level!(19, 18); level!(20, 19);
fn main() {
    println!("{}", <S<20, u8>>::grow());
}
