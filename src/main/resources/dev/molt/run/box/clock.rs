//! Takes on the limits it is given, as prlimit(1) names them. Waits for a byte of input, as its box may have been made long before it is
//! needed, and ends when there is none. Then it starts the program named in /molt/command, word by word, with NUL between, waits for it, ends whatever it has left, and reports on descriptor 5 how it
//! ended and what it took: wait status, wall time in nanoseconds, user and system time in microseconds, largest resident memory in KiB.
//! Exit codes alone cannot tell `exit(137)` from a kill.

use std::env::args;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::fd::FromRawFd;
use std::os::unix::ffi::OsStrExt;
use std::process::{exit, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

const REPORT: i32 = 5;
const F_SETFD: i32 = 2;
const FD_CLOEXEC: i32 = 1;
const EVERY_OTHER: i32 = -1;
const SIGKILL: i32 = 9;
const ANY_CHILD: i32 = -1;
const NO_HANG: i32 = 1;
const OF_EVERY_KIND: i32 = 0x4000_0000;
const PR_SET_DUMPABLE: i32 = 4;
const TEXT_FILE_BUSY: i32 = 26;
const MOST_TRIES: u32 = 500;

#[repr(C)]
#[derive(Default)]
struct Usage {
    user: [i64; 2],
    system: [i64; 2],
    max_resident: i64,
    others: [i64; 13],
}

unsafe extern "C" {
    fn wait4(pid: i32, status: *mut i32, options: i32, usage: *mut Usage) -> i32;
    fn kill(pid: i32, signal: i32) -> i32;
    fn fcntl(descriptor: i32, command: i32, ...) -> i32;
    fn prctl(option: i32, ...) -> i32;
    fn read(descriptor: i32, to: *mut u8, most: usize) -> isize;
    fn setrlimit(resource: i32, limit: *const [u64; 2]) -> i32;
}

/// Numbers of resources on Linux, see getrlimit(2).
const RESOURCES: [(&str, i32); 8] =
    [("--cpu", 0), ("--fsize", 1), ("--stack", 3), ("--core", 4), ("--nproc", 6), ("--nofile", 7), ("--memlock", 8), ("--as", 9)];

/// Inside the box, as the number of processes counts per user and user namespace. `word` is `--RESOURCE=MOST` or `--RESOURCE=SOFT:HARD`.
fn limit(word: &str) -> Option<()> {
    let (name, most) = word.split_once('=')?;
    let (_, resource) = RESOURCES.iter().find(|(known, _)| *known == name)?;
    let (soft, hard) = most.split_once(':').unwrap_or((most, most));
    let limit = [soft.parse().ok()?, hard.parse().ok()?];
    (unsafe { setrlimit(*resource, &limit) } == 0).then_some(())
}

fn main() {
    for word in args().skip(1) {
        if limit(&word).is_none() {
            eprintln!("The box could not be limited by {word}");
            exit(126);
        }
    }
    // The program must reach the report neither by inheriting it nor through /proc.
    let mut report = unsafe {
        fcntl(REPORT, F_SETFD, FD_CLOEXEC);
        prctl(PR_SET_DUMPABLE, 0u64, 0u64, 0u64, 0u64);
        File::from_raw_fd(REPORT)
    };
    // One byte and no more: all others are the program's input.
    let mut go = 0u8;
    if unsafe { read(0, &mut go, 1) } != 1 {
        exit(0);
    }
    let text = fs::read("/molt/command").expect("a command to start");
    let mut words = text.split(|byte| *byte == 0).map(OsStr::from_bytes);
    let mut command = Command::new(words.next().expect("a program to start"));
    command.args(words);
    let started = Instant::now();
    // Whatever the server starts holds the file that it has just written open for a moment more.
    let mut tries = 0;
    let mut spawned = command.spawn();
    while tries < MOST_TRIES && matches!(&spawned, Err(reason) if reason.raw_os_error() == Some(TEXT_FILE_BUSY)) {
        sleep(Duration::from_millis(1));
        tries += 1;
        spawned = command.spawn();
    }
    let child = match spawned {
        Ok(child) => child,
        Err(reason) => {
            eprintln!("The box could not start the program: {reason}");
            exit(126);
        }
    };
    let mut status = 0;
    let mut usage = Usage::default();
    while unsafe { wait4(child.id() as i32, &mut status, 0, &mut usage) } < 0 {}
    let wall = started.elapsed().as_nanos();
    // The next run uses the same files: nothing of this one may still read them. The kernel spares the box's first process and us, and
    // says when there is nobody else. A program may make children that are ours: they count until we have waited for them.
    while unsafe { kill(EVERY_OTHER, SIGKILL) } == 0 {
        while unsafe { wait4(ANY_CHILD, &mut 0, NO_HANG | OF_EVERY_KIND, &mut Usage::default()) } > 0 {}
        sleep(Duration::from_micros(50));
    }
    let micros = |time: [i64; 2]| time[0] * 1_000_000 + time[1];
    let cpu = micros(usage.user) + micros(usage.system);
    let line = format!("{status} {wall} {cpu} {}\n", usage.max_resident);
    let _ = report.write_all(line.as_bytes());
    exit(if status & 0x7f == 0 { status >> 8 & 0xff } else { 128 + (status & 0x7f) });
}
