package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where this server makes memory cgroups, see {@link MemoryGroupSearch}.
 *
 * @param parent folder to make them in
 * @param second whether it is of the second version
 */
record MemoryGroups(Path parent, boolean second) {

    /** In which all boxes are beside their own; none in the second version, whose memory groups have a weight themselves. */
    Optional<ControlGroup> makeProcessorGroup(String name) throws IOException {
        return second ? Optional.empty() : ProcessorGroup.make(Hierarchy.ofThisMachine("cpu"), name);
    }

    /** Those of one slot's boxes, with the limits of the first of them. */
    BoxGroups makeBoxGroups(String name, Limits limits) throws IOException {
        return BoxGroups.make(this, Hierarchy.ofThisMachine("pids"), name, limits);
    }

    MemoryGroup make(String name) throws IOException {
        return MemoryGroup.make(parent, name, second);
    }

    /** A folder that looks writable may still refuse: only making a group tells. */
    boolean areTaken() {
        try {
            ControlGroup group =
                    make("molt-probe-" + ProcessHandle.current().pid()).group();
            boolean limits = group.has(second ? "memory.max" : "memory.limit_in_bytes");
            group.remove();
            return limits;
        } catch (IOException refused) {
            return false;
        }
    }

    String title() {
        return second ? "cgroup v2" : "cgroup v1";
    }
}
