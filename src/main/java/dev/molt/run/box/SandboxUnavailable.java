package dev.molt.run.box;

/** There is no working box on this machine. The message says why, {@link #remedy()} what to do. */
public final class SandboxUnavailable extends Exception {
    private final String remedy;

    public SandboxUnavailable(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
