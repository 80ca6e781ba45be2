package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code molt backup} and {@code molt restore}, with a server that is there, one that is gone, and none. */
@SuppressWarnings("try") // servers are started for what they answer to others
class BackupAndRestoreTest {

    @TempDir
    private Path folder;

    private Installation installation(String name) {
        return Installation.of(Map.of("MOLT_DATA", folder.resolve(name).toString()));
    }

    private Installation withOneLearner(String name) throws Exception {
        Installation installation = installation(name);
        Files.createDirectories(installation.data());
        try (Connection connection = installation.database().open();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into learner (id, token, created_at) values (7, 'abc', timestamp '2026-11-22 10:00:00+00:00')");
        }
        return installation;
    }

    private static List<Long> learners(Installation installation) throws Exception {
        try (Connection connection = installation.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select array_agg(id order by id) from learner")) {
            rows.next();
            Object[] ids = rows.getArray(1) == null
                    ? new Object[0]
                    : (Object[]) rows.getArray(1).getArray();
            return Arrays.stream(ids).map(Long.class::cast).toList();
        }
    }

    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();

    private Question answered(String answer, boolean terminal) {
        return new Question(
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), new PrintStream(asked), terminal);
    }

    private String restore(Installation installation, Path file) throws Exception {
        return new RestoreCommand(installation, answered("", false)).restore(file, true);
    }

    @Test
    void whatWasBackedUpIsThereAfterARestoreIntoANewDataFolder() throws Exception {
        Path file = folder.resolve("molt.gz");
        new BackupCommand(withOneLearner("old")).write(file, false);
        Installation fresh = installation("fresh");
        assertEquals("1 rows restored.", restore(fresh, file));
        assertEquals(List.of(7L), learners(fresh));
    }

    @Test
    void aBackupIsReadableByItsOwnerAlone() throws Exception {
        Path file = folder.resolve("molt.gz");
        new BackupCommand(withOneLearner("data")).write(file, false);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void anExistingFileIsReplacedOnlyWhenAsked() throws Exception {
        Path file = Files.writeString(folder.resolve("molt.gz"), "precious");
        BackupCommand backup = new BackupCommand(withOneLearner("data"));
        CommandFailed refused = assertThrows(CommandFailed.class, () -> backup.write(file, false));
        assertEquals(file + " exists. Name another file, or replace it with --force.", refused.getMessage());
        assertEquals("precious", Files.readString(file));
        backup.write(file, true);
        assertEquals(0x1f, Files.readAllBytes(file)[0], "gzip's first byte");
    }

    @Test
    void whereNoMoltHasServedThereIsNothingToBackUp() throws Exception {
        CommandFailed told = assertThrows(
                CommandFailed.class,
                () -> new BackupCommand(installation("none")).write(folder.resolve("b.gz"), false));
        assertTrue(told.getMessage().startsWith("There is nothing to back up"), told.getMessage());
        assertOnlyFiles();
    }

    @Test
    void aRunningServerIsAskedWithItsToken() throws Exception {
        byte[] content = gzip("{}");
        try (FakeServer server =
                new FakeServer(folder.resolve("data"), "GET /admin/backup", 200, content, content.length)) {
            Path file = folder.resolve("b.gz");
            new BackupCommand(installation("data")).write(file, false);
            assertArrayEquals(content, Files.readAllBytes(file));
            assertEquals("Bearer secret", server.authorization);
        }
    }

    @Test
    void aBackupThatWasCutOffIsNotKept() throws Exception {
        byte[] half = Arrays.copyOf(gzip("{} ".repeat(1000)), 20);
        try (FakeServer server = new FakeServer(folder.resolve("data"), "GET /admin/backup", 200, half, half.length)) {
            CommandFailed told = assertThrows(
                    CommandFailed.class,
                    () -> new BackupCommand(installation("data")).write(folder.resolve("b.gz"), false));
            assertTrue(told.getMessage().startsWith("The backup was cut off"), told.getMessage());
        }
        assertOnlyFiles("data");
    }

    @Test
    void theRunningServerReadsTheFileThatIsRestored() throws Exception {
        Path file = Files.write(folder.resolve("b.gz"), gzip("{}"));
        byte[] answer = "3 rows restored.\n".getBytes(StandardCharsets.UTF_8);
        try (FakeServer server =
                new FakeServer(folder.resolve("data"), "POST /admin/restore", 200, answer, answer.length)) {
            assertEquals("3 rows restored.", restore(installation("data"), file));
            assertEquals(file.toString(), server.body);
        }
    }

    @Test
    void whatTheRunningServerRefusesIsTold() throws Exception {
        Path file = Files.write(folder.resolve("b.gz"), gzip("{}"));
        byte[] answer = "This is no backup of Molt. Nothing was changed.\n".getBytes(StandardCharsets.UTF_8);
        try (FakeServer server =
                new FakeServer(folder.resolve("data"), "POST /admin/restore", 422, answer, answer.length)) {
            CommandFailed told = assertThrows(CommandFailed.class, () -> restore(installation("data"), file));
            assertEquals("This is no backup of Molt. Nothing was changed.", told.getMessage());
        }
    }

    @Test
    void aServerThatWasKilledLeavesItsDatabaseToTheCommand() throws Exception {
        Installation installation = withOneLearner("data");
        new FakeServer(installation.data(), "none", 404, new byte[0], -1).close();
        new BackupCommand(installation).write(folder.resolve("b.gz"), false);
        assertEquals("1 rows restored.", restore(installation("fresh"), folder.resolve("b.gz")));
    }

    @Test
    void thePortOfAKilledServerMayBeAnotherProgramsNow() throws Exception {
        Installation installation = withOneLearner("data");
        try (FakeServer other = new FakeServer(installation.data(), "none", 404, new byte[0], -1)) {
            new BackupCommand(installation).write(folder.resolve("b.gz"), false);
        }
        assertEquals("1 rows restored.", restore(installation("fresh"), folder.resolve("b.gz")));
    }

    @Test
    void aFileThatIsNoBackupChangesNothing() throws Exception {
        Installation installation = withOneLearner("data");
        Path junk = Files.writeString(folder.resolve("junk"), "not a backup");
        CommandFailed told = assertThrows(CommandFailed.class, () -> restore(installation, junk));
        assertTrue(told.getMessage().contains("Nothing was changed"), told.getMessage());
        assertEquals(List.of(7L), learners(installation));
    }

    @Test
    void aNoChangesNothing() throws Exception {
        Installation installation = withOneLearner("data");
        Path file = folder.resolve("b.gz");
        new BackupCommand(installation("data")).write(file, false);
        CommandFailed told = assertThrows(
                CommandFailed.class,
                () -> new RestoreCommand(installation, answered("n\n", true)).restore(file, false));
        assertEquals("Nothing was changed.", told.getMessage());
        assertTrue(asked.toString().contains(installation.data().toString()), asked.toString());
        assertEquals(List.of(7L), learners(installation));
    }

    @Test
    void aYesRestores() throws Exception {
        Path file = folder.resolve("b.gz");
        new BackupCommand(withOneLearner("data")).write(file, false);
        assertEquals(
                "1 rows restored.",
                new RestoreCommand(installation("fresh"), answered("yes\n", true)).restore(file, false));
    }

    @Test
    void withoutATerminalItMustBeSaidThatAllMayBeReplaced() throws Exception {
        Path file = Files.write(folder.resolve("b.gz"), gzip("{}"));
        CommandFailed told = assertThrows(
                CommandFailed.class,
                () -> new RestoreCommand(installation("data"), answered("", false)).restore(file, false));
        assertTrue(told.getMessage().contains("--yes"), told.getMessage());
    }

    /** Apart from what is named the folder holds nothing, above all no half-written backup. */
    private void assertOnlyFiles(String... names) throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(names),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Answers one request like a Molt, everything else with 404, and has announced itself in a data folder. */
    private static final class FakeServer implements AutoCloseable {
        private final HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private volatile String authorization = "";
        private volatile String body = "";

        FakeServer(Path data, String request, int status, byte[] answer, int length) throws IOException {
            Files.createDirectories(data);
            Files.writeString(
                    data.resolve("server.port"),
                    Integer.toString(http.getAddress().getPort()));
            Files.writeString(data.resolve("admin.token"), "secret");
            http.createContext("/", exchange -> {
                String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (asked.equals(request)) {
                    exchange.sendResponseHeaders(status, length);
                    exchange.getResponseBody().write(answer);
                } else {
                    exchange.sendResponseHeaders(404, -1);
                }
                exchange.close();
            });
            http.start();
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
