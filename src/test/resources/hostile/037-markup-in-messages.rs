// 037 markup in a message of the compiler: data, for the page to show as text | expect: CE
// stderr: <img src=x onerror=alert(1)>
compile_error!("<img src=x onerror=alert(1)></script>");
fn main() {}
