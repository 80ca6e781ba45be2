package dev.molt.cli;

import picocli.CommandLine.Command;

/** The measurements. */
@Command(name = "bench", description = "Measure Molt on this machine.")
final class Bench {}
