package dev.molt.cli;

import dev.molt.cli.RunReport.Bar;
import dev.molt.cli.RunReport.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What others met beside what they met on the same server in the same minutes without it.
 *
 * @param name what disturbed them
 */
record Disturbance(String name, Hellos disturbed, Hellos quiet) {

    private static final int SLOW = 95;

    /**
     * One table for each kind of run.
     *
     * @param when in words, for what stands in the column {@code disturbed}
     */
    static List<Table> tables(String when, String disturbed, String quiet, List<Disturbance> found, @Nullable Bar bar) {
        List<Table> tables = new ArrayList<>();
        for (boolean edited : List.of(false, true)) {
            int least = found.stream()
                    .mapToInt(each -> each.disturbed.times(edited).count())
                    .min()
                    .orElse(0);
            String title = (edited ? "Edited hello " : "Cached hello ") + when + "; medians of " + least + " or more";
            Table table = new Table(title, "ms", disturbed, quiet);
            Hellos during = new Hellos();
            Hellos before = new Hellos();
            for (Disturbance each : found) {
                during.addAll(each.disturbed);
                before.addAll(each.quiet);
                table.add(
                        each.name,
                        each.disturbed.times(edited).median(),
                        each.quiet.times(edited).median(),
                        bar);
            }
            Samples all = during.times(edited);
            table.add(
                    SLOW + " of 100, all " + all.count(),
                    all.percentile(SLOW),
                    before.times(edited).percentile(SLOW),
                    bar);
            tables.add(table);
        }
        return tables;
    }

    /** How many of the others' runs failed, in a row. */
    static void addFailures(Table table, String when, List<Disturbance> found) {
        Hellos all = new Hellos();
        found.forEach(each -> all.addAll(each.disturbed));
        found.forEach(each -> all.addAll(each.quiet));
        int failed =
                all.failures().values().stream().mapToInt(Integer::intValue).sum();
        String words =
                failed == 0 ? "" : " (" + String.join(", ", all.failures().keySet()) + ")";
        table.add(when + words, failed, all.count(), new Bar(Bar.Of.MEASURED, 0));
    }
}
