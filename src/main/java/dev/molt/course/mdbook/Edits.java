package dev.molt.course.mdbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes of a chapter's lines: all refer to the lines as they were, and what no change touches stays as its author wrote it. */
final class Edits {

    /** Lines from 0, columns from 0 in UTF-16 units, the end excluded. */
    private record Edit(int line, int from, int to, String text) {}

    private final List<Line> lines;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<Integer> removed = new HashSet<>();

    Edits(List<Line> lines) {
        this.lines = lines;
    }

    String line(int index) {
        return lines.get(index).text();
    }

    /** In the chapter's file, from 1. */
    int number(int index) {
        return index < lines.size() ? lines.get(index).number() : 0;
    }

    List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    void replace(int line, int from, int to, String text) {
        edits.add(new Edit(line, from, to, text));
    }

    void replaceLine(int line, String text) {
        replace(line, 0, line(line).length(), text);
    }

    /** Both included. */
    void remove(int first, int last) {
        for (int i = first; i <= last; i++) {
            removed.add(i);
        }
    }

    /** The lines with all changes; of two that overlap the later one in the line is made. */
    List<String> made() {
        List<String> made = new ArrayList<>(texts());
        int[] free = texts().stream().mapToInt(String::length).toArray();
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        for (Edit edit : edits) {
            if (edit.to() <= free[edit.line()]) {
                String text = made.get(edit.line());
                made.set(edit.line(), text.substring(0, edit.from()) + edit.text() + text.substring(edit.to()));
                free[edit.line()] = edit.from();
            }
        }
        List<String> left = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            if (!removed.contains(i)) {
                left.add(made.get(i));
            }
        }
        return left;
    }
}
