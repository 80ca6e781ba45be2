// 013 the assembler's binary include | expect: CE
// never: root:
std::arch::global_asm!(".incbin \"/etc/passwd\"");
fn main() {}
