package dev.molt.proof;

/** Programs cannot be run here, so nothing can be said of lessons. */
public final class CannotProve extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    CannotProve(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
