package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In folders that look like those of the kernel's second version. What the kernel does with them the other tests show. */
class MemoryGroupSearchTest {
    private static final String SERVER = "77";
    private static final List<String> OWN = List.of("0::/user/session");

    @TempDir
    Path root;

    private final Set<Path> delegated = new HashSet<>();

    @BeforeEach
    void nothingIsLimitedAboveTheSession() throws IOException {
        group("", "memory cpu", "");
        Files.delete(root.resolve("cgroup.type"));
        Files.delete(root.resolve("cgroup.procs"));
        group("user", "memory cpu", "");
        group("user/session", "memory cpu", SERVER);
        Files.delete(root.resolve("user/cgroup.procs"));
    }

    @Test
    void whereNothingCanBeWrittenThereAreNone() throws IOException {
        Files.delete(root.resolve("user/session/cgroup.procs"));
        assertEquals(Optional.empty(), found(OWN));
        assertEquals(Optional.empty(), found(List.of("4:memory:/here", "0::/")));
        assertEquals(Optional.empty(), found(List.of("0::/../elsewhere")));
        assertEquals(Optional.empty(), found(List.of()));
    }

    @Test
    void aServerThatIsAloneInItsGroupMovesBesideItsBoxes() throws IOException {
        Path server = Files.createDirectory(root.resolve("user/session/molt-server"));
        Files.writeString(server.resolve("cgroup.procs"), "");
        assertEquals(Optional.of(new MemoryGroups(root.resolve("user/session"), true)), found(OWN));
        assertEquals("0", Files.readString(server.resolve("cgroup.procs")));
        assertEquals("+cpu", Files.readString(root.resolve("user/session/cgroup.subtree_control")), "written last");
    }

    @Test
    void processesAreLimitedTooWhereTheyCan() throws IOException {
        Files.writeString(root.resolve("user/session/cgroup.controllers"), "memory pids\n");
        assertEquals(Optional.of(new MemoryGroups(root.resolve("user/session"), true)), found(OWN));
        assertEquals("+pids", Files.readString(root.resolve("user/session/cgroup.subtree_control")), "written last");
    }

    @Test
    void besideAShellItsBoxesAreMadeInTheNextGroupAboveThatLimitsMemory() throws IOException {
        Files.writeString(root.resolve("user/session/cgroup.procs"), "76\n77\n");
        Files.writeString(root.resolve("user/cgroup.procs"), "");
        Files.writeString(root.resolve("user/cgroup.subtree_control"), "memory cpu");
        assertEquals(Optional.of(new MemoryGroups(root.resolve("user"), true)), found(OWN));
        assertEquals(
                "", Files.readString(root.resolve("user/session/cgroup.subtree_control")), "the shell's group stays");
        assertFalse(Files.exists(root.resolve("user/session/molt-server")), "and so does the server");
    }

    @Test
    void aServerThatMovedOnceStaysWhereItIs() throws IOException {
        group("user/session/molt-server", "memory", SERVER);
        Files.writeString(root.resolve("user/session/cgroup.procs"), "");
        Files.writeString(root.resolve("user/session/cgroup.subtree_control"), "memory cpu");
        assertEquals(
                Optional.of(new MemoryGroups(root.resolve("user/session"), true)),
                found(List.of("0::/user/session/molt-server")));
        assertFalse(Files.exists(root.resolve("user/session/molt-server/molt-server")));
    }

    @Test
    void inTheTopmostGroupOtherProcessesMayStay() throws IOException {
        Files.writeString(root.resolve("cgroup.procs"), "1\n77\n");
        assertEquals(Optional.of(new MemoryGroups(root, true)), found(List.of("0::/")));
    }

    /** As a service that is started by systemd: the first box that runs out of memory would end it. */
    @Test
    void aUnitThatEndsWithItsBoxesHasThemBesideIt() throws IOException {
        Path unit = root.resolve("user/molt.service");
        group("user/molt.service", "memory cpu", SERVER);
        group("user/molt.service/inner", "memory cpu", SERVER);
        Files.writeString(root.resolve("user/cgroup.procs"), "");
        Files.writeString(root.resolve("user/cgroup.subtree_control"), "memory cpu");
        assertEquals(
                Optional.of(new MemoryGroups(root.resolve("user"), true)), found(List.of("0::/user/molt.service")));
        assertEquals(
                Optional.of(new MemoryGroups(root.resolve("user"), true)),
                found(List.of("0::/user/molt.service/inner")));
        assertFalse(Files.exists(unit.resolve("molt-server")), "the server stays");
        delegated.add(unit);
        Files.writeString(Files.createDirectory(unit.resolve("molt-server")).resolve("cgroup.procs"), "");
        assertEquals(Optional.of(new MemoryGroups(unit, true)), found(List.of("0::/user/molt.service")));
    }

    private Optional<MemoryGroups> found(List<String> own) {
        return new MemoryGroupSearch(root, own, Long.parseLong(SERVER), delegated::contains)
                .candidates()
                .findFirst();
    }

    private void group(String name, String controllers, String processes) throws IOException {
        Path group = Files.createDirectories(root.resolve(name));
        Files.writeString(group.resolve("cgroup.type"), "domain");
        Files.writeString(group.resolve("cgroup.controllers"), controllers + "\n");
        Files.writeString(group.resolve("cgroup.subtree_control"), "");
        Files.writeString(group.resolve("cgroup.procs"), processes + "\n");
    }
}
