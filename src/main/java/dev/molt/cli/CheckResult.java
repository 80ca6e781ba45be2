package dev.molt.cli;

import dev.molt.course.Problem;
import dev.molt.course.Problem.Severity;
import dev.molt.proof.CannotProve;
import dev.molt.proof.Finding;
import dev.molt.proof.Toolchain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./molt check} has to say.
 *
 * @param programs of which it is known what they do
 * @param started those that were run for it
 * @param toolchain null where there is none
 * @param obstacle why not all was proved; null when all was
 */
record CheckResult(
        List<Place> found,
        int programs,
        int started,
        @Nullable Toolchain toolchain,
        @Nullable CannotProve obstacle) {

    /**
     * A finding and its course.
     *
     * @param folder of the course as people name it, empty for where they stand
     */
    record Place(String folder, Finding finding) {

        Problem problem() {
            return finding.problem();
        }

        /** The file as people name it; the course's folder where no file is meant. */
        String path() {
            String file = problem().file();
            return folder.isEmpty() || file.isEmpty() ? folder + file : folder + "/" + file;
        }
    }

    long count(Severity severity) {
        return found.stream()
                .filter(each -> each.problem().severity() == severity)
                .count();
    }

    /** Of Python, such as {@code 3.12.3}; unknown where there is none. */
    String python() {
        return toolchain == null ? "unknown" : toolchain.python().split(" ", 2)[0];
    }

    String rustc() {
        return toolchain == null ? "unknown" : toolchain.rustVersion();
    }

    /** One line for people, and one more on why it is not all. */
    String summary() {
        long notes = count(Severity.NOTE);
        String problems = found.size() == notes
                ? "No problems"
                : counted(count(Severity.ERROR), "error") + " and " + counted(count(Severity.WARNING), "warning");
        String changes = notes == 0 ? "" : " " + counted(notes, "change") + " of the toolchain.";
        if (obstacle != null) {
            return problems + " in what was looked at, which is not all: programs could not be run." + changes + "\n"
                    + obstacle.getMessage() + " " + obstacle.remedy();
        }
        String fresh = started == 0 ? "all known from before" : started + " of them run now";
        String formatter = toolchain != null && toolchain.rustfmt()
                ? ""
                : "\nHow Rust is laid out was not looked at: there is no rustfmt beside rustc. ./molt doctor says more.";
        return problems + "." + changes + " " + counted(programs, "program") + " proved on Python " + python()
                + " and rustc " + rustc() + ", " + fresh + "." + formatter;
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** 0 when all is well, 1 for problems, 2 when not all could be checked. */
    int exitCode(boolean strict) {
        if (obstacle != null) {
            return 2;
        }
        return count(Severity.ERROR) > 0 || strict && count(Severity.WARNING) > 0 ? 1 : 0;
    }
}
