// 203 a line of sixteen thousand characters | expect: OK
// format
// stdout: fn main()
fn main() { let x = 0@4000* + 1@; }
