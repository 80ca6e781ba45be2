use std::collections::HashMap;
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
enum Level {
    Info,
    Warning,
    Error,
}

#[derive(Debug, Clone)]
struct Entry {
    level: Level,
    service: String,
    millis: u32,
}

#[derive(Debug)]
enum Refused {
    Fields(usize),
    Level(String),
    Number(std::num::ParseIntError),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Fields(count) => write!(f, "{count} fields, not 3"),
            Refused::Level(level) => write!(f, "no level {level}"),
            Refused::Number(reason) => write!(f, "no number: {reason}"),
        }
    }
}

fn entry(line: &str) -> Result<Entry, Refused> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let [level, service, millis] = fields[..] else {
        return Err(Refused::Fields(fields.len()));
    };
    let level = match level {
        "INFO" => Level::Info,
        "WARN" => Level::Warning,
        "ERROR" => Level::Error,
        other => return Err(Refused::Level(other.to_string())),
    };
    let millis = millis.parse().map_err(Refused::Number)?;
    Ok(Entry { level, service: service.to_string(), millis })
}

fn slowest(entries: &[Entry]) -> HashMap<&str, u32> {
    let mut slowest = HashMap::new();
    for entry in entries {
        let most = slowest.entry(entry.service.as_str()).or_insert(0);
        *most = entry.millis.max(*most);
    }
    slowest
}

fn main() {
    let log = "INFO api 12\nWARN db 340\nERROR api 90\nINFO cache\nNOTE db 1\nINFO web x";
    let (good, bad): (Vec<_>, Vec<_>) = log.lines().map(entry).partition(Result::is_ok);
    let entries: Vec<Entry> = good.into_iter().flatten().collect();
    let mut found: Vec<_> = slowest(&entries).into_iter().collect();
    found.sort();
    println!("{found:?} {} bad", bad.len());
    let errors = entries.iter().filter(|entry| entry.level == Level::Error).count();
    println!("{errors} error");
    bad.into_iter().filter_map(Result::err).for_each(|reason| println!("{reason}"));
}
