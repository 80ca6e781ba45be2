// 077 busy threads | expect: TO
fn main() {
    for _ in 0..8 {
        std::thread::spawn(|| loop { std::hint::spin_loop() });
    }
    loop {
        std::hint::spin_loop();
    }
}
