package dev.molt.run.box;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The system calls that no box may make, written once as a file for bubblewrap: {@link DeniedCalls}, and some with some arguments.
 * Calls are named, and libseccomp knows their numbers on this machine. Calls of another architecture (32-bit, x32) kill the process.
 */
final class SeccompFilter {
    private static final int ALLOW = 0x7fff0000;
    private static final int ERRNO = 0x00050000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int ON_BAD_ARCHITECTURE = 2;
    private static final int SUCCESS = 0;
    private static final int EPERM = 1;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;
    private static final int NOT_EQUAL = 1;
    private static final int MASKED_EQUAL = 7;
    private static final long LOW_HALF = 0xffffffffL;
    private static final int CREATE_AND_TRUNCATE_FOR_WRITING = 0x241;

    private static final long[] NAMESPACES = {
        0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000
    };
    private static final long[] LOCKS_AND_LEASES = {5, 6, 7, 36, 37, 38, 1024, 1026};
    private static final long[] TERMINAL_INPUT = {0x5412, 0x541C};
    private static final long[] MADV_COLD_AND_PAGEOUT = {20, 21};
    private static final long AF_UNIX = 1;
    private static final long SIGCHLD = 17;
    private static final long MAP_SHARED_AND_ANONYMOUS = 0x21;
    private static final long SOL_SOCKET = 1;
    private static final long SO_SNDBUF = 7;

    private final Libseccomp seccomp;
    private final Pointer context;

    private SeccompFilter(Libseccomp seccomp) {
        this.seccomp = seccomp;
        this.context = seccomp.seccomp_init(ALLOW);
    }

    /** @param countsAllMemory whether a cgroup limits memory that no process maps */
    static void write(Libseccomp seccomp, Path file, boolean countsAllMemory) throws SandboxUnavailable {
        SeccompFilter filter = new SeccompFilter(seccomp);
        try {
            filter.addRules();
            if (!countsAllMemory) {
                filter.addRulesForUncountedMemory();
            }
            filter.export(file);
        } finally {
            seccomp.seccomp_release(filter.context);
        }
    }

    private void addRules() throws SandboxUnavailable {
        check(seccomp.seccomp_attr_set(context, ON_BAD_ARCHITECTURE, KILL_PROCESS), "the architecture rule");
        for (String call : DeniedCalls.FORBIDDEN) {
            deny(call, EPERM);
        }
        for (String call : DeniedCalls.WITHOUT_EFFECT) {
            deny(call, SUCCESS);
        }
        for (String call : DeniedCalls.ABSENT) {
            deny(call, ENOSYS);
        }
        for (int number = DeniedCalls.FIRST_UNKNOWN; number <= DeniedCalls.LAST_UNKNOWN; number++) {
            add(number, "system call " + number, ENOSYS);
        }
        for (long flag : NAMESPACES) {
            deny("clone", EPERM, new Condition(0, MASKED_EQUAL, flag, flag));
        }
        for (long command : LOCKS_AND_LEASES) {
            deny("fcntl", EPERM, Condition.is(1, command));
        }
        for (long request : TERMINAL_INPUT) {
            deny("ioctl", EPERM, Condition.is(1, request));
        }
        // What measures a program runs as the same user.
        deny("prlimit64", EPERM, new Condition(0, NOT_EQUAL, 0, 0));
        // It puts out of memory what other programs use.
        for (long advice : MADV_COLD_AND_PAGEOUT) {
            deny("madvise", EINVAL, Condition.is(2, advice));
        }
        // What a connection to itself holds is the machine's memory and nobody's; pairs of local sockets count.
        deny("socket", EPERM, new Condition(0, NOT_EQUAL, AF_UNIX, 0));
        deny("socketpair", EPERM, new Condition(0, NOT_EQUAL, AF_UNIX, 0));
        // Who ignores the end of children is not told what time they took, and neither is who looks at it from outside.
        deny("rt_sigaction", EPERM, Condition.is(0, SIGCHLD), new Condition(1, NOT_EQUAL, 0, 0));
    }

    private void addRulesForUncountedMemory() throws SandboxUnavailable {
        for (String call : DeniedCalls.UNCOUNTED_MEMORY) {
            deny(call, EPERM);
        }
        // It stays when no process maps it any more.
        long both = MAP_SHARED_AND_ANONYMOUS;
        deny("mmap", EPERM, new Condition(3, MASKED_EQUAL, both, both));
        // The watch counts sockets, each with what it holds when it has asked for no more.
        deny("setsockopt", EPERM, Condition.is(1, SOL_SOCKET), Condition.is(2, SO_SNDBUF));
    }

    private void deny(String call, int errno, Condition... conditions) throws SandboxUnavailable {
        int number = seccomp.seccomp_syscall_resolve_name(call);
        if (number == Libseccomp.UNKNOWN) {
            number = DeniedCalls.RECENT.getOrDefault(call, Libseccomp.UNKNOWN);
            check(number, "the call " + call);
        }
        if (number >= 0) { // otherwise this architecture has no such call
            add(number, call, errno, conditions);
        }
    }

    private void add(int number, String name, int errno, Condition... conditions) throws SandboxUnavailable {
        Memory packed = Condition.pack(conditions);
        check(seccomp.seccomp_rule_add_array(context, ERRNO | errno, number, conditions.length, packed), name);
    }

    private void export(Path file) throws SandboxUnavailable {
        int descriptor = LibC.INSTANCE.open(file.toString(), CREATE_AND_TRUNCATE_FOR_WRITING, 0600);
        if (descriptor < 0) {
            throw new SandboxUnavailable(
                    "The seccomp filter could not be written to " + file + ".", "Make it writable.");
        }
        try {
            check(seccomp.seccomp_export_bpf(context, descriptor), "the export");
        } finally {
            LibC.INSTANCE.close(descriptor);
        }
    }

    private static void check(int result, String what) throws SandboxUnavailable {
        if (result < 0) {
            throw new SandboxUnavailable(
                    "libseccomp refused " + what + " (error " + -result + ").",
                    "Install a newer libseccomp2 (2.5 or later).");
        }
    }

    /** {@code struct scmp_arg_cmp}: argument number, comparison, and its two operands. */
    private record Condition(int argument, int comparison, long first, long second) {
        private static final int SIZE = 24;

        /** Of an argument of which the kernel looks at 32 bits. */
        static Condition is(int argument, long value) {
            return new Condition(argument, MASKED_EQUAL, LOW_HALF, value);
        }

        static @Nullable Memory pack(Condition[] conditions) {
            if (conditions.length == 0) {
                return null;
            }
            Memory packed = new Memory((long) SIZE * conditions.length);
            for (int i = 0; i < conditions.length; i++) {
                long at = (long) SIZE * i;
                packed.setInt(at, conditions[i].argument);
                packed.setInt(at + 4, conditions[i].comparison);
                packed.setLong(at + 8, conditions[i].first);
                packed.setLong(at + 16, conditions[i].second);
            }
            return packed;
        }
    }
}
