package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.learning.LearningRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a learner is, and what others may not do in their name. */
@QuarkusTest
class VisitorTest {

    private static final String LESSON = "/learn/ownership/who-owns-it";
    private static final String OPENED = "{\"kind\":\"opened\",\"lesson\":\"ownership/who-owns-it\"}";

    @Inject
    SigningKey key;

    @Inject
    LearningRecord record;

    private static Response open() {
        return given().contentType(ContentType.JSON).body(OPENED).post("/api/acts");
    }

    private boolean isUnknown(String token) {
        return record.progress(Optional.of(token), "rust-for-python").states().isEmpty();
    }

    @Test
    void theCookieIsSignedAndOutOfReachOfScripts() {
        Cookie cookie = open().then().statusCode(204).extract().detailedCookie(Visitor.COOKIE);
        assertTrue(cookie.isHttpOnly());
        assertEquals("Lax", cookie.getSameSite());
        assertEquals(400L * 24 * 60 * 60, cookie.getMaxAge());
        assertEquals(3, cookie.getValue().split("\\.").length);
    }

    @Test
    void aLearnerIsKnownAgain() {
        String cookie = open().cookie(Visitor.COOKIE);
        given().cookie(Visitor.COOKIE, cookie)
                .contentType(ContentType.JSON)
                .body(OPENED)
                .post("/api/acts")
                .then()
                .statusCode(204)
                .header("Set-Cookie", nullValue());
        given().cookie(Visitor.COOKIE, cookie).get("/").then().statusCode(200).body(containsString(LESSON));
    }

    @Test
    void aForgedCookieIsNobodys() {
        String cookie = open().cookie(Visitor.COOKIE);
        String forged = (cookie.startsWith("A") ? "B" : "A") + cookie.substring(1);
        given().cookie(Visitor.COOKIE, forged)
                .contentType(ContentType.JSON)
                .body(OPENED)
                .post("/api/acts")
                .then()
                .statusCode(204)
                .cookie(Visitor.COOKIE, not(is(forged)));
    }

    @Test
    void anOldCookieIsRenewedForTheSameLearner() {
        long tenDaysAgo = LocalDate.now(ZoneOffset.UTC).toEpochDay() - 10;
        String text = "an-old-learner." + tenDaysAgo;
        String renewed = given().cookie(Visitor.COOKIE, text + "." + key.sign(text))
                .get(LESSON)
                .then()
                .statusCode(200)
                .cookie(Visitor.COOKIE, notNullValue())
                .extract()
                .cookie(Visitor.COOKIE);
        assertTrue(renewed.startsWith("an-old-learner." + (tenDaysAgo + 10) + "."), renewed);
    }

    @Test
    void aCookieOlderThanItsLifeIsNobodys() {
        String text = "gone." + (LocalDate.now(ZoneOffset.UTC).toEpochDay() - 401);
        given().cookie(Visitor.COOKIE, text + "." + key.sign(text))
                .contentType(ContentType.JSON)
                .body(OPENED)
                .post("/api/acts")
                .then()
                .statusCode(204);
        assertTrue(isUnknown("gone"));
    }

    @Test
    void readingAlonePutsNobodyInTheDatabase() {
        String cookie = given().get(LESSON).then().statusCode(200).extract().cookie(Visitor.COOKIE);
        assertTrue(isUnknown(cookie.substring(0, cookie.indexOf('.'))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSiteCannotActForALearner(String site) {
        given().header("Sec-Fetch-Site", site)
                .contentType(ContentType.JSON)
                .body(OPENED)
                .post("/api/acts")
                .then()
                .statusCode(403)
                .body(containsString("another site"));
    }

    @Test
    void anotherOriginCannotPostTheForm() {
        given().header("Origin", "https://evil.example")
                .formParam("done", "true")
                .post(LESSON + "/complete")
                .then()
                .statusCode(403);
    }

    @Test
    void theSitesOwnPagesCan() {
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.JSON)
                .body(OPENED)
                .post("/api/acts")
                .then()
                .statusCode(204);
    }

    @Test
    void everyPageHasAStrictPolicyWithANonceOfItsOwn() {
        String first = given().get(LESSON).then().statusCode(200).extract().header("Content-Security-Policy");
        String second = given().get(LESSON).header("Content-Security-Policy");
        assertTrue(first.startsWith("default-src 'none'; script-src 'self';"), first);
        assertTrue(!first.contains("unsafe-inline"), first);
        assertTrue(!first.equals(second), "the nonce is new each time");
    }
}
