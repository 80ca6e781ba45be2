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
 * What a measurement found beside its baseline.
 *
 * @param machine what it was measured on and with
 */
record RunReport(Map<String, String> machine, List<Part> parts) {

    /** @param under what it was measured under */
    record Part(String under, List<Table> tables) {}

    /**
     * @param unit of what was measured and of the baseline
     * @param measured word for what was measured
     * @param baseline word for what it stands beside
     */
    record Table(String title, String unit, String measured, String baseline, List<Row> rows) {

        /** Molt beside the bare program. */
        Table(String title, String unit) {
            this(title, unit, "Molt", "bare");
        }

        Table(String title, String unit, String measured, String baseline) {
            this(title, unit, measured, baseline, new ArrayList<>());
        }

        void add(String name, double measured, double baseline, @Nullable Bar bar) {
            rows.add(new Row(name, measured / baseline, measured - baseline, measured, baseline, bar));
        }
    }

    /** What was measured beside the baseline of the same minutes. */
    record Row(
            String name,
            double ratio,
            double difference,
            double measured,
            double baseline,
            @Nullable Bar bar) {}

    /** What is promised. */
    record Bar(Of of, double most) {
        enum Of {
            RATIO,
            DIFFERENCE,
            MEASURED
        }

        boolean held(Row row) {
            return switch (of) {
                case RATIO -> row.ratio <= most;
                case DIFFERENCE -> row.difference <= most;
                case MEASURED -> row.measured <= most;
            };
        }

        String words(Row row) {
            String what = switch (of) {
                case RATIO -> "ratio ";
                case DIFFERENCE -> "difference ";
                case MEASURED -> "";
            };
            return String.format(Locale.ROOT, "bar %s%.1f: %s", what, most, held(row) ? "held" : "MISSED");
        }
    }

    void print(PrintStream out) {
        machine.forEach((what, value) -> out.printf("%-12s %s%n", what, value));
        for (Part part : parts) {
            out.printf("%n=== %s%n", part.under);
            for (Table table : part.tables) {
                out.printf(
                        "%n%s, %s%n    ratio %7s %7s   more by%n",
                        table.title, table.unit, table.measured, table.baseline);
                table.rows.forEach(row -> out.printf(
                        Locale.ROOT,
                        "  %7.2f %7.1f %7.1f %9.1f   %-30s %s%n",
                        row.ratio,
                        row.measured,
                        row.baseline,
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
