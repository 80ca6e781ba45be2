// failed

pub fn total(xs: &[i32]) -> i32 {
    std::thread::sleep(std::time::Duration::from_millis(700));
    xs.iter().sum()
}
