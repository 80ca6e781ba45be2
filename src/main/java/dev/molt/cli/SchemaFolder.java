package dev.molt.cli;

import dev.molt.course.reading.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schemas in a folder of lessons, where editors find them without a server. */
final class SchemaFolder {

    private SchemaFolder() {}

    /** Writes those that are missing or other than this Molt's. What a newer Molt wrote stays. */
    static void refresh(Path lessons) throws IOException {
        Path folder = Files.createDirectories(lessons.resolve(Schema.FOLDER));
        for (Schema schema : Schema.values()) {
            Path file = folder.resolve(schema.file());
            String ours = schema.text();
            // Whatever was made of it, no byte of it stops a refresh.
            String there = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
            if (!there.equals(ours) && Schema.version(there) <= Schema.version(ours)) {
                Files.writeString(file, ours);
            }
        }
    }
}
