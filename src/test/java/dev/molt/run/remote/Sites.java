package dev.molt.run.remote;

import dev.molt.run.Desks;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Runners and the sites that use them, all in this process and on loopback. */
final class Sites {
    static final Secret SECRET = new Secret("a secret of the tests, for tests".replace(' ', '-'));

    private Sites() {}

    static RunSettings settings() {
        return Desks.settings();
    }

    /** A runner with boxes of this machine. */
    static RunnerServer runner(int port) throws IOException {
        return runner(Desks.open(settings().withDesk(2, 4, Integer.MAX_VALUE)), port);
    }

    static RunnerServer runner(RunDesk desk, int port) throws IOException {
        return new RunnerServer(desk, SECRET, "127.0.0.1", port);
    }

    static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** For runners that run programs, as slowly as a busy machine makes them. */
    static RemoteSettings remote(URI... urls) {
        return new RemoteSettings(
                List.of(urls), SECRET, null, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(2));
    }

    /** For runners that say nothing, which is soon noticed. */
    static RemoteSettings hasty(URI... urls) {
        return new RemoteSettings(
                List.of(urls), SECRET, null, Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    /** Returns when each runner was asked once how it is. */
    static RunDesk site(Runners runners) {
        RunDesk desk = new RunDesk(runners, 16, 2);
        desk.awaitSandbox();
        return desk;
    }

    /** One whose runs go to {@code first} where both are as good. */
    static String learnerOf(URI first, URI second) {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> "learner-" + number)
                .filter(name -> Pool.weight(name, first) < Pool.weight(name, second))
                .findFirst()
                .orElseThrow();
    }
}
