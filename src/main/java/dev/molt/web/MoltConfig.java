package dev.molt.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Every setting of Molt. Each is also an environment variable: {@code molt.run.queue} is {@code MOLT_RUN_QUEUE}. */
@ConfigMapping(prefix = "molt")
public interface MoltConfig {

    /** Where the site listens; 0 takes any free port. */
    @WithDefault("8080")
    int port();

    /** The address it listens on. Loopback unless the whole network is meant to reach it. */
    @WithDefault("127.0.0.1")
    String host();

    /** Folder of the database, the caches and the secrets; made at the first start. */
    @WithDefault("./data")
    Path data();

    /** Folders of the courses, by commas; {@code \,} is a comma in a folder's name. */
    @WithDefault("./lessons")
    List<Path> lessons();

    /** Serve drafts and {@code /problems} too, to loopback only. */
    @WithDefault("false")
    boolean drafts();

    /**
     * Serve drafts to whoever writes them, with a bar of problems and pages that follow their files, to loopback only. The value is
     * the lesson, module or course whose address is told at the start.
     */
    Optional<Path> preview();

    /** Where to keep what a preview has proved; the folder {@code proofs} of the data folder unless told. */
    Optional<Path> proofs();

    /** Make the pages that a server is not needed for, which {@code ./molt export} writes to files. */
    @WithDefault("false")
    boolean export();

    /** Signs the cookies; at least 32 characters. Without it a key is made at the first start and kept in the data folder. */
    Optional<String> secret();

    Run run();

    /** Limits of learners' programs. Without a value the defaults of {@code dev.molt.run.RunSettings} hold. */
    interface Run {
        /** Programs compiled or run at once; by default one a core, with runners as many as these have together. */
        OptionalInt workers();

        /** Runs that may wait for a worker; one more is told that the site is busy. */
        OptionalInt queue();

        /** Programs of one learner at once; the others of theirs wait. */
        OptionalInt perLearner();

        /** Runs that one learner may start within a minute; 0 for any number. */
        @WithDefault("60")
        int ratePerLearner();

        /** Likewise for one address, behind which may be a whole class. */
        @WithDefault("1200")
        int ratePerAddress();

        /** Wall time of a compilation. */
        Optional<Duration> compileTime();

        /** Wall time of a run. */
        Optional<Duration> runTime();

        /** Compile the course's own programs in the background, so that nobody waits for their first run. */
        @WithDefault("true")
        boolean ahead();

        /** Limit memory by cgroups where they can be written. Without them limits are degraded: a watch ends what takes too much. */
        @WithDefault("true")
        boolean memoryGroups();

        /** The Python to run, where the one found is not the one wanted. */
        Optional<Path> python();

        /** The rustc to compile with, likewise. */
        Optional<Path> rustc();

        Remote remote();

        /** Runners, which are the same program on other machines: see {@code dev.molt.run.remote}. */
        interface Remote {
            /** Where they listen, such as {@code http://10.0.0.5:8090}, by commas. Without any, programs run on this machine. */
            Optional<List<URI>> url();

            /** What a site and its runners share, the same for all; at least 32 characters. */
            Optional<String> secret();

            /** Longest time to reach a runner. */
            @WithDefault("2s")
            Duration connectTimeout();

            /** After which a runner that says nothing is taken for gone; it gives a sign of life each half second. */
            @WithDefault("5s")
            Duration silenceTimeout();

            /**
             * How long a run looks for a runner that is there and has room. More than the silence time-out, or a run that was sent to
             * a silent runner is not sent to another.
             */
            @WithDefault("10s")
            Duration patience();
        }
    }
}
