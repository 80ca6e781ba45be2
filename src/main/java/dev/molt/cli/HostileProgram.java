package dev.molt.cli;

import dev.molt.Language;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that takes all it can get, for a measurement of what others notice of it. What it cannot get, the tests prove.
 *
 * @param name its kind
 */
record HostileProgram(String name, Language language, String source) {

    /** One of each kind. */
    static List<HostileProgram> all() {
        return Stream.of(
                        "endless-loop.py",
                        "memory-bomb.py",
                        "fork-bomb.py",
                        "thread-bomb.py",
                        "output-flood.py",
                        "file-flood.py",
                        "compile-bomb.rs")
                .map(HostileProgram::named)
                .toList();
    }

    static HostileProgram named(String file) {
        String name = file.substring(0, file.indexOf('.')).replace('-', ' ');
        Language language = file.endsWith(".py") ? Language.PYTHON : Language.RUST;
        return new HostileProgram(name, language, Resource.text("hostile/" + file));
    }
}
