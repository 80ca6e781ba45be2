// 086 reads from nowhere | expect: RTE
fn main() {
    let nowhere = std::hint::black_box(std::ptr::null::<u8>());
    println!("{}", unsafe { std::ptr::read_volatile(nowhere) });
}
