//! What surrounds the tests of an exercise: runs case by case and reports on a channel of its own, which nothing of the learner's can
//! reach: it is no standard stream, no child inherits it, and the box shows no /proc to open it by. A report is lines of JSON:
//! each test, then each call, in order, and the end. What is missing did not happen.

use ::std::any::Any;
use ::std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use ::std::fmt::Debug;
use ::std::fs::File;
use ::std::hash::Hash;
use ::std::io::{Read, Write};
use ::std::os::fd::{AsRawFd, FromRawFd};
use ::std::panic::{self, AssertUnwindSafe};
use ::std::sync::Mutex;

const CHANNEL: i32 = 6;
const F_SETFD: i32 = 2;
const FD_CLOEXEC: i32 = 1;
/// As the main thread of a program has it.
const STACK_BYTES: usize = 8 << 20;
const LONGEST_TEXT: usize = 2_000;
const THREAD: &str = "tests";

unsafe extern "C" {
    fn fcntl(descriptor: i32, command: i32, ...) -> i32;
    fn dup2(from: i32, to: i32) -> i32;
}

/// The file of the learner's crate.
const LEARNERS: &str = "main.rs";

/// Line of the last panic in the learner's text, 0 when it was elsewhere.
static PANICKED_AT: Mutex<u32> = Mutex::new(0);

pub struct Suite {
    pub tests: &'static [Test],
    pub call: fn(&mut Given) -> Called,
}

pub struct Test {
    pub run: fn() -> ::std::result::Result<(), String>,
    /// What its panic has to hold, where it is to panic.
    pub panics: Option<&'static str>,
}

/// What a call gave.
pub struct Called {
    value: String,
    shown: String,
    after: Vec<String>,
    after_shown: Vec<String>,
}

impl Called {
    pub fn gave<T: Shown + Debug>(value: T) -> Called {
        let shown = cut(&::std::format!("{value:?}"));
        Called { value: json(&value), shown: json(&shown), after: Vec::new(), after_shown: Vec::new() }
    }

    /// Adds a parameter that the call could change.
    pub fn and_left<T: Shown + Debug>(mut self, argument: &T) -> Called {
        self.after.push(json(argument));
        self.after_shown.push(json(&cut(&::std::format!("{argument:?}"))));
        self
    }
}

pub fn run(suite: Suite) {
    let channel = unsafe {
        fcntl(CHANNEL, F_SETFD, FD_CLOEXEC);
        File::from_raw_fd(CHANNEL)
    };
    let mut text = String::new();
    ::std::io::stdin().read_to_string(&mut text).expect("the inputs as UTF-8");
    // The stack of a thread of ours has a guard that needs no /proc.
    let thread = ::std::thread::Builder::new().name(THREAD.into()).stack_size(STACK_BYTES);
    let done = thread.spawn(move || all(&suite, &text, channel)).expect("a thread").join();
    if done.is_err() {
        ::std::process::abort();
    }
}

/// A panic is reported with its case; one in another thread is printed as ever. For each case anew: a learner's text can set a hook too.
fn quiet() {
    let _ = panic::take_hook();
    let usual = panic::take_hook();
    panic::set_hook(::std::boxed::Box::new(move |panicked| {
        if ::std::thread::current().name() == Some(THREAD) {
            let line = panicked.location().filter(|place| place.file() == LEARNERS).map_or(0, |place| place.line());
            *PANICKED_AT.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = line;
        } else {
            usual(panicked);
        }
    }));
}

fn all(suite: &Suite, text: &str, mut channel: File) {
    let mut cases = 0;
    for test in suite.tests {
        report(&mut channel, "test", cases, &of_test(test));
        cases += 1;
    }
    let mut given = Given { rest: text };
    let (calls, heard): (usize, usize) = if text.is_empty() { (0, 0) } else { Taken::take(&mut given) };
    for number in 0..calls {
        if number == heard {
            fall_silent();
        }
        report(&mut channel, "call", number, &of_call(suite.call, &mut given));
    }
    write(&mut channel, &::std::format!("{{\"end\":{}}}\n", cases + calls));
}

/// What is printed for inputs that the learner has not seen would bury the rest.
fn fall_silent() {
    let nowhere = File::options().write(true).open("/dev/null").expect("/dev/null");
    let _ = ::std::io::stdout().flush();
    unsafe {
        dup2(nowhere.as_raw_fd(), 1);
        dup2(nowhere.as_raw_fd(), 2);
    }
}

fn of_test(test: &Test) -> String {
    match (outcome(test.run), test.panics) {
        (Ok(Ok(())), None) => "\"holds\":true".into(),
        (Ok(Ok(())), Some(_)) => failed("it should panic and does not", 0),
        (Ok(Err(error)), _) => failed(&::std::format!("it ended with the error {error}"), 0),
        (Err((message, _)), Some(part)) if message.contains(part) => "\"holds\":true".into(),
        (Err((message, line)), _) => failed(&message, line),
    }
}

fn of_call(call: fn(&mut Given) -> Called, given: &mut Given) -> String {
    match outcome(|| call(given)) {
        // The next call's inputs begin where this one's end: all arguments are read before the learner's function begins.
        Ok(called) => ::std::format!(
            "\"holds\":true,\"value\":{},\"shown\":{},\"after\":[{}],\"left\":[{}]",
            called.value,
            called.shown,
            called.after.join(","),
            called.after_shown.join(",")
        ),
        Err((message, line)) => failed(&message, line),
    }
}

fn outcome<T>(case: impl FnOnce() -> T) -> ::std::result::Result<T, (String, u32)> {
    quiet();
    panic::catch_unwind(AssertUnwindSafe(case)).map_err(|payload| {
        let line = *PANICKED_AT.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        (message(&*payload), line)
    })
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
    cut(text.unwrap_or("it panicked without a message"))
}

fn failed(message: &str, line: u32) -> String {
    ::std::format!("\"holds\":false,\"message\":{},\"line\":{line}", json(&message.to_string()))
}

fn report(channel: &mut File, kind: &str, number: usize, how: &str) {
    write(channel, &::std::format!("{{\"{kind}\":{number},{how}}}\n"));
}

/// At once: the next case may be the end of this program.
fn write(channel: &mut File, line: &str) {
    if channel.write_all(line.as_bytes()).is_err() {
        ::std::process::abort();
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).collect()
}

/// What a test may return.
pub trait Ended {
    fn ended(self) -> ::std::result::Result<(), String>;
}

impl Ended for () {
    fn ended(self) -> ::std::result::Result<(), String> {
        Ok(())
    }
}

impl<E: Debug> Ended for ::std::result::Result<(), E> {
    fn ended(self) -> ::std::result::Result<(), String> {
        self.map_err(|error| cut(&::std::format!("{error:?}")))
    }
}

/// The inputs: every value is its parts one after the other, every part its length in bytes, a colon, and its text.
pub struct Given<'a> {
    rest: &'a str,
}

impl<'a> Given<'a> {
    fn part(&mut self) -> &'a str {
        let (length, rest) = self.rest.split_once(':').expect("a part");
        let (part, rest) = rest.split_at(length.parse().expect("a length"));
        self.rest = rest;
        part
    }
}

/// A value that can be read from the inputs.
pub trait Taken {
    fn take(given: &mut Given) -> Self;
}

macro_rules! taken_by_parsing {
    ($($each:ty),*) => {$(
        impl Taken for $each {
            fn take(given: &mut Given) -> Self {
                given.part().parse().expect(::core::stringify!($each))
            }
        }
    )*};
}

taken_by_parsing!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64, bool, char, String);

impl<T: Taken> Taken for Vec<T> {
    fn take(given: &mut Given) -> Self {
        let length: usize = Taken::take(given);
        (0..length).map(|_| T::take(given)).collect()
    }
}

impl<T: Taken> Taken for Option<T> {
    fn take(given: &mut Given) -> Self {
        bool::take(given).then(|| T::take(given))
    }
}

macro_rules! taken_by_collecting {
    ($($collection:ident<$($part:ident [$($bound:ident)*]),*>;)*) => {$(
        impl<$($part: Taken $(+ $bound)*),*> Taken for $collection<$($part),*> {
            fn take(given: &mut Given) -> Self {
                let length: usize = Taken::take(given);
                (0..length).map(|_| Taken::take(given)).collect()
            }
        }
    )*};
}

taken_by_collecting! {
    HashSet<T [Eq Hash]>;
    BTreeSet<T [Ord]>;
    HashMap<K [Eq Hash], V []>;
    BTreeMap<K [Ord], V []>;
}

/// A value that can be told as JSON. Numbers with a point are texts, since JSON has no infinity; `Some(x)` is `[x]`.
pub trait Shown {
    fn show(&self, json: &mut String);
}

fn json<T: Shown + ?Sized>(value: &T) -> String {
    let mut json = String::new();
    value.show(&mut json);
    json
}

macro_rules! shown_as_it_is {
    ($($each:ty),*) => {$(
        impl Shown for $each {
            fn show(&self, json: &mut String) {
                json.push_str(&self.to_string());
            }
        }
    )*};
}

shown_as_it_is!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, bool);

macro_rules! shown_as_text {
    ($($each:ty),*) => {$(
        impl Shown for $each {
            fn show(&self, json: &mut String) {
                ::std::format!("{self:?}").show(json);
            }
        }
    )*};
}

shown_as_text!(f32, f64);

impl Shown for str {
    fn show(&self, json: &mut String) {
        json.push('"');
        for each in self.chars() {
            match each {
                '"' | '\\' => json.extend(['\\', each]),
                '\0'..'\x20' => json.push_str(&::std::format!("\\u{:04x}", u32::from(each))),
                _ => json.push(each),
            }
        }
        json.push('"');
    }
}

impl Shown for String {
    fn show(&self, json: &mut String) {
        self.as_str().show(json);
    }
}

impl Shown for char {
    fn show(&self, json: &mut String) {
        self.to_string().show(json);
    }
}

impl Shown for () {
    fn show(&self, json: &mut String) {
        json.push_str("null");
    }
}

impl<T: Shown + ?Sized> Shown for &T {
    fn show(&self, json: &mut String) {
        (**self).show(json);
    }
}

fn list<'a, T: Shown + 'a>(values: impl IntoIterator<Item = T>, json: &mut String) {
    json.push('[');
    for (number, value) in values.into_iter().enumerate() {
        if number > 0 {
            json.push(',');
        }
        value.show(json);
    }
    json.push(']');
}

impl<T: Shown> Shown for [T] {
    fn show(&self, json: &mut String) {
        list(self, json);
    }
}

impl<T: Shown> Shown for Option<T> {
    fn show(&self, json: &mut String) {
        match self {
            Some(value) => list([value], json),
            None => json.push_str("null"),
        }
    }
}

impl<T: Shown, E: Debug> Shown for ::std::result::Result<T, E> {
    fn show(&self, json: &mut String) {
        json.push_str(if self.is_ok() { "{\"ok\":" } else { "{\"err\":" });
        match self {
            Ok(value) => value.show(json),
            Err(error) => cut(&::std::format!("{error:?}")).show(json),
        }
        json.push('}');
    }
}

macro_rules! shown_as_list {
    ($($collection:ident<$($part:ident),*>;)*) => {$(
        impl<$($part: Shown),*> Shown for $collection<$($part),*> {
            fn show(&self, json: &mut String) {
                list(self, json);
            }
        }
    )*};
}

shown_as_list! {
    Vec<T>;
    HashSet<T>;
    BTreeSet<T>;
    HashMap<K, V>;
    BTreeMap<K, V>;
}

macro_rules! tuples {
    ($(($($part:ident $number:tt),+);)*) => {$(
        impl<$($part: Taken),+> Taken for ($($part,)+) {
            fn take(given: &mut Given) -> Self {
                ($($part::take(given),)+)
            }
        }

        impl<$($part: Shown),+> Shown for ($($part,)+) {
            fn show(&self, json: &mut String) {
                let parts = [$(json_of(&self.$number)),+];
                json.push('[');
                json.push_str(&parts.join(","));
                json.push(']');
            }
        }
    )*};
}

fn json_of<T: Shown>(value: &T) -> String {
    json(value)
}

tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
}
