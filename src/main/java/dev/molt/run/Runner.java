package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.BoxPlan;
import dev.molt.run.box.Limits;
import dev.molt.run.box.PrintListener;
import dev.molt.run.box.Sandbox;
import dev.molt.run.box.Slot;
import dev.molt.run.toolchain.Crate;
import dev.molt.run.toolchain.PythonToolchain;
import dev.molt.run.toolchain.RustToolchain;
import dev.molt.run.toolchain.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs one request in one slot: compiles where that is needed, then runs. */
record Runner(RunSettings settings, Sandbox sandbox, RustToolchain rust, PythonToolchain python, ProgramCache cache) {
    /** rustc's messages are JSON that holds each text about three times; beyond this they are cut. */
    private static final int MESSAGES_PER_OUTPUT = 16;

    RunResult run(Slot slot, Task task) throws IOException {
        RunRequest request = task.request();
        Optional<RunResult> refused = UnsafeAttributes.refused(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            return switch (request.profile()) {
                case FORMAT -> format(slot, task);
                case LINT -> lint(slot, task);
                case DEBUG, RELEASE, CHECK ->
                    request.language() == Language.RUST ? runRust(slot, task) : runPython(slot, task);
            };
        } finally {
            slot.clear();
        }
    }

    private RunResult format(Slot slot, Task task) throws IOException {
        RunRequest request = task.request();
        Tool tool = Tool.formatter(request.language());
        if (!has(tool)) {
            return missing(tool);
        }
        BoxPlan plan = request.language() == Language.RUST
                ? rust.format(request.edition(), request.source(), settings.compile(), settings.outputBytes())
                : python.format(request.source(), settings.compile(), settings.outputBytes());
        return new ToolEnding(tool, sandbox.run(slot, plan, task.stopSignal()), settings.compile()).result();
    }

    private RunResult lint(Slot slot, Task task) throws IOException {
        RunRequest request = task.request();
        Tool tool = Tool.linter(request.language());
        if (!has(tool)) {
            return missing(tool);
        }
        BoxPlan plan = request.language() == Language.RUST
                ? rust.lint(build(request), request.source(), settings.compile(), mostMessages())
                : python.lint(request.source(), settings.compile(), mostMessages());
        BoxEnding ending = sandbox.run(slot, plan, task.stopSignal());
        return request.language() == Language.RUST
                ? compiled(ending, task).result()
                : new ToolEnding(tool, ending, settings.compile()).result();
    }

    private boolean has(Tool tool) {
        return tool.language() == Language.RUST ? rust.has(tool) : python.has(tool);
    }

    /** The version of a tool, or why it cannot be used and what to do. */
    private String said(Tool tool) {
        return tool.language() == Language.RUST ? rust.said(tool) : python.said(tool);
    }

    private RunResult missing(Tool tool) {
        return RunResult.of(Outcome.UNAVAILABLE, Sentences.toolMissing(tool, said(tool)));
    }

    /** Of each tool whether it can be used here. */
    Map<Tool, SandboxStatus.ToolStatus> tools() {
        return Arrays.stream(Tool.values())
                .collect(Collectors.toMap(tool -> tool, tool -> new SandboxStatus.ToolStatus(has(tool), said(tool))));
    }

    private RunResult runPython(Slot slot, Task task) throws IOException {
        RunRequest request = task.request();
        Limits limits = limits(request);
        BoxPlan plan = request.profile() == Profile.CHECK
                ? python.check(request.source(), limits, settings.outputBytes())
                : python.run(request.source(), request.args(), request.stdin(), limits, settings.outputBytes());
        return new ProgramEnding(request, limits, settings.outputBytes())
                .result(repeat(slot, plan, task), Compiled.NONE);
    }

    private RunResult runRust(Slot slot, Task task) throws IOException {
        RunRequest request = task.request();
        if (request.tests() != null && request.profile() != Profile.CHECK) {
            return new Exam(this, slot, task, request.tests()).result();
        }
        RustToolchain.Build build = build(request);
        Path place = cache.place(request.shared(), task.learner(), rust.identity(build), request.source());
        Optional<RunResult> ofKept = cache.use(place, entry -> run(slot, task, entry, Compiled.before(entry)));
        return ofKept.isPresent() ? ofKept.get() : compileAndRun(slot, task, build, place);
    }

    private RunResult compileAndRun(Slot slot, Task task, RustToolchain.Build build, Path place) throws IOException {
        RunRequest request = task.request();
        task.told().compiling();
        BoxPlan plan = rust.compile(build, request.source(), settings.compile(), mostMessages());
        BoxEnding ending = sandbox.run(slot, plan, task.stopSignal());
        CompilerEnding compiled = compiled(ending, task);
        Optional<Path> made = slot.made(build.crate().made(), settings.compile().fileBytes());
        if (!compiled.succeeded() || made.isEmpty() || request.profile() == Profile.CHECK) {
            return told(task, compiled.result());
        }
        return run(slot, task, cache.keep(place, made.get(), ending.stderr()), compiled.compiled());
    }

    /** With what a compiler says of a program that does not run. */
    static RunResult told(Task task, RunResult result) {
        task.told().diagnosed(result.diagnostics());
        return result;
    }

    private RunResult run(Slot slot, Task task, ProgramCache.Entry entry, Compiled compiled) throws IOException {
        RunRequest request = task.request();
        if (request.repeats() == 0) {
            return RunResult.of(Outcome.OK, Sentences.COMPILED);
        }
        BoxPlan plan =
                rust.run(entry.program(), request.args(), request.stdin(), limits(request), settings.outputBytes());
        return runCompiled(slot, plan, task, compiled);
    }

    static RustToolchain.Build build(RunRequest request) {
        boolean checkOnly = request.profile() == Profile.CHECK || request.profile() == Profile.LINT;
        return new RustToolchain.Build(
                request.tests() == null ? Crate.PROGRAM : Crate.LIBRARY,
                request.edition(),
                request.profile() == Profile.RELEASE,
                checkOnly,
                request.allowUnsafe());
    }

    int mostMessages() {
        return settings.outputBytes() * MESSAGES_PER_OUTPUT;
    }

    CompilerEnding compiled(BoxEnding ending, Task task) {
        return new CompilerEnding(
                ending,
                settings.compile(),
                settings.outputBytes(),
                task.request().profile());
    }

    RunResult runCompiled(Slot slot, BoxPlan plan, Task task, Compiled compiled) throws IOException {
        task.told().diagnosed(compiled.messages().diagnostics());
        return new ProgramEnding(task.request(), plan.limits(), settings.outputBytes())
                .result(repeat(slot, plan, task), compiled);
    }

    /** As often as asked, until one run ends badly. Only the first is listened to: the others print the same once more. */
    private List<BoxEnding> repeat(Slot slot, BoxPlan plan, Task task) throws IOException {
        List<BoxEnding> endings = new ArrayList<>();
        task.told().running();
        PrintListener told = task.told()::printed;
        boolean goOn = true;
        while (goOn) {
            BoxEnding ending = sandbox.run(slot, plan, task.stopSignal(), told);
            endings.add(ending);
            told = PrintListener.NOBODY;
            goOn = endings.size() < task.request().repeats()
                    && ending.cause() == BoxEnding.Cause.PROGRAM
                    && ending.signal() == 0
                    && ending.exitCode() == 0;
        }
        return endings;
    }

    Limits limits(RunRequest request) {
        Duration timeout = request.timeout();
        return timeout == null ? settings.run() : settings.run().withWall(timeout);
    }

    /**
     * What is known of a program before it runs.
     *
     * @param took milliseconds
     */
    record Compiled(RustMessages messages, long took, boolean cached) {
        static final Compiled NONE = new Compiled(new RustMessages(List.of(), ""), 0, false);

        /** For an earlier run. */
        static Compiled before(ProgramCache.Entry entry) throws IOException {
            return new Compiled(RustMessages.in(Files.readString(entry.messages())), 0, true);
        }
    }
}
