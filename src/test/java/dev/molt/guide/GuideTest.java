package dev.molt.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.course.CourseFiles;
import dev.molt.course.ProblemText;
import dev.molt.proof.CourseCheck;
import dev.molt.proof.Progress;
import dev.molt.run.SharedBoxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide for those who write lessons shows is so. */
class GuideTest {

    /** Bytes; a page on a Git host loads all pictures. */
    private static final int LARGEST_PICTURE = 60_000;

    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]+\\]\\(([^)]+)\\)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^(`{3,})[^\\n]*\\n.*?^\\1$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void everyExampleHoldsAsAStrictCheckWantsIt(@TempDir Path folder) throws IOException {
        Path lessons = folder.resolve("lessons");
        Guide.writeCourse(lessons);
        CourseCheck check = new CourseCheck(new CourseCheck.Settings(
                lessons, folder, "test", null, null, rustc -> SharedBoxes.desk(new SharedBoxes())));
        CourseCheck.Report report = check.check(null, Progress.NONE);
        assertNull(report.obstacle());
        assertEquals(
                "",
                report.findings().stream()
                        .map(finding -> ProblemText.of("lessons", finding.problem()))
                        .collect(Collectors.joining()));
        assertTrue(report.programs() > 20, report.programs() + " programs");
    }

    @Test
    void noExampleFallsOut() throws IOException {
        Guide guide = Guide.read();
        assertTrue(guide.examples().size() >= 18, guide.examples().size() + " examples");
        long fences =
                guide.text().lines().filter(line -> line.startsWith("````")).count();
        assertEquals(2L * guide.examples().size(), fences, "a fence of four backticks that is no example");
    }

    @Test
    void everyPictureIsThereSmallAndShownOnceBelowItsExample() throws IOException {
        Guide guide = Guide.read();
        List<String> shown = guide.pictures().stream().map(Guide.Picture::name).toList();
        assertEquals(guide.pictured().stream().map(Guide.Example::picture).toList(), shown);
        guide.pictures().forEach(it -> assertFalse(it.alternative().isBlank(), it.name()));
        try (Stream<Path> files = Files.list(Guide.PICTURES)) {
            List<Path> pictures =
                    files.filter(file -> file.toString().endsWith(".png")).toList();
            assertEquals(
                    new TreeSet<>(shown),
                    pictures.stream()
                            .map(it -> it.getFileName().toString().replace(".png", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
            for (Path picture : pictures) {
                assertTrue(Files.size(picture) <= LARGEST_PICTURE, picture + " has " + Files.size(picture) + " bytes");
            }
        }
    }

    @Test
    void everyPictureShowsTheExampleAsItIsNow() throws IOException {
        assertEquals(
                Guide.read().pictured().stream().map(Guide.Example::hashed).collect(Collectors.joining("\n")),
                Files.readString(Guide.PICTURED).strip(),
                "take them anew: MOLT_PICTURES=true ./molt test GuidePicturesTest");
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        String prose = FENCED.matcher(Guide.read().text()).replaceAll("").replaceAll("`[^`\\n]*`", "");
        Set<String> anchors = HEADING.matcher(Guide.read().text())
                .results()
                .map(GuideTest::anchor)
                .collect(Collectors.toSet());
        List<String> links =
                LINK.matcher(prose).results().map(it -> it.group(1)).toList();
        assertTrue(links.size() >= 8, links + " are few");
        for (String link : links) {
            boolean there = link.startsWith("#")
                    ? anchors.contains(link)
                    : Files.exists(Guide.FILE.resolveSibling(link).normalize());
            assertTrue(there, link + " leads nowhere");
        }
    }

    /** As Git hosts make it of a heading. */
    private static String anchor(MatchResult heading) {
        return "#"
                + heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-');
    }

    @Test
    void aCourseIsReadAsIfItWereNotThere(@TempDir Path folder) throws IOException {
        Guide.writeCourse(folder);
        List<?> without = new CourseFiles(folder).read().problems();
        Files.copy(Guide.FILE, folder.resolve("README.md"));
        Files.createDirectories(folder.resolve(".guide"));
        assertEquals(without, new CourseFiles(folder).read().problems());
        assertEquals(List.of(), without);
        assertFalse(new CourseFiles(folder).texts().containsKey("README.md"));
    }
}
