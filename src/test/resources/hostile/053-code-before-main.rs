// 053 a function that runs before main: it runs in the box like all else | expect: OK
// stdout: before
#[used]
#[link_section = ".init_array"]
static BEFORE: extern "C" fn() = {
    extern "C" fn before() {
        println!("before");
        std::process::exit(0);
    }
    before
};
fn main() {
    println!("main");
}
