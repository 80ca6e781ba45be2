package dev.molt.course.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.course.Block.Exercise;
import dev.molt.course.reading.Fence.Word;
import dev.molt.course.syntax.RustType;
import dev.molt.course.syntax.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a fence of {@code cases}: each line is a JSON array, the arguments of one call of the function that is to be ported. */
final class CasesReader {

    private static final int GENERATED = 64;
    private static final int MOST_GENERATED = 200;

    /** Of a value that is quoted in a problem, in UTF-16 units. */
    private static final int LONGEST_QUOTE = 40;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final Source source;
    private final Fence fence;

    /** One argument and where it stands in its line. */
    private record Argument(JsonNode value, int start, int end) {}

    CasesReader(Source source, Fence fence) {
        this.source = source;
        this.fence = fence;
    }

    /**
     * Empty when a mistake, which is reported, leaves no function to call.
     *
     * @param parts of the exercise by name
     */
    Optional<Exercise.Cases> read(Map<String, Draft> parts, List<Draft> approaches) {
        Draft starter = parts.get("starter");
        Draft reference = parts.get("reference");
        Draft solution = parts.get("solution");
        Optional<PortedFunction> function = starter == null ? Optional.empty() : PortedFunction.in(starter);
        if (reference == null) {
            source.problem(
                    fence.place(),
                    "cases without a Python reference",
                    "add a fence: python reference; running it says what the calls give");
        }
        function.ifPresent(it -> {
            if (reference != null) {
                it.checkReference(reference);
            }
            if (solution != null) {
                it.checkTwin(solution, "the solution");
            }
            approaches.forEach(approach -> it.checkTwin(approach, "this approach"));
        });
        int generated = generated();
        List<String> inputs = inputs(function);
        return function.map(
                it -> new Exercise.Cases(it.signature(), it.types(), it.returns(), List.copyOf(inputs), generated));
    }

    private int generated() {
        Word word =
                fence.check(Set.of(), Set.of("generated"), "a fence of cases").get("generated");
        String value = word == null ? null : word.value();
        if (word == null || value == null) {
            return GENERATED;
        }
        if (value.matches("\\d{1,6}") && Integer.parseInt(value) <= MOST_GENERATED) {
            return Integer.parseInt(value);
        }
        fence.error(
                word,
                "generated wants a number from 0 to " + MOST_GENERATED,
                "write, for instance, generated=" + GENERATED);
        return GENERATED;
    }

    private List<String> inputs(Optional<PortedFunction> function) {
        List<String> inputs = new ArrayList<>();
        List<String> lines = fence.contentLines();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Line line = new Line(lines.get(i), fence.line() + 1 + i, fence.column(i));
                line.arguments().ifPresent(it -> function.ifPresent(target -> line.check(it, target)));
                inputs.add(lines.get(i).strip());
            }
        }
        if (inputs.isEmpty()) {
            source.problem(
                    fence.place(), "a fence of cases without a case", "write one, as in [[3, -7]] for total(xs)");
        }
        return inputs;
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** @param row index in the file; @param column where the text begins in it; both from 0 */
    private final class Line {
        private final String text;
        private final int row;
        private final int column;

        Line(String text, int row, int column) {
            this.text = text;
            this.row = row;
            this.column = column;
        }

        /** Empty when the line is no array, which is reported. */
        Optional<List<Argument>> arguments() {
            try (JsonParser parser = JSON.createParser(text)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    error(
                            0,
                            text.length(),
                            "a case is an array of arguments",
                            "put it in brackets, as in [[3, -7]] for total(xs)");
                    return Optional.empty();
                }
                List<Argument> arguments = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    int start = offset(parser.currentTokenLocation());
                    JsonNode value = JSON.readTree(parser);
                    arguments.add(new Argument(value, start, offset(parser.currentLocation())));
                }
                if (parser.nextToken() != null) {
                    int start = offset(parser.currentTokenLocation());
                    error(start, text.length() - start, "a second case on the line", "put it on a line of its own");
                }
                return Optional.of(arguments);
            } catch (JsonEOFException end) {
                error(text.length() - 1, 1, "the array does not close on this line", "write each case on one line");
            } catch (JsonProcessingException mistake) {
                notJson(offset(mistake.getLocation()));
            } catch (IOException impossible) {
                throw new IllegalStateException("A string was read", impossible);
            }
            return Optional.empty();
        }

        private int offset(@Nullable JsonLocation location) {
            return location == null ? 0 : (int) Math.max(0, Math.min(location.getCharOffset(), text.length()));
        }

        /** Marks the whole word, which for some mistakes lies before the place that Jackson tells. */
        private void notJson(int at) {
            int from = at;
            while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
                from--;
            }
            int to = at;
            while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
                to++;
            }
            error(
                    from,
                    Math.max(1, to - from),
                    "not JSON from here on",
                    "JSON has \"…\" for text, true, false and null, and a comma only between values");
        }

        void check(List<Argument> arguments, PortedFunction function) {
            Signature signature = function.signature();
            List<RustType> types = function.types();
            if (arguments.size() != types.size()) {
                boolean unwrapped = types.size() == 1 && types.get(0).takes(JSON.valueToTree(values(arguments)));
                error(
                        0,
                        text.length(),
                        signature.name() + " takes " + count(types.size(), "argument") + ", here "
                                + (arguments.size() == 1 ? "is 1" : "are " + arguments.size()),
                        unwrapped ? "write [" + quoted(text.strip()) + "]" : "call " + signature.text());
                return;
            }
            for (int i = 0; i < types.size(); i++) {
                Argument argument = arguments.get(i);
                Signature.Parameter parameter = signature.parameters().get(i);
                if (!types.get(i).takes(argument.value())) {
                    error(
                            argument.start(),
                            argument.end() - argument.start(),
                            "the type " + parameter.type() + " does not take "
                                    + quoted(text.substring(argument.start(), argument.end())),
                            "write " + types.get(i).json());
                }
            }
        }

        private List<JsonNode> values(List<Argument> arguments) {
            return arguments.stream().map(Argument::value).toList();
        }

        private String quoted(String value) {
            return value.length() <= LONGEST_QUOTE
                    ? value
                    : value.substring(0, LONGEST_QUOTE).strip() + "…";
        }

        private void error(int start, int length, String message, String remedy) {
            source.error(row, column + start, length, message, remedy);
        }
    }
}
