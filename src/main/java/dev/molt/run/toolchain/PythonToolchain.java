package dev.molt.run.toolchain;

import dev.molt.run.box.Bind;
import dev.molt.run.box.BoxPlan;
import dev.molt.run.box.CommandOutput;
import dev.molt.run.box.Limits;
import dev.molt.run.box.Programs;
import dev.molt.run.box.SandboxUnavailable;
import dev.molt.run.box.SharedLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Python interpreter and what it needs in a box: itself, its standard library, and their shared libraries. */
public final class PythonToolchain {
    /** As tracebacks name the learner's file. */
    public static final String SOURCE = "main.py";

    private static final Version OLDEST = new Version(3, 11);
    private static final String HOME = "/python";
    private static final List<String> ALONE = List.of("-I", "-B", "-u", "-X", "utf8");

    /** Where boxes of tools show the folders of modules, numbered. */
    private static final String MODULES = "/tools/";

    /** Those that ruff has by default. E704, a function on one line, is none of them. */
    private static final List<String> RULES = List.of("--select=E4,E7,E9,F", "--ignore=E704");

    private static final String CHECK = "compile(open('/box/main.py','rb').read(),'main.py','exec')";
    private static final String ABOUT = "import os,sys,sysconfig;print('\\n"
            + "'.join(['%d.%d.%d'%sys.version_info[:3],os.path.realpath(sys.executable),"
            + "sys.base_prefix,sysconfig.get_path('stdlib')]))";
    private static final String REMEDY =
            "Install Python 3.11 or newer (Debian: apt install python3), or name its python3 in the settings.";

    private final String version;
    private final String program;
    private final BoxPlan.Furnishing box;
    private final PythonTools tools;

    /** As {@link #box}, with the modules of the tools. */
    private final BoxPlan.Furnishing toolBox;

    private PythonToolchain(
            String version, String program, BoxPlan.Furnishing box, PythonTools tools, BoxPlan.Furnishing toolBox) {
        this.version = version;
        this.program = program;
        this.box = box;
        this.tools = tools;
        this.toolBox = toolBox;
    }

    /** Finds one that is new enough; {@code given} may be null to search, the system's own first. */
    public static PythonToolchain find(@Nullable Path given, Shelf shelf) throws SandboxUnavailable {
        return furnished(installed(given), shelf);
    }

    /** Version and place of the one that is found, which tell it from others. */
    public static String identity(@Nullable Path given) throws SandboxUnavailable {
        Installation found = installed(given);
        return found.version + " " + found.program;
    }

    private static Installation installed(@Nullable Path given) throws SandboxUnavailable {
        List<String> tooOld = new ArrayList<>();
        for (Path candidate : given != null ? List.of(given) : Programs.named("python3")) {
            Optional<Installation> found = at(candidate);
            if (found.isPresent()
                    && Version.in(found.get().version)
                            .filter(v -> v.isAtLeast(OLDEST))
                            .isPresent()) {
                return found.get();
            }
            tooOld.add(candidate + found.map(it -> " (" + it.version + ")").orElse(" (does not answer)"));
        }
        throw new SandboxUnavailable(
                tooOld.isEmpty()
                        ? "python3 was not found."
                        : "No python3 is new enough: " + String.join(", ", tooOld) + ".",
                REMEDY);
    }

    /** @param found where, which a program of a virtual environment is not itself */
    private record Installation(Path found, String version, Path program, Path prefix, Path library) {}

    private static Optional<Installation> at(Path candidate) {
        try {
            String[] said = CommandOutput.of(List.of(candidate.toString(), "-I", "-c", ABOUT))
                    .strip()
                    .split("\n", -1);
            return said.length == 4
                    ? Optional.of(
                            new Installation(candidate, said[0], Path.of(said[1]), Path.of(said[2]), Path.of(said[3])))
                    : Optional.empty();
        } catch (IOException doesNotAnswer) {
            return Optional.empty();
        }
    }

    private static PythonToolchain furnished(Installation python, Shelf shelf) throws SandboxUnavailable {
        try {
            return python.prefix.equals(Path.of("/usr")) ? ofTheSystem(python, shelf) : ofItsOwn(python, shelf);
        } catch (IOException e) {
            throw new SandboxUnavailable("Python in " + python.prefix + " could not be read: " + e, REMEDY);
        }
    }

    private static PythonToolchain ofTheSystem(Installation python, Shelf shelf) throws IOException {
        List<Bind> binds = new ArrayList<>(List.of(Bind.same(python.program), Bind.same(python.library)));
        binds.addAll(libraries(python.program, python.library));
        return equipped(python, python.program.toString(), box(binds, Map.of()), shelf);
    }

    /** One that lies elsewhere, in a home folder say, is shown at a place of its own that tells nothing about the machine. */
    private static PythonToolchain ofItsOwn(Installation python, Shelf shelf) throws IOException {
        Path prefix = shelf.reachable(
                python.prefix,
                "python-" + python.version + "-" + Integer.toHexString(python.prefix.hashCode()),
                List.of(python.program, python.prefix.resolve("lib")));
        List<Bind> binds = new ArrayList<>(List.of(new Bind(prefix, HOME)));
        libraries(python.program, python.library).stream()
                .filter(library -> !library.host().startsWith(python.prefix))
                .forEach(binds::add);
        String program = HOME + "/" + python.prefix.relativize(python.program);
        return equipped(python, program, box(binds, Map.of("LD_LIBRARY_PATH", HOME + "/lib")), shelf);
    }

    private static PythonToolchain equipped(Installation python, String program, BoxPlan.Furnishing box, Shelf shelf) {
        PythonTools tools = PythonTools.of(python.found, shelf);
        List<Bind> binds = new ArrayList<>(box.binds());
        for (int i = 0; i < tools.folders().size(); i++) {
            binds.add(new Bind(tools.folders().get(i), MODULES + i));
        }
        BoxPlan.Furnishing toolBox = new BoxPlan.Furnishing(BoxPlan.Kind.COMPILE, binds, box.environment());
        return new PythonToolchain(python.version, program, box, tools, toolBox);
    }

    private static List<Bind> libraries(Path program, Path library) throws IOException {
        List<Path> files = new ArrayList<>(List.of(program));
        try (Stream<Path> modules = Files.list(library.resolve("lib-dynload"))) {
            modules.filter(module -> module.toString().endsWith(".so")).forEach(files::add);
        }
        return SharedLibraries.shown(files);
    }

    private static BoxPlan.Furnishing box(List<Bind> binds, Map<String, String> more) {
        Map<String, String> environment = new java.util.TreeMap<>(more);
        environment.putAll(Map.of("LANG", "C.UTF-8", "HOME", "/box", "TMPDIR", "/box", "MALLOC_ARENA_MAX", "2"));
        return new BoxPlan.Furnishing(
                BoxPlan.Kind.RUN, binds.stream().distinct().toList(), environment);
    }

    /** Such as {@code 3.11.2}. */
    public String version() {
        return version;
    }

    public BoxPlan run(String source, List<String> args, String stdin, Limits limits, int keptBytes) {
        List<String> command = command(SOURCE);
        command.addAll(args);
        return new BoxPlan(box, SOURCE, source, null, command, stdin, limits, keptBytes);
    }

    /** Reads the program without running it. */
    public BoxPlan check(String source, Limits limits, int keptBytes) {
        List<String> command = command("-c");
        command.add(CHECK);
        return new BoxPlan(box.of(BoxPlan.Kind.CHECK), SOURCE, source, null, command, "", limits, keptBytes);
    }

    public boolean has(Tool tool) {
        return tools.versions().containsKey(tool);
    }

    /** Its version, or why it cannot be used and what to do. */
    public String said(Tool tool) {
        return tools.versions().getOrDefault(tool, tools.lack() + ": " + tool.remedy());
    }

    /** Prints {@code source} as Black lays it out. */
    public BoxPlan format(String source, Limits limits, int keptBytes) {
        // Without a file there is nothing to keep for another time, and no configuration beside it.
        return tool(Tool.BLACK, List.of("--quiet", "--config", "/dev/null", "-"), source, limits, keptBytes);
    }

    /** Prints what Flake8 finds in {@code source}: a line each, as {@code 3:1:F401 'os' imported but unused}. */
    public BoxPlan lint(String source, Limits limits, int keptBytes) {
        List<String> args = new ArrayList<>(List.of("--isolated", "--jobs=1"));
        args.addAll(RULES);
        args.addAll(List.of("--format=%(row)d:%(col)d:%(code)s %(text)s", "-"));
        return tool(Tool.FLAKE8, args, source, limits, keptBytes);
    }

    /** Runs a module on a text that it reads from standard input. */
    private BoxPlan tool(Tool tool, List<String> args, String source, Limits limits, int keptBytes) {
        String folders = IntStream.range(0, tools.folders().size())
                .mapToObj(number -> "'" + MODULES + number + "'")
                .collect(Collectors.joining(","));
        // Only what is listed is looked at: neither /box nor what a folder of modules would start by itself (-S).
        List<String> command = new ArrayList<>(List.of(program, "-I", "-S", "-B", "-X", "utf8", "-c"));
        command.add("import runpy,sys;sys.path+=[" + folders + "];runpy.run_module('" + tool.file()
                + "',run_name='__main__',alter_sys=True)");
        command.addAll(args);
        return new BoxPlan(toolBox, SOURCE, source, null, command, source, limits, keptBytes);
    }

    private List<String> command(String what) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(ALONE);
        command.add(what);
        return command;
    }
}
