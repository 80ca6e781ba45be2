package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.box.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings what happens to a run to its listener by another thread, so that a slow listener never slows a box. What happens within a
 * pause, or while the listener is busy, is put together: it holds one place in line and at most the output that is shown.
 */
final class Telling implements RunListener, Runnable {
    private static final System.Logger LOG = System.getLogger(Telling.class.getName());
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final RunListener listener;
    private final Language language;
    private News news = new News();
    private int toldPosition;
    private boolean ended;

    /** What has happened since the listener was last told. */
    private static final class News {
        int position;
        boolean compiling;
        List<Diagnostic> diagnostics = List.of();
        boolean running;
        final Map<Channel, StringBuilder> printed =
                new EnumMap<>(Map.of(Channel.STDOUT, new StringBuilder(), Channel.STDERR, new StringBuilder()));

        @Nullable
        RunResult result;

        boolean any;

        StringBuilder printed(Channel channel) {
            return printed.computeIfAbsent(channel, none -> new StringBuilder());
        }
    }

    Telling(RunListener listener, Language language) {
        this.listener = listener;
        this.language = language;
    }

    @Override
    public synchronized void queued(int position) {
        if (position != toldPosition) {
            toldPosition = position;
            news.position = position;
            wake();
        }
    }

    @Override
    public synchronized void compiling() {
        news.compiling = true;
        wake();
    }

    @Override
    public synchronized void diagnosed(List<Diagnostic> found) {
        if (!found.isEmpty()) {
            news.diagnostics = found;
            wake();
        }
    }

    @Override
    public synchronized void running() {
        news.running = true;
        wake();
    }

    @Override
    public synchronized void printed(Channel channel, String text) {
        news.printed(channel).append(text);
        wake();
    }

    @Override
    public synchronized void finished(RunResult result) {
        news.result = result;
        ended = true;
        wake();
    }

    private synchronized void wake() {
        news.any = true;
        notifyAll();
    }

    @Override
    public void run() {
        try {
            @Nullable RunResult result = null;
            while (result == null) {
                News next = next();
                result = next.result;
                tell(next);
                pause();
            }
            listener.finished(result);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A run's listener failed and hears no more of it.", e);
        }
    }

    private synchronized News next() throws InterruptedException {
        while (!news.any) {
            wait();
        }
        News next = news;
        news = new News();
        keepBackLastLine(next, news);
        return next;
    }

    /**
     * Places in error output are put right for the learner, which takes whole lines; a carriage return ends one too, since progress
     * bars are written with it.
     */
    private static void keepBackLastLine(News next, News later) {
        StringBuilder stderr = next.printed(Channel.STDERR);
        int end = 1 + Math.max(stderr.lastIndexOf("\n"), stderr.lastIndexOf("\r"));
        later.printed(Channel.STDERR).append(stderr, end, stderr.length());
        stderr.setLength(end);
    }

    /** The result waits for nobody. */
    private synchronized void pause() throws InterruptedException {
        long end = System.nanoTime() + PAUSE_NANOS;
        long left = PAUSE_NANOS;
        while (left > 0 && !ended) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    private void tell(News next) {
        if (next.position > 0) {
            listener.queued(next.position);
        }
        if (next.compiling) {
            listener.compiling();
        }
        if (!next.diagnostics.isEmpty()) {
            listener.diagnosed(next.diagnostics);
        }
        if (next.running) {
            listener.running();
        }
        // The result holds all that was printed.
        if (next.result == null) {
            next.printed.forEach((channel, text) -> {
                if (text.length() > 0) {
                    listener.printed(channel, shown(channel, text.toString()));
                }
            });
        }
    }

    /** As {@link ProgramEnding} shows it in the end. */
    private String shown(Channel channel, String text) {
        return channel == Channel.STDERR && language == Language.PYTHON ? Traceback.withoutPaths(text) : text;
    }
}
