package dev.molt.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a learner's cookie says, {@code TOKEN.DAY.SIGNATURE} in text.
 *
 * @param token of the learner
 * @param day (since 1970) on which it was last renewed
 */
record LearnerCookie(String token, long day) {

    /** Empty for one that Molt did not sign, and for one that is too old. */
    static Optional<LearnerCookie> read(String text, SigningKey key) {
        int end = text.lastIndexOf('.');
        if (end < 0 || !key.signed(text.substring(0, end), text.substring(end + 1))) {
            return Optional.empty();
        }
        // Only Molt signs, so what is signed has the shape that Molt gave it.
        int dot = text.indexOf('.');
        LearnerCookie read = new LearnerCookie(text.substring(0, dot), Long.parseLong(text.substring(dot + 1, end)));
        return read.day + Visitor.COOKIE_LIFE.toDays() < today() ? Optional.empty() : Optional.of(read);
    }

    static LearnerCookie renewed(String token) {
        return new LearnerCookie(token, today());
    }

    boolean isOfToday() {
        return day >= today();
    }

    String signed(SigningKey key) {
        String text = token + "." + day;
        return text + "." + key.sign(text);
    }

    private static long today() {
        return LocalDate.now(ZoneOffset.UTC).toEpochDay();
    }
}
