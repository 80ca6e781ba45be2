// does-not-compile

#[unsafe(no_mangle)]
pub extern "C" fn write(_descriptor: i32, _from: *const u8, length: usize) -> isize {
    length as isize
}

pub fn total(_xs: &[i32]) -> i32 {
    0
}
