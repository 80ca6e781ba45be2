package dev.molt.run.box;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The few functions of libseccomp needed; names and results are its own. */
interface Libseccomp extends Library {
    /** Of {@link #seccomp_syscall_resolve_name}: it knows no such call. Other negative numbers: this architecture has none. */
    int UNKNOWN = -1;

    static Libseccomp load() throws SandboxUnavailable {
        try {
            return Native.load("libseccomp.so.2", Libseccomp.class);
        } catch (LinkageError e) {
            throw new SandboxUnavailable(
                    "libseccomp.so.2 could not be loaded: " + e.getMessage(),
                    "Install libseccomp2 (Debian: apt install libseccomp2).");
        }
    }

    Pointer seccomp_init(int defaultAction);

    int seccomp_attr_set(Pointer context, int attribute, int value);

    int seccomp_syscall_resolve_name(String name);

    int seccomp_rule_add_array(Pointer context, int action, int call, int count, @Nullable Pointer conditions);

    int seccomp_export_bpf(Pointer context, int descriptor);

    void seccomp_release(Pointer context);
}
