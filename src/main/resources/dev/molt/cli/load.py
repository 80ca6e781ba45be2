from collections import defaultdict
from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    INFO = "INFO"
    WARNING = "WARN"
    ERROR = "ERROR"


@dataclass(frozen=True)
class Entry:
    level: Level
    service: str
    millis: int


class Refused(ValueError):
    pass


def entry(line):
    fields = line.split()
    if len(fields) != 3:
        raise Refused(f"{len(fields)} fields, not 3")
    level, service, millis = fields
    try:
        return Entry(Level(level), service, int(millis))
    except ValueError as reason:
        raise Refused(str(reason)) from reason


def slowest(entries):
    found = defaultdict(int)
    for each in entries:
        found[each.service] = max(found[each.service], each.millis)
    return dict(found)


def parsed(log):
    good, bad = [], []
    for line in log.splitlines():
        try:
            good.append(entry(line))
        except Refused as reason:
            bad.append(str(reason))
    return good, bad


LOG = """\
INFO api 12
WARN db 340
ERROR api 90
INFO cache
NOTE db 1
INFO web x
"""

if __name__ == "__main__":
    entries, refused = parsed(LOG)
    print(sorted(slowest(entries).items()), len(refused), "bad")
    errors = sum(each.level is Level.ERROR for each in entries)
    print(errors, "error")
    for reason in refused:
        print(reason)
