package dev.molt.run.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process and all that it has started, to be killed together. */
final class ProcessTree {

    /** Number of the signal on Linux, see signal(7). */
    private static final int SIGSTOP = 19;

    /** A process stops when it next comes back from the kernel. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private ProcessTree() {}

    /**
     * Kills it. The root is stopped first, so that it starts nothing unseen: a box that bubblewrap has just made dies with
     * bubblewrap only later, and waits until then for a word that a dead one never says.
     */
    static void kill(Process root) {
        if (root.isAlive()) {
            LibC.INSTANCE.kill((int) root.pid(), SIGSTOP);
            awaitStopped(root);
        }
        root.descendants().forEach(ProcessHandle::destroyForcibly);
        root.destroyForcibly();
    }

    private static void awaitStopped(Process root) {
        await(root.pid(), "TZX", PATIENCE_NANOS);
    }

    /**
     * Waits for the end of the first process of a namespace that is dying: it is the last one there. It may be a zombie still.
     *
     * @return whether it came within ten seconds
     */
    static boolean awaitEnd(long pid) {
        return await(pid, "ZX", TimeUnit.SECONDS.toNanos(10));
    }

    private static boolean await(long pid, String states, long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (states.indexOf(state(pid)) < 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
        }
        return true;
    }

    /** A letter as in proc(5), X once it is gone. It stands behind the name in brackets, which may hold any character. */
    private static char state(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return status.charAt(status.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return 'X';
        }
    }
}
