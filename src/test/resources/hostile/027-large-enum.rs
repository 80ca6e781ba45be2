// 027 eight thousand variants that derive seven traits | expect: COOM
// shortened: CTO
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Large {
    @8000*V#,@
}
fn main() {
    println!("{:?}", Large::V7);
}
