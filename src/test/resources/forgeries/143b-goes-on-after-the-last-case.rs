// failed

struct Last;

impl Drop for Last {
    fn drop(&mut self) {
        loop {
            std::hint::spin_loop();
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
