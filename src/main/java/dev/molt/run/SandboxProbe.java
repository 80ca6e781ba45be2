package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.BoxPlan;
import dev.molt.run.box.Host;
import dev.molt.run.box.Limits;
import dev.molt.run.box.Sandbox;
import dev.molt.run.box.SandboxUnavailable;
import dev.molt.run.box.Slot;
import dev.molt.run.box.StopSignal;
import dev.molt.run.toolchain.Crate;
import dev.molt.run.toolchain.Linker;
import dev.molt.run.toolchain.PythonToolchain;
import dev.molt.run.toolchain.RustInstallation;
import dev.molt.run.toolchain.RustToolchain;
import dev.molt.run.toolchain.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out whether programs can run here, by running a program of each language in a box. */
public final class SandboxProbe {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<Language, String> HELLO =
            Map.of(Language.PYTHON, "print('box')\n", Language.RUST, "fn main() {\n    println!(\"box\");\n}\n");
    private static final String NAMESPACES_REMEDY =
            "Let the server make user namespaces: sysctl kernel.unprivileged_userns_clone=1, on Ubuntu also"
                    + " kernel.apparmor_restrict_unprivileged_userns=0; in a container use the seccomp profile beside the"
                    + " README.";

    private final RunSettings settings;
    private String bwrap = "not found";
    private String python = "not found";
    private String rustc = "not found";
    private @Nullable Sandbox sandbox;

    private SandboxProbe(RunSettings settings) {
        this.settings = settings;
    }

    /** Probes and leaves nothing behind but a few small programs in the cache. Takes up to a few seconds the first time. */
    public static SandboxStatus probe(RunSettings settings) {
        Prepared prepared = prepare(settings);
        prepared.close();
        return prepared.status();
    }

    /** A runner that has proved itself, or null and the reason. */
    record Prepared(@Nullable Runner runner, SandboxStatus status) implements AutoCloseable {
        @Override
        public void close() {
            if (runner != null) {
                closed(runner.sandbox());
            }
        }
    }

    static Prepared prepare(RunSettings settings) {
        SandboxProbe probe = new SandboxProbe(settings);
        try {
            return probe.prepared();
        } catch (SandboxUnavailable e) {
            return probe.failed(e.reason(), e.remedy());
        } catch (IOException | RuntimeException e) {
            return probe.failed(
                    "A box could not be made: " + e.getMessage() + ".",
                    String.valueOf(e.getMessage()).contains("namespace") ? NAMESPACES_REMEDY : "See the server's log.");
        }
    }

    private Prepared failed(String reason, String remedy) {
        String limits = sandbox == null ? "unknown" : sandbox.limitsTitle();
        if (sandbox != null) {
            closed(sandbox);
        }
        // Tools have no use where nothing runs.
        return new Prepared(null, new SandboxStatus(false, reason, remedy, limits, bwrap, python, rustc, Map.of()));
    }

    private static void closed(Sandbox sandbox) {
        try {
            sandbox.close();
        } catch (IOException e) {
            System.getLogger(SandboxProbe.class.getName())
                    .log(System.Logger.Level.WARNING, "What boxes left could not be removed; the next start does.", e);
        }
    }

    private Prepared prepared() throws SandboxUnavailable, IOException {
        Host host = Host.find(settings.programs().bwrap());
        bwrap = host.bwrapVersion();
        Shelf shelf = Shelf.of(host);
        PythonToolchain thePython = PythonToolchain.find(settings.programs().python(), shelf);
        python = thePython.version();
        RustInstallation rust = RustInstallation.find(settings.programs().rustc(), shelf);
        rustc = rust.version();
        Linker linker = Linker.find();
        Sandbox opened = Sandbox.open(
                host, settings.scratch(), settings.desk().workers(), settings.firstUid(), settings.memoryGroups());
        sandbox = opened;
        RustToolchain theRust = new RustToolchain(rust, linker, opened.shared());
        ProgramCache cache = new ProgramCache(settings.cache(), settings.cacheBytes() / 2);
        Runner runner = new Runner(settings, opened, theRust, thePython, cache);
        installClock(runner);
        installHarness(runner);
        Runner patient = new Runner(settings.withCompile(limits(settings)), opened, theRust, thePython, cache);
        for (Language language : Language.values()) {
            sayHello(patient, language);
        }
        SandboxStatus status =
                new SandboxStatus(true, "", "", opened.limitsTitle(), bwrap, python, rustc, runner.tools());
        return new Prepared(runner, status);
    }

    private static void installClock(Runner runner) throws IOException, SandboxUnavailable {
        String source = clockSource();
        RunSettings settings = runner.settings();
        BoxPlan plan = runner.rust().compileTool(source, limits(settings), settings.outputBytes());
        install(runner, plan, source, Crate.PROGRAM.made(), runner.sandbox().clock(), "r-xr-xr-x");
    }

    private static void installHarness(Runner runner) throws IOException, SandboxUnavailable {
        RunSettings settings = runner.settings();
        BoxPlan plan = runner.rust().compileHarness(limits(settings), settings.outputBytes());
        install(
                runner,
                plan,
                RustToolchain.HARNESS,
                Crate.HARNESS.made(),
                runner.rust().harness(),
                "r--r--r--");
    }

    /** Nobody waits for it, and a busy machine is no reason to be without. */
    private static Limits limits(RunSettings settings) {
        return settings.compile().withWall(PATIENCE);
    }

    /** Compiles one of our own, unless it is in the cache, and puts it where boxes are shown it. */
    private static void install(
            Runner runner, BoxPlan plan, String source, String made, Path target, String permissions)
            throws IOException, SandboxUnavailable {
        String how = String.join(" ", plan.command()) + " " + runner.rust().version();
        Path place = runner.cache().place(true, "", how, source);
        ProgramCache.Entry entry = runner.cache().find(place).orElse(null);
        if (entry == null) {
            Slot slot = runner.sandbox().slot(0);
            BoxEnding ending = runner.sandbox().run(slot, plan, new StopSignal());
            // One that was ended half way leaves half a file.
            boolean ended = ending.cause() == BoxEnding.Cause.PROGRAM && ending.signal() == 0 && ending.exitCode() == 0;
            Path file = slot.made(made, runner.settings().compile().fileBytes())
                    .filter(it -> ended)
                    .orElseThrow(() -> new SandboxUnavailable(
                            "rustc could not compile in a box ("
                                    + ending.cause()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' ') + "): "
                                    + ending.stderr().strip(),
                            "Check that the C library's development files are installed (Debian: apt install"
                                    + " libc6-dev)."));
            entry = runner.cache().keep(place, file, ending.stderr());
            slot.clear();
        }
        Files.copy(entry.program(), target, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
    }

    private static String clockSource() throws IOException {
        try (InputStream source = Sandbox.class.getResourceAsStream("clock.rs")) {
            if (source == null) {
                throw new IOException("clock.rs is missing from the build");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void sayHello(Runner runner, Language language) throws IOException, SandboxUnavailable {
        String source = String.valueOf(HELLO.get(language));
        RunRequest request =
                new RunRequest(language, source, "2021", Profile.DEBUG, List.of(), "", true, PATIENCE, 1, true);
        Task task = new Task("", request, new StopSignal(), RunListener.NOBODY);
        RunResult result = runner.run(runner.sandbox().slot(0), task);
        if (result.outcome() != Outcome.OK || !result.stdout().equals("box\n")) {
            throw new SandboxUnavailable(
                    language.title() + " did not say hello in its box: " + result.sentence() + " "
                            + result.stderr().strip(),
                    "Check the " + language.title() + " installation; molt doctor shows which one is used.");
        }
    }
}
