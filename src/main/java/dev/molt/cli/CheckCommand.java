package dev.molt.cli;

import dev.molt.Build;
import dev.molt.course.Problem.Severity;
import dev.molt.proof.CannotProve;
import dev.molt.proof.CourseCheck;
import dev.molt.proof.CourseCheck.Report;
import dev.molt.proof.Finding;
import dev.molt.proof.Mending;
import dev.molt.proof.Progress;
import dev.molt.proof.Toolchain;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves lessons. Exit codes: 0 all is well, 1 there are problems, 2 not all could be checked. */
@Command(
        name = "check",
        description = {
            "Prove lessons: read every file, run every program in a box, and compare with what the lesson says.",
            "Exit codes: 0 all is well, 1 there are problems, 2 not all could be checked.",
            "lessons/README.md says what each message means."
        },
        exitCodeOnExecutionException = CheckCommand.NOT_CHECKED)
final class CheckCommand implements Callable<Integer> {

    static final int NOT_CHECKED = 2;

    private static final String PROGRESS = "MOLT_PROGRESS";

    private final Installation installation;
    private final @Nullable Function<@Nullable Path, RunDesk> desks;

    /** By a signal. */
    private volatile boolean stopped;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description =
                    "Lessons, modules or folders of lessons. Default: the courses that are served, --lessons DIR.")
    private List<Path> paths = List.of();

    @Option(
            names = "--fix",
            description =
                    "Write outputs that are missing or other than shown, lay out Rust by rustfmt, and show what changed. Not beside --toolchain.")
    private boolean fix;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to tell what was found: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private CheckFormat format = CheckFormat.TEXT;

    @Option(names = "--strict", description = "Exit with 1 for warnings too.")
    private boolean strict;

    @Option(
            names = "--toolchain",
            paramLabel = "RUSTC",
            description = "Prove with this rustc, and list what it sees differently: code, line or message.")
    private @Nullable Path toolchain;

    @Spec
    private @Nullable CommandSpec spec;

    CheckCommand(Installation installation) {
        this(installation, null);
    }

    /** @param desks in place of boxes of its own */
    CheckCommand(Installation installation, @Nullable Function<@Nullable Path, RunDesk> desks) {
        this.installation = installation;
        this.desks = desks;
    }

    @Override
    public Integer call() {
        if (fix && toolchain != null) {
            throw new ParameterException(
                    line(),
                    "--fix would write what the programs of another rustc print: take away --fix, or --toolchain");
        }
        try {
            List<CheckTargets> targets = CheckTargets.of(paths.isEmpty() ? installation.lessons() : paths);
            CheckResult result = result(targets);
            if (stopped) {
                err().println("Stopped. What was proved is kept.");
                return NOT_CHECKED;
            }
            out().print(format.of(result));
            out().flush();
            if (format != CheckFormat.TEXT) {
                err().println(result.summary());
            }
            return result.exitCode(strict);
        } catch (CommandFailed e) {
            err().println(e.getMessage());
        } catch (IOException e) {
            err().println("Not all could be checked: " + e + ".");
        }
        return NOT_CHECKED;
    }

    private CheckResult result(List<CheckTargets> targets) throws CommandFailed, IOException {
        List<CheckResult.Place> found = new ArrayList<>();
        int programs = 0;
        int started = 0;
        Toolchain used = null;
        CannotProve obstacle = null;
        for (CheckTargets target : targets) {
            Report report = checked(target);
            report.findings().forEach(finding -> found.add(new CheckResult.Place(target.title(), finding)));
            programs += report.programs();
            started += report.started();
            used = report.toolchain() == null ? used : report.toolchain();
            obstacle = report.obstacle() == null ? obstacle : report.obstacle();
        }
        // Inside a course they are sorted already.
        found.sort(Comparator.comparing(CheckResult.Place::folder));
        return new CheckResult(found, programs, started, used, obstacle);
    }

    private Report checked(CheckTargets target) throws CommandFailed, IOException {
        CourseCheck check = new CourseCheck(new CourseCheck.Settings(
                target.lessons(),
                installation.data().resolve("proofs"),
                Build.identity(),
                named("MOLT_RUN_PYTHON"),
                named("MOLT_RUN_RUSTC"),
                desks == null ? this::openDesk : desks));
        WhenStopped whenStopped = new WhenStopped(() -> stop(check));
        try {
            Report report = once(check, target);
            return fix && mended(target, report) ? once(check, target) : report;
        } catch (CompletionException e) {
            if (e.getCause() instanceof CommandFailed told) {
                throw told;
            }
            throw e;
        } finally {
            whenStopped.forget();
            check.unkept()
                    .ifPresent(e -> err().println(
                                    "What was proved could not be kept, so the next check runs it again: " + e + "."));
        }
    }

    private void stop(CourseCheck check) {
        stopped = true;
        check.stop();
    }

    private Report once(CourseCheck check, CheckTargets target) {
        Predicate<String> selected = target.isWhole() ? null : target::selects;
        ProgressBar bar = installation.variables().containsKey(PROGRESS) ? new ProgressBar(err(), "Proving") : null;
        Progress progress = bar == null ? Progress.NONE : bar;
        try {
            return toolchain == null
                    ? check.check(selected, progress)
                    : check.compare(toolchain.toAbsolutePath(), selected, progress);
        } finally {
            if (bar != null) {
                bar.clear();
            }
        }
    }

    /** Whether a file was changed. */
    private boolean mended(CheckTargets target, Report report) throws IOException {
        List<Finding> findings = report.findings().stream()
                .filter(finding -> finding.problem().severity() != Severity.NOTE)
                .toList();
        Mending mending = Mending.of(target.lessons(), target.title(), report.files(), findings);
        PrintWriter shown = format == CheckFormat.TEXT ? out() : err();
        mending.diffs().forEach(shown::print);
        shown.flush();
        mending.left().forEach(err()::println);
        return !mending.diffs().isEmpty();
    }

    private RunDesk openDesk(@Nullable Path rustc) {
        try {
            RunSettings settings = Settings.ofPrograms(Settings.of(installation.variables()));
            RunSettings any = settings.withDesk(settings.desk().workers(), Integer.MAX_VALUE, Integer.MAX_VALUE);
            return new RunDesk(
                    rustc == null
                            ? any
                            : any.withPrograms(
                                    any.programs().python(),
                                    rustc,
                                    any.programs().bwrap()));
        } catch (CommandFailed e) {
            throw new CompletionException(e);
        }
    }

    private @Nullable Path named(String variable) {
        String path = installation.variables().get(variable);
        return path == null || path.isBlank() ? null : Path.of(path);
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private PrintWriter err() {
        return line().getErr();
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec, "picocli gives it").commandLine();
    }
}
