// failed

struct Last;

impl Drop for Last {
    fn drop(&mut self) {
        let mut kept: Vec<Vec<u8>> = Vec::new();
        loop {
            kept.push(vec![1; 16 << 20]);
        }
    }
}

thread_local! {
    static LAST: Last = const { Last };
}

pub fn total(xs: &[i32]) -> i32 {
    LAST.with(|_| {});
    xs.iter().sum()
}
