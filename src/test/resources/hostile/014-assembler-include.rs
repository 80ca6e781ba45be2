// 014 the assembler's text include | expect: CE
// never: root:
std::arch::global_asm!(".include \"/etc/passwd\"");
fn main() {}
