package dev.molt.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import dev.molt.course.ProblemText;
import dev.molt.proof.CannotProve;
import java.util.Locale;

/** How {@code ./molt check} says what it found. */
enum CheckFormat {
    /** For people: a problem with its line, and the remedy below its place. */
    TEXT {
        @Override
        String of(CheckResult result) {
            StringBuilder text = new StringBuilder();
            result.found().forEach(each -> text.append(ProblemText.of(each.folder(), each.problem())));
            return text.append(result.summary()).append('\n').toString();
        }
    },
    /** For programs; CONTRIBUTING.md says what is in it. */
    JSON {
        @Override
        String of(CheckResult result) {
            ObjectNode all = MAPPER.createObjectNode();
            all.put("version", 1);
            all.putObject("summary")
                    .put("errors", result.count(Severity.ERROR))
                    .put("warnings", result.count(Severity.WARNING))
                    .put("notes", result.count(Severity.NOTE))
                    .put("programs", result.programs())
                    .put("started", result.started())
                    .put("python", result.python())
                    .put("rustc", result.rustc());
            CannotProve obstacle = result.obstacle();
            if (obstacle == null) {
                all.putNull("obstacle");
            } else {
                all.putObject("obstacle").put("reason", obstacle.getMessage()).put("remedy", obstacle.remedy());
            }
            ArrayNode problems = all.putArray("problems");
            result.found().forEach(each -> problem(problems.addObject(), each));
            return written(all);
        }

        private void problem(ObjectNode node, CheckResult.Place each) {
            Problem problem = each.problem();
            node.put("rule", each.finding().kind().id())
                    .put("severity", problem.severity().tag())
                    .put("file", each.path())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("length", problem.length())
                    .put("source", problem.source())
                    .put("message", problem.message())
                    .put("remedy", problem.remedy())
                    .put("fixable", !each.finding().edits().isEmpty());
        }
    },
    /** For viewers of static analysis: SARIF 2.1.0. */
    SARIF {
        @Override
        String of(CheckResult result) {
            return written(Sarif.of(MAPPER, result));
        }
    },
    /** For GitHub's log of a workflow, which shows them beside the lines. */
    GITHUB {
        @Override
        String of(CheckResult result) {
            StringBuilder text = new StringBuilder();
            result.found().forEach(each -> text.append(command(each)));
            CannotProve obstacle = result.obstacle();
            if (obstacle != null) {
                text.append("::error title=molt check::")
                        .append(data("Programs could not be run: " + obstacle.getMessage() + " " + obstacle.remedy()))
                        .append('\n');
            }
            return text.toString();
        }

        private String command(CheckResult.Place each) {
            Problem problem = each.problem();
            String level = problem.severity() == Severity.NOTE
                    ? "notice"
                    : problem.severity().tag();
            String place = problem.line() == 0
                    ? ""
                    : ",line=" + problem.line() + ",col=" + problem.column() + ",endColumn="
                            + (problem.column() + problem.length());
            return "::" + level + " file=" + property(each.path()) + place + ",title="
                    + property(each.finding().kind().id()) + "::" + data(problem.message() + "\n" + problem.remedy())
                    + "\n";
        }

        private String data(String text) {
            return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
        }

        private String property(String text) {
            return data(text).replace(":", "%3A").replace(",", "%2C");
        }
    };

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** With its line end. */
    abstract String of(CheckResult result);

    private static String written(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can be written.", e);
        }
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
