// 055 a compile that works hard and is allowed to | expect: OK
// stdout: all 30
use std::collections::{BTreeMap, HashMap};
fn main() {
    let mut all: BTreeMap<String, HashMap<u32, Vec<Option<Box<dyn Fn(u32) -> u32>>>>> = BTreeMap::new();
    @30*all.entry("k#".to_string()).or_default().entry(#).or_default().push(Some(Box::new(|x| x + #)));@
    println!("all {}", all.len());
}
