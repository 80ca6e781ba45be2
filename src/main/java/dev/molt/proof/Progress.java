package dev.molt.proof;

/** Is told how far a check has come; by several threads. */
public interface Progress {

    /** For those who do not look. */
    Progress NONE = (done, all) -> {};

    /** @param all things to be proved, {@code done} of which are */
    void at(int done, int all);

    /** Takes one of {@code all} passes over the same things, {@code before} of which are done. */
    default Progress pass(int before, int passes) {
        return (done, all) -> at(before * all + done, passes * all);
    }
}
