package dev.molt.proof;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What programs of one course did when they were last run, and what the last check of the whole course found. Two files, each
 * replaced whole and named by the course's id: a copy of the course in another folder is proved as it is. Checks at one time add to
 * one another. What is not readable counts as not there. Safe for use by many threads.
 */
public final class ProofCache {

    /** What no check has asked for in so many days is forgotten. */
    private static final int KEPT_DAYS = 30;

    /** As far as it names a file: what else is wrong with it, the reader of courses tells. */
    private static final Pattern ID = Pattern.compile("(?m)^id:\\s*[\"']?([a-z0-9-]{1,100})");

    private static final String USED = "used";
    private static final String VALUE = "value";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path runs;
    private final Path report;
    private final Map<String, JsonNode> fresh = new ConcurrentHashMap<>();
    private @Nullable Map<String, JsonNode> known;

    /**
     * Reads nothing yet.
     *
     * @param folder made when something is kept
     * @param course its folder of lessons
     */
    public ProofCache(Path folder, Path course) {
        String name = name(course);
        this.runs = folder.resolve(name + ".runs.json");
        this.report = folder.resolve(name + ".report.json");
    }

    private static String name(Path course) {
        try {
            Matcher id = ID.matcher(Files.readString(course.resolve("course.yaml"), StandardCharsets.ISO_8859_1));
            return id.find() ? id.group(1) : "course";
        } catch (IOException missing) {
            return "course";
        }
    }

    /** Another one for each list of texts. */
    static String hash(List<String> texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + " ").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    <T> Optional<T> find(String key, Class<T> type) {
        JsonNode value = known().get(key);
        if (value == null) {
            return Optional.empty();
        }
        fresh.put(key, value);
        return read(value.path(VALUE), type);
    }

    void keep(String key, Object value) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put(USED, LocalDate.now(ZoneOffset.UTC).toEpochDay());
        entry.set(VALUE, JSON.valueToTree(value));
        fresh.put(key, entry);
    }

    /** What the last check found, if that check was this one. */
    <T> Optional<T> report(String key, Class<T> type) {
        JsonNode kept = tree(report);
        return kept.path("key").asText().equals(key) ? read(kept.path(VALUE), type) : Optional.empty();
    }

    void keepReport(String key, Object value) throws IOException {
        ObjectNode kept = JSON.createObjectNode();
        kept.put("key", key);
        kept.set(VALUE, JSON.valueToTree(value));
        replace(report, kept);
    }

    /** Adds what was found since to what is kept. */
    void save() throws IOException {
        if (fresh.isEmpty()) {
            return;
        }
        Path folder = folder();
        try (FileChannel guard =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = guard.lock()) {
            ObjectNode all = JSON.createObjectNode();
            long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
            JsonNode before = tree(runs);
            entries(before).forEach((key, entry) -> {
                if (entry.path(USED).asLong() > today - KEPT_DAYS) {
                    all.set(key, entry);
                }
            });
            fresh.forEach((key, entry) -> all.set(key, ((ObjectNode) entry).put(USED, today)));
            if (lock.isValid() && !all.equals(before)) {
                replace(runs, all);
            }
        }
    }

    private synchronized Map<String, JsonNode> known() {
        Map<String, JsonNode> entries = known;
        if (entries == null) {
            entries = entries(tree(runs));
            known = entries;
        }
        return entries;
    }

    private static Map<String, JsonNode> entries(JsonNode tree) {
        Map<String, JsonNode> entries = new ConcurrentHashMap<>();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (field.getValue().isObject()) {
                entries.put(field.getKey(), field.getValue());
            }
        }
        return entries;
    }

    private static JsonNode tree(Path file) {
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (IOException missing) {
            return JSON.createObjectNode();
        }
    }

    private static <T> Optional<T> read(JsonNode value, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.treeToValue(value, type));
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }

    private Path folder() throws IOException {
        Path folder = runs.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder for " + runs);
        }
        return Files.createDirectories(folder);
    }

    /** Written beside and moved, so that a crash leaves the old file or the new one. */
    private void replace(Path file, JsonNode content) throws IOException {
        Path written = Files.createTempFile(folder(), "unfinished", null);
        try {
            Files.write(written, JSON.writeValueAsBytes(content));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
