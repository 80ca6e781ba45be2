package dev.molt.run.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a libseccomp that is older than the calls. What the filter denies the programs of other tests see. */
class SeccompFilterTest {
    @TempDir
    Path folder;

    @Test
    void aRecentCallThatLibseccompDoesNotKnowIsDeniedByItsNumber() throws SandboxUnavailable, IOException {
        Path whole = folder.resolve("whole");
        SeccompFilter.write(Libseccomp.load(), whole, true);
        for (String call : DeniedCalls.RECENT.keySet()) {
            Path file = folder.resolve(call);
            SeccompFilter.write(new Older(Libseccomp.load(), call), file, true);
            assertEquals(-1, Files.mismatch(whole, file), call);
        }
    }

    @Test
    void withoutTheNumberOfACallThereIsNoBox() throws SandboxUnavailable {
        Libseccomp older = new Older(Libseccomp.load(), "ptrace");
        SandboxUnavailable failure = assertThrows(
                SandboxUnavailable.class, () -> SeccompFilter.write(older, folder.resolve("filter"), true));
        assertTrue(failure.reason().contains("the call ptrace"), failure.reason());
        assertTrue(failure.remedy().contains("newer libseccomp"), failure.remedy());
    }

    /** One that has never heard of a call. */
    private record Older(Libseccomp real, String unknown) implements Libseccomp {
        @Override
        public int seccomp_syscall_resolve_name(String name) {
            return name.equals(unknown) ? UNKNOWN : real.seccomp_syscall_resolve_name(name);
        }

        @Override
        public Pointer seccomp_init(int defaultAction) {
            return real.seccomp_init(defaultAction);
        }

        @Override
        public int seccomp_attr_set(Pointer context, int attribute, int value) {
            return real.seccomp_attr_set(context, attribute, value);
        }

        @Override
        public int seccomp_rule_add_array(
                Pointer context, int action, int call, int count, @Nullable Pointer conditions) {
            return real.seccomp_rule_add_array(context, action, call, count, conditions);
        }

        @Override
        public int seccomp_export_bpf(Pointer context, int descriptor) {
            return real.seccomp_export_bpf(context, descriptor);
        }

        @Override
        public void seccomp_release(Pointer context) {
            real.seccomp_release(context);
        }
    }
}
