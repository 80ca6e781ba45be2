package dev.molt.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.molt.course.Problem;
import dev.molt.proof.CannotProve;
import dev.molt.proof.Finding.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as SARIF 2.1.0. */
final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private static final List<Kind> RULES = List.of(Kind.values());

    private Sarif() {}

    static ObjectNode of(ObjectMapper mapper, CheckResult result) {
        ObjectNode log = mapper.createObjectNode();
        log.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "molt check");
        ArrayNode rules = driver.putArray("rules");
        for (Kind kind : RULES) {
            ObjectNode rule = rules.addObject().put("id", kind.id());
            rule.putObject("shortDescription").put("text", kind.about());
        }
        invocation(run, result.obstacle());
        // Places count characters, not UTF-16 units.
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        result.found().forEach(each -> result(results.addObject(), each));
        return log;
    }

    private static void invocation(ObjectNode run, @Nullable CannotProve obstacle) {
        ObjectNode invocation = run.putArray("invocations").addObject();
        invocation.put("executionSuccessful", obstacle == null);
        if (obstacle != null) {
            ObjectNode told = invocation
                    .putArray("toolExecutionNotifications")
                    .addObject()
                    .put("level", "error");
            told.putObject("message").put("text", obstacle.getMessage() + " " + obstacle.remedy());
        }
    }

    private static void result(ObjectNode node, CheckResult.Place each) {
        Problem problem = each.problem();
        Kind kind = each.finding().kind();
        node.put("ruleId", kind.id())
                .put("ruleIndex", RULES.indexOf(kind))
                .put("level", problem.severity().tag());
        node.putObject("message").put("text", problem.message() + ". " + problem.remedy());
        ObjectNode place = node.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(each.path()));
        if (problem.line() > 0) {
            regions(place, problem);
        }
    }

    /** What is marked, and its line as the context where that is more: no context may be the region itself. */
    private static void regions(ObjectNode place, Problem problem) {
        String line = problem.source();
        int characters = line.codePointCount(0, line.length());
        // A mark behind the last character stands where something is missing.
        int from = Math.min(problem.column() - 1, characters);
        int to = Math.min(from + problem.length(), characters);
        String marked = line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
        ObjectNode region = place.putObject("region");
        region.put("startLine", problem.line()).put("startColumn", from + 1).put("endColumn", to + 1);
        region.putObject("snippet").put("text", marked);
        if (!marked.equals(line)) {
            ObjectNode context = place.putObject("contextRegion").put("startLine", problem.line());
            context.putObject("snippet").put("text", line);
        }
    }

    /** Of ASCII alone; a colon would make a scheme of a folder's name. */
    private static String uri(String path) {
        try {
            if (path.startsWith("/")) {
                return Path.of(path).normalize().toUri().toString();
            }
            return path.isEmpty()
                    ? "."
                    : new URI(null, null, "/" + path, null)
                            .toASCIIString()
                            .substring(1)
                            .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A path can be an address.", e);
        }
    }
}
