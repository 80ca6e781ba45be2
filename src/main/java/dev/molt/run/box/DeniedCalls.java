package dev.molt.run.box;

import java.util.List;
import java.util.Map;

/** The system calls that no box may make, by name and whatever their arguments. */
final class DeniedCalls {
    /** These fail with EPERM. */
    static final List<String> FORBIDDEN = List.of(
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

    /** These do nothing and say that they did it: they write out or drop what other programs have in the machine's caches. */
    static final List<String> WITHOUT_EFFECT =
            List.of("sync", "syncfs", "fsync", "fdatasync", "sync_file_range", "fadvise64");

    /**
     * These fail with ENOSYS, as on a kernel that lacks them. The flags of the first lie in memory, which a filter cannot read; the C
     * library falls back to clone. The second takes of what the machine has a fixed number of.
     */
    static final List<String> ABSENT = List.of("clone3", "io_setup");

    /** Memory that neither a limit on address space nor a look at processes sees; forbidden where no cgroup counts it. */
    static final List<String> UNCOUNTED_MEMORY = List.of("memfd_create", "shmget", "msgget", "semget");

    /**
     * Numbers of those that an older libseccomp has no name for. Since Linux 5.1 a new call has the same number on every architecture:
     * {@code scripts/syscall.tbl} of the kernel.
     */
    static final Map<String, Integer> RECENT = Map.ofEntries(
            Map.entry("io_uring_setup", 425),
            Map.entry("io_uring_enter", 426),
            Map.entry("io_uring_register", 427),
            Map.entry("open_tree", 428),
            Map.entry("move_mount", 429),
            Map.entry("fsopen", 430),
            Map.entry("fsconfig", 431),
            Map.entry("fsmount", 432),
            Map.entry("fspick", 433),
            Map.entry("clone3", 435),
            Map.entry("pidfd_getfd", 438),
            Map.entry("process_madvise", 440),
            Map.entry("mount_setattr", 442),
            Map.entry("quotactl_fd", 443),
            Map.entry("memfd_secret", 447),
            Map.entry("set_mempolicy_home_node", 450));

    /** Calls of kernels newer than these lists do not exist either; programs fall back as they do on an older kernel. */
    static final int FIRST_UNKNOWN = 451;

    static final int LAST_UNKNOWN = 511;

    private DeniedCalls() {}
}
