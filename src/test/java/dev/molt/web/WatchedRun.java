package dev.molt.web;

import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A run whose events are read as they come. Closing it goes away in the middle, as a browser does that leaves the page. */
final class WatchedRun implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private final List<Event> events = new ArrayList<>();

    record Event(String name, JsonPath data) {}

    WatchedRun(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The body, of an answer that is no stream of events. */
    JsonPath body() {
        return JsonPath.from(response.body());
    }

    /** Reads on to the next event of that name. */
    JsonPath until(String name) {
        Event event = next();
        while (!event.name.equals(name)) {
            event = next();
        }
        return event.data;
    }

    private Event next() {
        try {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    Event event = new Event(name, JsonPath.from(line.substring("data:".length())));
                    events.add(event);
                    return event;
                }
            }
            throw new AssertionError("the events ended after " + names());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the events read so far. */
    List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
