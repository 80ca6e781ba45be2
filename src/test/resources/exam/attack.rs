//! A learner's library that tries, in safe Rust, to reach its tests and their channel. What opens, it says.

use std::fs::{self, File, OpenOptions, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

fn tell<T>(what: &str, path: &str, done: std::io::Result<T>) {
    match done {
        Ok(_) => println!("OPEN {what} {path}"),
        Err(_) => println!("shut {what} {path}"),
    }
}

/// Ways by which a program reaches its own memory, its descriptors and its file.
pub fn open() {
    for path in [
        "/proc/self/exe",
        "/proc/self/mem",
        "/proc/self/maps",
        "/proc/self/fd/6",
        "/proc/thread-self/fd/6",
        "/proc/1/fd/6",
        "/proc/1/mem",
        "/dev/fd/6",
        "/dev/stdin",
        "/dev/stdout",
        "/box/main",
    ] {
        tell("read", path, File::open(path));
        tell("append", path, OpenOptions::new().append(true).open(path));
        tell("write", path, OpenOptions::new().write(true).truncate(true).open(path));
    }
    tell("find", "itself", std::env::current_exe());
    tell("list", "/proc", fs::read_dir("/proc"));
    tell("list", "/dev/fd", fs::read_dir("/dev/fd/"));
    tell("list", "/box/out", fs::read_dir("/box/out"));
}

/// What the box shows stays as it is.
pub fn change() {
    for path in ["/box/main", "/molt/command", "/molt/clock"] {
        tell("write", path, OpenOptions::new().append(true).open(path));
        tell("permit", path, fs::set_permissions(path, Permissions::from_mode(0o777)));
        tell("rename", path, fs::rename(path, "/box/renamed"));
        tell("replace", path, fs::write("/box/mine", "mine").and_then(|()| fs::rename("/box/mine", path)));
        tell("link", path, fs::hard_link(path, "/box/linked"));
        tell("copy over", path, fs::copy("/molt/command", path));
        tell("remove", path, fs::remove_file(path));
    }
}

/// Files below a folder that hold a text, besides those of the machine itself.
pub fn search(folder: &Path, text: &str) -> usize {
    let mut files = 0;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // What a folder says of its entries does not hold where something is mounted over them.
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        if kind.is_dir() && !["/usr", "/lib", "/lib64"].iter().any(|whole| path == Path::new(whole)) {
            files += search(&path, text);
        } else if kind.is_file() {
            files += 1;
            if fs::read(&path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(text)) {
                println!("OPEN text in {}", path.display());
            }
        }
    }
    files
}

/// The tests' program once more, as a child: it says whether it has the channel.
pub fn child() {
    let status = Command::new("/box/main").arg("child").stdin(Stdio::null()).status();
    println!("child {:?}", status.map(|it| it.code()));
}

/// A program of the learner's own: it ends with the error number of asking for the flags of descriptor 6, 9 where there is none.
pub fn own_program() {
    let mut elf = vec![0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    elf.extend([2, 0, 0x3e, 0, 1, 0, 0, 0]);
    for word in [0x40_0078u64, 64, 0] {
        elf.extend(word.to_le_bytes());
    }
    elf.extend([0, 0, 0, 0, 64, 0, 56, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0]);
    for word in [0u64, 0x40_0000, 0x40_0000, 155, 155, 0x1000] {
        elf.extend(word.to_le_bytes());
    }
    elf.extend([0xbf, 6, 0, 0, 0, 0xbe, 1, 0, 0, 0, 0xb8, 0x48, 0, 0, 0, 0x0f, 5]);
    elf.extend([0xf7, 0xd8, 0x89, 0xc7, 0xb8, 0x3c, 0, 0, 0, 0x0f, 5, 0, 0, 0, 0, 0, 0, 0]);
    fs::write("/box/probe", &elf).unwrap();
    fs::set_permissions("/box/probe", Permissions::from_mode(0o755)).unwrap();
    println!("own program {:?}", Command::new("/box/probe").status().map(|it| it.code()));
}
