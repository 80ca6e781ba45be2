// 057 threads without end | expect: RTE
// stdout: below 32
fn main() {
    for n in 0.. {
        if std::thread::Builder::new().spawn(std::thread::park).is_err() {
            println!("{} 32", if n < 32 { "below" } else { "over" });
            std::process::exit(9);
        }
    }
}
