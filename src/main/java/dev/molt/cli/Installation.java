package dev.molt.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the commands work on, as the {@code molt} script tells by environment variables.
 *
 * @param data the data folder, absolute
 * @param variables of the environment, for what starts another process
 */
record Installation(Path data, Database database, Map<String, String> variables) {

    static Installation of(Map<String, String> variables) {
        Path data = Path.of(variables.getOrDefault("MOLT_DATA", "data"))
                .toAbsolutePath()
                .normalize();
        return new Installation(data, Database.of(data, variables), Map.copyOf(variables));
    }
}
