package dev.molt.run.box;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system calls that no box may make, written once as a file for bubblewrap. Calls are named, and libseccomp knows their
 * numbers on this machine. Calls of another architecture (32-bit, x32) kill the process.
 */
final class SeccompFilter {
    private static final int ALLOW = 0x7fff0000;
    private static final int ERRNO = 0x00050000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int ON_BAD_ARCHITECTURE = 2;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    private static final int NOT_EQUAL = 1;
    private static final int GREATER = 6;
    private static final int EQUAL = 4;
    private static final int MASKED_EQUAL = 7;
    private static final int CREATE_AND_TRUNCATE_FOR_WRITING = 0x241;

    private static final List<String> DENIED = List.of(
            // other processes, the sandbox's own among them
            "ptrace",
            "pidfd_getfd",
            "process_vm_readv",
            "process_vm_writev",
            "process_madvise",
            "kcmp",
            // namespaces and mounts
            "unshare",
            "setns",
            "mount",
            "umount",
            "umount2",
            "pivot_root",
            "chroot",
            "move_mount",
            "fsopen",
            "fsconfig",
            "fsmount",
            "fspick",
            "open_tree",
            "mount_setattr",
            // what is shared by all boxes of a user: keys, locks and watches on files of the toolchain
            "keyctl",
            "add_key",
            "request_key",
            "flock",
            "inotify_init",
            "inotify_init1",
            "fanotify_init",
            // large or seldom used parts of the kernel
            "io_uring_setup",
            "io_uring_enter",
            "io_uring_register",
            "bpf",
            "perf_event_open",
            "userfaultfd",
            "memfd_secret",
            "personality",
            "modify_ldt",
            "uselib",
            "nfsservctl",
            "lookup_dcookie",
            "vmsplice",
            "name_to_handle_at",
            "open_by_handle_at",
            "quotactl",
            "quotactl_fd",
            "acct",
            "syslog",
            "sysfs",
            "_sysctl",
            "mbind",
            "migrate_pages",
            "move_pages",
            "set_mempolicy",
            "set_mempolicy_home_node",
            // the machine itself
            "kexec_load",
            "kexec_file_load",
            "init_module",
            "finit_module",
            "delete_module",
            "create_module",
            "swapon",
            "swapoff",
            "reboot",
            "sethostname",
            "setdomainname",
            "iopl",
            "ioperm",
            "clock_settime",
            "clock_adjtime",
            "adjtimex",
            "settimeofday",
            "stime",
            "vhangup");

    /** Memory that a limit on address space does not see; denied where no cgroup counts it. */
    private static final List<String> UNCOUNTED_MEMORY = List.of("memfd_create", "shmget", "msgget");

    /** Calls of kernels newer than this list; programs fall back as they do on an older kernel. */
    private static final int FIRST_UNKNOWN_CALL = 457;

    private static final int LAST_UNKNOWN_CALL = 511;

    private static final long[] NAMESPACES = {
        0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000
    };
    private static final long[] LOCKS_AND_LEASES = {5, 6, 7, 36, 37, 38, 1024, 1026};
    private static final long[] TERMINAL_INPUT = {0x5412, 0x541C};
    private static final long SOCKET_KINDS = 0xf;
    private static final long RAW_SOCKET = 3;
    private static final long AF_INET = 2;

    private final Seccomp seccomp;
    private final Pointer context;

    private SeccompFilter(Seccomp seccomp) {
        this.seccomp = seccomp;
        this.context = seccomp.seccomp_init(ALLOW);
    }

    /** @param countsAllMemory whether a cgroup limits memory that no process maps */
    static void write(Path file, boolean countsAllMemory) throws SandboxUnavailable {
        try {
            SeccompFilter filter = new SeccompFilter(Native.load("libseccomp.so.2", Seccomp.class));
            try {
                filter.addRules(countsAllMemory);
                filter.export(file);
            } finally {
                filter.seccomp.seccomp_release(filter.context);
            }
        } catch (LinkageError e) {
            throw new SandboxUnavailable(
                    "libseccomp.so.2 could not be loaded: " + e.getMessage(),
                    "Install libseccomp2 (Debian: apt install libseccomp2).");
        }
    }

    private void addRules(boolean countsAllMemory) throws SandboxUnavailable {
        check(seccomp.seccomp_attr_set(context, ON_BAD_ARCHITECTURE, KILL_PROCESS), "the architecture rule");
        for (String call : DENIED) {
            deny(call, EPERM);
        }
        if (!countsAllMemory) {
            for (String call : UNCOUNTED_MEMORY) {
                deny(call, EPERM);
            }
        }
        for (int number = FIRST_UNKNOWN_CALL; number <= LAST_UNKNOWN_CALL; number++) {
            add(number, "system call " + number, ENOSYS);
        }
        for (long flag : NAMESPACES) {
            deny("clone", EPERM, new Condition(0, MASKED_EQUAL, flag, flag));
        }
        // Its flags lie in memory, which a filter cannot read; the C library falls back to clone.
        deny("clone3", ENOSYS);
        for (long command : LOCKS_AND_LEASES) {
            deny("fcntl", EPERM, new Condition(1, MASKED_EQUAL, 0xffffffffL, command));
        }
        for (long request : TERMINAL_INPUT) {
            deny("ioctl", EPERM, new Condition(1, MASKED_EQUAL, 0xffffffffL, request));
        }
        deny("socket", EPERM, new Condition(0, GREATER, AF_INET, 0));
        deny("socket", EPERM, new Condition(0, EQUAL, 0, 0));
        deny("socket", EPERM, new Condition(1, MASKED_EQUAL, SOCKET_KINDS, RAW_SOCKET));
        deny("socketpair", EPERM, new Condition(0, NOT_EQUAL, 1, 0));
    }

    private void deny(String call, int errno, Condition... conditions) throws SandboxUnavailable {
        int number = seccomp.seccomp_syscall_resolve_name(call);
        if (number >= 0) { // otherwise this architecture has no such call
            add(number, call, errno, conditions);
        }
    }

    private void add(int number, String name, int errno, Condition... conditions) throws SandboxUnavailable {
        Memory packed = Condition.pack(conditions);
        check(seccomp.seccomp_rule_add_array(context, ERRNO | errno, number, conditions.length, packed), name);
    }

    private void export(Path file) throws SandboxUnavailable {
        int descriptor = seccomp.open(file.toString(), CREATE_AND_TRUNCATE_FOR_WRITING, 0600);
        if (descriptor < 0) {
            throw new SandboxUnavailable(
                    "The seccomp filter could not be written to " + file + ".", "Make it writable.");
        }
        try {
            check(seccomp.seccomp_export_bpf(context, descriptor), "the export");
        } finally {
            seccomp.close(descriptor);
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

    /** The few C functions needed; names are theirs. */
    interface Seccomp extends Library {
        Pointer seccomp_init(int defaultAction);

        int seccomp_attr_set(Pointer context, int attribute, int value);

        int seccomp_syscall_resolve_name(String name);

        int seccomp_rule_add_array(Pointer context, int action, int call, int count, @Nullable Pointer conditions);

        int seccomp_export_bpf(Pointer context, int descriptor);

        void seccomp_release(Pointer context);

        int open(String path, int flags, int mode);

        int close(int descriptor);
    }
}
