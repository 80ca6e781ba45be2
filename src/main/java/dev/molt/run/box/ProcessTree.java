package dev.molt.run.box;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
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

    private interface LibC extends Library {
        LibC INSTANCE = Native.load("c", LibC.class);

        int kill(int pid, int signal);
    }

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
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (root.isAlive() && !isStopped(root) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
        }
    }

    /** The state is the letter behind the program's name, which stands in brackets and may hold any character. */
    private static boolean isStopped(Process root) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(root.pid()), "stat"));
            return status.startsWith(") T", status.lastIndexOf(')'));
        } catch (IOException gone) {
            return true;
        }
    }
}
