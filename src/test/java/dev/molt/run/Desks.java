package dev.molt.run;

import dev.molt.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests and waiting for tests of running programs. */
final class Desks {
    private static final int PATIENCE_SECONDS = 60;

    private Desks() {}

    static RunSettings settings(Path data) {
        return RunSettings.defaults(data);
    }

    static RunRequest python(String source) {
        return request(Language.PYTHON, source, Profile.DEBUG);
    }

    static RunRequest rust(String source) {
        return request(Language.RUST, source, Profile.DEBUG);
    }

    static RunRequest request(Language language, String source, Profile profile) {
        return new RunRequest(language, source, "2021", profile, List.of(), "", true, null, 1, false);
    }

    static RunResult run(RunDesk desk, RunRequest request) {
        return result(desk.submit("learner", "pane-" + System.nanoTime(), request));
    }

    static RunResult result(RunTicket ticket) {
        try {
            return ticket.result().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no result", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
