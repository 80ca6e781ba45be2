package dev.molt.run.toolchain;

import dev.molt.Language;

/** A program beside a compiler or interpreter, which does its own work all the same without it. */
public enum Tool {
    RUSTFMT("rustfmt", "rustfmt", "Debian: apt install rustfmt-web; rustup: rustup component add rustfmt"),
    CLIPPY("Clippy", "clippy-driver", "Debian: apt install rust-web-clippy; rustup: rustup component add clippy"),
    BLACK("Black", "black", "Debian: apt install black; for another Python: its python3 -m pip install black"),
    FLAKE8("Flake8", "flake8", "Debian: apt install flake8; for another Python: its python3 -m pip install flake8");

    private final String title;
    private final String file;
    private final String source;

    Tool(String title, String file, String source) {
        this.title = title;
        this.file = file;
        this.source = source;
    }

    /** What lays programs out. */
    public static Tool formatter(Language language) {
        return language == Language.RUST ? RUSTFMT : BLACK;
    }

    /** What finds errors and what could be written better. */
    public static Tool linter(Language language) {
        return language == Language.RUST ? CLIPPY : FLAKE8;
    }

    public boolean formats() {
        return this == RUSTFMT || this == BLACK;
    }

    public Language language() {
        return this == RUSTFMT || this == CLIPPY ? Language.RUST : Language.PYTHON;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** Of Rust's the program as it lies beside rustc, of Python's the module and the package. */
    String file() {
        return file;
    }

    String remedy() {
        return "install it (" + source + "), then restart";
    }
}
