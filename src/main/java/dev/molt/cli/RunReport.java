package dev.molt.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code molt bench run} found.
 *
 * @param machine what it was measured on and with
 * @param parts with each way to limit memory
 */
record RunReport(Map<String, String> machine, List<Part> parts) {

    /** @param limits as the health page names them */
    record Part(String limits, List<Table> tables) {}

    /** @param unit of {@code molt} and {@code bare} */
    record Table(String title, String unit, List<Row> rows) {

        Table(String title, String unit) {
            this(title, unit, new ArrayList<>());
        }

        void add(String name, double molt, double bare, @Nullable Bar bar) {
            rows.add(new Row(name, molt / bare, molt - bare, molt, bare, bar));
        }
    }

    /** A median of Molt's beside the baseline's of the same minutes. */
    record Row(
            String name,
            double ratio,
            double difference,
            double molt,
            double bare,
            @Nullable Bar bar) {}

    /** What is promised. */
    record Bar(Of of, double most) {
        enum Of {
            RATIO,
            DIFFERENCE,
            MOLT
        }

        boolean held(Row row) {
            return switch (of) {
                case RATIO -> row.ratio <= most;
                case DIFFERENCE -> row.difference <= most;
                case MOLT -> row.molt <= most;
            };
        }

        String words(Row row) {
            String what = switch (of) {
                case RATIO -> "ratio ";
                case DIFFERENCE -> "difference ";
                case MOLT -> "";
            };
            return String.format(Locale.ROOT, "bar %s%.1f: %s", what, most, held(row) ? "held" : "MISSED");
        }
    }

    void print(PrintStream out) {
        machine.forEach((what, value) -> out.printf("%-12s %s%n", what, value));
        for (Part part : parts) {
            out.printf("%n=== Memory limited by %s%n", part.limits);
            for (Table table : part.tables) {
                out.printf("%n%s, %s%n    ratio    Molt    bare   more by%n", table.title, table.unit);
                table.rows.forEach(row -> out.printf(
                        Locale.ROOT,
                        "  %7.2f %7.1f %7.1f %9.1f   %-16s %s%n",
                        row.ratio,
                        row.molt,
                        row.bare,
                        row.difference,
                        row.name,
                        row.bar == null ? "" : row.bar.words(row)));
            }
        }
    }

    void write(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }
}
