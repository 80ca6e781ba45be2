package dev.molt.run.box;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cgroups of one slot's boxes. A box joins them before it starts anything, so that nothing of it escapes their counts. To join
 * several takes hardly longer than to join one: the kernel waits once for what others are doing.
 */
final class BoxGroups {
    private static final String MOST_PROCESSES = "pids.max";

    /**
     * Those of a box that is being made, of one that is ending, what starts and watches the program, and above all the dead: the kernel
     * counts a process for a tenth of a second after its end, and a slot may run a hundred small programs in a second. The limit per user
     * is the narrow one; this one holds where a program gets round it.
     */
    private static final int BESIDE_THE_PROGRAM = 512;

    private final MemoryGroup memory;

    /** Beside the limit per user. In the second version the group of {@link #memory}; null where it cannot be made. */
    private final @Nullable ControlGroup processes;

    private long mostProcesses;

    private BoxGroups(MemoryGroup memory, @Nullable ControlGroup processes, long mostProcesses) {
        this.memory = memory;
        this.processes = processes;
        this.mostProcesses = mostProcesses;
    }

    /** @param counting hierarchy of the first version that counts processes */
    static BoxGroups make(MemoryGroups place, Hierarchy counting, String name, Limits limits) throws IOException {
        MemoryGroup memory = place.make(name);
        long most = most(limits);
        if (!place.second()) {
            Optional<ControlGroup> processes = counting.make(name, MOST_PROCESSES, most);
            return new BoxGroups(memory, processes.orElse(null), most);
        }
        memory.group().writeIfThere(MOST_PROCESSES, most);
        return new BoxGroups(memory, memory.group(), most);
    }

    private static long most(Limits limits) {
        return (long) limits.processes() + BESIDE_THE_PROGRAM;
    }

    MemoryGroup memory() {
        return memory;
    }

    /** Each once. */
    List<ControlGroup> all() {
        return Stream.of(memory.group(), processes)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Sets the limits, and starts counting anew. */
    void prepare(Limits limits) throws IOException {
        memory.prepare(limits);
        if (processes != null && mostProcesses != most(limits)) {
            mostProcesses = most(limits);
            processes.writeIfThere(MOST_PROCESSES, mostProcesses);
        }
    }

    void remove() throws IOException {
        for (ControlGroup group : all()) {
            group.remove();
        }
    }
}
