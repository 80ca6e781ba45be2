package dev.molt.run.toolchain;

import java.util.ArrayList;
import java.util.List;

/** What the text of a compilation is the root of. */
public enum Crate {
    /** A program of its own. */
    PROGRAM("main", "bin", "main"),
    /** What a learner writes for an exercise. */
    LIBRARY("exercise", "lib", "libexercise.rlib"),
    /** A program that tests the library, which lies where its compile left it. */
    TESTS("tests", "bin", "main");

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
            // Panics and messages name the files of both crates.
            flags.addAll(List.of("--remap-path-prefix", RustToolchain.SOURCE + "=tests.rs"));
        }
        return flags;
    }
}
