package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A course that is the only one needs no name in its addresses; one that it had beside others leads to where it is now. */
@QuarkusTest
class OneCourseTest {

    @ParameterizedTest
    @CsvSource({
        "/learn, /",
        "/learn/rust-for-python, /",
        "/learn/rust-for-python/ownership, /learn/ownership",
        "/learn/rust-for-python/ownership/who-owns-it?again=x, /learn/ownership/who-owns-it?again=x"
    })
    void anAddressWithTheCourseLeadsToTheShortOne(String address, String meant) {
        given().redirects().follow(false).get(address).then().statusCode(307).header("Location", endsWith(meant));
    }

    @Test
    void nothingSpeaksOfOtherCourses() {
        given().get("/learn/ownership/who-owns-it")
                .then()
                .statusCode(200)
                .body(not(containsString("All courses")))
                .body(not(containsString("data-several")))
                .body(not(containsString("rust-for-python/")));
    }
}
