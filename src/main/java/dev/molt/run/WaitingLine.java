package dev.molt.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Those who wait, in the order in which they are to run: by rank, then first whose learner has the fewest running, then whose turn
 * was longest ago, and of one learner's in order of arrival. Who comes into the line waits for one turn of everybody who is in it
 * already, never for all that one of them has in it. Not safe for use by many threads.
 */
final class WaitingLine {
    private final List<RunJob> jobs = new ArrayList<>();

    /** When a program of each who waits was last started or ended, or else when they came into the line. */
    private final Map<Lane, Long> turns = new HashMap<>();

    private long lastTurn;

    /** Jobs that take turns with those of others. */
    private record Lane(int rank, String party) {
        static Lane of(RunJob job) {
            return new Lane(job.rank(), job.party());
        }
    }

    /**
     * Decides who goes first.
     *
     * @param round how many of its learner run once it does, itself not counted
     * @param before those of its lane that go before it
     */
    private record Place(int rank, int round, int before, long turn) {
        static final Comparator<Place> ORDER = Comparator.comparingInt(Place::rank)
                .thenComparingInt(Place::round)
                .thenComparingInt(Place::before)
                .thenComparingLong(Place::turn);
    }

    void join(RunJob job) {
        jobs.add(job);
    }

    /** Before all others of its learner's: it was served and had to give way. */
    void joinAgain(RunJob job) {
        jobs.add(0, job);
    }

    /** Takes it out, to run. */
    void serve(RunJob job) {
        jobs.remove(job);
        hadTurn(job);
    }

    /** Its learner has one less running now, and still does not go before those who waited meanwhile. */
    void hadTurn(RunJob job) {
        turns.put(Lane.of(job), ++lastTurn);
    }

    /** Puts them in order. @param running how many of the learner's, of that rank or a lower one, run now */
    void arrange(ToIntFunction<RunJob> running) {
        turns.keySet().retainAll(jobs.stream().map(Lane::of).collect(Collectors.toSet()));
        Map<RunJob, Place> places = new HashMap<>();
        Map<Lane, Integer> seen = new HashMap<>();
        for (RunJob job : jobs) {
            Lane lane = Lane.of(job);
            int before = seen.merge(lane, 1, Integer::sum) - 1;
            long turn = turns.computeIfAbsent(lane, comes -> ++lastTurn);
            places.put(job, new Place(job.rank(), running.applyAsInt(job) + before, before, turn));
        }
        jobs.sort(Comparator.comparing(job -> Objects.requireNonNull(places.get(job)), Place.ORDER));
    }

    /** Takes them out. */
    List<RunJob> withdraw(Predicate<RunJob> which) {
        List<RunJob> found = jobs.stream().filter(which).toList();
        jobs.removeAll(found);
        return found;
    }

    RunJob withdraw(RunJob job) {
        jobs.remove(job);
        return job;
    }

    /** Whoever would run after all others, if it goes behind those of {@code rank}. */
    Optional<RunJob> lastBehind(int rank) {
        return jobs.stream().reduce((first, second) -> second).filter(last -> last.rank() > rank);
    }

    /**
     * What would run last of whoever has the most of {@code rank}, if a place less still leaves them no fewer than {@code party} would
     * have with one more.
     */
    Optional<RunJob> lastOfMost(String party, int rank, Predicate<RunJob> counts) {
        Map<String, List<RunJob>> all = jobs.stream()
                .filter(counts)
                .filter(job -> job.rank() == rank)
                .collect(Collectors.groupingBy(RunJob::party, LinkedHashMap::new, Collectors.toList()));
        int own = all.getOrDefault(party, List.of()).size();
        return all.values().stream()
                .filter(theirs -> theirs.size() > own + 1)
                .max(Comparator.comparingInt(List::size))
                .map(most -> most.get(most.size() - 1));
    }

    Stream<RunJob> jobs() {
        return jobs.stream();
    }

    long count(Predicate<RunJob> which) {
        return jobs.stream().filter(which).count();
    }

    int size() {
        return jobs.size();
    }

    /** From 1; 0 for one that is not in it. */
    int position(RunJob job) {
        return jobs.indexOf(job) + 1;
    }

    /** Tells each. */
    void tellPositions() {
        for (int i = 0; i < jobs.size(); i++) {
            jobs.get(i).told().queued(i + 1);
        }
    }
}
