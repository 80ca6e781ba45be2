// failed

use std::fs;
use std::os::unix::fs::PermissionsExt;

pub fn total(_xs: &[i32]) -> i32 {
    println!("{:?}", fs::set_permissions("/box/main", fs::Permissions::from_mode(0o777)));
    println!("{:?}", fs::copy("/box/main", "/box/copy"));
    println!("{:?}", fs::hard_link("/box/main", "/box/link"));
    println!("{:?}", fs::rename("/box/main", "/box/moved"));
    println!("{:?}", fs::write("/box/main", "PASSED"));
    println!("{:?}", fs::remove_file("/box/main"));
    0
}
