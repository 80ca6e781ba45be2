package dev.molt.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.molt.proof.Progress;
import dev.molt.web.ExportResource.Contents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages that a server for exports names, and what they load, written as files that link to each other. */
final class StaticSite {

    private static final Duration MOST = Duration.ofSeconds(30);
    private static final String MISSING = "404.html";

    private static final Pattern STYLE_PART = Pattern.compile("url\\([\"']?(/[^)\"']+)[\"']?\\)");

    /** Of a file that is not exported. */
    private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^(?://[#@]|/\\*#) ?sourceMappingURL=.*$");

    private final URI server;
    private final ExportFolder folder;
    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(MOST)
            .build();
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Map<String, String> moved = new LinkedHashMap<>();
    private final Set<String> parts = new HashSet<>();
    private final Deque<String> toFetch = new ArrayDeque<>();
    private final List<String> broken = new ArrayList<>();
    private long bytes;

    /** @param bytes of all files together */
    record Written(int pages, int files, long bytes) {}

    /** @param base where the site will stand on its server, for the page of what is not found; empty where that is not known */
    StaticSite(URI server, ExportFolder folder, String base) {
        this.server = server;
        this.folder = folder;
        this.base = base;
    }

    /** @throws CommandFailed when a file of the course has a mistake, or a link leads nowhere */
    Written write(Progress progress) throws CommandFailed, IOException, InterruptedException {
        Contents contents = new ObjectMapper().readValue(fetch("/export/contents"), Contents.class);
        if (!contents.mistakes().isEmpty()) {
            throw new CommandFailed(String.join("", contents.mistakes())
                    + "The course is not exported while files of it have mistakes. ./molt check proves them.");
        }
        contents.pages().forEach(address -> pages.put(address, file(address)));
        moved.putAll(contents.moved());
        int done = 0;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            writePage(page.getKey(), page.getValue());
            progress.at(++done, pages.size());
        }
        while (!toFetch.isEmpty()) {
            writePart(toFetch.remove());
        }
        requireWhole();
        return new Written(pages.size(), pages.size() + parts.size(), bytes);
    }

    /** The file of a page, beside the root of the export. */
    private static String file(String address) {
        return switch (address) {
            case "/" -> "index.html";
            case "/export/missing" -> MISSING;
            case "/export/search", "/export/running" -> address.substring("/export/".length()) + ".html";
            default -> address.substring(1) + ".html";
        };
    }

    private void writePage(String address, String file) throws CommandFailed, IOException, InterruptedException {
        StaticPage page = new StaticPage(new String(fetch(address), StandardCharsets.UTF_8));
        page.takeOutServed();
        page.parts().forEach(this::want);
        page.link(link -> place(file, link));
        write(file, page.html().getBytes(StandardCharsets.UTF_8));
    }

    private void writePart(String address) throws CommandFailed, IOException, InterruptedException {
        byte[] body = fetch(address);
        String file = part(address);
        if (file.endsWith(".css") || file.endsWith(".js")) {
            String text =
                    SOURCE_MAP.matcher(new String(body, StandardCharsets.UTF_8)).replaceAll("");
            body = (file.endsWith(".css") ? style(file, text) : text).getBytes(StandardCharsets.UTF_8);
        }
        write(file, body);
    }

    private String style(String file, String text) {
        return STYLE_PART.matcher(text).replaceAll(part -> {
            want(part.group(1));
            return Matcher.quoteReplacement("url(\"" + place(file, part.group(1)) + "\")");
        });
    }

    /** A part is fetched once, whoever loads it. */
    private void want(String address) {
        if (parts.add(address)) {
            toFetch.add(address);
        }
    }

    /** The file of what is no page. */
    private static String part(String address) {
        return address.substring(1);
    }

    private String place(String file, String link) {
        int end = link.indexOf('#') < 0 ? link.length() : link.indexOf('#');
        String address = moved.getOrDefault(link.substring(0, end), link.substring(0, end));
        String target = parts.contains(address) ? part(address) : pages.get(address);
        if (target == null) {
            broken.add(file + " links to " + link + ", where nothing is.");
            return "";
        }
        return way(file, target) + link.substring(end);
    }

    private String way(String file, String target) {
        if (file.equals(MISSING) && !base.isEmpty()) {
            return base + target;
        }
        Path here = Path.of("/" + file).getParent();
        return here == null ? target : here.relativize(Path.of("/" + target)).toString();
    }

    private void write(String file, byte[] body) throws IOException {
        folder.write(file, body);
        bytes += body.length;
    }

    private void requireWhole() throws CommandFailed, IOException {
        List<String> all = new ArrayList<>(broken);
        all.addAll(StaticLinks.broken(folder.unfinished(), pages.values(), base));
        if (!all.isEmpty()) {
            throw new CommandFailed("Nothing was exported, since links lead nowhere:\n  "
                    + String.join("\n  ", all.stream().distinct().toList()) + "\nMend them in the lessons.");
        }
    }

    private byte[] fetch(String address) throws CommandFailed, IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(address)).timeout(MOST).build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new CommandFailed(
                    "Nothing was exported: " + address + " answers with status " + answer.statusCode() + ".");
        }
        return answer.body();
    }
}
