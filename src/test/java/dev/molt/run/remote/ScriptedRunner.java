package dev.molt.run.remote;

import dev.molt.run.DeskStatus;
import dev.molt.run.RunResult;
import dev.molt.run.SandboxStatus;
import dev.molt.run.box.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A runner that is always well when asked, and does with its runs what a test wants. */
final class ScriptedRunner implements AutoCloseable {

    /** Answers a run; the connection is cut when it returns. */
    interface Script {
        void answer(Run run) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("scripted-runner"));
    private final AtomicInteger runs = new AtomicInteger();
    private final Script script;
    private volatile Health health;

    ScriptedRunner(Script script) throws IOException {
        this("3.11.2", script);
    }

    ScriptedRunner(String python, Script script) throws IOException {
        this.script = script;
        SandboxStatus box = new SandboxStatus(true, "", "", "cgroup v2", "0.8.0", python, "1.95.0", Map.of());
        this.health = new Health(false, new DeskStatus(0, 0, 2, box));
        threads.execute(this::listen);
    }

    void close(boolean closing) {
        health = new Health(closing, health.desk());
    }

    URI url() {
        return Sites.url(server.getLocalPort());
    }

    /** Runs that were asked for. */
    int runs() {
        return runs.get();
    }

    /** What a run is answered with. */
    record Run(int number, InputStream in, OutputStream out) {

        void head(int status) throws IOException {
            String head = "HTTP/1.1 " + status + " OK\r\nConnection: close\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
        }

        void say(Event... events) throws IOException {
            for (Event event : events) {
                out.write(Wire.line(event));
            }
            out.flush();
        }

        void refuse(int status, String sentence) throws IOException {
            head(status);
            out.write(Wire.line(new Refusal(sentence)));
        }

        void finish(RunResult result) throws IOException {
            head(200);
            say(new Event.Running(), new Event.Finished(result));
        }

        /** Until the other side closes. */
        void sayNothingMore() throws IOException {
            while (in.read() >= 0) {
                // what comes now is not meant for it
            }
        }
    }

    private void listen() {
        try {
            while (!server.isClosed()) {
                Socket site = server.accept();
                threads.execute(() -> serve(site));
            }
        } catch (IOException | RejectedExecutionException closed) {
            // the test is over
        }
    }

    private void serve(Socket site) {
        try (site) {
            Run run = new Run(runs.get(), site.getInputStream(), site.getOutputStream());
            String head = head(run.in());
            if (head.startsWith("GET")) {
                run.head(health.closing() ? 503 : 200);
                run.out().write(Wire.line(health));
            } else {
                int length = Integer.parseInt(head.replaceFirst("(?is).*content-length: (\\d+).*", "$1"));
                run.in().readNBytes(length);
                script.answer(new Run(runs.incrementAndGet(), run.in(), run.out()));
            }
        } catch (IOException left) {
            // whoever asked has gone
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    static RunResult said(String stdout) {
        return new RunResult(
                dev.molt.run.Outcome.OK, "It ran.", 0, null, stdout, "", List.of(), 0, 1, 1, 1, 0, false, "");
    }

    @Override
    public void close() {
        try {
            server.close();
            threads.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
