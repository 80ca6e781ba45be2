package dev.molt.run;

import static dev.molt.run.Desks.await;
import static dev.molt.run.Desks.python;
import static dev.molt.run.Desks.run;
import static dev.molt.run.Desks.rust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that try to get out of the box, to look around, or to take more than they may. */
class HostileProgramsTest {
    private static final String CALL = """
        import ctypes, errno, os
        libc = ctypes.CDLL(None, use_errno=True)
        def call(name, *args):
            ctypes.set_errno(0)
            result = libc.syscall(*args)
            print(name, 'went' if result >= 0 else errno.errorcode[ctypes.get_errno()])
        """;

    /** Whatever a program does, nothing of it is left, and the next one runs. */
    @AfterEach
    void nothingIsLeft() {
        await("every process of a box has ended", () -> processesInBoxes().isEmpty());
        assertEquals("next\n", run(python("print('next')")).stdout());
    }

    /** A box is as alive as its bubblewrap; the tests' browser and the shells that wait for the next box are none of it. */
    private static List<String> processesInBoxes() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().command().stream())
                .filter(program -> program.endsWith("/bwrap"))
                .toList();
    }

    private static List<String> lines(RunResult result) {
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        return result.stdout().lines().toList();
    }

    @Test
    void theEnvironmentHoldsNothingOfTheServer() {
        RunResult result =
                run(python("import os\nprint(sorted(os.environ))\nprint(repr(open('/proc/1/environ').read()))"));
        assertEquals(List.of("['HOME', 'LANG', 'MALLOC_ARENA_MAX', 'PWD', 'TMPDIR']", "''"), lines(result));
        assertEquals(
                "None\n",
                run(rust("fn main() { println!(\"{:?}\", option_env!(\"JAVA_HOME\")); }"))
                        .stdout());
    }

    @Test
    void theFirstProcessShowsNoPathOfTheHost() {
        String command = run(python("print(open('/proc/1/cmdline').read().replace(chr(0), ' '))"))
                .stdout();
        assertTrue(command.contains("--args 3 --seccomp 4 --"), command);
        assertFalse(command.contains("molt-") || command.contains("bind"), command);
    }

    @Test
    void thereAreNoCapabilitiesAndTheFilterIsOn() {
        List<String> status = lines(run(python("print(open('/proc/self/status').read())")));
        assertTrue(status.contains("CapEff:\t0000000000000000"), status.toString());
        assertTrue(status.contains("CapBnd:\t0000000000000000"), status.toString());
        assertTrue(status.contains("NoNewPrivs:\t1"), status.toString());
        assertTrue(status.contains("Seccomp:\t2"), status.toString());
    }

    @Test
    void onlyItsOwnProcessesAndNoOtherDescriptorsAreSeen() {
        RunResult result = run(python("""
            import os
            print([int(p) for p in os.listdir('/proc') if p.isdigit()])
            print(sorted(os.listdir('/proc/self/fd')))
            print(os.uname().nodename)
            """));
        assertEquals(List.of("[1, 2, 3]", "['0', '1', '2', '3']", "box"), lines(result));
    }

    @Test
    void theProcessesThatWatchAProgramAreOutOfItsReach() {
        RunResult result = run(python("""
            import os
            for path in ['/proc/2/fd/5', '/proc/2/mem', '/proc/1/mem', '/proc/1/task/1/mem']:
                try:
                    open(path, 'r+b')
                    print(path, 'opened')
                except OSError as e:
                    print(path, type(e).__name__)
            """));
        assertEquals(
                0,
                lines(result).stream().filter(line -> line.endsWith("opened")).count(),
                result.stdout());
    }

    @Test
    void aProgramThatKillsEverythingItCanOnlyEndsItself() {
        RunResult result = run(python("import os, signal\nos.kill(-1, signal.SIGKILL)"));
        assertEquals(Outcome.FAILED, result.outcome(), result.toString());
        assertEquals("SIGKILL", result.signal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const T: &str = include_str!(\"/etc/passwd\"); fn main() { println!(\"{T}\"); }",
                "#[path = \"/etc/passwd\"] mod x; fn main() {}",
                "include!(\"/proc/self/environ\"); fn main() {}",
                "const T: &str = include_str!(\"/proc/1/environ\"); fn main() { println!(\"{T}\"); }",
                "std::arch::global_asm!(\".incbin \\\"/etc/passwd\\\"\"); fn main() {}",
                "std::arch::global_asm!(\".include \\\"/etc/passwd\\\"\"); fn main() {}",
                "#[link(name = \"../../../etc/passwd\", kind = \"dylib\", modifiers = \"+verbatim\")] extern \"C\" {}"
                        + " fn main() {}",
                "#[link(name = \"c,-o,/box/pwned\")] extern \"C\" {} fn main() {}",
                "#![feature(never_type)] fn main() {}",
                "#![recursion_limit = \"1\"] include!(\"main.rs\");"
            })
    void theCompilerFindsNothingThatMatters(String source) {
        RunResult result = run(rust(source));
        assertEquals(Outcome.COMPILE_ERROR, result.outcome(), result.toString());
        assertFalse(result.toString().contains("root:"), result.toString());
    }

    @Test
    void theCompilersInputIsEmptyRatherThanOpen() {
        RunResult result = run(rust("fn main() { print!(\"{:?}\", include_str!(\"/dev/stdin\")); }"));
        assertTrue(result.stdout().equals("\"\"") || result.outcome() == Outcome.COMPILE_ERROR, result.toString());
    }

    @Test
    void thereIsNoNetwork() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RunResult result = run(python("""
                import socket
                for place in [('127.0.0.1', %d), ('1.1.1.1', 53), ('169.254.169.254', 80)]:
                    try:
                        socket.create_connection(place, 1)
                        print('connected')
                    except OSError as e:
                        print(e.errno)
                try:
                    print(socket.gethostbyname('localhost.example'))
                except OSError:
                    print('no names')
                """.formatted(server.getLocalPort())));
            assertEquals(List.of("111", "101", "101", "no names"), lines(result));
        }
    }

    @Test
    void socketsOfOtherFamiliesAndRawOnesAreDenied() {
        RunResult result = run(python("""
            import errno, socket
            for family, kind in [(10, 1), (16, 3), (17, 3), (38, 5), (40, 1), (2, 3), (1, 1), (2, 1)]:
                try:
                    socket.socket(family, kind).close()
                    print(family, kind, 'made')
                except OSError as e:
                    print(family, kind, errno.errorcode[e.errno])
            """));
        assertEquals(
                List.of(
                        "10 1 EPERM",
                        "16 3 EPERM",
                        "17 3 EPERM",
                        "38 5 EPERM",
                        "40 1 EPERM",
                        "2 3 EPERM",
                        "1 1 made",
                        "2 1 made"),
                lines(result));
    }

    @Test
    void systemCallsThatReachOutAreDenied() {
        RunResult result = run(python(CALL + """
            call('ptrace', 101, 16, 1, 0, 0)
            call('process_vm_readv', 310, 1, 0, 0, 0, 0, 0)
            call('pidfd_getfd', 438, 0, 0, 0)
            call('unshare', 272, 0x10000000)
            call('clone user namespace', 56, 0x10000011, 0, 0, 0, 0)
            call('clone3', 435, 0, 88)
            call('setns', 308, 0, 0)
            call('mount', 165, 0, 0, 0, 0, 0)
            call('chroot', 161, b'/')
            call('keyctl', 250, 0, -3, 0, 0, 0)
            call('add_key', 248, 0, 0, 0, 0, 0)
            call('io_uring_setup', 425, 1, 0)
            call('bpf', 321, 0, 0, 0)
            call('perf_event_open', 298, 0, 0, 0, 0, 0)
            call('userfaultfd', 323, 0)
            call('personality', 135, 0x0040000)
            call('ioctl TIOCSTI', 16, 0, 0x5412, b'x')
            call('ioctl TIOCSTI with high bits', 16, 0, 0x7700005412, b'x')
            call('fcntl F_SETLK', 72, 0, 6, 0)
            call('flock', 73, 0, 2)
            call('a call of the future', 470, 0)
            """));
        assertEquals(
                List.of(
                        "ptrace EPERM",
                        "process_vm_readv EPERM",
                        "pidfd_getfd EPERM",
                        "unshare EPERM",
                        "clone user namespace EPERM",
                        "clone3 ENOSYS",
                        "setns EPERM",
                        "mount EPERM",
                        "chroot EPERM",
                        "keyctl EPERM",
                        "add_key EPERM",
                        "io_uring_setup EPERM",
                        "bpf EPERM",
                        "perf_event_open EPERM",
                        "userfaultfd EPERM",
                        "personality EPERM",
                        "ioctl TIOCSTI EPERM",
                        "ioctl TIOCSTI with high bits EPERM",
                        "fcntl F_SETLK EPERM",
                        "flock EPERM",
                        "a call of the future ENOSYS"),
                lines(result));
    }

    @Test
    void callsOfTheOtherWordSizeKillTheProcess() {
        RunResult result = run(python(CALL + "call('x32 getpid', 0x40000000 + 39)"));
        assertEquals("SIGSYS", result.signal(), result.toString());
    }

    @Test
    void limitsCannotBeRaisedAndNamespacesCannotBeNested() {
        RunResult result = run(python("""
            import resource
            for limit in [resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU]:
                try:
                    resource.setrlimit(limit, (10**9, 10**9))
                    print('raised')
                except ValueError:
                    print('refused')
            """));
        assertEquals(List.of("refused", "refused", "refused"), lines(result));
    }

    @Test
    void aForkBombMeetsItsLimitAndIsGone() {
        RunResult result = run(python("""
            import os
            while True:
                try:
                    os.fork()
                except OSError:
                    pass
            """));
        assertTrue(
                List.of(Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.FAILED)
                        .contains(result.outcome()),
                result.toString());
    }

    @Test
    void aThreadBombMeetsItsLimit() {
        RunResult result = run(rust("""
            fn main() {
                let mut all = vec![];
                for n in 0.. {
                    match std::thread::Builder::new().spawn(|| std::thread::park()) {
                        Ok(t) => all.push(t),
                        Err(_) => { println!("{n}"); std::process::exit(9) }
                    }
                }
            }
            """));
        assertEquals(9, result.exitCode(), result.toString());
        assertTrue(Integer.parseInt(result.stdout().strip()) < 32, result.stdout());
    }

    @Test
    void childrenThatHoldMemoryTogetherMeetTheLimitOfTheBox() {
        RunResult result = run(python("""
            import os, time
            for _ in range(10):
                if os.fork() == 0:
                    x = bytearray(60_000_000)
                    time.sleep(1)
                    os._exit(0)
            for _ in range(10):
                os.wait()
            """));
        assertEquals(Outcome.OUT_OF_MEMORY, result.outcome(), result.toString());
    }

    @Test
    void memoryThatNoProcessMapsCountsOrIsDenied() {
        RunResult result = run(python("""
            import os
            files = [os.memfd_create(str(n)) for n in range(50)]
            for file in files:
                for _ in range(16):
                    os.write(file, bytes(1 << 20 - 1))
            """));
        assertTrue(
                result.outcome() == Outcome.OUT_OF_MEMORY || result.stderr().contains("PermissionError"),
                result.toString());
    }

    @Test
    void onlyTheBoxItselfIsWritableAndThatIsBounded() {
        RunResult result = run(python("""
            import errno
            def attempt(name, action):
                try:
                    action()
                    print(name, 'went')
                except OSError as e:
                    print(name, errno.errorcode[e.errno])
            def fill():
                for n in range(100):
                    with open(f'/box/{n}', 'wb') as f:
                        f.write(bytes(10_000_000))
            for path in ['/x', '/dev/x', '/dev/shm/x', '/tmp/x', '/usr/x', '/proc/x', '/box/main.py', '/molt/clock']:
                attempt(path, lambda: open(path, 'w'))
            attempt('sparse', lambda: open('/box/sparse', 'w').truncate(1 << 40))
            attempt('fill', fill)
            """));
        assertEquals(
                List.of(
                        "/x EROFS",
                        "/dev/x EROFS",
                        "/dev/shm/x EROFS",
                        "/tmp/x ENOENT",
                        "/usr/x EROFS",
                        "/proc/x ENOENT",
                        "/box/main.py EROFS",
                        "/molt/clock EROFS",
                        "sparse EFBIG",
                        "fill ENOSPC"),
                lines(result));
    }

    @Test
    void nothingOfARunIsThereForTheNext() {
        run(python("open('/box/left', 'w').write('x')"));
        assertEquals(
                "['main.py']\n",
                run(python("import os\nprint(sorted(os.listdir('/box')))")).stdout());
    }

    @Test
    void aChildThatKeepsTheOutputOpenDoesNotKeepTheResultWaiting() {
        long before = System.nanoTime();
        RunResult result =
                run(python("import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(60)\nprint('ended')"));
        assertEquals("ended\n", result.stdout());
        assertTrue(result.wallMs() < 1_900 && System.nanoTime() - before < 10_000_000_000L, result.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import os\nfor n in (0, 1, 2): os.close(n)",
                "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
                "import sys\nsys.stdin.read()\nsys.stdin.read()",
                "import os\nfor _ in range(300):\n    if os.fork() == 0: os._exit(0)\n    os.wait()",
                "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
                "import os\nn = 0\nwhile True:\n    os.open(f'/box/{n}', 64); n += 1",
                "import os\nos.execv('/proc/self/exe', ['python3', '-c', 'print(1)'])"
            })
    void oddProgramsEndWithinTheirTime(String source) {
        RunResult result = run(python(source));
        assertTrue(result.wallMs() < 4_000, result.toString());
        assertFalse(result.outcome() == Outcome.UNAVAILABLE, result.toString());
    }

    @Test
    void filesBesideTheProgramAreNotImported() {
        RunResult result = run(python("""
            import os, sys
            open('/box/json.py', 'w').write('print("mine")')
            import json
            print(json.__file__ != '/box/json.py', '/box' in sys.path, '' in sys.path)
            """));
        assertEquals(List.of("True False False"), lines(result));
    }
}
