package dev.molt.course;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Molt's own records as bytes and back, with what they hold: records, enums, lists, sets and maps in their order, texts, whole
 * numbers, truth values, durations and null. A text that occurs twice is written, and read, once. Only the build that wrote the
 * bytes reads them.
 */
final class RecordBytes {

    private static final String OURS = "dev.molt.";

    private enum Kind {
        NULL,
        TEXT,
        TEXT_AGAIN,
        NUMBER,
        YES,
        NO,
        DURATION,
        LIST,
        SET,
        MAP,
        ENUM,
        RECORD;

        private static final Kind[] ALL = values();
    }

    /** How a record is taken apart and put together. */
    private record Shape(List<Method> parts, Constructor<?> whole) {

        static final ClassValue<Shape> OF = new ClassValue<>() {
            @Override
            protected Shape computeValue(Class<?> type) {
                RecordComponent[] components = type.getRecordComponents();
                Class<?>[] types =
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                try {
                    Constructor<?> whole = type.getDeclaredConstructor(types);
                    whole.setAccessible(true);
                    List<Method> parts = Stream.of(components)
                            .map(RecordComponent::getAccessor)
                            .toList();
                    parts.forEach(part -> part.setAccessible(true));
                    return new Shape(parts, whole);
                } catch (NoSuchMethodException none) {
                    throw new IllegalStateException(type + " is no record", none);
                }
            }
        };
    }

    private RecordBytes() {}

    static byte[] write(Record value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Writer writer = new Writer(new DataOutputStream(bytes));
        writer.value(value);
        return bytes.toByteArray();
    }

    /** @throws IOException where the bytes are none that were written for this type by this build */
    static <T extends Record> T read(ByteBuffer in, Class<T> type) throws IOException {
        try {
            Object value = new Reader(in).value();
            if (value == null) {
                throw new InvalidObjectException("these bytes hold nothing");
            }
            return type.cast(value);
        } catch (RuntimeException | ReflectiveOperationException broken) {
            throw new IOException("these bytes hold no " + type.getSimpleName(), broken);
        }
    }

    private static final class Writer {

        private final DataOutputStream out;
        private final Map<String, Integer> texts = new HashMap<>();

        Writer(DataOutputStream out) {
            this.out = out;
        }

        void value(@Nullable Object value) throws IOException {
            if (value == null) {
                kind(Kind.NULL);
            } else if (value instanceof String text) {
                text(text);
            } else if (value instanceof Integer number) {
                kind(Kind.NUMBER);
                out.writeInt(number);
            } else if (value instanceof Boolean yes) {
                kind(yes ? Kind.YES : Kind.NO);
            } else if (value instanceof Duration duration) {
                kind(Kind.DURATION);
                out.writeLong(duration.toMillis());
            } else if (value instanceof List<?> list) {
                all(Kind.LIST, list);
            } else if (value instanceof Set<?> set) {
                all(Kind.SET, set);
            } else if (value instanceof Map<?, ?> map) {
                kind(Kind.MAP);
                out.writeInt(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    value(entry.getKey());
                    value(entry.getValue());
                }
            } else if (value instanceof Enum<?> each) {
                kind(Kind.ENUM);
                text(each.getDeclaringClass().getName());
                text(each.name());
            } else if (value instanceof Record record) {
                record(record);
            } else {
                throw new InvalidObjectException("cannot be kept: " + value.getClass());
            }
        }

        private void record(Record record) throws IOException {
            kind(Kind.RECORD);
            text(record.getClass().getName());
            try {
                for (Method part : Shape.OF.get(record.getClass()).parts()) {
                    value(part.invoke(record));
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("a record has its parts", impossible);
            }
        }

        private void all(Kind kind, Collection<?> values) throws IOException {
            kind(kind);
            out.writeInt(values.size());
            for (Object each : values) {
                value(each);
            }
        }

        private void text(String text) throws IOException {
            Integer before = texts.putIfAbsent(text, texts.size());
            if (before != null) {
                kind(Kind.TEXT_AGAIN);
                out.writeInt(before);
                return;
            }
            kind(Kind.TEXT);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        /** Only the build that wrote a number reads it. */
        @SuppressWarnings("EnumOrdinal")
        private void kind(Kind kind) throws IOException {
            out.writeByte(kind.ordinal());
        }
    }

    private static final class Reader {

        private final ByteBuffer in;
        private final List<String> texts = new ArrayList<>();
        private final Map<String, Class<?>> types = new HashMap<>();

        Reader(ByteBuffer in) {
            this.in = in;
        }

        @Nullable
        Object value() throws IOException, ReflectiveOperationException {
            Kind kind = Kind.ALL[in.get()];
            return switch (kind) {
                case NULL -> null;
                case TEXT -> newText();
                case TEXT_AGAIN -> texts.get(in.getInt());
                case NUMBER -> in.getInt();
                case YES -> true;
                case NO -> false;
                case DURATION -> Duration.ofMillis(in.getLong());
                case LIST -> List.of(all());
                case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(List.of(all())));
                case MAP -> map();
                case ENUM -> constant(type());
                case RECORD -> record(type());
            };
        }

        private String newText() {
            byte[] bytes = new byte[in.getInt()];
            in.get(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            texts.add(text);
            return text;
        }

        private String text() throws IOException, ReflectiveOperationException {
            return String.valueOf(value());
        }

        private Class<?> type() throws IOException, ReflectiveOperationException {
            String name = text();
            Class<?> known = types.get(name);
            if (known == null) {
                if (!name.startsWith(OURS)) {
                    throw new InvalidObjectException(name + " is none of Molt's");
                }
                known = Class.forName(name, true, RecordBytes.class.getClassLoader());
                types.put(name, known);
            }
            return known;
        }

        private @Nullable Object[] all() throws IOException, ReflectiveOperationException {
            @Nullable Object[] all = new Object[in.getInt()];
            for (int i = 0; i < all.length; i++) {
                all[i] = value();
            }
            return all;
        }

        private Map<?, ?> map() throws IOException, ReflectiveOperationException {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                map.put(value(), value());
            }
            return Collections.unmodifiableMap(map);
        }

        private Object constant(Class<?> type) throws IOException, ReflectiveOperationException {
            String name = text();
            for (Object each : type.getEnumConstants()) {
                if (((Enum<?>) each).name().equals(name)) {
                    return each;
                }
            }
            throw new InvalidObjectException(type + " has no " + name);
        }

        private Object record(Class<?> type) throws IOException, ReflectiveOperationException {
            Shape shape = Shape.OF.get(type);
            @Nullable Object[] parts = new Object[shape.parts().size()];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = value();
            }
            return shape.whole().newInstance(parts);
        }
    }
}
