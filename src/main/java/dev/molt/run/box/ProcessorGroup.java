package dev.molt.run.box;

import java.util.Optional;

/**
 * A cgroup in which all boxes together get little of the processor while the server wants it, and all that it leaves: a page must
 * not wait for somebody's program. Only in the first version, where processor and memory have a hierarchy each. Priorities of
 * processes would not do: kernels that group processes by session share the time out between those groups, and each box is a
 * session.
 */
final class ProcessorGroup {
    /** Of 100 that a group has by default. */
    static final long WEIGHT = 10;

    private static final String SHARES = "cpu.shares";
    private static final long SHARES_BY_DEFAULT = 1024;

    private ProcessorGroup() {}

    static Optional<ControlGroup> make(Hierarchy hierarchy, String name) {
        return hierarchy.make(name, SHARES, SHARES_BY_DEFAULT * WEIGHT / 100);
    }
}
