package dev.molt.run.toolchain;

import java.nio.file.Path;

/** A program that may come with a Rust compiler: without it the compiler does its own work all the same. */
public enum RustTool {
    RUSTFMT("rustfmt", "rustfmt", "rustfmt-web", "rustfmt"),
    CLIPPY("Clippy", "clippy-driver", "rust-web-clippy", "clippy");

    private final String title;
    private final String file;
    private final String debianPackage;
    private final String component;

    RustTool(String title, String file, String debianPackage, String component) {
        this.title = title;
        this.file = file;
        this.debianPackage = debianPackage;
        this.component = component;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** As it lies beside rustc. */
    String file() {
        return file;
    }

    Path in(Path sysroot) {
        return sysroot.resolve("bin").resolve(file);
    }

    String remedy() {
        return "install it (Debian: apt install " + debianPackage + "; rustup: rustup component add " + component
                + "), then restart";
    }
}
