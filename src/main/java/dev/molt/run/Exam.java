package dev.molt.run;

import dev.molt.run.box.BoxEnding;
import dev.molt.run.box.BoxPlan;
import dev.molt.run.box.Slot;
import dev.molt.run.toolchain.Crate;
import dev.molt.run.toolchain.RustToolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs an exercise's tests: compiles what the learner wrote as a library, alone, then the tests against it in a second box, then runs
 * them in a third. No compiler sees both texts, and the learner is told nothing of the tests'.
 *
 * @param tests root of the tests' crate
 */
record Exam(Runner runner, Slot slot, Task task, String tests) {

    RunResult result() throws IOException {
        Path place = place();
        Optional<RunResult> ofKept = runner.cache().use(place, entry -> run(entry, Runner.Compiled.before(entry)));
        return ofKept.isPresent() ? ofKept.get() : compileAndRun(place);
    }

    private RunResult compileAndRun(Path place) throws IOException {
        task.told().compiling();
        BoxEnding library = compile(library(), task.request().source());
        CompilerEnding compiled = runner.compiled(library, task);
        if (!compiled.succeeded()) {
            return Runner.told(task, compiled.result());
        }
        require(slot.keepOnly(Crate.LIBRARY.made(), mostBytes()), library);
        BoxEnding linked = compile(ofTests(), tests);
        long took = library.wall().plus(linked.wall()).toMillis();
        Runner.Compiled all = new Runner.Compiled(compiled.compiled().messages(), took, false);
        if (!runner.compiled(linked, task).succeeded()) {
            return Runner.told(task, refused(linked, all));
        }
        Optional<Path> program = slot.made(Crate.TESTS.made(), mostBytes());
        require(program.isPresent(), linked);
        return run(runner.cache().keep(place, program.orElseThrow(), library.stderr()), all);
    }

    /** Where the tests' program is kept, with what the compiler said of the library. */
    private Path place() {
        RunRequest request = task.request();
        RustToolchain rust = runner.rust();
        // Neither text holds a NUL, and no program's place is made of two texts.
        return runner.cache()
                .place(
                        request.shared(),
                        task.learner(),
                        rust.identity(library()) + " " + rust.identity(ofTests()),
                        request.source() + "\0" + tests);
    }

    private RustToolchain.Build library() {
        return Runner.build(task.request());
    }

    /** They are the course's own, and need what is {@code unsafe} to reach their channel. */
    private RustToolchain.Build ofTests() {
        return new RustToolchain.Build(Crate.TESTS, task.request().edition(), false, false, true);
    }

    private BoxEnding compile(RustToolchain.Build build, String text) throws IOException {
        BoxPlan plan = runner.rust().compile(build, text, runner.settings().compile(), runner.mostMessages());
        return runner.sandbox().run(slot, plan, task.stopSignal());
    }

    private long mostBytes() {
        return runner.settings().compile().fileBytes();
    }

    private static void require(boolean isThere, BoxEnding compiler) throws IOException {
        if (!isThere) {
            throw new IOException("The compiler ended well and left nothing: " + compiler.stderr());
        }
    }

    /** Only what is wrong between the two texts is told, to authors; all other messages about the tests' crate are dropped. */
    private RunResult refused(BoxEnding compiler, Runner.Compiled all) {
        RunResult ending = runner.compiled(compiler, task).result();
        boolean misfit = ending.outcome() == Outcome.COMPILE_ERROR && compiler.signal() != Signals.FILE_LIMIT;
        return RunResult.ofTool(
                misfit ? Outcome.TESTS_DO_NOT_FIT : ending.outcome(),
                misfit ? Sentences.TESTS_DO_NOT_FIT : ending.sentence(),
                compiler,
                all.took(),
                "",
                misfit ? ending.stderr() : "",
                all.messages().diagnostics(),
                misfit ? ending.cutBytes() : 0);
    }

    private RunResult run(ProgramCache.Entry entry, Runner.Compiled compiled) throws IOException {
        RunRequest request = task.request();
        if (request.repeats() == 0) {
            return RunResult.of(Outcome.OK, Sentences.COMPILED);
        }
        BoxPlan plan = runner.rust()
                .test(
                        entry.program(),
                        request.args(),
                        request.stdin(),
                        runner.limits(request),
                        runner.settings().outputBytes());
        return runner.runCompiled(slot, plan, task, compiled);
    }
}
