package dev.molt.proof;

import dev.molt.run.box.SandboxUnavailable;
import dev.molt.run.toolchain.PythonToolchain;
import dev.molt.run.toolchain.RustInstallation;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The Python and the Rust that prove a course.
 *
 * @param python version and place
 * @param rust all that rustc says of its version
 * @param rustVersion such as {@code 1.95.0}
 * @param rustfmt whether it lies beside rustc
 */
public record Toolchain(String python, String rust, String rustVersion, boolean rustfmt) {

    /**
     * Looks for them as a server does, without a box.
     *
     * @param python null to search
     * @param rustc null to search
     */
    public static Toolchain installed(@Nullable Path python, @Nullable Path rustc) throws CannotProve {
        CompletableFuture<String> interpreter = CompletableFuture.supplyAsync(() -> {
            try {
                return PythonToolchain.identity(python);
            } catch (SandboxUnavailable e) {
                throw new CompletionException(e);
            }
        });
        try {
            RustInstallation rust = RustInstallation.installed(rustc);
            return new Toolchain(interpreter.join(), rust.identity(), rust.version(), rust.hasFormatter());
        } catch (SandboxUnavailable e) {
            throw new CannotProve(e.reason(), e.remedy());
        } catch (CompletionException e) {
            if (e.getCause() instanceof SandboxUnavailable missing) {
                throw new CannotProve(missing.reason(), missing.remedy());
            }
            throw e;
        }
    }
}
