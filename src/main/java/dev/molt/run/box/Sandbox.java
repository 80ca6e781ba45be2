package dev.molt.run.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one program at a time in each of its slots, boxed by bubblewrap: no network, no secrets, no way out, and bounded time,
 * memory, processes and output. There is no other way to run anything.
 */
public final class Sandbox implements AutoCloseable {
    private static final int MOST_SLOTS = 64;
    private static final String NOT_WANTED = "the settings want no memory cgroups";
    private static final String NO_GROUPS =
            "no memory cgroup can be made here: start Molt as root, by systemd-run --user --scope, or as a service with Delegate=yes";

    /** Tells the sandboxes of one process apart, and so the names of their cgroups. */
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final int serial = SERIAL.incrementAndGet();
    private final Host host;
    private final Scratch scratch;
    private final @Nullable MemoryGroups groups;
    private final String limitsTitle;
    private final Launcher launcher;
    private final List<Slot> slots = new ArrayList<>();

    /** By slot and berth. */
    private final Map<String, BoxGroups> boxGroups = new ConcurrentHashMap<>();

    private @Nullable ControlGroup processor;
    private final ExecutorService readers = Executors.newCachedThreadPool(DaemonThreads.named("molt-output"));
    private final Watchdog watchdog = new Watchdog();

    private Sandbox(Host host, Scratch scratch, @Nullable MemoryGroups groups, String limitsTitle) {
        this.host = host;
        this.scratch = scratch;
        this.groups = groups;
        this.limitsTitle = limitsTitle;
        this.launcher = new Launcher(host, filter().toString(), groups != null);
    }

    /**
     * Claims a scratch folder, sweeps what a crashed server left there, and makes slots.
     *
     * @param scratch folder in memory in which to make it
     * @param slotCount boxes at one time, at most 64
     * @param firstUid of the users that boxes run as when the server is root
     * @param memoryGroups whether to limit memory by cgroups where they can be written
     * @throws SandboxUnavailable with the reason and a remedy
     */
    public static Sandbox open(Host host, Path scratch, int slotCount, int firstUid, boolean memoryGroups)
            throws SandboxUnavailable {
        return open(
                host,
                scratch,
                slotCount,
                firstUid,
                memoryGroups ? MemoryGroupSearch.find().orElse(null) : null,
                memoryGroups ? NO_GROUPS : NOT_WANTED);
    }

    /** @param why there are no groups, where there are none */
    static Sandbox open(Host host, Path scratch, int slotCount, int firstUid, @Nullable MemoryGroups groups, String why)
            throws SandboxUnavailable {
        if (slotCount < 1 || slotCount > MOST_SLOTS) {
            throw new IllegalArgumentException("1 to " + MOST_SLOTS + " runs at one time, not " + slotCount);
        }
        try {
            String limits = groups == null ? "degraded limits, as " + why : groups.title();
            Sandbox sandbox = new Sandbox(host, Scratch.claim(scratch, host.uid()), groups, limits);
            SeccompFilter.write(Libseccomp.load(), sandbox.filter(), groups != null);
            ControlGroup.removeListed(sandbox.groupList());
            sandbox.addProcessorGroup();
            for (int number = 0; number < slotCount; number++) {
                int uid = host.isRoot() ? firstUid + sandbox.scratch.number() * MOST_SLOTS + number : -1;
                sandbox.slots.add(Slot.make(number, uid, sandbox.scratch.directory()));
            }
            return sandbox;
        } catch (IOException e) {
            throw new SandboxUnavailable(
                    "The folder for running boxes could not be made: " + e,
                    "Make " + scratch + " writable for the server, or name another folder in memory.");
        }
    }

    private void addProcessorGroup() throws IOException {
        if (groups != null) {
            processor = groups.makeProcessorGroup(nameOfGroup("all")).orElse(null);
        }
        if (processor != null) {
            listGroup(processor);
        }
    }

    private String nameOfGroup(String of) {
        return "molt-%d-%d-%s".formatted(ProcessHandle.current().pid(), serial, of);
    }

    private @Nullable BoxGroups groups(Slot slot, BoxPlan plan) throws IOException {
        if (groups == null) {
            return null;
        }
        String berth = slot.number() + "-" + plan.berth();
        BoxGroups known = boxGroups.get(berth);
        if (known == null) {
            known = groups.makeBoxGroups(nameOfGroup(berth), plan.limits());
            for (ControlGroup group : known.all()) {
                listGroup(group);
            }
            boxGroups.put(berth, known);
        }
        return known;
    }

    /** Slots make their groups when they first need them, at any time. */
    private synchronized void listGroup(ControlGroup group) throws IOException {
        group.list(groupList());
    }

    /** Slots are numbered from 0; whoever uses one sees to it that nobody else does. */
    public Slot slot(int number) {
        return slots.get(number);
    }

    /** A folder in memory that every box may be shown files of. The clock belongs here, see {@link #clock()}. */
    public Path shared() {
        return scratch.directory();
    }

    /** The program that measures and reports; {@code clock.rs} compiled. Must be there before a measured box runs. */
    public Path clock() {
        return scratch.directory().resolve("clock");
    }

    /** What enforces the memory limit: {@code cgroup v1}, {@code cgroup v2} or {@code degraded limits} and why. */
    public String limitsTitle() {
        return limitsTitle;
    }

    private Path groupList() {
        return scratch.directory().resolve(Scratch.GROUPS);
    }

    private Path filter() {
        return scratch.directory().resolve("filter.bpf");
    }

    /** As {@link #run(Slot, BoxPlan, StopSignal, PrintListener)}, and nobody listens. */
    public BoxEnding run(Slot slot, BoxPlan plan, StopSignal stop) throws IOException {
        return run(slot, plan, stop, PrintListener.NOBODY);
    }

    /**
     * Runs one box from start to end. Blocks. Nothing of the box is left when it returns but what a compiler made in the slot.
     *
     * @throws IOException when the box itself could not be made, which says nothing about the program
     */
    public BoxEnding run(Slot slot, BoxPlan plan, StopSignal stop, PrintListener told) throws IOException {
        if (stop.stopped()) {
            // Nothing is safer to kill than what was never started.
            return BoxEnding.neverStarted();
        }
        slot.place(plan);
        BoxGroups own = groups(slot, plan);
        if (own != null) {
            own.prepare(plan.limits());
        }
        List<ControlGroup> joined = joining(own);
        byte[] arguments = BoxArguments.of(host, plan, slot, clock(), own != null);
        Process bwrap = launcher.start(plan, slot, joined, arguments);
        RunningBox box = new RunningBox(bwrap, own == null ? null : own.memory(), plan, readers, told);
        ScheduledFuture<?> watch = watch(box, plan.limits(), own != null);
        stop.whileRunning(() -> box.kill(BoxEnding.Cause.STOPPED));
        try {
            return box.await(slot);
        } finally {
            stop.ended();
            watch.cancel(false);
            launcher.readyNext(plan, slot, joined, arguments);
        }
    }

    /** What a box joins. */
    private List<ControlGroup> joining(@Nullable BoxGroups own) {
        List<ControlGroup> all = new ArrayList<>(own == null ? List.of() : own.all());
        if (processor != null) {
            all.add(processor);
        }
        return all;
    }

    /**
     * The kernel limits the processor time of one process, here that of a box is limited; and this stands in for the cgroup where
     * the machine lacks one.
     */
    private ScheduledFuture<?> watch(RunningBox box, Limits limits, boolean memoryIsCounted) {
        // Before, not every core together can have used up the time.
        Duration noTimeYet = limits.cpu().dividedBy(Runtime.getRuntime().availableProcessors());
        Consumer<List<ProcessHandle>> atMemory = inside -> {
            if (BoxUse.memoryBytes(inside, BoxArguments.homeBytes(limits)) > limits.memoryBytes()) {
                box.kill(BoxEnding.Cause.MEMORY_LIMIT);
            }
        };
        Consumer<List<ProcessHandle>> atTime = inside -> {
            if (box.age().compareTo(noTimeYet) > 0 && BoxUse.cpu(inside).compareTo(limits.cpu()) > 0) {
                box.kill(BoxEnding.Cause.CPU_LIMIT);
            }
        };
        return memoryIsCounted
                ? watchdog.watch(box::processes, List.of(atTime), noTimeYet.toMillis())
                : watchdog.watch(box::processes, List.of(atMemory, atTime), Watchdog.EVERY_MS);
    }

    /** Call when no box runs any more. */
    @Override
    public void close() throws IOException {
        launcher.close();
        readers.shutdown();
        watchdog.close();
        for (BoxGroups own : boxGroups.values()) {
            own.remove();
        }
        if (processor != null) {
            processor.remove();
        }
        Files.deleteIfExists(groupList());
        scratch.close();
    }
}
