package dev.molt.web;

import static io.restassured.RestAssured.given;

import dev.molt.course.Block.Exercise;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The page of one exercise of the lesson for checks, as a learner of its own has it open. */
final class ExerciseClient {

    static final String LESSON = "/learn/fixtures/checked";

    final String token;
    private final LiveCourses live;
    private final SigningKey key;
    private final String id;

    ExerciseClient(LiveCourses live, SigningKey key, String id) {
        this(live, key, id, UUID.randomUUID().toString().substring(0, 18));
    }

    private ExerciseClient(LiveCourses live, SigningKey key, String id, String token) {
        this.live = live;
        this.key = key;
        this.id = id;
        this.token = token;
    }

    /** The same learner at another exercise. */
    ExerciseClient at(String other) {
        return new ExerciseClient(live, key, other, token);
    }

    /** Another learner at the same exercise. */
    ExerciseClient another() {
        return new ExerciseClient(live, key, id);
    }

    private Exercise exercise() {
        return (Exercise) live.folders()
                .get(0)
                .course()
                .lesson("fixtures", "checked")
                .flatMap(lesson -> lesson.item(id))
                .orElseThrow();
    }

    String hash() {
        return exercise().hash();
    }

    String starter() {
        return exercise().starter().code();
    }

    String address() {
        return LESSON + "/exercises/" + id;
    }

    String cookie() {
        String text = token + "." + LocalDate.now(ZoneOffset.UTC).toEpochDay();
        return text + "." + key.sign(text);
    }

    RequestSpecification learner() {
        return given().cookie(Visitor.COOKIE, cookie());
    }

    RequestSpecification request(Object body) {
        return learner().contentType(ContentType.JSON).body(body);
    }

    ValidatableResponse post(String what, Object body) {
        return request(body).post(address() + "/" + what).then();
    }

    ValidatableResponse state() {
        return learner().get(address()).then();
    }

    ValidatableResponse check(String source, int version) {
        return check(source, version, 1_000L);
    }

    ValidatableResponse check(String source, int version, Long took) {
        Map<String, Object> body = text(source, version);
        body.put("took", took);
        return post("checks", body);
    }

    ValidatableResponse keep(String source, int version) {
        return request(text(source, version)).put(address() + "/text").then();
    }

    ValidatableResponse reset(int version) {
        return learner().delete(address() + "/text?version=" + version).then();
    }

    ValidatableResponse reveal() {
        return post("solution", Map.of("hash", hash()));
    }

    Map<String, Object> text(String source, int version) {
        return new HashMap<>(Map.of("source", source, "hash", hash(), "version", version));
    }
}
