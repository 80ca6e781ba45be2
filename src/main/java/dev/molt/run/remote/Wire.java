package dev.molt.run.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * How a site and its runners put things into words. Both are of one version: what is unknown or missing is refused, and never
 * guessed.
 */
final class Wire {
    static final String RUNS = "/runs";
    static final String HEALTH = "/health";
    static final String LINES = "application/x-ndjson";

    /** Between two lines of an answer nothing is silent for longer. */
    static final long HEARTBEAT_MILLIS = 500;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Wire() {}

    /** One line, with its end. */
    static byte[] line(Object said) {
        try {
            return (JSON.writeValueAsString(said) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + said.getClass().getSimpleName() + " cannot be written.", e);
        }
    }

    /** @throws JsonProcessingException when it is none, or of another version */
    static <T> T read(byte[] json, Class<T> type) throws IOException {
        T read = JSON.readValue(json, type);
        if (read == null) {
            throw new IOException("It says nothing.");
        }
        return read;
    }
}
