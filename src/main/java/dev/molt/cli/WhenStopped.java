package dev.molt.cli;

/** What a signal makes of a command that is at work: it is done before this process ends. */
final class WhenStopped {

    private final Thread hook;

    WhenStopped(Runnable end) {
        hook = new Thread(end, "molt-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The work is over. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException isEndingNow) {
            // It is being done: a person has stopped the command.
        }
    }
}
