package dev.molt.cli;

import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import dev.molt.course.ProblemText;
import dev.molt.course.mdbook.BookUnreadable;
import dev.molt.course.mdbook.MdBook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a course with what others wrote. */
@Command(
        name = "import",
        description = {
            "Begin a course with a book: every chapter becomes a draft lesson.",
            "Exit codes: 0 written, 1 written and something needs your hand, or it cannot be written, 2 the book cannot be read."
        })
final class ImportCommand implements Runnable {

    private static final int NOT_READ = 2;

    /** Notes that say the same are told together, with the first places. */
    private static final int PLACES_SHOWN = 3;

    private final Installation installation;

    @Spec
    private @Nullable CommandSpec spec;

    ImportCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "Say what to import: mdbook DIR");
    }

    @Command(
            description = {
                "Write the chapters of an mdBook as the draft lessons of a new course.",
                "./molt import mdbook DIR --lessons COURSE names the folder of the course. Nothing that exists is overwritten."
            })
    int mdbook(@Parameters(paramLabel = "DIR", description = "The folder with the book's book.toml.") Path folder)
            throws CommandFailed {
        MdBook book;
        try {
            book = MdBook.read(folder);
        } catch (BookUnreadable e) {
            spec().commandLine().getErr().println(e.getMessage());
            return NOT_READ;
        }
        Path lessons = installation.course().toAbsolutePath().normalize();
        NewCourse.write(lessons, book.texts(), book.pictures());
        String title = ShownPath.of(folder);
        List<Problem> hands = book.problems().stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .toList();
        PrintWriter out = spec().commandLine().getOut();
        hands.forEach(problem -> out.print(ProblemText.of(title, problem)));
        notes(book.problems()).forEach(out::println);
        tell(out, book, ShownPath.of(lessons), hands.size());
        return hands.isEmpty() ? 0 : 1;
    }

    private static void tell(PrintWriter out, MdBook book, String lessons, int hands) {
        out.println("Wrote " + count(book.modules(), "module") + " with " + count(book.lessons(), "lesson") + " to "
                + lessons + ": " + count(book.pairs(), "pair") + ", " + count(book.snippets(), "snippet") + ", "
                + count(book.pictures().size(), "picture") + ". All are drafts: learners do not see them.");
        if (hands > 0) {
            out.println("Places that need your hand: " + hands + ", see above. Each lesson names its own at its top.");
        }
        out.println("Write outputs:   ./molt check --fix " + lessons);
        out.println("What is left:    ./molt check " + lessons);
        out.println("Look at it:      ./molt preview --lessons " + lessons);
        out.flush();
    }

    private static List<String> notes(List<Problem> problems) {
        Map<String, List<Problem>> same = new LinkedHashMap<>();
        problems.stream()
                .filter(problem -> problem.severity() == Severity.NOTE)
                .forEach(note -> same.computeIfAbsent(note.message() + ": " + note.remedy(), key -> new ArrayList<>())
                        .add(note));
        return same.entrySet().stream()
                .map(each -> "note: " + each.getKey() + " (" + places(each.getValue()) + ")")
                .toList();
    }

    private static String places(List<Problem> notes) {
        String shown = String.join(
                ", ",
                notes.stream()
                        .limit(PLACES_SHOWN)
                        .map(note -> note.file() + (note.line() > 0 ? ":" + note.line() : ""))
                        .toList());
        int more = notes.size() - PLACES_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli gives it");
    }
}
