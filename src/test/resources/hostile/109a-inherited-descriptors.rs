// 109 looks for open files that it did not open | expect: DENY
// stdout: open ["0", "1", "2"]
fn main() {
    let all: Vec<_> = std::fs::read_dir("/proc/self/fd").unwrap().map(|fd| fd.unwrap().path()).collect();
    // The folder itself was open while it was read.
    let mut open: Vec<_> = all.iter().filter(|fd| fd.exists()).map(|fd| fd.file_name().unwrap()).collect();
    open.sort();
    println!("open {open:?}");
}
