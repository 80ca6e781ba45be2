package dev.molt.run.toolchain;

import dev.molt.run.box.Bind;
import dev.molt.run.box.BoxPlan;
import dev.molt.run.box.Limits;
import dev.molt.run.box.SharedLibraries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** rustc, called directly: what it needs in a box, and what the programs it makes need. */
public final class RustToolchain {
    /** As diagnostics and panics name the learner's file. */
    public static final String SOURCE = "main.rs";

    /** Source of the crate {@link Crate#HARNESS}. */
    public static final String HARNESS = harnessSource();

    private static final String PROGRAM = "main";
    private static final String SYSROOT = "/rust";
    private static final String RUSTC = "rustc";

    /** Folder of LLVM's linker in a box, under the name by which GCC looks for it. */
    private static final String LLD = "/molt/lld";

    private final RustInstallation installation;
    private final Linker linker;
    private final String sysroot;

    /** The standard library as a shared one. Debian's packages have none: programs then hold a copy each. */
    private final Optional<Path> sharedStandard;

    /** {@link Crate#HARNESS} compiled, see {@link #harness()}. */
    private final Path harness;

    private final BoxPlan.Furnishing ownBox;
    private final BoxPlan.Furnishing compileBox;
    private final BoxPlan.Furnishing runBox;

    /** As {@link #compileBox}, with the tool beside rustc; of those that can be used. */
    private final Map<Tool, BoxPlan.Furnishing> toolBoxes;

    /**
     * How to build.
     *
     * @param crate what the text is
     * @param optimised as for release
     * @param checkOnly find errors, make nothing
     */
    public record Build(Crate crate, String edition, boolean optimised, boolean checkOnly, boolean allowUnsafe) {}

    /**
     * Makes its boxes' furnishings.
     *
     * @param shared folder that every box may be shown files of; takes a copy of the standard library
     */
    public RustToolchain(RustInstallation installation, Linker linker, Path shared) throws IOException {
        this.installation = installation;
        this.linker = linker;
        this.sysroot = installation.isOfTheSystem() ? "/usr" : SYSROOT;
        this.sharedStandard = installation.sharedStandardLibrary();
        this.harness = shared.resolve(Crate.HARNESS.made());
        this.ownBox = ownBox(shared);
        this.compileBox = compileBox();
        this.runBox = runBox(shared);
        this.toolBoxes = toolBoxes();
    }

    /** For what every other box of the compiler shows. */
    private BoxPlan.Furnishing ownBox(Path shared) throws IOException {
        List<Bind> binds = new ArrayList<>(linker.binds());
        binds.addAll(AllocatorFiles.copied(shared));
        SharedLibraries.shown(List.of(installation.rustc())).stream()
                .filter(library ->
                        installation.isOfTheSystem() || !library.host().startsWith(installation.sysroot()))
                .forEach(binds::add);
        if (installation.isOfTheSystem()) {
            binds.add(Bind.same(installation.rustc()));
            binds.add(Bind.same(installation.libraries()));
        } else {
            binds.add(new Bind(installation.rustc(), program(RUSTC)));
            binds.add(new Bind(installation.sysroot().resolve("lib"), SYSROOT + "/lib"));
        }
        installation.lld().ifPresent(lld -> binds.add(new Bind(lld, LLD + "/ld.lld")));
        return new BoxPlan.Furnishing(
                BoxPlan.Kind.TOOL,
                Bind.withoutNested(binds),
                Map.of(
                        "PATH", "/usr/bin",
                        "LANG", "C.UTF-8",
                        "TMPDIR", "/box",
                        // Without /proc the loader cannot find libraries relative to the program.
                        "LD_LIBRARY_PATH", sysroot + "/lib",
                        "MALLOC_ARENA_MAX", "2",
                        // Half the page faults, see AllocatorFiles.
                        "MALLOC_CONF", "thp:always",
                        "RUSTC_ICE", "0"));
    }

    private BoxPlan.Furnishing compileBox() {
        List<Bind> binds = new ArrayList<>(ownBox.binds());
        binds.add(new Bind(harness, Crate.HARNESS_IN_BOX));
        return new BoxPlan.Furnishing(BoxPlan.Kind.COMPILE, binds, ownBox.environment());
    }

    private Map<Tool, BoxPlan.Furnishing> toolBoxes() {
        Map<Tool, BoxPlan.Furnishing> boxes = new EnumMap<>(Tool.class);
        for (Tool tool : installation.tools().usable()) {
            List<Bind> binds = new ArrayList<>(compileBox.binds());
            binds.add(new Bind(RustTools.file(tool, installation.sysroot()), program(tool.file())));
            boxes.put(tool, new BoxPlan.Furnishing(BoxPlan.Kind.COMPILE, binds, compileBox.environment()));
        }
        return boxes;
    }

    /** Where it lies in a box. */
    private String program(String file) {
        return sysroot + "/bin/" + file;
    }

    private BoxPlan.Furnishing runBox(Path shared) throws IOException {
        List<Bind> binds = new ArrayList<>();
        Map<String, String> environment =
                new HashMap<>(Map.of("LANG", "C.UTF-8", "HOME", "/box", "TMPDIR", "/box", "MALLOC_ARENA_MAX", "2"));
        if (sharedStandard.isPresent()) {
            Path standard = sharedStandard.get();
            Path copy = shared.resolve(standard.getFileName().toString());
            Files.copy(standard.toRealPath(), copy, StandardCopyOption.REPLACE_EXISTING);
            binds.add(new Bind(copy, SYSROOT + "/lib/" + standard.getFileName()));
            environment.put("LD_LIBRARY_PATH", SYSROOT + "/lib");
        }
        // What rustc itself links to holds all that a program may: the C library, the unwinder, the loader.
        binds.addAll(SharedLibraries.shown(List.of(sharedStandard.orElse(installation.rustc()))));
        return new BoxPlan.Furnishing(BoxPlan.Kind.RUN, binds, Map.copyOf(environment));
    }

    private static String harnessSource() {
        try (InputStream source = RustToolchain.class.getResourceAsStream("molt.rs")) {
            return new String(
                    Objects.requireNonNull(source, "molt.rs is in the build").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("molt.rs cannot be read from the build.", e);
        }
    }

    /** Such as {@code 1.95.0}. */
    public String version() {
        return installation.version();
    }

    public boolean has(Tool tool) {
        return toolBoxes.containsKey(tool);
    }

    /** Its version, or why it cannot be used and what to do. */
    public String said(Tool tool) {
        return String.valueOf(installation.tools().said().get(tool));
    }

    /** Everything that decides what a compile makes of a source; part of the key of compiled programs. */
    public String identity(Build build) {
        String linked = build.crate() == Crate.TESTS ? " " + HARNESS : "";
        return installation.identity() + " " + String.join(" ", flags(build)) + linked;
    }

    /** Compiles {@code source} and leaves {@link Crate#made()} in the slot's output folder; diagnostics are JSON lines on stderr. */
    public BoxPlan compile(Build build, String source, Limits limits, int keptBytes) {
        BoxPlan.Furnishing box = build.checkOnly() ? compileBox.of(BoxPlan.Kind.CHECK) : compileBox;
        return compile(box, RUSTC, flags(build), source, limits, keptBytes);
    }

    /** As {@link #compile}, by Clippy, which says what rustc says and more. */
    public BoxPlan lint(Build build, String source, Limits limits, int keptBytes) {
        Tool clippy = Tool.CLIPPY;
        return compile(box(clippy), clippy.file(), flags(build), source, limits, keptBytes);
    }

    /**
     * Prints {@code source}, a whole file, as rustfmt lays it out. It reads standard input: from a file it would go on to those of
     * the modules that the text names.
     */
    public BoxPlan format(String edition, String source, Limits limits, int keptBytes) {
        Tool rustfmt = Tool.RUSTFMT;
        List<String> command = List.of(program(rustfmt.file()), "--edition", edition);
        return new BoxPlan(box(rustfmt), SOURCE, source, null, command, source, limits, keptBytes);
    }

    private BoxPlan.Furnishing box(Tool tool) {
        return Optional.ofNullable(toolBoxes.get(tool))
                .orElseThrow(() -> new IllegalStateException(tool.title() + " is not here: ask first"));
    }

    /** Compiles {@link #HARNESS}; what it makes belongs to {@link #harness()}. */
    public BoxPlan compileHarness(Limits limits, int keptBytes) {
        Build build = new Build(Crate.HARNESS, "2024", false, false, true);
        return compile(ownBox, RUSTC, flags(build), HARNESS, limits, keptBytes);
    }

    /** Where it has to be, for all to read, before anything else is compiled. */
    public Path harness() {
        return harness;
    }

    /** Compiles a tool of ours, for boxes without any library. */
    public BoxPlan compileTool(String source, Limits limits, int keptBytes) {
        List<String> flags = new ArrayList<>(Crate.PROGRAM.flags());
        flags.addAll(List.of(
                "--edition=2024",
                "-Copt-level=2",
                "-Cpanic=abort",
                "-Cstrip=symbols",
                "-Ctarget-feature=+crt-static",
                "-o",
                "/box/out/" + Crate.PROGRAM.made()));
        return compile(ownBox, RUSTC, flags, source, limits, keptBytes);
    }

    private BoxPlan compile(
            BoxPlan.Furnishing box, String compiler, List<String> flags, String source, Limits limits, int keptBytes) {
        List<String> command =
                new ArrayList<>(List.of(program(compiler), "--sysroot", sysroot, "-Clinker=" + linker.program()));
        command.addAll(flags);
        command.add(SOURCE);
        return new BoxPlan(box, SOURCE, source, null, command, "", limits, keptBytes);
    }

    private List<String> flags(Build build) {
        List<String> flags = new ArrayList<>(build.crate().flags());
        flags.addAll(List.of(
                "--edition=" + build.edition(),
                "-Copt-level=" + (build.optimised() ? 3 : 0),
                "-Cdebuginfo=0",
                // As rustc does by itself; of what is compiled without optimising, two at a time are the quickest.
                "-Ccodegen-units=" + (build.optimised() ? 16 : 2),
                "--error-format=json"));
        if (installation.lld().isPresent()) {
            flags.addAll(List.of("-Clink-arg=-fuse-ld=lld", "-Clink-arg=-B" + LLD));
        }
        // Linked in, the standard library takes longer, and would bring ten megabytes of its own debug information
        // along.
        flags.add(sharedStandard.isPresent() ? "-Cprefer-dynamic" : "-Cstrip=debuginfo");
        if (!build.allowUnsafe()) {
            // Before 2024 an extern block needs no such word, and may name libraries all the same.
            flags.addAll(List.of("-Funsafe_code", "-Fmissing_unsafe_on_extern"));
        }
        if (build.checkOnly()) {
            flags.add("--emit=metadata");
        }
        flags.addAll(List.of("-o", "/box/out/" + build.crate().made()));
        return flags;
    }

    /** Runs a program that {@link #compile} made. */
    public BoxPlan run(Path program, List<String> args, String stdin, Limits limits, int keptBytes) {
        return run(runBox, program, args, stdin, limits, keptBytes);
    }

    /** As {@link #run}, for a program of {@link Crate#TESTS}, which has a verdict to write. */
    public BoxPlan test(Path program, List<String> args, String stdin, Limits limits, int keptBytes) {
        return run(runBox.of(BoxPlan.Kind.TEST), program, args, stdin, limits, keptBytes);
    }

    private static BoxPlan run(
            BoxPlan.Furnishing box, Path program, List<String> args, String stdin, Limits limits, int keptBytes) {
        List<String> command = new ArrayList<>(List.of("/box/" + PROGRAM));
        command.addAll(args);
        return new BoxPlan(box, PROGRAM, null, program, command, stdin, limits, keptBytes);
    }
}
