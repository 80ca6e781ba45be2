package dev.molt.run;

import static dev.molt.run.Desks.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.molt.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The filter on system calls, one test for each family and language. The arguments are such that without a filter most of these
 * calls would succeed or fail with another error.
 */
class DeniedCallsTest {
    private static final int EPERM = 1;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;
    private static final int CHILD = 17;

    /** Reads name, number and arguments of one call a line, and prints for each what came of it. */
    private static final String PYTHON = """
        import ctypes, sys
        libc = ctypes.CDLL(None, use_errno=True)
        for line in sys.stdin:
            name, *words = line.split()
            ctypes.set_errno(0)
            result = libc.syscall(*(ctypes.c_long(int(word)) for word in words))
            print(name, ctypes.get_errno() if result == -1 else 'went')
        """;

    private static final String RUST = """
        unsafe extern "C" {
            fn syscall(number: i64, ...) -> i64;
        }
        fn main() {
            for line in std::io::stdin().lines() {
                let line = line.unwrap();
                let words: Vec<&str> = line.split(' ').collect();
                let a: Vec<i64> = words[1..].iter().map(|word| word.parse().unwrap()).collect();
                let result = unsafe { syscall(a[0], a[1], a[2], a[3], a[4], a[5], a[6]) };
                if result == -1 {
                    println!("{} {}", words[0], std::io::Error::last_os_error().raw_os_error().unwrap());
                } else {
                    println!("{} went", words[0]);
                }
            }
        }
        """;

    private static final Map<String, List<Call>> FAMILIES = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "other processes",
                    calls("ptrace pidfd_getfd process_vm_readv process_vm_writev process_madvise kcmp")),
            Map.entry("limits of other processes", with("prlimit64", 0, 1, 2, 0x100000001L)),
            Map.entry("namespaces", namespaces()),
            Map.entry(
                    "mounts",
                    calls("mount umount umount2 pivot_root chroot move_mount fsopen fsconfig fsmount fspick open_tree"
                            + " mount_setattr")),
            Map.entry("keys", calls("keyctl add_key request_key")),
            Map.entry("io_uring", calls("io_uring_setup io_uring_enter io_uring_register")),
            Map.entry("programs in the kernel and its counters", calls("bpf perf_event_open")),
            Map.entry("user faults and secret memory", calls("userfaultfd memfd_secret")),
            Map.entry("personality", calls("personality")),
            Map.entry("sockets", sockets()),
            Map.entry("the end of children", endOfChildren()),
            Map.entry("old calls", calls("modify_ldt uselib nfsservctl lookup_dcookie sysfs _sysctl vmsplice")),
            Map.entry("places of the machine", List.of(new Call("io_setup", ENOSYS, 60_000))),
            Map.entry(
                    "advice about others' memory",
                    List.of(new Call("madvise", EINVAL, 0, 0, 20), new Call("madvise", EINVAL, 0, 0, 21))),
            Map.entry("terminal input", with("ioctl", 1, 0x5412, 0x541C, 0x7700005412L)),
            Map.entry("locks and leases", locks()),
            Map.entry("watches", calls("inotify_init inotify_init1 fanotify_init name_to_handle_at open_by_handle_at")),
            Map.entry(
                    "placement of memory",
                    calls("mbind migrate_pages move_pages set_mempolicy set_mempolicy_home_node")),
            Map.entry(
                    "the machine",
                    calls(
                            "kexec_load kexec_file_load init_module finit_module delete_module create_module swapon swapoff"
                                    + " reboot sethostname setdomainname iopl ioperm clock_settime clock_adjtime settimeofday stime"
                                    + " adjtimex syslog acct quotactl quotactl_fd vhangup"))));

    /** Of a descriptor that is not open, which a real call would say. */
    private static final String WITHOUT_EFFECT = "sync syncfs fsync fdatasync sync_file_range fadvise64";

    /** One call that must fail with {@code errno}. */
    private record Call(String name, int errno, long... arguments) {
        int number() {
            return Names.LIBRARY.seccomp_syscall_resolve_name(name);
        }

        /** Whether processors of this architecture have it. */
        boolean exists() {
            return number() >= 0;
        }

        /** Name, number and six arguments. */
        String line() {
            return name + " " + number()
                    + Arrays.stream(Arrays.copyOf(arguments, 6))
                            .mapToObj(argument -> " " + argument)
                            .collect(Collectors.joining());
        }
    }

    /** One function of libseccomp; its name is theirs. */
    interface Names extends Library {
        Names LIBRARY = Native.load("libseccomp.so.2", Names.class);

        int seccomp_syscall_resolve_name(String name);
    }

    private static List<Call> calls(String names) {
        return Arrays.stream(names.split(" ", -1))
                .map(name -> new Call(name, EPERM))
                .filter(Call::exists)
                .toList();
    }

    /** The same call with each value as its argument of that number. */
    private static List<Call> with(String name, int argument, long... values) {
        return Arrays.stream(values)
                .mapToObj(value -> {
                    long[] arguments = new long[argument + 1];
                    arguments[argument] = value;
                    return new Call(name, EPERM, arguments);
                })
                .toList();
    }

    private static List<Call> together(List<List<Call>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    private static List<Call> namespaces() {
        long[] flags = {0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000};
        return together(List.of(
                with("unshare", 0, flags),
                with("clone", 0, Arrays.stream(flags).map(flag -> flag | CHILD).toArray()),
                calls("setns"),
                List.of(new Call("clone3", ENOSYS, 0, 88))));
    }

    private static List<Call> endOfChildren() {
        long highBits = 0x100000000L;
        return List.of(
                new Call("rt_sigaction", EPERM, CHILD, 1, 0, 8),
                new Call("rt_sigaction", EPERM, CHILD | highBits, 1, 0, 8));
    }

    private static List<Call> sockets() {
        long inet = 2;
        long inet6 = 10;
        long netlink = 16;
        long packet = 17;
        long alg = 38;
        long vsock = 40;
        long closeOnExec = 0x80000;
        return together(List.of(
                with("socket", 0, 0, inet, inet6, netlink, packet, alg, vsock),
                List.of(new Call("socket", EPERM, inet, 2), new Call("socket", EPERM, inet, 1 | closeOnExec)),
                with("socketpair", 0, 2, netlink)));
    }

    private static List<Call> locks() {
        long highBits = 0x100000000L;
        return together(List.of(calls("flock"), with("fcntl", 1, 5, 6, 7, 36, 37, 38, 1024, 1026, 6 | highBits)));
    }

    static Stream<Arguments> familiesInBothLanguages() {
        return FAMILIES.keySet().stream()
                .flatMap(family -> Arrays.stream(Language.values()).map(language -> Arguments.of(family, language)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("familiesInBothLanguages")
    void theFamilyIsDenied(String family, Language language) {
        List<Call> calls = FAMILIES.getOrDefault(family, List.of());
        assertEquals(
                lines(calls, call -> call.name + " " + call.errno),
                made(language, lines(calls, Call::line)).stdout());
    }

    private static String lines(List<Call> calls, Function<Call, String> line) {
        return calls.stream().map(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static RunResult made(Language language, String calls) {
        String source = language == Language.PYTHON ? PYTHON : RUST;
        RunRequest request =
                new RunRequest(language, source, "2021", Profile.DEBUG, List.of(), calls, true, null, 1, false);
        RunResult result = run(request);
        assertEquals(Outcome.OK, result.outcome(), result.toString());
        return result;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatWouldTouchTheCachesOfOthersSaysThatItIsDone(Language language) {
        List<Call> calls = Arrays.stream(WITHOUT_EFFECT.split(" ", -1))
                .map(name -> new Call(name, 0, -1, 0, 0, 4))
                .toList();
        assertEquals(
                lines(calls, call -> call.name + " went"),
                made(language, lines(calls, Call::line)).stdout());
    }

    @ParameterizedTest
    @ValueSource(ints = {451, 470, 511})
    void aCallOfAKernelToComeDoesNotExist(int number) {
        String line = "future " + number + " 0 0 0 0 0 0\n";
        for (Language language : Language.values()) {
            assertEquals("future " + ENOSYS + "\n", made(language, line).stdout());
        }
    }

    /** Both kinds of foreign call: numbered as x32 does it, and by the 32-bit gate. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "in(\"eax\") 0x40000027u32, out(\"rcx\") _, out(\"r11\") _",
                "inout(\"eax\") 20 => _",
            })
    void aForeignCallFromRustKillsTheProgram(String registers) {
        assumeIntel();
        String instruction = registers.contains("rcx") ? "syscall" : "int 0x80";
        RunResult result = run(Desks.rust("fn main() {\n    unsafe { std::arch::asm!(\"" + instruction + "\", "
                + registers + ") };\n    println!(\"went on\");\n}\n"));
        assertKilled(result);
    }

    @Test
    void aForeignCallFromPythonKillsTheProgram() {
        assumeIntel();
        assertKilled(run(Desks.python("import ctypes\nctypes.CDLL(None).syscall(0x40000000 + 39)\nprint('went on')")));
        assertKilled(run(Desks.python("""
            import ctypes, mmap
            page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
            page.write(bytes.fromhex('b814000000cd80c3'))  # mov eax, 20; int 0x80; ret
            ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
            print('went on')
            """)));
    }

    private static void assumeIntel() {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "Other processors have no such calls.");
    }

    /** A kernel without 32-bit calls sends SIGSEGV before the filter is asked. */
    private static void assertKilled(RunResult result) {
        String signal = String.valueOf(result.signal());
        assertTrue(signal.equals("SIGSYS") || signal.equals("SIGSEGV"), result.toString());
        assertEquals("", result.stdout());
    }
}
