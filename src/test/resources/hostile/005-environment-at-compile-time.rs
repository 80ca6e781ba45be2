// 005 variables while compiling | expect: OK
// stdout: None None None /usr/bin
fn main() {
    println!(
        "{:?} {:?} {:?} {}",
        option_env!("JAVA_HOME"),
        option_env!("HOSTILE_SECRET"),
        option_env!("HOME"),
        env!("PATH")
    );
}
