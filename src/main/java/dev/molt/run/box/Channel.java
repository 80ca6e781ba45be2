package dev.molt.run.box;

/** The two streams that a program prints to. */
public enum Channel {
    STDOUT,
    STDERR
}
