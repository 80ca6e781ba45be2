package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.box.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A desk for tests, requests for it, and waiting that is always bounded. */
public final class Desks {
    private static final int PATIENCE_SECONDS = 120;
    private static final AtomicLong PANES = new AtomicLong();
    private static @Nullable RunDesk shared;
    private static @Nullable Path compiled;

    private Desks() {}

    /** One for all tests that need nothing special, closed when the tests end. */
    public static synchronized RunDesk shared() {
        RunDesk desk = shared;
        if (desk == null) {
            desk = open(settings(temporary()));
            Runtime.getRuntime().addShutdownHook(new Thread(desk::close));
            shared = desk;
        }
        return desk;
    }

    /** A busy machine may take a multiple of the usual time; tests of a time limit give the run its own. */
    public static RunSettings settings(Path data) {
        RunSettings usual = RunSettings.defaults(data);
        return usual.withScratch(data)
                .withCompile(usual.compile().withWall(Duration.ofSeconds(60)))
                .withRun(new Limits(Duration.ofSeconds(20), Duration.ofSeconds(3), 128L << 20, 32, 16L << 20));
    }

    /** In a folder of its own, where what every desk compiles before all else has been compiled: that takes half of its start. */
    public static RunSettings settings() {
        RunSettings settings = settings(temporary());
        Path from = compiled();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = settings.cache().resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private static synchronized Path compiled() {
        Path found = compiled;
        if (found == null) {
            RunSettings settings = settings(temporary());
            open(settings).close();
            found = settings.cache();
            compiled = found;
        }
        return found;
    }

    public static RunDesk open(RunSettings settings) {
        RunDesk desk = new RunDesk(settings);
        SandboxStatus status = desk.awaitSandbox();
        if (!status.ready()) {
            throw new AssertionError(status.toString());
        }
        return desk;
    }

    public static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("molt-test");
            // boxes of a root server run as other users
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RunRequest python(String source) {
        return request(Language.PYTHON, source, Profile.DEBUG);
    }

    public static RunRequest rust(String source) {
        return request(Language.RUST, source, Profile.DEBUG);
    }

    public static RunRequest request(Language language, String source, Profile profile) {
        return new RunRequest(language, source, "2021", profile, List.of(), "", true, null, 1, false);
    }

    static RunResult run(RunRequest request) {
        return run(shared(), request);
    }

    static RunResult run(RunDesk desk, RunRequest request) {
        return result(desk.submit("learner", "pane-" + PANES.incrementAndGet(), request));
    }

    public static RunResult result(RunTicket ticket) {
        try {
            return ticket.result().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no result", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
