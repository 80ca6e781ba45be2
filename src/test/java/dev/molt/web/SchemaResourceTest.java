package dev.molt.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.molt.course.reading.Schema;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an editor that knows the site's address gets. */
@QuarkusTest
class SchemaResourceTest {

    @ParameterizedTest
    @EnumSource
    void aSchemaIsServedToAnybodyAndMayBeKept(Schema schema) {
        String tag = given().get("/schema/" + schema.file())
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("application/schema+json"))
                .header("Cache-Control", allOf(containsString("public"), containsString("max-age=3600")))
                .header("Set-Cookie", nullValue())
                .header("ETag", not(emptyOrNullString()))
                .body(is(schema.text()))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/schema/" + schema.file())
                .then()
                .statusCode(304)
                .body(emptyOrNullString());
    }

    @Test
    void whatIsNoSchemaIsNotThere() {
        given().get("/schema/lesson.json").then().statusCode(404);
        given().get("/schema/..%2Fcourse.json").then().statusCode(404);
    }
}
