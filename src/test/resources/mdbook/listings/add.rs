// ANCHOR: helper
fn add(a: i32, b: i32) -> i32 {
    a + b
}
// ANCHOR_END: helper

fn main() {
    // ANCHOR: call
    let sum = add(20, 22);
    println!("{sum}");
    // ANCHOR_END: call
}
