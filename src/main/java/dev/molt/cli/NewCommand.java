package dev.molt.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins courses, modules and lessons. */
@Command(
        name = "new",
        description = {
            "Begin a course, a module or a lesson: write a file that holds as it is, to be replaced part by part.",
            "Exit codes: 0 written, 1 it cannot be written so, 2 it was typed wrongly."
        })
final class NewCommand implements Runnable {

    private static final String ELSEWHERE = "./molt new … --lessons DIR writes into another course than Molt's own.";

    private final Installation installation;

    @Spec
    private @Nullable CommandSpec spec;

    NewCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "Say what to begin: course, module or lesson");
    }

    @Command(description = "Write the course.yaml of a new course.")
    int course(
            @Parameters(paramLabel = "DIR", description = "The folder of the course; made where there is none.")
                    Path folder,
            @Parameters(paramLabel = "TITLE", description = "What the course is called.") String title)
            throws CommandFailed {
        Path file = NewFile.course(folder.toAbsolutePath().normalize(), Title.of(title));
        tell(
                "Wrote " + ShownPath.of(file) + ". Put in summary, authors and licence.",
                "Check it:        ./molt check " + ShownPath.of(folder),
                "Add a module:    ./molt new module \"Its title\" --lessons " + ShownPath.of(folder),
                "Look at it:      ./molt preview " + ShownPath.of(folder));
        return 0;
    }

    @Command(
            description = {"Write the next module of a course: its folder, numbered, with its module.yaml.", ELSEWHERE})
    int module(@Parameters(paramLabel = "TITLE", description = "What the module is called.") String title)
            throws CommandFailed {
        Path file = NewFile.module(lessons(), Title.of(title));
        Path module = Objects.requireNonNull(file.getParent());
        tell(
                "Wrote " + ShownPath.of(file) + ". Put in what its lessons are about.",
                "Check it:        ./molt check " + ShownPath.of(module),
                "Add a lesson:    ./molt new lesson " + NewFile.slug(module) + " \"Its title\"" + option());
        return 0;
    }

    @Command(
            description = {
                "Write the next lesson of a module: a draft with an example of every part that a lesson needs.",
                ELSEWHERE
            })
    int lesson(
            @Parameters(
                            paramLabel = "MODULE",
                            description = "The module's folder or its name: 04-ownership, ownership.")
                    Path module,
            @Parameters(paramLabel = "TITLE", description = "What the lesson is called.") String title)
            throws CommandFailed {
        Path file = NewFile.lesson(lessons(), module, Title.of(title));
        tell(
                "Wrote " + ShownPath.of(file) + ", a draft: learners do not see it.",
                "Replace its parts by yours; lessons/README.md of Molt shows each of them.",
                "Look at it:      ./molt preview " + ShownPath.of(file),
                "Prove it:        ./molt check " + ShownPath.of(file),
                "Publish it:      write status: published in place of status: draft");
        return 0;
    }

    private Path lessons() throws CommandFailed {
        return installation.course().toAbsolutePath().normalize();
    }

    /** What the next command needs to find the same course; nothing where it is the one beside {@code ./molt}. */
    private String option() throws CommandFailed {
        boolean beside = Files.exists(Path.of("molt"))
                && lessons().equals(Path.of("lessons").toAbsolutePath());
        return beside ? "" : " --lessons " + ShownPath.of(lessons());
    }

    private void tell(String... lines) {
        for (String line : lines) {
            spec().commandLine().getOut().println(line);
        }
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli gives it");
    }
}
