package dev.molt.run.box;

/** Hears what a program prints while it prints it. Called by the threads that read the box, so it must return at once. */
@FunctionalInterface
public interface PrintListener {
    PrintListener NOBODY = (channel, text) -> {};

    /** @param text as {@link BoxEnding} holds it in the end, piece by piece and never more; no piece ends in half a character */
    void printed(Channel channel, String text);
}
