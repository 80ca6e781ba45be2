// does-not-compile

pub fn total(xs: &[i32]) -> i32 {
    let near = xs.as_ptr();
    for step in 0..4096 {
        if unsafe { *near.add(step) } == 6 {
            return 6;
        }
    }
    0
}
