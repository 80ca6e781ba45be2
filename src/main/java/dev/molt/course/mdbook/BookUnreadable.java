package dev.molt.course.mdbook;

import java.util.Objects;

/** A folder is no mdBook that can be read. The message says what is wrong, where and what to do, and is all that is shown. */
public final class BookUnreadable extends Exception {
    private static final long serialVersionUID = 1;

    BookUnreadable(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
