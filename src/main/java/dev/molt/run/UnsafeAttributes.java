package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.toolchain.RustToolchain;
import java.util.List;
import java.util.Optional;

/**
 * Refuses, where {@code unsafe} is forbidden, what the compiler's lint of that name lets pass (1.95): functions of machine code, and
 * methods that take the place of functions of the C library, or lie where the loader looks for what to call. Code that is safe to call
 * could then do anything: with a {@code memcmp} of a learner's own every text equals every other.
 *
 * <p>Neither macros nor other files of a box put such a name together, so it stands in every text that has one. Where a comment holds it
 * that is refused as well.
 */
final class UnsafeAttributes {
    /** {@code naked_asm} is the only body that {@code #[unsafe(naked)]} allows, and a rarer word. */
    private static final List<String> NAMES = List.of("export_name", "no_mangle", "link_section", "naked_asm");

    private UnsafeAttributes() {}

    /** The end of a request to compile such a text; empty for all others. */
    static Optional<RunResult> refused(RunRequest request) {
        boolean looksAtIt =
                request.language() == Language.RUST && request.profile() != Profile.FORMAT && !request.allowUnsafe();
        return NAMES.stream()
                .filter(name -> looksAtIt && request.source().contains(name))
                .findFirst()
                .map(name -> refused(name, request.source()));
    }

    private static RunResult refused(String name, String source) {
        int at = source.indexOf(name);
        int line = 1
                + (int) source.substring(0, at).chars().filter(it -> it == '\n').count();
        int column = 1 + source.codePointCount(1 + source.lastIndexOf('\n', at), at);
        String message = "`" + name + "` can do what only `unsafe` code may, which is forbidden here";
        String rendered = "error: " + message + "\n --> " + RustToolchain.SOURCE + ":" + line + ":" + column;
        int end = column + name.length();
        Diagnostic diagnostic = new Diagnostic(
                Diagnostic.Level.ERROR,
                "unsafe_code",
                message,
                line,
                column,
                line,
                end,
                List.of(new Diagnostic.Span(line, column, line, end, "", true)),
                rendered);
        RustMessages messages = new RustMessages(List.of(diagnostic), rendered);
        return RunResult.of(
                Outcome.COMPILE_ERROR, Sentences.compileErrors(messages), "", rendered, messages.diagnostics());
    }
}
