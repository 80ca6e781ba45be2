package dev.molt.run.box;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Starts bubblewrap: with an empty environment, as the slot's own user, counted from its first moment. */
final class Launcher implements AutoCloseable {
    /**
     * Constant text; all else are arguments: the cgroup to join or nothing, what bubblewrap is told, the filter, the report. Java
     * hands no descriptor above 2 to a child, so the shell opens them. It would hand on PWD.
     */
    private static final String SCRIPT = "unset PWD OLDPWD; echo 1000 > /proc/self/oom_score_adj; "
            + "[ -z \"$1\" ] || echo 0 > \"$1\" || exit 125; exec 3<\"$2\" 4<\"$3\" 5>\"$4\"; shift 4; exec \"$@\"";

    private final Host host;
    private final String filter;
    private final boolean memoryIsCounted;

    /** A box dies with the thread that started it, so one thread that stays starts all of them. */
    private final ExecutorService spawner = Executors.newSingleThreadExecutor(DaemonThreads.named("molt-spawner"));

    Launcher(Host host, String filter, boolean memoryIsCounted) {
        this.host = host;
        this.filter = filter;
        this.memoryIsCounted = memoryIsCounted;
    }

    Process start(BoxPlan plan, Slot slot, @Nullable MemoryGroup group) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(plan, slot, group)).directory(new File("/"));
        builder.environment().clear();
        try {
            return spawner.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("the box could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a box was starting", e);
        }
    }

    List<String> command(BoxPlan plan, Slot slot, @Nullable MemoryGroup group) {
        List<String> words = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "sh",
                group == null ? "" : group.joining().toString(),
                slot.arguments().toString(),
                filter,
                slot.report().toString()));
        if (slot.uid() >= 0) {
            String user = Integer.toString(slot.uid());
            words.addAll(List.of(host.setpriv().toString(), "--reuid", user, "--regid", user, "--clear-groups"));
        }
        words.addAll(List.of(host.bwrap().toString(), "--args", "3", "--seccomp", "4", "--"));
        words.addAll(limits(plan.limits()));
        if (plan.fixed().kind() == BoxPlan.Kind.RUN) {
            words.add(BoxArguments.CLOCK);
        }
        words.addAll(plan.command());
        return words;
    }

    /** Set inside the box: the number of processes counts per user and user namespace. */
    private List<String> limits(Limits limits) {
        long cpu = Math.max(1, limits.cpu().plus(Duration.ofMillis(999)).toSeconds());
        List<String> words = new ArrayList<>(List.of(
                host.prlimit().toString(),
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
    public void close() {
        spawner.shutdown();
    }
}
