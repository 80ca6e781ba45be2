package dev.molt.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.run.toolchain.RustToolchain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What rustc says, one JSON document a line.
 *
 * @param diagnostics with a place or a code of their own; summaries are left out
 * @param rendered everything, as it prints it to people
 */
record RustMessages(List<Diagnostic> diagnostics, String rendered) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 200;

    /** Where the standard library was built, and where our box keeps things: neither means anything to a learner. */
    private static final Pattern PATHS = Pattern.compile(
            "/rustc/[0-9a-f]{40}/|/usr/src/rustc-[^/ ]+/|/rust/lib/rustlib/src/rust/|/box/out/|/box/|/rust/");

    /** A line of the learner's text in what is printed, with its number: there such words are their own. */
    private static final Pattern QUOTED = Pattern.compile("^ *\\d+ [|+~-].*");

    /** @param stderr of rustc; its last line may be cut short */
    static RustMessages in(String stderr) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        StringBuilder rendered = new StringBuilder();
        for (String line : stderr.lines().toList()) {
            Optional<JsonNode> message = json(line);
            if (message.isEmpty()) {
                rendered.append(line.startsWith("{") ? "" : withoutPaths(line) + "\n");
                continue;
            }
            rendered.append(printed(message.get()));
            Diagnostic diagnostic = diagnostic(message.get());
            if (diagnostics.size() < MOST && !isSummary(diagnostic)) {
                diagnostics.add(diagnostic);
            }
        }
        return new RustMessages(List.copyOf(diagnostics), rendered.toString().strip());
    }

    private static Optional<JsonNode> json(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(line)).filter(node -> node.has("rendered"));
        } catch (JsonProcessingException cutShort) {
            return Optional.empty();
        }
    }

    /** "aborting due to 2 previous errors", "for more information about this error". */
    private static boolean isSummary(Diagnostic diagnostic) {
        return diagnostic.line() == 0
                && diagnostic.code() == null
                && (diagnostic.message().startsWith("aborting due to")
                        || diagnostic.message().startsWith("For more information")
                        || diagnostic.message().startsWith("Some errors have detailed")
                        || diagnostic.message().matches("\\d+ warnings? emitted"));
    }

    private static Diagnostic diagnostic(JsonNode message) {
        List<Diagnostic.Span> spans = new ArrayList<>();
        message.path("spans").forEach(node -> span(node).ifPresent(spans::add));
        Diagnostic.Span chief = spans.stream()
                .filter(Diagnostic.Span::primary)
                .findFirst()
                .orElse(new Diagnostic.Span(0, 0, 0, 0, "", false));
        return new Diagnostic(
                level(message.path("level").asText()),
                text(message.path("code").path("code")),
                withoutPaths(message.path("message").asText()),
                chief.line(),
                chief.column(),
                chief.endLine(),
                chief.endColumn(),
                spans,
                printed(message));
    }

    /** Inside a macro of the standard library, the place that counts is where the learner called it. */
    private static Optional<Diagnostic.Span> span(JsonNode span) {
        JsonNode at = span;
        while (!at.path("file_name").asText().equals(RustToolchain.SOURCE)) {
            at = at.path("expansion").path("span");
            if (!at.isObject()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Diagnostic.Span(
                at.path("line_start").asInt(),
                at.path("column_start").asInt(),
                at.path("line_end").asInt(),
                at.path("column_end").asInt(),
                span.path("label").asText(""),
                span.path("is_primary").asBoolean()));
    }

    private static Diagnostic.Level level(String level) {
        return switch (level) {
            case "warning" -> Diagnostic.Level.WARNING;
            case "note", "failure-note" -> Diagnostic.Level.NOTE;
            case "help" -> Diagnostic.Level.HELP;
            default -> Diagnostic.Level.ERROR;
        };
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static String printed(JsonNode message) {
        return Arrays.stream(message.path("rendered").asText().split("\n", -1))
                .map(line -> QUOTED.matcher(line).matches() ? line : withoutPaths(line))
                .collect(Collectors.joining("\n"));
    }

    private static String withoutPaths(String text) {
        return PATHS.matcher(text).replaceAll("");
    }

    long errors() {
        return diagnostics.stream()
                .filter(it -> it.level() == Diagnostic.Level.ERROR)
                .count();
    }

    /** Such as {@code E0382 and E0499}; empty where no error has a code. */
    String errorCodes() {
        return diagnostics.stream()
                .filter(it -> it.level() == Diagnostic.Level.ERROR && it.code() != null)
                .map(it -> String.valueOf(it.code()))
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
    }
}
