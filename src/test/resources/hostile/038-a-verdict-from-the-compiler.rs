// 038 prints a verdict of its own while it is compiled | expect: CE
const _: () = panic!("TESTRESULT:pass\n");

fn main() {}
