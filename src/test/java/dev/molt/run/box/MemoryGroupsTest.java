package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against folders that look like the kernel's, in both versions. What the kernel does with them the other tests show. */
class MemoryGroupsTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 123_456, 1, 1);

    @TempDir
    Path root;

    @Test
    void theSecondVersionLimitsMemoryAndSwapAndCountsKills() throws IOException {
        Path group = group("max", "memory.max", "memory.swap.max", "memory.oom.group", "cgroup.procs");
        Files.writeString(group.resolve("memory.events"), "low 0\noom 0\noom_kill 2\n");
        MemoryGroup made = MemoryGroup.make(root, "max", true);
        made.prepare(LIMITS);
        assertEquals("123456", Files.readString(group.resolve("memory.max")));
        assertEquals("0", Files.readString(group.resolve("memory.swap.max")));
        assertEquals("1", Files.readString(group.resolve("memory.oom.group")));
        assertFalse(made.ranOut(), "kills of earlier runs do not count");
        Files.writeString(group.resolve("memory.events"), "oom_kill 3\n");
        assertTrue(made.ranOut());
    }

    @Test
    void theFirstVersionLimitsMemoryWithSwap() throws IOException {
        Path group = group("one", "memory.limit_in_bytes", "memory.memsw.limit_in_bytes", "cgroup.procs");
        Files.writeString(group.resolve("memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 0\n");
        MemoryGroup made = MemoryGroup.make(root, "one", false);
        made.prepare(LIMITS);
        assertEquals("123456", Files.readString(group.resolve("memory.limit_in_bytes")));
        assertEquals("123456", Files.readString(group.resolve("memory.memsw.limit_in_bytes")));
        assertFalse(made.ranOut());
    }

    @Test
    void boxesTogetherGetATenthOfTheProcessor() throws IOException {
        Path mine = Files.createDirectories(root.resolve("cpu/mine"));
        Files.writeString(mine.resolve("cgroup.procs"), "");
        Path group = group("cpu/mine/boxes", "cpu.shares", "cgroup.procs");
        List<String> own = List.of("4:memory:/other", "3:cpu,cpuacct:/mine", "0::/");
        Hierarchy processor = new Hierarchy(root, own, "cpu");
        assertEquals(
                group, ProcessorGroup.make(processor, "boxes").orElseThrow().directory());
        assertEquals("102", Files.readString(group.resolve("cpu.shares")));
        Hierarchy none = new Hierarchy(root, List.of("3:cpuset:/mine"), "cpu");
        assertEquals(Optional.empty(), ProcessorGroup.make(none, "boxes"));
    }

    @Test
    void aGroupOfTheSecondVersionHasAWeightToo() throws IOException {
        Path group = group("weighed", "cpu.weight", "cgroup.procs");
        MemoryGroup.make(root, "weighed", true);
        assertEquals("10", Files.readString(group.resolve("cpu.weight")));
    }

    @Test
    void processesAreLimitedInAGroupOfTheirOwnInTheFirstVersion() throws IOException {
        Path memory = group("box", "memory.limit_in_bytes", "cgroup.procs");
        Files.writeString(memory.resolve("memory.oom_control"), "oom_kill 0\n");
        Path mine = Files.createDirectories(root.resolve("pids/mine"));
        Files.writeString(mine.resolve("cgroup.procs"), "");
        Path processes = group("pids/mine/box", "pids.max", "cgroup.procs");
        Hierarchy counting = new Hierarchy(root, List.of("8:pids:/mine"), "pids");
        BoxGroups made = BoxGroups.make(new MemoryGroups(root, false), counting, "box", LIMITS);
        assertEquals(
                List.of(memory, processes),
                made.all().stream().map(ControlGroup::directory).toList());
        assertEquals("513", Files.readString(processes.resolve("pids.max")));
        made.prepare(new Limits(LIMITS.wall(), LIMITS.cpu(), LIMITS.memoryBytes(), 5, 1));
        assertEquals("517", Files.readString(processes.resolve("pids.max")));
        Hierarchy none = new Hierarchy(root, List.of("8:cpuset:/mine"), "pids");
        assertEquals(
                1,
                BoxGroups.make(new MemoryGroups(root, false), none, "box", LIMITS)
                        .all()
                        .size());
    }

    @Test
    void processesAreLimitedInTheSameGroupInTheSecondVersion() throws IOException {
        Path group = group("both", "memory.max", "pids.max", "cgroup.procs");
        Hierarchy none = new Hierarchy(root, List.of("0::/"), "pids");
        BoxGroups made = BoxGroups.make(new MemoryGroups(root, true), none, "both", LIMITS);
        assertEquals(
                List.of(group), made.all().stream().map(ControlGroup::directory).toList());
        assertEquals("513", Files.readString(group.resolve("pids.max")));
    }

    private Path group(String name, String... files) throws IOException {
        Path group = Files.createDirectory(root.resolve(name));
        for (String file : files) {
            Files.writeString(group.resolve(file), "");
        }
        return group;
    }
}
