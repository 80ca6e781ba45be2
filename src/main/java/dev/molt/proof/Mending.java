package dev.molt.proof;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes edits into the files of a course. A file is replaced whole, keeps its line ends, and is left alone when it is not as it was read.
 *
 * @param diffs of each file that was written, as {@code diff -u} shows them
 * @param left sentences about files that were left alone
 */
public record Mending(List<String> diffs, List<String> left) {

    private static final int CONTEXT_LINES = 3;

    /**
     * Writes.
     *
     * @param lessons folder of the course
     * @param title in front of each file's path, where people read it; empty for none
     * @param files as they were read
     */
    public static Mending of(Path lessons, String title, Map<String, byte[]> files, List<Finding> findings)
            throws IOException {
        Map<String, List<Edit>> byFile = new TreeMap<>();
        findings.stream()
                .flatMap(finding -> finding.edits().stream())
                .forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>())
                        .add(edit));
        Mending mending = new Mending(new ArrayList<>(), new ArrayList<>());
        for (Map.Entry<String, List<Edit>> file : byFile.entrySet()) {
            byte[] read = files.get(file.getKey());
            if (read != null) {
                String name = title.isEmpty() ? file.getKey() : title + "/" + file.getKey();
                mending.mend(lessons.resolve(file.getKey()).toRealPath(), name, read, file.getValue());
            }
        }
        return mending;
    }

    private void mend(Path file, String name, byte[] read, List<Edit> edits) throws IOException {
        String text = text(read);
        if (text == null) {
            left.add(name + " is not UTF-8 and was left alone.");
            return;
        }
        List<String> before = lines(text);
        List<String> after = edited(before, edits);
        byte[] written = String.join("", after).getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(Files.readAllBytes(file), read)) {
            left.add(name + " has changed since it was checked and was left alone: check again.");
            return;
        }
        replace(file, written);
        List<String> from = shown(before);
        List<String> to = shown(after);
        diffs.add(String.join(
                        "\n",
                        UnifiedDiffUtils.generateUnifiedDiff(name, name, from, DiffUtils.diff(from, to), CONTEXT_LINES))
                + "\n");
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** With their ends; the reader of lessons takes CRLF, LF and CR for one. */
    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("(?<=\n)|(?<=\r)(?!\n)", -1)));
    }

    /** Without what stands behind the last line end, when that is nothing. */
    private static List<String> shown(List<String> lines) {
        int last = lines.size() - 1;
        boolean ended = last >= 0 && lines.get(last).isEmpty();
        return lines.subList(0, ended ? last : lines.size()).stream()
                .map(Mending::withoutEnd)
                .toList();
    }

    private static String withoutEnd(String line) {
        return line.replaceFirst("[\r\n]+$", "");
    }

    private static String endOf(String line) {
        return line.substring(withoutEnd(line).length());
    }

    /** From the last to the first, so that earlier line numbers stay right; of two that overlap the later one. */
    private static List<String> edited(List<String> lines, List<Edit> edits) {
        List<String> edited = new ArrayList<>(lines);
        String usual = edited.isEmpty() || endOf(edited.get(0)).isEmpty() ? "\n" : endOf(edited.get(0));
        int free = edited.size() + 2;
        for (Edit edit : edits.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Edit::line).reversed())
                .toList()) {
            int at = edit.line() - 1;
            if (at + edit.count() >= free || at + edit.count() > edited.size()) {
                continue;
            }
            free = edit.line();
            if (at == edited.size() && at > 0 && endOf(edited.get(at - 1)).isEmpty()) {
                edited.set(at - 1, edited.get(at - 1) + usual);
            }
            List<String> place = edited.subList(at, at + edit.count());
            place.clear();
            place.addAll(edit.lines().stream().map(line -> line + usual).toList());
        }
        return edited;
    }

    /** Written beside and moved, so that no reader and no crash meets half of it. */
    private static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException("no folder for " + file);
        }
        Path written = Files.createTempFile(folder, ".molt-", ".md");
        try {
            Files.write(written, content);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(file));
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
