package dev.molt.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Everything stored about learners as one file, the same for H2 and PostgreSQL: gzipped lines of JSON. First the format and its
 * version, then for each table a line that names its columns and a line a row, at last the number of rows, so that a file that was
 * cut off is known. Times are ISO 8601.
 */
public final class Backup {

    public static final int VERSION = 3;

    /** Parents before children, so that a restore never breaks a reference. */
    static final List<String> TABLES = List.of("learner", "activity", "progress", "kept_text");

    private static final String FORMAT = "molt-backup";
    /** What brings rows of version 1 up to date. */
    private static final String SINCE_VERSION_1 = "/db/migration/V2_1__predictions_are_attempts.sql";

    private static final int BATCH = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Backup() {}

    /** The file cannot be restored; nothing was changed. The message says why. */
    public static final class BadBackup extends Exception {
        private static final long serialVersionUID = 1;

        BadBackup(String message) {
            super(message);
        }
    }

    /** One consistent state, also while others write. Leaves {@code out} open. Returns the number of rows. */
    public static long write(Connection connection, OutputStream out) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        GZIPOutputStream zip = new GZIPOutputStream(out);
        Writer lines = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        try {
            line(
                    lines,
                    JSON.createObjectNode()
                            .put("format", FORMAT)
                            .put("version", VERSION)
                            .put("written", Instant.now().toString()));
            long rows = 0;
            for (String table : TABLES) {
                rows += writeTable(connection, table, lines);
            }
            line(lines, JSON.createObjectNode().put("rows", rows));
            lines.flush();
            zip.finish();
            return rows;
        } finally {
            connection.rollback();
        }
    }

    private static long writeTable(Connection connection, String table, Writer lines) throws SQLException, IOException {
        long count = 0;
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(BATCH);
            ResultSet rows = query.executeQuery("select * from " + table + " order by id");
            int columns = rows.getMetaData().getColumnCount();
            ObjectNode head = JSON.createObjectNode().put("table", table);
            ArrayNode names = head.putArray("columns");
            for (int i = 1; i <= columns; i++) {
                names.add(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
            line(lines, head);
            while (rows.next()) {
                ArrayNode row = JSON.createArrayNode();
                for (int i = 1; i <= columns; i++) {
                    add(row, rows, i);
                }
                line(lines, row);
                count++;
            }
        }
        return count;
    }

    private static void add(ArrayNode row, ResultSet rows, int column) throws SQLException {
        if (isTime(rows.getMetaData().getColumnType(column))) {
            @Nullable OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            row.add(time == null ? null : time.toInstant().toString());
        } else if (rows.getObject(column) instanceof Number number) {
            row.add(number.longValue());
        } else {
            row.add(rows.getString(column));
        }
    }

    /** PostgreSQL's driver calls a time with zone a {@code TIMESTAMP}. */
    private static boolean isTime(int type) {
        return type == Types.TIMESTAMP_WITH_TIMEZONE || type == Types.TIMESTAMP;
    }

    private static void line(Writer lines, JsonNode json) throws IOException {
        lines.write(JSON.writeValueAsString(json));
        lines.write('\n');
    }

    /**
     * Puts the file's rows in place of all that is stored, in one transaction: either all of it or, with an exception, nothing.
     * Returns the number of rows.
     */
    public static long restore(Connection connection, InputStream in) throws SQLException, IOException, BadBackup {
        connection.setAutoCommit(false);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            int version = checkedVersion(next(lines));
            clear(connection);
            long rows = new Restore(connection).tables(lines);
            if (version == 1) {
                bringUpToDate(connection);
            }
            connection.commit();
            return rows;
        } catch (ZipException | EOFException e) {
            throw new BadBackup("This is no backup of Molt, or only the beginning of one. Nothing was changed.");
        } catch (JsonProcessingException e) {
            throw new BadBackup("The backup is damaged: " + e.getOriginalMessage() + ". Nothing was changed.");
        } catch (DateTimeParseException e) {
            throw new BadBackup("The backup is damaged: " + e.getMessage() + ". Nothing was changed.");
        } finally {
            connection.rollback();
        }
    }

    private static int checkedVersion(JsonNode head) throws BadBackup {
        if (!head.path("format").asText().equals(FORMAT)) {
            throw new BadBackup("This is no backup of Molt. Nothing was changed.");
        }
        int version = head.path("version").asInt();
        if (version < 1 || version > VERSION) {
            throw new BadBackup("The backup has version " + version + "; this Molt reads versions up to " + VERSION
                    + ". Restore it with the Molt that wrote it, or a newer one. Nothing was changed.");
        }
        return version;
    }

    private static void bringUpToDate(Connection connection) throws SQLException, IOException {
        try (InputStream file =
                        Objects.requireNonNull(Backup.class.getResourceAsStream(SINCE_VERSION_1), SINCE_VERSION_1);
                Statement statement = connection.createStatement()) {
            for (String update : new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";\\R")) {
                statement.execute(update);
            }
        }
    }

    private static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                // Other servers on this database wait until the restore has ended.
                statement.execute("lock table " + String.join(", ", TABLES) + " in access exclusive mode");
            }
            for (int i = TABLES.size() - 1; i >= 0; i--) {
                statement.execute("delete from " + TABLES.get(i));
            }
        }
    }

    private static JsonNode next(BufferedReader lines) throws IOException, BadBackup {
        String line = lines.readLine();
        if (line == null) {
            throw new BadBackup("The backup ends too early: it was not written to its end. Nothing was changed.");
        }
        return JSON.readTree(line);
    }

    /** One reading of the tables. */
    private static final class Restore {
        private final Connection connection;

        Restore(Connection connection) {
            this.connection = connection;
        }

        long tables(BufferedReader lines) throws SQLException, IOException, BadBackup {
            long rows = 0;
            JsonNode line = next(lines);
            while (line.has("table")) {
                String table = line.get("table").asText();
                if (!TABLES.contains(table)) {
                    throw new BadBackup("The backup has a table that this Molt does not know: " + table
                            + ". Restore it with a newer Molt. Nothing was changed.");
                }
                Map<String, Integer> types = columnTypes(table);
                List<String> columns = new ArrayList<>();
                for (JsonNode name : line.get("columns")) {
                    columns.add(known(name.asText(), table, types));
                }
                String marks = "?" + ", ?".repeat(columns.size() - 1);
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")")) {
                    line = next(lines);
                    long inTable = 0;
                    while (line.isArray()) {
                        set(insert, line, columns, types);
                        insert.addBatch();
                        if (++inTable % BATCH == 0) {
                            insert.executeBatch();
                        }
                        line = next(lines);
                    }
                    insert.executeBatch();
                    rows += inTable;
                }
                restartIds(table);
            }
            if (line.path("rows").asLong(-1) != rows) {
                throw new BadBackup("The backup's last line does not fit its " + rows
                        + " rows: the file is damaged. Nothing was changed.");
            }
            return rows;
        }

        /** Names go into a statement, so only those of the table itself are let through. */
        private static String known(String column, String table, Map<String, Integer> types) throws BadBackup {
            if (!types.containsKey(column)) {
                throw new BadBackup("The backup has a column that this Molt does not know: " + table + "." + column
                        + ". Restore it with a newer Molt. Nothing was changed.");
            }
            return column;
        }

        private Map<String, Integer> columnTypes(String table) throws SQLException {
            Map<String, Integer> types = new HashMap<>();
            try (Statement query = connection.createStatement();
                    ResultSet none = query.executeQuery("select * from " + table + " where 1 = 0")) {
                for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                    types.put(
                            none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT),
                            none.getMetaData().getColumnType(i));
                }
            }
            return types;
        }

        private static void set(
                PreparedStatement insert, JsonNode row, List<String> columns, Map<String, Integer> types)
                throws SQLException, BadBackup {
            if (row.size() != columns.size()) {
                throw new BadBackup("A row of the backup has " + row.size() + " values for " + columns.size()
                        + " columns: the file is damaged. Nothing was changed.");
            }
            for (int i = 0; i < columns.size(); i++) {
                int type = types.getOrDefault(columns.get(i), Types.NULL);
                JsonNode value = row.get(i);
                if (value.isNull()) {
                    insert.setNull(i + 1, type);
                } else if (isTime(type)) {
                    insert.setObject(i + 1, OffsetDateTime.parse(value.asText()));
                } else if (value.isNumber()) {
                    insert.setLong(i + 1, value.asLong());
                } else {
                    insert.setString(i + 1, value.asText());
                }
            }
        }

        /** Ids came from the file: the next one made must lie above them. */
        private void restartIds(String table) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet highest = statement.executeQuery("select coalesce(max(id), 0) + 1 from " + table)) {
                highest.next();
                long next = highest.getLong(1);
                statement.execute("alter table " + table + " alter column id restart with " + next);
            }
        }
    }
}
