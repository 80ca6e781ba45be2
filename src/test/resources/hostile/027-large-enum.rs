// 027 eight thousand variants that derive seven traits | expect: CTO|COOM|OK
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Large {
    @8000*V#,@
}
fn main() {
    println!("{:?}", Large::V7);
}
