package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.cli.GroupTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the programs of one desk could leave on the machine, looked for from outside: processes, zombies, mounts, cgroups, files,
 * objects of the kernel. The boxes that wait for their next run are always there.
 */
final class Leftovers {
    /** The kernel ends killed processes, and the machine's first process takes note of them, in their own time. */
    private static final int SOON_SECONDS = 10;

    private static final List<Path> EVERYBODYS = Stream.of("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run/lock")
            .map(Path::of)
            .toList();
    private static final List<Path> OF_THE_KERNEL = Stream.of("shm", "msg", "sem")
            .map(Path.of("/proc/sysvipc")::resolve)
            .toList();

    private final Path folder;
    private final int uid;
    private final boolean ownUser;
    private final Set<Long> zombiesBefore;

    /** Since when, in nanoseconds, those wait whose parent is the machine's first process. */
    private final Map<Long, Long> zombiesSince = new HashMap<>();

    private final Set<Path> filesBefore;
    private @Nullable String groupNames;

    /**
     * Call when the desk is ready.
     *
     * @param folder that only this desk uses, with its scratch folder
     * @param uid of its boxes
     */
    Leftovers(Path folder, int uid) throws IOException {
        this.folder = folder;
        this.uid = uid;
        this.ownUser = uid == Processes.ownUid();
        this.zombiesBefore = zombies();
        this.filesBefore = files();
    }

    private Set<Long> zombies() {
        return Processes.all().stream()
                .filter(one -> one.zombie() && one.uid() == uid)
                .map(Processes.One::pid)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that this desk has but its slot, the programs it has compiled and the recorder's notes. */
    private Set<Path> files() throws IOException {
        Set<Path> kept = Set.of(slot(), folder.resolve("programs"), folder.resolve("notes"));
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> kept.stream().noneMatch(file::startsWith))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Path slot() {
        return folder.resolve("scratch/molt-" + Processes.ownUid() + "-0/slot-0");
    }

    /** Notes a group that a box of the desk was in, and so how all groups of the desk are named: {@code molt-PID-DESK-…}. */
    void noteGroup(Path group) {
        Matcher name = Pattern.compile("molt-" + Processes.SELF + "-\\d+-")
                .matcher(group.getFileName().toString());
        assertTrue(name.lookingAt(), group.toString());
        groupNames = name.group();
    }

    private List<Path> groups() {
        return groupNames == null ? List.of() : GroupTree.named(groupNames);
    }

    void assertNone() throws IOException {
        assertNoZombieStays();
        await("every process of the box has ended", () -> left().isEmpty());
        await("nothing of the box is mounted", () -> seeing().isEmpty());
        await("every box that waits is one", Leftovers::areConfined);
        for (Path group : groups()) {
            String of = group.getFileName()
                    .toString()
                    .substring(String.valueOf(groupNames).length());
            assertTrue(of.matches("all|0-[a-z]+-[\\w.-]+"), group + " is left");
            await("only boxes that wait are in " + group, () -> onlyWaitingAreIn(group));
        }
        assertEquals(filesBefore, files());
        try (Stream<Path> all = Files.walk(slot())) {
            for (Path file : (Iterable<Path>) all::iterator) {
                assertHoldsNothing(file);
            }
        }
        if (!ownUser) {
            assertNothingBelongsToTheSlot();
        }
    }

    /** The machine's first process takes note of the dead now and then: none of them is for good. */
    private void assertNoZombieStays() {
        Set<Long> now = zombies();
        now.removeAll(zombiesBefore);
        zombiesSince.keySet().retainAll(now);
        for (long zombie : now) {
            long since = zombiesSince.computeIfAbsent(zombie, any -> System.nanoTime());
            assertTrue(System.nanoTime() - since < TimeUnit.SECONDS.toNanos(SOON_SECONDS), zombie + " is a zombie");
        }
    }

    /** What boxes show stays for the next ones, which are there already, and is empty; what they are told holds no learner's text. */
    private static void assertHoldsNothing(Path file) throws IOException {
        String name = file.getFileName().toString();
        assertTrue(
                Files.isDirectory(file)
                        ? Set.of("slot-0", "out").contains(name)
                        : name.startsWith("arguments-") || Files.size(file) == 0 || name.startsWith("report-"),
                file + " is left");
    }

    private void assertNothingBelongsToTheSlot() throws IOException {
        for (Path shared : EVERYBODYS) {
            if (Files.isDirectory(shared)) {
                try (Stream<Path> all = Files.list(shared)) {
                    all.forEach(file -> assertFalse(belongs(file), file + " is left"));
                }
            }
        }
        for (Path objects : OF_THE_KERNEL) {
            for (String line : Files.readAllLines(objects)) {
                assertFalse(
                        Arrays.asList(line.split("\\s+")).contains(Integer.toString(uid)),
                        () -> objects + " has " + line);
            }
        }
    }

    private boolean belongs(Path file) {
        try {
            return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(uid);
        } catch (IOException goneSince) {
            return false;
        }
    }

    /** Processes of the slot, and zombies that the server has not waited for. */
    private List<Processes.One> left() {
        List<Processes.One> all = Processes.all();
        Set<Long> waiting = Processes.waiting(all);
        return all.stream()
                .filter(one -> one.uid() == uid && !waiting.contains(one.pid()))
                .filter(one -> one.parent() == Processes.SELF ? isBox(one) : !ownUser && !one.zombie())
                .toList();
    }

    private static boolean isBox(Processes.One child) {
        return child.zombie() || child.program().endsWith("/bwrap");
    }

    private List<Processes.One> seeing() {
        List<Processes.One> all = Processes.all();
        return Processes.thatSeeMounted(folder.getFileName().toString(), all, Processes.waiting(all));
    }

    /** As the kernel tells of the clock in each, whatever the box is for: it can gain nothing, its calls are filtered. */
    private static boolean areConfined() {
        List<List<Long>> whole = Processes.waitingBoxes(Processes.all()).stream()
                .filter(chain -> chain.size() == Processes.WAITING_CHAIN)
                .toList();
        return !whole.isEmpty() && whole.stream().allMatch(chain -> isConfined(chain.get(chain.size() - 1)));
    }

    private static boolean isConfined(long pid) {
        String status = Processes.status(pid);
        return status.contains("\nNoNewPrivs:\t1\n")
                && status.contains("\nSeccomp:\t2\n")
                && Stream.of("Inh", "Prm", "Eff", "Bnd", "Amb")
                        .allMatch(set -> status.contains("\nCap" + set + ":\t0000000000000000\n"));
    }

    private static boolean onlyWaitingAreIn(Path group) {
        try {
            Set<Long> waiting = Processes.waiting(Processes.all());
            return Files.readAllLines(group.resolve("cgroup.procs")).stream()
                    .allMatch(pid -> waiting.contains(Long.parseLong(pid)));
        } catch (IOException e) {
            throw new AssertionError("the group of a slot is gone while its desk is open", e);
        }
    }

    /** Call when the desk is closed: nothing at all is left then, nor does any box wait. */
    void assertNoneAfterClosing() throws IOException {
        assertEquals(List.of(), groups());
        await(
                "no zombie and no box is left",
                () -> Processes.all().stream()
                        .filter(one -> one.uid() == uid && !zombiesBefore.contains(one.pid()))
                        .noneMatch(one -> one.parent() == Processes.SELF ? isBox(one) : !ownUser));
        await("nothing is mounted", () -> seeing().isEmpty());
        List<Path> left = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder.resolve("scratch"))) {
            all.filter(Files::isRegularFile).forEach(left::add);
        }
        assertEquals(List.of(slot().resolveSibling("lock")), left);
    }

    private static void await(String what, Ground.Condition holds) throws IOException {
        Ground.await(what, SOON_SECONDS, holds);
    }
}
