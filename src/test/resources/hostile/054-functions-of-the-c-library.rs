// 054 functions of the C library replaced | expect: RTE
#[no_mangle]
pub extern "C" fn getenv(_: *const u8) -> *const u8 {
    std::ptr::null()
}
#[no_mangle]
pub extern "C" fn write(_: i32, _: *const u8, n: usize) -> isize {
    n as isize
}
#[no_mangle]
pub extern "C" fn malloc(_: usize) -> *mut u8 {
    std::ptr::null_mut()
}
fn main() {
    println!("{:?}", std::env::var("HOME"));
}
