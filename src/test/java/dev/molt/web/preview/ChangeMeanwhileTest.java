package dev.molt.web.preview;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.browser.PreviewProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PreviewProfile.class)
class ChangeMeanwhileTest {

    /** It would never learn of the change else: what it holds is older. */
    @Test
    void aPageSaysWhereThePreviewStoodBeforeItWasMade() {
        int before = changes(given());
        assertEquals(before, changes(given().header(ChangeMeanwhile.HEADER, "yes")));
        assertEquals(before + 1, changes(given()));
    }

    private static int changes(RequestSpecification request) {
        String page = request.get("/learn/first/read").asString();
        return Integer.parseInt(page.replaceFirst("(?s).* data-texts=\"(\\d+)\".*", "$1"));
    }
}
