// failed

pub fn total(xs: &[i32]) -> i32 {
    println!("{}", "padding ".repeat(100_000));
    xs.iter().sum()
}
