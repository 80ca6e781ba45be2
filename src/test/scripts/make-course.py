#!/usr/bin/env python3
"""Writes a course of any size, to measure Molt with: make-course.py DIR --lessons 1000 --pairs 5000

The same numbers give the same course. Every lesson is as long as a real one, no two share a text, and nothing in it is a mistake.
"""

import argparse
import random
from pathlib import Path

PROSE_WORDS = 600

NOUNS = """account archive balance basket batch beacon branch bridge broker bucket buffer cabinet cache canvas carrier
chapter circuit cluster column comet courier cursor dataset delivery desk digest drawer engine entry envelope
event factor festival filter flight folder forest frame garden gateway harbour header hotel index invoice journal kernel
kitchen ladder ledger letter library lighthouse limit locker machine margin market matrix message meter mirror module
monitor mountain network notebook number office orchard order packet palette parcel passage pattern payment pipeline
planet platform pointer pool portrait process profile queue quota railway record region registry report request
reservoir result river route sample schedule sensor server session shelf shipment signal sketch socket station storage
stream summary switch symbol table ticket token tower track traffic travel tunnel valley vector village volume voyage
wagon warehouse window workshop""".split()
VERBS = """borrows carries changes checks clones collects compares copies counts drops fills follows gathers groups holds
keeps lends loses maps marks measures meets merges mirrors moves names needs opens orders owns passes prints reads
records refuses releases renames repeats returns shares shows sorts splits stores swaps takes tests touches tracks turns
updates visits wraps writes""".split()
QUALITIES = """bare borrowed brief broad calm certain clean clear closed common complete early empty equal even exact fair
final fine firm first fixed free fresh full general gentle guarded hidden honest idle large late light local long loose
mutable narrow new odd old open owned plain private public quick quiet ready rough scarce shared sharp short simple
single slow small sparse steady strict thin unused usual vague valid warm whole wide""".split()


class Words:
    """Names, numbers and sentences of one lesson. Numbers are seeds of their own, so that lessons do not depend on each other."""

    def __init__(self, lesson: int):
        self.random = random.Random(lesson)
        self.lesson = lesson

    def nouns(self, count: int) -> list[str]:
        return self.random.sample(NOUNS, count)

    def numbers(self, count: int) -> list[int]:
        return self.random.sample(range(2, 1_000), count)

    def sentence(self) -> str:
        a, b = self.nouns(2)
        quality, other = self.random.sample(QUALITIES, 2)
        return self.random.choice(
            [
                f"A {quality} {a} {self.verb()} the {other} {b}, and nothing else {self.verb()} it.",
                f"In Python the {a} {self.verb()} its {quality} {b}; in Rust the `{b}` {self.verb()} the {a} first.",
                f"Whoever {self.verb()} a {quality} {a} also {self.verb()} every {other} {b} that belongs to it.",
                f"The compiler {self.verb()} the *{quality}* {a} before the program {self.verb()} any {b}.",
                f"Number {self.random.randrange(10_000)} of the {a} is {quality}, so the {other} {b} {self.verb()} it.",
            ]
        )

    def verb(self) -> str:
        return self.random.choice(VERBS)

    def paragraph(self, words: int) -> str:
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < words:
            lines.append(self.sentence())
        return "\n".join(lines)


def collected(words: Words, pair: str) -> str:
    name, other, kept = words.nouns(3)
    numbers = words.numbers(5)
    limit = sorted(numbers)[2]
    chosen = [each * 3 for each in numbers if each < limit]
    return f"""```python title="The {name} of pair {pair}" id=pair-{pair} same
{name} = {numbers}  # @make
{other} = []
for {kept}_item in {name}:
    if {kept}_item < {limit}:  # @test
        {other}.append({kept}_item * 3)  # @keep
print({other})
print(sum({other}), len({name}))  # @tell
```
```rust
let {name} = vec!{numbers}; // @make
let mut {other} = Vec::new();
for &{kept}_item in &{name} {{
    if {kept}_item < {limit} {{
        // @test
        {other}.push({kept}_item * 3); // @keep
    }}
}}
println!("{{{other}:?}}");
println!("{{}} {{}}", {other}.iter().sum::<i32>(), {name}.len()); // @tell
```
```output
{chosen}
{sum(chosen)} {len(numbers)}
```

- @make: {words.sentence()}
- @test: What is at least {limit} stays out.
- @keep: Each number goes in three times as large. {words.sentence()}
- @tell: `{name}` was lent to the loop, and is still there.
"""


def moved(words: Words, pair: str) -> str:
    name, other = words.nouns(2)
    texts = [f"/{each}" for each in words.nouns(4)]
    quoted = ", ".join(f'"{each}"' for each in texts)
    return f"""```python title="Two names for the {name} of pair {pair}" id=pair-{pair} changed
{name} = [{quoted}]
{other} = {name}  # @hand
{other}.pop()
print(len({name}), len({other}))  # @both
```
```rust compile_fail,E0382 line=4
let {name} = vec![{quoted}];
let mut {other} = {name}; // @hand
{other}.pop();
println!("{{}} {{}}", {name}.len(), {other}.len()); // @both
```
```output python
3 3
```

- @hand: Python gives the list a second name. In Rust `{other}` owns it from here on. {words.sentence()}
- @both: Python measures one list twice. Rust reports E0382: `{name}` owns nothing any more.
"""


def counted(words: Words, pair: str) -> str:
    name, thing = words.nouns(2)
    kinds = sorted(words.nouns(3))
    seen = words.random.choices(kinds, k=8)
    quoted = ", ".join(f'"{each}"' for each in seen)
    told = "\n".join(f"{kind} {seen.count(kind)}" for kind in kinds if kind in seen)
    return f"""```python title="How often each {thing} occurs in pair {pair}" id=pair-{pair} same
{name} = [{quoted}]
counts: dict[str, int] = {{}}  # @table
for {thing} in {name}:
    counts[{thing}] = counts.get({thing}, 0) + 1  # @count
for {thing}, count in sorted(counts.items()):  # @order
    print({thing}, count)
```
```rust
use std::collections::BTreeMap;

let {name} = [{quoted}];
let mut counts: BTreeMap<&str, i32> = BTreeMap::new(); // @table
for {thing} in {name} {{
    *counts.entry({thing}).or_insert(0) += 1; // @count
}}
for ({thing}, count) in &counts {{
    // @order
    println!("{{{thing}}} {{count}}");
}}
```
```output
{told}
```

- @table: {words.sentence()}
- @count: `entry` finds the place of a key or makes one, and lends it.
"""


def described(words: Words, pair: str) -> str:
    kind, field, other = words.nouns(3)
    first, second = words.numbers(2)
    name = kind.capitalize()
    return f"""```python title="A {kind} with a {field}, pair {pair}" id=pair-{pair} new
from dataclasses import dataclass


@dataclass
class {name}:  # @type
    {field}: int
    {other}: int

    def whole(self) -> int:  # @method
        return self.{field} + self.{other}


one = {name}({field}={first}, {other}={second})  # @make
print(one.whole(), max(one.{field}, one.{other}))
```
```rust
struct {name} {{
    // @type
    {field}: i32,
    {other}: i32,
}}

impl {name} {{
    fn whole(&self) -> i32 {{
        // @method
        self.{field} + self.{other}
    }}
}}

fn main() {{
    // @make
    let one = {name} {{
        {field}: {first},
        {other}: {second},
    }};
    println!("{{}} {{}}", one.whole(), one.{field}.max(one.{other}));
}}
```
```output
{first + second} {max(first, second)}
```

- @type: {words.sentence()}
- @method: `&self` borrows the {kind} for as long as the call lasts.
- @make: Every field is named. {words.sentence()}
"""


def matched(words: Words, pair: str) -> str:
    name, word = words.nouns(2)
    small, large = sorted(words.numbers(2))
    tried = words.numbers(4)

    def kind(number: int) -> str:
        return "small" if number < small else "large" if number > large else f"a {word}"

    told = "\n".join(f"{number} is {kind(number)}" for number in tried)
    return f"""```python title="What kind of {name}, pair {pair}" id=pair-{pair} same
def kind({name}: int) -> str:
    match {name}:  # @match
        case n if n < {small}:
            return "small"
        case n if n > {large}:
            return "large"
        case _:  # @rest
            return "a {word}"


for {name} in {tried}:
    print({name}, "is", kind({name}))
```
```rust
fn kind({name}: i32) -> &'static str {{
    // @match
    match {name} {{
        n if n < {small} => "small",
        n if n > {large} => "large",
        _ => "a {word}", // @rest
    }}
}}

fn main() {{
    for {name} in {tried} {{
        println!("{{{name}}} is {{}}", kind({name}));
    }}
}}
```
```output
{told}
```

- @match: {words.sentence()}
- @rest: Rust asks for the rest; Python would return `None`.
"""


PAIRS = [collected, moved, counted, described, matched]


def snippet(words: Words) -> str:
    name, other = words.nouns(2)
    number = words.numbers(1)[0]
    return f"""```rust title="The {name} alone" id=alone
let {name} = {number};
let {other} = &{name}; // @lend
println!("{{}}", *{other} + 1);
```
```output
{number + 1}
```

- @lend: {words.sentence()}
"""


def quizzes(words: Words) -> str:
    name, other = words.nouns(2)
    return f"""```quiz id=ends
ask: "What happens to the {name} of lesson {words.lesson}?"
code: |
  let {name} = vec!["{other}", "{words.nouns(1)[0]}"];
  let {other} = {name};
  println!("{{}}", {other}.len());
  println!("{{}}", {name}.len());
answer: {{error: E0382, line: 4}}
why: "Line 2 moves the list to `{other}`, and line 4 asks a name that owns nothing any more."
```

```quiz id=why
ask: "Why is there one owner of a {other} in lesson {words.lesson}?"
choices:
  - text: "Two would free the {other} twice."
    right: true
    why: "The owner frees what it owns, at the end of its scope."
  - text: "A {other} is too large for two."
    why: "Size plays no part."
  - text: "The {name} keeps it."
    why: "{words.sentence()}"
```
"""


def exercise(words: Words) -> str:
    name, other = words.nouns(2)
    factor = words.numbers(1)[0]
    return f"""## Exercise: add up the {name} {{exercise=sum-{name}}}

Return the sum of the numbers, each {factor} times as large. {words.sentence()}

```python reference
def sum_{name}({other}: list[int]) -> int:
    return sum(each * {factor} for each in {other})
```
```rust starter
pub fn sum_{name}({other}: &[i64]) -> i64 {{
    todo!()
}}
```
```rust solution
pub fn sum_{name}({other}: &[i64]) -> i64 {{
    {other}.iter().map(|each| each * {factor}).sum()
}}
```
```rust approach title="A loop"
pub fn sum_{name}({other}: &[i64]) -> i64 {{
    let mut sum = 0;
    for each in {other} {{
        sum += each * {factor};
    }}
    sum
}}
```
```cases
[[{", ".join(str(each) for each in words.numbers(3))}]]
[[]]
```
```rust tests
use exercise::sum_{name};

#[test]
fn the_caller_keeps_the_{other}() {{
    let {other} = vec![1, 2, 3];
    assert_eq!(sum_{name}(&{other}), {6 * factor});
    assert_eq!({other}.len(), 3);
}}
```

> [!TIP]
> What does the caller lose when a parameter has the type `Vec<i64>`?

> [!TIP]
> {words.sentence()}
"""


class Course:
    """Where each lesson stands, by its number from 0."""

    def __init__(self, lessons: int, pairs: int, per_module: int):
        self.lessons = lessons
        self.pairs = pairs
        self.per_module = per_module
        self.topics = [Words(lesson).nouns(2) for lesson in range(lessons)]

    def module(self, lesson: int) -> str:
        return f"part-{lesson // self.per_module + 1}"

    def folder(self, lesson: int) -> str:
        number = lesson // self.per_module + 1
        return f"{number:02}-{self.module(lesson)}"

    def slug(self, lesson: int) -> str:
        return "-".join(self.topics[lesson]) + f"-{lesson + 1}"

    def file(self, lesson: int) -> str:
        return f"{lesson % self.per_module + 1:02}-{self.slug(lesson)}.md"

    def link(self, lesson: int) -> str:
        return f"[lesson {lesson + 1}](../{self.folder(lesson)}/{self.file(lesson)})"

    def earlier(self, words: Words) -> list[int]:
        """Up to three lessons before this one."""
        return sorted(words.random.sample(range(words.lesson), min(3, words.lesson)))

    def lesson(self, number: int) -> str:
        words = Words(number)
        first, second = self.topics[number]
        earlier = self.earlier(words)
        needs = ", ".join(f'"{self.module(each)}/{self.slug(each)}"' for each in earlier)
        concepts = words.nouns(4)
        # As even as the numbers allow.
        pairs = range(number * self.pairs // self.lessons, (number + 1) * self.pairs // self.lessons)
        sections = len(pairs) + 1
        text = f"""---
title: "The {first} and the {second} of lesson {number + 1}"
summary: "{words.sentence().replace('"', "")}"
minutes: {words.random.randrange(5, 30)}
python: ["{concepts[0]}", "{concepts[1]}"]
rust: ["{concepts[2]}", "{concepts[3]}", "E0382"]
needs: [{needs}]
sources:
  - claim: "Each {first} has one owner."
    url: "https://doc.rust-lang.org/book/ch04-01-what-is-ownership.html"
---

{words.paragraph(PROSE_WORDS // (sections + 1))}
"""
        text += "".join(f"\nMore of this stands in {self.link(each)}.\n" for each in earlier)
        for pair in pairs:
            text += f"\n## The {' and the '.join(words.nouns(2))} of pair {pair + 1}\n\n"
            text += words.paragraph(PROSE_WORDS // (sections + 1)) + "\n\n"
            text += PAIRS[pair % len(PAIRS)](words, str(pair + 1))
        text += f"\n## What stays\n\n{words.paragraph(PROSE_WORDS // (sections + 1))}\n\n"
        return text + snippet(words) + "\n## Check yourself\n\n" + quizzes(words) + "\n" + exercise(words)

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "course.yaml").write_text(
            f'id: "made-{self.lessons}"\ntitle: "A course of {self.lessons} lessons"\n'
            f'summary: "{self.pairs} pairs, to measure with."\nauthors: ["make-course.py"]\n'
            'licence: "CC0 1.0"\nedition: "2024"\n'
        )
        for number in range(self.lessons):
            module = folder / self.folder(number)
            if number % self.per_module == 0:
                module.mkdir(exist_ok=True)
                (module / "module.yaml").write_text(
                    f'title: "Part {number // self.per_module + 1}"\nsummary: "{Words(-number).sentence()}"\n'
                )
            (module / self.file(number)).write_text(self.lesson(number))


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a course to measure Molt with.")
    parser.add_argument("dir", type=Path, help="an empty folder, or one to make")
    parser.add_argument("--lessons", type=int, default=1_000)
    parser.add_argument("--pairs", type=int, default=5_000, help="of all lessons together")
    parser.add_argument("--per-module", type=int, default=20, help="lessons")
    asked = parser.parse_args()
    if asked.lessons < 1 or asked.per_module < 1 or asked.pairs < 0:
        parser.error("a course and a module have at least one lesson, and no fewer than no pairs")
    if asked.dir.exists() and any(asked.dir.iterdir()):
        parser.error(f"{asked.dir} is not empty")
    Course(asked.lessons, asked.pairs, asked.per_module).write(asked.dir)


if __name__ == "__main__":
    main()
