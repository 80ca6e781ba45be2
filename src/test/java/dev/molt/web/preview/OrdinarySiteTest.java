package dev.molt.web.preview;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that is no preview shows and answers nothing of one. */
@QuarkusTest
class OrdinarySiteTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/learn/ownership", "/learn/ownership/who-owns-it", "/search?q=move", "/health"})
    void aPageHasNoBarAndLoadsNothingOfIt(String page) {
        given().get(page)
                .then()
                .statusCode(200)
                .body(allOf(not(containsString("class=\"preview\"")), not(containsString("/preview"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/preview/events", "/preview/events?page=/", "/preview/bar", "/preview/bar?page=/"})
    void itsAddressesAreNotThere(String address) {
        given().get(address).then().statusCode(404);
    }
}
