package dev.molt.run.toolchain;

import java.util.ArrayList;
import java.util.List;

/** What the text of a compilation is the root of. */
public enum Crate {
    /** A program of its own. */
    PROGRAM("main", "bin", "main"),
    /** What a learner writes for an exercise. */
    LIBRARY("exercise", "lib", "libexercise.rlib"),
    /** What runs an exercise's cases and reports on them, {@code molt.rs}: every program of tests links it. */
    HARNESS("molt", "lib", "libmolt.rlib"),
    /** A program that tests the library, which lies where its compile left it. */
    TESTS("tests", "bin", "main");

    /** Where boxes of the compiler show {@link #HARNESS}. */
    static final String HARNESS_IN_BOX = "/molt/libmolt.rlib";

    private final String title;
    private final String type;
    private final String made;

    Crate(String title, String type, String made) {
        this.title = title;
        this.type = type;
        this.made = made;
    }

    /** Name of the file that a compile leaves in the slot's output folder. */
    public String made() {
        return made;
    }

    List<String> flags() {
        List<String> flags = new ArrayList<>(List.of("--crate-type", type, "--crate-name", title));
        if (this == TESTS) {
            flags.addAll(List.of("--extern", LIBRARY.title + "=/box/out/" + LIBRARY.made));
            flags.addAll(List.of("--extern", HARNESS.title + "=" + HARNESS_IN_BOX));
            // Panics and messages name the files of both crates.
            flags.addAll(List.of("--remap-path-prefix", RustToolchain.SOURCE + "=tests.rs"));
        }
        return flags;
    }
}
