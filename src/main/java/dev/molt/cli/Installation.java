package dev.molt.cli;

import io.smallrye.config.common.utils.StringUtil;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** Folders of the courses, as they are named: taken apart as the settings of a site are. */
    List<Path> lessons() {
        List<Path> folders = Arrays.stream(StringUtil.split(variables.getOrDefault("MOLT_LESSONS", "lessons")))
                .map(Path::of)
                .toList();
        return folders.isEmpty() ? List.of(Path.of("lessons")) : folders;
    }

    /**
     * The folder of the course for what can be done with one only.
     *
     * @throws CommandFailed with the folders where several are named
     */
    Path course() throws CommandFailed {
        List<Path> folders = lessons();
        if (folders.size() > 1) {
            String named = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new CommandFailed(
                    "Several courses are named: " + named + ". Say which one is meant, with one --lessons DIR.");
        }
        return folders.get(0);
    }
}
