package dev.molt.run.remote;

/** Why a runner did not bring a run to its end. Its message is the reason, for people, without the runner's address. */
final class RunnerFault extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String remedy;

    enum Kind {
        /** It took the run and did not tell its end. */
        LOST,
        /** It cannot take any run now. */
        AWAY,
        /** It is there and has no room at the moment. */
        BUSY
    }

    RunnerFault(Kind kind, String reason, String remedy) {
        super(reason);
        this.kind = kind;
        this.remedy = remedy;
    }

    Kind kind() {
        return kind;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}
