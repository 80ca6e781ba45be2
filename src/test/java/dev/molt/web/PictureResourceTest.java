package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;

import dev.molt.browser.PreviewProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures beside lessons, as a browser gets them. */
@QuarkusTest
@TestProfile(PreviewProfile.class)
class PictureResourceTest {

    @Test
    void aPictureIsSentOnceWhileItIsTheSame() {
        String tag = given().get("/learn/first/images/heap.svg")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("image/svg+xml"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("<svg"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/learn/first/images/heap.svg")
                .then()
                .statusCode(304)
                .body(emptyOrNullString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/learn/first/images/stack.svg",
                "/learn/second/images/heap.svg",
                "/learn/first/images/..%2Fmodule.yaml",
                "/learn/first/images/module.yaml"
            })
    void nothingElseIsSent(String address) {
        given().urlEncodingEnabled(false).get(address).then().statusCode(404);
    }
}
