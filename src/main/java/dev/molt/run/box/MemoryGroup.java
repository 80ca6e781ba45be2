package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A cgroup that counts and limits the memory of one slot's boxes. A box joins it before it starts anything, so that nothing of
 * it escapes the count. In the second version the same group says how much of the processor a box gets.
 */
final class MemoryGroup {
    private final ControlGroup group;
    private final boolean second;
    private long killsBefore;
    private long limit;

    private MemoryGroup(ControlGroup group, boolean second) {
        this.group = group;
        this.second = second;
    }

    static MemoryGroup make(Path parent, String name, boolean second) throws IOException {
        MemoryGroup made = new MemoryGroup(ControlGroup.make(parent, name), second);
        made.group.writeIfThere("cpu.weight", ProcessorGroup.WEIGHT);
        return made;
    }

    ControlGroup group() {
        return group;
    }

    /** Sets the limit and starts counting anew. */
    void prepare(Limits limits) throws IOException {
        if (limit != limits.memoryBytes()) {
            limit(limits.memoryBytes());
            limit = limits.memoryBytes();
        }
        killsBefore = kills();
    }

    private void limit(long bytes) throws IOException {
        if (second) {
            group.write("memory.max", bytes);
            group.writeIfThere("memory.swap.max", 0);
            group.writeIfThere("memory.oom.group", 1);
        } else {
            // Memory with swap may never be below memory alone, so which is written first depends on which way it goes.
            group.writeIfThere("memory.memsw.limit_in_bytes", -1);
            group.write("memory.limit_in_bytes", bytes);
            group.writeIfThere("memory.memsw.limit_in_bytes", bytes);
        }
    }

    /** Whether the kernel has ended a process of the box since {@link #prepare} because memory ran out. */
    boolean ranOut() throws IOException {
        return kills() > killsBefore;
    }

    private long kills() throws IOException {
        for (String line : group.lines(second ? "memory.events" : "memory.oom_control")) {
            if (line.startsWith("oom_kill ")) {
                return Long.parseLong(line.substring("oom_kill ".length()));
            }
        }
        return 0;
    }
}
