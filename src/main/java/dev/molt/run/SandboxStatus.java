package dev.molt.run;

/**
 * Whether programs can run here, found by running some.
 *
 * @param ready false switches running off
 * @param reason why not, for people; empty when ready
 * @param remedy what to do about it; empty when ready
 * @param limits what enforces the memory limit: {@code cgroup v1}, {@code cgroup v2} or {@code degraded limits}
 * @param bwrap version, or what is wrong with it
 * @param python version, or what is wrong with it
 * @param rustc version, or what is wrong with it
 * @param rustfmt formats Rust
 * @param clippy lints Rust
 */
public record SandboxStatus(
        boolean ready,
        String reason,
        String remedy,
        String limits,
        String bwrap,
        String python,
        String rustc,
        Tool rustfmt,
        Tool clippy) {

    /**
     * What programs run without.
     *
     * @param ready whether it can be used
     * @param said version, or what is wrong with it and what to do
     */
    public record Tool(boolean ready, String said) {
        static final Tool UNKNOWN = new Tool(false, "unknown");
    }

    /** Where nothing is known but that programs cannot run. */
    public static SandboxStatus off(String reason, String remedy) {
        return new SandboxStatus(
                false, reason, remedy, "unknown", "unknown", "unknown", "unknown", Tool.UNKNOWN, Tool.UNKNOWN);
    }
}
