package dev.molt.course;

import dev.molt.course.FolderFiles.Stamp;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for changes in folders. Where the system cannot watch (no such service, or its limits are reached), it waits for the
 * time that is given, and the caller looks for itself.
 */
final class FolderWatch implements AutoCloseable {

    /** An editor's save is several events: this much silence ends it. */
    private static final Duration SILENCE = Duration.ofMillis(15);

    private static final int MOST_SILENCES = 10;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable WatchService service;
    private final Map<Path, Watched> watched = new HashMap<>();

    FolderWatch(Path folder) {
        this.service = service(folder);
    }

    private static @Nullable WatchService service(Path folder) {
        try {
            return folder.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException unavailable) {
            return null;
        }
    }

    /** A folder that is watched. */
    private record Watched(WatchKey key, @Nullable Object identity) {

        boolean isStill(Stamp stamp) {
            return key.isValid() && stamp.key() != null && stamp.key().equals(identity);
        }
    }

    /**
     * Watches these folders and no others. Folders that were replaced under the same name are watched anew.
     *
     * @param folders with what tells one from another that takes its place
     */
    void watch(Map<Path, Stamp> folders) {
        if (service == null) {
            return;
        }
        folders.forEach((folder, stamp) -> {
            Watched before = watched.get(folder);
            if (before == null || !before.isStill(stamp)) {
                register(service, folder, stamp);
            }
        });
        Set<WatchKey> wanted = new HashSet<>();
        folders.keySet().forEach(folder -> {
            Watched now = watched.get(folder);
            if (now != null) {
                wanted.add(now.key());
            }
        });
        watched.entrySet().removeIf(entry -> {
            boolean unwanted = !folders.containsKey(entry.getKey());
            if (unwanted && !wanted.contains(entry.getValue().key())) {
                entry.getValue().key().cancel();
            }
            return unwanted;
        });
    }

    private void register(WatchService with, Path folder, Stamp stamp) {
        try {
            WatchKey key = folder.register(
                    with,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            Watched before = watched.put(folder, new Watched(key, stamp.key()));
            if (before != null && !before.key().equals(key)) {
                before.key().cancel();
            }
        } catch (IOException gone) {
            // The next look at the folder sees that it is gone, or tries again.
            watched.remove(folder);
        }
    }

    /** Returns the paths that changed, after a change or after the longest wait. */
    Set<Path> await(Duration longest) throws InterruptedException {
        Set<Path> changed = new HashSet<>();
        if (service == null) {
            closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            return changed;
        }
        try {
            WatchKey key = service.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; key != null; i++) {
                drain(key, changed);
                key = i < MOST_SILENCES ? service.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS) : null;
            }
        } catch (ClosedWatchServiceException end) {
            return changed;
        }
        return changed;
    }

    private static void drain(WatchKey key, Set<Path> changed) {
        for (WatchEvent<?> event : key.pollEvents()) {
            if (key.watchable() instanceof Path folder && event.context() instanceof Path name) {
                changed.add(folder.resolve(name));
            }
        }
        key.reset();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        if (service != null) {
            service.close();
        }
    }
}
