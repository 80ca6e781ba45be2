// 033 sixty thousand signs before a number | expect: CRASH|CE
fn main() {
    let x: i64 = @60000*-@ 1;
    println!("{x}");
}
