package dev.molt.run.box;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts bubblewrap: with an empty environment, as the slot's own user, counted from its first moment. After each box the next one
 * is made already, and the clock in it waits: joining cgroups and making namespaces takes several times as long as a small program.
 */
final class Launcher implements AutoCloseable {
    private static final String SHELL = "/bin/sh";

    /**
     * Constant text; all else are arguments: the filter, what bubblewrap is told, the report, which it begins itself and the clock goes on
     * with, the verdict, and the cgroups to join. Java hands no descriptor above 2 to a child, so the shell opens them. A verdict is
     * appended to, so that whatever is written stands where it was written. A shell would hand on PWD.
     */
    private static final String BEGIN = "unset PWD OLDPWD; echo 1000 > /proc/self/oom_score_adj; "
            + "exec 4<\"$1\" 3<\"$2\" 5>\"$3\" 7>&5; [ \"$4\" = . ] || exec 6>>\"$4\"; shift 4; "
            + "while [ \"$1\" != . ]; do echo 0 > \"$1\" || exit 125; shift; done; shift; exec \"$@\"";

    private static final String NO_VERDICT = ".";
    private static final String END_OF_GROUPS = ".";

    /** In milliseconds, how long the next box is put off: until then the last one's answer is on its way, and the processors are its own. */
    private static final long PUT_OFF_MS = 30;

    private final Host host;
    private final String filter;
    private final boolean memoryIsCounted;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    /** A box dies with the thread that started it, so one thread that stays starts all of them. */
    private final ScheduledExecutorService spawner =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("molt-spawner"));

    /**
     * A box that waits, or is about to be made.
     *
     * @param arguments of bubblewrap
     */
    private record Waiting(List<String> command, byte[] arguments, FutureTask<Process> making) {
        boolean is(List<String> otherCommand, byte[] otherArguments) {
            return command.equals(otherCommand) && Arrays.equals(arguments, otherArguments);
        }
    }

    Launcher(Host host, String filter, boolean memoryIsCounted) {
        this.host = host;
        this.filter = filter;
        this.memoryIsCounted = memoryIsCounted;
    }

    /**
     * Lets a box begin. Its files must be in the slot by now.
     *
     * @param arguments of bubblewrap
     */
    Process start(BoxPlan plan, Slot slot, List<ControlGroup> groups, byte[] arguments) throws IOException {
        Waiting ready = waiting.remove(key(plan, slot));
        Process box = ready == null ? null : made(ready.making);
        if (ready == null || box == null || !ready.is(command(plan, slot, groups), arguments) || !box.isAlive()) {
            if (box != null) {
                end(box);
            }
            box = made(making(plan, slot, groups, arguments));
        }
        OutputStream stdin = box.getOutputStream();
        stdin.write('\n');
        stdin.flush();
        return box;
    }

    /** Sees to it that the next box of this berth is made, so that it is there when it is needed. */
    void readyNext(BoxPlan plan, Slot slot, List<ControlGroup> groups, byte[] arguments) throws IOException {
        if (plan.fixed().kind().measured()) {
            FutureTask<Process> making = making(plan, slot, groups, arguments);
            waiting.put(key(plan, slot), new Waiting(command(plan, slot, groups), arguments, making));
            // What comes of it is asked of the task itself.
            ScheduledFuture<?> unused = spawner.schedule(making, PUT_OFF_MS, TimeUnit.MILLISECONDS);
        }
    }

    private static String key(BoxPlan plan, Slot slot) {
        return slot.number() + " " + plan.berth();
    }

    private FutureTask<Process> making(BoxPlan plan, Slot slot, List<ControlGroup> groups, byte[] arguments)
            throws IOException {
        Slot.write(slot.arguments(plan), arguments);
        // A file of its own for each box: what still held that of the one before would write to no file that anybody
        // reads.
        Files.deleteIfExists(slot.verdict(plan));
        ProcessBuilder builder = new ProcessBuilder(command(plan, slot, groups)).directory(new File("/"));
        builder.environment().clear();
        return new FutureTask<>(builder::start);
    }

    /** Waits for the box, and has it made now if it is put off still: to be made twice does nothing. */
    private Process made(FutureTask<Process> making) throws IOException {
        try {
            spawner.execute(making);
            return making.get();
        } catch (ExecutionException e) {
            throw new IOException("the box could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a box was starting", e);
        }
    }

    /** The same for every box of a slot, a kind and limits; what differs stands in files of the slot. */
    List<String> command(BoxPlan plan, Slot slot, List<ControlGroup> groups) {
        List<String> words = new ArrayList<>(List.of(
                SHELL,
                "-c",
                BEGIN,
                "sh",
                filter,
                slot.arguments(plan).toString(),
                slot.report(plan).toString(),
                plan.fixed().kind().hasVerdict() ? slot.verdict(plan).toString() : NO_VERDICT));
        groups.forEach(group -> words.add(group.joining().toString()));
        words.add(END_OF_GROUPS);
        if (slot.uid() >= 0) {
            String user = Integer.toString(slot.uid());
            words.addAll(List.of(host.setpriv().toString(), "--reuid", user, "--regid", user, "--clear-groups"));
        }
        words.addAll(List.of(host.bwrap().toString(), "--args", "3", "--seccomp", "4", "--"));
        boolean measured = plan.fixed().kind().measured();
        words.add(measured ? BoxArguments.CLOCK : host.prlimit().toString());
        words.addAll(limits(plan.limits()));
        if (!measured) {
            words.addAll(plan.command());
        }
        return words;
    }

    /** Set inside the box, by the clock, or by prlimit where there is none yet: the number of processes counts per user and user namespace. */
    private List<String> limits(Limits limits) {
        // The watch ends a box by its time; this stands behind it, a second later, so that it does not come before it.
        long cpu = limits.cpu().plus(Duration.ofMillis(1_999)).toSeconds();
        List<String> words = new ArrayList<>(List.of(
                "--nproc=" + limits.processes(),
                "--fsize=" + limits.fileBytes(),
                "--cpu=" + cpu + ":" + (cpu + 1),
                "--nofile=256",
                "--memlock=65536",
                "--stack=8388608",
                // 1, not 0: only this keeps the kernel from starting the host's crash handler too
                "--core=1"));
        if (!memoryIsCounted) {
            words.add("--as=" + (2 * limits.memoryBytes() + (512L << 20)));
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        for (Waiting ready : waiting.values()) {
            end(made(ready.making));
        }
        spawner.shutdown();
    }

    private static void end(Process box) {
        ProcessTree.kill(box);
        try {
            box.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
