package dev.molt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be typed, and which command it starts. Exit codes: 0 done, 1 it failed, 2 it was typed wrongly. */
@Command(name = "./molt")
public final class Molt {

    /** Flyway tells at length what it finds in order; a command tells in one sentence what it did. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Installation installation;

    Molt(Installation installation) {
        this.installation = installation;
    }

    public static void main(String[] arguments) {
        FLYWAY.setLevel(Level.SEVERE);
        System.exit(
                arguments.length > 0 && arguments[0].equals("check")
                        ? check(System.getenv()).execute(Arrays.copyOfRange(arguments, 1, arguments.length))
                        : commandLine(System.getenv()).execute(arguments));
    }

    /** @param variables of the environment: {@code MOLT_DATA} and its kind */
    static CommandLine commandLine(Map<String, String> variables) {
        Installation installation = Installation.of(variables);
        return ready(new CommandLine(new Molt(installation))
                .addSubcommand(new Bench(installation))
                .addSubcommand(new CheckCommand(installation))
                .addSubcommand(new ExportCommand(installation))
                .addSubcommand(new NewCommand(installation))
                .addSubcommand(new ImportCommand(installation)));
    }

    /** The check alone: to know the other commands takes a fifth of the second in which it is to be done. */
    static CommandLine check(Map<String, String> variables) {
        return ready(new CommandLine(new CheckCommand(Installation.of(variables))).setCommandName("./molt check"));
    }

    private static CommandLine ready(CommandLine line) {
        addHelp(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // Lessons and their problems are no ASCII, whatever the terminal's language is.
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        return line.setExecutionExceptionHandler(Molt::tell);
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        line.getSubcommands().values().forEach(Molt::addHelp);
    }

    /** What went wrong in a way that was thought of is told in words; anything else is a fault of Molt and shows its trace. */
    private static int tell(Exception problem, CommandLine command, CommandLine.ParseResult typed) throws Exception {
        if (problem instanceof CommandFailed) {
            command.getErr().println(problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }

    @Command(description = "Say what Molt keeps on this machine, and whether learners' code can be run safely.")
    int doctor() throws CommandFailed, IOException {
        return new Doctor(installation, System.out).examine() ? 0 : 1;
    }

    @Command(
            description = {
                "Run programs for sites on other machines, which name this one in MOLT_RUN_REMOTE_URL.",
                "Site and runner share MOLT_RUN_REMOTE_SECRET. ./molt runner --port PORT --host HOST says where to listen."
            })
    int runner() throws CommandFailed, InterruptedException {
        new RunnerCommand(installation, System.out).serve();
        return 0;
    }

    @Command(description = "Write learners and their progress to a file, also while the site is served.")
    int backup(
            @Parameters(paramLabel = "FILE", description = "The file to write; customary is the ending .molt.gz.")
                    Path file,
            @Option(names = "--force", description = "Replace FILE where it exists.") boolean force)
            throws CommandFailed, IOException {
        System.out.println(new BackupCommand(installation).write(file, force));
        return 0;
    }

    @Command(
            description =
                    "Put the learners and progress of a backup in place of those stored, also while the site is served.")
    int restore(
            @Parameters(paramLabel = "FILE", description = "A file written by ./molt backup, from H2 or PostgreSQL.")
                    Path file,
            @Option(names = "--yes", description = "Do not ask before replacing what is stored.") boolean yes)
            throws CommandFailed, IOException {
        boolean terminal = installation.variables().containsKey("MOLT_TERMINAL");
        Question question = new Question(System.in, System.out, terminal);
        System.out.println(new RestoreCommand(installation, question).restore(file, yes));
        return 0;
    }
}
