// failed

use std::process::Command;

// Children are killed for their memory; the answer is wrong whatever becomes of them.
pub fn total(_xs: &[i32]) -> i32 {
    let children: Vec<_> = (0..10).filter_map(|_| Command::new("/box/main").spawn().ok()).collect();
    for mut child in children {
        let _ = child.wait();
    }
    0
}
