package dev.molt.run.remote;

import dev.molt.run.DeskStatus;
import dev.molt.run.SandboxStatus;
import dev.molt.run.box.StopSignal;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runners of a site: which of them are ready, and which of those takes the next run. Safe for use by many threads. */
final class Pool {
    private static final System.Logger LOG = System.getLogger(Pool.class.getName());
    private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final DeskStatus NEVER_HEARD = new DeskStatus(0, 0, 0, SandboxStatus.off("", ""));

    private final List<Member> members;
    private final Duration patience;

    /** When it was last seen that no runner is ready, as {@link System#nanoTime} tells time. */
    private long noneSince = System.nanoTime();

    private int workersWhenReady = 1;

    /** One runner. What changes of it is the pool's to read and write. */
    static final class Member {
        private final Link link;
        private DeskStatus desk = NEVER_HEARD;
        private @Nullable RunnerFault fault =
                new RunnerFault(RunnerFault.Kind.AWAY, "It was not asked yet.", "Wait a few seconds.");
        private int ours;
        private long busyUntil = System.nanoTime();

        Member(Link link) {
            this.link = link;
        }

        Link link() {
            return link;
        }

        /** Runs of this site for each worker. */
        private double load() {
            return (double) ours / Math.max(1, desk.workers());
        }

        private boolean hasRoom() {
            return fault == null && System.nanoTime() - busyUntil >= 0;
        }

        private RunnerStatus status() {
            RunnerFault why = fault;
            return new RunnerStatus(
                    link.url(), why == null, why == null ? "" : why.reason(), why == null ? "" : why.remedy(), desk);
        }
    }

    Pool(List<Link> links, Duration patience) {
        this.members = links.stream().map(Member::new).toList();
        this.patience = patience;
    }

    List<Member> members() {
        return members;
    }

    /**
     * The runner for a run, the one with the fewest of ours for its workers; waits until one has room. Empty when that took too
     * long or the run was stopped meanwhile.
     *
     * @param affinity runs of equal affinity go to the same one of equals, which may still have the compiled program
     * @param avoided taken only where no other is ready
     * @param since when it began to look, as {@link System#nanoTime} tells time
     */
    synchronized Optional<Member> take(String affinity, Set<Member> avoided, long since, StopSignal stop)
            throws InterruptedException {
        Comparator<Member> order = Comparator.<Member, Boolean>comparing(avoided::contains)
                .thenComparing(Member::load)
                .thenComparing(member -> weight(affinity, member.link.url()));
        while (!stop.stopped()) {
            Optional<Member> chosen = members.stream().filter(Member::hasRoom).min(order);
            if (chosen.isPresent()) {
                chosen.get().ours++;
                return chosen;
            }
            long left = (anyReady() ? since : noneSince) + patience.toNanos() - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, BUSY_NANOS));
        }
        return Optional.empty();
    }

    /** Of equals the lightest is taken. */
    static long weight(String affinity, URI url) {
        return new SplittableRandom(((long) affinity.hashCode() << 32) ^ url.hashCode()).nextLong();
    }

    synchronized void giveBack(Member member) {
        member.ours--;
        notifyAll();
    }

    /** For those who wait in {@link #take} and have been stopped. */
    synchronized void wake() {
        notifyAll();
    }

    /** What a runner says of itself. */
    synchronized void heard(Member member, Health health) {
        member.desk = health.desk();
        SandboxStatus sandbox = health.desk().sandbox();
        if (health.closing()) {
            set(member, new RunnerFault(RunnerFault.Kind.AWAY, "It is closing.", "Start it again."));
        } else if (!sandbox.ready()) {
            set(member, new RunnerFault(RunnerFault.Kind.AWAY, sandbox.reason(), sandbox.remedy()));
        } else {
            set(member, null);
        }
    }

    /** It is left out until it says that it is well, or for a moment when it is only busy. */
    synchronized void failed(Member member, RunnerFault fault) {
        if (fault.kind() == RunnerFault.Kind.BUSY) {
            member.busyUntil = System.nanoTime() + BUSY_NANOS;
        } else {
            set(member, fault);
        }
    }

    private void set(Member member, @Nullable RunnerFault fault) {
        boolean hadOne = anyReady();
        tell(member, fault);
        member.fault = fault;
        if (anyReady()) {
            workersWhenReady = members.stream()
                    .filter(each -> each.fault == null)
                    .mapToInt(each -> each.desk.workers())
                    .sum();
        } else if (hadOne) {
            noneSince = System.nanoTime();
        }
        notifyAll();
    }

    private static void tell(Member member, @Nullable RunnerFault fault) {
        RunnerFault before = member.fault;
        if (fault == null && before != null) {
            LOG.log(System.Logger.Level.INFO, "The runner at {0} is ready.", member.link.url());
        } else if (fault != null && (before == null || !before.reason().equals(fault.reason()))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The runner at {0} gets no runs. {1} {2}",
                    member.link.url(),
                    fault.reason(),
                    fault.remedy());
        }
    }

    private boolean anyReady() {
        return members.stream().anyMatch(member -> member.fault == null);
    }

    /** Of the runners that are ready together; while none is, as when one was. */
    synchronized int workers() {
        return Math.max(1, workersWhenReady);
    }

    synchronized List<RunnerStatus> statuses() {
        return members.stream().map(Member::status).toList();
    }

    /** All of them as one: ready when one is. */
    SandboxStatus status() {
        List<RunnerStatus> all = statuses();
        List<SandboxStatus> ready = all.stream()
                .filter(RunnerStatus::ready)
                .map(runner -> runner.desk().sandbox())
                .toList();
        return ready.isEmpty()
                ? SandboxStatus.off(
                        "No runner is ready: " + distinct(all, RunnerStatus::reason),
                        distinct(all, RunnerStatus::remedy))
                : SandboxStatus.together(ready);
    }

    private static String distinct(List<RunnerStatus> all, Function<RunnerStatus, String> what) {
        return all.stream().map(what).distinct().collect(Collectors.joining(" "));
    }
}
