package dev.molt.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The same migrations and queries on a real PostgreSQL, from embedded binaries. */
@QuarkusTest
@TestProfile(LearningOnPostgresTest.OnPostgres.class)
@WithTestResource(LearningOnPostgresTest.Server.class)
class LearningOnPostgresTest extends KeptTextTests {

    public static class OnPostgres implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.db-kind", "postgresql");
        }
    }

    public static class Server implements QuarkusTestResourceLifecycleManager {
        private EmbeddedPostgres postgres;

        @Override
        public Map<String, String> start() {
            try {
                postgres = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    "postgres");
        }

        @Override
        public void stop() {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Inject
    DataSource database;

    @Test
    void takesWhatH2Kept() throws Exception {
        String url = "jdbc:h2:mem:moved;DB_CLOSE_DELAY=-1";
        Flyway.configure().dataSource(url, null, null).load().migrate();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Connection h2 = DriverManager.getConnection(url)) {
            try (Statement insert = h2.createStatement()) {
                insert.execute(
                        "insert into learner (token, created_at) values ('moved', '2026-01-02 03:04:05.678901+00')");
                insert.execute(
                        "insert into progress (learner_id, course, lesson, item, item_hash, completed_at, updated_at)"
                                + " select id, 'course', 'm/über', '', 'abc', created_at, created_at from learner");
            }
            assertEquals(2, Backup.write(h2, file));
        }

        record.restore(new ByteArrayInputStream(file.toByteArray()));

        try (Connection connection = database.getConnection()) {
            assertTrue(connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
        }
        CourseProgress progress = record.progress(Optional.of("moved"), "course");
        assertEquals(CourseProgress.State.COMPLETE, progress.state("m/über", List.of()));
        assertEquals(List.of("m/über"), progress.latest().stream().toList());
    }
}
