package dev.molt.run.toolchain;

import dev.molt.run.box.CommandOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which tools a Python has as modules of its own. Those of another Python would read the language of another version.
 *
 * @param versions of those that it has
 * @param folders in which it looks for modules that are not its own, in order, reachable for boxes
 * @param lack what is wrong with those that it does not have
 */
record PythonTools(Map<Tool, String> versions, List<Path> folders, String lack) {
    private static final List<Tool> ALL = List.of(Tool.BLACK, Tool.FLAKE8);
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\S+");
    private static final String ABOUT = """
        import sys
        from importlib import metadata
        for name in sys.argv[1:]:
            try:
                print(metadata.version(name))
            except metadata.PackageNotFoundError:
                print('none')
        print(*[path for path in sys.path if path.endswith('-packages')], sep='\\n')
        """;

    PythonTools {
        versions = Map.copyOf(versions);
        folders = List.copyOf(folders);
    }

    /**
     * Looks for them. What is wrong with them is no fault of the Python, which runs programs all the same.
     *
     * @param python as it was found: that of a virtual environment knows more modules than the one it stands for
     */
    static PythonTools of(Path python, Shelf shelf) {
        try {
            return found(python, shelf);
        } catch (IOException e) {
            return new PythonTools(Map.of(), List.of(), "not to be read (" + e + ")");
        }
    }

    private static PythonTools found(Path python, Shelf shelf) throws IOException {
        List<String> command = new ArrayList<>(List.of(python.toString(), "-I", "-c", ABOUT));
        ALL.forEach(tool -> command.add(tool.file()));
        List<String> said = CommandOutput.of(command).lines().toList();
        Map<Tool, String> versions = new EnumMap<>(Tool.class);
        for (int i = 0; i < Math.min(ALL.size(), said.size()); i++) {
            if (VERSION.matcher(said.get(i)).matches()) {
                versions.put(ALL.get(i), said.get(i));
            }
        }
        List<Path> folders = new ArrayList<>();
        for (String line : versions.isEmpty() ? List.<String>of() : said.subList(ALL.size(), said.size())) {
            Path folder = Path.of(line);
            // Told from that of another Python, and from what it was with other versions.
            String name = "python-tools-" + Integer.toHexString((folder + versions.toString()).hashCode());
            folders.add(shelf.reachable(folder, name, List.of(folder)));
        }
        return new PythonTools(versions, folders, "not installed");
    }
}
