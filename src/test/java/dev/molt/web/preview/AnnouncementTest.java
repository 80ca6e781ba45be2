package dev.molt.web.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a preview says to look. */
class AnnouncementTest {

    @ParameterizedTest
    @CsvSource({
        "/c/04-ownership/01-who-owns-it.md, /learn/ownership/who-owns-it",
        "/c/04-ownership, /learn/ownership",
        "/c/04-ownership/module.yaml, /learn/ownership",
        "/c/04-ownership/images/heap.svg, /learn/ownership",
        "/c/course.yaml, /",
        "/c, /",
        "/elsewhere/04-ownership, /"
    })
    void aFileOrFolderHasAnAddress(String typed, String address) {
        assertEquals(address, Announcement.address(Path.of("/c"), Path.of(typed)));
    }
}
