package dev.molt.run;

import dev.molt.Language;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exercises for tests: a library of the learner's, and what a program that links it does. */
final class Exams {
    /** What a tests' program has to do first: keep its channel from what it starts. */
    private static final String MAIN = """
        #![allow(unused_imports, unused_mut, unused_variables, clippy::all)]
        use std::io::Write;
        use std::os::fd::FromRawFd;
        unsafe extern "C" {
            fn fcntl(descriptor: i32, command: i32, ...) -> i32;
        }
        fn main() {
            let mut report = unsafe {
                fcntl(6, 2, 1);
                std::fs::File::from_raw_fd(6)
            };
            %s
        }
        """;

    static final String DOUBLE = "pub fn double(n: i32) -> i32 { n * 2 }\n";

    private Exams() {}

    /** The root of a tests' crate. */
    static String tests(String body) {
        return MAIN.formatted(body);
    }

    static RunRequest exam(String library, String body) {
        return exam(library, "2021", false, tests(body));
    }

    static RunRequest exam(String library, String edition, boolean allowUnsafe, String tests) {
        return new RunRequest(
                        Language.RUST, library, edition, Profile.DEBUG, List.of(), "", allowUnsafe, null, 1, false)
                .withTests(tests);
    }

    static RunRequest withProfile(RunRequest exam, Profile profile) {
        return copy(exam, profile, exam.args(), exam.stdin(), exam.timeout());
    }

    static RunRequest withInput(RunRequest exam, String stdin, String... args) {
        return copy(exam, exam.profile(), List.of(args), stdin, exam.timeout());
    }

    static RunRequest withTimeout(RunRequest exam, Duration timeout) {
        return copy(exam, exam.profile(), exam.args(), exam.stdin(), timeout);
    }

    private static RunRequest copy(
            RunRequest exam, Profile profile, List<String> args, String stdin, @Nullable Duration timeout) {
        return new RunRequest(
                exam.language(),
                exam.source(),
                exam.edition(),
                profile,
                args,
                stdin,
                exam.allowUnsafe(),
                timeout,
                exam.repeats(),
                exam.shared(),
                exam.tests());
    }
}
